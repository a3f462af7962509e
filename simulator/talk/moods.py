"""How people feel when a call begins and what words do to them, as data/talk/moods.yaml says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from simulator.fields import Fields, open_fields
from simulator.reading import DATA
from simulator.talk.persona import Temper

MOODS = DATA / "talk" / "moods.yaml"


@dataclass(frozen=True, slots=True)
class Shift:
    """What one rule does to a mood, and why."""

    trust: int = 0
    patience: int = 0
    distress: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Moods:
    """The numbers: `start` by temper, `well_said` by group of moves, `heard` by what is heard."""

    start: Mapping[Temper, tuple[int, int, int]]
    well_said: Mapping[str, Shift]
    heard: Mapping[str, Shift]
    clumsy: Shift
    wrong: Shift
    absurd: Shift


@cache
def moods(path: Path = MOODS) -> Moods:
    """The numbers of the file. Raises BadFile."""
    with open_fields(path) as fields:
        with fields.part("start") as part:
            start = {temper: _three(part, temper) for temper in Temper}
        found = Moods(
            start=MappingProxyType(start),
            well_said=_shifts(fields, "well_said"),
            heard=_shifts(fields, "heard"),
            clumsy=_shift(fields, "clumsy"),
            wrong=_shift(fields, "wrong"),
            absurd=_shift(fields, "absurd"),
        )
        if "other" not in found.well_said:
            fields.wrong("well_said", "needs `other`, for the groups that it does not name")
        return found


def _shifts(fields: Fields, key: str) -> Mapping[str, Shift]:
    with fields.part(key) as part:
        return MappingProxyType({name: _shift(part, name) for name in part})


def _shift(fields: Fields, key: str) -> Shift:
    with fields.part(key) as part:
        return Shift(*_three(part, "moves"), part.text("why"))


def _three(fields: Fields, key: str) -> tuple[int, int, int]:
    try:
        trust, patience, distress = (int(text) for text in fields.texts(key))
    except ValueError:
        fields.wrong(key, "should be three whole numbers: trust, patience, distress")
    return trust, patience, distress
