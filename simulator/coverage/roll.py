"""The roll: every person's places on plans during a year, as columns. Who has no coverage has no row.

A family's plan covers the parents, their children, and grown children to 26. Coverage may be lost, found or changed at
the end of a month. Medicare begins with the month in which someone turns 65; beside it stands a plan of an employer for
whom someone still works (which pays first), one of a former employer, a supplement, Medicaid, or nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np

from simulator.chance import Stream
from simulator.columns import Columns, Flags, Ints
from simulator.coverage.shares import (
    BESIDE,
    COUPLES,
    EMPLOYER,
    GROUPS,
    MEDICAID,
    MEDICAID_BESIDE,
    MEDICARE,
    NONE,
    STEADY,
    SUPPLEMENT,
    roll_shares,
)
from simulator.people.homes import CHILD, GROWN, HEAD, PARTNER
from simulator.people.population import People, Population, birth_years

_OFF_PARENTS_PLAN, _MEDICARE_AGE, _ADULT = 26, 65, 19
_FIRST, _LATER, _SPOUSES, _SLOTS = 0, 1, 2, 4  # the contracts of one kind that a family can have in a year
_EPOCH = date(1970, 1, 1).toordinal()
_A_CONTRACT, _A_PRACTICE = 100, 100_000_000


@dataclass(frozen=True, slots=True)
class Enrolments(Columns):
    """One row for each place that a person has on a plan, in the order of the persons."""

    person: Ints
    plan: Ints  # number into plans()
    order: Ints  # 1 pays first, 2 second
    starts: Ints
    ends: Ints  # the last day
    contract: Ints  # who shares limits
    seat: Ints  # 1 is the subscriber
    alone: Flags  # nobody else is on the contract
    member_number: Ints


class _Places(NamedTuple):
    """Places on plans before the plan is chosen. `owner` is the row of whose contract it is."""

    person: Ints
    owner: Ints
    slot: Ints
    group: Ints  # number into GROUPS
    order: Ints
    starts: Ints
    ends: Ints

    def where(self, rows: Flags | Ints) -> _Places:
        return _Places(*(column[rows] for column in self))


class _Family(NamedTuple):
    """What coverage depends on, for each person."""

    people: People
    age: Ints  # at the end of the year
    band: Ints  # of income
    owner: Ints  # the row of the one whose family plan covers this person: oneself, for a grown person of one's own
    medicare_from: Ints  # day; beyond the year for those who have none
    has_medicare: Flags
    turns_65: Flags  # in this year, and has it from then on

    @property
    def size(self) -> int:
        return self.age.size


def plans() -> tuple[str, ...]:
    """The names in data/plans of the plans that people here have; a row's `plan` is a number into it."""
    return roll_shares().plans


def member_text(number: int) -> str:
    """A member number as a card prints it, from a range that is never issued."""
    practice, rest = divmod(number, _A_PRACTICE)
    contract, seat = divmod(rest, _A_CONTRACT)
    return f"ZZ 000 {practice:04d} {contract:06d} {seat:02d}"


def enrol(population: Population, seed: int, practice: int, year: int) -> Enrolments:
    """The places on plans that the people of one practice have in one year."""
    family = _family(population, seed, practice, year)
    every = (*_under_65(family, seed, practice, year), *_with_medicare(family, seed, practice, year))
    places = _Places(*(np.concatenate(columns) for columns in zip(*every, strict=True)))
    places = places.where(places.starts <= places.ends)
    places = places.where(np.lexsort((places.order, places.starts, places.person)))
    key = (places.owner * _SLOTS + places.slot) * len(GROUPS) + places.group
    _, contract = np.unique(key, return_inverse=True)
    members = np.bincount(contract)
    alone, seat = members[contract] == 1, _seats(contract, members, places.person != places.owner)
    drawn = Stream(seed, "plan", practice).column_below(10_000, members.size)[contract]
    return Enrolments(
        person=places.person,
        plan=roll_shares().plan_of(places.group, alone, drawn),
        order=places.order,
        starts=places.starts,
        ends=places.ends,
        contract=contract,
        seat=seat,
        alone=alone,
        member_number=practice * _A_PRACTICE + contract * _A_CONTRACT + seat,
    )


