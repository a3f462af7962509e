"""The federal poverty guideline of a year: what a household's income is told as a percent of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from simulator.fields import open_fields
from simulator.money import Money
from simulator.reading import DATA

GUIDELINE = DATA / "house" / "guideline.yaml"


@dataclass(frozen=True, slots=True)
class Guideline:
    """The poverty guideline of one year, with where it was read."""

    since: date
    first: Money
    each_more: Money
    source: str
    verified: bool

    def of(self, household: int) -> Money:
        """What the guideline is for a household of this size, a year."""
        return self.first + self.each_more * (max(household, 1) - 1)

    def percent(self, income: Money, household: int) -> int:
        """A year's income as a whole percent of the guideline; what is over a percent counts as the next."""
        return -(-income.cents * 100 // self.of(household).cents)


def guideline(on: date, path: Path = GUIDELINE) -> Guideline:
    """The poverty guideline in force on a day; before the first one kept here, the first."""
    known = _guidelines(path)
    return next((one for one in reversed(known) if one.since <= on), known[0])


@cache
def _guidelines(path: Path) -> tuple[Guideline, ...]:
    found = []
    with open_fields(path) as fields:
        for key in fields:
            with fields.part(key) as part:
                part.day("read")
                if "note" in part:
                    part.text("note")
                found.append(
                    Guideline(
                        since=fields.name_as_day(key),
                        first=part.money("first"),
                        each_more=part.money("each_more"),
                        source=part.text("source"),
                        verified=part.one_of("verified", ("yes", "no")) == "yes",
                    )
                )
    return tuple(sorted(found, key=lambda one: one.since))
