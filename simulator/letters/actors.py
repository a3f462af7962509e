"""Those who act in letters about claims, and what may be told of each: data/letters/acts.yaml, read once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from simulator.fields import Fields, open_fields
from simulator.letters.letter import OURS, PAYER
from simulator.letters.phrases import Phrases, phrases
from simulator.letters.rules import LETTERS
from simulator.letters.words import root


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody, and what a letter may say that they did, do, do now and then, or are. None: all of it may be told."""

    called: re.Pattern[str]
    did: frozenset[str] | None
    does: frozenset[str] | None
    now: frozenset[str]
    are: frozenset[str] | None
    is_ours: bool
    places: frozenset[str]  # “in your claims office”: words behind which a place is named before the verb

    def may(self, how: str, verb: str, *, is_habit: bool) -> bool:
        """Whether a verb, by its root, may be told of this one: as done (`did`), as done now (`does`), behind `is`."""
        allowed = {"did": self.did, "does": self.does, "is": self.are}[how]
        if allowed is None:
            return True
        return verb in allowed and not (how == "does" and is_habit and verb in self.now)


@dataclass(frozen=True, slots=True)
class Acts:
    """All who act, the words that make a habit, and those that make a thought or a wish."""

    habit: Phrases
    hedges: Phrases
    small: frozenset[str]
    may: frozenset[str]
    no_verb: frozenset[str]
    actors: tuple[Actor, ...]


_LISTS = ("small", "may", "no_verb")


@cache
def acts() -> Acts:
    """data/letters/acts.yaml."""
    with open_fields(LETTERS / "acts.yaml") as fields:
        actors = []
        for name in fields:
            if name not in ("habit", "hedges", *_LISTS):
                with fields.part(name) as part:
                    actors.append(_actor(part, is_ours=name in ("we", "ours", "doctor")))
        small, may, no_verb = (frozenset(fields.texts(name)) for name in _LISTS)
        return Acts(phrases(fields, "habit"), phrases(fields, "hedges"), small, may, no_verb, tuple(actors))


def _actor(part: Fields, *, is_ours: bool) -> Actor:
    whose, who, at, near = (part.texts(name) for name in ("whose", "who", "at", "near"))
    now = _roots(part.texts("now"))
    did, does, are = (_roots(part.texts(name)) if name in part else None for name in ("did", "does", "is"))
    does = now | (does or frozenset()) if now else does
    places = frozenset(each.split()[-1] for each in (*at, *near))
    return Actor(_called(whose, who, at, near), did, does, now, are, is_ours, places)


def _roots(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(root, words))


_Texts: TypeAlias = tuple[str, ...]
_SIDES = (("Name ", r"(?-i:[A-Z][\w'-]+ )"), ("payer-", f"{PAYER}+"), ("ours-", f"{OURS}+"))
_A_WORD = r"(?!our\b|your\b|payer)[a-z][\w'-]*"


def _called(whose: _Texts, who: _Texts, at: _Texts, near: _Texts) -> re.Pattern[str]:
    """The words for somebody: whose and who, and where that one works or is found."""
    pattern = rf"(?P<noun>{_one(who)})(?![\w'-])(?! (?:{_one(who)})(?![\w'-]))"
    if whose:
        pattern = rf"(?:{_one(whose)}) (?:{_A_WORD} ){{0,2}}?{pattern}"
    if at:
        pattern += rf" (?:else )?(?:{_one(at)})(?![\w'-])"
    if near:
        pattern += rf"(?: (?:{_one(near)})(?![\w'-]))?"
    return re.compile(rf"(?<![\w'-]){pattern}", re.IGNORECASE)


def _one(words: Iterable[str]) -> str:
    return "|".join(map(_spelled, words))


def _spelled(words: str) -> str:
    pattern = re.escape(words).replace(r"\ ", " ").replace(r"\-", "-")
    for short, long in _SIDES:
        pattern = pattern.replace(short, long)
    return pattern