def _family(population: Population, seed: int, practice: int, year: int) -> _Family:
    people, shares = population.people, roll_shares()
    age = year - birth_years(people.born)
    band = np.searchsorted(shares.bands, population.households.poverty_percent[people.household], side="right") - 1
    together = np.isin(people.role, (HEAD, PARTNER, CHILD))
    together |= (people.role == GROWN) & (age < _OFF_PARENTS_PLAN)
    drawn = Stream(seed, "medicare", practice).column_below(10_000, age.size)
    older = (age >= _MEDICARE_AGE) & (drawn < shares.older[band])
    disabled = (age < _MEDICARE_AGE) & (age >= _ADULT) & (drawn < shares.disabled[band])
    starts = np.select([older, disabled], [_first_of_65(people.born), 0], date(year + 1, 1, 1).toordinal())
    owner = np.where(together, population.households.first[people.household], np.arange(age.size))
    turns_65 = older & (starts > date(year, 1, 1).toordinal())
    return _Family(people, age, band, owner, starts, older | disabled, turns_65)


def _under_65(family: _Family, seed: int, practice: int, year: int) -> tuple[_Places, ...]:
    """Places on employers' and market plans and Medicaid, until Medicare begins."""
    shares = roll_shares()
    kind = _kinds(family, seed, practice)
    change = shares.changes.pick(Stream(seed, "change", practice), kind)
    change = np.where(kind == kind[family.owner], change[family.owner], STEADY)  # a family changes together
    month = Stream(seed, "change month", practice).column_below(11, family.size)[family.owner]
    new = np.array([date(year, number, 1).toordinal() for number in range(2, 13)])[month]
    until = np.minimum(family.medicare_from - 1, date(year, 12, 31).toordinal())
    begins = np.maximum(family.people.born, date(year, 1, 1).toordinal())
    changed = np.where(change == STEADY, until, np.minimum(until, new - 1))
    first = _on(family, shares.before[kind, change], _FIRST, begins, changed)
    later = np.where(change == STEADY, NONE, shares.after[kind, change])
    return (*_couples(first, family, seed, practice), _on(family, later, _LATER, np.maximum(begins, new), until))


def _kinds(family: _Family, seed: int, practice: int) -> Ints:
    """The kind of coverage each person has: the family's, but for some of the children."""
    shares = roll_shares()
    kind = shares.under_65.pick(Stream(seed, "coverage", practice), family.band)[family.owner]
    drawn = Stream(seed, "own coverage", practice).column_below(10_000, family.size)
    child = family.age < _ADULT
    public = child & (drawn < shares.children_medicaid[family.band])
    public |= child & (kind == NONE) & (drawn >= 10_000 - shares.children_else.basis_points)
    alone = (family.people.role == GROWN) & (drawn < shares.grown_alone.basis_points)
    alone |= (family.age >= _MEDICARE_AGE) & (kind != EMPLOYER)  # who has no Medicare then has a job, or nothing
    return np.select([public, alone & ~family.turns_65], [MEDICAID, NONE], kind)


def _on(family: _Family, kind: Ints, slot: int, starts: Ints, ends: Ints) -> _Places:
    """A place for each who has a kind of coverage. On Medicaid everyone stands alone."""
    rows = np.flatnonzero(kind != NONE)
    owner = np.where(kind == MEDICAID, np.arange(family.size), family.owner)
    one = np.ones(rows.size, np.int64)
    return _Places(rows, owner[rows], one * slot, kind[rows], one, starts[rows], ends[rows])


