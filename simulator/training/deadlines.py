"""A drill of last days without an end: a rung of some ladder, a notice, and the day on which a request must be there.

The rule is shown with its source, so that the drill asks for counting and not for memory. A wrong day that people
usually come to is called by its name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from simulator.chance import Stream
from simulator.dates import Days, Length, how_counted, in_words, long_date, print_date, short_month
from simulator.dates import last_day as count
from simulator.payers import load_payer
from simulator.payers.appeals import CannotCount, Deadline, Ladder, Rung, ladders, last_day
from simulator.payers.appeals.ladders import CONTRACT
from simulator.payers.payer import Payer
from simulator.rulebook import Dated, NotYetInForce, rule

PAYERS = ("tamarack", "osprey", "copperfield")
_FIRST, _LAST = date(2025, 1, 2), date(2027, 6, 30)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Slip:
    """A day that people come to by a usual mistake, and what to say to it."""

    day: date
    name: str
    says: str


@dataclass(frozen=True, slots=True)
class Task:
    """One last day to count. `shown` is what stands on the papers; `received` is None where no day can be shown."""

    number: int
    ladder: Ladder
    rung: Rung
    notice: date
    received: date | None
    payer: Payer | None
    deadline: Deadline
    rules: tuple[str, ...]
    slips: tuple[Slip, ...]

    @property
    def question(self) -> str:
        whose = f" with {self.payer.name}" if self.payer else ""
        came = f" It came on {long_date(self.received)}, and you can show that." if self.received else ""
        return (
            f"{self.ladder.name}{whose}: {self.rung.name}. The answer is dated {long_date(self.notice)}.{came} "
            "On which day, at the latest, must the request be there?"
        )


def task(seed: int, number: int) -> Task:
    """The task of this number: the same for everyone with the same seed. No rule that nobody checked is asked for."""
    for again in range(100):
        chance = Stream(seed, "deadline", number, again)
        ladder, rung = chance.pick(_rungs())
        notice = _FIRST + chance.below((_LAST - _FIRST).days) * _DAY
        payer = load_payer(chance.pick(PAYERS)) if rung.file_within == CONTRACT else None
        may_show = not rung.after and payer is None and chance.below(3) == 0
        received = notice + chance.between(1, 9) * _DAY if may_show else None
        try:
            deadline = last_day(rung, notice_date=notice, received=received, payer=payer)
        except (CannotCount, NotYetInForce):
            continue
        if not deadline.verified or deadline.perhaps:
            continue
        rules = tuple(_rules(rung, deadline, payer, received))
        slips = tuple(_slips(notice, deadline, _length(deadline, payer)))
        return Task(number, ladder, rung, notice, received, payer, deadline, rules, slips)
    raise CannotCount("No last day can be counted from the ladders as they stand.")


def _rungs() -> list[tuple[Ladder, Rung]]:
    """Every rung at which somebody of this desk files."""
    return [
        (ladder, rung)
        for ladder in ladders().values()
        for rung in ladder.rungs.values()
        if not rung.by_itself and not rung.hand_over
    ]


def _rules(rung: Rung, deadline: Deadline, payer: Payer | None, received: date | None) -> Iterator[str]:
    """What a collector looks up: how long, from which day, how its days are counted, and what moves the last one."""
    length = _length(deadline, payer)
    if payer is not None:
        yield f"{payer.name}: a dispute must be there within {in_words(length)} of the date on the remittance."
    else:
        within = _within(deadline)
        yield within.in_words(within.on(deadline.starts))
        yield from _starts(rung, deadline, within, received)
    yield how_counted(length)
    if rung.weekend and (moves := rule(rung.weekend).on(deadline.day)).verified:
        yield rule(rung.weekend).in_words(moves)


def _starts(rung: Rung, deadline: Deadline, within: Dated[int], received: date | None) -> Iterator[str]:
    """From which day a period runs, and when a notice counts as received."""
    if rung.after:
        yield rule(rung.after).in_words(rule(rung.after).on(deadline.starts))
    elif within.counts_from == "notice":
        yield "The clock starts on the date of the notice, even if it came later."
    else:
        yield "The clock starts on the day the notice was received."
        if rung.receipt:
            yield rule(rung.receipt).in_words(rule(rung.receipt).on(deadline.starts))
        elif received is None:
            yield "No paper shows when the notice came. So, to be safe, count from the date on it."


def _within(deadline: Deadline) -> Dated[int]:
    return rule(deadline.rule.removeprefix("rules/"))


def _length(deadline: Deadline, payer: Payer | None) -> Length:
    """How long one may ask: the payer's own days, or those of the rule."""
    if payer is not None:
        return Days(payer.dispute_days)
    length = _within(deadline).length(_within(deadline).on(deadline.starts))
    assert length
    return length


def _slips(notice: date, deadline: Deadline, length: Length) -> Iterator[Slip]:
    """The usual mistakes, each where it leads to another day than the right one."""
    counted = deadline.counted or deadline.day
    no_such_day = short_month(deadline.starts, length)
    found = (
        Slip(
            counted,
            "left on a day when offices are shut",
            f"{long_date(counted)} is a weekend or a federal holiday. Here the next business day counts.",
        ),
        Slip(
            counted - _DAY,
            "stopped at the end of a short month",
            f"{no_such_day}. By this rule the last day is then the 1st of the month after it.",
        ),
        Slip(
            counted - _DAY,
            "the first day counted as day 1",
            "You are one day short. The day that starts a clock is not counted; the day after it is day 1.",
        ),
        Slip(
            count(notice, length),
            "counted from the notice",
            f"Here the date of the notice does not start the clock. {deadline.why}",
        ),
        Slip(
            deadline.day + _DAY,
            "one day too late",
            "That is the first day on which it is too late.",
        ),
    )
    for slip in found:
        is_one = {
            "stopped at the end of a short month": bool(no_such_day) and counted.day == 1,
            "counted from the notice": deadline.starts != notice,
        }
        if slip.day != deadline.day and is_one.get(slip.name, True):
            yield slip


def verdict(task: Task, day: date) -> tuple[bool, str, str]:
    """Whether a day is the last one; the name of a usual mistake, where it is one; and what to say."""
    why = task.deadline.why
    if day == task.deadline.day:
        return True, "", f"{why} The last day is {long_date(day)}."
    slip = next((each for each in task.slips if each.day == day), None)
    if slip:
        return False, slip.name, slip.says
    way = "early" if day < task.deadline.day else "late"
    off = abs((day - task.deadline.day).days)
    return False, "", f"{print_date(day)} is {off} {'day' if off == 1 else 'days'} too {way}. {why}"
