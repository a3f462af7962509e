"""An exercise as it was on the day: the case worked out, the scenario with every word, and the trainer's own text.

Opening one again reads neither the scenario's file nor the kit's data, and asks no payer.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from simulator.case.file import CaseFile, from_json, to_json
from simulator.scenario.scenario import Scenario


def to_snapshot(scenario: Scenario, case: CaseFile, mode: str) -> dict[str, Any]:
    """The exercise as JSON."""
    return {
        "name": scenario.name,
        "content_hash": scenario.content_hash,
        "text": scenario.text,
        "seed": case.seed,
        "mode": mode,
        "scenario": to_plain(replace(scenario, case=None, text="")),
        "case": to_json(case),
    }


def from_snapshot(snapshot: dict[str, Any]) -> tuple[Scenario, CaseFile, str]:
    """Scenario, case and mode, the same as they were."""
    scenario: Scenario = from_plain(Scenario, snapshot["scenario"])
    return replace(scenario, text=snapshot["text"]), from_json(snapshot["case"]), snapshot["mode"]


def to_plain(value: Any) -> Any:
    """Frozen nouns as JSON: dates in ISO form, tuples as lists."""
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: to_plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple):
        return [to_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def from_plain(kind: Any, plain: Any) -> Any:
    """JSON as the nouns it came from."""
    if get_origin(kind) is UnionType:
        return (
            None if plain is None else from_plain(next(each for each in get_args(kind) if each is not NoneType), plain)
        )
    if get_origin(kind) is tuple:
        return tuple(from_plain(get_args(kind)[0], each) for each in plain)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{name: from_plain(hints[name], value) for name, value in plain.items()})
    return date.fromisoformat(plain) if kind is date else plain
