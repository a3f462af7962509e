"""Filing: a claim that came too late, or came before."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from simulator.columns import Flags, Ints
from simulator.payers.columns import CO, OA, ORIGINAL, Lines
from simulator.payers.edits.denial import Before, Denial


def filed_late(lines: Lines, _: Before) -> Denial:
    """The claim reached the payer after its filing limit. Never the patient's bill."""
    return Denial(lines.received - lines.service_date > lines.filing_limit, CO, "29")


def seen_before(lines: Lines, before: Before) -> Denial:
    """The payer has processed this service of this day before. The first one stands; a replacement is no duplicate."""
    together = before.history.then(lines) if before.history else lines
    again = repeats(
        together.member,
        together.service_date,
        together.service,
        together.units,
        together.modifier,
        together.provider,
    )[len(together) - len(lines) :]
    return Denial(again & (lines.frequency == ORIGINAL), OA, "18")


def repeats(*columns: Ints) -> Flags:
    """Rows that say in every column what an earlier row said: true for each but the first of them.

    Only rows whose fingerprint is not unique are compared in full, so a shared fingerprint never makes a duplicate.
    """
    marks = fingerprint(columns)
    again = np.zeros(marks.size, bool)
    ordered = np.sort(marks)
    shared = np.unique(ordered[1:][ordered[1:] == ordered[:-1]])
    if shared.size:
        rows = np.flatnonzero(np.isin(marks, shared))
        rows = rows[np.lexsort([column[rows] for column in columns])]  # stable: the earlier row comes first
        alike = np.ones(rows.size - 1, bool)
        for column in columns:
            alike &= column[rows[1:]] == column[rows[:-1]]
        again[rows[1:][alike]] = True
    return again


def fingerprint(columns: Sequence[Ints]) -> NDArray[np.uint64]:
    """One number for each row; rows that are alike have the same."""
    marks = np.zeros(columns[0].size, np.uint64)
    for column in columns:
        marks = (marks ^ column.astype(np.uint64)) * np.uint64(0x9E3779B97F4A7C15)
        marks ^= marks >> np.uint64(29)
    return marks
