"""Bots that are no people, in processes of their own."""

from __future__ import annotations

import subprocess
import sys
from statistics import mean

import pytest

from simulator.scenario.load import build, load_scenario, scenario_names
from simulator.training.contest import Bot
from simulator.training.episode import Episode


@pytest.mark.parametrize("name", scenario_names())
def test_the_expert_reads_at_least_95_percent_on_every_axis_of_every_seed(name):
    scenario = load_scenario(name)
    with Bot("expert") as expert:
        for seed in range(1, 21):
            report = expert.play(Episode(scenario, build(scenario, seed), "assess"))
            shares = {axis: report.share(axis) for axis in report.axes if report.share(axis) is not None}
            assert min(shares.values()) >= 95, (seed, shares)
            assert report.passed


def test_who_guesses_earns_at_most_40_percent_of_the_bank():
    shares = []
    with Bot("random", seed=1) as guesser:
        for name in scenario_names():
            scenario = load_scenario(name)
            for seed in range(1, 41):
                report = guesser.play(Episode(scenario, build(scenario, seed), "assess"))
                shares += [share for axis in report.axes if (share := report.share(axis)) is not None]
    assert mean(shares) <= 40


def test_a_bot_knows_nothing_that_knows_the_answers():
    code = (
        "import sys, simulator.training.bots.expert, simulator.training.bots.guesser;"
        "print([name for name in sys.modules if name.startswith("
        "('simulator.scenario', 'simulator.payers', 'simulator.world', 'simulator.documents'))])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)

    assert told.stdout.strip() == "[]"
