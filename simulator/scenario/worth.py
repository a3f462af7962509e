"""Blocks whose keys are names of a closed list; and the one that each stage has: what its parts are worth."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from simulator.reading import Mapping, Text, Value
from simulator.scenario.mistakes import near
from simulator.scenario.names import COMPETENCY
from simulator.scenario.scenario import Weight
from simulator.scenario.shape import Notes, Reader, line_of, listing, may, need, record, text, whole


def worth(of: str, parts: Iterable[str], competency: str) -> Reader:
    """The block `worth:` of a stage: each part that is judged, with points and competencies, such as this one."""
    weight = record(
        dict[str, Any],
        f"a part of the {of}",
        {
            "points": need(whole(1, 20), "4"),
            "tests": need(listing(COMPETENCY, "tests"), f"[{competency}]"),
            "why": may(text("why"), "", "For the debrief; here the answer may be told."),
        },
    )
    return named(
        "worth", f"part of the {of} that is judged", weight, lambda name, read: Weight(name, **read), lambda: parts
    )


def named(
    what: str,
    of: str,
    read_one: Reader,
    make: Callable[[Text, Any], Any],
    names: Callable[[], Any],
    suggest: Callable[[str, Iterable[str]], str] = near,
) -> Reader:
    """A block whose keys are names of a closed list, each with a value of one kind. `of` is what one name is called."""

    def read(value: Value, notes: Notes) -> Any:
        if not isinstance(value, Mapping) or not value:
            notes.add(line_of(value), "SC006", name=what, wanted="a block of `name: value` lines", example="account: 2")
            return None
        found = []
        for name, each in value.items():
            if name not in names():
                notes.add(name.line, "SC011", value=name, what=of, near=suggest(name, names()))
            got = read_one(each, notes)
            if got is not None:
                found.append(make(name, got))
        return tuple(found)

    def takes() -> dict[str, Any]:
        known = {name: read_one.takes() for name in names()}
        return {"type": "object", "additionalProperties": False, "properties": known}

    return Reader(read, takes)
