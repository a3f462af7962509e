"""The lessons in JupyterLab: opened, pressed, typed and reloaded as a trainee would."""

from __future__ import annotations

import pytest

from simulator.records import Store
from simulator.training.episode import open_episode
from simulator.training.stages.ask import right_value
from tests.browser.lab import IN_SIGHT

pytestmark = pytest.mark.browser

LESSON = "02-reading-an-eob.ipynb"
THREE_LINES = "Read a three-line EOB"
LADDER = "The ladder: Reading an EOB"
START = '[data-key="open-practice-eob/three-line-visit"]'


@pytest.fixture(scope="module")
def right() -> dict[str, str]:
    episode = open_episode("eob/three-line-visit", 7)
    return {each.id: right_value(each, episode.case.facts) for each in episode.scenario.questions}


def begins(trainee):
    """Opens the lesson, and on the ladder the first exercise with hints, by keyboard."""
    trainee.opens(LESSON, ".bd-rungs")
    trainee.focuses(START)
    trainee.presses("Enter")
    desk = trainee.desk(THREE_LINES)
    desk.locator(".bd-ask").first.wait_for()
    return desk


def test_a_lesson_runs_itself_is_played_by_keyboard_and_goes_on_after_a_reload(trainee, right):
    desk = begins(trainee)
    cells = trainee.page.locator(".jp-Cell").count()
    assert trainee.focus() == THREE_LINES

    trainee.reaches('form[data-question="patient-owes"] input')
    trainee.page.keyboard.type(right["patient-owes"])
    trainee.presses("Enter")
    desk.locator('form[data-question="patient-owes"]').get_by_text("Right.").wait_for()

    trainee.page.reload()
    trainee.page.locator(START).wait_for(timeout=40_000)
    trainee.until(lambda: trainee.page.locator(START).evaluate(IN_SIGHT))  # the page lands at what was begun
    trainee.focuses(START)
    assert "Go on" in trainee.focus()
    trainee.presses("Enter")
    desk.get_by_text("You are back where you stopped").wait_for()
    desk.locator('form[data-question="patient-owes"]').get_by_text("Right.").wait_for()

    trainee.reaches('form[data-question="last-day"] input')
    trainee.page.keyboard.type(right["last-day"])
    trainee.presses("Enter")
    trainee.until(lambda: desk.locator('[data-do="onward"]').get_attribute("aria-disabled") is None)
    trainee.reaches('[data-do="onward"]')
    trainee.presses("Enter")
    radios = desk.locator('form[data-question="next-step"] input[type="radio"]')
    radios.first.wait_for()
    trainee.until(lambda: trainee.focus() == "Decide")
    trainee.reaches('form[data-question="next-step"] input')
    trainee.presses("ArrowDown", "ArrowDown", "Escape", "d", "d")
    assert radios.nth(2).is_checked()
    assert trainee.page.locator(".jp-Cell").count() == cells

    trainee.answers(desk, "next-step", right["next-step"])
    desk.get_by_role("button", name="Go to the debrief").click()
    desk.get_by_role("heading", name="Four results, kept apart").wait_for()
    assert trainee.violations() == []
    trainee.reaches('[data-do="back"]')
    trainee.presses("Enter")
    trainee.desk(LADDER).get_by_text("1 of ").first.wait_for()


def test_single_keys_of_lab_delete_nothing_wherever_the_focus_is(trainee):
    desk = begins(trainee)
    cells = trainee.page.locator(".jp-Cell").count()
    for css in ('input[type="text"]', '[role="tab"]', ".bd-scroll", "h2", ".bd-code button"):
        desk.locator(css).first.focus()
        trainee.presses("Escape", "d", "d", "x", "b")
    assert trainee.page.locator(".jp-Cell").count() == cells

    desk.get_by_role("tab").first.focus()
    trainee.presses("ArrowRight")
    assert trainee.focus() == "Account"


def test_a_lost_kernel_is_said_in_one_sentence_and_run_brings_the_desk_back(trainee, right):
    desk = begins(trainee)
    trainee.answers(desk, "patient-owes", right["patient-owes"])
    for session in trainee.lab.sessions():
        trainee.lab.ask(f"/api/kernels/{session['kernel']['id']}/restart", "POST")
    trainee.page.wait_for_timeout(1500)
    form = desk.locator('form[data-question="last-day"]')
    form.locator("input").fill(right["last-day"])
    form.locator('button[type="submit"]').click()
    desk.get_by_text("The desk lost its connection").wait_for(timeout=15_000)

    trainee.page.get_by_role("button", name="Run this lesson").click()
    trainee.page.locator(START).wait_for(timeout=20_000)
    trainee.page.locator(START).click()
    trainee.desk(THREE_LINES).locator('form[data-question="patient-owes"]').get_by_text("Right.").wait_for()


@pytest.mark.parametrize(
    ("notebook", "title"),
    [
        ("01-the-life-of-a-claim.ipynb", "One claim, from the visit to zero"),
        ("20-writing-a-scenario.ipynb", "Try a scenario"),
    ],
)
def test_the_other_lessons_open_ready_to_use(trainee, shots, notebook, title):
    trainee.opens(notebook, ".bd h2")
    desk = trainee.desk(title)
    desk.wait_for()
    assert trainee.violations() == []
    assert trainee.too_wide() == 0
    trainee.page.screenshot(path=shots / f"lab-{notebook[:2]}.png")


def test_what_is_played_in_lab_is_kept_on_this_computer(trainee, right):
    trainee.answers(begins(trainee), "patient-owes", right["patient-owes"])
    store = Store.open(trainee.lab.folder / "home")
    (attempt,) = store.unfinished()
    store.close()
    assert (attempt.scenario, attempt.mode, attempt.moves) == ("eob/three-line-visit", "practice", 1)
