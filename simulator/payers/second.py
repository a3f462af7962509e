"""The second payer: what it pays of what the first one left, and who carries the rest.

What the first payer paid or adjusted is one amount under OA-23. What is left is what the first payer put on the
patient; a method (coordination.py) says how much of that the second payer pays. So charge = paid + adjustments.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Self, TypeAlias

import numpy as np

from simulator.columns import Columns, Flags, Ints
from simulator.payers.columns import CO, OA, PR
from simulator.payers.sequestration import sequestered
from simulator.payers.settlement import EARLIER_PAYER, SEQUESTERED, Adjustments, Part, Settlement


@dataclass(frozen=True, slots=True)
class First(Columns):
    """What the first payer answered, line by line, as a second payer reads it."""

    charge: Ints
    allowed: Ints
    paid: Ints  # to us or to the patient, before sequestration: no next payer makes that up
    deductible: Ints
    coinsurance: Ints
    copay: Ints
    above: Ints  # PR-45: what the patient may be charged above the allowed amount
    other: Ints  # whatever else it put on the patient, as not covered

    @property
    def cost_share(self) -> Ints:
        return self.deductible + self.coinsurance + self.copay

    @property
    def patient(self) -> Ints:
        """All that it left: the most that a second payer may pay."""
        return self.cost_share + self.above + self.other


@dataclass(frozen=True, slots=True)
class Own(Columns):
    """What the second payer would answer if it stood alone, and how the provider stands to both."""

    allowed: Ints
    deductible: Ints
    copay: Ints
    coinsurance: Ints
    denied: Flags
    group: Ints  # who carries a denied line, and its reason (a number in REASONS)
    reason: Ints
    in_network: Flags
    obliged: Flags  # the provider must accept the first payer's allowed amount as full payment
    kind: Ints  # of service, by its place in KINDS_OF_SERVICE
    sequestration: Ints  # basis points

    @classmethod
    def of(cls, **columns: Any) -> Self:
        """As any columns; what is left out is nothing, inside the network and not obliged."""
        nothing = dict.fromkeys(("deductible", "copay", "coinsurance", "group", "reason", "kind", "sequestration"), 0)
        flags = {"denied": False, "obliged": False, "in_network": True}
        return super(Own, cls).of(**{**nothing, **flags, **columns})

    @property
    def share(self) -> Ints:
        return self.deductible + self.copay + self.coinsurance

    @property
    def benefit(self) -> Ints:
        """What it would pay alone, before sequestration."""
        return self.allowed - self.share


Method: TypeAlias = Callable[[First, Own], Sequence[Part]]  # who carries what it does not pay of the patient's part


def read_first(settlement: Settlement) -> First:
    """A first payer's answer as the second one reads it."""
    cost_share = {name: settlement.amount(PR, code) for name, code in _COST_SHARE.items()}
    above, sent = settlement.amount(PR, "45"), settlement.amount(PR, "100")
    return First(
        charge=settlement.charge,
        allowed=settlement.allowed,
        paid=settlement.paid + sent + settlement.amount(CO, "253"),
        **cost_share,
        above=above,
        other=settlement.patient - sum(cost_share.values()) - above - sent,
    )


_COST_SHARE = {"deductible": "1", "coinsurance": "2", "copay": "3"}


def second_payment(method: Method, first: Settlement, own: Own) -> Settlement:
    """The second payer's answer to the lines that a first payer has answered.

    Charge 250.00, the first allowed 200.00, paid 160.00 and left 40.00; alone this payer pays 80 % of 180.00:

    >>> second = second_payment(standard, first, Own.of(allowed=[180_00], coinsurance=36_00))
    >>> second.paid, second.adjustments.codes(0)
    (array([4000]), (("OA", "23", 21000),))
    """
    before = read_first(first)
    left = before.patient
    parts = [
        (group, reason, np.where(own.denied, 0, amount).astype(np.int64))
        for group, reason, amount in method(before, own)
    ]
    parts.append((own.group, own.reason, np.where(own.denied, left, 0)))
    payable = left - sum(amount for _, _, amount in parts)
    kept = sequestered(payable, own.sequestration)
    everything: list[Part] = [(OA, EARLIER_PAYER, before.charge - left), *parts, (CO, SEQUESTERED, kept)]
    return Settlement(before.charge, np.where(own.denied, 0, own.allowed), Adjustments.from_parts(everything))
