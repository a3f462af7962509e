"""An answer taken back: the whole claim negated, then a correction. Counters fall by a reversal and by nothing else."""

from __future__ import annotations

import numpy as np

from simulator.columns import Flags
from simulator.payers.columns import Answers, Lines, Spent
from simulator.payers.settlement import Adjustments, Settlement


def reverse(settlement: Settlement) -> Settlement:
    """The answer with every amount negated (CLP02 22). The correction follows as an answer of its own (CLP02 1)."""
    rows = settlement.adjustments
    negated = Adjustments(rows.line, rows.group, rows.reason, -rows.amount)
    return Settlement(-settlement.charge, -settlement.allowed, negated)


def spent_without(lines: Lines, answers: Answers, reversed_lines: Flags) -> Spent:
    """The counters after some lines were taken back: each is less by what those lines took, to the cent.

    Other claims keep their answers. What the corrected claim then takes, and what a later claim would take today, is a
    new run of the engine that starts from these counters.
    """
    rows = np.flatnonzero(reversed_lines)
    before = answers.spent
    families = np.concatenate([before.family, lines.family[rows]])
    people = np.concatenate([before.person, lines.person[rows]])
    years = np.concatenate([before.plan_year, lines.plan_year[rows]])
    names, seat = np.unique(np.stack([families, years, people]), axis=1, return_inverse=True)
    family, plan_year, person = names
    deductible, out_of_pocket = np.zeros(family.size, np.int64), np.zeros(family.size, np.int64)
    np.add.at(deductible, seat, np.concatenate([before.deductible, -answers.deductible[rows]]))
    np.add.at(out_of_pocket, seat, np.concatenate([before.out_of_pocket, -answers.patient_share[rows]]))
    return Spent(family, person, plan_year, deductible, out_of_pocket).take((deductible != 0) | (out_of_pocket != 0))
