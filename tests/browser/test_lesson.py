"""The lesson in JupyterLab: pressed, typed, reloaded and looked at as a trainee would."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.training.episode import open_episode

pytestmark = pytest.mark.browser

LESSON = "02-reading-an-eob.ipynb"
THREE_LINES = "Read a three-line EOB"


@pytest.fixture(scope="module")
def amounts() -> dict[str, str]:
    """What a careful reader takes from the papers of the first exercise, and what a hasty one does."""
    facts = open_episode("eob/three-line-visit", 7).case.facts
    day = facts["appeal.last_day"]
    return {
        "share": str(facts["eob.patient_share"]),
        "charge less paid": str(facts["eob.charge_less_paid"]),
        "last day": f"{day:%m/%d/%Y}",
    }


def test_a_lesson_runs_itself_names_a_mistake_and_goes_on_after_a_reload(trainee, amounts):
    trainee.opens(LESSON, ".bd-ask")
    desk = trainee.desk(THREE_LINES)
    form = trainee.answers(desk, "patient-owes", amounts["charge less paid"])
    assert "charge minus payment" in form.inner_text()

    form = trainee.answers(desk, "patient-owes", f"${amounts['share']}")
    assert "Right." in form.inner_text()

    trainee.page.reload()
    desk.get_by_text("You are back where you stopped").wait_for(timeout=40_000)
    desk.locator('form[data-question="patient-owes"]').get_by_text("Right.").wait_for()
    trainee.answers(desk, "last-day", amounts["last day"])
    desk.get_by_role("button", name="Go to Decide").click()
    desk.locator('form[data-question="next-step"]').wait_for()


def test_a_finished_exercise_shows_its_debrief_again_and_another_brings_other_people(trainee, amounts):
    trainee.opens(LESSON, ".bd-ask")
    desk = trainee.desk(THREE_LINES)
    play_through(trainee, desk, amounts)
    assert "You passed" in desk.inner_text()

    trainee.page.reload()
    trainee.page.get_by_role("heading", name=f"Debrief: {THREE_LINES}").wait_for(timeout=40_000)
    desk.get_by_role("button", name="Another like this").click()
    desk.locator('form[data-question="patient-owes"]').wait_for()
    assert desk.locator('form[data-question="patient-owes"] input').input_value() == ""
    assert "Debrief" not in trainee.focus()


def play_through(trainee, desk, amounts) -> None:
    trainee.answers(desk, "patient-owes", amounts["share"])
    trainee.answers(desk, "last-day", amounts["last day"])
    desk.get_by_role("button", name="Go to Decide").click()
    desk.locator('form[data-question="next-step"]').wait_for()
    trainee.answers(desk, "next-step", "dispute")
    desk.get_by_role("button", name="Go to the debrief").click()
    desk.get_by_role("heading", name="Four results, kept apart").wait_for()


def test_what_cannot_be_read_costs_nothing_and_is_said_beside_the_field(trainee):
    trainee.opens(LESSON, ".bd-ask")
    form = trainee.answers(trainee.desk(THREE_LINES), "patient-owes", "eighty")
    field = form.locator("input")
    assert field.get_attribute("aria-invalid") == "true"
    assert "not an amount" in form.locator(".bd-error").inner_text()
    assert form.locator(".bd-error").get_attribute("id") in field.get_attribute("aria-describedby").split()
    assert "left on this try" not in form.inner_text()


def test_focus_stays_on_check_and_goes_to_the_heading_of_a_new_stage(trainee, amounts):
    trainee.opens(LESSON, ".bd-ask")
    desk = trainee.desk(THREE_LINES)
    day = desk.locator('form[data-question="last-day"] input')
    day.fill("half typed")

    trainee.answers(desk, "patient-owes", amounts["charge less paid"])
    assert trainee.focus().startswith("Check")
    assert day.input_value() == "half typed"

    trainee.answers(desk, "patient-owes", amounts["share"])
    trainee.answers(desk, "last-day", amounts["last day"])
    desk.get_by_role("button", name="Go to Decide").click()
    desk.locator('form[data-question="next-step"]').wait_for()
    assert trainee.focus() == "Decide"


def test_arrow_keys_choose_and_esc_d_d_deletes_nothing(trainee, amounts):
    trainee.opens(LESSON, ".bd-ask")
    desk = trainee.desk("A visit with nothing wrong")
    cells = trainee.page.locator(".jp-Cell").count()
    for element in (
        desk.locator('input[type="text"]').first,
        desk.get_by_role("tab").first,
        desk.locator(".bd-scroll").first,
    ):
        element.focus()
        for key in ("Escape", "d", "d", "x", "b"):
            trainee.page.keyboard.press(key)
    assert trainee.page.locator(".jp-Cell").count() == cells

    tab = desk.get_by_role("tab").first
    tab.focus()
    trainee.page.keyboard.press("ArrowRight")
    assert trainee.focus() == "Account"

    desk = trainee.desk(THREE_LINES)
    trainee.answers(desk, "patient-owes", amounts["share"])
    trainee.answers(desk, "last-day", amounts["last day"])
    desk.get_by_role("button", name="Go to Decide").click()
    radios = desk.locator('form[data-question="next-step"] input[type="radio"]')
    radios.first.focus()
    for key in ("ArrowDown", "ArrowDown", "Escape", "d", "d"):
        trainee.page.keyboard.press(key)
    assert radios.nth(2).is_checked()
    assert trainee.page.locator(".jp-Cell").count() == cells


def test_a_code_explains_itself_and_esc_shuts_it(trainee):
    trainee.opens(LESSON, ".bd-ask")
    code = trainee.desk(THREE_LINES).locator(".bd-code").first
    code.locator("button").focus()
    tip = code.get_by_role("tooltip")
    assert tip.is_visible()
    assert "the provider carries it" in tip.inner_text()
    trainee.page.keyboard.press("Escape")
    assert not tip.is_visible()


def test_feedback_points_at_the_paper_only_when_asked(trainee, amounts):
    trainee.opens(LESSON, ".bd-ask")
    desk = trainee.desk(THREE_LINES)
    trainee.answers(desk, "patient-owes", amounts["charge less paid"])
    assert desk.locator("td.is-shown").count() == 0
    desk.get_by_role("button", name="Show the CO amounts").click()
    assert desk.locator('td.is-shown[data-mark="CO"]').count() == 3  # two discounts and the denied line
    desk.get_by_role("button", name="Show the CO amounts").click()
    assert desk.locator("td.is-shown").count() == 0


def test_a_critical_error_stops_the_try_and_says_why(trainee, amounts):
    trainee.opens(LESSON, ".bd-ask")
    desk = trainee.desk(THREE_LINES)
    trainee.answers(desk, "patient-owes", amounts["share"])
    trainee.answers(desk, "last-day", amounts["last day"])
    desk.get_by_role("button", name="Go to Decide").click()
    form = trainee.answers(desk, "next-step", "bill-patient")
    assert "Critical error" in desk.get_by_role("alert").filter(has_text="Critical error").inner_text()
    assert form.locator('button[type="submit"]').get_attribute("aria-disabled") == "true"
    desk.get_by_role("button", name="Go to the debrief").click()
    desk.get_by_text("not passed", exact=True).wait_for()


def test_a_lost_kernel_is_said_in_one_sentence_and_run_brings_the_desk_back(trainee, amounts):
    trainee.opens(LESSON, ".bd-ask")
    desk = trainee.desk(THREE_LINES)
    trainee.answers(desk, "patient-owes", amounts["share"])
    for session in trainee.lab.sessions():
        trainee.lab.ask(f"/api/kernels/{session['kernel']['id']}/restart", "POST")
    trainee.page.wait_for_timeout(1500)
    form = desk.locator('form[data-question="last-day"]')
    form.locator("input").fill(amounts["last day"])
    form.locator('button[type="submit"]').click()
    desk.get_by_text("The desk lost its connection").wait_for(timeout=15_000)

    trainee.page.get_by_role("button", name="Run this lesson").click()
    trainee.page.locator(".bd-news:not(:empty)").first.wait_for(timeout=20_000)
    form = trainee.desk(THREE_LINES).locator('form[data-question="patient-owes"]')
    form.get_by_text("Right.").wait_for()


def test_the_worked_example_brings_one_step_a_press(trainee):
    trainee.opens(LESSON, ".bd-ask")
    desk = trainee.desk("Solved for you")
    steps = desk.get_by_role("log").locator("li")
    assert steps.count() == 1
    desk.get_by_role("button", name="Next step").click()
    trainee.until(lambda: steps.count() == 2)
    assert trainee.focus() == "Next step"


def test_nothing_inside_the_desk_breaks_an_accessibility_rule(trainee, amounts):
    trainee.opens(LESSON, ".bd-ask")
    desk = trainee.desk(THREE_LINES)
    trainee.answers(desk, "patient-owes", amounts["charge less paid"])
    desk.locator('[data-do="hint"]').first.click()
    desk.get_by_text("Hint 1 of 3").wait_for()
    assert trainee.violations() == []
    trainee.wears("dark")
    assert trainee.violations() == []
    play_through(trainee, desk, amounts)
    assert trainee.violations() == []


@pytest.mark.parametrize("width", [1280, 640, 320])
def test_the_desk_fits_its_width_with_targets_large_enough(trainee, amounts, shots: Path, width: int):
    """640 px is 200% zoom on a usual screen. Only a money table may scroll sideways."""
    trainee.page.set_viewport_size({"width": max(width, 420) if width == 1280 else width, "height": 3000})
    trainee.opens(LESSON, ".bd-ask")
    desk = trainee.desk(THREE_LINES)
    trainee.answers(desk, "patient-owes", amounts["charge less paid"])
    desk.locator('[data-do="hint"]').first.click()
    desk.get_by_text("Hint 1 of 3").wait_for()
    desk.get_by_role("button", name="Show the CO amounts").click()

    assert (
        trainee.page.evaluate(
            "[...document.querySelectorAll('.bd')].filter(d => d.scrollWidth > d.clientWidth + 1).length"
        )
        == 0
    )
    small = """[...document.querySelectorAll('.bd :is(button, a, input:not([type=radio]), label:has(input))')]
        .map(e => [e.innerText, e.getBoundingClientRect()])
        .filter(([, r]) => r.width && (r.width < 24 || r.height < 24)).map(([words]) => words)"""
    assert trainee.page.evaluate(small) == []

    desk.scroll_into_view_if_needed()
    desk.screenshot(path=shots / f"exercise-{width}-light.png")
    trainee.wears("dark")
    desk.screenshot(path=shots / f"exercise-{width}-dark.png")
    trainee.wears("light")
    play_through(trainee, desk, amounts)
    desk.screenshot(path=shots / f"debrief-{width}-light.png")
