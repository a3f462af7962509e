"""A talk on the desk, without a browser: what is said, typed, kept, told, and tried again."""

from __future__ import annotations

import json

import pytest

from simulator.desk.exercise import Exercise
from simulator.desk.sittings import sit_down

NAME = "talk/worried-after-fewer-hours"


@pytest.fixture
def desk(store):
    return Exercise(sit_down(NAME, store=store, seed=7))


def on_line(desk):
    return desk.view["prompt"]["call"]


def do(desk, press, **fields):
    desk.receive({"do": press, **fields})


def say(desk, move, how="good", plan=None, **typed):
    call = desk._exercising.sitting.episode.talk.call
    do(desk, "say", say=move, phrasing=call.phrasing(move, how), typed=typed, plan=plan or {})


def test_a_sentence_is_said_and_answered(desk):
    say(desk, "greet")
    log = on_line(desk)["log"]
    assert [each["who"] for each in log[-2:]] == ["you", "them"]
    assert "Good day, this is" in log[-2]["says"]
    assert desk.view["trouble"] is None


def test_a_sentence_to_choose_has_what_we_know_in_its_places(desk):
    says = [one["says"] for group in on_line(desk)["groups"] for move in group["moves"] for one in move["phrasings"]]
    assert any("$1,032" in each for each in says)
    left = {place for each in says for place in ("{agent}", "{office}", "{balance}", "{patient}") if place in each}
    assert left == set()


def test_what_is_typed_beside_a_sentence_goes_with_it(desk):
    say(desk, "greet")
    say(desk, "verify")
    say(desk, "call_back", on="04/15/2026")
    assert "April 15, 2026" in on_line(desk)["log"][-2]["says"]
    assert on_line(desk)["agreed"] == "We talk again on April 15, 2026."


def test_an_empty_field_is_asked_for_and_nothing_is_said(desk):
    say(desk, "greet")
    before = on_line(desk)["log"]
    say(desk, "ask_part", amount="")
    assert desk.view["trouble"]
    assert on_line(desk)["log"] == before


def test_the_plan_builder_is_what_is_offered(desk):
    plan = {"first": "55", "on": "04/03/2026", "instalment": "55", "day": "3"}
    say(desk, "greet")
    say(desk, "verify")
    do(desk, "plan", **plan)
    assert on_line(desk)["plan"]["drawn"]["payments"][0] == {
        "number": 1,
        "date": "04/03/2026",
        "pays": "55.00",
        "left": "977.00",
        "bar": 946,
        "pay_day": None,
    }
    say(desk, "propose_plan", plan=plan)
    offered = next(each for each in reversed(on_line(desk)["log"]) if each["who"] == "you")
    assert "$55" in offered["says"]
    assert on_line(desk)["plan"]["state"] in ("agreed", "offered, not agreed")


def test_own_words_are_answered_kindly_and_stay(desk):
    do(desk, "own-words", words="I hear you <b>well</b> 🙂")
    assert "not graded yet" in on_line(desk)["own"]
    assert on_line(desk)["log"] == on_line(desk)["log"][:1]
    assert desk.view["trouble"] is None


def test_a_note_and_a_plan_half_written_are_on_disk_and_come_back(desk, store):
    say(desk, "greet")
    do(desk, "keep-draft", note="Pt called “about” the bill 🙂")
    do(desk, "plan", first="", on="04/03/2026", instalment="5", day="")

    again = Exercise(sit_down(NAME, store=store))

    assert on_line(again)["note"]["text"] == "Pt called “about” the bill 🙂"
    assert on_line(again)["plan"]["typed"] == {"first": "", "on": "04/03/2026", "instalment": "5", "day": ""}
    assert on_line(again)["log"] == on_line(desk)["log"]
    assert again.view["news"] == "You are back where you stopped. 1 step is saved."


def test_a_draft_that_has_not_changed_is_kept_once(desk):
    for _ in range(3):
        do(desk, "keep-draft", note="The same")
    assert len(desk._exercising.sitting._played) == 1


def test_a_note_that_is_empty_or_endless_is_refused_in_one_sentence(desk):
    do(desk, "keep-note", words="  ")
    assert desk.view["trouble"] == "Nothing is written yet."
    do(desk, "keep-note", words="a" * 10_000)
    assert "10,000 characters" in desk.view["trouble"]
    assert on_line(desk)["note"]["kept"] == ""


def finish(desk, *moves):
    for move in moves:
        say(desk, *move) if isinstance(move, tuple) else say(desk, move)
    do(desk, "continue")


def test_a_debrief_stays_when_the_page_is_opened_anew_and_tries_again_from_a_turn(desk, store):
    finish(desk, "greet", "verify", ("ask_full", "wrong_2"))
    assert [each["name"] for each in desk.view["report"]["critical"]] == ["false_threat"]

    again = Exercise(sit_down(NAME, store=store))
    turn = next(each["turn"] for each in again.view["report"]["talks"][0]["turns"] if each["state"] == "critical")
    do(again, "from-here", talk=0, turn=turn)

    assert again.view["report"] is None
    assert [each["says"] for each in on_line(again)["log"] if each["who"] == "you"] == [
        each["says"] for each in on_line(desk)["log"] if each["who"] == "you"
    ][:2]
    say(again, "explain_bill")
    assert again.view["trouble"] is None
    tries = store.attempts(NAME)
    assert [each.ended is None for each in tries] == [True, False]
    assert tries[0].moves == 3


def test_what_was_never_asked_is_named_by_the_move_that_asks_it(desk):
    finish(desk, "greet", "verify", "explain_bill", "end_call")
    unasked = {each["asks"]: each["says"] for each in desk.view["report"]["talks"][0]["unasked"]}
    assert unasked["Ask how things are"] == "hours were cut"
    assert "Ask about pay-days" in unasked


def test_nothing_that_tells_what_is_right_goes_out_before_the_end(desk):
    sent = json.dumps(desk.view)
    for hidden in ("hours_cut", "wrong_2", "quality", "poverty", "best", "false_threat"):
        assert hidden not in sent


def test_a_press_that_makes_no_sense_is_one_sentence(desk):
    do(desk, "say", say="dance", phrasing="a", typed={}, plan={})
    assert desk.view["trouble"] == "This cannot be said now. Choose another."
    do(desk, "say", say="greet", phrasing="z", typed={}, plan={})
    assert "no wording" in desk.view["trouble"]


def test_the_last_move_can_be_taken_back_in_practice_and_the_note_stays(desk, store):
    say(desk, "greet")
    say(desk, "verify", "clumsy")
    do(desk, "keep-draft", note="Pt called")
    do(desk, "take-back")

    assert [each["who"] for each in on_line(desk)["log"]].count("you") == 1
    assert on_line(desk)["note"]["text"] == "Pt called"
    say(desk, "verify")
    assert on_line(desk)["verified"] is True
    assert len(store.attempts(NAME)) == 2


def test_nothing_is_taken_back_before_a_word_or_in_assess(store):
    for mode in ("practice", "assess"):
        desk = Exercise(sit_down(NAME, mode, store=store, seed=7))
        if mode == "assess":
            say(desk, "greet")
        do(desk, "take-back")
        assert desk.view["trouble"] == "There is nothing to take back here."
