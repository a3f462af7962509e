"""Where the rules of a claim's desk come from: the road that is open, the clocks, and what may leave the office."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from simulator.case.follow_up import FollowUp
from simulator.dates import long_date, print_date
from simulator.payers.appeals import CannotCount, Deadline, Rung, clock_of, ladder
from simulator.payers.appeals.ladders import CONTRACT
from simulator.rulebook import NotYetInForce
from simulator.scenario.scenario import Source
from simulator.scenario.sources import find_source


def of_road(follow_up: FollowUp) -> tuple[Source, ...]:
    """For each level at which somebody files, where its days stand. How many they are is for the reader to find."""
    levels = [rung for rung in ladder(follow_up.road).rungs.values() if not rung.by_itself]
    found = [(rung, find_source(_days_of(rung, follow_up))) for rung in levels]
    return tuple(replace(source, says=f"{rung.name}.") for rung, source in found if source)


def _days_of(rung: Rung, follow_up: FollowUp) -> str:
    return f"payers/{follow_up.payer}#dispute" if rung.file_within == CONTRACT else f"rules/{rung.file_within}"


def of_first_clock(follow_up: FollowUp) -> tuple[Source, ...]:
    """What the first last day rests on, its own rule first; of a claim that nobody answered, the filing limit."""
    if follow_up.silence:
        filing = find_source(f"payers/{follow_up.payer}#filing")
        return (filing,) if filing else ()
    clock = first_clock(follow_up)
    return of_clock(clock) if clock else ()


def first_clock(follow_up: FollowUp) -> Deadline | None:
    """The clock of the level that is open when the work begins, where a payer has answered and somebody files there."""
    if follow_up.silence:
        return None
    try:
        return clock_of(ladder(follow_up.road).rung(follow_up.rung), follow_up.as_the_payer_has_it())
    except (CannotCount, NotYetInForce):
        return None


def of_clock(clock: Deadline) -> tuple[Source, ...]:
    """What a last day rests on and how it was counted; then the rule that is not verified by which it may move."""
    known = find_source(clock.rule)
    says = " ".join(filter(None, (clock.why, clock.note)))
    read, tag = (known.read, known.tag) if known else ("", "law")
    day = Source(clock.rule, says, clock.source, read, clock.verified, tag)
    moves = find_source(clock.moves_by)
    if clock.perhaps is None or moves is None:
        return (day,)
    says = f"{long_date(clock.day)} is no business day. The last day may move to {long_date(clock.perhaps)}."
    return day, replace(moves, says=says)


def doubt(clock: Deadline | None, said: date) -> str:
    """What is not verified about a day that somebody named as the last one, and that it costs nothing; or ""."""
    if clock is not None and not clock.verified:
        return "Not verified: the rule behind this day. Right or not, it costs no points."
    if clock is None or said != clock.perhaps:
        return ""
    return f"Not verified: whether the last day moves to {print_date(said)}. Either day counts."


def of_privacy() -> tuple[Source, ...]:
    """What no packet may hold."""
    known = find_source("rules/privacy.minimum")
    return (known,) if known else ()
