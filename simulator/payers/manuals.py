"""Many payers in one pass: every edit looks at all lines once, and each payer's manual says which finding decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.columns import Ints
from simulator.payers.columns import NOBODY, Lines
from simulator.payers.edits import EDITS, Before
from simulator.payers.edits.denial import Edit
from simulator.payers.payer import Payer

_NOT_IN_IT = 127  # the place of an edit that a payer's manual does not have


@dataclass(frozen=True, slots=True)
class Manuals:
    """The manuals of some payers: all their edits, and the place of each in each payer's own order."""

    edits: tuple[Edit, ...]
    place: NDArray[np.int8]  # one row a payer, one column an edit

    @classmethod
    def of(cls, payers: Sequence[Payer]) -> Manuals:
        edits = tuple(edit for edit in EDITS if any(edit in payer.edits for payer in payers))
        place = np.full((len(payers), len(edits)), _NOT_IN_IT, np.int8)
        for row, payer in enumerate(payers):
            for at, edit in enumerate(payer.edits):
                place[row, edits.index(edit)] = at
        return cls(edits, place)

    @property
    def names(self) -> tuple[str, ...]:
        """The name of each edit by its number in a column; 0 is none."""
        return ("", *(edit.__name__ for edit in self.edits))


def run_manuals(
    manuals: Manuals, lines: Lines, payer: Ints, history: Lines | None = None
) -> tuple[NDArray[np.int8], NDArray[np.int8], tuple[str, ...]]:
    """For each line the edit that decides by its payer's manual (0: payable) and the group; for each edit its reason.

    What each payer's own `run_edits` would say. The last edit counts what the others leave, so it comes last here too.
    """
    first = np.full(len(lines), _NOT_IN_IT, np.int8)
    denied_by = np.zeros(len(lines), np.int8)
    group = np.full(len(lines), NOBODY, np.int8)
    reasons = [""]
    for number, edit in enumerate(manuals.edits, start=1):
        denial = edit(lines, Before(history, first == _NOT_IN_IT))
        reasons.append(denial.reason)
        rows = np.flatnonzero(denial.where)
        place = manuals.place[payer[rows], number - 1]
        is_first = place < first[rows]
        rows = rows[is_first]
        first[rows] = place[is_first]
        denied_by[rows] = number
        group[rows] = denial.group if isinstance(denial.group, int) else denial.group[rows]
    return denied_by, group, tuple(reasons)
