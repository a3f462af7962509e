"""What was done about a debt, as plain facts: bills, reports, suits, a hospital's assistance, plans and payments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from simulator.law.events import Event
from simulator.money import ZERO, Money


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditReport(Event):
    """The debt was sent to a credit bureau."""

    unpaid_since: date | None = None
    first_balance: Money | None = None
    paid: bool = False
    marked_disputed: bool = False
    notice_bounced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Account(Event):
    """What the suit clock needs: the day on which it began for this debt."""

    clock_began: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Suit(Event):
    """A lawsuit was filed for the debt."""


class Cover(StrEnum):
    COMMERCIAL = "commercial"
    MEDICARE = "medicare"
    QMB = "qmb"  # a Qualified Medicare Beneficiary
    MEDICAID = "medicaid"
    WORKERS_COMPENSATION = "workers_compensation"
    SELF_PAY = "self_pay"


class Surprise(StrEnum):
    EMERGENCY = "emergency"
    CLINICIAN = "clinician"  # out of network, at a facility in the network
    AIR_AMBULANCE = "air_ambulance"
    GROUND_AMBULANCE = "ground_ambulance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill(Event):
    """A bill to a person, and what is known of the care behind it."""

    amount: Money
    service: date | None = None
    cover: Cover = Cover.COMMERCIAL
    group: str = ""  # the payer's group code on this money: CO, PR …
    copay_allowed: Money = ZERO
    surprise: Surprise | None = None
    network_share: Money | None = None
    ancillary: bool = False
    consent_hours: int | None = None  # how long before the care the patient signed away the protection
    booked_hours: int | None = None  # how long before the care it was booked
    estimate: Money | None = None
    aid_eligible: bool = False
    generally_billed: Money | None = None

    def ruled_on(self, day: date) -> date:
        return self.service or day


@dataclass(frozen=True, slots=True, kw_only=True)
class HospitalBill(Event):
    """The first bill after discharge from a tax-exempt hospital: its assistance periods start here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HospitalNotice(Event):
    """The written notice that names the steps to come, with the plain-language summary."""

    summary: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Application(Event):
    """A person applied for the hospital's assistance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided(Event):
    """The hospital decided on an application in writing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedAsLate(Event):
    """An application was turned away because of its day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HospitalStep(Event):
    """An extraordinary collection action: sale of the debt, lien, suit, garnishment, care refused for an old bill."""

    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Event):
    """A payment plan as it was agreed."""

    instalments: int
    instalment: Money = ZERO
    finance_charge: Money = ZERO
    written: bool = True
    disclosed: bool = False  # the lending disclosures were given
    plans_this_year: int | None = None  # how often this office extended credit; not known: regularly
    debit: bool = False
    debit_authorized: bool = False
    copy_given: bool = False
    debit_required: bool = False
    interest: int = 0  # basis points a year
    interest_agreed: bool = False
    monthly_income: Money | None = None  # of the household, gross
    income_to_spare: Money | None = None  # a month, after essentials


@dataclass(frozen=True, slots=True, kw_only=True)
class Debit(Event):
    """A recurring payment was drawn from a bank account."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee(Event):
    """A fee was added or asked for."""

    amount: Money
    agreed: bool = False  # the agreement that made the debt allows it
    lawful: bool = False  # a law allows it in so many words


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied(Event):
    """A payment was put to debts; `directed` are those that the person named."""

    directed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CardTaken(Event):
    """A card was taken for a payment."""

    code_kept: bool = False
    read_back: bool = False
    recording_on: bool = False
