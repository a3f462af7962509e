"""A drill of last days without an end: a rung of some ladder, a notice, and the day on which a request must be there.

The rule is shown with its source, so that the drill asks for counting and not for memory. A wrong day that people
usually come to is called by its name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from simulator.chance import Stream
from simulator.dates import long_date, print_date
from simulator.payers import load_payer
from simulator.payers.appeals import CannotCount, Deadline, Ladder, Rung, ladders, last_day
from simulator.payers.appeals.ladders import CONTRACT
from simulator.payers.payer import Payer
from simulator.rulebook import NotYetInForce, rule

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
        slips = tuple(_slips(notice, deadline))
        return Task(
            number, ladder, rung, notice, received, payer, deadline, tuple(_rules(rung, deadline, payer)), slips
        )
    raise CannotCount("No last day can be counted from the ladders as they stand.")


def _rungs() -> list[tuple[Ladder, Rung]]:
    """Every rung at which somebody of this desk files."""
    return [
        (ladder, rung)
        for ladder in ladders().values()
        for rung in ladder.rungs.values()
        if not rung.by_itself and not rung.hand_over
    ]


def _rules(rung: Rung, deadline: Deadline, payer: Payer | None) -> Iterator[str]:
    """What a collector looks up: the rule of the rung, of its receipt and of its weekends, each with its number."""
    if payer is not None:
        yield f"{payer.name}: {payer.dispute_days} days from the date of its remittance."
        return
    for name in (rung.file_within, rung.receipt, rung.after, rung.weekend):
        if name and name != CONTRACT:
            found = rule(name)
            try:
                entry = found.on(deadline.starts)
            except NotYetInForce:
                continue
            if entry.verified:
                yield found.in_words(entry)


def _slips(notice: date, deadline: Deadline) -> Iterator[Slip]:
    """The usual mistakes, each where it leads to another day than the right one."""
    counted = deadline.counted or deadline.day
    length = (counted - deadline.starts).days
    found = (
        Slip(
            counted,
            "left on a day when offices are shut",
            f"{long_date(counted)} is a weekend or a federal holiday. Here the next business day counts.",
        ),
        Slip(
            counted - _DAY,
            "the first day counted as day 1",
            "You are one day short. The day that starts a clock is not counted; the day after it is day 1.",
        ),
        Slip(
            notice + length * _DAY,
            "counted from the notice",
            f"The notice starts nothing here. {deadline.why}",
        ),
        Slip(
            deadline.day + _DAY,
            "one day too late",
            "That is the first day on which it is too late.",
        ),
    )
    for slip in found:
        if slip.day != deadline.day and (slip.name != "counted from the notice" or deadline.starts != notice):
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
