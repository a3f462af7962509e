"""What happened, as plain facts: contacts, letters, plans, bills, reports, and what the office came to know."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from simulator.law.terms import ASKS_FOR_MONEY, TELLS_OF_THE_DEBT, Channel, Known, Outcome, Saying, Who
from simulator.money import ZERO, Money

YEARS = range(1900, 2200)


class NotAnEvent(ValueError):
    """An event that cannot be placed in time, or a value that can be read in two ways. One sentence says what to do."""


def zone(name: str) -> ZoneInfo:
    """A time zone by its name. Raises NotAnEvent."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise NotAnEvent(f"There is no time zone “{name}”. Write one such as America/New_York.") from None


def moment(local: str, where: str) -> datetime:
    """A wall clock's time in a zone: `moment("2026-03-02 20:59", "America/Chicago")`."""
    try:
        clock = datetime.fromisoformat(local)
    except ValueError:
        raise NotAnEvent(f"“{local}” is not a day and time. Write one such as 2026-03-02 20:59.") from None
    return clock.replace(tzinfo=zone(where))


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened at one moment to one person about some debts.

    `zones` are all the zones this person may be in now (address, area code); none: the place's own.
    """

    at: datetime
    person: str = ""
    debts: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.at.utcoffset() is None:
            raise NotAnEvent(f"{self.at:%m/%d/%Y %H:%M} has no time zone. Use moment(…), which asks for one.")
        for name in ("debts", "zones"):
            if not isinstance(getattr(self, name), tuple):
                raise NotAnEvent(f"`{name}` is a list of names, for example ('visit-1',).")
        for one in fields(self):
            day = getattr(self, one.name)
            if isinstance(day, date) and day.year not in YEARS:
                raise NotAnEvent(f"The year {day.year} in `{one.name}` is too far away. Write one from 1900 to 2199.")

    def ruled_on(self, day: date) -> date:
        """The day whose rules hold: the day it happened, unless the rule looks at another."""
        return day


@dataclass(frozen=True, slots=True)
class Said:
    """One statement. A threat is meant or not, and allowed or not; an amount or claim is true or not."""

    what: Saying
    true: bool = True
    meant: bool = True
    allowed: bool = True
    asked: bool = False  # the other person asked for it in so many words
    count: int | None = None  # for IDENTITY_CHECKED: identifiers beyond the name


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Event):
    """A call, message or letter, ours or theirs, and what we said in it in order. What is not noted is not judged.

    A call in which we learn something (a lawyer, a bad time) goes on as a second contact that `continues` the first.
    """

    channel: Channel = Channel.PHONE
    who: Who = Who.PATIENT
    outcome: Outcome = Outcome.NO_ANSWER
    inbound: bool = False
    continues: bool = False
    said: tuple[Said, ...] = ()
    at_work: bool = False
    work_address: bool = False
    machine: bool = False  # autodialed, prerecorded, or a voice made by a machine
    postcard: bool = False
    marked_envelope: bool = False
    new_reason: bool = False  # a third party asked us to call again, or gave an answer that we believe was wrong

    @property
    def is_call(self) -> bool:
        return self.channel in (Channel.PHONE, Channel.VOICEMAIL)

    @property
    def talked(self) -> bool:
        return self.channel is Channel.PHONE and self.outcome is Outcome.CONVERSATION

    @property
    def collects(self) -> bool:
        """We reach out; or, where they called or the call goes on, we ask for money."""
        return self.says(ASKS_FOR_MONEY) if self.inbound or self.continues else True

    @property
    def tells_of_debt(self) -> bool:
        return self.says(TELLS_OF_THE_DEBT)

    def says(self, *what: Saying | Iterable[Saying]) -> bool:
        wanted = {saying for one in what for saying in ((one,) if isinstance(one, Saying) else one)}
        return any(said.what in wanted for said in self.said)


@dataclass(frozen=True, slots=True)
class Window:
    """Hours of the day that a person named as bad, from the first minute up to but without the last; Monday is 0."""

    start: time
    end: time
    weekdays: tuple[int, ...] = ()

    def holds(self, local: datetime) -> bool:
        clock = local.time().replace(tzinfo=None)
        if self.start < self.end:
            return self.start <= clock < self.end and self._on(local.date())
        late, early = clock >= self.start, clock < self.end  # over midnight: it belongs to the day it began
        return (late and self._on(local.date())) or (early and self._on(local.date() - timedelta(days=1)))

    def _on(self, day: date) -> bool:
        return not self.weekdays or day.weekday() in self.weekdays


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned(Event):
    """The office came to know something, or did something that others will rely on."""

    what: Known
    channel: Channel | None = None
    window: Window | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed(Event):
    """The account was given to this desk: in default or not, and in whose name it collects."""

    in_default: bool = False
    false_name: bool = False  # the provider's own desk uses the name of an agency


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidationNotice(Event):
    """The notice with the validation information. `received` only where we can show the day."""

    missing: tuple[str, ...] = ()
    received: date | None = None
    electronic: bool = False
    esign_consent: bool = False


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


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf(Event):
    """The end of the day on which one looks, once for each debt: what had to be done by then shows here."""

    def asks_about(self, event: Event) -> bool:
        """Whether this is the debt under which an event is looked at: its first."""
        return event.debts[:1] == self.debts
