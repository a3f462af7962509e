"""What a world is made from. The same settings make the same bytes, wherever and by however many workers."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Self

from simulator.dates import NotADate, read_date

SKILLS = ("poor", "typical", "good")
FORMS = ("parquet", "csv", "835", "837")
YEARS = (2025, 2025)  # the plan years for which every price and plan has figures, with room for what follows
PRACTICE_SIZE = 5_000
A_PRACTICE = 1_000_000  # ids of one practice: its number times this, and on from there
MOST_PEOPLE = 50_000_000


class BadSettings(ValueError):
    """No world can be made from these settings. One plain sentence."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`people` live around practices of 5,000; `skill` is the billing teams'; `as_of` hides what happened later.

    Raises BadSettings.
    """

    people: int
    seed: int = 1
    skill: str = "typical"
    year: int = YEARS[0]
    as_of: date | None = None
    form: str = "parquet"

    def __post_init__(self) -> None:
        if type(self.people) is not int or not 1 <= self.people <= MOST_PEOPLE:
            raise BadSettings(f"A world has from 1 to {MOST_PEOPLE:,} people, not {self.people!r:.20}.")
        if type(self.seed) is not int or not 0 <= self.seed < 1 << 63:
            raise BadSettings(f"A seed is a whole number such as 12, not {self.seed!r:.20}.")
        for what, value, known in (("skill", self.skill, SKILLS), ("form", self.form, FORMS)):
            if value not in known:
                raise BadSettings(f"“{value:.20}” is no {what}. Choose {', '.join(known[:-1])} or {known[-1]}.")
        if not YEARS[0] <= self.year <= YEARS[1]:
            raise BadSettings(f"There are no prices for care in {self.year}; there are for {YEARS[0]}.")
        if self.as_of is not None and self.as_of.year < self.year:
            raise BadSettings(f"The world begins on 01/01/{self.year}; choose an as-of date from that day on.")

    @property
    def practices(self) -> range:
        """The numbers of the practices, from 0."""
        return range(-(-self.people // PRACTICE_SIZE))

    def size(self, practice: int) -> int:
        """How many people live around a practice: 5,000, and what is left around the last."""
        return min(PRACTICE_SIZE, self.people - practice * PRACTICE_SIZE)

    def as_json(self) -> dict[str, Any]:
        kept = {each.name: getattr(self, each.name) for each in fields(self)}
        return {**kept, "as_of": self.as_of.isoformat() if self.as_of else None}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        """The settings again. Raises BadSettings for what this kit did not write."""
        try:
            as_of = kept["as_of"] and read_date(kept["as_of"])
            return cls(**{each.name: kept[each.name] for each in fields(cls)} | {"as_of": as_of})
        except (KeyError, TypeError, AttributeError, NotADate):
            raise BadSettings("The file world.json does not say what the world was made from.") from None
