"""The desk's side of a talk: the account as the screen shows it, and the office that speaks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from simulator.law import Caller, Channel, Cover, Event, Place, Saying, Who
from simulator.money import ZERO, Money
from simulator.people.patient import Patient
from simulator.rulebook import rule
from simulator.talk.policy import Policy, policy


@dataclass(frozen=True, slots=True, kw_only=True)
class OnFile:
    """The account as our screen has it, and what a second look would find."""

    id: str
    patient: Patient
    service: str  # in words that tell no illness: "emergency visit"
    service_date: date
    charge: Money
    allowed: Money
    paid: Money  # by the plan
    balance: Money
    because: str = "your deductible and your share"
    first_bill: date
    cover: Cover = Cover.COMMERCIAL
    hospital: bool = False  # tax-exempt: its assistance periods run
    right_balance: Money | None = None  # where the bill is wrong: what is owed in truth
    wrong_because: str = ""  # one sentence, as a second look finds it
    may_hear: tuple[Who, ...] = ()  # whom the patient let us talk to, in writing
    written_off: Money = ZERO  # of the balance: what the contract takes off, and our bill asks for all the same
    estimate: Money | None = None  # what we said before the visit, to a patient who pays alone
    tried: tuple[date, ...] = ()  # the days on which we called and reached nobody, one for each call

    @property
    def is_wrong(self) -> bool:
        return self.right_balance is not None and self.right_balance != self.balance

    @property
    def owed(self) -> Money:
        """What is owed in truth."""
        return self.balance if self.right_balance is None else self.right_balance

    @property
    def above_estimate(self) -> Money:
        """What the bill asks for above our estimate; nothing where we gave none."""
        return ZERO if self.estimate is None else max(self.balance - self.estimate, ZERO)

    @property
    def may_dispute(self) -> bool:
        """Whether the bill is so far above the estimate that the patient may take it to an outside reviewer."""
        return self.above_estimate >= self.reviewed_from

    @property
    def reviewed_from(self) -> Money:
        """So far above an estimate an outside reviewer begins to look."""
        return Money(rule("bills.estimate_cents").on(self.first_bill).value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Who speaks, for whom, from when on and by which way. `meant` are threats that are allowed and meant here."""

    name: str
    agent: str
    phone: str
    starts: datetime
    caller: Caller = Caller.FIRST_PARTY
    place: Place = field(default_factory=Place)
    channel: Channel = Channel.PHONE
    inbound: bool = True
    at_work: bool = False
    meant: tuple[Saying, ...] = ()
    before: tuple[Event, ...] = ()  # what happened on this account before
    policy: Policy = field(default_factory=policy)

    @property
    def today(self) -> date:
        return self.starts.date()
