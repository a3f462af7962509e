"""What is written at a talk: a note of six things and no opinion, and a plan drawn to the cent."""

from __future__ import annotations

import pytest

from simulator.training.episode import open_episode
from simulator.training.stages.stage import NotAMove
from simulator.training.stages.talking.notes import read_note
from tests.training.talks import BALANCE, NAME, NOTE, say

# ---- the note ----


def test_a_note_is_written_after_the_call_and_what_is_missing_is_said_in_practice(episode):
    say(episode, "greet")
    say(episode, "end_call")
    assert episode.prompt["call"]["note"]["missing"][0] == "who it was and how you knew"
    turn = say(episode, "note", words=NOTE)
    assert turn.reply == {"note": "kept"}
    assert episode.prompt["call"]["note"]["missing"] == []


def test_in_assess_a_note_is_not_looked_over():
    assert open_episode(NAME, 7, "assess").prompt["call"]["note"]["missing"] is None


@pytest.mark.parametrize(
    ("words", "missing", "opinions"),
    [
        (NOTE, (), ()),
        (NOTE.replace("1,032.00", "the amount"), ("the amount",), ()),
        (NOTE.replace("1,032.00", "1,302.00"), ("the amount",), ()),
        (NOTE.replace("04/15/2026", "a day").replace("01/12/2026", "the visit").replace("today", ""), ("by when",), ()),
        (NOTE + " He was rude.", (), ("rude",)),
    ],
)
def test_a_note_holds_six_things_and_no_opinion(words, missing, opinions):
    read = read_note(words, {BALANCE})
    assert (read.missing, read.opinions) == (missing, opinions)


def test_an_empty_note_misses_everything():
    assert read_note("", {BALANCE}).found == 0


@pytest.mark.parametrize("words", ["x" * 10_000, "<script>alert(1)</script>" * 400])
def test_an_endless_note_is_refused_in_one_sentence_and_takes_nothing_away(episode, words):
    episode.play("draft", note="Pt called")
    with pytest.raises(NotAMove, match="what you typed is still there"):
        episode.play("draft", note=words)
    with pytest.raises(NotAMove, match="Shorten it"):
        say(episode, "note", words=words)
    assert episode.prompt["call"]["note"]["text"] == "Pt called"


# ---- the plan builder ----


def built(episode, **typed):
    episode.play("draft", **{"first": "", "on": "", "instalment": "", "day": "", **typed})
    return episode.prompt["call"]["plan"]


def test_a_plan_is_drawn_to_the_cent_and_checked_against_policy(episode):
    plan = built(episode, first="100", on="04/03/2026", instalment="120", day="3")
    payments = plan["drawn"]["payments"]
    # 1,032.00 less 100.00 is 932.00: seven of 120.00 and one of 92.00
    assert len(payments) == 9
    assert (payments[-1]["pays"], payments[-1]["left"], payments[-1]["date"]) == ("92.00", "0.00", "12/03/2026")
    assert [each["point"] for each in plan["drawn"]["checks"] if each["grade"] != "fine"] == ["help"]
    assert plan["state"] == "draft, not offered yet"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"first": "100"}, "Still to type: on, then each month, on day of the month."),
        ({"on": "yesterday", "instalment": "50", "day": "3"}, "yesterday"),
        ({"on": "04/03/2026", "instalment": "1e309", "day": "3"}, "1e309"),
        ({"on": "04/03/2026", "instalment": "50", "day": "x"}, "“x” is no day of the month. Type 1 to 31."),
        ({"on": "04/03/2026", "instalment": "50", "day": "32"}, "The day of the month is from 1 to 31."),
        ({"on": "04/03/2026", "instalment": "50", "day": "9" * 20}, "is no day of the month. Type 1 to 31."),
        ({"on": "04/03/2026", "instalment": "0.01", "day": "3"}, "120 is the most"),
        ({"first": "2000", "on": "04/03/2026", "instalment": "5", "day": "3"}, "more than the balance"),
    ],
)
def test_what_makes_no_plan_is_said_and_nothing_is_lost(episode, typed, says):
    plan = built(episode, **typed)
    assert says in plan["unread"]
    assert plan["drawn"] is None
    assert {name: value for name, value in plan["typed"].items() if value} == typed


def test_a_pay_day_is_known_only_after_somebody_asked(episode):
    typed = {"first": "55", "on": "04/03/2026", "instalment": "55", "day": "3"}
    assert built(episode, **typed)["on_says"] == ""
    for move in ("greet", "verify", "ask_pay_days"):
        say(episode, move)
    assert built(episode, **typed)["on_says"] == "04/03/2026 is a pay-day."
    assert built(episode, **typed | {"on": "04/06/2026"})["on_says"] == "No pay-day. The next one is 04/17/2026."
