"""Role-play cards on paper: every talk, every card on one page of A4 and of Letter; and the desk that saves them."""

from __future__ import annotations

import io

import pytest
from axe_playwright_python.sync_playwright import Axe
from pypdf import PdfReader

from simulator.desk.assets import styles
from simulator.desk.role_play import RolePlayCards
from simulator.scenario.load import load_scenario
from simulator.training.cards import as_page, cards_of, talks

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", talks())
def test_every_card_is_one_page_on_a4_and_on_letter(browser, name):
    page = browser.new_page()
    for seed in (7, 8):
        cards = cards_of(load_scenario(name), seed)
        page.set_content(as_page(cards, styles()))
        for paper in ("A4", "Letter"):
            printed = PdfReader(io.BytesIO(page.pdf(format=paper))).pages
            assert len(printed) == len(cards), (seed, paper)
            for sheet, card in zip(printed, cards, strict=True):
                assert sheet.extract_text().startswith(card.title)
    page.close()


def test_cards_are_saved_by_keyboard_and_no_rule_of_access_is_broken(bare, shots):
    desk = bare.lays(RolePlayCards("talk/a-plan-that-fits", 7))
    desk.get_by_role("combobox", name="Which talk?").select_option("talk/words-of-despair")
    desk.get_by_role("button", name="Another person").press("Enter")
    desk.get_by_text("Person 8").wait_for()
    desk.get_by_role("button", name="The collector’s alone").press("Enter")
    desk.get_by_role("status").get_by_text("Saved as cards-collector-8.html").wait_for()

    bare.page.screenshot(path=shots / "role-play.png", full_page=True)
    assert bare.violations() == []


def test_a_page_of_cards_breaks_no_rule_of_access(browser):
    for width in (1280, 400):
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.set_content(as_page(cards_of(load_scenario("talk/words-of-despair"), 7), styles()))
        assert Axe().run(page).response["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.close()