def _couples(places: _Places, family: _Family, seed: int, practice: int) -> tuple[_Places, _Places]:
    """Where both of a couple have a plan at work: each an own one, or each one that covers all.

    Then one's own plan pays first. For a child it is the plan of the parent whose birthday is earlier in the year.
    """
    people = family.people
    partner = np.full(family.size, -1)
    partners = np.flatnonzero(people.role == PARTNER)
    partner[people.guarantor[partners]] = partners
    drawn = roll_shares().couples.pick(Stream(seed, "couple's plans", practice), np.zeros(family.size, np.int64))
    at_work = (partner >= 0) & ~family.has_medicare & ~family.has_medicare[partner]
    two = np.where(at_work[places.owner] & (places.group == EMPLOYER), drawn[places.owner], 0)
    is_partner = people.role[places.person] == PARTNER
    is_child = np.isin(people.role[places.person], (CHILD, GROWN))
    birthday = _birthday(people.born)
    both = two == COUPLES.index("both-cover-all")
    by_partner = is_partner | (is_child & (birthday[partner[places.owner]] < birthday[places.owner]))
    own = (two == COUPLES.index("each-own")) & is_partner
    first = places._replace(
        owner=np.where(own, places.person, places.owner), order=np.where(both & by_partner, 2, places.order)
    )
    second = places._replace(
        owner=partner[places.owner],
        slot=np.full_like(places.slot, _SPOUSES),
        order=np.where(by_partner, 1, 2),
    )
    return first, second.where(both)


def _with_medicare(family: _Family, seed: int, practice: int, year: int) -> tuple[_Places, _Places]:
    """Medicare, and what stands beside it. An employer's plan pays first for those who still work, else second."""
    shares = roll_shares()
    rows = np.flatnonzero(family.has_medicare)
    stream = Stream(seed, "beside medicare", practice)
    older = shares.beside_older.pick(stream, family.band)[family.owner]
    disabled = shares.beside_disabled.pick(stream, family.band)[family.owner]
    beside = np.where(family.age >= _MEDICARE_AGE, older, disabled)
    employer = np.isin(beside, (BESIDE.index("retiree"), BESIDE.index("working")))
    beside = np.where(employer & family.turns_65, BESIDE.index("alone"), beside)[rows]
    employer = np.isin(beside, (BESIDE.index("retiree"), BESIDE.index("working")))
    works = beside == BESIDE.index("working")
    zero = np.zeros(rows.size, np.int64)
    medicare = _Places(
        person=rows,
        owner=rows,
        slot=zero + _FIRST,
        group=zero + MEDICARE,
        order=np.where(works, 2, 1),
        starts=np.maximum(family.medicare_from[rows], date(year, 1, 1).toordinal()),
        ends=zero + date(year, 12, 31).toordinal(),
    )
    group = np.select([employer, beside == BESIDE.index("supplement")], [EMPLOYER, SUPPLEMENT], MEDICAID_BESIDE)
    second = medicare._replace(
        owner=np.where(employer, family.owner[rows], rows), group=group, order=np.where(works, 1, 2)
    )
    return medicare, second.where(beside != BESIDE.index("alone"))


def _seats(contract: Ints, members: Ints, is_not_owner: Flags) -> Ints:
    """Numbers from 1 within each contract: whose it is, and then the others."""
    in_order = np.lexsort((is_not_owner, contract))
    seat = np.empty(contract.size, np.int64)
    seat[in_order] = np.arange(contract.size) - (np.cumsum(members) - members)[contract[in_order]] + 1
    return seat


def _birthday(days: Ints) -> Ints:
    """A number that is lower for an earlier day of the year."""
    months = _months(days)
    return months % 12 * 31 + days - _first_days(months)


def _first_of_65(born: Ints) -> Ints:
    """The first day of the month in which Medicare begins: of the one before, for a birthday on the first."""
    return _first_days(_months(born - 1) + _MEDICARE_AGE * 12)


def _months(days: Ints) -> Ints:
    """The month of each day, counted from January 1970."""
    found: Ints = (days - _EPOCH).astype("M8[D]").astype("M8[M]").astype(np.int64)
    return found


def _first_days(months: Ints) -> Ints:
    found: Ints = months.astype("M8[M]").astype("M8[D]").astype(np.int64) + _EPOCH
    return found
