"""The last day to ask again: what starts the clock, how it is counted, and where each number comes from.

A request counts on the day it reaches the desk it goes to, not on the day it is sent. Where a rule about weekends could
not be checked, the last day stays where it falls, which is safe under either reading; nobody is late before the other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from simulator.dates import BusinessDays, Notice, Receipt, in_words, is_business_day, long_date, short_month
from simulator.dates import last_day as count
from simulator.money import Money
from simulator.payers.appeals.ladders import CONTRACT, Rung
from simulator.payers.appeals.packet import LAST_YEAR, AppealFile
from simulator.payers.payer import Payer
from simulator.rulebook import Dated, Entry, rule


class CannotCount(ValueError):
    """A clock lacks what it is counted from. The message is one sentence that says what to give."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A last day. `starts` is day 0. `rule` is the name under which the kit shows the source."""

    day: date
    starts: date
    why: str
    rule: str  # "rules/appeals.…" or "payers/tamarack#dispute"
    source: str
    verified: bool
    note: str = ""
    counted: date | None = None  # where the days end, if the last day moved from there to one on which offices are open
    perhaps: date | None = None  # a later last day, by a rule that is not verified
    moves_by: str = ""  # the name of that rule, as `rule` names its own

    @property
    def latest(self) -> date:
        """The last day that may still be in time, under any reading."""
        return self.perhaps or self.day


def last_day(rung: Rung, *, notice_date: date, received: date | None = None, payer: Payer | None = None) -> Deadline:
    """The last day on which a request may reach this rung.

    `notice_date` stands on the answer that is appealed; for the arbitration of a surprise bill it is the day on which
    the open negotiation began. `received` is a day of receipt that can be shown: it replaces the presumed one.
    `payer` gives the contract's days. Raises CannotCount, and NotYetInForce for a notice before a rule's first day.
    """
    if not isinstance(notice_date, date):
        raise CannotCount(f"{rung.name}: the notice has no date. Give the day that stands on it.")
    if notice_date.year > LAST_YEAR or (received and received.year > LAST_YEAR):
        raise CannotCount(f"{rung.name}: a day after the year {LAST_YEAR} is out of reach. Check the year.")
    if rung.by_itself:
        raise CannotCount(f"{rung.name}: nobody files here, so it has no last day. The payer sends the file on.")
    if received is not None and received < notice_date:
        raise CannotCount(
            f"{rung.name}: a notice of {long_date(notice_date)} cannot have come on {long_date(received)}. "
            "Check both days."
        )
    if rung.file_within == CONTRACT:
        return _by_contract(rung, notice_date, payer)
    if rung.after:
        waits = rule(rung.after)
        over = waits.last_day(Notice(notice_date))
        length = f"{waits.on(notice_date).value} {waits.unit}"
        why = f"The {length} that begin on {long_date(notice_date)} end on {long_date(over)}."
        return _by_rule(rung, rule(rung.file_within), Notice(over), why, ())
    within = rule(next((old for day, old in rung.before if notice_date < day), rung.file_within))
    if within.counts_from == "notice":
        return _by_rule(rung, within, Notice(notice_date), f"The notice is dated {long_date(notice_date)}.", ())
    start, why, presumed = _receipt(rung, notice_date, received)
    return _by_rule(rung, within, start, why, presumed)


def clock_of(rung: Rung, file: AppealFile) -> Deadline:
    """The last day of a rung by the payer's own file. Counted from a day that no notice shows, it is not verified."""
    clock = last_day(rung, notice_date=file.notice_date, received=file.received, payer=file.payer)
    if file.notice_shown:
        return clock
    why = f"No notice came, so the day the answer was due takes its place. {clock.why}"
    return replace(clock, why=why, verified=False)


def is_in_time(
    rung: Rung, arrived: date, *, notice_date: date, received: date | None = None, payer: Payer | None = None
) -> bool:
    """A request that reached the desk on this day came in time: on the last day it still does."""
    return arrived <= last_day(rung, notice_date=notice_date, received=received, payer=payer).day


