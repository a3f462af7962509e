"""Published figures on coverage, counted in one practice: who is covered, and what plans ask of those who work."""

from __future__ import annotations

from datetime import date
from functools import cache

import numpy as np

from simulator.columns import Flags, Ints
from simulator.coverage.plan import Plan, load_plan
from simulator.coverage.roll import plans
from simulator.world.practice import PracticeWorld
from simulator.world.realism import Measure, Parts

_PUBLIC = ("Medicare", "Medicaid", "Medigap")


def share(of: Flags, among: Flags) -> Parts:
    return int((of & among).sum()), int(among.sum())


@cache
def _plans() -> tuple[Plan, ...]:
    return tuple(load_plan(name) for name in plans())


@cache
def is_plan_of(kind: str) -> Flags:
    """The plans of a kind: Medicare, Medicaid, market; employer is all that are neither public nor sold to people."""
    of_market = np.array([plan.id.startswith("market-") for plan in _plans()])
    kinds = np.array([plan.kind for plan in _plans()])
    if kind == "market":
        return of_market
    return ~of_market & ~np.isin(kinds, _PUBLIC) if kind == "employer" else kinds == kind


def _holders(world: PracticeWorld, kind: str) -> Flags:
    """Who has this kind of coverage on some day of the year."""
    found = np.zeros(len(world.population.people), bool)
    found[world.enrolments.person[is_plan_of(kind)[world.enrolments.plan]]] = True
    return found


def covered(kind: str) -> Measure:
    def measure(world: PracticeWorld) -> Parts:
        held = _holders(world, kind)
        return share(held, np.ones_like(held))

    return measure


def _uninsured(world: PracticeWorld) -> Flags:
    found = np.ones(len(world.population.people), bool)
    found[world.enrolments.person] = False
    return found


def _poverty(world: PracticeWorld) -> Ints:
    return world.population.households.poverty_percent[world.population.people.household]


def ages(world: PracticeWorld) -> Ints:
    """Whole years on the last day of the year, by the calendar's years alone."""
    last = date(world.settings.year, 12, 31).toordinal()
    return (last - world.population.people.born) * 400 // 146_097


def uninsured(world: PracticeWorld) -> Parts:
    without = _uninsured(world)
    return share(without, np.ones_like(without))


def uninsured_near_poverty(world: PracticeWorld) -> Parts:
    age, poverty = ages(world), _poverty(world)
    return share(_uninsured(world), (age >= 19) & (age <= 64) & (poverty >= 100) & (poverty < 400))


def poor(world: PracticeWorld) -> Parts:
    poverty = _poverty(world)
    return share(poverty < 100, np.ones_like(poverty, bool))


# ---- plans of those who work ----


def _subscribers(world: PracticeWorld) -> Ints:
    """The plans of those who have an employer plan in their own name."""
    rows = is_plan_of("employer")[world.enrolments.plan] & (world.enrolments.seat == 1)
    plan: Ints = world.enrolments.plan[rows]
    return plan


def _deductibles(world: PracticeWorld) -> Ints:
    """What each of these plans asks of one person, in cents."""
    year = world.settings.year
    of_plan = np.array([plan.in_year(year).deductible.person.cents for plan in _plans()])
    found: Ints = of_plan[_subscribers(world)]
    return found


def in_high_deductible_plans(world: PracticeWorld) -> Parts:
    high = np.array([plan.kind == "HDHP" for plan in _plans()])[_subscribers(world)]
    return int(high.sum()), high.size


def with_a_deductible(world: PracticeWorld) -> Parts:
    asked = _deductibles(world)
    return int((asked > 0).sum()), asked.size


def average_deductible(world: PracticeWorld) -> Parts:
    asked = _deductibles(world)
    return int(asked.sum()), int((asked > 0).sum())
