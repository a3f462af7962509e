"""Columns: built from anything, cut and joined without losing a row."""

from __future__ import annotations

from datetime import date

import numpy as np

from simulator.payers.columns import Spent
from tests.payers.making import lines


def spent(family: object, person: object, year: object = 2026) -> Spent:
    return Spent.of(family=family, person=person, plan_year=year, deductible=0, out_of_pocket=5)


def test_one_value_stands_for_every_row() -> None:
    made = spent([4, 5, 6], person=1)

    assert len(made) == 3
    assert made.person.tolist() == [1, 1, 1]


def test_one_value_everywhere_is_one_row() -> None:
    assert len(spent(family=4, person=1)) == 1


def test_lists_ranges_and_arrays_are_all_columns() -> None:
    made = spent(family=range(2), person=np.array([1, 2]), year=(2025, 2026))

    assert (made.family.tolist(), made.person.tolist(), made.plan_year.tolist()) == ([0, 1], [1, 2], [2025, 2026])


def test_a_date_becomes_its_day_number_so_that_days_can_be_counted() -> None:
    made = lines({"service_date": date(2026, 3, 2), "received": date(2026, 3, 9)})

    assert (made.received - made.service_date).tolist() == [7]


def test_rows_are_taken_by_number_in_the_order_given_or_by_flag() -> None:
    made = spent([4, 5, 6], person=[1, 2, 3])

    assert made.take(np.array([2, 0])).person.tolist() == [3, 1]
    assert made.take(np.array([False, True, True])).person.tolist() == [2, 3]


def test_later_rows_follow_the_earlier() -> None:
    assert spent([4], person=[1]).then(spent([5], person=[2])).family.tolist() == [4, 5]


def test_no_rows_are_whole_numbers_too() -> None:
    assert spent([], person=[]).family.dtype == np.int64
