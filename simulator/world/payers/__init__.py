"""Claims and payers in time: what a practice sends, what payers answer, pay, deny and take back, and what follows."""
