"""The drills of calls in the browser: by keyboard alone, in every width and theme, with a live region."""

from __future__ import annotations

import pytest

from simulator.desk import listening_drill, objection_drill, verification_drill

pytestmark = pytest.mark.browser

DRILLS = {"listening": listening_drill, "objections": objection_drill, "verification": verification_drill}


def right_of(drill) -> str:
    return next(letter for letter, option in drill._options.items() if option.is_right)


def chooses(bare, letter: str) -> None:
    """Goes to the answers, to this one by the arrows, and checks it with Enter."""
    bare.reaches("[data-do=choose] input[type=radio]")
    bare.presses("Space")
    while bare.page.evaluate("document.activeElement.value") != letter:
        bare.presses("ArrowDown")
    bare.presses("Enter")


@pytest.mark.parametrize("name", DRILLS)
def test_a_drill_is_done_by_keyboard_alone(bare, name):
    drill = DRILLS[name](7)
    desk = bare.lays(drill)
    for number in (1, 2, 3):
        desk.get_by_role("heading", name=f"call {number}").wait_for()
        chooses(bare, right_of(drill))
        desk.get_by_role("status").get_by_text("Right.", exact=True).wait_for()
        assert bare.page.evaluate("document.activeElement.dataset.key") == "next"
        bare.presses("Enter")
    desk.get_by_text("3 of 3 right at the first go.").wait_for()
    assert bare.page.evaluate("document.activeElement.tagName") == "H2"
    assert bare.broke == []


@pytest.mark.parametrize("name", DRILLS)
def test_a_drill_passes_axe_and_fits_at_every_width_and_in_both_themes(bare, name, shots):
    drill = DRILLS[name](7)
    desk = bare.lays(drill)
    wrong = next(letter for letter in "abcd" if letter != right_of(drill))
    bare.reaches('[data-key="check"]')
    bare.presses("Enter")
    desk.get_by_text("Nothing is chosen yet.").wait_for()
    assert bare.violations() == []
    chooses(bare, wrong)
    desk.get_by_text("not this", exact=True).wait_for()
    bare.looks_well(shots, f"drill-{name}")
    assert bare.broke == []


def test_a_lesson_in_the_lab_holds_its_drill_and_its_talk_to_watch(trainee):
    trainee.opens("05-calls-and-conduct.ipynb", "[data-do=choose]")
    trainee.settles()
    cells = trainee.page.locator(".jp-Cell").count()
    desk = trainee.desk("Verification drill, call 1")
    chooses(trainee, right_of(verification_drill()))
    desk.get_by_role("status").get_by_text("Right.", exact=True).wait_for()
    trainee.presses("Enter")
    trainee.desk("Verification drill, call 2").wait_for()

    watch = trainee.page.locator('[data-key="open-watch-talk/at-the-workplace"]')
    watch.scroll_into_view_if_needed()
    watch.focus()
    trainee.presses("Enter")
    trainee.desk("Solved for you: At the workplace").wait_for()
    for step in (2, 3):
        trainee.reaches('[data-do="next"]')
        trainee.presses("Enter")
        trainee.page.get_by_text(f"Step {step} of 6").wait_for()
    assert trainee.violations() == []
    assert trainee.page.locator(".jp-Cell").count() == cells
