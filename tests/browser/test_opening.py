"""Opening: the first page, and a lesson on a computer where our extension does not run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.lab import Trainee, open_lab

pytestmark = pytest.mark.browser

FIRST_PAGE = "00-start-here.ipynb"
LESSON = "02-reading-an-eob.ipynb"


def test_the_first_page_takes_a_name_checks_this_computer_opens_the_lesson_and_knows_what_was_done(
    trainee, shots: Path
):
    trainee.page.set_viewport_size({"width": 1280, "height": 1200})
    trainee.opens(FIRST_PAGE)
    desk = trainee.desk("Welcome")
    desk.screenshot(path=shots / "start-1280-new.png")
    desk.get_by_label("What may we call you?").fill("Tanisha")
    trainee.page.keyboard.press("Enter")
    desk = trainee.desk("Hello, Tanisha")
    desk.get_by_role("button", name="Check now").click()
    desk.get_by_text("Saving works").wait_for()
    assert "Clicking works" in desk.inner_text()
    assert trainee.violations() == []
    desk.screenshot(path=shots / "start-1280-light.png")

    desk.get_by_role("button", name="Start this lesson").click()
    trainee.page.locator(".bd-rungs").first.wait_for(timeout=40_000)
    assert LESSON in trainee.page.url

    trainee.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden).bd-lesson-ran").wait_for()  # nothing moves any more
    trainee.page.locator('[data-key="open-practice-eob/clean-visit"]').focus()
    trainee.presses("Enter")
    trainee.answers(trainee.desk("A visit, a chest X-ray and therapy"), "patient-owes", "0.01")
    trainee.page.locator(".lm-TabBar-tab", has_text=FIRST_PAGE).click()
    desk.get_by_text("1 step, saved").wait_for()


def test_without_our_extension_the_run_button_opens_the_desks(browser: Browser, tmp_path: Path):
    with open_lab(tmp_path, with_extension=False) as lab:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        trainee = Trainee(context.new_page(), lab)
        trainee.opens(FIRST_PAGE, "button:has-text('Run this lesson')")
        trainee.page.wait_for_timeout(1500)
        assert trainee.page.locator(".bd").count() == 0
        assert trainee.page.get_by_text("Press Run at the top of this page").count() == 1
        trainee.page.get_by_role("button", name="Run this lesson").click()
        trainee.page.locator(".bd").first.wait_for(timeout=20_000)

        cells = trainee.page.locator(".jp-Cell").count()
        trainee.page.locator(".bd input").first.focus()
        for key in ("Escape", "d", "d"):
            trainee.page.keyboard.press(key)
        trainee.page.locator(".bd button").first.focus()
        for key in ("Escape", "d", "d"):
            trainee.page.keyboard.press(key)
        assert trainee.page.locator(".jp-Cell").count() == cells
        assert trainee.left == []
        context.close()


def test_a_page_that_only_claims_to_be_a_lesson_does_not_run_by_itself(trainee: Trainee):
    cell = {
        "cell_type": "code",
        "id": "other",
        "metadata": {},
        "execution_count": None,
        "outputs": [],
        "source": ["print('ran')"],
    }
    page = {"cells": [cell], "metadata": {"balance_due": True}, "nbformat": 4, "nbformat_minor": 5}
    claims = trainee.lab.folder / "lessons" / "notebooks" / "claims.ipynb"
    claims.write_text(json.dumps(page), encoding="utf-8")
    trainee.opens(claims.name, ".bd-lesson .jp-CodeCell")
    trainee.page.wait_for_timeout(4000)
    assert trainee.page.locator(".jp-OutputArea-child").count() == 0
    claims.unlink()
