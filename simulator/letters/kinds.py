"""The kinds of texts that can be marked, each with the parts that it needs: an appeal, a note, a patient's letter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from simulator.fields import Fields, open_fields
from simulator.letters.phrases import phrases
from simulator.letters.rules import LETTERS, PartRule, parts

APPEAL = "appeal"


class NotAKind(ValueError):
    """There is no text of this kind. The message names those that there are."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of text: what it is called, and its parts."""

    name: str
    called: str
    parts: tuple[PartRule, ...]


@cache
def kinds() -> Mapping[str, Kind]:
    """An appeal by data/letters/parts.yaml, and all that data/letters/kinds.yaml names."""
    found = {APPEAL: Kind(APPEAL, "letter", parts().parts)}
    with open_fields(LETTERS / "kinds.yaml") as fields:
        for name in fields:
            with fields.part(name) as kind, kind.part("parts") as rules:
                found[name] = Kind(name, kind.text("called"), tuple(_part(rules, part) for part in rules))
    return MappingProxyType(found)


def kind_of(name: str) -> Kind:
    """The kind of this name. Raises NotAKind."""
    if name not in kinds():
        raise NotAKind(f"There is no text of the kind `{name}`. There are: {', '.join(kinds())}.")
    return kinds()[name]


def _part(rules: Fields, name: str) -> PartRule:
    with rules.part(name) as fields:
        return PartRule(
            name=name,
            points=fields.whole("points"),
            says=fields.text("says"),
            missing=fields.text("missing"),
            values=fields.texts("values"),
            phrases=phrases(fields, "phrases"),
            spans=fields.texts("spans"),
        )
