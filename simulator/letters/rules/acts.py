"""Those who act in letters about claims, and what may be told of each: data/letters/acts.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeAlias

from simulator.fields import Fields
from simulator.letters.reading.letter import OURS, PAYER
from simulator.letters.reading.phrases import Phrases, phrases
from simulator.letters.reading.words import root
from simulator.letters.rules.folder import open_rules


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody, and what a letter may say that they did, do, always do, or are, by the roots. None: all may be told."""

    called: re.Pattern[str]
    did: frozenset[str] | None
    does: frozenset[str] | None
    always: frozenset[str] | None
    are: frozenset[str] | None
    is_ours: bool
    even_negated: bool  # what was left undone is on no paper either
    places: frozenset[str]  # “in your claims office”: words behind which a place is named before the verb

    def may(self, how: str, verb: str, *, is_habit: bool) -> bool:
        """Whether a verb, by its root, may be told of this one: as done (`did`), as done now (`does`), behind `is`."""
        if how == "does" and is_habit and self.always is not None and verb not in self.always:
            return False
        allowed = {"did": self.did, "does": self.does, "is": self.are}[how]
        return allowed is None or verb in allowed


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
    with open_rules("acts.yaml") as fields:
        parts = [name for name in fields if name not in ("habit", "hedges", *_LISTS)]
        actors: dict[str, Actor] = {}
        for name in parts:
            with fields.part(name) as part:
                like = part.one_of("like", tuple(actors)) if "like" in part else ""
                actors[name] = _actor(part, actors[like] if like else None)
        small, may, no_verb = (frozenset(fields.texts(name)) for name in _LISTS)
        every = tuple(actors.values())
        return Acts(phrases(fields, "habit"), phrases(fields, "hedges"), small, may, no_verb, every)


def _actor(part: Fields, like: Actor | None) -> Actor:
    whose, who, at, near = (part.texts(name) for name in ("whose", "who", "at", "near"))
    called, places = _called(whose, who, at, near), frozenset(each.split()[-1] for each in (*at, *near))
    if like:
        return replace(like, called=called, places=places)
    did, does, always, are = (
        _roots(part.texts(name)) if name in part else None for name in ("did", "does", "always", "is")
    )
    return Actor(called, did, does, always, are, part.yes("ours"), part.yes("even_negated"), places)


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
