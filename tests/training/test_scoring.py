"""Points: exact in tenths, never above what a question declares, never below nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from simulator.money import Rate
from simulator.scenario.scenario import Option, Question
from simulator.training.scoring import Graded, best, by_axis, plain, tries_allowed, worth

ALL, NONE = Rate(10_000), Rate(0)


def question(points: int = 4, kind: str = "money", options: int = 0, axis: str = "accuracy") -> Question:
    choices = tuple(Option(str(number), "", None, NONE, "") for number in range(options))
    return Question("q", kind, "?", "", points, axis, (), "", options=choices)


def test_three_tries_earn_all_half_and_a_quarter():
    assert [plain(worth(question(points=3), tries, 0, ALL)) for tries in (0, 1, 2)] == [
        3,
        1.5,
        0.7,
    ]  # 0.75, cut to a tenth


def test_the_first_hint_is_free_and_each_later_one_costs_a_point():
    assert [plain(worth(question(), 0, hints, ALL)) for hints in (0, 1, 2, 3)] == [4, 4, 3, 2]


def test_a_slower_choice_earns_its_share_of_what_the_try_is_worth():
    assert plain(worth(question(points=5), 1, 0, Rate(4_000))) == 1  # 40% of half of 5


def test_a_choice_of_three_has_two_tries_and_an_assessment_has_one():
    assert tries_allowed(question(kind="choice", options=3), "practice") == 2
    assert tries_allowed(question(kind="choice", options=5), "practice") == 3
    assert tries_allowed(question(), "practice") == 3
    assert tries_allowed(question(), "assess") == 1


def test_an_axis_is_rounded_down_so_that_79_9_does_not_pass():
    assert Graded(799, 1000).share == 79


def test_axes_are_kept_apart_and_say_when_there_is_nothing_to_say():
    here, later = question(points=4), question(points=3, axis="resolution")
    axes = by_axis([here, later], [(here, 20)], "so far")

    assert axes["accuracy"] == Graded(20, 40, "so far")
    assert axes["resolution"].state == "no decision yet"
    assert axes["conduct"].state == "not in this one"


shares = st.integers(0, 100).map(lambda percent: Rate(percent * 100))


@given(st.integers(1, 20), st.lists(st.tuples(shares, st.integers(0, 6)), max_size=3))
def test_the_best_of_any_tries_lies_between_nothing_and_all(points, tries):
    assert 0 <= best(question(points), tries) <= points * 10


@given(st.integers(1, 20), st.integers(0, 2), st.integers(0, 5), shares)
def test_one_more_try_or_hint_never_earns_more(points, tries, hints, share):
    now = worth(question(points), tries, hints, share)

    assert worth(question(points), min(tries + 1, 2), hints, share) <= now
    assert worth(question(points), tries, hints + 1, share) <= now
