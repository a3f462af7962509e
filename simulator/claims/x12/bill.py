"""A claim as an 837 carries it: who was treated by whom, for what, who pays, and what an earlier payer has answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from simulator.money import Money, total

ORIGINAL, REPLACEMENT, VOID = "1", "7", "8"


@dataclass(frozen=True, slots=True)
class Address:
    """Where mail goes. A state that no post office knows is left off."""

    street: str
    city: str
    zip: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class BillingProvider:
    """The practice that is to be paid."""

    name: str
    npi: str
    tax_number: str
    address: Address
    phone: str  # ten digits


@dataclass(frozen=True, slots=True)
class Doctor:
    """Who treated the patient, or who sent the patient there."""

    family: str
    given: str
    npi: str


@dataclass(frozen=True, slots=True)
class PayerName:
    """A payer and the number by which the clearinghouse knows it."""

    name: str
    number: str


@dataclass(frozen=True, slots=True)
class Member:
    """The patient. Whoever has a member number of their own stands on a claim as the subscriber."""

    family: str
    given: str
    number: str  # as sent, right or wrong
    address: Address
    born: date | None  # None where it was left off
    sex: str = "U"  # F, M, U


@dataclass(frozen=True, slots=True)
class EarlierLine:
    """What an earlier payer paid for one line, and why not the rest: each a group, a reason and an amount."""

    paid: Money
    adjustments: tuple[tuple[str, str, Money], ...]
    on: date

    @property
    def patient(self) -> Money:
        """What it left to the patient, or to the payer of this claim."""
        return total(amount for group, _, amount in self.adjustments if group == "PR")


@dataclass(frozen=True, slots=True)
class BilledLine:
    """One service. `number` comes back in the answer; `diagnoses` are places on the claim, from 1."""

    number: str
    code: str
    charge: Money
    units: int
    on: date
    diagnoses: tuple[int, ...]
    modifiers: tuple[str, ...] = ()
    approval: str = ""
    rendering: Doctor | None = None  # where it does not go for the whole claim
    referring: Doctor | None = None
    earlier: EarlierLine | None = None


@dataclass(frozen=True, slots=True)
class EarlierAnswer:
    """The payer that answered first, the number that it gave the claim, and the patient's number there."""

    payer: PayerName
    payer_kind: str
    member_number: str
    claim_number: str


@dataclass(frozen=True, slots=True)
class Bill:
    """One claim to one payer. `turn` is P for the first payer and S for the second."""

    number: str  # ours, comes back in CLP01
    payer: PayerName
    payer_kind: str  # 12 PPO, HM HMO, MB Medicare, MC Medicaid …
    member: Member
    lines: tuple[BilledLine, ...]
    diagnoses: tuple[str, ...]  # as a chart has them: J02.9
    turn: str = "P"
    plan: str = ""
    why_second: str = ""  # of Medicare, when another plan pays first: 12 for somebody's work
    frequency: str = ORIGINAL
    replaces: str = ""  # the payer's own number of the claim that this one replaces
    records: str = ""  # the number under which the chart note came with it
    note: str = ""
    rendering: Doctor | None = None
    referring: Doctor | None = None
    earlier: EarlierAnswer | None = None
    place: str = "11"

    @property
    def charge(self) -> Money:
        return total(line.charge for line in self.lines)


def said_once(by_line: Sequence[Doctor | None]) -> tuple[Doctor | None, Sequence[Doctor | None]]:
    """A doctor who goes for every line is said once, for the claim: who that is, and who is left to each line."""
    first = by_line[0]
    return (first, [None] * len(by_line)) if all(each == first for each in by_line) else (None, by_line)


@dataclass(frozen=True, slots=True)
class Transmission:
    """The claims that went out together: one day's, under one billing number."""

    on: date
    control: str
    provider: BillingProvider
    bills: Sequence[Bill]
