"""Ways to lose a reader: data/letters/tone.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from simulator.fields import Fields
from simulator.letters.reading.phrases import Phrases, phrases
from simulator.letters.rules.folder import open_rules

_TONES = ("threat", "insult", "pleading")


@dataclass(frozen=True, slots=True)
class Tone:
    """One way to lose a reader."""

    name: str
    points: int
    because: str
    phrases: Phrases


@cache
def tones() -> tuple[Tone, ...]:
    """data/letters/tone.yaml."""
    with open_rules("tone.yaml") as fields:
        found = []
        for name in fields:
            if name not in _TONES:
                fields.wrong(name, f"is no tone that is looked for; those are {', '.join(_TONES)}")
            found.append(tone(fields, name))
        return tuple(found)


def tone(fields: Fields, name: str) -> Tone:
    """One way to lose a reader, from a data file."""
    with fields.part(name) as part:
        return Tone(name, part.whole("points"), part.text("because"), phrases(part, "phrases"))
