"""Medicare, Medicaid and the plans of the market as data: their figures, their years, and the letters of Medigap."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from simulator.care import services
from simulator.coverage import KINDS_OF_SERVICE, load_plan, medigap, medigap_letters
from simulator.coverage.plan import NO_END, PAYS_SECOND
from simulator.money import Money, Rate
from simulator.payers import load_payer, price_list
from simulator.payers.coordination import METHODS
from simulator.reading import DATA, BadFile
from tests.payers.by_hand import PAYERS

SHELVED = sorted(file.stem for shelf in ("public", "market") for file in (DATA / "plans" / shelf).glob("*.yaml"))
LESSONS_ONLY = {"sandpiper", "quillwater", "stillmeadow"}


@pytest.mark.parametrize(("year", "deductible"), [(2025, 257_00), (2026, 283_00)])
def test_part_b_has_the_deductible_of_the_year_and_no_end(year: int, deductible: int) -> None:
    visit = load_plan("medicare-part-b").benefit("office", date(year, 3, 2), alone=True)

    assert visit.deductible.person == visit.deductible.family == Money(deductible)
    assert visit.coinsurance == Rate(2_000)
    assert visit.out_of_pocket.person == NO_END


@pytest.mark.parametrize(("kind", "free"), [("lab", True), ("vaccine", True), ("imaging", False)])
def test_part_b_asks_nothing_for_the_laboratory_and_vaccines(kind: str, free: bool) -> None:
    benefit = load_plan("medicare-part-b").benefit(kind, date(2026, 3, 2), alone=True)

    assert (not benefit.takes_deductible and benefit.coinsurance == Rate(0)) is free


def test_medicaid_asks_its_members_for_nothing() -> None:
    for kind in KINDS_OF_SERVICE:
        benefit = load_plan("medicaid").benefit(kind, date(2026, 3, 2), alone=True)
        assert (benefit.takes_deductible, benefit.copay, benefit.coinsurance) == (False, Money(0), Rate(0))


@pytest.mark.parametrize("name", SHELVED)
def test_every_plan_of_a_population_has_both_years_a_payer_and_a_price_for_every_service(name: str) -> None:
    plan = load_plan(name)

    assert sorted(plan.years) == [2025, 2026]
    for year in plan.years:
        prices = price_list(load_payer(plan.payer).prices, date(year, 1, 1))
        assert prices.keys() == services().keys()
        assert all(price > Money(0) for price in prices.values())


def test_a_population_can_be_covered_in_every_usual_way() -> None:
    assert {load_plan(name).kind for name in SHELVED} >= {"PPO", "HMO", "HDHP", "EPO", "Medicare", "Medicaid"}
    assert {load_plan(name).payer for name in SHELVED} == {*PAYERS} - LESSONS_ONLY


def test_every_way_to_pay_second_that_a_plan_may_name_is_a_method() -> None:
    assert {*PAYS_SECOND} <= METHODS.keys()


@pytest.mark.parametrize(
    ("letter", "deductible", "excess", "coinsurance", "copay"),
    [("G", 0, 10_000, 10_000, 0), ("N", 0, 0, 10_000, 20_00), ("F", 10_000, 10_000, 10_000, 0), ("K", 0, 0, 5_000, 0)],
)
def test_the_letters_of_medigap(letter: str, deductible: int, excess: int, coinsurance: int, copay: int) -> None:
    plan = medigap_letters()[letter]

    assert (plan.deductible, plan.excess, plan.coinsurance) == (Rate(deductible), Rate(excess), Rate(coinsurance))
    assert plan.visit_copay == Money(copay)


def test_a_slip_in_the_letters_is_named_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (DATA / "plans" / "medigap.csv").read_text(encoding="utf-8").replace("B,100%", "A,100%")
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "medigap.csv").write_text(text, encoding="utf-8")
    monkeypatch.setattr(medigap, "DATA", tmp_path)

    with pytest.raises(BadFile, match=r"medigap.csv:3: `letter` stands twice"):
        medigap_letters.__wrapped__()
