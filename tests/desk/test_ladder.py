"""The ladder: what is done on each rung, what is next, and that a new rung brings other people."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest

from simulator.desk.ladder import Ladder
from simulator.desk.lessons import Lesson, NoSuchLesson, Rung, lesson_called, lessons
from simulator.desk.not_open import NotOpen
from simulator.records import Store
from simulator.scenario.load import scenario_names
from simulator.training.stages.ask import right_value

THREE, CLEAN = "eob/three-line-visit", "eob/clean-visit"
LESSON = Lesson(
    "two",
    "02-reading-an-eob.ipynb",
    "Two exercises",
    "For a test.",
    10,
    (Rung("watch", (THREE,)), Rung("practice", (THREE, CLEAN)), Rung("unaided", (CLEAN,)), Rung("assess", (THREE,))),
)


@pytest.fixture
def ladder(store: Store) -> Ladder:
    return Ladder(LESSON, store)


def states(ladder: Ladder) -> list[str]:
    return [rung["state"] for rung in ladder.view["rungs"]]


def opens(ladder: Ladder, way: str, exercise: str) -> dict[str, object]:
    ladder.receive({"do": "open", "way": way, "exercise": exercise})
    return ladder.view["exercising"]


def passes(ladder: Ladder, way: str, exercise: str) -> None:
    opens(ladder, way, exercise)
    episode = ladder._open.sitting.episode
    while not episode.done:
        for question in episode.stage.questions:
            value = right_value(question, episode.case.facts)
            ladder.receive({"do": "answer", "question": question.id, "value": value})
        ladder.receive({"do": "continue"})
    ladder.receive({"do": "back"})


def watches(ladder: Ladder, exercise: str, presses: int | None = None) -> None:
    """Presses Next step to the end, or so many times."""
    ladder.receive({"do": "open", "way": "watch", "exercise": exercise})
    for _ in range(ladder.view["solving"]["of"] - 1 if presses is None else presses):
        ladder.receive({"do": "next"})


def test_a_newcomer_stands_on_the_first_rung_and_is_told_what_is_next(ladder: Ladder):
    assert states(ladder) == ["now", "to come", "to come", "to come"]
    assert (ladder.view["next"]["way"], ladder.view["next"]["exercise"]) == ("watch", THREE)


def test_watching_to_the_end_is_done_and_half_is_not(ladder: Ladder):
    ladder.receive({"do": "open", "way": "watch", "exercise": THREE})
    ladder.receive({"do": "next"})
    assert states(ladder)[0] == "now"
    for _ in range(ladder.view["solving"]["of"]):
        ladder.receive({"do": "next"})
    assert states(ladder)[:2] == ["done", "now"]
    assert ladder.view["next"]["exercise"] == THREE
    assert ladder.view["next"]["way"] == "practice"


def test_what_was_watched_to_the_end_is_done_on_another_day_too_and_what_was_half_watched_is_not(store: Store):
    lesson = replace(LESSON, rungs=(Rung("watch", (THREE, CLEAN)), *LESSON.rungs[1:]))
    today = Ladder(lesson, store)
    watches(today, CLEAN, presses=2)
    watches(today, THREE)

    with closing(Store.open(store.folder)) as anew:
        watch = Ladder(lesson, anew).view["rungs"][0]
        assert [(item["exercise"], item["state"]) for item in watch["items"]] == [(THREE, "done"), (CLEAN, "not begun")]
        assert (watch["done"], watch["of"], watch["state"]) == (1, 2, "now")


def test_what_one_trainee_watched_is_not_watched_by_the_next_one_at_this_computer(store: Store):
    store.name_learner("Paul")
    watches(Ladder(LESSON, store), THREE)
    store.name_learner("Rosa")
    assert states(Ladder(LESSON, store))[0] == "now"
    store.name_learner("Paul")
    assert states(Ladder(LESSON, store))[0] == "done"


def test_the_last_step_that_is_watched_is_on_disk_when_it_is_shown(ladder: Ladder, store: Store):
    watches(ladder, THREE)
    with closing(Store.open(store.folder)) as other:
        assert other.watched() == {THREE}
    ladder.receive({"do": "restart"})
    assert states(ladder)[0] == "done"  # to begin again takes nothing away


def test_each_rung_counts_what_was_passed_in_its_own_mode(ladder: Ladder):
    passes(ladder, "practice", THREE)
    assert [(rung["done"], rung["of"]) for rung in ladder.view["rungs"]] == [(0, 1), (1, 2), (0, 1), (0, 1)]
    passes(ladder, "practice", CLEAN)
    passes(ladder, "unaided", CLEAN)
    assert states(ladder) == ["passed by", "done", "done", "now"]
    passes(ladder, "assess", THREE)
    assert states(ladder) == ["passed by", "done", "done", "done"]
    assert ladder.view["next"] is None


def test_who_tries_without_watching_is_not_told_that_they_have_watched(ladder: Ladder):
    opens(ladder, "practice", THREE)
    ladder.receive({"do": "answer", "question": "patient-owes", "value": "0.01"})
    ladder.receive({"do": "back"})
    watch = ladder.view["rungs"][0]
    assert (watch["items"][0]["state"], watch["state"], watch["done"]) == ("passed by", "passed by", 0)
    assert states(ladder)[1] == "now"  # nobody is sent back to watch
    assert ladder.view["next"]["way"] == "practice"

    ladder.receive({"do": "open", "way": "watch", "exercise": THREE})
    for _ in range(ladder.view["solving"]["of"]):
        ladder.receive({"do": "next"})
    assert states(ladder)[0] == "done"  # it can still be watched


def test_a_long_list_stands_under_headings_that_count_what_was_passed(store: Store):
    rungs = (Rung("practice", (THREE, CLEAN, "eob/nothing-paid"), (("Three lines", 1), ("One line", 2))),)
    ladder = Ladder(replace(LESSON, rungs=rungs), store)
    passes(ladder, "practice", CLEAN)

    (rung,) = ladder.view["rungs"]
    assert rung["groups"] == [{"says": "Three lines", "done": 0, "of": 1}, {"says": "One line", "done": 1, "of": 2}]
    assert [item["exercise"] for item in rung["items"]] == [THREE, CLEAN, "eob/nothing-paid"]


def test_no_heading_of_a_lesson_stands_over_more_exercises_than_can_be_seen_at_once():
    for rung in (rung for lesson in lessons() for rung in lesson.rungs):
        if len(rung.exercises) > 20:
            assert rung.headings, "a list of this length is told apart by headings"
        if rung.headings:
            assert sum(many for _, many in rung.headings) == len(rung.exercises)
            assert all(1 < many < 8 for _, many in rung.headings)


def test_a_higher_rung_has_other_people_and_no_hints(ladder: Ladder):
    with_hints = opens(ladder, "practice", CLEAN)["prompt"]
    ladder.receive({"do": "back"})
    without = opens(ladder, "unaided", CLEAN)["prompt"]
    assert without["seed"] != with_hints["seed"]
    assert without["documents"][0]["html"] != with_hints["documents"][0]["html"]
    assert {question["hints_total"] for question in without["questions"]} == {0}


def test_what_was_begun_goes_on_where_it_stopped(ladder: Ladder):
    opens(ladder, "unaided", CLEAN)
    ladder.receive({"do": "answer", "question": "patient-owes", "value": "0.01"})
    ladder.receive({"do": "back"})
    assert ladder.view["rungs"][2]["items"][0]["state"] == "begun"
    again = opens(ladder, "unaided", CLEAN)
    assert "back where you stopped" in again["news"]


def test_in_the_last_rung_nothing_is_told_before_the_end(ladder: Ladder):
    opens(ladder, "assess", THREE)
    ladder.receive({"do": "answer", "question": "patient-owes", "value": "0.01"})
    question = ladder.view["exercising"]["prompt"]["questions"][0]
    assert question["feedback"] is None
    assert "key" not in question


def test_an_exercise_that_is_not_on_the_rung_is_one_sentence(ladder: Ladder):
    ladder.receive({"do": "open", "way": "assess", "exercise": CLEAN})
    assert ladder.view["trouble"] == f"“{CLEAN}” is not on this rung."


def test_drafts_of_one_exercise_never_show_in_another(ladder: Ladder):
    first = opens(ladder, "practice", THREE)["sitting"]
    ladder.receive({"do": "back"})
    assert opens(ladder, "practice", CLEAN)["sitting"] != first


@pytest.mark.usefixtures("home")
def test_a_lesson_that_is_not_there_is_one_sentence():
    from simulator import desk

    nothing = desk.ladder("reading-eob")
    assert isinstance(nothing, NotOpen)
    assert nothing.view["says"].startswith("There is no lesson `reading-eob`. There are the-life-of-a-claim,")
    with pytest.raises(NoSuchLesson):
        lesson_called("none")


def test_every_rung_names_scenarios_of_the_bank_and_watching_comes_first():
    for lesson in lessons():
        assert set(lesson.exercises) <= set(scenario_names())
        assert [rung.way for rung in lesson.rungs] == sorted(
            (rung.way for rung in lesson.rungs), key=["watch", "practice", "unaided", "assess"].index
        )


def test_what_was_watched_is_then_tried_with_hints():
    for lesson in lessons():
        by_way = {rung.way: set(rung.exercises) for rung in lesson.rungs}
        assert by_way.get("watch", set()) <= by_way.get("practice", set())


def test_every_scenario_of_the_bank_stands_on_a_rung():
    """One that is missing here is never met: add it to data/lessons.yaml."""
    assert {name for lesson in lessons() for name in lesson.exercises} == set(scenario_names())
