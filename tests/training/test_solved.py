"""A solved case to look on at: its papers, the expert's steps with their reasons, and what they earn."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from simulator.reading import SCENARIOS
from simulator.scenario.load import scenario_names
from simulator.training.episode import open_episode
from simulator.training.plays import check
from simulator.training.solved import WATCHED_SEED, papers, solve, steps
from simulator.training.watch_in_terminal import watch_in_terminal


def told(name: str, seed: int = WATCHED_SEED) -> list[str]:
    """What the terminal says, each piece on one line."""
    said: list[str] = []
    watch_in_terminal(open_episode(name, seed), said.append)
    return [" ".join(each.split()) for each in said]


@pytest.mark.parametrize("name", scenario_names())
def test_what_an_expert_is_watched_doing_earns_every_point_of_every_scenario(name):
    episode = open_episode(name, WATCHED_SEED)
    solve(episode)
    report = episode.report().as_json()

    assert report["passed"]
    assert {axis["share"] for axis in report["axes"].values()} <= {100, None}
    marks = [span for text in report["texts"] for span in text["letter"]["spans"]]
    assert [each for each in marks if each["verdict"] not in ("right", "left alone")] == []


def letter_in(name: str) -> str:
    (shown,) = [each for each in steps(open_episode(name, WATCHED_SEED)) if each["kind"] == "text"]
    return str(shown["says"])


@pytest.mark.parametrize("name", ["appeals/medicare-first-level", "appeals/the-other-plan-had-ended"])
def test_the_letter_for_a_plan_that_had_ended_says_so_and_not_that_it_answered(name):
    letter = letter_in(name)

    assert "That plan had ended before April 2" in letter  # the 20th and the 27th
    assert "- Letter that the other plan ended" in letter
    assert "answered" not in letter


def test_the_letter_about_a_price_names_the_line_that_was_priced_and_not_the_one_that_was_denied():
    letter = letter_in("follow-up/a-price-and-a-modifier")

    assert (
        "X1070 of August 7, 2026 was priced below our contract, with CO-45. Its page with the price of $92.00" in letter
    )
    assert "CO-97" not in letter


def test_the_letter_for_a_talk_between_doctors_has_the_last_day_of_the_talk_and_asks_for_it():
    """Ten business days from June 2, 2026 end on June 16; the dispute would be open until November 29."""
    letter = letter_in("appeals/doctor-to-doctor")

    assert "the last day is June 16, 2026" in letter
    assert "to set a time for a talk between your doctor and ours" in letter
    assert "November" not in letter


def test_the_letter_itself_stands_between_the_envelope_and_what_came_of_it():
    kinds = [(each["kind"], each["title"]) for each in steps(open_episode("appeals/the-second-look", WATCHED_SEED))]
    at = kinds.index(("text", "The letter that goes out on 09/14/2026"))

    assert ("question", "What goes in the envelope?") in kinds[:at]
    assert kinds[at + 1] == ("question", "What came of it?")
    after = [title for kind, title in kinds[at + 2 :] if kind == "question"]
    assert after == ["Suppose that the second look said no as well. What would you do?"]


def test_a_note_is_left_on_the_account_and_does_not_go_out():
    (note,) = [each for each in steps(open_episode("follow-up/note-for-a-stranger", 1)) if each["kind"] == "text"]

    assert note["title"] == "The note that is left on 03/27/2026"


def test_what_another_road_would_earn_is_told_as_it_is():
    """Written off at once: the score is played, and not taken for granted."""
    episode = open_episode("appeals/approval-in-the-log", WATCHED_SEED)
    assert episode.work
    gives_up = replace(episode.work.work, best=episode.work.work.best[1:])
    episode.work.work = gives_up
    solve(episode)

    assert not episode.report().passed


def test_the_papers_of_every_stage_and_those_that_an_expert_may_open_lie_there_once():
    asked = papers(open_episode("denials/empty-box", WATCHED_SEED))
    worked = papers(open_episode("appeals/approval-in-the-log", WATCHED_SEED))

    assert [each["kind"] for each in asked] == ["remittance", "claim", "account", "eob"]
    assert [each["kind"] for each in worked] == [
        *("remittance", "account", "claim", "portal", "contract", "registration"),
    ]


def test_a_paper_that_may_be_opened_and_that_the_account_does_not_have_is_told_with_its_line(tmp_path: Path):
    for end in (".yaml", ".plays.yaml"):
        shutil.copy(SCENARIOS / "follow-up" / f"right-number-too-late{end}", tmp_path)
    draft = tmp_path / "right-number-too-late.yaml"
    assert "SC041" not in {each.code for each in check(draft)}
    text = draft.read_text(encoding="utf-8")
    draft.write_text(text.replace("card: 1}", "card: 1, eob: 2}"), encoding="utf-8")

    (found,) = check(draft)
    assert (found.code, found.line) == ("SC041", 1 + text[: text.index("card: 1}")].count("\n"))


def test_the_terminal_tells_each_step_of_the_desk_in_order_with_its_reason_then_the_score():
    name = "follow-up/who-treated"
    said = told(name)
    at = said.index("WHAT AN EXPERT DOES --------------------------------------------------------------------")
    printed = " ".join(said[at:])

    place = 0
    shown = list(steps(open_episode(name, WATCHED_SEED)))
    for number, step in enumerate(shown, 1):
        place = printed.index(f"Step {number} of {len(shown)} ", place)
        for words in (step["title"], step["says"]):
            assert " ".join(words.split()) in printed[place : printed.find(f"Step {number + 1} of", place)]
    assert next(each for each in said if each.startswith("PAPER: ")).startswith("PAPER: Explanation of payment")
    assert said.index("Passed.") > at
    assert re.search(r"Accuracy 100% \(\d+ of \d+ points\)", said[-1])


def test_a_talk_is_told_line_by_line_and_the_plan_and_the_note_once_when_they_are_made():
    said = told("talk/a-plan-that-fits")
    plan = "The plan: 11 payments, $1,032.00 in all. The last is $32.00 on 02/03/2027."

    assert [each.split(" of ")[0] for each in said if plan in each] == ["Step 12"]
    assert [each.split(" of ")[0] for each in said if "The note: Pt called about the bill" in each] == ["Step 18"]
    assert "Gustavo Moura: If it was $105 a month, I would manage." in next(
        each for each in said if each.startswith("Step 10 of")
    )
