"""Every kind of question on the desk: what goes out while it is open, and what marks its rows when it is settled."""

from __future__ import annotations

import json

import pytest

from simulator.desk.exercise import Exercise
from simulator.desk.sittings import Exercising
from simulator.records import Store
from tests.desk.every_kind import RIGHT, every_kind


@pytest.fixture
def exercise(store: Store) -> Exercise:
    return Exercise(Exercising(every_kind(store)))


def question(exercise: Exercise, name: str) -> dict[str, object]:
    return next(each for each in exercise.view["prompt"]["questions"] if each["id"] == name)


def test_no_key_goes_out_while_a_question_is_open(exercise: Exercise):
    assert all("key" not in each for each in exercise.view["prompt"]["questions"])
    sent = json.dumps(exercise.view["prompt"]["questions"])
    for hidden in ("72.80", "09/14/2026", "Nobody asked for it", "eob.patient_share"):
        assert hidden not in sent


@pytest.mark.parametrize("name", RIGHT)
def test_the_right_answer_settles_it_and_its_rows_can_be_marked(exercise: Exercise, name: str):
    exercise.receive({"do": "answer", "question": name, "value": RIGHT[name]})
    assert question(exercise, name)["state"] == "right"
    assert question(exercise, name)["key"] == RIGHT[name]


@pytest.mark.parametrize(
    ("name", "wrong"),
    [("needed", "approval, chart"), ("steps", "note, send, find, post"),
     ("carries", "co-45=the-patient, pr-1=the-office, co-197=the-patient")],
)  # fmt: skip
def test_the_key_comes_after_the_last_try_and_never_before(exercise: Exercise, name: str, wrong: str):
    for left in (2, 1, 0):
        assert "key" not in question(exercise, name)
        exercise.receive({"do": "answer", "question": name, "value": wrong})
        assert question(exercise, name)["tries_left"] == left
    assert question(exercise, name)["key"] == RIGHT[name]


def test_a_half_matched_answer_is_unread_and_no_try(exercise: Exercise):
    exercise.receive({"do": "answer", "question": "carries", "value": "co-45=the-office, pr-1=, co-197="})
    assert exercise.view["unread"]["says"] == "Match all 3. 1 of them is matched."
    assert question(exercise, "carries")["tries"] == 0
