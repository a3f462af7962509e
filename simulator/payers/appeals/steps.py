"""What is open after an answer: which level, until when, and for how much.

Whoever reads the answer relies on it. So a level is named only where what is left of the dispute may go there, and a
side road that was lost leads back to the level beside it, whose clock has run on all the while.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from simulator.dates import long_date
from simulator.money import Money
from simulator.payers.appeals.clocks import CannotCount, Deadline, clock_of, least_amount
from simulator.payers.appeals.gates import ADDED_TOGETHER, Stop
from simulator.payers.appeals.hears import closed_to
from simulator.payers.appeals.ladders import Rung, ladder, next_rung
from simulator.payers.appeals.packet import AppealFile


@dataclass(frozen=True, slots=True)
class NextStep:
    """What is open now.

    `act` is post, appeal, corrected_claim, new_claim, complete, wait, hand_over, ask_status, close,
    find_first_claim or post_as_it_stands. `rung` and `deadline` are the level that is open and its last day; a deadline
    that is not verified was counted from a day that no notice shows, or by a rule that could not be checked.
    """

    act: str
    says: str
    rung: Rung | None = None
    deadline: Deadline | None = None


ACTS = {
    "ask_status": "Ask where it stands, with the reference of your request.",
    "wait": "The plan sends the file on by itself:",
    "post": "A new remittance follows.",
    "appeal": "The level that is open now:",
    "complete": "Send it again, complete, before its last day:",
    "corrected_claim": "Send a corrected claim. The time to dispute runs on meanwhile.",
    "new_claim": "Send a new claim. The filing limit still counts from the service.",
    "find_first_claim": "See what became of the first claim.",
    "post_as_it_stands": "The answer stands as it was posted to you.",
    "hand_over": "Hand it to those who do this.",
    "close": "No further level is open to this desk.",
}


def at_level(act: str, file: AppealFile) -> NextStep:
    """An act at the level that is open, and the last day there."""
    rung = ladder(file.road).rung(file.rung)
    says = f"{ACTS[act]} {rung.name}." if act in ("appeal", "complete") else ACTS[act]
    return NextStep(act, says, rung, _clock(rung, file))


def after_stop(stop: Stop, file: AppealFile, answered_on: date) -> NextStep:
    """What is open to a request that nobody read. A level whose last day went by before the answer is open no more.

    Of what came too late down a side road, the day on which it came has been held against the level beside it.
    """
    if stop.act not in ("appeal", "complete"):
        return NextStep(stop.act, " ".join(filter(None, (ACTS[stop.act], stop.still))))
    step = at_level(stop.act, file)
    if stop.reason != "late" and step.rung and step.deadline and step.deadline.latest < answered_on:
        return NextStep(
            "close", f"{step.rung.name}: the last day was {long_date(step.deadline.latest)}. {ACTS['close']}"
        )
    return step


def level_above(asked: Rung, file: AppealFile, notice: date, *, shown: bool = True) -> NextStep:
    """The level after this one, for the lines in this file, counted from the answer's day; or the end of the road.

    `shown` is False where no answer came, and only the day on which it was due stands for it. A side road that leads
    nowhere else leads back to the level beside it, as long as that one is open.
    """
    above = next_rung(asked) or (ladder(asked.road).rung(asked.beside) if asked.beside else None)
    if above and above.id == file.rung:
        back = at_level("appeal", file)
        return back if back.deadline and notice <= back.deadline.latest else _CLOSED
    if above is None or closed_to(above, file):
        return _CLOSED
    if above.by_itself:
        return NextStep("wait", f"{ACTS['wait']} {above.name}.", above)
    clock = _clock(above, replace(file, notice_date=notice, notice_shown=shown, received=None))
    is_heard, of_amount = _hears(above, file.in_dispute, (notice, clock.day if clock else notice))
    if not is_heard:
        return NextStep("close", f"{of_amount} {ACTS['close']}")
    act = "hand_over" if above.hand_over else "appeal"
    words = (f"{ACTS['appeal']} {above.name}.", of_amount, _for_urgent_care(above, file))
    return NextStep(act, " ".join(filter(None, words)), above, clock)


_CLOSED = NextStep("close", ACTS["close"])


def _hears(rung: Rung, in_dispute: Money, days: Sequence[date]) -> tuple[bool, str]:
    """Whether this level hears so much in some year in which it can be asked, and what to say of its least amount.

    The amount goes by the year of the request. One that could not be checked is told and closes nothing.
    """
    least = {day.year: found for day in days if (found := least_amount(rung, day))}
    known = {year: amount for year, (amount, entry) in least.items() if entry.verified}
    short = {year: amount for year, amount in known.items() if in_dispute < amount}
    if short and len(short) == len(least):
        each = ", ".join(f"{amount.dollars} or more in {year}" for year, amount in short.items())
        return False, f"{rung.name} hears {each}; {in_dispute.dollars} is left. {ADDED_TOGETHER}"
    words = [
        f"Not verified: the least that it hears in {year} is {amount.dollars}."
        for year, (amount, _) in least.items()
        if year not in known
    ]
    for year, amount in short.items():
        when = f"From January 1, {year}," if year > min(least) else f"In {year}"
        words.append(f"{when} it hears {amount.dollars} or more, and {in_dispute.dollars} is left.")
        if year > min(least):
            words.append(f"Let your request be there by {long_date(date(year - 1, 12, 31))}.")
    return True, " ".join(words)


def _for_urgent_care(above: Rung, file: AppealFile) -> str:
    """The quick road beside a level, where the care cannot wait."""
    quick = [
        rung
        for rung in ladder(above.road).rungs.values()
        if rung.beside == above.id and rung.is_urgent and not closed_to(rung, file)
    ]
    return f"As the care cannot wait, ask for this: {quick[0].name}." if quick else ""


def _clock(rung: Rung, file: AppealFile) -> Deadline | None:
    try:
        return clock_of(rung, file)
    except CannotCount:
        return None
