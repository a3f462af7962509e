"""A trainer at the debrief, in chromium: a mark overruled by keyboard, and looked at in every width and light."""

from __future__ import annotations

import pytest

from simulator.desk.exercise import Exercise
from simulator.desk.sittings import sit_down

pytestmark = pytest.mark.browser

NOTE = "03/27/2026: I reviewed the claim: $920.00 is refused with CO-197. Next step: send the dispute."


@pytest.fixture
def desk(bare, store):
    exercise = Exercise(sit_down("follow-up/note-for-a-stranger", "assess", store=store, seed=7))
    for said in (
        {"do": "answer", "question": "last-day", "value": "09/09/2026"},
        {"do": "continue"},
        {"do": "send-text", "text": NOTE + " Their supervisor promised to pay it."},
        {"do": "continue"},
    ):
        exercise.receive(said)
    return bare.lays(exercise)


def test_a_made_up_mark_is_overruled_by_keyboard_and_the_banner_goes(bare, desk, shots):
    def looks(state):
        bare.looks_well(shots, f"overruling-{state}", (1280, 320))

    assert desk.get_by_text("Critical error: Proof that does not exist").is_visible()
    assert desk.locator('form[data-do="overrule"]').count() == 0

    bare.reaches('[data-fold="overrule"]')
    bare.presses("Enter")
    desk.locator('[data-rule="mark"]').select_option(label="made up: “supervisor promised”")
    desk.locator('[data-rule="by"]').fill("Rosa Lind")
    desk.locator('[data-rule="reason"]').fill("x" * 10_000)
    bare.reaches('form[data-do="overrule"] button')
    bare.presses("Enter")
    desk.get_by_text("This reason has 10,000 characters").wait_for()
    assert desk.locator('[data-rule="reason"]').input_value() == "x" * 10_000
    assert desk.locator('[data-rule="by"]').input_value() == "Rosa Lind"
    desk.locator('[data-rule="reason"]').fill("<b>The call sheet</b> shows it.")
    looks("asked")

    desk.locator('form[data-do="overrule"] button').focus()
    bare.presses("Enter")
    desk.locator(".bd-rulings").wait_for()
    assert desk.get_by_text("Critical error: Proof that does not exist").count() == 0
    assert desk.get_by_text("<b>The call sheet</b> shows it.").count() == 2
    assert desk.locator(".bd-rulings").evaluate("e => e === document.activeElement")
    assert desk.locator('[data-rule="reason"]').input_value() == ""
    assert desk.locator('[data-rule="by"]').input_value() == "Rosa Lind"
    assert desk.locator('[data-rule="ruling"] option').first.inner_text() == "as the kit found: take the ruling back"
    looks("ruled")
