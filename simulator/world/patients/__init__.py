"""Patients in time: what they do about what payers leave them, from the copay at the desk to the agency’s last day."""
