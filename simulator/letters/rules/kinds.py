"""The kinds of texts that can be marked, each with the parts that it needs: letters, a note, a question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from simulator.fields import Fields
from simulator.letters.rules.folder import open_rules
from simulator.letters.rules.parts import PartRule, part_rule, parts
from simulator.letters.rules.tone import Tone, tone

APPEAL = "appeal"


class NotAKind(ValueError):
    """There is no text of this kind. The message names those that there are."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of text: what it is called, how to begin, its parts, and tones that lose this reader above others."""

    name: str
    called: str
    begin: str
    parts: tuple[PartRule, ...]
    tones: tuple[Tone, ...] = ()


@cache
def kinds() -> Mapping[str, Kind]:
    """An appeal by data/letters/parts.yaml, and all that data/letters/kinds.yaml names."""
    found = {APPEAL: Kind(APPEAL, "letter", "Write what the payer should do, and why.", parts().parts)}
    with open_rules("kinds.yaml") as fields:
        for name in fields:
            with fields.part(name) as kind:
                found[name] = _kind(name, kind)
    return MappingProxyType(found)


def kind_of(name: str) -> Kind:
    """The kind of this name. Raises NotAKind."""
    if name not in kinds():
        raise NotAKind(f"There is no text of the kind `{name}`. There are: {', '.join(kinds())}.")
    return kinds()[name]


def _kind(name: str, fields: Fields) -> Kind:
    with fields.part("parts") as rules:
        found = tuple(part_rule(rules, part) for part in rules)
    tones: tuple[Tone, ...] = ()
    if "tones" in fields:
        with fields.part("tones") as losing:
            tones = tuple(tone(losing, each) for each in losing)
    return Kind(name, fields.text("called"), fields.text("begin"), found, tones)
