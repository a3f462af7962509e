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
    alike: frozenset[str]  # kinds of request whose names offices use for one another
    one_desk: frozenset[str]  # those that many payers decide at one desk
    corrections: frozenset[str]  # those that put a field right
    beside: frozenset[str]  # those that may stand beside any other


@cache
def parts() -> PartRules:
    """data/letters/parts.yaml."""
    with open_rules("parts.yaml") as fields:
        with fields.part("parts") as part:
            found = tuple(_part(part, name) for name in part)
        levels = _named(fields, "levels")
        return PartRules(
            parts=found,
            levels=levels,
            asks=_named(fields, "asks"),
            grounds=_named(fields, "grounds"),
            alike=frozenset(fields.some_of("alike", levels)),
            one_desk=frozenset(fields.some_of("one_desk", levels)),
            corrections=frozenset(fields.some_of("corrections", levels)),
            beside=frozenset(fields.some_of("beside", levels)),
        )


def _named(fields: Fields, key: str) -> Mapping[str, Phrases]:
    with fields.part(key) as part:
        return MappingProxyType({name: phrases(part, name) for name in part})


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
