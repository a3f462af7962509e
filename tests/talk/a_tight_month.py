"""A caller whose means are round figures, so that what they answer can be worked out by hand."""

from __future__ import annotations

from datetime import date

from simulator.money import ZERO, Money
from simulator.people.means import Means
from simulator.talk import Belief, Call, Temper
from tests.talk.players import a_call

TIGHT = Means(  # a dollar of left_a_month brings 12 cents to a plan, 40 cents at once; savings 25 cents
    take_home_a_month=Money(250_000),
    rent_a_month=Money(110_000),
    left_a_month=Money(100_000),
    savings=ZERO,
    debts=ZERO,
    pay_every=14,
    pay_offset=1,  # Fridays: January 2, 2026 and every other week; March 27 and April 10
    household_size=1,
    dependants=0,
    poverty_percent=420,
    will=6_000,
    reach=5_000,
)
BILL = {
    "charge": Money(500_000),
    "allowed": Money(356_000),
    "paid": Money(231_140),
    "balance": Money(124_860),
    "first_bill": date(2026, 1, 12),
    "hospital": False,
    "right_balance": None,
}


PLAN = {"first": "120.00", "on": "03/27/2026", "instalment": "120.00", "day": "27"}


def tight(**pinned: object) -> Call:
    """A call about $1,248.60 with somebody who can do $120 a month and $400 at once."""
    usual = {"belief": Belief.KNOWS, "temper": Temper.CALM, "means": TIGHT}
    return a_call(account=BILL, **(usual | pinned))


def heard(call: Call) -> str:
    return " ".join(line.says for line in call.now.log if line.who == "them")


def rules(call: Call) -> set[str]:
    return {finding.rule for finding in call.findings()}
