"""A claim as the practice sent it: who, to whom, when, and each line's service and charge."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NewType

from simulator.money import Money, total

AccountId = NewType("AccountId", str)
ClaimId = NewType("ClaimId", str)  # our own claim number, sent in CLM01 and returned in CLP01


@dataclass(frozen=True, slots=True)
class Line:
    """One service on a claim. An empty diagnosis was left off."""

    number: int
    service: str  # the kit's slug, for example "office-visit-established-3"
    code: str  # the kit's procedure code, for example "X1300"
    name: str
    units: int
    charge: Money
    diagnosis: str
    authorization: str | None = None
    modifiers: tuple[str, ...] = ()
    records: bool = False  # the chart note came with the claim
    rendering_npi: str = ""  # who treated the patient


@dataclass(frozen=True, slots=True)
class Claim:
    """What was sent to a payer. Dates are the service date, the day we sent it and the day the payer received it."""

    id: ClaimId
    account: AccountId
    member_id: str  # as sent, right or wrong
    payer: str
    service_date: date
    sent: date
    received: date
    frequency: str  # "1" original, "7" replacement, "8" void
    lines: tuple[Line, ...]
    billing_npi: str = ""
    referring_npi: str = ""  # who asked for what needs asking for

    @property
    def charge(self) -> Money:
        return total(line.charge for line in self.lines)
