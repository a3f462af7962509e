"""Benefits: what a plan does not pay at all, and what it pays only so often in a year."""

from __future__ import annotations

import numpy as np

from simulator.payers.columns import NO_LIMIT, PR, Lines
from simulator.payers.edits.denial import Before, Denial


def not_a_benefit(lines: Lines, _: Before) -> Denial:
    """The plan does not have this kind of service. It is the patient's, when the plan's own words say so too."""
    return Denial(~lines.covered, PR, "204")


def excluded(lines: Lines, _: Before) -> Denial:
    """The same, by a payer that says “not covered” and leaves the why to a remark code."""
    return Denial(~lines.covered, PR, "96")


def visits_used_up(lines: Lines, before: Before) -> Denial:
    """The plan year has paid for all the visits of this kind that it pays for.

    The counter runs on within the lines, in the order of processing; what another edit refused uses no visit.
    """
    used_up = np.zeros(len(lines), bool)
    rows = np.flatnonzero(before.payable & (lines.visits_left < NO_LIMIT))
    if rows.size:
        person = lines.family[rows] * 1_000 + lines.person[rows]
        counter = (person * 10_000 + lines.plan_year[rows]) * 100 + lines.benefit[rows]
        order = np.argsort(counter, kind="stable")
        firsts = np.flatnonzero(np.diff(counter[order], prepend=counter[order[0]] - 1))
        before_it = np.arange(rows.size) - np.repeat(firsts, np.diff(firsts, append=rows.size))
        used_up[rows[order]] = before_it >= lines.visits_left[rows[order]]
    return Denial(used_up, PR, "119")
