"""Payment plans: 12 months where the purse allows, else 24; each instalment on a pay-day; kept, or broken by means."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.chance import Stream
from simulator.columns import Columns, Flags, Ints
from simulator.ledger.entries import Why
from simulator.ledger.posting import Book
from simulator.money import Money
from simulator.people.paying import ALL, Ability, Purse, ability, keeps, next_pay_day
from simulator.world.patients.bills import Bills, Takes
from simulator.world.patients.statements import Asked

MONTH = 30
GIVEN_UP_AFTER = 60  # days from the first instalment that was missed


@dataclass(frozen=True, slots=True)
class Plans(Columns):
    """One row a plan. `paid` counts the instalments that came; `ends` is the day of the last one, or of giving up."""

    bill: Ints
    visit: Ints
    on: Ints
    amount: Ints
    term: Ints  # 12 or 24: the most months
    instalments: Ints
    kept: Flags
    paid: Ints
    ends: Ints


def plans(
    asked: Asked, bills: Bills, purse: Purse, least: Money, year_start: int, seed: int, practice: int
) -> tuple[Plans, Takes, Ints]:
    """The plans of those who asked, what their instalments pay, and what each leaves open. A purse for each bill."""
    theirs, owed = purse.take(asked.bill), np.maximum(bills.owed[asked.bill], asked.amount)
    term = np.where(ability(owed, theirs) >= Ability.OVER_12, 12, 24)
    instalments = np.clip(asked.amount // least.cents, 2, term)
    kept = keeps(owed, theirs, Stream(seed, "plan kept", practice).column_below(ALL, len(bills))[asked.bill])
    broken_after = Stream(seed, "plan broken after", practice).column_below(ALL, len(bills))[asked.bill]
    paid = np.where(kept, instalments, instalments * broken_after // ALL)

    plan = np.repeat(np.arange(len(asked)), paid)
    number = np.arange(plan.size) - np.repeat(np.cumsum(paid) - paid, paid)
    each = asked.amount // instalments
    last = asked.amount - each * (instalments - 1)
    amount = np.where(number == instalments[plan] - 1, last[plan], each[plan])
    on = next_pay_day(asked.on[plan] + MONTH * (number + 1), theirs.take(plan), year_start)
    takes = Takes.to(Book.CASH, Why.INSTALMENT, on, bills.visit[asked.bill[plan]], amount, source=plan)

    left = asked.amount.copy()
    np.subtract.at(left, plan, amount)
    missed = next_pay_day(asked.on + MONTH * (paid + 1), theirs, year_start)
    ends = np.where(kept, next_pay_day(asked.on + MONTH * instalments, theirs, year_start), missed + GIVEN_UP_AFTER)
    made = Plans(asked.bill, bills.visit[asked.bill], asked.on, asked.amount, term, instalments, kept, paid, ends)
    return made, takes, left
