"""The moments that a drill may draw, as data/talk/drills.yaml says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from simulator.fields import Fields, open_fields
from simulator.law import Saying
from simulator.reading import DATA
from simulator.talk.facts import TOPICS
from simulator.talk.moves import moves
from simulator.talk.persona import Belief, Hidden, Need, Temper
from simulator.training.fills import check_fills

DRILLS = DATA / "talk" / "drills.yaml"
STEPS = ("tell", "verify", "send", "permission", "paper", "message")  # what comes next, by what is lacking
CALLERS = ("patient", "spouse", "adult_child", "parent", "employer", "attorney", "personal_representative")
FILLS = ("patient", "born", "street", "agent", "phone", "balance", "service", "visit_day")  # in what may be said
NOT_ALWAYS = ("short", "pass_on", "answers", "close")  # traps that do not fit every call
TRAPS = 2  # among the answers to one call


@dataclass(frozen=True, slots=True)
class Situation:
    """Who is on the line, what went before, what is heard, and the moves that meet it."""

    name: str
    pinned: Mapping[str, Any]
    other_plan: bool
    found: str
    after: tuple[str, ...]
    learns: str
    says: tuple[str, ...]
    shows: tuple[str, ...]
    instead: tuple[str, ...]
    about: str
    because: str


@dataclass(frozen=True, slots=True)
class Words:
    """Something that may be said to whoever is on the line. A trap is never the step that is lacking."""

    name: str
    says: str
    tells: tuple[Saying, ...]
    is_trap: bool


@dataclass(frozen=True, slots=True)
class Verification:
    """`asks`: what they say, by who they are. `lacks`: what to say to each step that may be lacking."""

    asks: Mapping[str, tuple[str, ...]]
    lacks: Mapping[str, str]
    words: Mapping[str, Words]


@dataclass(frozen=True, slots=True)
class Drills:
    listening: tuple[Situation, ...]
    objections: tuple[Situation, ...]
    verification: Verification


@cache
def drills(path: Path = DRILLS) -> Drills:
    """All that the drills draw from. Raises BadFile with file and line."""
    with open_fields(path) as fields:
        too_early = _said(fields, "too_early")
        return Drills(
            listening=_situations(fields, "listening", too_early),
            objections=_situations(fields, "objections", too_early),
            verification=_verification(fields),
        )


def _situations(fields: Fields, drill: str, too_early: tuple[str, ...]) -> tuple[Situation, ...]:
    found = []
    with fields.part(drill) as part:
        for name in part:
            with part.part(name) as situation:
                found.append(_situation(name, situation, too_early))
    if not found:
        fields.wrong(drill, "needs at least one situation")
    return tuple(found)


def _situation(name: str, fields: Fields, too_early: tuple[str, ...]) -> Situation:
    pinned: dict[str, Any] = {
        "temper": Temper(fields.one_of("temper", tuple(Temper))),
        "belief": Belief(fields.one_of("belief", tuple(Belief))),
        "hidden": Hidden(fields.one_of("hidden", tuple(Hidden)) if "hidden" in fields else ""),
        "needs": tuple(Need(each) for each in _known(fields, "needs", tuple(Need))),
    }
    learns = fields.one_of("learns", tuple(TOPICS)) if "learns" in fields else ""
    after, shows, instead = (_said(fields, key) for key in ("after", "shows", "instead"))
    if not shows:
        fields.wrong("shows", "needs at least one move")
    others = tuple(dict.fromkeys((*instead, *too_early)))
    if not others:
        fields.wrong("instead", "needs at least one move, for `too_early` has none either")
    both = set(shows) & {*others}
    if both:
        fields.wrong("shows", f"has `{min(both)}`, which `instead` or `too_early` has too")
    return Situation(
        name=name,
        pinned=MappingProxyType(pinned),
        other_plan=fields.yes("other_plan"),
        found=_plain(fields, "found") if "found" in fields else "",
        learns=learns,
        says=tuple(check_fills(fields, "says", each) for each in fields.texts("says")),
        about=_plain(fields, "about"),
        because=_plain(fields, "because"),
        after=after,
        shows=shows,
        instead=others,
    )


def _verification(fields: Fields) -> Verification:
    with fields.part("verification") as part:
        with part.part("asks") as asks:
            asked = {who: _asked(asks, who) for who in CALLERS}
        with part.part("lacks") as lacks:
            lacking = {step: _plain(lacks, step) for step in STEPS}
        with part.part("words") as words:
            said = {}
            for name in words:
                with words.part(name) as one:
                    said[name] = _words(name, one)
            for step in STEPS:
                if step not in said:
                    words.wrong(step, "is missing: these words are right for somebody")
                if said[step].is_trap:
                    words.wrong(step, "is a trap: these words are right for somebody")
        if sum(each.is_trap and each.name not in NOT_ALWAYS for each in said.values()) < TRAPS:
            part.wrong("words", f"needs {TRAPS} traps that fit every call: others than {', '.join(NOT_ALWAYS)}")
    return Verification(MappingProxyType(asked), MappingProxyType(lacking), MappingProxyType(said))


def _asked(fields: Fields, who: str) -> tuple[str, ...]:
    found = tuple(check_fills(fields, who, each, ("patient",)) for each in fields.texts(who))
    if not found:
        fields.wrong(who, "needs at least one sentence that they say")
    return found


def _plain(fields: Fields, key: str) -> str:
    """A sentence in which nothing is filled in."""
    return check_fills(fields, key, fields.text(key))


def _words(name: str, fields: Fields) -> Words:
    is_trap = fields.yes("trap")
    if "move" not in fields:
        tells = tuple(Saying(each) for each in _known(fields, "tells", tuple(Saying)))
        return Words(name, check_fills(fields, "says", fields.text("says"), FILLS), tells, is_trap)
    move, _, phrasing = fields.text("move").partition("/")
    wordings = {each.name: each for each in moves()[move].phrasings} if move in moves() else {}
    if phrasing not in wordings:
        fields.wrong("move", "names no wording of data/talk/moves.yaml; write it as verify/good")
    says = check_fills(fields, "move", wordings[phrasing].says, FILLS)
    return Words(name, says, tuple(said.what for said in wordings[phrasing].tells), is_trap)


def _said(fields: Fields, key: str) -> tuple[str, ...]:
    """Moves that can be made on the phone with nothing to type, in good words and in poor ones."""
    found = _known(fields, key, tuple(moves()))
    for name in found:
        move = moves()[name]
        if move.fields or move.on != "phone" or len({each.quality == "good" for each in move.phrasings}) < 2:
            fields.wrong(
                key, f"has `{name}`, which does not fit: something is typed in it, or one wording is all it has"
            )
    return found


def _known(fields: Fields, key: str, names: tuple[str, ...]) -> tuple[str, ...]:
    found = fields.texts(key)
    for each in found:
        if each not in names:
            fields.wrong(key, f"has `{each}`, which is not known here")
    return found
