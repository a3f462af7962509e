"""How somebody was talked to: listened to, told plainly, told what happens next; and the note for a stranger."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from fractions import Fraction
from typing import TYPE_CHECKING

from simulator.talk.moves import moves
from simulator.training.stages.talking.judged import ALL, HALF, NOTHING, Judged, part
from simulator.training.stages.talking.notes import read_note

if TYPE_CHECKING:
    from simulator.training.stages.talking.play import Said, Talking

_WORTH = {"good": ALL, "clumsy": HALF}
_LISTENS = ("open", "ask", "listen", "care")
_EXPLAINS = ("explain", "help", "correct")
_CLOSES = ("summarise", "confirm_writing", "end_call", "next_try", "leave_message")


def listening(yours: Talking, expert: Talking) -> Judged:
    """Half for how it was said, half for having listened and asked as much as was needed."""
    mine, best = _good(yours, ("listen",)), _good(expert, ("listen",))
    enough = min(ALL, Fraction(len(mine), len(best))) if best else ALL
    share = (_how_well(yours, expert, _LISTENS) + enough) / 2
    return share, _labels(mine), _labels(best), "Right." if share == ALL else _worst(yours)


def explaining(yours: Talking, expert: Talking) -> Judged:
    """What the expert explained is explained, in words that a person understands."""
    mine, best = _good(yours, _EXPLAINS), _good(expert, _EXPLAINS)
    share = (part(mine & best, best) + _how_well(yours, expert, _EXPLAINS)) / 2
    left = best - mine
    return (
        share,
        _labels(mine),
        _labels(best),
        "Right." if share == ALL else f"Left out: {_labels(left)}." if left else _worst(yours),
    )


def closing(yours: Talking, expert: Talking) -> Judged:
    """Summed up, confirmed in writing, ended kindly: as far as the expert did."""
    best = {each for each in _CLOSES if each in _said_well(expert)}
    mine = {each for each in best if each in _said_well(yours)}
    left = _labels(best - mine)
    return part(mine, best), _labels(mine), _labels(best), f"Left out: {left}." if best - mine else "Right."


def note(yours: Talking, expert: Talking) -> Judged:
    """Who, what, the amount, what was agreed, the next step, by when; facts and no opinions."""
    read = read_note(yours.note, yours.amounts)
    verdict = f"Missing: {', '.join(read.missing)}." if read.missing else "Right."
    if read.opinions:
        verdict = f"An opinion, not a fact: “{read.opinions[0]}”. {verdict}"
    return Fraction(read.found if yours.note else 0, read.of), yours.note or "no note", expert.note, verdict


def _good(talking: Talking, kinds: Collection[str]) -> frozenset[str]:
    """The moves of some kinds that were well said."""
    return frozenset(each for each in _said_well(talking) if moves()[each].group in kinds)


def _said_well(talking: Talking) -> frozenset[str]:
    return frozenset(each.answer.move for each in talking.turns if each.answer.quality == "good")


def _how_well(yours: Talking, expert: Talking, kinds: Collection[str]) -> Fraction:
    """The share of what was said in these kinds that was said well. Where the expert is silent, silence is right."""
    said = [_WORTH.get(each.answer.quality, NOTHING) for each in yours.turns if _kind(each) in kinds]
    if not said:
        return NOTHING if any(_kind(each) in kinds for each in expert.turns) else ALL
    return sum(said, NOTHING) / len(said)


def _kind(said: Said) -> str:
    return moves()[said.answer.move].group


def _worst(talking: Talking) -> str:
    """Why the mood fell most, in one sentence."""
    worst = min(talking.turns, key=lambda each: each.answer.trust, default=None)
    said = next(iter(worst.answer.why), "") if worst and worst.answer.trust < 0 else ""
    return said or "There was more to hear."


def _labels(names: Iterable[str]) -> str:
    return "; ".join(sorted(moves()[each].label for each in names)) or "nothing"
