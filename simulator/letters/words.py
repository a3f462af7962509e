"""Words and their forms: `deny` stands for denies, denied and denying."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_ENDINGS = ("ings", "ing", "edly", "ed", "ies", "es", "s")
_MADE_OF = ("ion", "ions", "ation", "ance", "ence", "ment", "ments", "al", "able", "ible", "ive", "ness", "ful", "less")
_SHORTEST = 3
_CLIPPED = re.compile(r"(?:n't|'[a-z]*)$")  # we'd, don't, child's


@lru_cache(maxsize=20_000)
def root(word: str) -> str:
    """What the forms of a word share."""
    word = _CLIPPED.sub("", word).strip("'-")
    ending = next((each for each in _ENDINGS if word.endswith(each) and len(word) - len(each) >= _SHORTEST), "")
    word = word.removesuffix(ending) + ("y" if ending == "ies" else "")
    if len(word) > _SHORTEST and word[-1] == word[-2]:
        word = word[:-1]
    for each in ("ly", "er"):
        word = word.removesuffix(each) if len(word) > len(each) + _SHORTEST else word
    if len(word) > _SHORTEST and word[-1] == word[-2]:
        word = word[:-1]
    return word.rstrip("e")


@lru_cache(maxsize=20_000)
def stems(word: str) -> frozenset[str]:
    """The words, by their roots, that a word may be made of: rejection of reject, painful of pain."""
    found = (root(word.removesuffix(each)) for each in _MADE_OF if word.endswith(each))
    return frozenset(stem for stem in found if len(stem) > _SHORTEST)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words in which letters about claims are written, by their roots, and those that tell of life."""

    known: frozenset[str]
    life: frozenset[str]
    life_begins: tuple[str, ...]
    body: frozenset[str]
    alike: tuple[frozenset[str], ...]

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
        return 0 if len(word) < _SHORTEST or self.known & {root(word), *stems(word)} else 1
