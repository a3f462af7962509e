"""How money comes back to a payer, and what moves outside any claim (PLB): recovery, our refund, interest, balances.

A positive amount takes money from the payment, a negative one adds it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.columns import Columns, Ints

RECOVERY, OUR_REFUND, INTEREST, FORWARD = "WO", "72", "L6", "FB"
PLB_REASONS = (RECOVERY, OUR_REFUND, INTEREST, FORWARD)
NOW, LATER, LETTER = range(3)  # the three ways to take money back


@dataclass(frozen=True, slots=True)
class OutsideClaims(Columns):
    """Provider adjustments, one a row: in which cheque, for which reason, about which claim, how much."""

    cheque: Ints
    reason: Ints  # its place in PLB_REASONS
    claim: Ints  # -1 where it is about none
    amount: Ints

    def by_cheque(self, cheques: int) -> Ints:
        """What these rows take from each of so many cheques."""
        found = np.zeros(cheques, np.int64)
        np.add.at(found, self.cheque, self.amount)
        return found


def take_back(way: Ints, claim: Ints, overpaid: Ints, cheque: Ints, later: Ints) -> OutsideClaims:
    """The rows that go with money taken back. `cheque` is the one with the reversal, `later` the one that recovers.

    NOW: none, the reversal and the correction net in the same cheque. LATER: WO negative now gives it back, WO positive
    later takes it. LETTER: we mailed a cheque; WO positive and 72 negative come to nothing, and there is no reversal.
    """
    by_offset, by_letter = np.flatnonzero(way == LATER), np.flatnonzero(way == LETTER)
    rows = (
        (by_offset, cheque, RECOVERY, -1),
        (by_offset, later, RECOVERY, 1),
        (by_letter, cheque, RECOVERY, 1),
        (by_letter, cheque, OUR_REFUND, -1),
    )
    return OutsideClaims(
        cheque=np.concatenate([when[at] for at, when, _, _ in rows]),
        reason=np.concatenate([np.full(at.size, PLB_REASONS.index(reason)) for at, _, reason, _ in rows]),
        claim=np.concatenate([claim[at] for at, _, _, _ in rows]),
        amount=np.concatenate([overpaid[at] * sign for at, _, _, sign in rows]),
    )


def carried_forward(net: Ints) -> tuple[Ints, Ints]:
    """What each of one payer's cheques to one payee comes to, never below zero, and what goes forward to the next.

    `net` is each cheque's claims less its rows, in order. The cheque that cannot take all shows FB negative; the next
    shows FB positive with the first one's number.

    >>> carried_forward(np.array([-50_00, 120_00]))
    (array([0, 7000]), array([5000, 0]))
    """
    owed = np.cumsum(-net)
    forward = owed - np.minimum(np.minimum.accumulate(owed), 0) if owed.size else owed
    came = np.concatenate([np.zeros(1, np.int64), forward[:-1]])[: net.size]
    return net - came + forward, forward


def interest(paid: Ints, days_late: Ints, yearly_rate: int) -> Ints:
    """Simple interest by the day on what was paid late; `yearly_rate` in basis points. It comes as L6, negative."""
    return (np.maximum(paid, 0) * np.maximum(days_late, 0) * yearly_rate + 365 * 5_000) // (365 * 10_000)
