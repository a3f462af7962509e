"""Every other desk in a bare page, at two widths and in two themes, and the whole ladder of a lesson by keyboard."""

from __future__ import annotations

import pytest

from simulator import desk as desks
from simulator.dates import print_date
from simulator.desk.ladder import Ladder
from simulator.desk.lessons import Lesson, Rung
from simulator.desk.start_page import StartPage
from simulator.training.deadlines import task
from simulator.training.stages.ask import right_value

pytestmark = pytest.mark.browser

SHORT = Lesson(
    "short",
    "02-reading-an-eob.ipynb",
    "A short ladder",
    "Three exercises.",
    20,
    (
        Rung("watch", ("eob/three-line-visit",)),
        Rung("practice", ("eob/three-line-visit", "eob/clean-visit")),
        Rung("unaided", ("eob/clean-visit",)),
        Rung("assess", ("eob/three-line-visit",)),
    ),
)


def test_the_whole_ladder_by_keyboard(bare, store, shots):
    ladder = Ladder(SHORT, store)
    desk = bare.lays(ladder)
    main = ".bd .bd-btn--main"
    bare.reaches(main)
    bare.presses("Enter")
    desk.get_by_role("heading", name="Solved for you").wait_for()
    while "That is all" not in desk.inner_text():
        bare.reaches('[data-do="next"]')
        bare.presses("Enter")
    bare.reaches('[data-do="open"]')
    for number, (name, way) in enumerate(SHORT.tries, 1):
        bare.presses("Enter")
        desk.locator(".bd-ask").first.wait_for()
        assert bare.focus() == desk.locator("h2").inner_text()
        plays(bare, desk, ladder)
        desk.get_by_role("heading", name="Four results, kept apart").wait_for()
        assert "You passed" in desk.inner_text(), (name, way)
        if number == 2:
            desk.screenshot(path=shots / "debrief-in-ladder-1280-light.png")
        bare.reaches('[data-do="open"]' if number < len(SHORT.tries) else '[data-do="back"]')
    bare.presses("Enter")
    desk.get_by_text("You have passed every rung.").wait_for()
    assert desk.get_by_text("done", exact=True).count() >= len(SHORT.tries)


IN_SIGHT = """css => { const box = document.querySelector(css).getBoundingClientRect();
    return box.top >= 0 && (box.bottom <= innerHeight || box.height > innerHeight * .8 && box.top < 40); }"""


SHEET = "e => e.getBoundingClientRect().width / e.parentElement.getBoundingClientRect().width"


def test_a_letter_in_a_solved_case_lies_on_a_paper_as_wide_as_its_words(bare, shots):
    example = desks.worked_example("appeals/the-second-look", 1)
    while example.view["steps"][-1]["kind"] != "text":
        example.receive({"do": "next"})
    desk = bare.lays(example)

    assert desk.locator(".bd-sheet").evaluate(SHEET) < 0.75
    title = desk.get_by_role("heading", name="The letter that goes out on 09/14/2026")
    size = "e => getComputedStyle(e).fontSize"
    assert title.evaluate(size) == desk.locator(".bd-step--question .bd-q").first.evaluate(size)
    bare.looks_well(shots, "solved-letter")


BROKEN = """() => [...document.querySelectorAll(".bd-keep")].filter((each) => each.getClientRects().length > 1
    || each.getBoundingClientRect().right > each.closest(".bd-doc, .bd-sheet").getBoundingClientRect().right)
    .map((each) => each.innerText)"""


