"""Words and their forms: `deny` stands for denies, denied and denying."""

from __future__ import annotations

import re
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


_VOWELS = "aei"
_LEAST_MISSPELLED, _MOST_MISSPELLED, _LONG = 4, 20, 7


@lru_cache(maxsize=5_000)
def misspellings(word: str) -> frozenset[str]:
    """What somebody may have meant who wrote a word as it sounds or in haste: approve by “aprove”.

    A letter not doubled, two letters turned, an apostrophe left off; in a long word a letter left out or another vowel.
    """
    if not _LEAST_MISSPELLED <= len(word) <= _MOST_MISSPELLED or not word.isalpha():
        return frozenset()
    found = {word[:at] + word[at] + word[at:] for at in range(1, len(word))}
    found |= {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)}
    if word.endswith("nt"):
        found.add(f"{word[:-1]}'t")
    if len(word) >= _LONG:
        letters = "abcdefghijklmnopqrstuvwxyz"
        found |= {word[:at] + each + word[at:] for at in range(1, len(word)) for each in letters}
        turned = (at for at in range(1, len(word)) if word[at] in _VOWELS)
        found |= {word[:at] + each + word[at + 1 :] for at in turned for each in _VOWELS}
    return frozenset(found - {word})
