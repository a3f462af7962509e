"""A worked example: one step a press, with the reasoning said aloud."""

from __future__ import annotations

import json

from simulator.desk.worked_example import WorkedExample, worked_example
from simulator.training.episode import Episode


def test_a_press_brings_one_step_and_the_answer_comes_after_where_to_look(episode: Episode):
    example = WorkedExample(episode)
    assert [step["kind"] for step in example.view["steps"]] == ["question"]
    for _ in range(5):
        example.receive({"do": "next"})
    assert [step["kind"] for step in example.view["steps"]] == [
        *("question", "look", "look", "look"),
        "answer",
        "mistake",
    ]
    assert example.view["steps"][4]["title"] == "$72.80"  # 60.00 + 10.40 + 2.40


def test_the_last_step_stays_and_the_beginning_can_be_had_again(episode: Episode):
    example = WorkedExample(episode)
    for _ in range(50):
        example.receive({"do": "next"})
    assert len(example.view["steps"]) == example.view["of"]
    example.receive({"do": "restart"})
    assert len(example.view["steps"]) == 1


def test_a_talk_is_watched_turn_by_turn_and_nothing_of_a_later_turn_goes_out():
    example = worked_example("talk/a-plan-that-fits", 1)
    assert [step["title"] for step in example.view["steps"]] == ["Greet"]
    assert example.view["call"]["agreed"] == "Nothing is agreed yet."
    assert "11 payments" not in json.dumps(example.view)
    while len(example.view["steps"]) < example.view["of"]:
        example.receive({"do": "next"})
    assert example.view["call"]["agreed"] == "11 payments, $1,032.00 in all. The last is $32.00 on 02/03/2027."
    assert example.view["call"]["note"]["kept"].startswith("Pt called about the bill")
    assert all("call" not in step for step in example.view["steps"])


def test_an_account_without_a_talk_shows_no_call(episode: Episode):
    assert WorkedExample(episode).view["call"] is None


def test_the_papers_of_later_stages_lie_on_the_desk_of_a_worked_example_too():
    """What to do is settled by the account, which a trainee meets at the second stage."""
    example = worked_example("denials/empty-box", 1)
    assert [paper["kind"] for paper in example.view["documents"]] == ["remittance", "claim", "account", "eob"]
    assert {*example.view["documents"][0]} == {"id", "kind", "title", "html"}
