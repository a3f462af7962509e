"""The reasons of the four results, in words."""

from __future__ import annotations

from simulator.desk.exercise import Exercise
from simulator.desk.sittings import Exercising
from simulator.records import Sitting


def played(sitting: Sitting, *answers: tuple[str, str]) -> dict[str, object]:
    exercise = Exercise(Exercising(sitting))
    for question, value in answers:
        if question == "continue":
            exercise.receive({"do": "continue"})
        elif value == "hint":
            exercise.receive({"do": "hint", "question": question})
        else:
            exercise.receive({"do": "answer", "question": question, "value": value})
        assert exercise.view["trouble"] is None
    return exercise.view["report"]


ON = ("continue", "")


def test_what_cost_points_is_named(sitting: Sitting):
    report = played(
        sitting, ("patient-owes", "1081.80"), ("patient-owes", "72.80"), ("next-step", "dispute"), ON,
        ("last-day", "9/14/26"), ON,
    )  # fmt: skip
    says = {axis: each["says"] for axis, each in report["axes"].items()}
    assert says["accuracy"] == "4 of 6. Question 1 took two tries. It is under the pass level."  # 2 of 4 and 2 of 2
    assert says["resolution"] == "3 of 3. It was right at once."
    assert says["conduct"] == "Not in this one."


def test_hints_that_cost_are_named_and_the_free_one_is_not(sitting: Sitting):
    report = played(
        sitting, ("patient-owes", "hint"), ("patient-owes", "hint"), ("patient-owes", "72.80"),
        ("next-step", "dispute"), ON, ("last-day", "9/14/26"), ON,
    )  # fmt: skip
    assert report["axes"]["accuracy"]["says"] == "5 of 6. Question 1 took two hints."  # 4 less 1, and 2


def test_a_critical_error_and_what_it_left_unreached(sitting: Sitting):
    report = played(sitting, ("patient-owes", "72.80"), ("next-step", "bill-patient"), ON)
    assert (
        report["axes"]["resolution"]["says"] == "0 of 3. Question 2 was a critical error. It is under the pass level."
    )


def test_the_debrief_says_what_a_first_mistake_would_do(sitting: Sitting):
    report = played(
        sitting, ("patient-owes", "1081.80"), ("patient-owes", "72.80"), ("next-step", "dispute"), ON,
        ("last-day", "9/14/26"), ON,
    )  # fmt: skip
    would = {each["id"]: each["would"] for each in report["decisions"]}
    assert would == {"patient-owes": "That bills the patient for the write-off.", "next-step": "", "last-day": ""}
