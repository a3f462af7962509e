"""Care to come that cannot wait: the quick road earns all, the usual one a fifth, and nobody signs for the doctor."""

from __future__ import annotations

from datetime import date

import pytest

from simulator.rulebook import rule
from simulator.training.episode import Episode, open_episode
from tests.training.claim_to_work import parts

NAME = "appeals/it-cannot-wait"
RIGHT = {
    "denial-code": "CO-50",
    "three-requests": (
        "treadmill-test-given-in-may=our-dispute-by-mail-it-is-about-a-bill, "
        "heart-catheter-test-in-advance=the-expedited-appeal-by-fax-or-phone-the-plan-has-72-hours, "
        "sleep-study-in-advance=the-usual-appeal-before-care-by-mail-the-plan-has-30-days"
    ),
    "first-step": "fax-expedited",
    "whose-word": "doctors-own-words",
    "answer-by": "seventy-two-hours",
    "plan-says-no": "expedited-outside",
}


def finished(**differently: str) -> Episode:
    """The finished exercise, answered rightly but for these."""
    episode = open_episode(NAME, 7, "assess")
    for stage in episode.scenario.stages:
        for question in stage.questions:
            episode.play("answer", question=question.id, value=(RIGHT | differently)[question.id])
        episode.play("continue")
    return episode


@pytest.mark.parametrize(
    ("question", "slow", "points", "of"),
    [("first-step", "mail-the-appeal", 0.8, 4), ("plan-says-no", "usual-outside", 0.6, 3)],
)
def test_the_usual_road_is_the_right_desk_on_the_wrong_clock_and_earns_a_fifth(question, slow, points, of):
    assert parts(finished())[question][0] == of
    assert parts(finished(**{question: slow}))[question][0] == points


@pytest.mark.parametrize(
    ("answers", "made"),
    [
        ({}, []),
        ({"whose-word": "sign-for-doctor"}, ["fabricated_proof"]),
        ({"first-step": "fax-the-chart"}, ["private_facts"]),
    ],
)
def test_urgent_is_the_doctors_own_word_and_does_not_open_the_whole_chart(answers, made):
    found = finished(**answers).report().critical

    assert [each.critical.name for each in found if each.critical] == made


def test_the_hours_and_days_that_the_exercise_names_are_those_of_the_rules():
    def on(name: str) -> tuple[int, str, bool]:
        found = rule(f"appeals.{name}")
        entry = found.on(date(2026, 6, 8))
        return entry.value, found.unit, entry.verified

    assert on("urgent_answer_hours") == (72, "hours", True)
    assert on("external_review_urgent_hours") == (72, "hours", True)
    assert on("member_internal_before_care_days") == (30, "days", True)
    assert on("member_internal_decision_days") == (60, "days", True)
    assert on("external_review_decision_days") == (45, "days", True)
    assert on("external_review_months") == (4, "months, else the first of the next", True)
    assert on("urgent_by_doctors_word") == (1, "yes or no", True)
