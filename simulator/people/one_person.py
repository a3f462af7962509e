"""One person out of the columns, as a paper or a conversation needs it."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import chain

from simulator.people.patient import Patient, mail_name
from simulator.people.pools import AREA_CODES, family_names, given_names, streets, towns
from simulator.people.population import Population


def patient_of(population: Population, row: int) -> Patient:
    """The person in one row, with a name and the ways to be reached."""
    people = population.people
    given, family = all_names()
    first, last = given[people.given[row]], family[people.family_name[row]]
    return Patient(
        given=first,
        family=last,
        birth_date=date.fromordinal(int(people.born[row])),
        phone=f"({AREA_CODES[people.area_code[row]]}) 555-01{people.phone[row]:02d}",
        email=f"{mail_name(first)}.{mail_name(last)}@example.com",
        street=f"{people.street_number[row]} {streets()[people.street[row]]}",
        town=towns()[people.town[row]],
    )


@cache
def all_names() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Given names and family names of all origins, one pool behind the other: what a number in a column counts in."""
    return tuple(chain.from_iterable(given_names().values())), tuple(chain.from_iterable(family_names().values()))
