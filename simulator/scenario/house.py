"""What a scenario may name, from data/: acts, what people call them, critical errors, competencies, house policy."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from simulator.fields import open_fields, read_rows
from simulator.reading import DATA
from simulator.scenario.mistakes import near
from simulator.scenario.scenario import Critical


@cache
def acts() -> dict[str, str]:
    """What may be done with an account, and its words."""
    with open_fields(DATA / "acts.yaml") as fields:
        return {name: fields.text(name) for name in fields}


@cache
def act_names() -> dict[str, tuple[str, ...]]:
    """What else people call each act."""
    with open_fields(DATA / "act_names.yaml") as fields:
        return {act: fields.texts(act) for act in fields}


def near_act(name: str, names: Iterable[str], *, list_up_to: int = 12) -> str:
    """What to try for an act that there is not: those among `names` that people call so, else the nearest name."""
    known, called = list(names), re.sub(r"[ _]+", "-", name.lower())
    meant = [f"`{act}`" for act, others in act_names().items() if called in others and act in known]
    return f"Did you mean {' or '.join(meant)}?" if meant else near(name, known, list_up_to=list_up_to)


@cache
def critical_errors() -> dict[str, Critical]:
    """The errors that fail an attempt."""
    found = {}
    with open_fields(DATA / "critical_errors.yaml") as fields:
        for name in fields:
            with fields.part(name) as error:
                found[name] = Critical(name, error.text("title"), error.text("because"))
    return found


@cache
def policy() -> dict[str, tuple[str, str]]:
    """House policy: section and sentence, by name."""
    found = {}
    with open_fields(DATA / "policy.yaml") as fields:
        for name in fields:
            with fields.part(name) as rule:
                found[name] = (rule.text("section"), rule.text("says"))
    return found


@cache
def competencies() -> dict[str, str]:
    """Each competency, by its id, in one line."""
    return {row.text("id"): row.text("competency") for row in read_rows(DATA / "competencies.csv")}
