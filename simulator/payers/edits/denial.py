"""What an edit is: one short rule. A payer runs its edits in order, and the first that finds something decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from simulator.columns import Flags, Ints
from simulator.payers.columns import NOBODY, Lines


@dataclass(frozen=True, slots=True)
class Denial:
    """Where an edit found something, who then carries the charge, and the reason code (CARC) that says why."""

    where: Flags
    group: int | Ints
    reason: str


@dataclass(frozen=True, slots=True)
class Before:
    """What came before an edit: the lines processed earlier, and which of these no edit has refused yet."""

    history: Lines | None
    payable: Flags


Edit: TypeAlias = Callable[[Lines, Before], Denial]


def run_edits(
    edits: Sequence[Edit], lines: Lines, history: Lines | None = None
) -> tuple[NDArray[np.int8], NDArray[np.int8], tuple[str, ...]]:
    """For each line the edit that decides (1 is the first; 0: payable) and the group; and for each edit its reason."""
    denied_by = np.zeros(len(lines), np.int8)
    group = np.full(len(lines), NOBODY, np.int8)
    payable = np.ones(len(lines), bool)
    reasons: list[str] = []
    for place, edit in enumerate(edits, start=1):
        denial = edit(lines, Before(history, payable))
        decides = denial.where & payable
        if decides.any():
            denied_by[decides] = place
            group[decides] = denial.group if isinstance(denial.group, int) else denial.group[decides]
            payable = payable & ~decides
        reasons.append(denial.reason)
    return denied_by, group, tuple(reasons)