def answer_due(rung: Rung, arrived: date, *, care_to_come: bool = False) -> Deadline | None:
    """The last day on which the answer should come, or None where no rule sets one. Hours are rounded up to days.

    About care that is still to come some rungs answer sooner.
    """
    name = (rung.answer_before_care if care_to_come else "") or rung.answer_within
    if not name:
        return None
    within = rule(name)
    entry = within.on(arrived)
    days = -(-entry.value // 24) if within.unit == "hours" else entry.value
    return Deadline(
        day=arrived + timedelta(days=days),
        starts=arrived,
        why=f"The request came on {long_date(arrived)}; the answer is due within {entry.value} {within.unit}.",
        rule=f"rules/{within.name}",
        source=entry.source,
        verified=entry.verified,
        note=_open_question(entry),
    )


def least_amount(rung: Rung, filed: date) -> tuple[Money, Entry[int]] | None:
    """The least amount in dispute for a request filed on this day, with its source; None where there is none.

    It is set for each year anew. For a year that the book does not have, the nearest one counts as not verified.
    """
    if not rung.least:
        return None
    entry = rule(rung.least).of_year(filed)
    return Money(entry.value * 100), entry


def _by_contract(rung: Rung, notice_date: date, payer: Payer | None) -> Deadline:
    if payer is None:
        raise CannotCount(f"{rung.name}: its days stand in the contract. Say which payer it is with.")
    return Deadline(
        day=notice_date + timedelta(days=payer.dispute_days),
        starts=notice_date,
        why=f"The remittance is dated {long_date(notice_date)}; the contract gives {payer.dispute_days} days from it.",
        rule=f"payers/{payer.id}#dispute",
        source=f"{payer.name}, provider manual",
        verified=True,
    )


def _receipt(rung: Rung, notice_date: date, received: date | None) -> tuple[Receipt, str, tuple[Entry[int], ...]]:
    """The day the notice was in hand: the one that can be shown, else the presumed one, else the notice's own."""
    if received is not None:
        return Receipt(received), f"The notice was received on {long_date(received)}.", ()
    if not rung.receipt:
        return (
            Receipt(notice_date),
            f"The days run from the notice’s own day, {long_date(notice_date)}, unless a later receipt is shown.",
            (),
        )
    presumed = rule(rung.receipt)
    day = presumed.last_day(Notice(notice_date))
    entry = presumed.on(notice_date)
    why = f"A notice of {long_date(notice_date)} counts as received {entry.value} days later, on {long_date(day)}."
    return Receipt(day), why, (entry,)


def _by_rule(
    rung: Rung, within: Dated[int], start: Notice | Receipt, why: str, presumed: tuple[Entry[int], ...]
) -> Deadline:
    entry = within.on(start.on)
    counted = within.last_day(start)
    day, perhaps = _off_a_weekend(rung, counted)
    length = within.length(entry)
    assert length
    short = short_month(start.on, length)
    ends = f"; {short}, so {long_date(counted)} counts" if short else ""
    moved = f"; {long_date(counted)} is no business day, so the next one counts" if day != counted else ""
    return Deadline(
        day=day,
        starts=start.on,
        why=f"{why} The rule gives {in_words(length)}{ends}{moved}.",
        rule=f"rules/{within.name}",
        source="; ".join(each.source for each in (entry, *presumed)),
        verified=all(each.verified for each in (entry, *presumed)),
        note=_open_question(entry),
        counted=counted if day != counted else None,
        perhaps=perhaps,
        moves_by=f"rules/{rule(rung.weekend).name}" if perhaps else "",
    )


def _open_question(entry: Entry[int]) -> str:
    """What whoever read the rule could not settle; of a rule that was verified, that is for us and not for the desk."""
    return "" if entry.verified else entry.note


def _off_a_weekend(rung: Rung, day: date) -> tuple[date, date | None]:
    """Where a checked rule says so, a last day on which offices are shut moves to the next business day.

    By a rule that nobody checked it stays; the second day is the one to which it may move.
    """
    if is_business_day(day) or not rung.weekend:
        return day, None
    moves = rule(rung.weekend).on(day)
    if not moves.value:
        return day, None
    open_again = count(day, BusinessDays(1))
    return (open_again, None) if moves.verified else (day, open_again)
