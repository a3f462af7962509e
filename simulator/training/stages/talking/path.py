"""Your talk beside the expert's: what each turn did to trust, law and money, what was never asked, what it cost."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from simulator.money import ZERO
from simulator.talk.facts import TOPICS
from simulator.talk.moves import moves
from simulator.training.stages.stage import Json
from simulator.training.stages.talking import conduct
from simulator.training.stages.talking.year import ON_AVERAGE

if TYPE_CHECKING:
    from simulator.training.stages.talking.play import Said, Talking

_QUALITY = ("good", "clumsy", "wrong")
_NOT_DONE: Json = {
    "at": "",
    "turn": None,
    "you": "",
    "says": "",
    "state": "not done",
    "law": [],
    "why": [],
    "trust": 0,
    "mood": 0,
    "money": "",
}


def beside(yours: Talking, expert: Talking) -> Json:
    """All that a debrief shows of a talk."""
    return {
        "turns": list(_rows(yours, expert)),
        "course": {"yours": _course(yours), "expert": _course(expert)},
        "year": {"yours": yours.year.as_json(), "expert": expert.year.as_json()},
        "costs": list(_costs(yours, expert)),
        "unasked": list(_unasked(yours, expert)),
        "rules": list(_rules(yours)),
    }


def _rows(yours: Talking, expert: Talking) -> Iterator[Json]:
    """Each of your turns, with what an expert did in its place; at the end what an expert did besides."""
    mine, best = [_move(each) for each in yours.turns], [_move(each) for each in expert.turns]
    for way, low, high, best_low, best_high in SequenceMatcher(None, mine, best, autojunk=False).get_opcodes():
        theirs = expert.turns[best_low:best_high]
        for place, at in enumerate(range(low, high)):
            partner = theirs[place] if place < len(theirs) else None
            yield _row(at, yours.turns[at], partner, is_same=way == "equal")
        if missed := theirs[max(0, high - low) :]:
            yield _NOT_DONE | {"expert": "; ".join(map(_label, missed))}


def _row(at: int, said: Said, partner: Said | None, *, is_same: bool) -> Json:
    answer = said.answer
    if said.critical:
        state = "critical"
    elif is_same and partner is not None:
        state = "same" if _rank(said) <= _rank(partner) else "nearly"
    else:
        state = "differs"
    return {
        "at": clock(said.at),
        "turn": at,
        "you": _label(said),
        "says": next((line.says for line in answer.lines if line.who == "us"), ""),
        "expert": _label(partner) if partner else "",
        "state": state,
        "law": [conduct.as_json(each) for each in said.found],
        "why": list(answer.why),
        "trust": answer.trust,
        "mood": answer.patience - answer.distress,
        "money": answer.paid.dollars if answer.paid != ZERO else "",
    }


def _course(talking: Talking) -> Json:
    """Mood after each turn, for the chart: 1 (angry) to 5 (at ease)."""
    steps = [each.mood for each in talking.turns] + [talking.call.state["mood"]["step"]]
    return {"mood": steps, "at": [clock(each.at) for each in talking.turns] + [clock(talking.call.state["clock"])]}


def _costs(yours: Talking, expert: Talking) -> Iterator[Json]:
    """The difference in dollars, trust, minutes and breaches, each in a few words."""
    mine, best = yours.year, expert.year
    yield {
        "big": mine.kept.dollars,
        "says": f"paid and kept after twelve months, {ON_AVERAGE}; the expert’s talk: {best.kept.dollars}",
    }
    if mine.settled != mine.kept or best.settled != best.kept:
        yield {
            "big": mine.settled.dollars,
            "says": f"of the bill settled in any way; the expert’s talk: {best.settled.dollars}",
        }
    yield {
        "big": f"Trust {yours.call.state['trust']} of 5",
        "says": f"at the end; the expert’s talk: {expert.call.state['trust']}",
    }
    breaches = sum(conduct_found.scores for each in yours.turns for conduct_found in each.found)
    yield {"big": f"{breaches} breach{'' if breaches == 1 else 'es'}", "says": "of law or house policy in your talk"}
    yield {
        "big": clock(yours.call.state["clock"]),
        "says": f"on the line; the expert’s talk: {clock(expert.call.state['clock'])}",
    }


def _unasked(yours: Talking, expert: Talking) -> Iterator[Json]:
    """What the expert was told and you were not."""
    for each in expert.call.now.learned:
        if each.fact.value and not yours.call.now.knows(each.fact.topic):
            yield {
                "label": TOPICS[each.fact.topic].label,
                "asks": _asked_by(each.fact.topic),
                "says": each.fact.value,
            }


def _asked_by(topic: str) -> str:
    """The move that brings a fact out."""
    return next(move.label for move in moves().values() if any(topic in phrasing.asks for phrasing in move.phrasings))


def _rules(yours: Talking) -> Iterator[Json]:
    """Each rule that the talk met, once, with where it was read."""
    seen = set()
    for finding in (each for said in yours.turns for each in said.found):
        if finding.rule not in seen:
            seen.add(finding.rule)
            yield conduct.as_json(finding)


def clock(seconds: int) -> str:
    """`3:05`"""
    return f"{seconds // 60}:{seconds % 60:02d}"


def _move(said: Said) -> str:
    return said.answer.move


def _label(said: Said) -> str:
    return moves()[said.answer.move].label


def _rank(said: Said) -> int:
    return _QUALITY.index(said.answer.quality) if said.answer.quality in _QUALITY else 0
