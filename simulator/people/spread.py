"""How a draw is spread: shares that add up to all, and curves that say which value a rank among all has.

Whole numbers only, as everywhere: a share is in basis points, a rank runs from 0 to 999,999.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.chance import Stream
from simulator.columns import Ints
from simulator.fields import Fields
from simulator.money import Rate

ALL = 10_000  # basis points
RANKS = 1_000_000


@dataclass(frozen=True, slots=True)
class Curve:
    """From a rank among all to a value: straight lines between the points that are known."""

    ranks: Ints
    values: Ints

    def at(self, rank: NDArray[Any]) -> Ints:
        """The value that each rank has."""
        left = np.minimum(np.searchsorted(self.ranks, rank, side="right") - 1, self.ranks.size - 2)
        rise, run = np.diff(self.values)[left], np.diff(self.ranks)[left]
        found: Ints = self.values[left] + (rank - self.ranks[left]) * rise // run
        return found


@dataclass(frozen=True, slots=True)
class Shares:
    """What there is, and which share of all each has. `upto` counts the shares up, one row for each group."""

    names: tuple[str, ...]
    upto: Ints

    def pick(self, stream: Stream, group: NDArray[Any]) -> Ints:
        """The number of one of the names for each row, as often as the row's group has it."""
        drawn = stream.column_below(ALL, group.size)
        found: Ints = (drawn[:, None] >= self.upto[group]).sum(axis=1, dtype=np.int64)
        return found


def ranks(stream: Stream, size: int) -> Ints:
    """A rank among all for each row, every one as likely."""
    return stream.column_below(RANKS, size)


def read_curve(fields: Fields, key: str, unit: int = 1) -> Curve:
    """Points such as `{0%: 18, 50%: 39, 100%: 90}`: half of all are at 39 or below. Values are multiplied by `unit`."""
    with fields.part(key) as part:
        points: list[tuple[int, int]] = []
        for name in part:
            try:
                share = Rate.read(name)
            except ValueError:
                part.wrong(name, "is not a share such as 25%")
            if points and share.basis_points <= points[-1][0]:
                part.wrong(name, "should be above the share before it")
            points.append((share.basis_points, part.whole(name) * unit))
    if len(points) < 2 or points[0][0] != 0 or points[-1][0] != ALL:
        fields.wrong(key, "should run from 0% to 100%")
    shares, values = zip(*points, strict=True)
    return Curve(np.array(shares) * (RANKS // ALL), np.array(values))


def read_shares(fields: Fields, key: str) -> Shares:
    """Lines such as `name: 20%` that add up to 100%: one group."""
    names, upto = _row(fields, key)
    return Shares(names, np.array([upto]))


def read_groups(fields: Fields, key: str) -> tuple[tuple[str, ...], Shares]:
    """Groups by name, each with the same names and their shares."""
    with fields.part(key) as part:
        groups = tuple(part)
        rows = [_row(part, group) for group in groups]
        for group, (names, _) in zip(groups, rows, strict=True):
            if names != rows[0][0]:
                part.wrong(group, f"should name {', '.join(rows[0][0])}, in this order")
    if not rows:
        fields.wrong(key, "has no groups")
    return groups, Shares(rows[0][0], np.array([upto for _, upto in rows]))


def _row(fields: Fields, key: str) -> tuple[tuple[str, ...], list[int]]:
    with fields.part(key) as part:
        names = tuple(part)
        upto = np.cumsum([part.rate(name).basis_points for name in names]).tolist()
    if not upto or upto[-1] != ALL:
        fields.wrong(key, f"should add up to 100%, not {Rate(0) if not upto else f'{upto[-1] / 100:g}%'}")
    return names, upto
