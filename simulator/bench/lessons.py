"""What a lesson waits for: opening a case, the reply to a move, the check of the bank."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from simulator.bench.figure import Figure, best, usual


def opening_a_case() -> Figure:
    """From a scenario and a seed to a case with all its documents."""
    from simulator.scenario.load import build, load_scenario, scenario_names  # a payer's speed needs no lesson

    scenario, seeds = load_scenario(scenario_names()[0]), count(1)
    seconds = usual(lambda: build(scenario, next(seeds)), times=15)
    return Figure("open_case", round(seconds * 1_000, 2), "ms", 50, "documents: each paper is built, none is printed")


def answering_a_move() -> Figure:
    """From a trainee's answer to the reply and the next prompt, with the move on disk before."""
    from simulator.records import Sitting, Store, sit
    from simulator.scenario.load import scenario_names

    def answer(sitting: Sitting) -> None:
        move = next(move for move in sitting.episode.moves() if move["move"] == "answer")
        question = next(each for each in sitting.prompt["questions"] if each["id"] == move["question"])
        options = question.get("options") or [{"id": {"date": "01/02/2026"}.get(question["kind"], "1.00")}]

        start = perf_counter()
        sitting.play("answer", question=question["id"], value=options[0]["id"])
        json.dumps(sitting.prompt)
        seconds.append(perf_counter() - start)

    seconds: list[float] = []
    with TemporaryDirectory() as folder:
        store = Store.open(Path(folder))
        for seed in range(1, 16):
            answer(sit(scenario_names()[0], seed=seed, store=store))
        store.close()
    return Figure(
        "reply to a move",
        round(median(seconds) * 1_000, 2),
        "ms",
        20,
        "the disk: one row is written and synced before the reply",
    )


def checking_the_bank() -> Figure:
    """Every scenario of ours read, tried at its seeds and played by its plays, as `balance-due check` does."""
    from simulator.scenario.load import scenario_files
    from simulator.training.bank import check_all

    files = scenario_files()
    seconds = best(lambda: check_all(files), times=2)
    return Figure(
        "check of a scenario",
        round(seconds * 1_000 / len(files)),
        "ms",
        _A_SCENARIO,
        f"five cases each, and other ways to win a claim; the bank of {len(files)} took {seconds:.1f} s",
    )


_A_SCENARIO = 200  # ms: the five seconds that a bank of 25 was promised
