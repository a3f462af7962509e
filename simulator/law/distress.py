"""Words of distress and of self-harm: what must happen when they are heard. Care first; never a diagnosis."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from simulator.fields import open_fields
from simulator.reading import DATA

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Care:
    """What was heard and what must now happen, in order. `level` is "self_harm" or "distress"."""

    level: str
    heard: tuple[str, ...]
    must: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Level:
    """Phrases and idioms with their plain words; what must happen."""

    phrases: Mapping[str, str]
    not_meant: tuple[str, ...]
    must: tuple[str, ...]


def care_needed(words: str) -> Care | None:
    """The gravest level whose phrases stand in these words, and what it asks of us; None where there are none."""
    said = _plain(words)
    for name, level in _levels().items():
        left = said
        for idiom in level.not_meant:
            left = left.replace(idiom, " | ")
        heard = tuple(phrase for phrase, plain in level.phrases.items() if plain in left)
        if heard:
            return Care(name, heard, level.must)
    return None


def _plain(words: str) -> str:
    """Lower case, one space between words and at both ends, without marks: `don’t` and `dont` are the same."""
    joined = words.lower().replace("’", "").replace("'", "")
    return f" {' '.join(_WORD.findall(joined))} "


@cache
def _levels() -> Mapping[str, _Level]:
    """The levels of data/law/distress.yaml, the gravest first."""
    levels = {}
    with open_fields(DATA / "law" / "distress.yaml") as file:
        for name in file:
            with file.part(name) as level:
                phrases = MappingProxyType({phrase: _plain(phrase) for phrase in level.texts("phrases")})
                levels[name] = _Level(phrases, tuple(map(_plain, level.texts("not_meant"))), level.texts("must"))
    return MappingProxyType(levels)
