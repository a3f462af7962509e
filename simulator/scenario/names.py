"""Names that a scenario may use, each from a closed list of the kit. An unknown one is noted with the nearest."""

from __future__ import annotations

from typing import Any

from simulator.care.services import services
from simulator.reading import Value
from simulator.scenario import house
from simulator.scenario.facts import FACTS, find_fact
from simulator.scenario.mistakes import near
from simulator.scenario.shape import Notes, one_of, text
from simulator.scenario.sources import find_source, plan_names, source_names


def service(value: Value, notes: Notes) -> Any:
    return one_of("service", services(), "SC012")(value, notes)


def plan(value: Value, notes: Notes) -> Any:
    return one_of("plan", plan_names(), "SC012")(value, notes)


def competency(value: Value, notes: Notes) -> Any:
    return one_of("competency", house.competencies(), "SC013")(value, notes)


def source(value: Value, notes: Notes) -> Any:
    name = text("source")(value, notes)
    found = find_source(name) if name else None
    if name and not found:
        notes.add(name.line, "SC020", value=name, near=near(name, source_names()))
    return found


def fact(value: Value, notes: Notes, kind: str | None = None) -> Any:
    name = text("fact")(value, notes)
    if name is None:
        return None
    known = find_fact(name)
    if not known:
        notes.add(name.line, "SC003", value=name, near=near(name, FACTS, list_up_to=0))
    elif kind and known.kind != kind:
        notes.add(name.line, "SC018", value=name, kind=known.kind, wanted=kind)
    return name
