"""The drills of calls on the desk: what is chosen, what is said, and nothing that gives the answer away before."""

from __future__ import annotations

import json

import pytest

from simulator.desk import listening_drill, objection_drill, verification_drill
from simulator.desk.choosing_drill import ChoosingDrill
from simulator.training.drills import listening, objections, verification

OPENED = {"listening": listening_drill, "objections": objection_drill, "verification": verification_drill}
MOMENTS = {"listening": listening, "objections": objections, "verification": verification}


@pytest.fixture(params=OPENED)
def named(request) -> str:
    return request.param


@pytest.fixture
def drill(named: str) -> ChoosingDrill:
    return OPENED[named](7)


def letters(named: str, number: int = 1) -> tuple[str, list[str]]:
    """The letter of the right answer, and those of the wrong ones."""
    options = dict(zip("abcd", MOMENTS[named](7, number).options, strict=True))
    right = next(letter for letter, option in options.items() if option.is_right)
    return right, [letter for letter in options if letter != right]


def choose(drill: ChoosingDrill, letter: str) -> None:
    drill.receive({"do": "choose", "option": letter})


def test_the_right_answer_settles_a_call_says_why_and_the_next_one_is_another(drill: ChoosingDrill, named: str):
    heard = drill.view["heard"]
    choose(drill, letters(named)[0])

    assert drill.view["settled"]
    assert drill.view["said"]["tone"] == "good"
    assert drill.view["said"]["why"]
    assert (drill.view["right"], drill.view["tried"]) == (1, 1)

    drill.receive({"do": "next"})
    assert (drill.view["number"], drill.view["said"], drill.view["settled"]) == (2, None, False)
    assert (drill.view["heard"], drill.view["options"]) != (heard, [])


def test_a_wrong_answer_is_told_why_may_be_followed_by_another_and_counts_once(drill: ChoosingDrill, named: str):
    right, wrong = letters(named)
    choose(drill, wrong[0])
    assert drill.view["said"]["tone"] == "bad"
    assert not drill.view["settled"]

    choose(drill, wrong[1])
    choose(drill, right)

    assert drill.view["settled"]
    assert (drill.view["right"], drill.view["tried"]) == (0, 1)


def test_nothing_chosen_or_the_same_again_is_said_and_is_no_try(drill: ChoosingDrill, named: str):
    wrong = letters(named)[1][0]
    for letter in ("", "z", "<b>", "a" * 10_000):
        choose(drill, letter)
        assert drill.view["unread"] == "Nothing is chosen yet. Choose an answer, then check it."
    assert drill.view["tried"] == 0

    choose(drill, wrong)
    choose(drill, wrong)
    assert (drill.view["right"], drill.view["tried"]) == (0, 1)
    assert drill.view["trouble"] is None


def test_which_answer_is_right_is_not_in_the_view_before_it_is_chosen(drill: ChoosingDrill, named: str):
    sent = json.dumps(drill.view)
    for option in MOMENTS[named](7, 1).options:
        assert not any(words in sent for words in (*option.why, *option.reply))
    assert {each["told"] for each in drill.view["options"]} == {""}
    assert {tuple(each) for each in drill.view["options"]} == {("id", "says", "step", "told")}


def test_who_has_it_shown_is_told_and_it_counts_as_a_try(drill: ChoosingDrill, named: str):
    drill.receive({"do": "show"})
    assert drill.view["settled"]
    assert drill.view["said"]["name"] == "This is the one."
    assert [each["told"] for each in drill.view["options"] if each["told"]] == ["right"]
    drill.receive({"do": "show"})
    choose(drill, letters(named)[1][0])
    assert (drill.view["right"], drill.view["tried"]) == (0, 1)


def test_a_drill_goes_on_as_long_as_one_likes(drill: ChoosingDrill, named: str):
    for number in range(1, 31):
        assert drill.view["number"] == number
        choose(drill, letters(named, number)[0])
        drill.receive({"do": "next"})
    assert (drill.view["right"], drill.view["tried"]) == (30, 30)


def test_only_the_objection_drill_names_the_steps():
    assert all(each["step"] for each in objection_drill().view["options"])
    assert not any(each["step"] for each in listening_drill().view["options"])
