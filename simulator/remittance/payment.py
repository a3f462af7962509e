"""A payer's payment as an 835 carries it: one cheque or transfer, its claims, and what is kept or added outside them.

Amounts are as the file states them, right or wrong; whether they add up is for the reader's checks to say.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from simulator.money import ZERO, Money, total
from simulator.remittance.remit import Adjustment, Group

AsSent: TypeAlias = tuple[tuple[str, ...], ...]
"""Segments, each its name and elements, that no field holds: kept as they came, and written back."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A number by which somebody finds something. `kind` is its qualifier: 1L a group number, 6R our line number."""

    kind: str
    number: str


@dataclass(frozen=True, slots=True)
class Day:
    """A date and what it is the date of: 472 the service, 232 and 233 a stay, 050 the claim's receipt."""

    kind: str
    on: date


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount that explains and moves nothing: B6 allowed, AU covered, I interest."""

    kind: str
    amount: Money


@dataclass(frozen=True, slots=True)
class Count:
    """A number that is no money: CA covered days, PS units that the payer's contract set."""

    kind: str
    count: Decimal


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask: CX claims, BL technical, IC a web page. `ways` are pairs such as ("TE", "8005550100")."""

    kind: str
    name: str = ""
    ways: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """The payer or the payee, with its address."""

    name: str = ""
    id_kind: str = ""  # XX an NPI, FI a tax number
    id: str = ""
    street: tuple[str, ...] = ()
    city: str = ""
    state: str = ""
    zip: str = ""
    country: str = ""
    references: tuple[Reference, ...] = ()
    contacts: tuple[Contact, ...] = ()
    other: AsSent = ()


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody on a claim.

    `role` is QC the patient, IL the member, 74 the member as the payer knows it, 82 who treated, TT where it went on.
    """

    role: str
    family: str = ""  # or the whole name of an organization
    given: str = ""
    middle: str = ""
    suffix: str = ""
    id_kind: str = ""
    id: str = ""
    is_person: bool = True
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Parties:
    """The two who settle: who pays and who is paid."""

    payer: Party = Party()
    payee: Party = Party()


@dataclass(frozen=True, slots=True)
class ServicePayment:
    """The answer to one line. `code_kind` is HC for a procedure, NU for a revenue code, N4 for a drug."""

    code: str
    charge: Money
    paid: Money
    code_kind: str = "HC"
    modifiers: tuple[str, ...] = ()
    description: str = ""
    revenue: str = ""
    units: Decimal | None = None  # units paid; one when not said
    billed_code: str = ""  # the code as we billed it, where the payer changed it
    billed_modifiers: tuple[str, ...] = ()
    billed_units: Decimal | None = None
    adjustments: tuple[Adjustment, ...] = ()
    remarks: tuple[str, ...] = ()
    dates: tuple[Day, ...] = ()
    references: tuple[Reference, ...] = ()
    amounts: tuple[Amount, ...] = ()
    counts: tuple[Count, ...] = ()
    other: AsSent = ()
    segment: int = field(default=0, compare=False)  # where the file says it

    @property
    def adjusted(self) -> Money:
        return total(each.amount for each in self.adjustments)


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """Claims that the payer tells together, and its own sums of them (TS3, TS2), as sent."""

    number: str = "1"
    sums: AsSent = ()
    other: AsSent = ()
    segment: int = field(default=0, compare=False)


ONE_GROUP = ClaimGroup()
REVERSAL = "22"


@dataclass(frozen=True, slots=True)
class ClaimPayment:
    """The answer to one claim. `number` is ours, as sent in CLM01; no dollar stands both at the claim and at a line."""

    number: str
    status: str  # 1, 2, 3 processed as first, second, third payer, paid or not; 4 nobody found; 22 taken back
    charge: Money
    paid: Money
    patient_share: Money | None = None
    payer_kind: str = ""
    payer_claim_number: str = ""
    place: str = ""
    frequency: str = ""
    patient_status: str = ""  # as a hospital says it: went home, went on elsewhere
    drg: str = ""
    drg_weight: Decimal | None = None
    discharged: Decimal | None = None  # the fraction of a stay that this claim is for
    names: tuple[Name, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()  # on the claim as a whole
    remarks: tuple[str, ...] = ()  # on the claim as a whole
    inpatient: tuple[str, ...] = ()  # days and amounts of a hospital stay (MIA), as sent, remarks left out
    outpatient: tuple[str, ...] = ()  # a rate and amounts of all other care (MOA), as sent, remarks left out
    dates: tuple[Day, ...] = ()
    references: tuple[Reference, ...] = ()
    contacts: tuple[Contact, ...] = ()
    amounts: tuple[Amount, ...] = ()
    counts: tuple[Count, ...] = ()
    services: tuple[ServicePayment, ...] = ()
    group: ClaimGroup = ONE_GROUP
    other: AsSent = ()
    segment: int = field(default=0, compare=False)

    @property
    def is_reversal(self) -> bool:
        return self.status == REVERSAL

    @property
    def patient(self) -> Name | None:
        return next((name for name in self.names if name.role == "QC"), None)

    @property
    def every_adjustment(self) -> tuple[Adjustment, ...]:
        """Those of the claim as a whole, then those of each line."""
        return self.adjustments + tuple([each for service in self.services for each in service.adjustments])

    @property
    def adjusted(self) -> Money:
        return total(each.amount for each in self.every_adjustment)

    def amount(self, group: Group, *reasons: str) -> Money:
        """What stands under a group, for some reasons or (when none are named) for all."""
        return total(
            each.amount
            for each in self.every_adjustment
            if each.group is group and (not reasons or each.reason in reasons)
        )


@dataclass(frozen=True, slots=True)
class ProviderAdjustment:
    """Money that moves outside any claim (PLB). Positive takes it from the payment, negative adds it."""

    provider: str
    fiscal_year_ends: date | None
    reason: str  # WO recovery, FB balance forward, L6 interest, 72 our refund, CS an adjustment
    amount: Money
    reference: str = ""
    segment: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Payment:
    """One payment, or one notice without money: what it settles is `claims` less `provider_adjustments`."""

    amount: Money
    trace: str  # the cheque's or transfer's number, by which the bank's deposit is found
    payer_id: str  # 1 and the payer's tax number
    on: date | None
    parties: Parties = Parties()
    claims: tuple[ClaimPayment, ...] = ()
    provider_adjustments: tuple[ProviderAdjustment, ...] = ()
    handling: str = "I"  # I remittance with money moved, H a notice only
    direction: str = "C"
    method: str = "CHK"  # CHK cheque, ACH transfer, NON none
    bank: tuple[str, ...] = ()  # BPR05 to BPR15 as sent
    originator: str = ""  # TRN04
    produced: date | None = None
    references: tuple[Reference, ...] = ()
    control: str = "0001"
    other: AsSent = ()
    segment: int = field(default=0, compare=False)

    @property
    def charge(self) -> Money:
        return total(claim.charge for claim in self.claims)

    @property
    def paid(self) -> Money:
        """What the claims were paid, before what the payer kept or added."""
        return total(claim.paid for claim in self.claims)

    @property
    def kept(self) -> Money:
        return total(each.amount for each in self.provider_adjustments)

    @property
    def deposit(self) -> Money:
        """What the claims and the provider adjustments come to; never paid below zero."""
        return max(self.paid - self.kept, ZERO)
