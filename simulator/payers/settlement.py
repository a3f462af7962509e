"""A payer's answer as it leaves the house: what was charged and allowed, and a group and a reason for what is not paid.

A first payer's answer, a second payer's, an answer taken back and a corrected one all have this one shape.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from simulator.columns import Columns, Flags, Ints
from simulator.payers.columns import CO, GROUPS, PR, Answers

# Every reason that an answer may give, by its number in a column; 0 is none.
REASONS = (
    "", "1", "2", "3", "4", "16", "18", "22", "23", "26", "27", "29", "31", "45", "50", "59", "96", "97", "100",
    "119", "151", "197", "198", "204", "208", "222", "236", "242", "252", "253", "275", "303", "B7",
)  # fmt: skip
NUMBER = {reason: number for number, reason in enumerate(REASONS)}

DEDUCTIBLE, COINSURANCE, COPAY = (NUMBER[reason] for reason in ("1", "2", "3"))
EARLIER_PAYER, CONTRACT, REDUCED, SEQUESTERED = (NUMBER[reason] for reason in ("23", "45", "59", "253"))
TO_PATIENT, NOT_COVERED, NOT_COORDINATED, NOT_FOR_QMB = (NUMBER[reason] for reason in ("100", "204", "275", "303"))

Part = tuple[int | NDArray[Any], int | NDArray[Any], Ints]  # group, number of the reason, amount for each line


@dataclass(frozen=True, slots=True)
class Adjustments(Columns):
    """Why dollars were not paid, one row a reason: of which line, under which group, for which reason, how much."""

    line: Ints  # the row of the line
    group: Ints  # CO, PR, OA, PI
    reason: Ints  # its number in REASONS
    amount: Ints  # positive lowers the payment

    @classmethod
    def from_parts(cls, parts: Iterable[Part]) -> Self:
        """One row for each line and part that has an amount; the rows of a line stand together, in the parts' order."""
        rows = [
            (
                where,
                np.broadcast_to(group, amount.size)[where],
                np.broadcast_to(reason, amount.size)[where],
                amount[where],
            )
            for group, reason, amount in parts
            for where in [np.flatnonzero(amount)]
        ]
        line, group, reason, amount = (
            np.concatenate([np.zeros(0, np.int64), *(row[at].astype(np.int64) for row in rows)]) for at in range(4)
        )
        return cls(line, group, reason, amount).in_order()

    def in_order(self) -> Self:
        """The same rows, those of a line together."""
        return self.take(np.argsort(self.line, kind="stable"))

    def by_line(self, size: int, where: Flags | None = None) -> Ints:
        """The sum for each of `size` lines, of all rows or of some."""
        found = np.zeros(size, np.int64)
        rows = slice(None) if where is None else where
        np.add.at(found, self.line[rows], self.amount[rows])
        return found

    def codes(self, line: int) -> tuple[tuple[str, str, int], ...]:
        """The adjustments of one line as they are read: ("CO", "45", 7300)."""
        return tuple(
            (GROUPS[self.group[row]], REASONS[self.reason[row]], int(self.amount[row]))
            for row in np.flatnonzero(self.line == line)
        )


@dataclass(frozen=True, slots=True)
class Settlement:
    """A payer's answer to lines. What no adjustment takes is paid, so that every line balances."""

    charge: Ints
    allowed: Ints
    adjustments: Adjustments

    def __len__(self) -> int:
        return self.charge.size

    @property
    def adjusted(self) -> Ints:
        return self.adjustments.by_line(len(self))

    @property
    def paid(self) -> Ints:
        return self.charge - self.adjusted

    @property
    def patient(self) -> Ints:
        """What stands under PR: the patient's, or a next payer's."""
        return self.amount(PR)

    def amount(self, group: int, *reasons: str) -> Ints:
        """What stands under a group, for some reasons or (when none are named) for all."""
        rows = self.adjustments.group == group
        if reasons:
            rows &= np.isin(self.adjustments.reason, [NUMBER[reason] for reason in reasons])
        return self.adjustments.by_line(len(self), rows)

    def take(self, rows: NDArray[Any]) -> Settlement:
        """Some lines only (by number or by flag), in the order given."""
        rows = np.flatnonzero(rows) if rows.dtype == bool else rows
        places = np.full(len(self), -1)
        places[rows] = np.arange(rows.size)
        kept = self.adjustments.take(places[self.adjustments.line] >= 0)
        moved = Adjustments(places[kept.line], kept.group, kept.reason, kept.amount)
        return Settlement(self.charge[rows], self.allowed[rows], moved.in_order())

    def then(self, later: Settlement) -> Settlement:
        """These lines, and after them the later ones."""
        more = later.adjustments
        moved = Adjustments(more.line + len(self), more.group, more.reason, more.amount)
        return Settlement(
            np.concatenate([self.charge, later.charge]),
            np.concatenate([self.allowed, later.allowed]),
            self.adjustments.then(moved),
        )


def settle(answers: Answers) -> Settlement:
    """What the engine answered, with a group and a reason for every dollar not paid.

    >>> settle(adjudicate(lines, payer)).adjustments.codes(0)
    (("CO", "45", 7300), ("PR", "1", 6000), ("PR", "2", 1040))
    """
    numbers = np.array([NUMBER[reason] for reason in answers.reasons], np.int64)
    parts: Sequence[Part] = (
        (answers.group, numbers[answers.denied_by], answers.denied),
        (answers.contractual_group, CONTRACT, answers.contractual),
        (CO, REDUCED, answers.reduced),
        (PR, DEDUCTIBLE, answers.deductible),
        (PR, COINSURANCE, answers.coinsurance),
        (PR, COPAY, answers.copay),
        (CO, SEQUESTERED, answers.sequestered),
    )
    return Settlement(answers.charge, answers.allowed, Adjustments.from_parts(parts))


def together(first: Settlement, second: Settlement) -> Settlement:
    """What two payers have settled between them: paid by both, adjusted by either, left to the patient by the last.

    The second payer's OA-23 only repeats what the first one said, so it falls away. What the first one sent to the
    patient is the patient's to hand over, whatever the second pays.
    """
    said = first.adjustments
    ours = said.take((said.group != PR) | (said.reason == TO_PATIENT))
    theirs = second.adjustments.take(second.adjustments.reason != EARLIER_PAYER)
    return Settlement(first.charge, np.maximum(first.allowed, second.allowed), ours.then(theirs).in_order())
