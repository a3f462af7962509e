"""The parts of a letter, and words for each kind of request, ask and ground: data/letters/parts.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from simulator.fields import Fields
from simulator.letters.reading.phrases import Phrases, phrases
from simulator.letters.rules.folder import open_rules

_PARTS = (
    *("address", "level", "claim", "patient", "service_date", "code", "ask", "ground", "evidence", "deadline"),
    "signature",
)


@dataclass(frozen=True, slots=True)
class PartRule:
    """A part that a letter needs."""

    name: str
    points: int
    says: str
    missing: str
    values: tuple[str, ...]
    phrases: Phrases
    spans: tuple[str, ...] = ()  # kinds of true values that are enough


@dataclass(frozen=True, slots=True)
class PartRules:
    """The parts, and the words for each kind of request, each ask and each ground."""

    parts: tuple[PartRule, ...]
    levels: Mapping[str, Phrases]
    asks: Mapping[str, Phrases]
    grounds: Mapping[str, Phrases]


@cache
def parts() -> PartRules:
    """data/letters/parts.yaml."""
    with open_rules("parts.yaml") as fields:
        with fields.part("parts") as part:
            found = tuple(_part(part, name) for name in part)
        named = {}
        for key in ("levels", "asks", "grounds"):
            with fields.part(key) as part:
                named[key] = MappingProxyType({name: phrases(part, name) for name in part})
        return PartRules(found, named["levels"], named["asks"], named["grounds"])


def _part(part: Fields, name: str) -> PartRule:
    if name not in _PARTS:
        part.wrong(name, f"is no part that is looked for; those are {', '.join(_PARTS)}")
    return part_rule(part, name)


def part_rule(part: Fields, name: str) -> PartRule:
    """One part that a text needs, as a trainer wrote it."""
    with part.part(name) as fields:
        return PartRule(
            name=name,
            points=fields.whole("points"),
            says=fields.text("says"),
            missing=fields.text("missing"),
            values=fields.texts("values"),
            phrases=phrases(fields, "phrases"),
            spans=fields.texts("spans"),
        )
