"""Reads a case: events in a few words, and the findings that a person typed beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import date, time
from enum import EnumType
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from simulator import law
from simulator.law import Caller, Event, Known, Place, Said, Saying, Window, moment
from simulator.money import Money
from simulator.reading import Mapping, Text, read_yaml

CASES = Path(__file__).parent / "cases"
CONTACTS = {"call", "voicemail", "sms", "email", "letter"}
KINDS: dict[str, type[Event]] = {
    "placed": law.Placed,
    "notice": law.ValidationNotice,
    "report": law.CreditReport,
    "account": law.Account,
    "suit": law.Suit,
    "bill": law.Bill,
    "hospital_bill": law.HospitalBill,
    "hospital_notice": law.HospitalNotice,
    "application": law.Application,
    "decided": law.Decided,
    "refused": law.RefusedAsLate,
    "step": law.HospitalStep,
    "plan": law.Plan,
    "debit": law.Debit,
    "fee": law.Fee,
    "applied": law.Applied,
    "card": law.CardTaken,
}


def cases() -> Iterator[tuple[str, str, Mapping]]:
    """Every case: its file, its sentence, and what it holds."""
    for path in sorted(CASES.glob("*.yaml")):
        read, faults = read_yaml(path.read_text(encoding="utf-8"))
        assert not faults, f"{path.name}: {faults}"
        for sentence, case in read.items():
            yield path.stem, str(sentence), case


def history_of(case: Mapping) -> list[Event]:
    """The events of a case, in the order in which they were typed."""
    place = place_of(case)
    clock = str(case.get("clock", "")) or place.clocks[0]
    return [event for told in case["history"] for event in _events(dict(told), clock)]


def place_of(case: Mapping) -> Place:
    state, _, city = str(case.get("place", "OH")).partition(" ")
    return Place(state, city)


def found_in(case: Mapping) -> list[tuple[str, str]]:
    """The rules found in a case, in order of time, each with its severity."""
    history = history_of(case)
    last = max(one.at for one in history).astimezone(law.events.zone(place_of(case).clocks[0])).date()
    found = law.findings(
        history,
        caller=Caller(str(case.get("caller", "third_party"))),
        on=date.fromisoformat(str(case["on"])) if "on" in case else last,
        place=place_of(case),
        keeps=[str(rule) for rule in case.get("keeps", ())],
    )
    return [(one.rule, str(one.severity)) for one in found]


def _events(told: dict[Text, Any], clock: str) -> Iterator[Event]:
    kind, when = next(iter(told.items()))
    rest = {str(key): value for key, value in list(told.items())[1:]}
    clock = str(rest.pop("clock", clock))
    values: dict[str, Any] = {"person": "rosa", "debts": ("visit",)}
    for day in [part.strip() for part in str(when).split(",")]:
        values["at"] = moment(day if " " in day else f"{day} 10:00", clock)
        yield _event(str(kind), values, rest)


def _event(kind: str, values: dict[str, Any], rest: dict[str, Any]) -> Event:
    if kind in CONTACTS:
        values["channel"] = law.Channel("phone" if kind == "call" else kind)
        return _made(law.Contact, values, rest)
    if kind in KINDS:
        return _made(KINDS[kind], values, rest)
    values["what"] = Known(kind)
    return _made(law.Learned, values, rest)


def _made(kind: type[Event], values: dict[str, Any], rest: dict[str, Any]) -> Event:
    hints = get_type_hints(kind)
    names = {one.name for one in fields(kind)}
    assert set(rest) <= names, f"{kind.__name__} has no {set(rest) - names}"
    return kind(**(values | {name: _value(hints[name], told) for name, told in rest.items()}))


def _value(kind: Any, told: Any) -> Any:
    if isinstance(kind, UnionType):
        kind = next(one for one in get_args(kind) if one is not type(None))
    if get_origin(kind) is tuple:
        return tuple(_value(get_args(kind)[0], one) for one in told)
    if isinstance(kind, EnumType):
        return kind(str(told))
    readers = {
        bool: lambda text: {"yes": True, "no": False}[text],
        int: int,
        str: str,
        date: date.fromisoformat,
        Money: Money.read,
        Said: _said,
        Window: _window,
    }
    return readers[kind](str(told))


def _said(text: str) -> Said:
    what, *how = re.split(r", ", text)
    said: dict[str, Any] = {}
    for one in how:
        word, _, number = one.partition(" ")
        said[number if word == "not" else word] = {"not": False, "asked": True}.get(word, number)
    if "count" in said:
        said["count"] = int(said["count"])
    return Said(Saying(what), **said)


def _window(text: str) -> Window:
    start, end, *days = text.split(" ")
    return Window(time.fromisoformat(start), time.fromisoformat(end), tuple(map(int, days)))
