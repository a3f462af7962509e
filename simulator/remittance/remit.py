"""What comes back: a payer's answer to one claim, line by line, with a group and a reason for each dollar not paid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
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
    units: Decimal | None = None  # how many units it takes away, where the payer says so

    @property
    def code(self) -> str:
        return f"{self.group}-{self.reason}"


CONTRACT = ("45",)
COST_SHARE = ("1", "2", "3")
NO_DENIAL = ("23", "59", "94", "100", "253", "275", "303")  # another payer’s part, a reduction, who was sent the money


@dataclass(frozen=True, slots=True)
class RemitLine:
    """One line of the answer. What no adjustment takes is paid, by definition: it always balances."""

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

    @property
    def denials(self) -> tuple[Adjustment, ...]:
        """The adjustments that refuse money: neither the contract price nor the patient's usual share."""
        return tuple(each for each in self.adjustments if each.reason not in (*CONTRACT, *COST_SHARE, *NO_DENIAL))

    @property
    def denied(self) -> Money:
        return total(each.amount for each in self.denials)

    @property
    def write_off(self) -> Money:
        """The contract write-off alone. What is denied is not written off by itself."""
        return self.amount(Group.CO, *CONTRACT)

    @property
    def patient_share(self) -> Money:
        return self.amount(Group.PR)


@dataclass(frozen=True, slots=True)
class Remit:
    """A payer's answer to one claim, in one payment. `status` is CLP02: 1 as primary, paid or not; 4 nobody found."""

    claim: Claim
    payer_claim_number: str
    status: str
    date: date
    trace: str
    lines: tuple[RemitLine, ...]

    @property
    def charge(self) -> Money:
        return total(line.charge for line in self.lines)

    @property
    def paid(self) -> Money:
        return total(line.paid for line in self.lines)

    @property
    def allowed(self) -> Money:
        return total(line.allowed for line in self.lines)

    @property
    def denied(self) -> Money:
        return total(line.denied for line in self.lines)

    @property
    def write_off(self) -> Money:
        return total(line.write_off for line in self.lines)

    @property
    def patient_share(self) -> Money:
        return total(line.patient_share for line in self.lines)

    def amount(self, group: Group, *reasons: str) -> Money:
        """What all lines carry under a group, for some reasons or (when none are named) for all."""
        return total(line.amount(group, *reasons) for line in self.lines)

    @property
    def denials(self) -> tuple[Adjustment, ...]:
        return tuple(each for line in self.lines for each in line.denials)
