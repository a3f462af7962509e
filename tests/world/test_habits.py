"""How payers keep time: the usual habits, and those of their own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from simulator.payers.takeback import LATER, LETTER, NOW
from simulator.reading import DATA, BadFile
from simulator.world.payers.habits import load_habits, read_habits

THREE = ("copperfield", "tamarack", "somebody-new")  # pay on Mondays; on Tuesdays and Fridays; as usual, on Wednesdays


@pytest.mark.parametrize(
    ("decided", "paid"),
    [
        (date(2025, 3, 3), [date(2025, 3, 10), date(2025, 3, 4), date(2025, 3, 5)]),  # a Monday
        (date(2025, 3, 4), [date(2025, 3, 10), date(2025, 3, 7), date(2025, 3, 5)]),
        (date(2025, 3, 7), [date(2025, 3, 10), date(2025, 3, 11), date(2025, 3, 12)]),
        (date(2025, 3, 9), [date(2025, 3, 10), date(2025, 3, 11), date(2025, 3, 12)]),  # a Sunday
    ],
)
def test_a_decision_is_paid_on_the_payers_next_day_and_never_on_its_own(decided: date, paid: list[date]) -> None:
    habits = load_habits(THREE)
    found = habits.pays_on(np.arange(3), np.full(3, decided.toordinal()))
    assert [date.fromordinal(day) for day in found.tolist()] == paid


def test_each_payer_takes_money_back_in_its_own_way() -> None:
    assert load_habits(("tamarack", "osprey", "copperfield")).takes_back.tolist() == [NOW, LATER, LETTER]


def test_medicare_takes_no_replacement_and_answers_no_sooner_than_after_thirteen_days() -> None:
    habits = load_habits(("medicare", "tamarack"))
    assert habits.takes_replacements.tolist() == [False, True]
    assert habits.spans["answers"][0].tolist() == [13, 14]


@pytest.mark.parametrize(
    ("was", "is_now", "says"),
    [
        ("  pended: 1.2%", "  # gone", "`usual` needs a line `pended`"),
        ("pays_on: [monday]", "pays_on: [someday]", "should name some of monday, tuesday"),
        ("takes_back: letter", "takes_back: fax", "is `fax`; it should be one of now, later, letter"),
        ("  pays_by: check", "  pays_with: check", "`usual: pays_with` is not known here"),
    ],
)
def test_a_slip_in_the_file_is_named(tmp_path: Path, was: str, is_now: str, says: str) -> None:
    file = tmp_path / "payers.yaml"
    text = (DATA / "world" / "payers.yaml").read_text(encoding="utf-8")
    assert was in text
    file.write_text(text.replace(was, is_now, 1), encoding="utf-8")

    with pytest.raises(BadFile) as told:
        read_habits(file, THREE)
    assert says in str(told.value)
