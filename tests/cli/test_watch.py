"""A solved case in the terminal: `balance-due play SCENARIO --watch`."""

from __future__ import annotations

import json
from pathlib import Path

from simulator.cli import main
from simulator.desk.ladder import Ladder
from simulator.desk.lessons import lesson_called
from simulator.records import Store

EXAMPLES = Path(__file__).parent.parent / "scenario" / "examples"
NAME = "eob/three-line-visit"


def test_what_is_watched_in_the_terminal_is_told_to_its_end_and_done_on_the_desk(capsys):
    assert main(["play", NAME, "--watch"]) == 0
    out = capsys.readouterr().out
    assert out.index("PAPER: ") < out.index("Step 1 of") < out.index("WHAT THIS EARNS") < out.index("Passed.")
    assert out.endswith("This counts as watched.\n")

    store = Store.open()
    assert store.attempts() == []
    (item,) = Ladder(lesson_called("reading-eobs"), store).view["rungs"][0]["items"]
    assert item["state"] == "done"
    store.close()


def test_another_account_of_the_same_kind_can_be_watched(capsys):
    printed = []
    for seed in ("1", "12"):
        assert main(["play", NAME, "--watch", "--seed", seed]) == 0
        printed.append(capsys.readouterr().out)
    assert "seed 12." in printed[1]
    assert printed[0] != printed[1].replace("seed 12.", "seed 1.")


def test_a_trainer_s_own_file_is_watched_and_not_kept(capsys):
    file = str(EXAMPLES / "clean.yaml")
    assert main(["play", file, "--watch"]) == 0
    assert "This counts as watched." not in capsys.readouterr().out
    store = Store.open()
    assert store.watched() == frozenset()
    store.close()


def test_a_program_gets_the_steps_as_a_list_and_nothing_is_kept(capsys):
    assert main(["play", "talk/at-the-workplace", "--watch", "--json"]) == 0
    steps = json.loads(capsys.readouterr().out)
    assert [steps[0]["title"], steps[-1]["title"]] == ["Greet", "Twelve months on"]
    assert all("call" not in step for step in steps)
    store = Store.open()
    assert store.watched() == frozenset()
    store.close()


def test_a_scenario_that_is_not_there_cannot_be_watched_and_is_told_in_one_sentence(capsys):
    assert main(["play", "eob/three-lin-visit", "--watch"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "Did you mean" in said.err
    assert said.err.count("\n") == 1
