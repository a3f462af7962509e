"""An exercise on the desk, played without a browser."""

from __future__ import annotations

import json
import logging

import pytest

from simulator import desk
from simulator.desk.exercise import Exercise
from simulator.desk.sittings import Exercising
from simulator.records import Sitting, Store


@pytest.fixture
def exercise(sitting: Sitting) -> Exercise:
    return Exercise(Exercising(sitting))


def question(exercise: Exercise, name: str) -> dict[str, object]:
    return next(each for each in exercise.view["prompt"]["questions"] if each["id"] == name)


def answer(exercise: Exercise, name: str, value: str) -> None:
    exercise.receive({"do": "answer", "question": name, "value": value})


def test_the_browser_gets_papers_and_questions_and_never_a_key(exercise):
    sent = json.dumps(exercise.view)
    assert "How much may we ask the patient to pay?" in sent
    for hidden in (
        "72.80",
        "eob.patient_share",
        "09/14/2026",
        "The log holds the approval.",
        "no_authorization",
        "It would be a duplicate.",
    ):
        assert hidden not in sent


def test_a_foreseen_mistake_is_called_by_its_name(exercise):
    answer(exercise, "patient-owes", "1081.8")
    said = question(exercise, "patient-owes")["feedback"]
    assert said["name"] == "This is “charge minus payment”."
    assert said["mark"] == "CO"
    assert exercise.view["trouble"] is None


def test_what_cannot_be_read_is_said_beside_the_field_and_is_no_try(exercise):
    answer(exercise, "patient-owes", "eighty")
    assert exercise.view["unread"]["question"] == "patient-owes"
    assert "not an amount" in exercise.view["unread"]["says"]
    assert question(exercise, "patient-owes")["tries"] == 0

    answer(exercise, "patient-owes", "$72.80")  # 60.00 + 10.40 + 2.40
    assert exercise.view["unread"] is None
    assert question(exercise, "patient-owes")["state"] == "right"


def test_a_press_that_cannot_be_done_now_is_answered_in_one_sentence(exercise):
    exercise.receive({"do": "continue"})
    assert exercise.view["trouble"].startswith("Opens when")
    exercise.receive({"do": "hint", "question": "patient-owes"})
    assert exercise.view["trouble"] is None


@pytest.mark.parametrize(
    "said", [{}, {"do": "dance"}, {"do": "answer"}, {"do": "hint", "question": "patient-owes", "x": 1}]
)
def test_a_fault_is_one_sentence_and_never_a_traceback(exercise, said, caplog):
    with caplog.at_level(logging.CRITICAL):
        exercise.receive(said)
    assert "Press Run at the top of this page" in exercise.view["trouble"]
    assert exercise.view["prompt"]["title"] == "Read a three-line EOB"


def test_every_press_is_answered_even_when_nothing_changed(exercise):
    before = exercise.view["reply"]
    answer(exercise, "patient-owes", "eighty")
    answer(exercise, "patient-owes", "eighty")
    assert exercise.view["reply"] == before + 2


def test_the_debrief_comes_after_the_last_stage(exercise):
    answer(exercise, "patient-owes", "72.80")
    answer(exercise, "next-step", "dispute")
    exercise.receive({"do": "continue"})
    assert exercise.view["prompt"]["stage"]["title"] == "Decide"
    answer(exercise, "last-day", "9/14/26")  # 03/18/2026 and 180 days
    assert exercise.view["report"] is None
    exercise.receive({"do": "continue"})
    assert exercise.view["report"]["passed"] is True


def test_what_was_not_saved_is_said(exercise, store: Store):
    store.warning = "Your work is not being saved."
    answer(exercise, "patient-owes", "eighty")
    assert exercise.view["warning"] == "Your work is not being saved."


def test_the_stored_text_is_the_same_on_every_computer(exercise):
    assert repr(exercise) == "Exercise eob/by-hand. Press Run at the top of this page to open it."


@pytest.mark.usefixtures("home")
def test_an_exercise_opens_where_its_learner_stopped():
    first = desk.exercise("eob/clean-visit")
    answer(first, "patient-owes", "0.01")
    second = desk.exercise("eob/clean-visit")
    assert "back where you stopped" in second.view["news"]
    assert question(second, "patient-owes")["tries"] == 1


@pytest.mark.usefixtures("home")
def test_a_finished_exercise_opens_at_its_debrief_and_another_has_other_people():
    first = desk.exercise("eob/clean-visit")
    for name in ("patient-owes", "write-off"):
        for _ in range(3):
            answer(first, name, "0.01")
    first.receive({"do": "continue"})
    answer(first, "next-step", "post-and-bill")
    first.receive({"do": "continue"})
    assert first.view["report"]["passed"] is False

    again = desk.exercise("eob/clean-visit")
    assert again.view["report"] == first.view["report"]
    again.receive({"do": "another"})
    assert again.view["report"] is None
    assert again.view["prompt"]["seed"] != first.view["prompt"]["seed"]
    assert again.view["sitting"] == 2


@pytest.mark.usefixtures("home")
def test_a_name_that_is_no_exercise_is_one_sentence():
    nothing = desk.exercise("eob/three-line-vist")
    assert nothing.view["says"].startswith("There is no scenario `eob/three-line-vist`.")
    assert "three-line-visit" in repr(nothing)
    assert desk.worked_example("eob/none", 1).view["says"].startswith("There is no scenario")
