from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.money import Money, Rate
from simulator.people.means import Means
from simulator.people.paying import ALL, Ability, Choice, Purse, ability, choose, keeps, next_pay_day, purse, readiness

YES = np.array([True])
START = date(2025, 1, 1).toordinal()


def home(left: int = 0, savings: int = 0, will: int = 10_000, every: int = 14, offset: int = 0) -> Purse:
    """One household; dollars, not cents."""
    return Purse.of(
        left_a_month=[left * 100],
        savings=[savings * 100],
        pay_every=[every],
        pay_offset=[offset],
        poverty_percent=[150],
        will=[will],
        reach=[5000],
    )


def cents(dollars: int) -> np.ndarray:
    return np.array([dollars * 100])


@pytest.mark.parametrize(
    ("left", "savings", "bill", "can"),
    [
        (100, 0, 40, Ability.AT_ONCE),  # two fifths of what the month leaves
        (100, 0, 41, Ability.OVER_12),
        (100, 0, 144, Ability.OVER_12),  # 12.00 a month, 12 times
        (100, 0, 145, Ability.OVER_24),
        (100, 0, 288, Ability.OVER_24),
        (100, 0, 289, Ability.NOT),
        (0, 400, 100, Ability.AT_ONCE),  # a quarter of what is saved
        (0, 400, 101, Ability.NOT),
        (0, 0, 1, Ability.NOT),
    ],
)
def test_means_decide_what_can_be(left: int, savings: int, bill: int, can: Ability) -> None:
    assert ability(cents(bill), home(left, savings)).tolist() == [can]


@given(st.integers(0, 9_999), st.integers(1, 1_000_000), st.integers(0, 10_000))
def test_who_cannot_pay_never_pays_however_willing(drawn: int, bill: int, will: int) -> None:
    amount = np.array([bill])
    (did,) = choose(amount, amount, home(will=will), YES, np.array([drawn])).tolist()

    assert did in (Choice.CANNOT, Choice.QUIET)
    assert not keeps(amount, home(will=will), np.array([drawn]))[0]


def test_who_is_willing_and_able_pays() -> None:
    bill, rich = cents(30), home(left=2000)

    assert choose(bill, bill, rich, YES, np.array([0])).tolist() == [Choice.PAYS]


def test_without_will_a_full_purse_stays_shut() -> None:
    bill, rich = cents(30), home(left=2000, will=0)

    assert choose(bill, bill, rich, YES, np.array([0])).tolist() == [Choice.QUIET]


def test_a_bill_too_large_for_the_month_becomes_a_plan_where_there_is_a_will() -> None:
    bill, tight = cents(140), home(left=100)

    assert choose(bill, bill, tight, YES, np.array([0])).tolist() == [Choice.ASKS_FOR_PLAN]


def test_a_small_bill_beside_large_ones_weighs_as_much_as_all() -> None:
    small, tight = cents(30), home(left=100)

    assert choose(small, cents(30), tight, YES, np.array([0])).tolist() == [Choice.PAYS]
    assert choose(small, cents(140), tight, YES, np.array([0])).tolist() == [Choice.ASKS_FOR_PLAN]


@given(st.lists(st.integers(0, 1_200_000), min_size=2, max_size=9), st.integers(0, 10_000))
def test_the_larger_the_bill_the_seldomer_it_moves_anyone(bills: list[int], will: int) -> None:
    rising = [int(readiness(np.array([bill]), home(will=will), YES)[0]) for bill in sorted(bills)]

    assert rising == sorted(rising, reverse=True)
    assert all(0 <= each <= ALL for each in rising)


def test_a_bill_that_no_plan_shared_is_paid_less_often() -> None:
    assert readiness(cents(200), home(), ~YES)[0] < readiness(cents(200), home(), YES)[0]


def test_a_first_statement_that_pushes_half_as_hard_moves_half_as_many() -> None:
    size = 10_000
    purses_ = home(left=2000).take(np.zeros(size, np.int64))
    bill, drawn, insured = np.full(size, 2000), np.arange(size), np.ones(size, bool)

    def paid(push: Rate) -> int:
        return int((choose(bill, bill, purses_, insured, drawn, push) == Choice.PAYS).sum())

    assert abs(paid(Rate(5000)) * 2 - paid(Rate(10_000))) <= 1


def test_plans_are_kept_more_often_where_they_stretch_the_purse_less() -> None:
    drawn, size = np.arange(ALL), ALL
    kept = [
        int(
            keeps(np.full(size, 14_400 * 100 // 100), home(left, will=5000).take(np.zeros(size, np.int64)), drawn).sum()
        )
        for left in (0, 60, 110, 2000)
    ]

    assert kept == sorted(kept)
    assert kept[0] == 0


@pytest.mark.parametrize(
    ("after", "falls"),
    [(0, 3), (3, 3), (4, 17), (17, 17), (18, 31)],
)
def test_a_pay_day_every_two_weeks_from_the_fourth_of_january(after: int, falls: int) -> None:
    found = next_pay_day(np.array([START + after]), home(every=14, offset=3), START)

    assert found.tolist() == [START + falls]


def test_one_person_has_the_same_purse_as_their_row_in_the_columns() -> None:
    means = Means(Money(300_000), Money(90_000), Money(10_000), Money(0), Money(0), 14, 3, 2, 0, 150, 10_000, 5000)

    assert ability(cents(40), purse(means)).tolist() == [Ability.AT_ONCE]
    assert ability(cents(41), purse(means)).tolist() == [Ability.OVER_12]
    assert next_pay_day(np.array([START]), purse(means), START).tolist() == [START + 3]
