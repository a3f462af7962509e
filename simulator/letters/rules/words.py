"""Words that say what a date, a number or an amount is: data/letters/words.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from simulator.letters.reading.phrases import Phrases, choices, one_of, phrases
from simulator.letters.rules.folder import open_rules

_PEOPLE = ("staff", "treating", "theirs", "above", "not_the_patient")


@dataclass(frozen=True, slots=True)
class Words:
    """Words that say what a date, a number or an amount is."""

    roles: Mapping[str, Phrases]
    labelled: Mapping[str, Phrases]  # the words before a date, and what stands in the labels of those they mean
    numbers: Mapping[str, re.Pattern[str]]
    made_up: tuple[str, ...]
    amounts: Mapping[str, Phrases]
    helps: Mapping[str, str]  # whether more or less of an amount helps the office
    alone_around: Phrases
    sum_before: Phrases
    people: Mapping[str, str]  # what people are called at their work, each as choices of a pattern
    titles: frozenset[str]
    not_names: frozenset[str]


@cache
def words() -> Words:
    """data/letters/words.yaml."""
    with open_rules("words.yaml") as fields:
        with fields.part("dates") as part:
            roles = {name: phrases(part, name) for name in part}
        with fields.part("labelled") as part:
            labelled = {name: phrases(part, name) for name in part}
        with fields.part("numbers") as part:
            numbers = {name: one_of(phrases(part, name)) for name in part}
        with fields.part("amounts") as part:
            amounts = {name: phrases(part, name) for name in part}
        with fields.part("helps") as part:
            helps = {name: part.one_of(name, ("more", "less")) for name in part}
        with fields.part("people") as part:
            people = {name: choices(part, name) for name in _PEOPLE}
        return Words(
            roles=MappingProxyType(roles),
            labelled=MappingProxyType(labelled),
            numbers=MappingProxyType(numbers),
            made_up=fields.texts("made_up"),
            amounts=MappingProxyType(amounts),
            helps=MappingProxyType(helps),
            alone_around=phrases(fields, "alone_around"),
            sum_before=phrases(fields, "sum_before"),
            people=MappingProxyType(people),
            titles=frozenset(fields.texts("titles")),
            not_names=frozenset(fields.texts("not_names")),
        )
