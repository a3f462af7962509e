"""What a call has come to so far, and what it came to when it was over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from simulator.law import Saying, Who
from simulator.money import ZERO, Money, Rate
from simulator.talk.plan import Terms, in_words, schedule
from simulator.talk.typed import spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """An amount by a day. `settles`: it is the last payment, and the rest is let go."""

    amount: Money
    by: date
    settles: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """What stands between the two, so far."""

    balance: Money  # what is asked for now: the bill, once corrected and less a discount
    due_today: Money = ZERO  # agreed for today, no card taken yet
    paid: Money = ZERO
    terms: Terms | None = None
    promise: Promise | None = None
    off: Money = ZERO  # a discount
    yielded: bool = False  # agreed under pressure, to what cannot be kept
    help: str = ""  # "screened", "sent" or "helped": the form was sent, or gone through together
    help_share: Rate | None = None  # what the table would forgive; None: nobody looked
    cover_billed: bool = False
    corrected: bool = False
    disputed: bool = False
    under_review: bool = False  # we were told that an outside reviewer has the bill
    handed_over: bool = False
    stopped: bool = False
    refused_help: bool = False
    written: bool = False
    disclosures: bool = False
    debit: bool = False
    debit_authorized: bool = False
    copy_given: bool = False
    debit_required: bool = False
    call_back: date | None = None
    next_try: date | None = None  # after a message: the day on which we call again

    @property
    def open(self) -> Money:
        """What is left to agree on after today's payment."""
        return self.balance - self.paid - self.due_today

    @property
    def asks_for_nothing(self) -> bool:
        """Whether nothing was paid, and nobody was held to a payment."""
        return not (self.paid or self.due_today or self.terms or self.promise)

    @property
    def until(self) -> str:
        """How long a disputed bill is not asked for."""
        first = "the reviewer has decided and " if self.under_review else ""
        return f"{first}we have written to you"

    def in_words(self) -> str:
        """What was agreed, one sentence each."""
        parts = []
        if self.paid or self.due_today:
            parts.append(f"{spoken(self.paid + self.due_today)} today.")
        if self.terms:
            parts.append(in_words(schedule(self.terms)))
        if self.promise:
            whole = ", which settles the account" if self.promise.settles else ""
            parts.append(f"{spoken(self.promise.amount)} by {spoken(self.promise.by)}{whole}.")
        if self.help in ("sent", "helped"):
            parts.append("The form for help comes to you, and nothing is due until it is decided.")
        if self.cover_billed:
            parts.append("We bill the other plan first.")
        if self.corrected:
            is_due = f"The bill is corrected to {spoken(self.balance)}."
            parts.append(is_due if self.balance else "The bill was wrong, and you owe nothing for this visit.")
        if self.disputed:
            parts.append(f"You dispute the bill, and nothing is due until {self.until}.")
        if self.stopped:
            parts.append("We stop here, and nothing is asked of you.")
        if self.next_try:
            parts.append(f"We call again on {spoken(self.next_try)}.")
        if self.call_back:
            parts.append(f"We talk again on {spoken(self.call_back)}.")
        return " ".join(parts) or "Nothing is agreed yet."


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One private thing that was told: what, to whom, and whether we knew who it was."""

    what: Saying
    to: Who
    verified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a call came to. `kind` is the weightiest of what was reached; the deal has all of it."""

    kind: str
    deal: Deal
    summed_up: bool
    told: tuple[Told, ...]
    note: str
    ended: str  # "", "us", "them" or "time"
    trust: int
    minutes: int


def kind_of(deal: Deal) -> str:
    """The weightiest thing reached."""
    return next(iter(reached(deal)), "nothing")


def reached(deal: Deal) -> tuple[str, ...]:
    """All that was reached, the weightiest first."""
    ends = (
        ("handed_over", deal.handed_over),
        ("stopped", deal.stopped),
        ("coverage", deal.cover_billed),
        ("assistance", deal.help in ("sent", "helped")),
        ("dispute", deal.disputed),
        ("plan", deal.terms is not None),
        ("settlement", deal.promise is not None and deal.promise.settles),
        ("promise", deal.promise is not None),
        ("paid", bool(deal.paid)),
        ("corrected", deal.corrected),
        ("callback", deal.call_back is not None),
        ("next_try", deal.next_try is not None),
    )
    return tuple(name for name, is_so in ends if is_so)
