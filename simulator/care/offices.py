"""Who stands behind the numbers of a world: its practices and their doctors, each under an NPI that was never issued.

The first practices are those of the kit's own file. Later ones bear their names with a number behind, and each practice
has numbers of its own.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from simulator.care.practice import Doctor, Practice, doctors, npi_is_valid, practices
from simulator.chance import Stream
from simulator.people.one_person import all_names

_BLOCK = 201_000_000  # no NPI that was ever given out begins with 2
_A_PRACTICE = 100
_FORMER = 1
_FIRST_DOCTOR = 2


@cache
def practice_of(number: int) -> Practice:
    """The practice of a world by its number, from 0."""
    known = practices()
    again, place = divmod(number, len(known))
    if not again:
        return known[place]
    return replace(
        known[place],
        name=f"{known[place].name} {again + 1}",
        npi=_npi(number, 0),
        former_npi=_npi(number, _FORMER),
    )


@cache
def doctors_of(number: int, many: int) -> tuple[Doctor, ...]:
    """So many doctors of a practice: those of the file first, then others with names from the pools."""
    practice = practice_of(number)
    known = doctors(practice.short) if practice in practices() else ()
    given, family = all_names()
    firsts = Stream(number, "doctors", "given").column_below(len(given), many).tolist()
    lasts = Stream(number, "doctors", "family").column_below(len(family), many).tolist()
    invented = [
        Doctor(practice.short, f"{given[first]} {family[last]}", _npi(number, _FIRST_DOCTOR + place))
        for place, (first, last) in enumerate(zip(firsts, lasts, strict=True))
    ]
    return (*known[:many], *invented[len(known) :])


def _npi(number: int, place: int) -> str:
    """The nine digits of a practice's own block, and the check digit that they ask."""
    digits = str(_BLOCK + number * _A_PRACTICE + place)
    return next(npi for check in range(10) if npi_is_valid(npi := f"{digits}{check}"))
