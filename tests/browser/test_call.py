"""A whole call in the browser: by keyboard alone, in every width and theme, over a reload, and again from a turn."""

from __future__ import annotations

import pytest

from simulator.desk.exercise import Exercise
from simulator.desk.sittings import sit_down
from simulator.desk.worked_example import worked_example

pytestmark = pytest.mark.browser

NAME = "talk/worried-after-fewer-hours"
WAY = (
    *(("open", "greet"), ("verify", "verify"), ("ask", "ask_story"), ("explain", "explain_bill")),
    *(("ask", "ask_situation"), ("listen", "acknowledge"), ("help", "tell_help"), ("ask", "ask_income")),
    *(("help", "screen"), ("help", "send_form"), ("listen", "say_back"), ("agree", "summarise")),
    *(("agree", "confirm_writing"), ("end", "end_call")),
)
NOTE = (
    "Pt called about the bill for 01/12/2026, 1,032.00; ID by birth date and street. Hours cut. Form sent today, "
    "nothing due until it is decided. Agreed: we write to them by 04/15/2026."
)


@pytest.fixture
def thing(store):
    return Exercise(sit_down(NAME, store=store, seed=7))


def call_of(thing):
    return thing._exercising.sitting.episode.talk.call


def chooses(bare, desk, thing, kind, move, how="good"):
    """Goes to a kind of move, to the move by its number, to the wording by its number, and says it: keys alone."""
    desk.locator(f'[data-kind="{kind}"][role=tab]').wait_for()
    bare.reaches(".bd-kinds [aria-selected=true]")
    bare.presses("Home")
    while bare.page.evaluate("document.activeElement.dataset.kind") != kind:
        bare.presses("ArrowRight")
    number = desk.locator(f'[data-move="{move}"]').get_attribute("data-number")
    bare.presses(number)
    assert bare.page.evaluate("document.activeElement.dataset.move") == move
    bare.presses("Enter")
    letter = call_of(thing).phrasing(move, how)
    wording = desk.locator(f'[data-phrasing="{letter}"]')
    wording.wait_for()
    before = desk.locator(".bd-log li").count()
    bare.presses(wording.get_attribute("data-number"), "Enter")
    bare.until(lambda: desk.locator(".bd-log li").count() > before)


def test_a_whole_call_by_keyboard_to_a_debrief_that_passes(bare, thing, shots):
    desk = bare.lays(thing)
    for kind, move in WAY:
        chooses(bare, desk, thing, kind, move)
    bare.reaches("textarea")
    bare.page.keyboard.type(NOTE)
    desk.get_by_text("Nothing is missing.").wait_for()
    bare.reaches('[data-do="keep-note"]')
    bare.presses("Enter")
    desk.get_by_text("Kept on the account.").wait_for()
    bare.reaches('[data-do="onward"]')
    bare.presses("Enter")
    desk.get_by_role("heading", name="Four results, kept apart").wait_for()
    assert "You passed" in desk.inner_text()
    assert bare.violations() == []
    desk.screenshot(path=shots / "call-debrief-1280-light.png")


def test_a_call_passes_axe_and_fits_at_every_width_and_in_both_themes(bare, thing, shots):
    desk = bare.lays(thing)
    for kind, move in WAY[:6]:
        chooses(bare, desk, thing, kind, move)
    for label, typed in (
        ("First payment", "55"),
        ("On", "04/03/2026"),
        ("Then each month", "55"),
        ("On day of the month", "3"),
    ):
        desk.get_by_label(label, exact=True).fill(typed)
    desk.get_by_text("19 payments, $1,032.00 in all.").first.wait_for()
    desk.locator('[data-kind="offer"][role=tab]').click()
    desk.locator('[data-move="propose_plan"]').click()
    bare.looks_well(shots, "call")


def test_the_log_is_a_live_region_and_its_newest_line_is_in_sight(bare, thing):
    desk = bare.lays(thing)
    for kind, move in WAY[:5]:
        chooses(bare, desk, thing, kind, move)
    log = desk.get_by_role("log")
    assert log.count() == 1
    assert log.evaluate("e => e.scrollTop + e.clientHeight >= e.scrollHeight - 2")


