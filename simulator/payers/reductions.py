"""Several services of one day: the dearest is paid in full, each further one of its family in part (CO-59)."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from simulator.columns import Flags, Ints
from simulator.payers.columns import Lines


def reduced(lines: Lines, payable: Flags, allowed: Ints, cuts: Mapping[int, int]) -> Ints:
    """What is taken off each line. `cuts` has, by kind of service, the basis points that a further one loses.

    Ranked by the allowed amount within a claim; of two alike the one that stands first is paid in full. A denied line
    has no rank. Half a cent rounds up.
    """
    cut = np.zeros(max(cuts) + 1 if cuts else 1, np.int64)
    cut[list(cuts)] = list(cuts.values())
    kind = np.where(lines.benefit < cut.size, lines.benefit, 0)
    rate = np.where((lines.benefit < cut.size) & payable, cut[kind], 0)
    rows = np.flatnonzero(rate)
    order = np.lexsort([-allowed[rows], lines.benefit[rows], lines.claim[rows]])
    rows = rows[order]
    further = np.zeros(rows.size, bool)
    further[1:] = (lines.claim[rows[1:]] == lines.claim[rows[:-1]]) & (
        lines.benefit[rows[1:]] == lines.benefit[rows[:-1]]
    )
    taken = np.zeros(len(lines), np.int64)
    taken[rows] = np.where(further, (allowed[rows] * rate[rows] + 5_000) // 10_000, 0)
    return taken
