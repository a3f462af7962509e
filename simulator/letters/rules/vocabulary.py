"""The words in which letters about claims are written, those that tell of life, and turns of speech that do not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from simulator.letters.reading.phrases import choices, one_of, phrases
from simulator.letters.reading.words import misspellings, root, stems
from simulator.letters.rules.folder import open_rules

_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words in which letters about claims are written, by their roots, and those that tell of life."""

    known: frozenset[str]
    life: frozenset[str]
    life_begins: tuple[str, ...]
    body: frozenset[str]
    alike: tuple[frozenset[str], ...]
    sided: str  # parts of which there are two, as choices of a pattern
    sided_without_s: str
    sayings: re.Pattern[str]

    def same(self, word: str) -> frozenset[str]:
        """A part of the body by all its names, as roots; none where a word is no such part."""
        own = root(word.lower())
        return next(
            (each for each in self.alike if own in each), frozenset((own,)) if own in self.body else frozenset()
        )

    def is_of_life(self, word: str) -> bool:
        """Whether it tells of a body, a family, a home or work."""
        return word in self.life or word.startswith(self.life_begins)

    def weight(self, word: str, *, bodies: bool) -> int:
        """How strange a word is: 0 is not, 1 is unknown, 2 tells of life. `bodies`: whether parts of the body are."""
        if self.is_of_life(word):
            return 2
        if root(word) in self.body:
            return int(bodies)
        if len(word) < _SHORTEST or self.known & {root(word), *stems(word)}:
            return 0
        return 0 if any(root(each) in self.known for each in misspellings(word)) else 1


@cache
def vocabulary() -> Vocabulary:
    """data/letters/vocabulary.yaml."""
    with open_rules("vocabulary.yaml") as fields:
        life = fields.texts("life")
        return Vocabulary(
            known=frozenset(map(root, fields.texts("known"))),
            life=frozenset(each for each in life if not each.endswith("-")),
            life_begins=tuple(each.removesuffix("-") for each in life if each.endswith("-")),
            body=frozenset(map(root, fields.texts("body"))),
            sided=choices(fields, "sided"),
            sided_without_s=choices(fields, "sided_without_s"),
            sayings=one_of(phrases(fields, "sayings")),
            alike=tuple(frozenset(map(root, each.split())) for each in fields.texts("alike")),
        )
