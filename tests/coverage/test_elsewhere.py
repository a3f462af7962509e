"""What other providers' bills use of a plan year: whose, when, how much, and never for who has no plan."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.coverage import elsewhere
from simulator.coverage.elsewhere import Elsewhere, care_elsewhere
from simulator.coverage.roll import Enrolments, enrol
from simulator.people import population
from simulator.reading import DATA, BadFile

YEAR = 2025
SEEDS, SIZES = st.integers(0, 2**40), st.integers(1, 400)


def made(seed: int, size: int, visits: int) -> tuple[Enrolments, Elsewhere]:
    rolled = enrol(population(seed, 0, size, YEAR), seed, 0, YEAR)
    return rolled, care_elsewhere(rolled, np.full(size, visits), seed, 0, YEAR)


@given(SEEDS, SIZES, st.integers(0, 80))
def test_every_bill_is_counted_by_a_plan_that_pays_first_and_stands_on_that_day(
    seed: int, size: int, visits: int
) -> None:
    rolled, bills = made(seed, size, visits)

    assert (rolled.order[bills.enrolment] == 1).all()
    assert (rolled.starts[bills.enrolment] <= bills.on).all()
    assert (bills.on <= rolled.ends[bills.enrolment]).all()
    assert (bills.allowed >= 25_00).all()


@given(SEEDS, SIZES, st.integers(0, 80))
def test_a_person_has_at_most_two_bills_and_all_of_them_in_the_year(seed: int, size: int, visits: int) -> None:
    rolled, bills = made(seed, size, visits)

    assert np.bincount(rolled.person[bills.enrolment], minlength=1).max() <= 2
    assert ((bills.on >= date(YEAR, 1, 1).toordinal()) & (bills.on <= date(YEAR, 12, 31).toordinal())).all()


def test_who_comes_here_often_uses_more_elsewhere() -> None:
    never, sometimes, often = (int(made(1, 2_000, visits)[1].allowed.sum()) for visits in (0, 3, 9))

    assert 0 < never < sometimes < often


def test_care_elsewhere_is_uneven() -> None:
    rolled, bills = made(1, 5_000, 3)
    of_person = np.sort(np.bincount(rolled.person[bills.enrolment], bills.allowed))

    assert of_person[-250:].sum() > 3 * of_person[:2_500].sum()  # the top 20th beside the lower half


def test_the_same_seed_makes_the_same_bills_and_another_one_others() -> None:
    one, again, other = made(3, 300, 2)[1], made(3, 300, 2)[1], made(4, 300, 2)[1]

    assert one.allowed.tolist() == again.allowed.tolist()
    assert one.on.tolist() == again.on.tolist()
    assert one.allowed.tolist() != other.allowed.tolist()


@pytest.mark.parametrize(
    ("change", "into", "says"),
    [
        (
            "bills: {91: 70%",
            f"bills: {{{'9' * 20}: 70%",
            f"`bills: {'9' * 20}` should be a whole number above the one before it.",
        ),
        ("bills: {91: 70%", "bills: {may: 70%", "`bills: may` should be a whole number above the one before it."),
        ("bills: {91: 70%", "bills: {400: 70%", "`bills: 365` should be a whole number above the one before it."),
        ("365: 30%", "365: 31%", "`bills` should add up to 100%."),
        ("{0: 5, 1: 30", "{0: 5, 0.5: 30", "`often: 0.5` should be a whole number above the one before it."),
    ],
)
def test_a_slip_in_the_file_is_named_with_its_line(
    change: str, into: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (DATA / "world" / "elsewhere.yaml").read_text(encoding="utf-8")
    assert change in text
    (tmp_path / "world").mkdir()
    (tmp_path / "world" / "elsewhere.yaml").write_text(text.replace(change, into), encoding="utf-8")
    monkeypatch.setattr(elsewhere, "DATA", tmp_path)

    with pytest.raises(BadFile) as bad:
        elsewhere._settings.__wrapped__()

    assert str(bad.value).endswith(says)
