"""An expert's talk to look on at: a reason before each turn, what it did after it, and how it ended."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.reading import BadFile
from simulator.scenario.load import scenario_names
from simulator.talk.moves import moves
from simulator.training.episode import open_episode
from simulator.training.stages.talking.watched import REASONS, reasons, watched

TALKS = sorted(name for name in scenario_names() if name.startswith("talk/"))


def turns(name: str, seed: int = 1) -> list[dict]:
    episode = open_episode(name, seed)
    return [step for _, talk in episode.talks for step in watched(talk)]


def test_every_move_has_a_reason_and_no_reason_is_given_twice():
    assert set(reasons()) >= set(moves())
    assert len(set(reasons().values())) == len(reasons())


def test_a_missing_reason_is_named_with_its_file(tmp_path: Path):
    lines = [line for line in REASONS.read_text(encoding="utf-8").splitlines() if not line.startswith("greet:")]
    (tmp_path / "reasons.yaml").write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(BadFile, match=r"reasons\.yaml:\d+.*greet"):
        reasons(tmp_path / "reasons.yaml")


@pytest.mark.parametrize("name", TALKS)
def test_each_turn_of_every_talk_has_its_reason_and_every_line_is_shown_once(name: str):
    seen = turns(name)
    assert all(step["says"] for step in seen)
    said = [(line["at"], line["says"]) for step in seen for line in step["lines"]]
    assert said == [(line["at"], line["says"]) for line in seen[-1]["call"]["log"]]
    assert seen[-1]["title"] == "Twelve months on"
    assert "breach" not in str(seen)


def test_the_plan_is_built_before_it_is_offered_and_agreed_after():
    seen = turns("talk/a-plan-that-fits")
    at = next(at for at, step in enumerate(seen) if step["title"] == "Build the plan")
    built, offered = seen[at], seen[at + 1]
    # 1,032.00 at 100.00 a month from April 3: ten payments, and 32.00 on February 3
    assert built["call"]["plan"]["drawn"]["says"] == "11 payments, $1,032.00 in all. The last is $32.00 on 02/03/2027."
    assert built["call"]["plan"]["state"] == "draft, not offered yet"
    assert offered["call"]["plan"]["state"] == "agreed"


def test_mood_and_trust_move_while_one_looks_on():
    seen = turns("talk/worried-after-fewer-hours", 7)
    assert seen[0]["call"]["mood"]["word"] == "worried"
    assert seen[-1]["call"]["mood"]["word"] == "at ease"
    assert seen[-1]["call"]["trust"]["at"] > seen[0]["call"]["trust"]["at"]


def test_the_note_is_the_last_thing_written_and_nothing_is_missing_in_it():
    note = turns("talk/at-the-workplace")[-2]
    assert note["title"] == "Write the account note"
    assert note["call"]["note"]["missing"] == []
    assert "workplace" in note["call"]["note"]["kept"]
