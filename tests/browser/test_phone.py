"""A call to the payer, in chromium: gone through by keyboard alone, and looked at in every width and light."""

from __future__ import annotations

import pytest

from simulator.desk.exercise import Exercise
from simulator.desk.sittings import sit_down

pytestmark = pytest.mark.browser

NAME = "follow-up/not-on-file-with-proof"


@pytest.fixture
def desk(bare, store):
    exercise = Exercise(sit_down(NAME, store=store, seed=7))
    exercise.receive({"do": "answer", "question": "last-filing-day", "value": "08/30/2026"})
    exercise.receive({"do": "continue"})
    return bare.lays(exercise)


def heard(desk):
    return desk.get_by_role("log").inner_text()


def dials(bare, desk):
    desk.locator(".bd-h").focus()
    bare.reaches(".bd-ways input")
    while not desk.locator('.bd-ways input[value="call-payer"]').is_checked():
        bare.presses("ArrowDown")
    bare.reaches('[data-do="send"]')
    bare.presses("Enter")
    bare.until(lambda: bare.focus().startswith("On the phone with "))


def test_the_answer_of_the_portal_takes_the_focus(bare, desk):
    desk.locator('.bd-ways input[value="check-status"]').check()
    desk.locator('[data-do="send"]').click()
    desk.locator('[data-key="sent-0"]').get_by_text("We find no such claim").wait_for()

    bare.until(lambda: bare.focus() == "At once")


def steps_on(bare, step):
    bare.reaches(f'[data-step="{step}"] button')
    bare.presses("Enter")


def test_a_call_is_gone_through_by_keyboard_and_the_acts_are_back_after_it(bare, desk, shots):
    def looks(state):
        bare.looks_well(shots, f"phone-{state}", (1280, 720, 320))

    dials(bare, desk)
    assert desk.locator(".bd-ways").count() == 0
    assert "For claims press 1." in heard(desk)

    steps_on(bare, "menu")
    desk.get_by_text("Not given yet: the number to press.").wait_for()
    bare.until(lambda: bare.page.evaluate("document.activeElement.matches('select[aria-invalid=true]')"))
    bare.page.keyboard.type("1")
    steps_on(bare, "menu")
    bare.until(lambda: "Provider services. I need your NPI" in heard(desk))
    bare.until(lambda: bare.page.evaluate("document.activeElement.matches('[data-said=npi]')"))

    npi = desk.get_by_label("Our NPI").input_value()
    desk.get_by_label("Our NPI").fill("")
    steps_on(bare, "identify")
    desk.get_by_text("Not given yet: the NPI.").wait_for()
    looks("identify")
    bare.until(lambda: bare.page.evaluate("document.activeElement.matches('[data-said=npi]')"))
    bare.page.keyboard.type(npi)
    steps_on(bare, "identify")
    bare.until(lambda: "Thank you, I have the file." in heard(desk))

    bare.reaches('[data-step="give"] input')
    steps_on(bare, "give")
    bare.until(lambda: "We took the claim in on August 10, 2026." in heard(desk))
    looks("given")

    steps_on(bare, "hang-up")
    bare.until(lambda: bare.focus() == "What do you do now?")
    assert desk.get_by_role("log").count() == 0
    assert desk.locator('[data-key="came"]').inner_text() == "Thank you for calling Tamarack Mutual Health."
    assert "We took the claim in on August 10, 2026." in desk.locator('[data-key="sent-0"]').inner_text()
    looks("after")
