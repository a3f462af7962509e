"""Who pays, and how: means first, then will, then chance. One model, for a practice in columns and for one person.

Means decide what can be: who cannot pay does not pay, however willing. Will decides how often someone who can pay does,
and falls as the bill grows. Only then is anything drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cache

import numpy as np

from simulator.columns import Columns, Flags, Ints
from simulator.fields import open_fields
from simulator.money import Money, Rate
from simulator.people.means import Households, Means
from simulator.people.spread import Curve
from simulator.reading import DATA

ALL = 10_000  # basis points
ALWAYS = Rate(ALL)


class Ability(IntEnum):
    """What a household can do about a bill."""

    NOT = 0
    OVER_24 = 1
    OVER_12 = 2
    AT_ONCE = 3


class Choice(IntEnum):
    """What it does when it is asked."""

    QUIET = 0
    PAYS = 1
    PAYS_PART = 2
    ASKS_FOR_PLAN = 3
    CANNOT = 4


@dataclass(frozen=True, slots=True)
class Purse(Columns):
    """What the household that is asked could pay with: one row a bill, or one row for a conversation."""

    left_a_month: Ints
    savings: Ints
    pay_every: Ints
    pay_offset: Ints
    poverty_percent: Ints
    will: Ints
    reach: Ints


@dataclass(frozen=True, slots=True)
class _Settings:
    month_share: int
    savings_share: int
    plan_share: int
    least_plan: int
    prefers_plan: int
    readiness: Curve
    uninsured: int
    part: int
    keeps: dict[Ability, int]


def purses(households: Households, rows: Ints) -> Purse:
    """The purse of the household in each of the rows."""
    return Purse(**{name: getattr(households, name)[rows] for name in _NAMES})


def purse(means: Means) -> Purse:
    """The purse of one household, as a conversation has it."""
    return Purse.of(
        left_a_month=[means.left_a_month.cents],
        savings=[means.savings.cents],
        **{name: [getattr(means, name)] for name in ("pay_every", "pay_offset", "poverty_percent", "will", "reach")},
    )


def at_hand(purse: Purse) -> Ints:
    """What can go to one bill at once."""
    s = _settings()
    found: Ints = purse.left_a_month * s.month_share // ALL + purse.savings * s.savings_share // ALL
    return found


def each_month(purse: Purse) -> Ints:
    """What can go to a plan each month."""
    found: Ints = purse.left_a_month * _settings().plan_share // ALL
    return found


def ability(amount: Ints, purse: Purse) -> Ints:
    """The best of the abilities that the household's means allow. `amount` is all that it is asked for now."""
    monthly = each_month(purse)
    return np.select(
        [amount <= at_hand(purse), amount <= 12 * monthly, amount <= 24 * monthly],
        [Ability.AT_ONCE, Ability.OVER_12, Ability.OVER_24],
        Ability.NOT,
    )


def readiness(amount: Ints, purse: Purse, insured: Flags) -> Ints:
    """How often, of 10,000 times, the household acts when asked: its will, less for a large bill or without a plan."""
    s = _settings()
    by_size = s.readiness.at(np.minimum(amount, s.readiness.ranks[-1]))
    return less_without_plan(purse.will * by_size // ALL, insured)


def less_without_plan(often: Ints, insured: Flags) -> Ints:
    """How often something happens, less where no plan shared the bill."""
    return np.where(insured, often, often * _settings().uninsured // ALL)


def choose(amount: Ints, owed: Ints, purse: Purse, insured: Flags, drawn: Ints, push: Rate = ALWAYS) -> Ints:
    """What each household does about a bill when it is asked.

    `owed` is all that it is asked for now, `drawn` a rank below 10,000, `push` how far this asking moves it.
    """
    s = _settings()
    can, ready = ability(owed, purse), readiness(amount, purse, insured) * push.basis_points // ALL
    is_ready, is_half_ready = drawn < ready, drawn < ready + ready * s.part // ALL
    prefers_plan = drawn < ready * s.prefers_plan // ALL
    for_plan = is_ready & (owed >= s.least_plan) & (prefers_plan | (can < Ability.AT_ONCE))
    return np.select(
        [is_half_ready & (can == Ability.NOT), for_plan, is_ready & (can == Ability.AT_ONCE), is_half_ready],
        [Choice.CANNOT, Choice.ASKS_FOR_PLAN, Choice.PAYS, Choice.PAYS_PART],
        Choice.QUIET,
    )


def keeps(owed: Ints, purse: Purse, drawn: Ints) -> Flags:
    """Whether a plan or a promise is kept: seldom where it stretches the purse, never where it cannot be."""
    s = _settings()
    by_means = np.array([s.keeps[each] for each in Ability])[ability(owed, purse)]
    found: Flags = drawn < by_means + by_means * (purse.will - ALL // 2) // (2 * ALL)
    return found


def next_pay_day(day: Ints, purse: Purse, year_start: int) -> Ints:
    """The first pay-day on a day or after it (ordinals)."""
    late: Ints = (day - year_start - purse.pay_offset) % purse.pay_every
    return day + np.where(late == 0, 0, purse.pay_every - late)


_NAMES = ("left_a_month", "savings", "pay_every", "pay_offset", "poverty_percent", "will", "reach")


@cache
def _settings() -> _Settings:
    with open_fields(DATA / "world" / "paying.yaml") as fields:
        fields.day("read")
        with fields.part("readiness") as part:
            points = [(Money.read(name).cents, part.rate(name).basis_points) for name in part]
        with fields.part("keeps") as part:
            kept = {each: part.rate(each.name.lower()).basis_points for each in Ability}
        return _Settings(
            month_share=fields.rate("month_share").basis_points,
            savings_share=fields.rate("savings_share").basis_points,
            plan_share=fields.rate("plan_share").basis_points,
            least_plan=fields.money("least_plan").cents,
            prefers_plan=fields.rate("prefers_plan").basis_points,
            readiness=Curve(*(np.array(column) for column in zip(*points, strict=True))),
            uninsured=fields.rate("uninsured").basis_points,
            part=fields.rate("part").basis_points,
            keeps=kept,
        )
