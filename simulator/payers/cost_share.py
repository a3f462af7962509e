"""Stage three: what does the member owe? Deductible, copay and coinsurance, in the order the payer processed the lines.

One line changes what the next may take: of the same person, and of everyone in the family. Different families never
meet. So the work runs as a wave: round k handles every family's k-th line of a plan year at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from simulator.columns import Flags, Ints
from simulator.payers.columns import NOTHING_SPENT, Lines, Spent


@dataclass(frozen=True, slots=True)
class Shares:
    """What the member owes on each line, and what the plan years have used after the last one."""

    deductible: Ints
    copay: Ints
    coinsurance: Ints
    spent: Spent


def cost_share(
    lines: Lines, payable: Flags, allowed: Ints, spent: Spent = NOTHING_SPENT, *, reverses: Ints | None = None
) -> Shares:
    """The deductible takes first, then the copay, then coinsurance its share of the rest; the limit cuts the sum.

    A deductible cut by the out-of-pocket limit moves its counter by the cut amount only. A line that is not
    payable takes nothing and moves nothing. A family's counter is what its people have used together. A line that
    `reverses` an earlier row (-1: none) gives back what that one took, and what follows finds the counters without it.
    """
    wave = _in_rounds(lines, payable, spent)
    rows, family, seat = wave.rows, wave.family, wave.seat
    back = _given_back(rows, reverses, len(lines))
    allowed_here, takes, copay, rate = (
        column[rows] for column in (allowed, lines.takes_deductible, lines.copay, lines.coinsurance)
    )
    person_deductible, family_deductible = lines.person_deductible[rows], lines.family_deductible[rows]
    person_limit, family_limit = lines.person_out_of_pocket[rows], lines.family_out_of_pocket[rows]
    deductible, taken_copay, coinsurance = (np.zeros(rows.size, np.int64) for _ in range(3))
    used, family_used = wave.deductible, wave.deductible.reshape(-1, wave.seats).sum(axis=1)
    pocket, family_pocket = wave.out_of_pocket, wave.out_of_pocket.reshape(-1, wave.seats).sum(axis=1)

    for first, after in pairwise(wave.rounds):
        at = slice(first, after)
        who, home, amount = seat[at], family[at], allowed_here[at]

        left = np.minimum(person_deductible[at] - used[who], family_deductible[at] - family_used[home])
        d = np.where(takes[at], np.minimum(np.maximum(left, 0), amount), 0)
        c = np.minimum(copay[at], amount - d)
        i = (rate[at] * (amount - d - c) + 5_000) // 10_000  # half a cent rounds up

        room = np.maximum(np.minimum(person_limit[at] - pocket[who], family_limit[at] - family_pocket[home]), 0)
        d = np.minimum(d, room)
        c = np.minimum(c, room - d)
        i = np.minimum(i, room - d - c)
        if back is not None:
            given = back[at]
            is_back = given >= 0
            d, c, i = (
                np.where(is_back, -before[given], now)
                for before, now in ((deductible, d), (taken_copay, c), (coinsurance, i))
            )

        used[who] += d
        family_used[home] += d
        pocket[who] += d + c + i
        family_pocket[home] += d + c + i
        deductible[at], taken_copay[at], coinsurance[at] = d, c, i

    return Shares(
        deductible=_back(deductible, rows, len(lines)),
        copay=_back(taken_copay, rows, len(lines)),
        coinsurance=_back(coinsurance, rows, len(lines)),
        spent=wave.spent_after(),
    )


def _given_back(rows: NDArray[np.intp], reverses: Ints | None, size: int) -> Ints | None:
    """For each row of the wave the place in the wave of the row that it reverses, -1 for none."""
    if reverses is None:
        return None
    place = np.full(size + 1, -1)
    place[rows] = np.arange(rows.size)
    return place[reverses[rows]]  # the last place stands for none


@dataclass(frozen=True, slots=True)
class _Wave:
    """The payable rows, round after round; each with its family and its seat, which is a person of that family."""

    rows: NDArray[np.intp]
    rounds: list[int]
    family: Ints
    seat: Ints
    seats: int
    keys: Ints  # one for each family and plan year
    deductible: Ints  # one counter for each seat
    out_of_pocket: Ints

    def spent_after(self) -> Spent:
        seat = np.flatnonzero((self.deductible != 0) | (self.out_of_pocket != 0))
        family, plan_year = np.divmod(self.keys[seat // self.seats], _YEARS)
        return Spent(family, seat % self.seats, plan_year, self.deductible[seat], self.out_of_pocket[seat])


_YEARS = 10_000  # a family and a plan year are one number: the family times this, plus the year


def _in_rounds(lines: Lines, payable: Flags, spent: Spent) -> _Wave:
    """Each family and plan year is a queue in the order of processing; round k is the k-th of every queue."""
    rows = np.flatnonzero(payable)
    key = lines.family[rows] * _YEARS + lines.plan_year[rows]
    order = np.argsort(key, kind="stable")
    rows, key = rows[order], key[order]
    is_first = np.ones(rows.size, bool)
    is_first[1:] = key[1:] != key[:-1]
    firsts = np.flatnonzero(is_first)
    queue = np.cumsum(is_first) - 1
    place = np.arange(rows.size) - firsts[queue]
    by_round = np.argsort(place.astype(np.uint16) if place.max(initial=0) < 1 << 16 else place, kind="stable")

    spent_key = spent.family * _YEARS + spent.plan_year
    keys = np.union1d(key[firsts], spent_key)
    family = np.searchsorted(keys, key[firsts])[queue][by_round]
    rows = rows[by_round]
    person = lines.person[rows]
    seats = 1 + max(person.max(initial=0), spent.person.max(initial=0))
    counters = np.zeros((2, keys.size * seats), np.int64)
    spent_seat = np.searchsorted(keys, spent_key) * seats + spent.person
    np.add.at(counters[0], spent_seat, spent.deductible)
    np.add.at(counters[1], spent_seat, spent.out_of_pocket)
    rounds = [0, *np.cumsum(np.bincount(place)).tolist()]
    return _Wave(rows, rounds, family, family * seats + person, int(seats), keys, counters[0], counters[1])


def _back(column: Ints, rows: NDArray[np.intp], size: int) -> Ints:
    """A column in the order of the wave, put back in the order of the lines."""
    whole = np.zeros(size, np.int64)
    whole[rows] = column
    return whole
