"""A year of visits and what was done at them, as columns: how the practice's people used it, and what it charged.

How often a person comes depends on age and on health, which is drawn for itself and is very uneven: some never come, a
few come every week. Who has a lasting problem comes back for it. What stands here is what was done and what a careful
coder makes of it; the mistakes are made later, by those who bill.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

import numpy as np

from simulator.care.reasons import line_modifiers, reasons, set_apart
from simulator.care.services import kit_services
from simulator.chance import Stream
from simulator.columns import Columns, Flags, Ints
from simulator.dates import is_business_day
from simulator.people.population import People, Population, birth_years
from simulator.people.spread import RANKS, ranks

_MOST_VISITS = 80


@dataclass(frozen=True, slots=True)
class Visits(Columns):
    """One row a visit, by person and day. A person has at most one visit a day."""

    person: Ints
    on: Ints
    doctor: Ints  # from 0
    new_patient: Flags
    referred: Flags  # another doctor asked for something that was done
    reason: Ints  # number into reasons().names


@dataclass(frozen=True, slots=True)
class Services(Columns):
    """One row a line, in the order of the visits."""

    visit: Ints
    service: Ints  # number in services()
    units: Ints
    charge: Ints  # cents, for all units
    diagnosis: Ints  # number in diagnoses()
    modifier: Ints  # one bit for each of modifiers()


@dataclass(frozen=True, slots=True)
class Care:
    """What one practice did in one year."""

    visits: Visits
    services: Services


def care(population: Population, seed: int, practice: int, year: int) -> Care:
    """The visits of one practice's people in one year, and the services given at them."""
    visits, diagnosis = _visits(population.people, seed, practice, year)
    return _services(visits, diagnosis, seed, practice)


