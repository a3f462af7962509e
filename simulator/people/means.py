"""What households have: income, what a month leaves, savings, debts and pay-days; and how readily they pay.

Will and reach are drawn for themselves. They know nothing of a name, a language, a sex or an income: someone with
little may pay every bill, and someone with much may not.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from simulator.chance import Stream
from simulator.columns import Columns, Flags, Ints
from simulator.fields import Fields, open_fields
from simulator.money import Money
from simulator.people.guideline import guideline
from simulator.people.spread import Curve, Shares, ranks, read_curve, read_shares
from simulator.reading import DATA
from simulator.whole import whole_from

if TYPE_CHECKING:
    from simulator.people.population import Population

_A_YEAR, _OF_DEBTS = 12, 40


@dataclass(frozen=True, slots=True)
class Households(Columns):
    """One row a household. Amounts are cents; those of a month say so."""

    first: Ints  # the row of its guarantor
    size: Ints
    adults: Ints
    income: Ints  # before taxes, a year
    poverty_percent: Ints  # income as a percent of the poverty guideline for the household's size
    take_home: Ints  # a month
    housing: Ints  # a month
    left_a_month: Ints  # what remains after housing, food, debts and the rest; never below 0
    savings: Ints
    debts: Ints
    pay_every: Ints  # days between pay-days: 7, 14, 15 or 30
    pay_offset: Ints  # the days from the first of the year to the first pay-day
    will: Ints  # 0 to 10,000: how readily it pays
    reach: Ints  # 0 to 10,000: how likely a call or a letter reaches it


@dataclass(frozen=True, slots=True)
class Means:
    """What one household can pay with, as a conversation needs it. Amounts of a month say so."""

    take_home_a_month: Money
    rent_a_month: Money
    left_a_month: Money
    savings: Money
    debts: Money
    pay_every: int
    pay_offset: int
    household_size: int
    dependants: int
    poverty_percent: int
    will: int
    reach: int


@dataclass(frozen=True, slots=True)
class _Settings:
    guideline: tuple[int, int]
    poverty: dict[str, Curve]
    bands: Ints
    take_home: Ints
    housing: Ints
    other: Ints
    housing_spread: Curve
    food: tuple[int, int]
    debts: list[Curve]
    savings: list[Curve]
    pay_every: Shares
    pay_every_older: int
    will: Curve
    reach: Curve


def means_of(population: Population, row: int) -> Means:
    """The means of the household in which one person lives."""
    homes, home = population.households, int(population.people.household[row])

    def amount(column: Ints) -> Money:
        return Money(int(column[home]))

    return Means(
        take_home_a_month=amount(homes.take_home),
        rent_a_month=amount(homes.housing),
        left_a_month=amount(homes.left_a_month),
        savings=amount(homes.savings),
        debts=amount(homes.debts),
        pay_every=int(homes.pay_every[home]),
        pay_offset=int(homes.pay_offset[home]),
        household_size=int(homes.size[home]),
        dependants=int(homes.size[home] - homes.adults[home]),
        poverty_percent=int(homes.poverty_percent[home]),
        will=int(homes.will[home]),
        reach=int(homes.reach[home]),
    )


def draw_households(
    first: Ints, size: Ints, adults: Ints, income_kind: Ints, older: Flags, seed: int, practice: int
) -> Households:
    """The means of each household, by its size and the kind of income that it has. `older` live on a pension."""
    s = _settings()

    def rank(purpose: str) -> Ints:
        return ranks(Stream(seed, purpose, practice), first.size)

    percent = _by_group(list(s.poverty.values()), income_kind, rank("income"))
    income = percent * _for_size(s.guideline, size) // 100
    band = np.searchsorted(s.bands, percent, side="right") - 1
    take_home = income * s.take_home[band] // 10_000 // _A_YEAR
    housing = take_home * s.housing[band] // 10_000 * s.housing_spread.at(rank("housing")) // 100
    debts = _by_group(s.debts, band, rank("debts"))
    spent = housing + _for_size(s.food, size) + take_home * s.other[band] // 10_000 + debts // _OF_DEBTS
    every = np.array([int(days) for days in s.pay_every.names])[
        s.pay_every.pick(Stream(seed, "pay every", practice), np.zeros(first.size, np.int64))
    ]
    every = np.where(older, s.pay_every_older, every)
    return Households(
        first=first,
        size=size,
        adults=adults,
        income=income,
        poverty_percent=percent,
        take_home=take_home,
        housing=housing,
        left_a_month=np.maximum(take_home - spent, 0),
        savings=_by_group(s.savings, band, rank("savings")),
        debts=debts,
        pay_every=every,
        pay_offset=rank("pay-day") * every // 1_000_000,
        will=s.will.at(rank("will")),
        reach=s.reach.at(rank("reach")),
    )


@cache
def kinds_of_income() -> tuple[str, ...]:
    """The names that data/world/people.yaml may give as a household's kind of income."""
    return tuple(_settings().poverty)


def _by_group(curves: list[Curve], group: Ints, rank: Ints) -> Ints:
    return np.choose(group, [curve.at(rank) for curve in curves])


def _for_size(amounts: tuple[int, int], size: Ints) -> Ints:
    first, each_more = amounts
    return first + each_more * (size - 1)


@cache
def _settings() -> _Settings:
    with open_fields(DATA / "world" / "means.yaml") as fields:
        fields.day("read")
        of = guideline(fields.day("guideline_of"))
        with fields.part("poverty_percent") as part:
            poverty = {name: read_curve(part, name) for name in part}
        bands = [int(text) for text in fields.texts("bands")]
        return _Settings(
            guideline=(of.first.cents, of.each_more.cents),
            poverty=poverty,
            bands=np.array(bands),
            take_home=_rates(fields, "take_home", bands),
            housing=_rates(fields, "housing", bands),
            other=_rates(fields, "other", bands),
            housing_spread=read_curve(fields, "housing_spread"),
            food=_first_and_more(fields, "food"),
            debts=_curves(fields, "debts", bands),
            savings=_curves(fields, "savings", bands),
            pay_every=read_shares(fields, "pay_every"),
            pay_every_older=fields.whole("pay_every_older"),
            will=read_curve(fields, "will"),
            reach=read_curve(fields, "reach"),
        )


def _first_and_more(fields: Fields, key: str) -> tuple[int, int]:
    with fields.part(key) as part:
        return part.money("first").cents, part.money("each_more").cents


def _rates(fields: Fields, key: str, bands: list[int]) -> Ints:
    shares = [whole_from(text[:-1], 100, least=0) for text in fields.texts(key) if text.endswith("%")]
    found = [share * 100 for share in shares if share is not None]
    if not len(found) == len(fields.texts(key)) == len(bands):
        fields.wrong(key, f"should have {len(bands)} shares such as 25%, one for each band")
    return np.array(found)


def _curves(fields: Fields, key: str, bands: list[int]) -> list[Curve]:
    with fields.part(key) as part:
        if [str(band) for band in bands] != list(part):
            fields.wrong(key, f"should have the bands {', '.join(map(str, bands))}")
        return [read_curve(part, name, unit=100) for name in part]
