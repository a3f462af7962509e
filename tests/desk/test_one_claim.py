"""The claim that the lessons tell about: its amounts by hand, the same in three layouts, and its life down to zero."""

from __future__ import annotations

import re
from datetime import date

import pytest

from simulator import desk
from simulator.desk.life import to_zero
from simulator.desk.one_claim import one_claim


@pytest.fixture
def life() -> list[dict[str, object]]:
    return desk.life_of_a_claim().view["steps"]


def test_the_money_waits_for_the_payer_then_for_the_patient_then_for_nobody(life):
    # 185.00 + 48.00 = 233.00 billed; 60.00 deductible and 20% of 52.00 and of 12.00 are 72.80 for the patient
    assert [(step["day"], step["payer"], step["patient"]) for step in life] == [
        ("03/02/2026", "233.00", "0.00"),
        ("03/04/2026", "233.00", "0.00"),
        ("03/05/2026", "233.00", "0.00"),
        ("03/18/2026", "0.00", "72.80"),
        ("03/24/2026", "0.00", "72.80"),
        ("04/07/2026", "0.00", "0.00"),
    ]


def test_an_account_at_zero_has_each_dollar_somewhere():
    account = to_zero(one_claim(with_a_refused_line=False))
    assert account.open(date(2026, 4, 7)).cents == 0
    assert account.open(date(2026, 4, 6)).cents == 7_280  # the day before, the patient's share


def test_no_paper_of_the_life_says_what_was_not_so_that_day(life):
    papers = [each["html"] for step in life for each in step["documents"]]
    assert not any("not posted yet" in html for html in papers)
    assert "Statement sent" not in life[3]["documents"][0]["html"]


def test_three_payers_print_the_same_amounts():
    papers = desk.three_layouts().view["documents"]
    assert [each["tab"] for each in papers] == [
        "Tamarack Mutual Health",
        "Osprey Point Health Plan",
        "Copperfield Benefit Trust",
    ]
    for paper in papers:
        words = re.sub(r"<[^>]+>", " ", paper["html"])
        # 185.00 + 48.00 + 900.00; 73.00 + 36.00 off; 41.60 + 9.60 paid; 70.40 + 2.40 for the patient
        for amount in ("185.00", "48.00", "900.00", "51.20", "72.80"):
            assert amount in words, (paper["tab"], amount)
    assert len({each["html"] for each in papers}) == 3
