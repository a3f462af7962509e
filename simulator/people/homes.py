"""The kinds of households, as data/world/people.yaml says it: who lives in one, and how old its head is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from simulator.columns import Ints
from simulator.fields import Fields, open_fields
from simulator.money import Rate
from simulator.people.means import kinds_of_income
from simulator.people.spread import ALL, Curve, Shares, read_curve, read_shares
from simulator.reading import DATA

ROLES = ("head", "partner", "child", "grown", "elder", "other")
HEAD, PARTNER, CHILD, GROWN, ELDER, OTHER = range(len(ROLES))
NOBODY = -1


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of household."""

    share: Rate
    ages: Curve  # of the head
    members: tuple[int, ...]  # numbers into ROLES, the head first
    female: Rate  # how often the head is
    income: int  # number into kinds_of_income()


@dataclass(frozen=True, slots=True)
class Homes:
    """All that people are made from. `members` has a row for each kind and NOBODY where it has no more members."""

    kinds: tuple[Kind, ...]
    shares: Shares
    members: Ints
    female: Rate  # of those who are neither head, partner nor elder
    female_elder: Rate
    same_sex: Rate
    languages: Shares


@cache
def homes() -> Homes:
    """The households of the file. Raises BadFile with file and line."""
    with open_fields(DATA / "world" / "people.yaml") as fields:
        fields.day("read")
        with fields.part("ages") as part:
            ages = {name: read_curve(part, name) for name in part}
        with fields.part("households") as part, fields.part("female") as female:
            others = female.rate("others")
            with female.part("head") as of_head:
                for name in of_head:
                    of_head.rate(name)
                    if name not in part:
                        of_head.wrong(name, f"is no household; these are {', '.join(part)}")
                heads = {name: of_head.rate(name) if name in of_head else others for name in part}
            kinds = tuple(_kind(part, name, ages, heads[name]) for name in part)
            upto = np.cumsum([kind.share.basis_points for kind in kinds])
            if not kinds or upto[-1] != ALL:
                fields.wrong(
                    "households", f"should have shares that add up to 100%, not {int(upto[-1:].sum()) / 100:g}%"
                )
            return Homes(
                kinds=kinds,
                shares=Shares(tuple(part), upto[None, :]),
                members=_members(kinds),
                female=others,
                female_elder=female.rate("elder"),
                same_sex=female.rate("same_sex"),
                languages=read_shares(fields, "languages"),
            )


def languages() -> tuple[str, ...]:
    """The languages that people here speak at home."""
    return homes().languages.names


def _kind(part: Fields, name: str, ages: Mapping[str, Curve], female: Rate) -> Kind:
    with part.part(name) as fields:
        members = fields.texts("members")
        for member in members:
            if member not in ROLES:
                fields.wrong("members", f"names `{member}`; it should be one of {', '.join(ROLES)}")
        if members[:1] != ("head",) or "head" in members[1:]:
            fields.wrong("members", "should start with the head, who pays, and have no other")
        return Kind(
            share=fields.rate("share"),
            ages=ages[fields.one_of("head", tuple(ages))],
            members=tuple(map(ROLES.index, members)),
            female=female,
            income=kinds_of_income().index(fields.one_of("income", kinds_of_income())),
        )


def _members(kinds: tuple[Kind, ...]) -> Ints:
    table = np.full((len(kinds), max(len(kind.members) for kind in kinds)), NOBODY)
    for row, kind in enumerate(kinds):
        table[row, : len(kind.members)] = kind.members
    return table
