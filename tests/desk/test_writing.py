"""A text written on the desk, without a browser: what is kept, checked, sent and told."""

from __future__ import annotations

import json

import pytest

from simulator.desk.exercise import Exercise
from simulator.desk.sittings import sit_down

NAME = "follow-up/note-for-a-stranger"
LAST_DAY = "09/09/2026"  # at seed 7 the remittance is of 03/13/2026, and the contract gives 180 days
NOTE = "03/27/2026: I reviewed the claim: $920.00 is refused with CO-197. Next step: send the dispute."


def opened(store, mode="practice"):
    desk = Exercise(sit_down(NAME, mode, store=store, seed=7))
    desk.receive({"do": "answer", "question": "last-day", "value": LAST_DAY})
    desk.receive({"do": "continue"})
    return desk


def written(desk):
    return desk.view["prompt"]["write"]


def test_what_is_right_does_not_go_out_before_the_text(store):
    desk = opened(store)

    assert written(desk)["checked"] is None
    assert "I reviewed claim" not in json.dumps(desk.view)


def test_a_draft_is_on_disk_comes_back_and_is_kept_once(store):
    text = "So far\n<script>alert(1)</script> 🙂"
    desk = opened(store)
    for _ in range(2):
        desk.receive({"do": "keep-text", "text": text})

    again = Exercise(sit_down(NAME, store=store))

    assert written(again)["draft"] == text
    assert len(again._exercising.sitting.played("draft")) == 1


def test_the_checked_copy_comes_in_pieces_with_what_is_missing(store):
    desk = opened(store)
    desk.receive({"do": "check-text", "text": NOTE + " The payer is an idiot."})
    checked = written(desk)["checked"]

    assert (checked["points"], checked["of"], checked["faults"]) == (8, 10, 1)
    assert [each["words"] for each in checked["pieces"] if each["tone"] == "warn"] == ["idiot"]
    assert written(desk)["open"]


@pytest.mark.parametrize(("text", "says"), [("", "There is no note yet."), ("Ok then.", "too few words for a note")])
def test_what_is_no_note_is_one_sentence_and_nothing_is_lost(text, says, store):
    desk = opened(store)
    desk.receive({"do": "send-text", "text": text})

    assert says in desk.view["trouble"]
    assert written(desk)["draft"] == text
    assert written(desk)["open"]


def test_a_sent_note_shows_how_it_was_read_and_leads_to_the_debrief(store):
    desk = opened(store)
    desk.receive({"do": "send-text", "text": NOTE})

    assert (written(desk)["open"], written(desk)["sent"]) == (False, True)
    assert written(desk)["checked"]["points"] == 10
    desk.receive({"do": "continue"})
    assert desk.view["report"]["passed"]


def test_the_debrief_shows_the_note_that_was_sent_with_its_marks(store):
    desk = opened(store, "assess")
    desk.receive({"do": "send-text", "text": NOTE + " The payer is an idiot. <b>Now</b>"})
    desk.receive({"do": "continue"})

    (text,) = desk.view["report"]["texts"]
    assert (text["called"], text["on"]) == ("note", "2026-03-27")
    assert "".join(each["words"] for each in text["read"]["pieces"]) == NOTE + " The payer is an idiot. <b>Now</b>"
    assert [each["words"] for each in text["read"]["pieces"] if each["number"]] == ["idiot"]
    again = Exercise(sit_down(NAME, "assess", store=store))
    assert again.view["report"]["texts"] == [text]


def test_no_text_is_read_out_before_the_exercise_is_over(store):
    desk = opened(store, "assess")
    desk.receive({"do": "send-text", "text": NOTE})

    assert desk._exercising.sitting.report()["texts"] == []


def test_in_assess_nothing_is_told_after_sending(store):
    desk = opened(store, "assess")
    desk.receive({"do": "check-text", "text": NOTE})
    assert "Nothing is checked for you" in desk.view["trouble"]

    desk.receive({"do": "send-text", "text": NOTE})
    assert written(desk)["checked"] is None
    assert written(desk)["parts"] == []


def test_where_no_text_is_written_a_press_is_one_sentence(store):
    desk = Exercise(sit_down(NAME, store=store, seed=7))
    desk.receive({"do": "keep-text", "text": "Too early"})

    assert desk.view["trouble"] == "No text is written here."
