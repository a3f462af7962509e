"""A trainer at the debrief, without a browser: a mark is overruled, taken back, and counted on every page."""

from __future__ import annotations

import json

import pytest

from simulator.desk.exercise import Exercise
from simulator.desk.ladder import state
from simulator.desk.sittings import sit_down
from simulator.desk.start_page import StartPage
from simulator.records.progress import skills
from simulator.training.ruling import Ruling

NAME = "follow-up/note-for-a-stranger"
NOTE = "03/27/2026: I reviewed the claim: $920.00 is refused with CO-197. Next step: send the dispute."
MADE_UP = " Their supervisor promised to pay it."


@pytest.fixture
def desk(store):
    """The debrief of a note that is right but for one sentence that nothing in the file holds."""
    desk = Exercise(sit_down(NAME, "assess", store=store, seed=7))
    desk.receive({"do": "answer", "question": "last-day", "value": "09/09/2026"})
    desk.receive({"do": "continue"})
    desk.receive({"do": "send-text", "text": NOTE + MADE_UP})
    desk.receive({"do": "continue"})
    return desk


def rules(desk, mark="1.1", ruling="right", by="Rosa Lind", reason="She read it from the call sheet."):
    desk.receive({"do": "overrule", "mark": mark, "ruling": ruling, "by": by, "reason": reason})
    return desk.view["report"]


def test_the_debrief_shows_the_mark_and_the_ruling_and_passes(desk, store):
    assert desk.view["report"]["passed"] is False
    assert "overruled" not in desk.view["report"]

    report = rules(desk)

    assert (report["passed"], report["critical"], desk.view["trouble"]) == (True, [], None)
    found = report["texts"][0]["read"]["found"][0]
    assert (found["number"], found["tone"], found["title"]) == (1, "good", "Right")
    assert found["says"] == "Nothing in the file proves that somebody at the payer was spoken to."
    assert found["overruled"] == {
        "was": "fabricated", "says": "made up", "by": "Rosa Lind", "reason": "She read it from the call sheet.",
    }  # fmt: skip
    piece = next(each for each in report["texts"][0]["read"]["pieces"] if each["number"] == 1)
    assert (piece["words"], piece["tone"], piece["title"]) == ("supervisor promised", "good", "Right")
    (ruling,) = report["overruled"]["rulings"]
    assert (ruling["was"], ruling["now"], ruling["stands"]) == ("made up", "right", True)
    assert state(NAME, "assess", store.attempts()) == "done"
    assert store.attempts()[0].report["passed"] is False


def test_a_ruling_is_there_when_the_page_is_opened_again_and_may_be_taken_back(desk, store):
    rules(desk)
    again = Exercise(sit_down(NAME, "assess", store=store))
    assert again.view["report"] == desk.view["report"]

    report = rules(again, ruling="as-marked", by="Kim Ode", reason="The sheet was of another claim.")

    assert (report["passed"], len(report["critical"])) == (False, 1)
    assert [each["stands"] for each in report["overruled"]["rulings"]] == [False, False]
    assert state(NAME, "assess", store.attempts()) == "tried"


def test_a_missing_part_that_is_ruled_found_says_so(desk):
    report = rules(desk, "1.part-next", "missing")

    part = next(each for each in report["texts"][0]["read"]["found"] if each["overruled"])
    assert (part["tone"], part["title"], part["overruled"]["says"]) == ("bad", "Missing", "found")


def test_what_was_learned_follows_the_ruling(desk, store):
    before = skills(store.attempts())
    rules(desk)

    assert before.keys() == skills(store.attempts()).keys()
    decided = {each["id"]: each["state"] for each in store.attempts()[0].result["decisions"]}
    assert set(decided.values()) == {"right"}


def test_the_start_page_names_who_overruled(desk, store):
    assert StartPage(store).view["overruled_by"] == []
    rules(desk, by="Paul Ng")
    assert StartPage(store).view["overruled_by"] == ["Paul Ng"]
    rules(desk, ruling="as-marked", by="Kim Ode", reason="It was his own.")
    assert StartPage(store).view["overruled_by"] == []


def test_a_ruling_on_a_mark_that_is_no_longer_here_opens_no_less_of_the_debrief(desk, store):
    attempt = store.attempts()[0].id
    store.overrule(attempt, Ruling("1.part-gone", "found", "Rosa Lind", "It was there."))
    report = Exercise(sit_down(NAME, "assess", store=store)).view["report"]

    (told,) = report["overruled"]["rulings"]
    assert (report["passed"], told["where"], told["by"]) == (False, "No longer here", "Rosa Lind")
    assert rules(desk)["passed"] is True


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"mark": "9.9"}, "There is no mark “9.9” here."),
        ({"by": ""}, "Say who you are"),
        ({"reason": "  "}, "Say why"),
        ({"reason": "x" * 10_000}, "This reason has 10,000 characters"),
        ({"ruling": "<script>alert(1)</script>"}, "“<script>alert(1)</script>” is nothing that this mark can become."),
    ],
)
def test_what_is_no_ruling_is_one_sentence_and_nothing_is_kept(desk, store, wrong, says):
    before = desk.view["report"]
    rules(desk, **wrong)

    assert desk.view["trouble"].startswith(says)
    assert desk.view["report"] == before
    assert store.rulings(store.attempts()[0].id) == ()


def test_nothing_is_overruled_before_the_debrief(store):
    desk = Exercise(sit_down(NAME, "assess", store=store, seed=7))
    rules(desk)

    assert desk.view["trouble"] == "Nothing has been marked yet."
    assert "marks" not in json.dumps(desk.view)


@pytest.mark.usefixtures("desk")
def test_a_report_that_an_older_kit_kept_without_its_texts_may_be_overruled_by_error_and_points(store):
    kept = store.attempts()[0]
    old = {name: value for name, value in kept.report.items() if name != "texts"}
    for each in old["decisions"]:
        del each["but_for"]
    for each in old["critical"]:
        del each["number"]
    store.end(kept.id, old)

    again = Exercise(sit_down(NAME, "assess", store=store))
    assert again.view["report"]["texts"] == []
    assert again.view["report"]["marks"]
    rules(again, "1.1", "right")
    assert again.view["trouble"].startswith("There is no mark “1.1” here.")
    rules(again, "error-1", "lifted")
    rules(again, "question-2", "4")
    report = rules(again, "question-3", "2")

    assert report["passed"] is True
    assert store.attempts()[0].result["passed"] is True
