"""Bills from elsewhere move the counters in the order of the days: worked by hand on PPO Silver of 2025."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from simulator.coverage.elsewhere import Elsewhere
from simulator.world.payers.laws import broken
from simulator.world.payers.side import PayerSide
from tests.world.offices import office, side

SPRING, SUMMER, WINTER = date(2025, 3, 4), date(2025, 7, 1), date(2025, 12, 2)
VISIT = [("office-visit-established-3", 185_00)]  # PPO Silver allows 109.00; a deductible of 1,400.00, then 20 %


def seen(*bills: tuple[date, int]) -> PayerSide:
    """Visits in spring and winter, and bills from elsewhere on their days."""
    made = office([(SPRING, VISIT), (WINTER, VISIT)], [{"plan": "ppo-silver"}])
    there = Elsewhere.of(enrolment=[0] * len(bills), on=[on for on, _ in bills], allowed=[each for _, each in bills])
    found = side(replace(made, elsewhere=there))
    assert broken(found) == {}
    return found


def owed(found: PayerSide) -> list[tuple[int, int]]:
    lines = found.lines
    return list(zip(lines.deductible.tolist(), lines.coinsurance.tolist(), strict=True))


def test_without_a_bill_from_elsewhere_the_deductible_takes_both_visits() -> None:
    assert owed(seen()) == [(109_00, 0), (109_00, 0)]


def test_a_bill_in_summer_leaves_spring_alone_and_frees_winter_of_the_deductible() -> None:
    found = seen((SUMMER, 5_000_00))

    assert owed(found) == [(109_00, 0), (0, 21_80)]  # 20 % of 109.00
    assert found.elsewhere.deductible.tolist() == [1_291_00]  # 1,400.00 less the spring's 109.00
    assert found.elsewhere.cost_share.tolist() == [2_032_80]  # and 20 % of 3,709.00 = 741.80


def test_a_bill_before_both_takes_the_deductible_first() -> None:
    found = seen((date(2025, 1, 8), 1_350_00))

    assert owed(found) == [(50_00, 11_80), (0, 21_80)]  # 50.00 are left; 20 % of 59.00
    assert found.elsewhere.deductible.tolist() == [1_350_00]


def test_a_long_stay_uses_up_the_year_and_no_more_than_the_year() -> None:
    found = seen((SUMMER, 90_000_00))

    assert owed(found) == [(109_00, 0), (0, 0)]
    assert found.elsewhere.cost_share.tolist() == [6_091_00]  # the limit of 6,200.00 less 109.00
    assert found.lines.paid.tolist() == [0, 109_00]


@pytest.mark.parametrize("allowed", [25_00, 1_000_00, 40_000_00])
def test_what_is_paid_elsewhere_is_nothing_to_this_practice(allowed: int) -> None:
    found = seen((SUMMER, allowed))

    assert len(found.lines) == 2
    assert found.lines.charge.tolist() == [185_00, 185_00]
    assert set(found.entries.visit.tolist()) == {0, 1}