@pytest.mark.parametrize("width", [1280, 640, 320])
def test_no_number_breaks_across_lines_and_a_letter_is_copied_as_it_is(bare, width):
    bare.page.set_viewport_size({"width": width, "height": 900})
    example = desks.worked_example("appeals/the-second-look", 1)
    while example.view["steps"][-1]["kind"] != "text":
        example.receive({"do": "next"})
    desk = bare.lays(example)

    kept = desk.locator(".bd-keep").all_inner_texts()
    assert {"ZZC 000 6137 02", "CB26-7656-V410", "October 1, 2026", "(316) 555-0138"} <= set(kept)
    assert desk.locator(".bd-doc .bd-keep").count() > 0
    assert bare.page.evaluate(BROKEN) == []
    copied = "e => { getSelection().selectAllChildren(e); return getSelection().toString(); }"
    letter = desk.locator(".bd-letter")
    assert letter.evaluate("e => e.textContent") == example.view["steps"][-1]["says"]
    assert letter.evaluate(copied).split() == example.view["steps"][-1]["says"].split()


def test_a_complete_letter_opens_and_closes_by_keyboard_and_the_button_says_which(bare, shots):
    desk = bare.lays(desks.letter_workshop())
    bare.reaches('[data-key="show"]')
    assert desk.locator('[data-key="show"]').get_attribute("aria-expanded") == "false"
    bare.presses("Enter")
    desk.get_by_text("Tick the papers that it names").wait_for()
    assert bare.focus() == "A complete letter"
    assert desk.locator('[data-key="show"]').get_attribute("aria-expanded") == "true"
    bare.looks_well(shots, "workshop-letter")

    desk.get_by_role("button", name="Hide the complete letter").focus()
    bare.presses("Enter")
    desk.get_by_role("button", name="Show a complete letter").wait_for()
    assert bare.focus() == "Show a complete letter"
    assert desk.locator(".bd-sheet").count() == 0


@pytest.mark.parametrize("width", [1280, 640])
def test_each_new_step_of_a_solved_case_is_in_sight_and_the_focus_stays_until_all_is_read(bare, width):
    bare.page.set_viewport_size({"width": width, "height": 900})
    example = desks.worked_example("appeals/the-second-look", 1)
    desk = bare.lays(example)
    bare.reaches('[data-do="next"]')
    for step in range(2, example.view["of"]):
        bare.presses("Enter")
        desk.get_by_text(f"Step {step} of").wait_for()
        assert bare.page.evaluate(IN_SIGHT, ".bd-solution > :last-child"), step
        assert bare.focus() == "Next step"
        is_long = example.view["steps"][-1]["kind"] == "text"
        assert is_long or bare.page.evaluate(IN_SIGHT, '[data-do="next"]'), step
    bare.presses("Enter")
    desk.get_by_role("heading", name="That is all").wait_for()
    assert bare.page.evaluate(IN_SIGHT, ".bd-solution > :last-child")
    assert bare.focus() == "That is all"
    bare.presses("Tab", "Enter")
    desk.get_by_text("Step 1 of").wait_for()
    assert bare.focus().startswith("Solved for you")


@pytest.mark.parametrize(("theme", "ring"), [("light", "rgb(31, 78, 140)"), ("dark", "rgb(156, 192, 244)")])
def test_the_ring_around_what_has_the_focus_can_be_seen_in_either_theme(bare, store, theme, ring):
    bare.lays(Ladder(SHORT, store))
    bare.wears(theme)
    bare.reaches(".bd .bd-btn--main")

    assert bare.page.evaluate("getComputedStyle(document.activeElement).outlineColor") == ring


def plays(bare, desk, ladder):
    """Answers each question as an expert would, with Tab, arrows, Space and Enter alone."""
    episode = ladder._open.sitting.episode
    while not episode.done:
        stage = episode.stage
        for question in stage.questions:
            form = f'form[data-question="{question.id}"]'
            value = right_value(question, episode.case.facts)
            if question.kind == "choice":
                bare.reaches(f'{form} input[type="radio"]')
                for _ in question.options:
                    if bare.page.evaluate("document.activeElement.value") != value:
                        bare.presses("ArrowDown")
                bare.presses("Space")
                bare.reaches(f'{form} [type="submit"]')
            else:
                bare.reaches(f"{form} input")
                bare.page.keyboard.type(value)
            bare.presses("Enter")
            desk.locator(form).get_by_role("button", name="Check", exact=False).or_(
                desk.locator(form).get_by_role("button", name="Answered")
            ).first.wait_for()
            bare.until(lambda form=form: desk.locator(f'{form} [type="submit"][aria-disabled="true"]').count())
        bare.reaches('[data-do="onward"]')
        bare.presses("Enter")
        bare.until(lambda stage=stage: episode.done or episode.stage is not stage)
        bare.page.wait_for_timeout(100)


