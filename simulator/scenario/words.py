"""Words with a fact inside: `Bill the patient {line.3.charge}` reads `Bill the patient $900.00` at its seed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any, TypeVar

from simulator.case.file import FactValue
from simulator.dates import print_date
from simulator.money import Money

T = TypeVar("T")

_FACT = re.compile(r"\{([^{}]*)\}")


def facts_in(words: str) -> list[str]:
    """The facts that some words name."""
    return _FACT.findall(words)


def has_odd_brace(words: str) -> bool:
    """Whether a brace is left over when every fact has been taken out."""
    rest = _FACT.sub("", words)
    return "{" in rest or "}" in rest


def all_words(thing: Any) -> list[str]:
    """Every word in a frozen noun and below it."""
    if isinstance(thing, str):
        return [thing]
    if isinstance(thing, tuple):
        return [words for each in thing for words in all_words(each)]
    if is_dataclass(thing):
        return [words for each in fields(thing) for words in all_words(getattr(thing, each.name))]
    return []


def with_facts(words: str, facts: Mapping[str, FactValue]) -> str:
    """The words with each fact as prose prints it: $1,081.80, 03/02/2026."""
    return _FACT.sub(lambda match: _in_prose(facts[match[1]]), words)


def spoken(thing: T, facts: Mapping[str, FactValue]) -> T:
    """A frozen noun, all the words in it and below it with their facts."""
    return _spoken(thing, facts)  # type: ignore[no-any-return]


def _spoken(thing: Any, facts: Mapping[str, FactValue]) -> Any:
    if isinstance(thing, str):
        return with_facts(thing, facts) if "{" in thing else thing
    if isinstance(thing, tuple):
        return tuple(_spoken(each, facts) for each in thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        return replace(thing, **{each.name: _spoken(getattr(thing, each.name), facts) for each in fields(thing)})
    return thing


def _in_prose(value: FactValue) -> str:
    if isinstance(value, Money):
        return value.dollars
    return print_date(value) if isinstance(value, date) else str(value)
