"""What is told of a talk: in its debrief, on the screen, in the terminal, to the trainer who writes or prints it."""

from __future__ import annotations

import json

import pytest

from simulator.scenario.load import load_scenario, parse
from simulator.training.episode import open_episode
from simulator.training.preview import preview
from simulator.training.terminal import debrief, play_in_terminal
from tests.training.talks import NAME, NOTE, expert, say

# ---- what the debrief tells ----


def test_each_turn_stands_beside_the_expert_s(episode):
    for move, how in (
        ("greet", "good"),
        ("verify", "clumsy"),
        ("verify", "good"),
        ("ask_full", "good"),
        ("end_call", "good"),
    ):
        say(episode, move, how)
    episode.play("continue")
    turns = episode.report().as_json()["talks"][0]["turns"]
    assert [(each["you"], each["state"]) for each in turns if each["turn"] is not None] == [
        ("Greet", "same"),
        ("Check who it is", "nearly"),  # the same move, clumsily put
        ("Check who it is", "differs"),
        ("Ask for the whole balance", "differs"),
        ("End the call", "same"),
    ]
    assert turns[3]["expert"] == "Explain the bill line by line"
    assert turns[4]["state"] == "not done"
    assert "Tell of financial assistance" in turns[4]["expert"]


def test_two_who_talk_with_the_same_person_stand_beside_the_same_expert_and_leave_it_as_it_was(episode):
    other, best = open_episode(NAME, 7), [spoken.say for spoken in episode.talk.talk.best]
    expert(episode)
    say(other, "greet")
    say(other, "end_call")

    for each in (episode, other):
        assert [said.answer.move for said in each.talk.expert.turns] == [move for move in best if move != "note"]
    assert open_episode(NAME, 8).talk.expert.line.account != episode.talk.expert.line.account


def test_what_was_never_asked_is_told_with_what_they_would_have_said(episode):
    for move in ("greet", "verify", "end_call"):
        say(episode, move)
    episode.play("continue")
    unasked = {each["label"]: each["says"] for each in episode.report().as_json()["talks"][0]["unasked"]}
    assert unasked["Circumstances"] == "hours were cut"
    assert unasked["Household"] == "3, of whom 1 depend on them"


def test_a_prompt_tells_no_fact_that_was_not_asked_for(episode):
    say(episode, "greet")
    call = json.dumps(episode.prompt["call"])
    for hidden in ("hours", "259", "4,900", "480", "poverty", "will_", "too_much"):
        assert hidden not in call
    card = {each["label"]: each for each in episode.prompt["call"]["card"]}
    assert card["Circumstances"]["how"] == "not asked"


def test_no_wording_shows_how_good_it_is(episode):
    for group in episode.prompt["call"]["groups"]:
        for move in group["moves"]:
            assert {each["id"] for each in move["phrasings"]} <= set("abcdefgh")
            assert "quality" not in json.dumps(move)


# ---- what a trainer writes ----


def mistakes(change, tmp_path):
    text = load_scenario(NAME).text
    find, put = change
    assert find in text
    return [str(each) for each in parse(text.replace(find, put, 1), tmp_path / "call.yaml")[1]]


@pytest.mark.parametrize(
    ("find", "put", "says"),
    [
        ("{say: greet}", "{say: great}", "`great` is no move of a talk. Did you mean `greet`?"),
        ("{say: greet}", "{say: greet, how: nice}", "`nice` is no way to say it."),
        ("{say: greet}", "{say: greet, amount: 5}", "`amount` is no key of the move `greet`."),
        ("{say: call_back, on: 2026-04-15}", "{say: call_back}", "The move `call_back` has no `on`."),
        ("at: 10:30", "at: 25:30", "`25:30` is no time of day."),
        ("temper: worried", "temper: mad", "`mad` is no temper."),
        ("hidden: hours_cut", "hidden: broke", "`broke` is no hidden circumstance."),
        (
            "identity: {points: 2",
            "identty: {points: 2",
            "`identty` is no part of the talk that is judged. Did you mean `identity`?",
        ),
        ("direction: inbound", "direction: sideways", "`sideways` is no direction."),
    ],
)
def test_a_slip_of_a_trainer_is_named_with_its_line(find, put, says, tmp_path):
    found = mistakes((find, put), tmp_path)
    assert len(found) == 1, found
    assert says in found[0]
    assert "call.yaml:" in found[0]


# ---- other players of the same instrument ----


def test_a_talk_can_be_played_in_the_terminal(episode):
    said: list[str] = []
    letters = episode.talk.call.phrasing
    kinds = {group["id"]: group for group in episode.prompt["call"]["groups"]}

    def keys(kind, move):
        moves = kinds[kind]["moves"]
        number = [each["id"] for each in moves].index(move)
        wordings = [each["id"] for each in moves[number]["phrasings"]]
        return [str([*kinds].index(kind) + 1), str(number + 1), str(wordings.index(letters(move)) + 1)]

    typed = [*keys("verify", "verify"), "card", "99", "back", *keys("end", "end_call"), "", NOTE, ""]
    lines = iter(typed)
    play_in_terminal(episode, said.append, lambda _: next(lines))
    debrief(episode.report().as_json(), said.append)

    told = "\n".join(said)
    assert "Identity: 2 of 2" in told
    assert "Trust: " in told
    assert "Nothing is written yet." in told
    assert "Kept on the account." in told
    assert "Not passed." in told


def test_a_trainer_s_preview_shows_the_expert_s_talk():
    shown = preview(load_scenario(NAME), 7, "")
    assert "what an expert says" in shown
    assert "Thank you for your time." in shown
