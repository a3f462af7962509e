"""An exercise can be put away and opened again as it was."""

from __future__ import annotations

import json

from simulator.training.episode import Episode, open_episode

MOVES = [
    {"move": "answer", "question": "patient-owes", "value": "1.00"},
    {"move": "hint", "question": "patient-owes"},
    {"move": "answer", "question": "patient-owes", "value": "2.00"},
]


def test_an_exercise_comes_back_exactly_where_it_was_left():
    episode = open_episode("eob/three-line-visit", seed=11)
    for move in MOVES:
        episode.play(**move)
    kept = json.loads(json.dumps(episode.snapshot()))

    again = Episode.from_snapshot(kept, MOVES)

    assert again.prompt == episode.prompt
    assert again.report().as_json() == episode.report().as_json()
    assert again.snapshot() == kept


def test_a_kept_exercise_needs_neither_its_file_nor_the_kit_data(monkeypatch, tmp_path):
    kept = open_episode("eob/late-claim", seed=3).snapshot()
    before = open_episode("eob/late-claim", seed=3).prompt
    for place in ("simulator.scenario.load.SCENARIOS", "simulator.scenario.house.DATA", "simulator.coverage.plan.DATA"):
        monkeypatch.setattr(place, tmp_path)
    monkeypatch.setattr("simulator.training.episode.build", None)

    assert Episode.from_snapshot(kept).prompt == before


def test_a_snapshot_keeps_the_scenario_as_its_trainer_wrote_it():
    kept = open_episode("eob/clean-visit", seed=3).snapshot()

    assert "# Nothing is wrong here." in kept["text"]
    assert "{eob.billed}" in kept["text"]
    assert len(kept["content_hash"]) == 64
    assert (kept["name"], kept["seed"], kept["mode"]) == ("eob/clean-visit", 3, "practice")
