"""The billing team: how often it slips, how long things lie on its desks, and what it goes after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from simulator.chance import Stream
from simulator.claims.sent import CAUSES
from simulator.columns import Flags, Ints
from simulator.fields import Fields, open_fields
from simulator.money import Rate
from simulator.reading import DATA

SKILLS = ("poor", "typical", "good")
WAYS = ("nothing", "replacement", "dispute", "other_plan")
NOTHING, REPLACEMENT, DISPUTING, OTHER_PLAN = range(4)


@dataclass(frozen=True, slots=True)
class Span:
    """From so many days to so many, each as likely as the other."""

    least: int
    most: int

    def draw(self, stream: Stream, size: int) -> Ints:
        return self.least + stream.column_below(self.most - self.least + 1, size)

    @classmethod
    def read(cls, typed: str) -> Span:
        """`3 to 14`. Raises ValueError."""
        least, word, most = typed.split()
        span = cls(int(least), int(most))
        if word != "to" or not 0 <= span.least <= span.most:
            raise ValueError(typed)
        return span


@dataclass(frozen=True, slots=True)
class Team:
    """A team of one skill. Shares are of what a slip can happen to; `way` and `mended` go by the number of a cause."""

    skill: str
    slips_on_claims: Mapping[str, Rate]
    slips_on_lines: Mapping[str, Rate]
    second_claims: Mapping[str, Rate]
    front_end: Mapping[str, Rate]
    found: Mapping[str, Rate]
    days: Mapping[str, Span]
    way: Ints
    mended: Ints  # basis points
    most_tries: int
    in_the_market: int  # percent: how often a slip happens with a marketplace plan, with others it being 100

    def finds(self, what: str, stream: Stream, size: int) -> Flags:
        """Which of so many things the team goes after."""
        return stream.column_chance(self.found[what], size)


@cache
def load_team(skill: str) -> Team:
    """The team of a skill, from data/world/team.yaml. Raises BadFile with file and line."""
    if skill not in SKILLS:
        raise ValueError(f"“{skill:.20}” is no skill of a team. Choose poor, typical or good.")
    return read_team(DATA / "world" / "team.yaml", skill)


def read_team(path: Path, skill: str) -> Team:
    """The team of a skill, from a file. Raises BadFile with file and line."""
    with open_fields(path) as fields:
        fields.day("read")
        way, mended = _causes(fields)
        return Team(
            skill=skill,
            slips_on_claims=_rates(fields, "slips_on_claims", skill, CAUSES),
            slips_on_lines=_rates(fields, "slips_on_lines", skill, CAUSES),
            second_claims=_rates(fields, "second_claims", skill, CAUSES),
            front_end=_rates(fields, "front_end", skill, ("sent_back", "never_arrived")),
            found=_rates(fields, "found", skill, ("sent_back", "silence", "denial", "underpayment")),
            days=_spans(fields, "days", skill),
            way=way,
            mended=mended,
            most_tries=fields.whole("most_tries"),
            in_the_market=fields.whole("in_the_market"),
        )


def _rates(fields: Fields, key: str, skill: str, known: Sequence[str]) -> Mapping[str, Rate]:
    found = {}
    with fields.part(key) as part:
        for name in part:
            if name not in known:
                part.wrong(name, f"is not known here; known are {', '.join(filter(None, known))}")
            with part.part(name) as by_skill:
                found[name] = {each: by_skill.rate(each) for each in SKILLS}[skill]
    return found


def _spans(fields: Fields, key: str, skill: str) -> Mapping[str, Span]:
    found = {}
    with fields.part(key) as part:
        for name in part:
            with part.part(name) as by_skill:
                found[name] = {each: read_span(by_skill, each) for each in SKILLS}[skill]
    return found


def read_span(fields: Fields, key: str) -> Span:
    """The days that stand under a name, such as `3 to 14`."""
    typed = fields.text(key)
    try:
        return Span.read(typed)
    except ValueError:
        fields.wrong(key, f"is `{typed}`; it should be days such as `3 to 14`")


def _causes(fields: Fields) -> tuple[Ints, Ints]:
    way, mended = (np.zeros(len(CAUSES), np.int64) for _ in range(2))
    with fields.part("causes") as part:
        for name in CAUSES[1:]:
            with part.part(name) as cause:
                number = CAUSES.index(name)
                way[number] = WAYS.index(cause.one_of("way", WAYS))
                mended[number] = cause.rate("mended").basis_points
    return way, mended
