"""The telephone line of a payer, as data/phone.yaml has it: its menu, its words, its minutes, and who may pick up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from simulator.fields import Fields, open_fields
from simulator.reading import DATA


@dataclass(frozen=True, slots=True)
class Topic:
    """Something one may ask: the desk that knows it, and the question in plain words."""

    desk: str
    asks: str


@dataclass(frozen=True, slots=True)
class Person:
    """Who may pick up: one who is short answers a question about a letter only when it is asked twice."""

    short: bool
    mistaken: bool


@dataclass(frozen=True, slots=True)
class Phone:
    """One line for all payers. `also` is what a desk knows of another one's topics; `hold` the least and most wait."""

    menu: str
    options: tuple[str, ...]
    minutes: Mapping[str, int]
    hold: tuple[int, int]
    says: Mapping[str, str]
    topics: Mapping[str, Topic]
    also: Mapping[str, tuple[str, ...]]
    in_the_letter: tuple[str, ...]
    persons: Mapping[str, Person]
    mistakes: Mapping[str, str]


@cache
def phone() -> Phone:
    """The line. Raises BadFile with file and line."""
    with open_fields(DATA / "phone.yaml") as fields:
        with fields.part("menu") as part:
            menu, options = part.text("says"), part.texts("options")
        with fields.part("hold") as part:
            hold = part.whole("least"), part.whole("most")
        with fields.part("minutes") as part:
            minutes = {name: part.whole(name) for name in part}
        with fields.part("topics") as part:
            topics = {name: _topic(part, name, options) for name in part}
        with fields.part("also_knows") as part:
            also = {desk: part.texts(desk) for desk in options}
        with fields.part("persons") as part:
            persons = {name: _person(part, name) for name in part}
        return Phone(
            menu=menu,
            options=options,
            minutes=MappingProxyType(minutes),
            hold=hold,
            says=_texts(fields, "says"),
            topics=MappingProxyType(topics),
            also=MappingProxyType(also),
            in_the_letter=fields.texts("in_the_letter"),
            persons=MappingProxyType(persons),
            mistakes=_texts(fields, "mistakes"),
        )


def _texts(fields: Fields, key: str) -> Mapping[str, str]:
    with fields.part(key) as part:
        return MappingProxyType({name: part.text(name) for name in part})


def _topic(part: Fields, name: str, options: tuple[str, ...]) -> Topic:
    with part.part(name) as fields:
        return Topic(fields.one_of("desk", options), fields.text("asks"))


def _person(part: Fields, name: str) -> Person:
    with part.part(name) as fields:
        return Person(fields.one_of("short", ("yes", "no")) == "yes", fields.one_of("mistaken", ("yes", "no")) == "yes")
