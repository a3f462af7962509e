"""Bots that are no people, in a process of their own."""

from __future__ import annotations

import subprocess
import sys

import pytest

from simulator.scenario.load import build, load_scenario, scenario_names
from simulator.training.bots.expert import COMPETENCIES
from simulator.training.bots.players import HABITS
from simulator.training.contest import Bots
from simulator.training.episode import Episode


@pytest.fixture(scope="module")
def bots():
    with Bots() as at_work:
        yield at_work


@pytest.mark.parametrize("name", scenario_names())
def test_the_expert_reads_at_least_95_percent_on_every_axis_of_every_seed(name, bots):
    _reads_all(name, bots, range(1, 21))


@pytest.mark.deep
@pytest.mark.parametrize("name", scenario_names())
def test_the_expert_reads_200_seeds(name, bots):
    _reads_all(name, bots, range(21, 221))


def _reads_all(name: str, bots: Bots, seeds: range) -> None:
    scenario = load_scenario(name)
    for seed in seeds:
        report = bots.play("expert", Episode(scenario, build(scenario, seed), "assess"))
        shares = {axis: report.share(axis) for axis in report.axes if report.share(axis) is not None}
        missed = [(each.question.id, each.yours, each.right) for each in report.decisions if each.yours != each.right]
        assert min(shares.values()) >= 95, (seed, shares, missed)
        assert report.passed, seed


@pytest.mark.parametrize(
    "bot",
    ["random", "first", "last", "longest", "novice:50", *(f"always:{habit}" for habit in HABITS), "without:EOB-4"],
)
def test_every_bot_comes_to_an_end_in_practice_too(bot, bots):
    for name in scenario_names():
        scenario = load_scenario(name)
        for seed in (1, 2):
            assert bots.play(bot, Episode(scenario, build(scenario, seed)), seed).decisions


def test_the_same_bot_with_the_same_seed_plays_the_same(bots):
    name = scenario_names()[0]
    scenario = load_scenario(name)

    def played(seed: int) -> list[str]:
        report = bots.play("random", Episode(scenario, build(scenario, 3), "assess"), seed)
        return [each.yours for each in report.decisions]

    assert played(5) == played(5)
    assert len({tuple(played(seed)) for seed in range(12)}) > 1


def test_each_rule_of_reading_belongs_to_a_competency_of_the_kit():
    from simulator.scenario.house import competencies

    assert set(COMPETENCIES) <= set(competencies())


def test_a_bot_knows_nothing_that_knows_the_answers():
    code = (
        "import sys, simulator.training.bots.players;"
        "print([name for name in sys.modules if name.startswith("
        "('simulator.scenario', 'simulator.payers', 'simulator.world', 'simulator.documents'))])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)

    assert told.stdout.strip() == "[]"
