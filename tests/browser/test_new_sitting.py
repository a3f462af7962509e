"""A claim on the desk: what a new sitting begins with, what ends one, and what an answer leaves."""

from __future__ import annotations

import pytest

from simulator.desk.exercise import Exercise
from simulator.desk.ladder import Ladder
from simulator.desk.lessons import lesson_called
from simulator.desk.sittings import sit_down
from tests.browser.lab import IN_SIGHT
from tests.desk.worked import NAME, letter_of

pytestmark = pytest.mark.browser


@pytest.fixture
def exercise(store):
    return Exercise(sit_down(NAME, store=store, seed=7))


@pytest.fixture
def desk(bare, exercise):
    return bare.lays(exercise)


def ends(desk, act):
    desk.locator(f'.bd-ways input[value="{act}"]').check()
    desk.locator('[data-do="send"]').click()


def test_a_last_day_that_was_typed_is_gone_when_the_account_is_tried_again(bare, desk):
    day = desk.locator(".bd-settle input")
    day.fill("09/01/2026")
    ends(desk, "write-off")
    desk.get_by_role("button", name="Go to the debrief").click()
    desk.get_by_role("button", name="Try again").first.click()
    desk.locator(".bd-ways").wait_for()

    assert day.input_value() == ""
    desk.locator('[data-count="many"]').fill("180")
    bare.until(lambda: day.input_value() != "")  # what is counted stands there again


def test_what_ends_a_try_comes_into_sight_and_is_read_out(bare, desk, shots):
    place = desk.locator('[role="alert"].bd-stopped')
    assert (place.count(), place.inner_text()) == (1, "")  # it is there before its words
    desk.locator('.bd-ways input[value="bill-patient"]').check()
    desk.locator('[data-field="amount"]').fill("900")
    desk.locator('[data-do="send"]').click()
    bare.until(lambda: "Critical error" in place.inner_text())

    assert "This try ends here because of this error." in place.inner_text()
    assert desk.locator(".bd-banner").evaluate(IN_SIGHT)
    assert bare.focus().startswith("Critical error")
    bare.presses("Tab")
    assert bare.focus() == "Go to the debrief"  # the way on stands right below it
    bare.looks_well(shots, "work-stopped")


def test_a_long_list_of_exercises_stands_under_small_headings(bare, store, shots):
    desk = bare.lays(Ladder(lesson_called("appeals"), store))
    rung = desk.locator('[data-key="practice"]')

    assert rung.locator("h4").all_inner_texts()[:2] == ["Approvals", "Time limits"]
    assert rung.get_by_role("list", name="Approvals").locator("li").count() == 3
    assert "0 of 3 passed" in rung.locator(".bd-group").first.inner_text()
    bare.looks_well(shots, "ladder-appeals")


@pytest.mark.parametrize("kept_to", [True, False])
def test_under_a_decision_stands_what_it_leaves(bare, desk, exercise, shots, kept_to):
    desk.locator('.bd-ways input[value="dispute"]').check()
    for title in ["Remittance"] if kept_to else ["Remittance", "Approval TMA"]:
        desk.locator(".bd-ev label", has_text=title).first.locator("input").check()
    desk.locator("textarea").fill(letter_of(exercise))
    desk.locator('[data-field="rung"]').select_option("dispute")
    desk.locator('[data-do="send"]').click()
    left = desk.locator(".bd-left")
    left.wait_for()

    said = left.inner_text().split("\n")
    heads = ["The payer pays", "You write off", "The patient owes", "Still open"]
    assert [each for each in said if each][1::2] == heads
    assert f"Still open: {'$1,154.00' if kept_to else '$0.00'}." in desk.locator('[data-key="stake"]').inner_text()
    bare.looks_well(shots, f"work-left-{'kept' if kept_to else 'changed'}")
