"""How each payer keeps time, and what its systems get wrong, from data/world/payers.yaml."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from simulator.chance import Stream
from simulator.claims.team import read_span
from simulator.columns import Flags, Ints
from simulator.fields import Fields, open_fields
from simulator.payers.roll import Roll
from simulator.payers.takeback import LATER, LETTER, NOW
from simulator.reading import DATA

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
METHODS = ("check", "transfer")
_WAYS = {"now": NOW, "later": LATER, "letter": LETTER}
_SPANS = ("answers", "pended_for", "notices_after")
_RATES = (
    "pended", "old_price", "price_too_high", "notices_too_high", "pays_the_patient", "outside", "outside_unpaid",
    "enrolls_late",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Habits:
    """One row a payer. Spans are two columns, least and most; shares are basis points."""

    spans: dict[str, Ints]
    shares: dict[str, Ints]
    wait: Ints  # days from a weekday to the next on which the payer pays, by payer and weekday
    method: Ints  # a number into METHODS
    takes_back: Ints  # NOW, LATER or LETTER
    takes_replacements: Flags

    def days(self, name: str, payer: Ints, stream: Stream) -> Ints:
        """So many days by the payer's habit, row by row."""
        least, most = self.spans[name][payer].T
        found: Ints = least + stream.column_below(1_000_000, payer.size) * (most - least + 1) // 1_000_000
        return found

    def happens(self, name: str, payer: Ints, stream: Stream) -> Flags:
        """Whether it happens, as often as the payer's habit says."""
        found: Flags = stream.column_below(10_000, payer.size) < self.shares[name][payer]
        return found

    def pays_on(self, payer: Ints, decided: Ints) -> Ints:
        """The payer's next run after the day of the decision."""
        found: Ints = decided + self.wait[payer, (decided - 1) % 7]
        return found


@cache
def load_habits(payers: tuple[str, ...]) -> Habits:
    """The habits of these payers, in their order. Raises BadFile with file and line."""
    return read_habits(DATA / "world" / "payers.yaml", payers)


def read_habits(path: Path, payers: Sequence[str]) -> Habits:
    """The same from a file: a payer that has no habit of its own has the usual one."""
    with open_fields(path) as fields:
        fields.day("read")
        with fields.part("usual") as part:
            usual = _habit(part)
        for name in (*_SPANS, *_RATES, "pays_on", "pays_by", "takes_back", "replaced"):
            if name not in usual:
                fields.wrong("usual", f"needs a line `{name}`")
        own: dict[str, dict[str, Any]] = {}
        with fields.part("payers") as part:
            for name in part:
                with part.part(name) as one:
                    own[name] = _habit(one)
    rows = [{**usual, **own.get(payer, {})} for payer in payers]
    return Habits(
        spans={name: np.array([row[name] for row in rows], np.int64).reshape(-1, 2) for name in _SPANS},
        shares={name: np.array([row[name] for row in rows], np.int64) for name in _RATES},
        wait=np.array([row["pays_on"] for row in rows], np.int64).reshape(-1, 7),
        method=np.array([row["pays_by"] for row in rows], np.int64),
        takes_back=np.array([row["takes_back"] for row in rows], np.int64),
        takes_replacements=np.array([row["replaced"] for row in rows], bool),
    )


def habits_of(roll: Roll) -> Habits:
    """The habits of a roll's payers."""
    return load_habits(tuple(payer.id for payer in roll.payers))


def _habit(part: Fields) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in part:
        if name in _SPANS:
            span = read_span(part, name)
            found[name] = (span.least, span.most)
        elif name in _RATES:
            found[name] = part.rate(name).basis_points
        elif name == "pays_on":
            found[name] = _waits(part)
        elif name == "pays_by":
            found[name] = METHODS.index(part.one_of(name, METHODS))
        elif name == "takes_back":
            found[name] = _WAYS[part.one_of(name, tuple(_WAYS))]
        elif name == "replaced":
            found[name] = part.one_of(name, ("yes", "no")) == "yes"
    return found


def _waits(part: Fields) -> Sequence[int]:
    """The days from each weekday to the payer's next run; a decision is paid on the next day at the earliest."""
    days = part.texts("pays_on")
    if not days or not set(days) <= set(WEEKDAYS):
        part.wrong("pays_on", f"should name some of {', '.join(WEEKDAYS)}")
    runs = {WEEKDAYS.index(day) for day in days}
    return [next(wait for wait in range(1, 8) if (day + wait) % 7 in runs) for day in range(7)]
