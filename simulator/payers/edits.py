"""Stage one: is this line payable at all? Each edit is one short rule; the first that finds something decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from simulator.payers.columns import CO, NOBODY, OA, ORIGINAL, Flags, Ints, Lines


@dataclass(frozen=True, slots=True)
class Denial:
    """Where an edit found something, who then carries the charge, and the reason code (CARC) that says why."""

    where: Flags
    group: int | NDArray[np.int8]
    reason: str


Edit: TypeAlias = Callable[[Lines, Lines | None], Denial]


def not_a_member(lines: Lines, _history: Lines | None) -> Denial:
    """The claim's number is nobody's on the payer's roll. Read the card again, then correct or bill other cover."""
    return Denial(lines.member < 0, CO, "31")


def filed_late(lines: Lines, _history: Lines | None) -> Denial:
    """The claim reached the payer after its filing limit. Never the patient's bill."""
    return Denial(lines.received - lines.service_date > lines.filing_limit, CO, "29")


def seen_before(lines: Lines, history: Lines | None) -> Denial:
    """The payer has processed this service of this day before. The first one stands; a replacement is no duplicate."""
    together = history.then(lines) if history else lines
    again = repeats(
        together.member,
        together.service_date,
        together.service,
        together.units,
        together.modifier,
        together.provider,
    )[len(together) - len(lines) :]
    return Denial(again & (lines.frequency == ORIGINAL), OA, "18")


def no_authorization(lines: Lines, _history: Lines | None) -> Denial:
    """The plan wants approval before this service and the claim shows none. Find the number first, then dispute."""
    return Denial(lines.needs_authorization & ~lines.authorized, CO, "197")


EDITS: tuple[Edit, ...] = (not_a_member, filed_late, seen_before, no_authorization)
BY_NAME: dict[str, Edit] = {edit.__name__: edit for edit in EDITS}


def run_edits(
    edits: Sequence[Edit], lines: Lines, history: Lines | None = None
) -> tuple[NDArray[np.int8], NDArray[np.int8], tuple[str, ...]]:
    """For each line the edit that decides (1 is the first; 0: payable) and the group; and for each edit its reason."""
    denied_by = np.zeros(len(lines), np.int8)
    group = np.full(len(lines), NOBODY, np.int8)
    reasons: list[str] = []
    for place, edit in enumerate(edits, start=1):
        denial = edit(lines, history)
        decides = denial.where & (denied_by == 0)
        denied_by[decides] = place
        group[decides] = denial.group if isinstance(denial.group, int) else denial.group[decides]
        reasons.append(denial.reason)
    return denied_by, group, tuple(reasons)


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
