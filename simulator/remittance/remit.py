"""What comes back: a payer's answer to one claim, line by line, with a group and a reason for every dollar it did not pay."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from simulator.claims.claim import Claim
from simulator.money import Money, total


class Group(StrEnum):
    """Who carries what is not paid. Only PR ever feeds a patient's balance."""

    CO = "CO"  # the provider, by contract or by rule
    PR = "PR"  # the patient
    OA = "OA"  # nobody yet: another answer or another payer settles it
    PI = "PI"  # the payer took it without a contract that says so


@dataclass(frozen=True, slots=True)
class Adjustment:
    """One reason why a dollar was not paid. Positive lowers the payment."""

    group: Group
    reason: str  # CARC, for example "45"
    amount: Money

    @property
    def code(self) -> str:
        return f"{self.group}-{self.reason}"


@dataclass(frozen=True, slots=True)
class RemitLine:
    """One line of the answer. What no adjustment takes is paid: that is how `paid` is defined, so it always balances."""

    number: int
    code: str
    name: str
    charge: Money
    allowed: Money
    adjustments: tuple[Adjustment, ...]
    remarks: tuple[str, ...] = ()  # RARC

    @property
    def paid(self) -> Money:
        return self.charge - total(each.amount for each in self.adjustments)

    def amount(self, group: Group, *reasons: str) -> Money:
        """What this line carries under a group, for some reasons or (when none are named) for all."""
        return total(
            each.amount for each in self.adjustments if each.group is group and (not reasons or each.reason in reasons)
        )


@dataclass(frozen=True, slots=True)
class Remit:
    """A payer's answer to one claim, in one payment. `status` is CLP02: 1 is processed as primary, even when nothing is paid."""

    claim: Claim
    payer_claim_number: str
    status: str
    date: date
    trace: str
    lines: tuple[RemitLine, ...]

    @property
    def paid(self) -> Money:
        return total(line.paid for line in self.lines)

    @property
    def allowed(self) -> Money:
        return total(line.allowed for line in self.lines)

    @property
    def patient_share(self) -> Money:
        return total(line.amount(Group.PR) for line in self.lines)
