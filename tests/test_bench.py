"""The speeds we promise, and that what is measured is real work."""

from __future__ import annotations

import numpy as np
import pytest

from simulator import bench
from simulator.bench import Figure, as_text, many_lines
from simulator.money import Money
from simulator.payers import load_payer
from simulator.payers.adjudicate import adjudicate
from simulator.remittance.x12 import read_835, write_835
from simulator.world.checks import Adjudicated, broken

TAMARACK = load_payer("tamarack")


def test_a_rate_must_reach_its_target_and_a_time_must_stay_within_it() -> None:
    assert [Figure("engine", value, "lines/s", 1_000_000).ok for value in (999_999.9, 1_000_000)] == [False, True]
    assert [Figure("open_case", value, "ms", 50).ok for value in (50, 50.1)] == [True, False]


def test_a_figure_for_a_program_says_whether_it_is_good_enough() -> None:
    assert Figure("open_case", 3.4, "ms", 50).as_json() == {
        "name": "open_case",
        "value": 3.4,
        "unit": "ms",
        "target": 50,
        "limits": "",
        "ok": True,
    }


def test_the_table_marks_what_is_too_slow() -> None:
    table = as_text([Figure("engine", 1_500_000, "lines/s", 1_000_000), Figure("open_case", 61.0, "ms", 50)])

    assert table.splitlines() == [
        "what                  measured             target",
        "engine     1,500,000.0 lines/s  1,000,000 lines/s  ok",
        "open_case              61.0 ms              50 ms  too slow",
    ]


def test_what_limits_a_figure_stands_under_it_and_what_is_promised_to_nobody_is_never_too_slow() -> None:
    table = as_text([Figure("a peer", 12.0, "people/s", 0, "it does other work")])

    assert table.splitlines()[1:] == [
        "a peer  12.0 people/s       -",
        "    limited by it does other work",
    ]


def test_twice_as_fast_is_better_than_once() -> None:
    assert [Figure("two workers", value, "times", 1.6).ok for value in (1.59, 1.6)] == [False, True]


def test_the_measured_lines_keep_every_edit_and_every_kind_of_share_at_work() -> None:
    made = many_lines(100_000)
    answers = adjudicate(made, TAMARACK)

    assert set(np.unique(answers.denied_by).tolist()) == set(range(23)) - {
        9
    }  # the ninth is for plans without care outside
    assert all(column.any() for column in (answers.deductible, answers.copay, answers.coinsurance, answers.contractual))
    assert np.bincount(made.family).max() > 200


def test_a_hundred_thousand_lines_break_no_law() -> None:
    made = many_lines(100_000)

    assert broken(Adjudicated(made, adjudicate(made, TAMARACK))) == {}


def test_the_same_size_makes_the_same_lines() -> None:
    one, two = many_lines(5_000), many_lines(5_000)

    assert all((getattr(one, name) == getattr(two, name)).all() for name in one.__slots__)


def test_a_line_in_a_batch_of_many_is_answered_as_in_its_familys_own_batch() -> None:
    made = many_lines(20_000)
    together = adjudicate(made, TAMARACK)
    for family in np.unique(made.family)[:5]:
        own = np.flatnonzero(made.family == family)

        alone = adjudicate(made.take(own), TAMARACK)

        unknown = made.member[own] < 0  # a number that is nobody's may stand on two families' claims
        for name in ("denied_by", "deductible", "copay", "coinsurance"):
            assert (getattr(alone, name) == getattr(together, name)[own])[~unknown].all()


@pytest.mark.deep
def test_every_speed_that_we_promise_is_reached() -> None:
    assert [figure.name for figure in bench.run() if not figure.ok] == []


def test_the_payment_that_is_timed_adds_up() -> None:
    file = read_835(write_835(bench.many_answers(50)))

    # 500.00 - 180.00 - 100.00 - 44.00 = 176.00 a claim; nobody is named for technical questions
    assert (len(file.claims), file.charge, file.paid) == (50, Money(25_000_00), Money(8_800_00))
    assert [finding.rule for finding in file.findings] == ["contact"]
