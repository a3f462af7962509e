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
    """One service on a claim. `cause` is hidden truth: the mistake upstream that a payer's edit will find, or None."""

    number: int
    service: str  # the kit's slug, for example "office-visit-established-3"
    code: str  # the kit's procedure code, for example "X1300"
    name: str
    units: int
    charge: Money
    diagnosis: str
    authorization: str | None = None


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

    @property
    def charge(self) -> Money:
        return total(line.charge for line in self.lines)
