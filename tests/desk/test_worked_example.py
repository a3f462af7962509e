"""A worked example: one step a press, with the reasoning said aloud."""

from __future__ import annotations

from simulator.desk.worked_example import WorkedExample
from simulator.training.episode import Episode


def test_a_press_brings_one_step_and_the_answer_comes_after_where_to_look(episode: Episode):
    example = WorkedExample(episode)
    assert [step["kind"] for step in example.view["steps"]] == ["question"]
    for _ in range(4):
        example.receive({"do": "next"})
    assert [step["kind"] for step in example.view["steps"]] == ["question", "look", "look", "answer", "mistake"]
    assert example.view["steps"][3]["title"] == "$72.80"  # 60.00 + 10.40 + 2.40


def test_the_last_step_stays_and_the_beginning_can_be_had_again(episode: Episode):
    example = WorkedExample(episode)
    for _ in range(50):
        example.receive({"do": "next"})
    assert len(example.view["steps"]) == example.view["of"]
    example.receive({"do": "restart"})
    assert len(example.view["steps"]) == 1
