"""People: patients who never existed, their households and means, and how to reach them. Nothing here reads a real
person's data.
"""

from simulator.people.means import Households, Means, means_of
from simulator.people.one_person import patient_of
from simulator.people.patient import Patient, age_on, make_patient
from simulator.people.population import People, Population, population

__all__ = [
    "Households",
    "Means",
    "Patient",
    "People",
    "Population",
    "age_on",
    "make_patient",
    "means_of",
    "patient_of",
    "population",
]
