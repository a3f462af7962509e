"""Bots that talk: who presses takes the most and fails, who is only nice settles nothing."""

from __future__ import annotations

import pytest

from simulator.scenario.load import build, load_scenario, scenario_names
from simulator.training.contest import Bots
from simulator.training.episode import Episode
from tests.training.talks import shares

TALKS = [name for name in scenario_names() if name.startswith("talk/")]
PAYS = [
    f"talk/{name}"
    for name in ("worried-after-fewer-hours", "a-plan-that-fits", "a-card-in-the-drawer", "a-lawyer-has-it")
]


@pytest.fixture(scope="module")
def bots():
    with Bots() as at_work:
        yield at_work


def plays(bots, bot, name, seed):
    scenario = load_scenario(name)
    episode = Episode(scenario, build(scenario, seed), "assess")
    report = bots.play(bot, episode, seed)
    return report, episode.talk


@pytest.mark.parametrize("name", PAYS)
def test_who_wants_cash_at_any_cost_takes_the_most_on_the_day_and_fails(name, bots):
    for seed in (1, 2):
        report, talk = plays(bots, "cash", name, seed)
        paid, kept = talk.call.outcome.deal.paid, talk.year.kept
        assert paid > talk.expert.call.outcome.deal.paid
        assert kept < paid  # what fear brought is given back
        assert [each.critical.name for each in report.critical] == ["false_threat"]
        assert not report.passed


@pytest.mark.parametrize("name", TALKS)
def test_who_is_nice_and_settles_nothing_earns_communication_and_fails_resolution(name, bots):
    for seed in (1, 2):
        found = shares(plays(bots, "nice", name, seed)[0])
        assert found["communication"] >= 80
        assert found["resolution"] < 50
