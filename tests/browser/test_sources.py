"""Where a rule comes from, in chromium: one press by keyboard opens it, and it stays open while the work goes on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.desk.exercise import Exercise
from simulator.desk.sittings import sit_down
from simulator.training.stages.acting import desk as work_desk
from simulator.training.stages.acting.sources import of_first_clock
from simulator.training.stages.ask import right_value

pytestmark = pytest.mark.browser


def test_a_source_opens_by_one_press_stays_open_and_says_what_is_not_verified(bare, store, shots, monkeypatch):
    def doubtful(follow_up):
        return tuple(replace(each, verified=False) for each in of_first_clock(follow_up))

    monkeypatch.setattr(work_desk, "of_first_clock", doubtful)
    exercise = Exercise(sit_down("appeals/approval-in-the-log", store=store, seed=7))
    exercise.receive({"do": "settle", "day": "09/16/2026"})
    desk = bare.lays(exercise)
    assert desk.locator('[data-key="clock"]').get_by_text("not verified", exact=True).is_visible()
    assert desk.get_by_text("the contract gives 180 days from it").count() == 0

    for name in ("source-clock", "road"):
        bare.reaches(f'[data-fold="{name}"]')
        bare.presses("Enter")
        assert desk.locator(f'[data-fold="{name}"]').get_attribute("aria-expanded") == "true"
    desk.locator('[data-paper="portal"]').click()
    desk.locator('[role=tab][data-kind="portal"]').wait_for()
    assert desk.get_by_text("the contract gives 180 days from it").is_visible()
    assert desk.get_by_text("not verified: it costs no points").is_visible()
    bare.looks_well(shots, "sources", (1280, 320))


def test_from_the_debrief_one_press_leads_to_where_each_rule_comes_from(bare, store):
    exercise = Exercise(sit_down("appeals/approval-in-the-log", store=store, seed=7))
    for said in ({"do": "settle", "day": "09/16/2026"}, {"do": "do-act", "act": "write-off"}, {"do": "continue"}):
        exercise.receive(said)
    desk = bare.lays(exercise)

    bare.reaches('a[href$="-so"]')
    bare.presses("Enter")
    assert desk.get_by_role("heading", name="Where each rule comes from").evaluate("e => e === document.activeElement")

    bare.reaches('[data-fold="source-d1"]')
    bare.presses("Enter")
    assert desk.get_by_text("the contract gives 180 days from it").is_visible()
    assert bare.violations() == []


def test_a_day_that_may_count_is_explained_beside_the_day_itself_at_work_and_in_the_debrief(bare, store, shots):
    exercise = Exercise(sit_down("appeals/medicaid-plan", store=store, seed=10))
    case = exercise._exercising.sitting.episode.case
    (refused,) = exercise._exercising.sitting.episode.stage.questions
    exercise.receive({"do": "answer", "question": refused.id, "value": right_value(refused, case.facts)})
    exercise.receive({"do": "continue"})
    exercise.receive({"do": "settle", "day": "10/26/2026"})
    desk, doubt = bare.lays(exercise), "Not verified: whether the last day moves to 10/26/2026. Either day counts."
    clock = desk.locator('[data-key="clock"]')
    assert clock.get_by_text("Right. The last day is 10/24/2026.").is_visible()
    assert clock.get_by_text(doubt).is_visible()
    assert clock.get_by_text("not verified", exact=True).is_visible()

    bare.reaches('[data-fold="source-clock"]')
    bare.presses("Enter")
    assert clock.get_by_text("The last day may move to October 26, 2026.").is_visible()
    assert clock.get_by_text("not verified: it costs no points").is_visible()
    bare.looks_well(shots, "doubtful-day", (1280, 640))

    exercise.receive({"do": "do-act", "act": "write-off"})
    exercise.receive({"do": "continue"})
    (patient,) = exercise._exercising.sitting.episode.stage.questions
    exercise.receive({"do": "answer", "question": patient.id, "value": right_value(patient, case.facts)})
    exercise.receive({"do": "continue"})
    row = bare.lays(exercise).get_by_role("row", name="What is the last day?")
    assert row.get_by_text(doubt).is_visible()
    assert row.get_by_text("not verified", exact=True).is_visible()
    bare.looks_well(shots, "doubtful-debrief", (1280, 640))
