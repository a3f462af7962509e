"""People: patients who never existed, and how to reach them. Nothing here reads a real person's data."""

from simulator.people.patient import Patient, age_on, make_patient

__all__ = ["Patient", "age_on", "make_patient"]
