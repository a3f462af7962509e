"""Which share of the people has which coverage, as data/world/coverage.yaml says it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from simulator.columns import Flags, Ints
from simulator.fields import Fields, open_fields
from simulator.money import Rate
from simulator.people.spread import Shares, read_groups, read_shares
from simulator.reading import DATA

KINDS = ("employer", "market", "medicaid", "none")
EMPLOYER, MARKET, MEDICAID, NONE = range(len(KINDS))
CHANGES = ("steady", "ends", "begins", "employer", "market", "medicaid")
STEADY, ENDS, BEGINS = range(3)
BESIDE = ("medicaid", "supplement", "retiree", "working", "alone")
COUPLES = ("one", "each-own", "both-cover-all")
GROUPS = ("employer", "market", "medicaid", "medicare", "supplement", "medicaid-beside")
MEDICARE, SUPPLEMENT, MEDICAID_BESIDE = range(3, 6)


@dataclass(frozen=True, slots=True)
class RollShares:
    """Every share that the roll is made from. `before` and `after` have a row for a kind and a column for a change."""

    bands: Ints
    under_65: Shares
    children_medicaid: Ints
    children_else: Rate
    grown_alone: Rate
    changes: Shares
    before: Ints
    after: Ints
    couples: Shares
    older: Ints
    disabled: Ints
    beside_older: Shares
    beside_disabled: Shares
    plans: tuple[str, ...]
    plans_of_many: Shares  # one group for each of GROUPS
    plans_of_one: Shares

    def plan_of(self, group: Ints, alone: Flags, drawn: NDArray[np.int64]) -> Ints:
        """The plan for each contract: by who pays for it, and whether a person is alone on it."""
        upto = np.where(alone[:, None], self.plans_of_one.upto[group], self.plans_of_many.upto[group])
        found: Ints = (drawn[:, None] >= upto).sum(axis=1, dtype=np.int64)
        return found


@cache
def roll_shares() -> RollShares:
    """The shares of the file. Raises BadFile with file and line."""
    with open_fields(DATA / "world" / "coverage.yaml") as fields:
        fields.day("read")
        bands = [int(text) for text in fields.texts("bands")]
        before, after = _changes()
        with fields.part("medicare") as medicare:
            older, disabled = (_by_band(medicare, key, bands) for key in ("older", "disabled"))
            beside_older, beside_disabled = (
                _groups(medicare, key, bands, BESIDE) for key in ("beside_older", "beside_disabled")
            )
        plans, of_one, of_many = _plans(fields)
        return RollShares(
            bands=np.array(bands),
            under_65=_groups(fields, "under_65", bands, KINDS),
            children_medicaid=_by_band(fields, "children_medicaid", bands),
            children_else=fields.rate("children_else"),
            grown_alone=fields.rate("grown_alone"),
            changes=_groups(fields, "changes", KINDS, CHANGES),
            before=before,
            after=after,
            couples=_named(fields, "couples_with_two", read_shares(fields, "couples_with_two"), COUPLES),
            older=older,
            disabled=disabled,
            beside_older=beside_older,
            beside_disabled=beside_disabled,
            plans=plans,
            plans_of_one=of_one,
            plans_of_many=of_many,
        )


def group_of_plans() -> Ints:
    """Who stands behind each plan, by the plan's number: a number into GROUPS, the first that names it."""
    shares = roll_shares()
    sold = np.diff(shares.plans_of_one.upto, axis=1, prepend=0) + np.diff(shares.plans_of_many.upto, axis=1, prepend=0)
    found: Ints = (sold > 0).argmax(axis=0)
    return found


def _changes() -> tuple[Ints, Ints]:
    """What someone of a kind has before and after each change of the year."""
    before = np.array([[kind] * len(CHANGES) for kind in range(len(KINDS))])
    after = np.array([[kind, NONE, kind, EMPLOYER, MARKET, MEDICAID] for kind in range(len(KINDS))])
    before[:, BEGINS] = NONE
    return before, after


def _by_band(fields: Fields, key: str, bands: list[int]) -> Ints:
    shares = fields.texts(key)
    if len(shares) != len(bands):
        fields.wrong(key, f"should have {len(bands)} shares, one for each band")
    try:
        return np.array([Rate.read(text).basis_points for text in shares])
    except ValueError as error:
        fields.wrong(key, f"holds no share: {error}")


def _groups(fields: Fields, key: str, groups: list[int] | tuple[str, ...], names: tuple[str, ...]) -> Shares:
    found, shares = read_groups(fields, key)
    if found != tuple(map(str, groups)):
        fields.wrong(key, f"should have the rows {', '.join(map(str, groups))}, in this order")
    return _named(fields, key, shares, names)


def _named(fields: Fields, key: str, shares: Shares, names: tuple[str, ...]) -> Shares:
    if shares.names != names:
        fields.wrong(key, f"should name {', '.join(names)}, in this order")
    return shares


def _plans(fields: Fields) -> tuple[tuple[str, ...], Shares, Shares]:
    """All plans named, and each one's share: of contracts with one person, and with more."""
    known = {file.stem for file in (DATA / "plans").rglob("*.yaml")}
    of_one, of_many = ([dict[str, int]() for _ in GROUPS] for _ in range(2))
    with fields.part("plans") as part:
        for name in part:
            shares = read_shares(part, name)
            with part.part(name) as named:
                for plan in named:
                    named.rate(plan)
                    if plan not in known:
                        named.wrong(plan, f"is no plan in data/plans; there are {', '.join(sorted(known))}")
            group, _, only = name.partition(":")
            if group not in GROUPS or only not in ("", "one", "many"):
                part.wrong(name, f"should be one of {', '.join(GROUPS)}, with :one or :many for contracts of that size")
            each = dict(zip(shares.names, np.diff(shares.upto[0], prepend=0).tolist(), strict=True))
            for table, size in ((of_one, "one"), (of_many, "many")):
                if only in ("", size):
                    table[GROUPS.index(group)] = each
        for group, one, many in zip(GROUPS, of_one, of_many, strict=True):
            if not (one and many):
                fields.wrong("plans", f"name none for `{group}`")
    plans = tuple(dict.fromkeys(plan for row in (*of_one, *of_many) for plan in row))
    return plans, _table(plans, of_one), _table(plans, of_many)


def _table(plans: tuple[str, ...], rows: list[dict[str, int]]) -> Shares:
    return Shares(plans, np.cumsum([[row.get(plan, 0) for plan in plans] for row in rows], axis=1))
