"""The first page: a name, a check of this computer, what to do next, where one stopped."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator import desk
from simulator.desk.lessons import lessons
from simulator.desk.start_page import StartPage
from simulator.records import Store
from simulator.scenario.load import scenario_names

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"


@pytest.fixture
def page(store: Store) -> StartPage:
    return StartPage(store)


def test_a_name_is_kept_and_an_empty_one_is_not(page: StartPage, store: Store):
    page.receive({"do": "name", "name": "  "})
    assert page.view["learner"] == ""
    page.receive({"do": "name", "name": "Tanisha"})
    assert page.view["learner"] == store.learner == "Tanisha"


def test_the_check_says_what_it_found(page: StartPage):
    assert page.view["checked"] is None
    page.receive({"do": "check"})
    assert page.view["checked"] == {"saved": True}


def test_a_folder_that_cannot_be_written_is_said_and_the_page_still_opens(tmp_path: Path):
    (tmp_path / "taken").write_text("a file where a folder should be", encoding="utf-8")
    page = StartPage(Store.open(tmp_path / "taken"))
    page.receive({"do": "check"})
    assert page.view["checked"] == {"saved": False}
    assert "not being saved" in page.view["warning"]


@pytest.mark.usefixtures("home")
def test_what_is_half_done_is_offered_again():
    exercise = desk.exercise("eob/clean-visit")
    exercise.receive({"do": "answer", "question": "patient-owes", "value": "0.01"})
    page = desk.start()
    assert page.view["resume"]["title"] == "A visit, a chest X-ray and therapy"
    assert page.view["resume"]["moves"] == 1
    assert page.view["resume"]["way"] == "Try with hints"


def test_every_lesson_is_a_notebook_and_every_exercise_a_scenario():
    for lesson in lessons():
        text = (NOTEBOOKS / lesson.notebook).read_text(encoding="utf-8")
        assert set(lesson.exercises) <= set(scenario_names())
        if lesson.rungs:
            assert f'desk.ladder(\\"{lesson.name}\\")' in text


def test_a_newcomer_is_shown_the_first_exercise_and_no_skill_is_claimed(page: StartPage):
    first = next(lesson for lesson in lessons() if lesson.tries)
    assert page.view["next"]["notebook"] == first.notebook
    assert page.view["next"]["exercise"]["way"] == "Try with hints"
    assert page.view["resume"] is None
    assert {skill for domain in page.view["domains"] for skill in domain["skills"]} == {"not met"}


def test_the_skills_of_all_twelve_domains_are_there(page: StartPage):
    domains = page.view["domains"]
    assert len(domains) == 12
    assert sum(len(domain["skills"]) for domain in domains) == 89  # as in the list of competencies
