"""Each kind of question once: answered by keyboard alone, marked when it is settled, readable by everyone."""

from __future__ import annotations

import pytest

from simulator.desk.exercise import Exercise
from simulator.desk.sittings import Exercising, sit_down
from tests.desk.every_kind import RIGHT, every_kind

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(bare, store):
    return bare.lays(Exercise(Exercising(every_kind(store))))


def form(desk, question):
    return desk.locator(f'form[data-question="{question}"]')


def answers_right(bare, desk, question):
    bare.presses("Enter")
    form(desk, question).get_by_text("Right.").wait_for()


@pytest.mark.parametrize("question", ["share", "last-day", "lines", "code"])
def test_what_is_typed_is_checked_with_enter(bare, desk, question):
    bare.reaches(f'form[data-question="{question}"] input')
    bare.page.keyboard.type(RIGHT[question])
    answers_right(bare, desk, question)
    assert form(desk, question).locator("input").get_attribute("readonly") is not None


def test_several_are_ticked_with_space_and_what_was_missed_is_marked(bare, desk):
    for name in ("approval", "chart"):
        bare.reaches(f'form[data-question="needed"] input[value="{name}"]')
        bare.presses("Space")
        bare.page.locator("h2").focus()
    for left in (2, 1, 0):
        bare.reaches('form[data-question="needed"] button')
        bare.presses("Enter")
        bare.until(lambda left=left: ("Checked" if left == 0 else "Check again") in form(desk, "needed").inner_text())
        bare.page.wait_for_timeout(100)
    rows = {row.inner_text().split("\n")[0]: row.inner_text() for row in form(desk, "needed").locator("label").all()}
    assert "right" in rows["The approval from our log"]
    assert "missed" in rows["A copy of the claim"]
    assert "wrong" in rows["The whole chart"]
    assert rows["A letter from the patient"] == "A letter from the patient"


def test_steps_are_moved_with_buttons_and_each_new_place_is_said(bare, desk):
    wanted = RIGHT["steps"].split(", ")
    steps = form(desk, "steps").locator("li")
    said = form(desk, "steps").locator('[data-key="moved"]')
    for place, name in enumerate(wanted):
        while (now := [step.get_attribute("data-name") for step in steps.all()]).index(name) > place:
            bare.page.locator("h2").focus()
            bare.reaches(f'[data-name="{name}"] [data-way="up"]')
            bare.presses("Space")
            assert f"now number {now.index(name)} of 4" in said.inner_text()
            assert bare.page.evaluate("document.activeElement.dataset.name") == name
    bare.reaches('form[data-question="steps"] [type="submit"]')
    answers_right(bare, desk, "steps")


def test_pairs_are_matched_from_lists(bare, desk):
    for pair in RIGHT["carries"].split(", "):
        left, right = pair.split("=")
        bare.reaches(f'form[data-question="carries"] select[data-left="{left}"]')
        says = form(desk, "carries").locator(f'select[data-left="{left}"] option[value="{right}"]').inner_text()
        bare.page.keyboard.type(says)
    bare.reaches('form[data-question="carries"] [type="submit"]')
    answers_right(bare, desk, "carries")


def test_what_is_half_matched_costs_nothing_and_is_said(bare, desk):
    form(desk, "carries").locator("select").first.select_option(index=1)
    said = bare.checks(form(desk, "carries")).inner_text()
    assert "Match all 3. 1 of them is matched." in said
    assert "left on this try" not in said


@pytest.mark.parametrize("width", [1280, 640, 320])
def test_every_kind_fits_and_breaks_no_rule_open_and_settled(bare, desk, shots, width):
    bare.page.set_viewport_size({"width": width, "height": 900})
    for state in ("open", "settled"):
        if state == "settled":
            settle(bare, desk)
        bare.looks_well(shots, f"questions-{state}", (width,))


def settle(bare, desk):
    for question, value in (("share", "1081.80"), ("last-day", "9/14/26"), ("lines", "2"), ("code", "PR-197")):
        bare.answers(desk, question, value)
    for _ in range(3):
        form(desk, "needed").locator("input").first.check()
        bare.page.evaluate("document.querySelector('form[data-question=needed]').requestSubmit()")
        bare.page.evaluate("document.querySelector('form[data-question=steps]').requestSubmit()")
        bare.page.wait_for_timeout(100)
    for choose in form(desk, "carries").locator("select").all():
        choose.select_option(index=1)
    bare.checks(form(desk, "carries"))


def test_what_stands_beside_a_question_to_choose_from_is_heard_with_it(desk):
    group = form(desk, "needed").locator("fieldset")
    about = group.get_attribute("aria-describedby").split()

    assert desk.locator(f"#{about[0]}").inner_text() == form(desk, "needed").locator(".bd-hint").inner_text()


def test_care_that_cannot_wait_is_worked_by_keyboard_from_its_first_paper_to_its_debrief(bare, store):
    desk = bare.lays(Exercise(sit_down("appeals/it-cannot-wait", store=store, seed=7)))
    desk.get_by_text("Today is Monday, 06/08/2026").wait_for()
    desk.locator(".bd-h").focus()

    def goes_on(to):
        bare.reaches('[data-do="onward"]')
        bare.presses("Enter")
        bare.until(lambda: bare.focus() == to)

    def chooses(question, words):
        bare.reaches(f'form[data-question="{question}"] input')
        while words not in bare.page.evaluate("document.activeElement.closest('label').innerText"):
            bare.presses("ArrowDown")
        bare.presses("Space")
        answers_right(bare, desk, question)

    bare.reaches('form[data-question="denial-code"] input')
    bare.page.keyboard.type("CO-50")
    answers_right(bare, desk, "denial-code")
    goes_on("Sort")
    pairs = {"sleep-study-in-advance": "The us", "heart-catheter-test-in-advance": "The ex"}
    for test, typed in (pairs | {"treadmill-test-given-in-may": "Our"}).items():
        bare.page.locator("h2").first.focus()
        bare.reaches(f'select[data-left="{test}"]')
        bare.page.keyboard.type(typed)
    bare.reaches('form[data-question="three-requests"] button')
    answers_right(bare, desk, "three-requests")
    goes_on("Monday, 10 in the morning")
    chooses("first-step", "Ask for an expedited appeal, with the doctor’s statement")
    chooses("whose-word", "Reach the doctor at noon")
    goes_on("Keep the clock")
    chooses("answer-by", "Thursday, 06/11, at 10:40")
    chooses("plan-says-no", "Ask the same day for an expedited look from outside")
    goes_on("Debrief: A test that cannot wait")
    assert bare.broke == []
