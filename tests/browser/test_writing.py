"""A text to write, in chromium: written, checked and sent by keyboard alone, and looked at in every width and light."""

from __future__ import annotations

import pytest

from simulator.desk.exercise import Exercise
from simulator.desk.sittings import sit_down

pytestmark = pytest.mark.browser

NOTE = "03/27/2026: I reviewed the claim: $920.00 is refused with CO-197. Next step: send the dispute."


@pytest.fixture
def desk(bare, store):
    exercise = Exercise(sit_down("follow-up/note-for-a-stranger", store=store, seed=7))
    exercise.receive({"do": "answer", "question": "last-day", "value": "09/09/2026"})
    exercise.receive({"do": "continue"})
    return bare.lays(exercise)


def test_a_note_is_written_checked_and_put_on_the_account_by_keyboard(bare, desk, shots):
    def looks(state):
        bare.looks_well(shots, f"writing-{state}", (1280, 320))

    desk.locator(".bd-h").focus()
    bare.reaches("textarea")
    bare.page.keyboard.type(NOTE + " The payer is an idiot.")
    looks("blank")
    bare.reaches('[data-do="check-text"]')
    bare.presses("Enter")
    desk.get_by_text("8 of 10 points").wait_for()
    looks("checked")

    desk.locator("textarea").fill(NOTE)
    desk.get_by_text("You have changed the text since.").wait_for()
    desk.locator('[data-do="send-text"]').focus()
    bare.presses("Enter")
    desk.get_by_text("10 of 10 points").wait_for()
    looks("sent")
    assert desk.locator("textarea").count() == 0
    assert desk.get_by_role("button", name="Go to the debrief").is_visible()