def _visits(people: People, seed: int, practice: int, year: int) -> tuple[Visits, Ints]:
    """Visits by person and day, and the diagnosis of each."""
    table, size = reasons(), len(people)
    group = np.searchsorted(table.ages, year - birth_years(people.born), side="right") - 1
    person = np.repeat(np.arange(size), _how_many(people, group, seed, practice, year))
    lasting = table.lasting.pick(Stream(seed, "lasting problem", practice), group)[person]
    again = Stream(seed, "follow-up", practice).column_chance(table.follow_up, person.size)
    reason = np.where(again, lasting, table.new.pick(Stream(seed, "new problem", practice), group[person]))
    open_days = _open_days(year)
    earliest = np.searchsorted(open_days, people.born)[person]
    place = _places(person, reason, again, earliest, open_days.size, seed, practice)
    rows = np.lexsort((place, person))
    rows = rows[_first_of(person[rows], place[rows]) & (place[rows] < open_days.size)]
    person, place, reason, lasting = person[rows], place[rows], reason[rows], lasting[rows]
    reason = np.where(table.once[reason] & ~_first_in_year(person, reason), lasting, reason)
    doctors = -(-size // table.people_a_doctor)
    is_first = np.diff(person, prepend=-1) != 0
    new = Stream(seed, "new patient", practice).column_chance(table.new_patients, size)[person] & is_first
    visits = Visits(
        person=person,
        on=open_days[place],
        doctor=Stream(seed, "doctor", practice).column_below(doctors, size)[person],
        new_patient=new,
        referred=np.zeros(person.size, bool),
        reason=reason,
    )
    rank_of_person = ranks(Stream(seed, "lasting diagnosis", practice), size)[person]
    rank_of_visit = ranks(Stream(seed, "diagnosis", practice), person.size)
    rank = np.where(reason == lasting, rank_of_person, rank_of_visit)
    chosen = table.first_diagnosis[reason] + rank * table.how_many_diagnoses[reason] // RANKS
    return visits, table.diagnoses[chosen]


def _how_many(people: People, group: Ints, seed: int, practice: int, year: int) -> Ints:
    """Visits of each person in the year: the usual for the age, by health, for the part of the year lived."""
    table = reasons()
    days = date(year, 12, 31).toordinal() + 1 - np.maximum(people.born, date(year, 1, 1).toordinal())
    health = table.health.at(ranks(Stream(seed, "health", practice), group.size))
    ten_thousandths = table.visits[group] * health * days // 365
    drawn = Stream(seed, "visits", practice).column_below(10_000, group.size)
    found: Ints = np.minimum((ten_thousandths + drawn) // 10_000, _MOST_VISITS)
    return found


def _places(person: Ints, reason: Ints, again: Flags, earliest: Ints, days: int, seed: int, practice: int) -> Ints:
    """The working day of each visit, as its place among those of the year. A treatment goes on every few days."""
    every = np.where(again, reasons().every[reason], 0)
    in_row = every > 0
    before: Ints = np.cumsum(in_row) - in_row
    starts = np.flatnonzero(np.diff(person, prepend=-1) != 0)
    of_person = np.cumsum(np.diff(person, prepend=-1) != 0) - 1
    turn: Ints = before - before[starts][of_person]  # which visit of a treatment this is
    how_many = np.bincount(of_person, weights=in_row).astype(np.int64)[of_person] if person.size else person
    rank_of_visit = ranks(Stream(seed, "day", practice), person.size)
    rank_of_person = rank_of_visit[starts][of_person]
    room = np.maximum(days - earliest - how_many * every, 1)
    found: Ints = np.where(
        in_row,
        earliest + rank_of_person * room // RANKS + turn * every,
        earliest + rank_of_visit * np.maximum(days - earliest, 1) // RANKS,
    )
    return found


def _services(visits: Visits, diagnosis: Ints, seed: int, practice: int) -> Care:
    """What was done at each visit: the reason's services, each as often as it is, in their order."""
    table, size = reasons(), len(visits)
    slots = table.service.shape[1]
    drawn = Stream(seed, "services", practice).column_below(10_000, size * slots).reshape(size, slots)
    drawn = np.take_along_axis(drawn, table.decides[visits.reason], axis=1)
    visit, slot = np.nonzero(drawn < table.chance[visits.reason])
    reason = visits.reason[visit]
    service = table.service[reason, slot]
    service = np.where(visits.new_patient[visit], table.new_form[service], service)
    most = table.units[reason, slot]
    units = 1 + ranks(Stream(seed, "units", practice), visit.size) * most // RANKS
    own = table.own_diagnosis[reason, slot]
    on_line = np.where(own >= 0, own, diagnosis[visit])
    referral = np.array([each.referral_needed for each in kit_services().values()])
    referred = np.zeros(size, bool)
    referred[visit[referral[service]]] = True
    lines = Services(
        visit=visit,
        service=service,
        units=units,
        charge=units * _charges(seed, practice)[service],
        diagnosis=on_line,
        modifier=line_modifiers()[service, on_line] | _apart(visit, service, size),
    )
    return Care(replace(visits, referred=referred), lines)


def _charges(seed: int, practice: int) -> Ints:
    """The practice's charges for one unit: whole dollars within what is usual, and never a team's own prices."""
    low, high = np.array([[each.cents for each in service.usual_charge] for service in kit_services().values()]).T
    drawn = ranks(Stream(seed, "charges", practice), low.size)
    found: Ints = low + drawn * ((high - low) // 100 + 1) // RANKS * 100
    return found


def _apart(visit: Ints, service: Ints, size: int) -> Ints:
    """The modifier that says a service stood on its own, where another of the visit would include it."""
    bits = np.zeros(visit.size, np.int64)
    for included, paid, bit in set_apart():
        beside = np.zeros(size, bool)
        beside[visit[service == paid]] = True
        bits |= np.where((service == included) & beside[visit], bit, 0)
    return bits


@cache
def _open_days(year: int) -> Ints:
    """The days of a year on which the practice sees patients."""
    days = (date(year, 1, 1) + timedelta(days=number) for number in range(366))
    return np.array([day.toordinal() for day in days if day.year == year and is_business_day(day)])


def _first_of(person: Ints, place: Ints) -> Flags:
    """The first row for each person and day, in rows that are sorted by them."""
    found: Flags = (np.diff(person, prepend=-1) != 0) | (np.diff(place, prepend=-1) != 0)
    return found


def _first_in_year(person: Ints, reason: Ints) -> Flags:
    """The first visit of a person for each reason."""
    _, rows = np.unique(person * len(reasons().names) + reason, return_index=True)
    first = np.zeros(person.size, bool)
    first[rows] = True
    return first
