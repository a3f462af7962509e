"""A plan: what a member pays first, what then, and up to where; dated by plan year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from simulator.fields import Fields, open_fields
from simulator.money import ZERO, Money, Rate
from simulator.reading import DATA, BadFile

KINDS_OF_PLAN = ("PPO", "HMO", "HDHP", "POS")
KINDS_OF_SERVICE = ("office", "preventive", "procedure", "test", "lab", "imaging", "advanced-imaging", "therapy")


class NoSuchPlanYear(LookupError):
    """The plan has no figures for a year. The message names the plan, the year and the first year it knows."""


@dataclass(frozen=True, slots=True)
class Limit:
    """An amount that ends with the plan year: one for each person, one for the family together."""

    person: Money
    family: Money


@dataclass(frozen=True, slots=True)
class PlanYear:
    """A plan's figures in one plan year.

    A kind of service with a copay takes that and no deductible, unless it is in `copay_after_deductible`.
    """

    year: int
    deductible: Limit
    out_of_pocket: Limit
    coinsurance: Rate
    copays: dict[str, Money]
    copay_after_deductible: frozenset[str]


@dataclass(frozen=True, slots=True)
class Benefit:
    """What a plan says about one kind of service in one plan year. Money is per line."""

    needs_authorization: bool
    takes_deductible: bool
    copay: Money
    coinsurance: Rate  # of what deductible and copay leave
    deductible: Limit
    out_of_pocket: Limit


@dataclass(frozen=True, slots=True)
class Plan:
    """What an employer or a person bought.

    With an embedded deductible each person has an own one inside the family's. With an aggregate deductible only the
    family's counts, unless a person is alone on the contract.
    """

    id: str
    name: str
    payer: str
    kind: str
    embedded: bool
    no_cost_share: frozenset[str]
    authorization: frozenset[str]
    years: dict[int, PlanYear]

    def on(self, day: date) -> PlanYear:
        """The figures of the plan year in which a service was given. Plan years here are calendar years."""
        return self.in_year(day.year)

    def in_year(self, year: int) -> PlanYear:
        """The figures of one plan year. Raises NoSuchPlanYear."""
        if year not in self.years:
            first, last = min(self.years), max(self.years)
            raise NoSuchPlanYear(f"Plan {self.name} has no figures for {year}: they run from {first} to {last}.")
        return self.years[year]

    def benefit(self, kind: str, day: date, *, alone: bool = False) -> Benefit:
        """What the plan says about a kind of service on a day. Raises NoSuchPlanYear."""
        year = self.on(day)
        free = kind in self.no_cost_share
        has_copay = kind in year.copays and not free
        return Benefit(
            needs_authorization=kind in self.authorization,
            takes_deductible=not free and (not has_copay or kind in year.copay_after_deductible),
            copay=year.copays[kind] if has_copay else ZERO,
            coinsurance=Rate(0) if free or has_copay else year.coinsurance,
            deductible=_binding(year.deductible, own=self.embedded, alone=alone),
            out_of_pocket=_binding(year.out_of_pocket, own=True, alone=alone),
        )


@cache
def load_plan(plan: str) -> Plan:
    """The plan kept in data/plans under this name. Raises BadFile with file and line."""
    path = DATA / "plans" / f"{plan}.yaml"
    if not path.is_file():
        known = ", ".join(sorted(file.stem for file in path.parent.glob("*.yaml")))
        raise BadFile(f"There is no plan `{plan}`. Known plans: {known}.")
    with open_fields(path) as fields:
        with fields.part("years") as years:
            figures = {_year(years, key): _figures(years, key) for key in years}
        if not figures:
            fields.wrong("years", "needs at least one plan year")
        return Plan(
            id=plan,
            name=fields.text("name"),
            payer=fields.text("payer"),
            kind=fields.one_of("kind", KINDS_OF_PLAN),
            embedded=fields.one_of("family_deductible", ("embedded", "aggregate")) == "embedded",
            no_cost_share=_kinds(fields, "no_cost_share"),
            authorization=_kinds(fields, "authorization"),
            years=figures,
        )


def _binding(limit: Limit, *, own: bool, alone: bool) -> Limit:
    """The limits that bind: who is alone has only the person's; who has no own one has only the family's."""
    if alone:
        return Limit(limit.person, limit.person)
    return limit if own else Limit(limit.family, limit.family)


def _year(years: Fields, key: str) -> int:
    if not (key.isascii() and key.isdigit() and len(key) == 4):
        years.wrong(key, "is not a plan year such as 2026")
    return int(key)


def _figures(years: Fields, key: str) -> PlanYear:
    with years.part(key) as figures:
        with figures.part("copays") as copays:
            amounts = {kind: copays.money(kind) for kind in copays}
            for kind in amounts:
                if kind not in KINDS_OF_SERVICE:
                    copays.wrong(kind, f"is not a kind of service; these are {', '.join(KINDS_OF_SERVICE)}")
        after = _kinds(figures, "copay_after_deductible")
        if not after <= amounts.keys():
            figures.wrong("copay_after_deductible", "names a kind of service that has no copay")
        return PlanYear(
            year=int(key),
            deductible=_limit(figures, "deductible"),
            out_of_pocket=_limit(figures, "out_of_pocket"),
            coinsurance=figures.rate("coinsurance"),
            copays=amounts,
            copay_after_deductible=after,
        )


def _limit(figures: Fields, key: str) -> Limit:
    with figures.part(key) as amounts:
        limit = Limit(amounts.money("person"), amounts.money("family"))
        if not Money(0) <= limit.person <= limit.family:
            amounts.wrong("person", "should not be above the family’s")
        return limit


def _kinds(fields: Fields, key: str) -> frozenset[str]:
    kinds = fields.texts(key)
    for kind in kinds:
        if kind not in KINDS_OF_SERVICE:
            fields.wrong(
                key, f"names `{kind}`, which is not a kind of service; these are {', '.join(KINDS_OF_SERVICE)}"
            )
    return frozenset(kinds)
