"""The file as a letter to one level has it: what kind of request is due, and the last day of that level's own clock."""

from __future__ import annotations

from dataclasses import replace

from simulator.case.follow_up.letter import LEVELS
from simulator.letters import LetterFile
from simulator.payers.appeals import CannotCount, ladder, last_day
from simulator.training.stages.acting.state import State
from simulator.training.stages.stage import NotAMove


def file_at(state: State, rung: str = "") -> LetterFile:
    """What a letter to a level may state; to the one that is open, where none is named.

    A talk between doctors is asked for within days, and a dispute within months: each letter names its own last day,
    and may name the other.
    """
    file, at = state.letter_file, state.file
    if not rung or rung == at.rung:
        return file
    other = replace(file, level=LEVELS.get(rung, rung))
    if file.deadline:
        other = replace(other, dates={**other.dates, f"last day of {at.rung}": file.deadline})
    try:
        clock = last_day(ladder(at.road).rungs[rung], notice_date=at.notice_date, received=at.received, payer=at.payer)
    except (CannotCount, KeyError):
        return replace(other, deadline=None)
    return replace(other, deadline=clock.day)


def known_level(state: State, rung: str) -> str:
    """A level of this road by its name; "" stands for the one that is open. Raises NotAMove for any other."""
    if rung and rung not in (rungs := ladder(state.file.road).rungs):
        raise NotAMove(f"“{rung[:40]}” is no level of this road. Its levels: {', '.join(rungs)}.")
    return rung
