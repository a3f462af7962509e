"""What a plan year is used up by elsewhere: hospitals, drugs and other doctors, of which this practice hears nothing.

Each person's year is drawn for itself and is very uneven; who comes here often needs more elsewhere, too. It comes in a
few bills on days of the year, and each is counted by the plan that pays first on that day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np

from simulator.chance import Stream
from simulator.columns import Columns, Ints
from simulator.coverage.roll import Enrolments
from simulator.fields import Fields, open_fields
from simulator.people.spread import RANKS, Curve, ranks, read_curve
from simulator.reading import DATA
from simulator.whole import whole_from

_ALL = 10_000  # basis points
_MOST = 1_000_000  # days, or visits


@dataclass(frozen=True, slots=True)
class Elsewhere(Columns):
    """One row a bill from elsewhere: whose place on a plan, the day on which the plan counts it, and what it allows."""

    enrolment: Ints
    on: Ints
    allowed: Ints


NOTHING_ELSEWHERE = Elsewhere.of(enrolment=[], on=[], allowed=[])


def care_elsewhere(enrolments: Enrolments, visits: Ints, seed: int, practice: int, year: int) -> Elsewhere:
    """The bills of one year from elsewhere. `visits` says how often each person comes to this practice."""
    settings = _settings()
    usual = settings.usual.at(ranks(Stream(seed, "care elsewhere", practice), visits.size))
    percent = settings.often[np.minimum(visits, settings.often.size - 1)]
    drawn = ranks(Stream(seed, "days elsewhere", practice), visits.size * settings.days.size)
    within = drawn.reshape(-1, settings.days.size) * settings.days // RANKS
    on = date(year, 1, 1).toordinal() + np.cumsum(settings.days) - settings.days + within
    allowed = (usual * percent // 100)[:, None] * settings.bills // _ALL
    first = np.flatnonzero(enrolments.order == 1)
    person = enrolments.person[first]
    counted = (enrolments.starts[first, None] <= on[person]) & (on[person] <= enrolments.ends[first, None])
    row, bill = np.nonzero(counted & (allowed[person] >= settings.least))
    return Elsewhere(first[row], on[person[row], bill], allowed[person[row], bill])


@dataclass(frozen=True, slots=True)
class _Settings:
    usual: Curve  # what a person's care elsewhere comes to in a year, in cents
    often: Ints  # percent of the usual, by the number of visits here
    days: Ints  # the parts of the year, a bill in each
    bills: Ints  # how a year's sum is split, in basis points
    least: int


@cache
def _settings() -> _Settings:
    with open_fields(DATA / "world" / "elsewhere.yaml") as fields:
        fields.day("read")
        with fields.part("often") as part:
            percents = [part.whole(visits) for visits in part]
            known = Curve(_rising(part, above=-1), np.array(percents))
        with fields.part("bills") as part:
            bills = np.array([part.rate(day).basis_points for day in part])
            ends = _rising(part, above=0)
        if bills.sum() != _ALL:
            fields.wrong("bills", "should add up to 100%")
        return _Settings(
            usual=read_curve(fields, "a_year", unit=100),
            often=known.at(np.arange(known.ranks[-1] + 1)),
            days=np.diff(ends, prepend=0),
            bills=bills,
            least=fields.money("least").cents,
        )


def _rising(part: Fields, above: int) -> Ints:
    """Names that are whole numbers, each above the one before."""
    found: list[int] = []
    for name in part:
        number = whole_from(name, _MOST, least=(found[-1] if found else above) + 1)
        if number is None:
            part.wrong(name, "should be a whole number above the one before it")
        found.append(number)
    return np.array(found)