DESKS = {
    "start": lambda store: _named(StartPage(store)),
    "start-new": lambda store: StartPage(store),
    "ladder": lambda store: Ladder(SHORT, store),
    "life": lambda _: desks.life_of_a_claim(),
    "layouts": lambda _: desks.three_layouts(),
    **{f"figures-{show}": lambda _, show=show: desks.figures(show) for show in ("aging", "denials", "kpis", "teams")},
    "drill": lambda _: desks.deadline_drill(7),
    "workshop": lambda _: _checked(desks.letter_workshop()),
    "draft": lambda _: _with_mistakes(desks.try_a_scenario()),
    "not-open": lambda _: desks.exercise("eob/none"),
}


def _named(page):
    page.receive({"do": "name", "name": "Tanisha"})
    return page


def _checked(workshop):
    workshop.receive({"do": "check-letter", "letter": "We got the approval on 01/02/2020. Please pay.", "evidence": []})
    return workshop


def _with_mistakes(draft):
    text = draft.view["text"].replace("axis: resolution", "axis: resolutoin")
    draft.receive({"do": "check", "text": text})
    return draft


@pytest.mark.parametrize("name", DESKS)
def test_every_desk_passes_axe_and_fits_at_every_width_and_in_both_themes(bare, store, shots, name):
    desk = bare.lays(DESKS[name](store))
    tabs = desk.get_by_role("tab").count() or 1
    for width in (1280, 720, 320):
        bare.page.set_viewport_size({"width": width, "height": 900})
        for at in range(tabs):
            if tabs > 1:
                desk.get_by_role("tab").nth(at).click()
            for theme in ("dark", "light") if width > 320 else ("light",):
                bare.wears(theme)
                assert bare.violations() == [], (width, at, theme)
                desk.screenshot(path=shots / f"{name}-{at + 1}-{width}-{theme}.png")
            assert bare.too_wide() == 0, (width, at)
            assert bare.too_small() == [], (width, at)


def test_a_text_is_checked_its_mistake_is_found_and_a_mended_one_shows_what_a_trainee_sees(bare):
    desk = bare.lays(desks.try_a_scenario())
    text = desk.get_by_label("The scenario")
    clean = text.input_value()
    text.fill(clean.replace("money: eob.patient_share", "money: eob.pateint_share"))
    desk.get_by_role("button", name="Check it").click()
    desk.get_by_role("button", name="Show it on line").click()
    chosen = "e => e.value.slice(e.selectionStart, e.selectionEnd)"
    assert "eob.pateint_share" in text.evaluate(chosen)
    text.fill(clean)
    desk.get_by_role("button", name="Check it").click()
    desk.get_by_text("No mistake found.").wait_for()
    assert desk.get_by_role("tab", name="Remittance").is_visible()
    desk.get_by_role("button", name="Begin anew").click()
    bare.until(lambda: desk.get_by_text("No mistake found.").count() == 0)
    assert text.input_value() == clean


def test_a_last_day_is_counted_by_keyboard_alone(bare):
    drill = desks.deadline_drill(7)
    right = print_date(task(7, 1).deadline.day)
    desk = bare.lays(drill)

    desk.locator("input").focus()
    bare.page.keyboard.type(right)
    bare.page.keyboard.press("Enter")

    desk.get_by_text("Right.").wait_for()
    assert bare.page.evaluate("document.activeElement.textContent") == "Next notice"
    bare.page.keyboard.press("Enter")
    desk.get_by_text("Notice 2").wait_for()
    assert bare.broke == []
