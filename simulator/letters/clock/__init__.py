"""Days held against the file: what a day is called, last days, counts of days, and what is said to be in time."""
