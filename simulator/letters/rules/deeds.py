"""What patients, staff and doctors may be said to have done and to have: data/letters/deeds.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from simulator.fields import Fields
from simulator.letters.reading.words import root
from simulator.letters.rules.folder import open_rules


@dataclass(frozen=True, slots=True, eq=False)
class Doers:
    """Some people, and by their roots what a letter may say that they did, and what they may have."""

    who: tuple[str, ...]
    does: frozenset[str]
    has: frozenset[str]


@dataclass(frozen=True, slots=True)
class Deeds:
    """All whom a letter speaks of, and words that tell of no deed."""

    small: frozenset[str]
    where: frozenset[str]
    past: frozenset[str]
    able: frozenset[str]  # what a body can or cannot do
    who: Mapping[str, Doers]


@cache
def deeds() -> Deeds:
    """data/letters/deeds.yaml."""
    with open_rules("deeds.yaml") as fields:
        small, where, past, able = (frozenset(fields.texts(name)) for name in ("small", "where", "past", "able"))
        who = {}
        for name in ("patient", "staff", "doctor", "others"):
            with fields.part(name) as part:
                who[name] = Doers(part.texts("who"), _roots(part, "does"), _roots(part, "has"))
        return Deeds(small, where, past, able, MappingProxyType(who))


def _roots(part: Fields, name: str) -> frozenset[str]:
    return frozenset(map(root, part.texts(name)))
