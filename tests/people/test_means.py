"""What households have, how a month goes, and that will and reach are drawn for themselves."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.money import ZERO
from simulator.people import Population, means_of, population

YEAR = 2025


@pytest.fixture(scope="module", params=[1, 2, 3])
def town(request: pytest.FixtureRequest) -> Population:
    return population(request.param, 0, 50_000, YEAR)


def test_people_are_as_poor_and_as_rich_as_the_countrys(town: Population) -> None:
    percent = town.households.poverty_percent[town.people.household]

    assert 0.095 <= (percent < 100).mean() <= 0.120  # poverty_rate
    assert 0.23 <= (percent < 200).mean() <= 0.31  # fpl_lt_200
    assert 0.40 <= (percent >= 400).mean() <= 0.48  # fpl_400_plus
    assert 76_000_00 <= np.median(town.households.income) <= 92_000_00  # hh_income_median


def test_three_of_five_grown_ups_could_pay_four_hundred_dollars_with_cash(town: Population) -> None:
    grown = town.people.born <= date(2007, 12, 31).toordinal()  # 18 at the end of 2025
    savings = town.households.savings[town.people.household]

    assert 0.60 <= (savings[grown] >= 400_00).mean() <= 0.68  # shed_400


def test_who_has_less_has_less_left_and_less_put_by(town: Population) -> None:
    homes = town.households
    bands = [(0, 100), (100, 200), (200, 400), (400, 10_000)]
    rows = [(homes.poverty_percent >= low) & (homes.poverty_percent < high) for low, high in bands]

    left = [homes.left_a_month[row].mean() for row in rows]
    savings = [np.median(homes.savings[row]) for row in rows]

    assert left == sorted(left)
    assert savings == sorted(savings)
    assert (homes.left_a_month[rows[0]] == 0).mean() > 0.5


def test_will_knows_nothing_of_means(town: Population) -> None:
    homes = town.households
    poor = homes.poverty_percent < 200

    assert abs(homes.will[poor].mean() - homes.will[~poor].mean()) < 200  # of 10,000
    assert abs(homes.reach[poor].mean() - homes.reach[~poor].mean()) < 250


@given(st.integers(0, 2**40), st.integers(1, 300))
def test_a_month_never_leaves_more_than_it_brings(seed: int, size: int) -> None:
    homes = population(seed, 0, size, YEAR).households

    assert (homes.left_a_month >= 0).all()
    assert (homes.left_a_month <= homes.take_home).all()
    assert (homes.take_home * 12 <= homes.income).all()
    assert min(homes.debts.min(), homes.savings.min(), homes.pay_offset.min()) >= 0
    assert (homes.pay_offset < homes.pay_every).all()
    assert set(homes.pay_every.tolist()) <= {7, 14, 15, 30}
    for column in (homes.will, homes.reach):
        assert set(column // 10_001) == {0}


@given(st.integers(0, 2**40), st.integers(1, 60), st.data())
def test_one_person_in_a_conversation_has_the_means_of_the_household(seed: int, size: int, data: st.DataObject) -> None:
    found = population(seed, 0, size, YEAR)
    row = data.draw(st.integers(0, size - 1))
    home = int(found.people.household[row])

    means = means_of(found, row)

    assert means.household_size == sum(found.people.household == home)
    assert means.dependants == sum((found.people.household == home) & (found.people.role == 2))
    assert ZERO <= means.left_a_month <= means.take_home_a_month
    assert means.poverty_percent == found.households.poverty_percent[home]
    assert means.savings.cents == found.households.savings[home]


def test_a_household_of_three_at_the_guideline_of_2025_has_26650_dollars(town: Population) -> None:
    homes = town.households
    three = (homes.size == 3) & (homes.poverty_percent == 100)

    assert set((homes.income[three] // 100).tolist()) == {26_650}  # 15,650 and twice 5,500


def test_an_older_household_is_paid_once_a_month(town: Population) -> None:
    homes = town.households
    older = town.people.born[homes.first] <= date(1960, 12, 31).toordinal()  # 65 at the end of 2025

    assert set(homes.pay_every[older].tolist()) == {30}
