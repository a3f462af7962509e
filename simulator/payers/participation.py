"""Original Medicare and the doctor who has not joined: a lower fee, and a most that the bill may come to."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.columns import Ints
from simulator.payers.columns import CO, PR
from simulator.payers.settlement import CONTRACT, Adjustments, Settlement


@dataclass(frozen=True, slots=True)
class NotJoined:
    """What a public payer says of a doctor who has not joined: percent of the fee, and of what it then allows."""

    of_the_fee: int
    most_charged: int

    def allowed(self, fee: Ints) -> Ints:
        """What is allowed for a unit; half a cent rounds up. 95 % of 100.00 is 95.00."""
        return (fee * self.of_the_fee + 50) // 100

    def limiting_charge(self, fee: Ints) -> Ints:
        """The most that may be charged for a unit without assignment. 115 % of 95.00 is 109.25."""
        return (self.allowed(fee) * self.most_charged + 50) // 100


def within_limit(settlement: Settlement, limit: Ints) -> Settlement:
    """The same answer, with a balance above the limiting charge taken off the patient: it is the doctor's own.

    `limit` is the most that may be charged for the line. Charge 120.00, allowed 95.00, limit 109.25: PR-45 25.00
    becomes PR-45 14.25 and CO-45 10.75.
    """
    rows = settlement.adjustments
    is_balance = (rows.group == PR) & (rows.reason == CONTRACT)
    over = np.minimum(np.maximum(settlement.charge - limit, 0), rows.by_line(len(settlement), is_balance))
    less = Adjustments(rows.line, rows.group, rows.reason, rows.amount - np.where(is_balance, over[rows.line], 0))
    moved = less.take(less.amount != 0).then(Adjustments.from_parts([(CO, CONTRACT, over)]))
    return Settlement(settlement.charge, settlement.allowed, moved.in_order())
