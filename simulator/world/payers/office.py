"""One practice's billing office: what it knows about its visits and its patients' plans before the first claim."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from simulator.care.encounters import Care
from simulator.chance import Stream
from simulator.claims.sent import SentLines
from simulator.claims.team import Team, load_team
from simulator.columns import Flags, Ints
from simulator.coverage.elsewhere import Elsewhere, care_elsewhere
from simulator.coverage.roll import Enrolments, plans
from simulator.payers.roll import PANELS, Billed, Roll, roll
from simulator.world.payers.habits import Habits, habits_of


@dataclass(frozen=True, slots=True)
class Covers:
    """For each visit the rows of the plans that stand for it; -1 is none."""

    first: Ints  # pays first on that day
    second: Ints  # pays second on that day
    other: Ints  # one that the patient had before, or has later, and that does not cover the day


@dataclass(frozen=True, slots=True)
class Office:
    """A practice, its team, its payers, its visits and what covers them."""

    seed: int
    practice: int
    year: int
    team: Team
    roll: Roll
    habits: Habits
    care: Care
    enrolments: Enrolments
    elsewhere: Elsewhere  # the same people's bills from other providers
    billed: Billed
    covers: Covers
    first_service: Ints  # by visit: the row of its first service, and how many there are
    services: Ints

    def draws(self, *purpose: str | int) -> Stream:
        """A stream of this practice for one purpose."""
        return Stream(self.seed, *purpose, self.practice)

    def plan_of(self, enrolment: Ints) -> Ints:
        """The plan of each place on one; for -1, none, it is any, and never looked at."""
        found: Ints = np.append(self.billed.plan, 0)[enrolment]
        return found

    def days_to_file(self, payer: Ints, visit: Ints) -> Ints:
        """How many days each of these payers gives, from the service, for the claim of a visit."""
        found: Ints = self.roll.filing_limit[payer, self.billed.on[visit] - date(self.year, 1, 1).toordinal()]
        return found

    def lines(self, visit: Ints) -> tuple[Ints, Ints]:
        """The services of some visits, one after the other: which of them, and the row of the service."""
        sizes = self.services[visit]
        at = np.repeat(np.arange(visit.size), sizes)
        return at, self.first_service[visit][at] + np.arange(at.size) - (np.cumsum(sizes) - sizes)[at]

    def clean(self, at: Ints, row: Ints) -> SentLines:
        """Lines as they would be without a slip."""
        nothing = np.zeros(at.size, np.int64)
        return SentLines(at, row, nothing, nothing, nothing)


def open_office(enrolments: Enrolments, care: Care, seed: int, practice: int, skill: str, year: int) -> Office:
    """The office of a practice in one year, with a team of a skill."""
    known = roll(plans(), year)
    habits = habits_of(known)
    visits, services = care.visits, care.services
    sizes = np.bincount(services.visit, minlength=len(visits))
    return Office(
        seed=seed,
        practice=practice,
        year=year,
        team=load_team(skill),
        roll=known,
        habits=habits,
        care=care,
        enrolments=enrolments,
        elsewhere=care_elsewhere(enrolments, _visits_of(enrolments, visits.person), seed, practice, year),
        billed=Billed(
            on=visits.on,
            doctor=visits.doctor,
            service=services.service,
            units=services.units,
            charge=services.charge,
            diagnosis=services.diagnosis,
            modifier=services.modifier,
            plan=enrolments.plan,
            starts=enrolments.starts,
            ends=enrolments.ends,
            contract=enrolments.contract,
            seat=enrolments.seat,
            alone=enrolments.alone.astype(np.int64),
            in_network=_in_network(known, habits, visits.doctor, Stream(seed, "network", practice)),
            enrolled_from=_enrolled_from(habits, visits.doctor, year, Stream(seed, "enrolled", practice)),
        ),
        covers=covers(enrolments, visits.person, visits.on),
        first_service=np.cumsum(sizes) - sizes,
        services=sizes,
    )


def _visits_of(enrolments: Enrolments, person: Ints) -> Ints:
    """How many visits each person made, up to the last one who has a plan."""
    size = 1 + int(enrolments.person.max(initial=-1))
    found: Ints = np.bincount(person, minlength=size)[:size]
    return found


def covers(enrolments: Enrolments, person: Ints, on: Ints) -> Covers:
    """What covers each of some visits: a person has few plans, so each is looked at in turn for all visits at once."""
    order = np.lexsort((enrolments.starts, enrolments.order, enrolments.person))
    who = enrolments.person[order]
    begin, end = (np.searchsorted(who, person, side) for side in ("left", "right"))
    first, second, other = (np.full(person.size, -1) for _ in range(3))
    for place in range(int((end - begin).max(initial=0))):
        has = np.flatnonzero(begin + place < end)
        row = order[begin[has] + place]
        active = (enrolments.starts[row] <= on[has]) & (on[has] <= enrolments.ends[row])
        turn = enrolments.order[row]
        first[has] = np.where(active & (turn == 1), row, first[has])
        second[has] = np.where(active & (turn == 2), row, second[has])
        other[has] = np.where(~active & (turn == 1), row, other[has])
    alone = (first < 0) & (second >= 0)  # who has lost the plan that paid first is with the other one alone
    return Covers(np.where(alone, second, first), np.where(alone, -1, second), other)


def _in_network(known: Roll, habits: Habits, doctor: Ints, stream: Stream) -> Flags:
    """Whether each doctor stands on each panel of each plan."""
    paying, other = (habits.shares[name][known.payer_of_plan] for name in ("outside", "outside_unpaid"))
    doctors = 1 + int(doctor.max(initial=0))
    without = np.repeat(np.where(known.outside_pays, paying, other), PANELS * doctors)
    found: Flags = (stream.column_below(10_000, without.size) >= without).reshape(-1, doctors)
    return found


def _enrolled_from(habits: Habits, doctor: Ints, year: int, stream: Stream) -> Ints:
    """The first day of each doctor with each payer: long ago, or some weeks into the year."""
    payers, doctors = habits.method.size, 1 + int(doctor.max(initial=0))
    late = habits.happens("enrolls_late", np.repeat(np.arange(payers), doctors), stream)
    day = date(year, 1, 1).toordinal() + 20 + stream.column_below(70, late.size)
    return np.where(late, day, 0).reshape(payers, doctors)
