"""Payments to a practice, in columns: what each cheque settles, line by line, and what moves outside any claim (PLB).

A payer pays on its days, one payment for all that it decided since the last. No payment is below zero: what is then
still owed to the payer goes forward under FB, and its next payment takes it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Self

import numpy as np

from simulator.columns import Columns, Flags, Ints
from simulator.payers.columns import CO, OA, PR
from simulator.payers.settlement import (
    COINSURANCE,
    CONTRACT,
    COPAY,
    DEDUCTIBLE,
    EARLIER_PAYER,
    REDUCED,
    SEQUESTERED,
    Adjustments,
)
from simulator.payers.takeback import FORWARD, PLB_REASONS, carried_forward


@dataclass(frozen=True, slots=True)
class Payments(Columns):
    """One row a payment, each payer's together and in order."""

    payer: Ints
    on: Ints
    amount: Ints
    trace: Ints  # the number of the cheque or transfer
    method: Ints


@dataclass(frozen=True, slots=True)
class Answers(Columns):
    """One row an answer to a sending. `reverses` is the row of the answer that this one takes back, -1 for none."""

    submission: Ints
    payment: Ints
    status: Ints  # CLP02
    decided: Ints
    reverses: Ints
    remark: Ints  # a number into REMARKS: that it went on to the next payer


@dataclass(frozen=True, slots=True)
class AnsweredLines(Columns):
    """One row a line of an answer: what was charged, and where every cent of it went. A reversal has it all negated."""

    answer: Ints
    service_row: Ints
    charge: Ints
    allowed: Ints
    paid: Ints
    denied: Ints
    denied_reason: Ints  # numbers in REASONS and GROUPS
    denied_group: Ints
    cause: Ints  # the hidden truth, a number in CAUSES
    contractual: Ints
    contractual_group: Ints
    reduced: Ints
    deductible: Ints
    coinsurance: Ints
    copay: Ints
    sequestered: Ints
    first_payer: Ints  # OA-23: what an earlier payer paid or took off
    other: Ints  # one more adjustment, of this group and reason
    other_reason: Ints
    other_group: Ints
    price: Ints  # the cause of a wrong price, 0 for a right one
    edit: Ints  # the number of the edit that denied

    def reversed(self, where: Flags) -> Self:
        """The same with every amount of some lines negated."""
        sign = np.where(where, -1, 1)
        return replace(self, **{name: getattr(self, name) * sign for name in _AMOUNTS})

    @property
    def adjustments(self) -> Adjustments:
        """A group and a reason for every cent not paid, in the order in which an answer gives them."""
        return Adjustments.from_parts(
            (
                (self.denied_group, self.denied_reason, self.denied),
                (OA, EARLIER_PAYER, self.first_payer),
                (self.contractual_group, CONTRACT, self.contractual),
                (CO, REDUCED, self.reduced),
                (PR, DEDUCTIBLE, self.deductible),
                (PR, COINSURANCE, self.coinsurance),
                (PR, COPAY, self.copay),
                (CO, SEQUESTERED, self.sequestered),
                (self.other_group, self.other_reason, self.other),
            )
        )

    @property
    def adjusted(self) -> Ints:
        """All that was not paid."""
        found: Ints = (
            self.denied + self.contractual + self.reduced + self.deductible + self.coinsurance + self.copay
            + self.sequestered + self.first_payer + self.other
        )  # fmt: skip
        return found

    @property
    def above(self) -> Ints:
        """What the patient may be charged above the allowed amount (PR-45)."""
        return np.where(self.contractual_group == PR, self.contractual, 0)

    @property
    def patient(self) -> Ints:
        """All that stands under PR (CLP05)."""
        found: Ints = self.cost_share + self.above
        for amount, group in ((self.denied, self.denied_group), (self.other, self.other_group)):
            found = found + np.where(group == PR, amount, 0)
        return found

    @property
    def cost_share(self) -> Ints:
        return self.deductible + self.coinsurance + self.copay


_AMOUNTS = (
    "charge", "allowed", "paid", "denied", "contractual", "reduced", "deductible", "coinsurance", "copay",
    "sequestered", "first_payer", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plb(Columns):
    """What moves outside any claim: positive takes it from the payment, negative adds it."""

    payment: Ints
    reason: Ints  # a number into PLB_REASONS
    amount: Ints
    answer: Ints  # what it is about; for FB the payment that it comes from or goes to is this one's own


REMARKS = ("", "MA18", "MA07")
TRACE_START = 5_550_000
TRACES_OF_A_PRACTICE = 1_000_000


def cheque_runs(payer: Ints, on: Ints, practice: int = 0) -> tuple[Payments, Ints]:
    """One payment for each payer and day on which it pays something, and the payment of each answer. No amounts yet.

    Each practice has a million trace numbers of its own, so that no payer uses one twice.
    """
    keys, payment = np.unique(payer * _DAYS + on, return_inverse=True)
    who, day = np.divmod(keys, _DAYS)
    nothing = np.zeros(keys.size, np.int64)
    first = TRACE_START + practice * TRACES_OF_A_PRACTICE
    return Payments(who, day, nothing, first + np.arange(keys.size), nothing), payment


def fill_in(payments: Payments, paid: Ints, plb: Plb, method: Ints) -> tuple[Payments, Plb]:
    """The payments' amounts: `paid` on claims less what moves outside them; and the FB rows that this makes."""
    net = paid - _by(plb.payment, plb.amount, len(payments))
    amount, forward = np.zeros_like(net), np.zeros_like(net)
    for payer in np.unique(payments.payer):
        rows = np.flatnonzero(payments.payer == payer)
        amount[rows], forward[rows] = carried_forward(net[rows])
    gives = np.flatnonzero(forward)
    takes = gives[
        (gives + 1 < len(payments))
        & (payments.payer[np.minimum(gives + 1, len(payments) - 1)] == payments.payer[gives])
    ]
    carried = Plb(
        payment=np.concatenate([gives, takes + 1]),
        reason=np.full(gives.size + takes.size, PLB_REASONS.index(FORWARD)),
        amount=np.concatenate([-forward[gives], forward[takes]]),
        answer=np.full(gives.size + takes.size, -1),
    )
    return replace(payments, amount=amount, method=method[payments.payer]), plb.then(carried)


def no_plb() -> Plb:
    return Plb(**{each.name: np.zeros(0, np.int64) for each in fields(Plb)})


_DAYS = 1_000_000  # a payer and a day are one number: the payer times this, plus the day


def _by(rows: Ints, amounts: Ints, size: int) -> Ints:
    found = np.zeros(size, np.int64)
    np.add.at(found, rows, amounts)
    return found
