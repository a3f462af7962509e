"""Names that a scenario may use, each from a closed list of the kit. An unknown one is noted with the nearest."""

from __future__ import annotations

from typing import Any

from simulator.care.services import services
from simulator.case.facts import FACTS, find_fact
from simulator.reading import Value
from simulator.scenario import house
from simulator.scenario.mistakes import near
from simulator.scenario.shape import Notes, Reader, one_of, text
from simulator.scenario.sources import find_source, plan_names, source_names

SERVICE = one_of("service", services, "SC012")
PLAN = one_of("plan", plan_names, "SC012")
COMPETENCY = one_of("competency", house.competencies, "SC013")


def _source(value: Value, notes: Notes) -> Any:
    name = text("source")(value, notes)
    found = find_source(name) if name else None
    if name and not found:
        notes.add(name.line, "SC020", value=name, near=near(name, source_names()))
    return found


SOURCE = Reader(_source, lambda: {"$ref": "#/$defs/source"})


def fact(kind: str) -> Reader:
    """A fact of this kind, by name."""

    def read(value: Value, notes: Notes) -> Any:
        name = text("fact")(value, notes)
        if name is None:
            return None
        known = find_fact(name)
        if not known:
            notes.add(name.line, "SC003", value=name, near=near(name, FACTS, list_up_to=0))
        elif known.kind != kind:
            notes.add(name.line, "SC018", value=name, kind=known.kind, wanted=kind)
        return name

    return Reader(read, lambda: {"$ref": f"#/$defs/{kind}_fact"})
