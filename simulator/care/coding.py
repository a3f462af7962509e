"""What a coder knows: diagnoses in plain words, modifiers, and which services include another one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from simulator.care.services import Service, services
from simulator.fields import read_rows
from simulator.reading import DATA, read_table

YES_NO = ("yes", "no")


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A diagnosis code (ICD-10-CM) in our own words. `side` is "right", "left" or ""."""

    code: str
    name: str
    side: str


@dataclass(frozen=True, slots=True)
class Modifier:
    """Two letters behind a service. A `separate` one says that the service stood on its own."""

    code: str
    says: str
    separate: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """Two services of one claim of which `included` is paid within `paid`. `opens`: unless a modifier sets it apart."""

    paid: str
    included: str
    opens: bool
    why: str


@cache
def diagnoses() -> Mapping[str, Diagnosis]:
    """Every diagnosis the kit uses, by code."""
    rows = [Diagnosis(**row) for row in read_table(DATA / "diagnoses.csv")]
    return MappingProxyType({row.code: row for row in rows})


@cache
def modifiers() -> Mapping[str, Modifier]:
    """Every modifier the kit uses, by its letters."""
    rows = read_table(DATA / "modifiers.csv")
    return MappingProxyType(
        {row["modifier"]: Modifier(row["modifier"], row["says"], row["separate"] == "yes") for row in rows}
    )


@cache
def pairs() -> tuple[Pair, ...]:
    """Every pair of services of which one includes the other."""
    found = []
    for row in read_rows(DATA / "pairs.csv"):
        slugs = tuple(services())
        found.append(
            Pair(
                paid=row.one_of("paid", slugs),
                included=row.one_of("included", slugs),
                opens=row.one_of("own_modifier_opens", YES_NO) == "yes",
                why=row.text("why"),
            )
        )
        row.nothing_else()
    return tuple(found)


def usual_modifiers(service: Service, diagnosis: str) -> tuple[str, ...]:
    """The modifiers that a careful coder puts on a service: the side of the body, or what the service always needs."""
    if not service.modifier_needed:
        return ()
    sides = {"right": "RT", "left": "LT"}
    side = sides.get(diagnoses()[diagnosis].side, "")
    return (side if side in service.modifiers else service.modifiers[0],)


def own_service_modifier(service: Service) -> str:
    """The modifier that says that this service stood on its own, or "" where there is none for it."""
    return next((each for each in service.modifiers if modifiers()[each].separate), "")
