"""What a learner can do so far: ready, learning, or not met; and what does not count."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as some

from simulator.records import Attempt
from simulator.records.progress import overruled_by, skills
from simulator.training.ruling import Ruling

NOON = datetime(2026, 3, 23, 12, tzinfo=UTC)


def decision(*tests: str, state: str = "right", tries: int = 1, hints: int = 0) -> dict[str, Any]:
    return {"tests": list(tests), "state": state, "tries": tries, "hints": hints}


def attempt(scenario: str, *decisions: dict[str, Any], seed: int = 7, hour: int = 0, ended: bool = True) -> Attempt:
    begun = NOON + timedelta(hours=hour)
    report = {"decisions": list(decisions)} if ended else None
    return Attempt(f"{scenario}-{hour}", scenario, scenario, "practice", seed, "", "", begun, begun, 1, begun, report)


def test_right_at_once_in_one_exercise_is_learning_and_in_two_is_ready():
    one = attempt("eob/a", decision("EOB-3"))
    assert skills([one]) == {"EOB-3": "learning"}
    assert skills([one, attempt("eob/b", decision("EOB-3"), hour=1)]) == {"EOB-3": "ready"}


def graded(points: int) -> dict[str, Any]:
    """A whole report of one decision of 4 points."""
    decided = {
        "id": "q", "number": 1, "axis": "accuracy", "question": "How much?", "yours": "7", "points": points, "of": 4,
        "but_for": points, "verdict": "", "why": "", "tests": ["EOB-3"], "state": "right" if points == 4 else "wrong",
        "tries": 1, "hints": 0,
    }  # fmt: skip
    row = {"number": 1, "state": "same"}
    return {"passed": points == 4, "critical": [], "decisions": [decided], "better_path": [row], "texts": []}


def test_what_a_trainer_has_overruled_counts_as_ruled():
    first = attempt("eob/a", decision("EOB-3"))
    wrong = replace(attempt("eob/b", hour=1), report=graded(0))
    right = replace(attempt("eob/b", hour=1), report=graded(4))
    full, none = (Ruling("question-1", points, "Rosa", "Because.") for points in ("4", "0"))
    back = Ruling("question-1", "as-marked", "Kim", "No.")

    assert skills([first, wrong]) == {"EOB-3": "learning"}
    assert skills([first, replace(wrong, rulings=(full,))]) == {"EOB-3": "ready"}
    assert skills([first, replace(wrong, rulings=(full, back))]) == {"EOB-3": "learning"}
    assert skills([first, right]) == {"EOB-3": "ready"}
    assert skills([first, replace(right, rulings=(none,))]) == {"EOB-3": "learning"}


def test_who_overruled_is_named_as_long_as_the_ruling_stands():
    wrong = replace(attempt("eob/b", hour=1), report=graded(0))
    rosa, kim = (Ruling("question-1", points, by, "Because.") for points, by in (("4", "Rosa"), ("3", "Kim")))
    gone = Ruling("1.part-gone", "found", "Ana", "Because.")
    back = Ruling("question-1", "as-marked", "Kim", "No.")

    assert overruled_by([wrong, attempt("eob/c", ended=False)]) == []
    assert overruled_by([replace(wrong, rulings=(rosa,)), replace(wrong, rulings=(kim, gone))]) == ["Kim", "Rosa"]
    assert overruled_by([replace(wrong, rulings=(rosa, kim))]) == ["Kim"]
    assert overruled_by([replace(wrong, rulings=(rosa, back))]) == []


def test_the_same_exercise_twice_is_one_exercise():
    both = [attempt("eob/a", decision("EOB-3")), attempt("eob/a", decision("EOB-3"), seed=8, hour=1)]
    assert skills(both) == {"EOB-3": "learning"}


def test_a_second_try_and_a_hint_are_learning():
    aided = [
        attempt("eob/a", decision("EOB-3", tries=2)),
        attempt("eob/b", decision("EOB-3", hints=1), hour=1),
        attempt("eob/c", decision("EOB-3", state="shown", tries=3), hour=2),
    ]
    assert skills(aided) == {"EOB-3": "learning"}


def test_whoever_has_read_the_debrief_of_an_account_gains_nothing_by_playing_it_again():
    for first_ended in (True, False):
        tries = [
            attempt("eob/a", decision("EOB-3")),
            attempt("eob/b", decision("EOB-3", state="shown", tries=3), hour=1, ended=first_ended),
            attempt("eob/b", decision("EOB-3"), hour=2),
        ]
        assert skills(tries) == {"EOB-3": "learning"}


def test_what_was_not_reached_or_not_ended_was_not_met():
    unmet = [
        attempt("eob/a", decision("EOB-3", state="not reached", tries=0)),
        attempt("eob/b", decision("DEN-3"), hour=1, ended=False),
    ]
    assert skills(unmet) == {}


@given(some.permutations(range(4)))
def test_the_order_in_which_the_store_lists_attempts_changes_nothing(order):
    tries = [attempt(f"eob/{name}", decision("EOB-3"), hour=hour) for hour, name in enumerate("abaa")]
    assert skills([tries[at] for at in order]) == {"EOB-3": "ready"}
