"""A plan: what a member pays first, what then, and up to where; dated by plan year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from simulator.coverage.shelf import named_file
from simulator.fields import Fields, open_fields
from simulator.money import ZERO, Money, Rate
from simulator.reading import DATA

KINDS_OF_PLAN = ("PPO", "HMO", "EPO", "HDHP", "POS", "Medicare", "Medicare Advantage", "Medicaid", "Medigap")
KINDS_OF_SERVICE = (
    "office",
    "preventive",
    "procedure",
    "test",
    "lab",
    "imaging",
    "advanced-imaging",
    "therapy",
    "chiropractic",
    "vaccine",
    "vision",
)
PAYS_SECOND = ("standard", "non_duplication", "maintenance_of_benefits", "medicare", "medicaid")
_OUTSIDE = {"pays": "", "patient": "PR", "provider": "CO"}


class NoSuchPlanYear(LookupError):
    """The plan has no figures for a year. The message names the plan, the year and the first year it knows."""


@dataclass(frozen=True, slots=True)
class Limit:
    """An amount that ends with the plan year: one for each person, one for the family together."""

    person: Money
    family: Money


NO_END = Money(10_000_000_00)  # stands where a plan has no limit


@dataclass(frozen=True, slots=True)
class Outside:
    """What a plan pays outside its network in one plan year: its own limits, and a share of its price list."""

    deductible: Limit
    out_of_pocket: Limit
    coinsurance: Rate
    allowance: Rate  # of the price inside the network; the rest of the charge is the patient's


@dataclass(frozen=True, slots=True)
class PlanYear:
    """A plan's figures in one plan year. `outside` is None for a plan that pays nothing outside its network.

    A kind of service with a copay takes that and no deductible, unless it is in `copay_after_deductible`.
    """

    year: int
    deductible: Limit
    out_of_pocket: Limit
    coinsurance: Rate
    copays: dict[str, Money]
    copay_after_deductible: frozenset[str]
    outside: Outside | None = None


@dataclass(frozen=True, slots=True)
class Benefit:
    """What a plan says about one kind of service in one plan year. Money is per line.

    `outside` is the group that carries a service which the plan does not pay outside its network, or "".
    """

    kind: str
    covered: bool
    outside: str
    visits: int | None  # that a year pays for; None where the plan does not count
    needs_authorization: bool
    takes_deductible: bool
    copay: Money
    coinsurance: Rate  # of what deductible and copay leave
    deductible: Limit
    out_of_pocket: Limit


@dataclass(frozen=True, slots=True)
class Plan:
    """What an employer or a person bought. `outside` is who carries care outside the network where the plan pays none.

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
    not_covered: frozenset[str]
    visits: Mapping[str, int]  # that a year pays for, by kind of service
    outside: str  # "" where the plan pays, else the group
    single: bool  # one person on the contract
    self_funded: bool  # the employer pays from its own money; no insurer stands behind it
    second: str  # how it counts when another plan pays first
    note: str  # what the booklet says of who pays and how to ask again, where that is out of the ordinary; "" otherwise
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

    @property
    def has_network(self) -> bool:
        """Original Medicare has none. A provider takes part in it and accepts assignment, or does not."""
        return self.kind != "Medicare"

    def benefit(self, kind: str, day: date, *, alone: bool = False, in_network: bool = True) -> Benefit:
        """What the plan says about a kind of service on a day. Raises NoSuchPlanYear."""
        year = self.on(day)
        if not in_network:
            year = _outside(year)
        free = in_network and kind in self.no_cost_share
        has_copay = kind in year.copays and not free
        return Benefit(
            kind=kind,
            covered=kind not in self.not_covered,
            outside="" if in_network else self.outside,
            visits=self.visits.get(kind),
            needs_authorization=kind in self.authorization,
            takes_deductible=not free and (not has_copay or kind in year.copay_after_deductible),
            copay=year.copays[kind] if has_copay else ZERO,
            coinsurance=Rate(0) if free or has_copay else year.coinsurance,
            deductible=_binding(year.deductible, own=self.embedded, alone=alone),
            out_of_pocket=_binding(year.out_of_pocket, own=True, alone=alone),
        )


@cache
def load_plan(plan: str) -> Plan:
    """The plan kept under this name on a shelf of data/plans. Raises BadFile with file and line.

    Plans of lessons lie open; those that only a population has lie in the folders `market` and `public`.
    """
    with open_fields(named_file(DATA / "plans", plan, "plan")) as fields:
        with fields.part("years") as years:
            figures = {_year(years, key): _figures(years, key) for key in years}
        if not figures:
            fields.wrong("years", "needs at least one plan year")
        outside = _OUTSIDE[fields.one_of("out_of_network", tuple(_OUTSIDE))] if "out_of_network" in fields else "PR"
        if any((each.outside is None) != bool(outside) for each in figures.values()):
            fields.wrong("out_of_network", "is `pays` if, and only if, every year has a part `outside`")
        return Plan(
            id=plan,
            name=fields.text("name"),
            payer=fields.text("payer"),
            kind=fields.one_of("kind", KINDS_OF_PLAN),
            embedded=fields.one_of("family_deductible", ("embedded", "aggregate")) == "embedded",
            no_cost_share=_kinds(fields, "no_cost_share"),
            authorization=_kinds(fields, "authorization"),
            not_covered=_kinds(fields, "not_covered"),
            visits=_visits(fields),
            outside=outside,
            single="members" in fields and fields.one_of("members", ("single", "family")) == "single",
            self_funded="funded_by" in fields and fields.one_of("funded_by", ("insurer", "employer")) == "employer",
            second=fields.one_of("second", PAYS_SECOND) if "second" in fields else "standard",
            note=fields.text("note") if "note" in fields else "",
            years=figures,
        )


def _outside(year: PlanYear) -> PlanYear:
    """The figures outside the network: other limits, one share for everything, no copays."""
    if year.outside is None:
        return year
    there = year.outside
    return PlanYear(year.year, there.deductible, there.out_of_pocket, there.coinsurance, {}, frozenset())


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
            out_of_pocket=_most(figures),
            coinsurance=figures.rate("coinsurance"),
            copays=amounts,
            copay_after_deductible=after,
            outside=_figures_outside(figures) if "outside" in figures else None,
        )


def _figures_outside(figures: Fields) -> Outside:
    with figures.part("outside") as outside:
        return Outside(
            deductible=_limit(outside, "deductible"),
            out_of_pocket=_limit(outside, "out_of_pocket"),
            coinsurance=outside.rate("coinsurance"),
            allowance=outside.rate("allowance"),
        )


def _visits(fields: Fields) -> Mapping[str, int]:
    with fields.part("visits_a_year") as part:
        for kind in part:
            if kind not in KINDS_OF_SERVICE:
                part.wrong(kind, f"is not a kind of service; these are {', '.join(KINDS_OF_SERVICE)}")
            if part.whole(kind) < 1:
                part.wrong(kind, "should be above 0")
        return MappingProxyType({kind: part.whole(kind) for kind in part})


def _most(figures: Fields) -> Limit:
    """What a year may cost a member: figures, or a line that says there is no such limit."""
    if "out_of_pocket_limit" not in figures:
        return _limit(figures, "out_of_pocket")
    figures.one_of("out_of_pocket_limit", ("none",))
    return Limit(NO_END, NO_END)


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
