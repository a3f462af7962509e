"""The names and words that a scenario may use: acts, critical errors, competencies, house policy. They are in data/."""

from __future__ import annotations

from functools import cache

from simulator.fields import open_fields, read_rows
from simulator.reading import DATA
from simulator.scenario.scenario import Critical


@cache
def acts() -> dict[str, str]:
    """What may be done with an account, and its words."""
    with open_fields(DATA / "acts.yaml") as fields:
        return {name: fields.text(name) for name in fields}


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
