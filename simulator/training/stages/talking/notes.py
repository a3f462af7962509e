"""The account note, as a stranger who must go on would read it: what is there, what is missing, what is opinion."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from simulator.fields import open_fields
from simulator.money import Money, NotAnAmount
from simulator.reading import DATA

MOST_CHARACTERS = 4_000
_AMOUNT = re.compile(r"\$?\d[\d,]*(?:\.\d{2})?")
_DAY = re.compile(
    r"\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}\b"
    r"|\b(?:today|tomorrow|within \w+ (?:days?|weeks?)|(?:next|this) (?:week|month|friday|monday|pay-?day))\b"
)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a note holds: what is asked for, and the words by which it is seen."""

    asks: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoteRead:
    """What is missing, in the words of the house, and the opinions that stand in it."""

    of: int
    missing: tuple[str, ...]
    opinions: tuple[str, ...]

    @property
    def found(self) -> int:
        """Parts that are there, less one for each opinion."""
        return max(0, self.of - len(self.missing) - len(self.opinions))


def read_note(words: str, amounts: Collection[Money]) -> NoteRead:
    """How a note reads. `amounts` are those that belong in it: the balance, or what was agreed."""
    parts, opinions = _house()
    plain = words.lower().replace("’", "'")
    there = {
        "amount": any(each in amounts for each in _amounts(plain)),
        "when": bool(_DAY.search(plain)),
    }
    missing = tuple(
        part.asks
        for name, part in parts.items()
        if not there.get(name, any(_holds(plain, word) for word in part.words))
    )
    return NoteRead(len(parts), missing, tuple(word for word in opinions if _holds(plain, word)))


def _amounts(plain: str) -> list[Money]:
    found = []
    for each in _AMOUNT.findall(plain):
        try:
            found.append(Money.read(each))
        except NotAnAmount:
            continue
    return found


def _holds(plain: str, word: str) -> bool:
    end = "" if word.endswith("*") else r"\b"
    return re.search(rf"\b{re.escape(word.rstrip('*'))}{end}", plain) is not None


@cache
def _house() -> tuple[Mapping[str, Part], tuple[str, ...]]:
    with open_fields(DATA / "house" / "note.yaml") as fields:
        fields.day("since")
        fields.text("source")
        with fields.part("parts") as parts:
            found = {}
            for name in parts:
                with parts.part(name) as part:
                    found[name] = Part(part.text("asks"), part.texts("words"))
        return MappingProxyType(found), fields.texts("opinions")
