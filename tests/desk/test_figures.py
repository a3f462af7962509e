"""The practice in figures, on a practice of four visits by hand; and once on one that is made on the spot."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from simulator import desk
from simulator.desk.figures import COMPARED, NoSuchFigure, drawn
from simulator.ledger.claim_kpis import Billing, FirstAnswers, promise_kept
from simulator.ledger.dashboard import KPIS, Work, Year, cost_of
from simulator.ledger.kpis import Days
from tests.ledger.small import ACCOUNTS, ENTRIES, day


def year(denied: int = 1) -> Year:
    """Visits of January, looked at on May 1."""
    return Year(
        days=Days(day(1, 1), day(5, 1)),
        entries=ENTRIES,
        accounts=ACCOUNTS,
        answers=FirstAnswers.of(
            charge=[30000, 10000, 15000],
            paid=[10000, 3920, 0],
            denied=[0, 0, 4000 * denied],
        ),
        billing=Billing.of(
            charge=[30000, 10000],
            seen=[day(1, 1), day(4, 30)],
            entered=day(1, 3),
            sent=day(5, 2),
            touched=[False, True],
        ),
        causes=(("Modifier left off", 1), ("Wrong member number", 3)),
        promises=promise_kept(np.array([500]), np.array([500]), np.array([9]), np.array([9])),
        work=Work(claims=3, denials=1, statements=2, dials=10, contacts=1),
    )


def shown(name: str, **years: Year) -> list[dict[str, Any]]:
    figures: list[dict[str, Any]] = drawn(name, years or {"typical": year()}).view["figures"]
    return figures


def test_the_aging_picture_shows_what_its_table_says() -> None:
    aging, theirs = shown("aging")

    # May 1: visit 0 is 120 days old with 25.00, visit 2 100 days with 130.00, visit 3 90 days with 110.00
    assert aging["table"]["rows"][0] == ["commercial", "0.00", "0.00", "110.00", "25.00", "0.00", "135.00"]
    assert aging["table"]["foot"] == ["Total", "0.00", "0.00", "110.00", "155.00", "0.00", "265.00"]
    assert [[part["text"] for part in row["parts"]] for row in aging["bars"]] == [
        ["$0.00", "$0.00"],
        ["$0.00", "$0.00"],
        ["$110.00", "$0.00"],
        ["$0.00", "$155.00"],
        ["$0.00", "$0.00"],
    ]
    # January 20 is 101 days before, January 21 is 100
    assert theirs["table"]["foot"] == ["Total", "0.00", "0.00", "0.00", "155.00", "0.00", "155.00"]
    assert "58.5%" in aging["means"]  # 155 of 265


def test_denials_stand_with_the_most_frequent_cause_first_and_with_both_rates() -> None:
    (denials,) = shown("denials")

    assert denials["table"]["rows"] == [["Wrong member number", "3", "75.0%"], ["Modifier left off", "1", "25.0%"]]
    assert "33.3% of the claims" in denials["means"]
    assert "7.3% of the dollars" in denials["means"]  # 40.00 of 550.00


def test_every_figure_says_what_is_above_and_below_the_line_and_in_which_sense() -> None:
    (kpis,) = shown("kpis")
    rows = {row[0]: row[1:] for row in kpis["table"]["rows"]}

    assert len(rows) == len(KPIS) == len(kpis["counted"])
    assert rows["Practice days in A/R"] == [
        "42.8 days",
        "265.00",
        "6.20",
        "gross, dollars, period",
    ]  # 750.00 / 121 days
    assert rows["Denial rate, claims"] == ["33.3%", "1", "3", "claims, cohort"]
    assert all("Source: " in line for line in kpis["counted"])


def test_teams_stand_side_by_side_with_the_same_words_and_their_own_numbers() -> None:
    figures = shown("teams", poor=year(denied=2), typical=year(), good=year(denied=0))
    dollars = next(figure for figure in figures if figure["title"] == "Denial rate, dollars")

    assert [figure["id"] for figure in figures] == [name.replace("_", "-") for name in COMPARED]
    assert [row[:2] for row in dollars["table"]["rows"]] == [["Poor", "14.5%"], ["Typical", "7.3%"], ["Good", "0.0%"]]
    assert [row["parts"][0]["share"] for row in dollars["bars"]] == [100, 50, 0]


def test_the_cost_of_the_work_is_its_price_list() -> None:
    # 3 claims at 1.50, a denial at 25.00, 2 statements at 0.85, 10 dials at 0.40
    assert str(cost_of(year().work)) == "35.20"


def test_a_figure_that_does_not_exist_is_one_sentence() -> None:
    with pytest.raises(NoSuchFigure, match="There are aging, denials, kpis, teams"):
        drawn("ageing", {})
    assert "ageing" in desk.figures("ageing").view.get("says", repr(desk.figures("ageing")))


@pytest.mark.parametrize("people", [199, 5_001])
def test_a_practice_too_small_or_too_large_to_show_is_one_sentence(people: int) -> None:
    assert repr(desk.figures("aging", people=people)).startswith("A practice for these figures has from 200 to 5,000")


def test_a_practice_made_on_the_spot_has_every_figure() -> None:
    (kpis,) = desk.figures("kpis", people=400, seed=3).view["figures"]

    assert not [row for row in kpis["table"]["rows"] if row[1] == "nothing to count"]