def test_number_keys_are_not_heard_while_typing_and_can_be_turned_off(bare, thing):
    desk = bare.lays(thing)
    own = desk.get_by_label("Or say it in your own words")
    own.fill("")
    own.press("1")
    assert own.input_value() == "1"
    desk.get_by_role("button", name="Turn number keys off").click()
    tab = desk.locator(".bd-kinds [aria-selected=true]")
    tab.focus()
    bare.presses("1")
    assert bare.page.evaluate("document.activeElement.getAttribute('role')") == "tab"
    desk.get_by_role("button", name="Turn number keys on").click()
    tab.focus()
    bare.presses("0")
    assert bare.page.evaluate("document.activeElement.tagName") == "TEXTAREA"


def test_what_stands_in_the_note_and_the_call_outlives_a_reload(bare, thing, store):
    desk = bare.lays(thing)
    for kind, move in WAY[:3]:
        chooses(bare, desk, thing, kind, move)
    desk.get_by_label("So that a stranger can go on").fill("Pt called 🙂 <b>today</b>")
    bare.until(lambda: thing.view["prompt"]["call"]["note"]["text"])
    lines = desk.locator(".bd-log li").all_inner_texts()

    again = Exercise(sit_down(NAME, store=store))
    desk = bare.lays(again)

    assert desk.locator(".bd-log li").all_inner_texts() == lines
    assert desk.get_by_label("So that a stranger can go on").input_value() == "Pt called 🙂 <b>today</b>"


def test_after_a_critical_error_one_tries_again_from_that_turn(bare, thing, shots):
    desk = bare.lays(thing)
    chooses(bare, desk, thing, "open", "greet")
    chooses(bare, desk, thing, "explain", "tell_balance")
    desk.get_by_text("Critical error: Private facts").wait_for()
    desk.locator('[data-do="onward"]').click()
    again = desk.get_by_role("button", name="Try again from")
    assert bare.violations() == []
    desk.screenshot(path=shots / "call-critical-1280-light.png")
    again.first.click()
    desk.get_by_role("log").wait_for()
    assert desk.locator(".bd-log .is-you").count() == 1
    chooses(bare, desk, thing, "verify", "verify")
    desk.get_by_text("verified", exact=True).wait_for()


@pytest.mark.parametrize("mode", ["unaided", "assess"])
def test_a_call_without_hints_opens_and_says_nothing_of_what_its_note_lacks(bare, store, mode):
    thing = Exercise(sit_down(NAME, mode, store=store, seed=7))
    desk = bare.lays(thing)
    chooses(bare, desk, thing, "open", "greet")
    assert "Still missing" not in desk.inner_text()
    bare.reaches('[data-typed="noting"]')
    bare.page.keyboard.type("Pt called.")
    bare.reaches('[data-do="keep-note"]')
    bare.presses("Enter")
    desk.get_by_text("Kept on the account.").wait_for()
    assert bare.broke == []


def test_an_expert_s_talk_is_watched_by_keyboard_and_fits_everywhere(bare, shots):
    desk = bare.lays(worked_example("talk/a-plan-that-fits", 1))
    for step in range(2, 14):
        bare.reaches('[data-do="next"]')
        bare.presses("Enter")
        desk.get_by_text(f"Step {step} of 19").wait_for()
    desk.get_by_text("Trust: 4 of 5").wait_for()
    assert desk.get_by_role("row").count() > 11
    bare.looks_well(shots, "call-watched")
    assert bare.broke == []


def test_a_debrief_at_twice_the_size_uses_the_width_and_leaves_a_note_as_it_was_written(bare, thing, shots):
    for move in ("greet", "verify", "explain_bill", "end_call"):
        thing.receive({"do": "say", "say": move, "phrasing": call_of(thing).phrasing(move), "typed": {}, "plan": {}})
    thing.receive({"do": "keep-note", "words": "Pt called; nothing agreed."})
    thing.receive({"do": "continue"})
    bare.page.set_viewport_size({"width": 640, "height": 900})
    desk = bare.lays(thing)
    wide = "e => e.getBoundingClientRect().width / e.parentElement.getBoundingClientRect().width"
    for cell in desk.locator(".bd-turns td:nth-child(2), .bd-turns td:nth-child(3)").all():
        assert cell.evaluate(wide) > 0.85
    assert desk.get_by_text("Pt called; nothing agreed.", exact=True).count() == 1
    assert bare.violations() == []
    assert bare.too_wide() == 0
    desk.screenshot(path=shots / "call-debrief-640-light.png")
