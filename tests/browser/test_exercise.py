"""An exercise in a bare page: what is said, where the focus goes, what is marked, and the debrief."""

from __future__ import annotations

from datetime import date

import pytest

from simulator.desk.exercise import Exercise
from simulator.desk.sittings import sit_down

pytestmark = pytest.mark.browser

NAME = "eob/three-line-visit"


@pytest.fixture
def sitting(store):
    return sit_down(NAME, store=store)


@pytest.fixture
def amounts(sitting):
    """What a careful reader takes from the papers, and what a hasty one does."""
    facts = sitting.sitting.episode.case.facts
    day = facts["appeal.last_day"]
    assert isinstance(day, date)
    return {
        "share": str(facts["eob.patient_share"]),
        "charge less paid": str(facts["eob.charge_less_paid"]),
        "last day": f"{day:%m/%d/%Y}",
    }


@pytest.fixture
def desk(bare, sitting):
    return bare.lays(Exercise(sitting))


def to_decide(bare, desk, amounts):
    bare.answers(desk, "patient-owes", amounts["share"])
    bare.answers(desk, "last-day", amounts["last day"])
    desk.get_by_role("button", name="Go to Decide").click()
    desk.locator('form[data-question="next-step"]').wait_for()


def play_through(bare, desk, amounts):
    to_decide(bare, desk, amounts)
    bare.answers(desk, "next-step", "dispute")
    desk.get_by_role("button", name="Go to the debrief").click()
    desk.get_by_role("heading", name="Four results, kept apart").wait_for()


def test_what_cannot_be_read_costs_nothing_and_is_said_beside_the_field(bare, desk):
    form = bare.answers(desk, "patient-owes", "eighty")
    field = form.locator("input")
    assert field.get_attribute("aria-invalid") == "true"
    assert "not an amount" in form.locator(".bd-error").inner_text()
    assert form.locator(".bd-error").get_attribute("id") in field.get_attribute("aria-describedby").split()
    assert "left on this try" not in form.inner_text()


def test_focus_stays_on_check_and_goes_to_the_heading_of_a_new_stage(bare, desk, amounts):
    day = desk.locator('form[data-question="last-day"] input')
    day.fill("half typed")
    bare.answers(desk, "patient-owes", amounts["charge less paid"])
    assert bare.focus().startswith("Check")
    assert day.input_value() == "half typed"
    to_decide(bare, desk, amounts)
    assert bare.focus() == "Decide"


def test_a_code_explains_itself_and_esc_shuts_it(bare, desk):
    code = desk.locator(".bd-code").first
    code.locator("button").focus()
    tip = code.get_by_role("tooltip")
    assert tip.is_visible()
    assert "the provider carries it" in tip.inner_text()
    bare.presses("Escape")
    assert not tip.is_visible()


def test_feedback_points_at_the_paper_only_when_asked(bare, desk, amounts):
    form = bare.answers(desk, "patient-owes", amounts["charge less paid"])
    assert "charge minus payment" in form.inner_text()
    assert desk.locator("td.is-shown").count() == 0
    desk.get_by_role("button", name="Show the CO amounts").click()
    assert desk.locator('td.is-shown[data-mark="CO"]').count() == 3  # two discounts and the denied line
    desk.get_by_role("button", name="Show the CO amounts").click()
    assert desk.locator("td.is-shown").count() == 0


def test_a_critical_error_stops_the_try_and_the_debrief_says_why(bare, desk, amounts, shots):
    to_decide(bare, desk, amounts)
    form = bare.answers(desk, "next-step", "bill-patient")
    assert "Critical error" in desk.get_by_role("alert").filter(has_text="Critical error").inner_text()
    assert form.locator('button[type="submit"]').get_attribute("aria-disabled") == "true"
    desk.get_by_role("button", name="Go to the debrief").click()
    desk.get_by_text("not passed", exact=True).wait_for()
    assert "Question 3 was a critical error." in desk.inner_text()
    assert bare.violations() == []
    desk.screenshot(path=shots / "debrief-critical-1280-light.png")


def test_the_debrief_says_what_a_first_mistake_would_have_done_and_another_brings_other_people(bare, desk, amounts):
    bare.answers(desk, "patient-owes", amounts["charge less paid"])
    play_through(bare, desk, amounts)
    said = desk.inner_text()
    assert "Not passed yet: one result or more is under 80%." in said  # half of 4 points and all of 3: 5 of 7
    assert "Question 1 took two tries." in said
    assert "That bills the patient for the contract write-off" in said

    people = desk.locator("h2").inner_text()
    desk.get_by_role("button", name="Another like this").click()
    desk.locator('form[data-question="patient-owes"]').wait_for()
    assert desk.locator('form[data-question="patient-owes"] input').input_value() == ""
    assert people != bare.focus()


def test_the_debrief_is_printed_without_anything_to_press(bare, desk, amounts):
    bare.page.evaluate("window.print = () => {}")
    play_through(bare, desk, amounts)
    desk.get_by_role("button", name="Print").click()
    page = bare.page.frame_locator("iframe.bd-printing")
    page.get_by_role("heading", name="Your path beside the expert’s").wait_for(state="attached")
    bare.page.emulate_media(media="print")
    shown = "e => getComputedStyle(e).display"
    pressed = page.locator(".bd-no-print")
    assert {each.evaluate(shown) for each in pressed.all()} == {"none"}
    assert page.locator(".bd-path").evaluate(shown) == "block"


@pytest.mark.parametrize("width", [1280, 640, 320])
def test_the_desk_fits_its_width_and_breaks_no_rule(bare, desk, amounts, shots, width):
    """640 px is 200% zoom on a usual screen. Only a money table may scroll sideways."""
    bare.page.set_viewport_size({"width": width, "height": 900})
    bare.answers(desk, "patient-owes", amounts["charge less paid"])
    desk.locator('[data-do="hint"]').first.click()
    desk.get_by_text("Hint 1 of 3").wait_for()
    desk.get_by_role("button", name="Show the CO amounts").click()
    for stage in ("exercise", "debrief"):
        if stage == "debrief":
            play_through(bare, desk, amounts)
        bare.looks_well(shots, stage, (width,))
