"""Words and their forms: `deny` stands for denies, denied and denying."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

_ENDINGS = ("ings", "ing", "edly", "ed", "ies", "es", "s", "ly", "ers", "er")
_SHORTEST = 3


@lru_cache(maxsize=20_000)
def root(word: str) -> str:
    """What the forms of a word share."""
    word = word.replace("'s", "").strip("'-")
    ending = next((each for each in _ENDINGS if word.endswith(each) and len(word) - len(each) >= _SHORTEST), "")
    word = word.removesuffix(ending) + ("y" if ending == "ies" else "")
    if len(word) > _SHORTEST and word[-1] == word[-2]:
        word = word[:-1]
    return word.rstrip("e")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words in which letters about claims are written, by their roots, and those that tell of life."""

    known: frozenset[str]
    life: frozenset[str]
    life_begins: tuple[str, ...]

    def weight(self, word: str) -> int:
        """How strange a word is in such a letter: 0 is not, 1 is unknown, 2 tells of life."""
        if word in self.life or word.startswith(self.life_begins):
            return 2
        return 0 if len(word) < _SHORTEST or root(word) in self.known else 1
