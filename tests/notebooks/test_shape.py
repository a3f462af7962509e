"""The shape every lesson keeps: prose, one-line cells, nothing a trainee can break, nothing stored but plain text."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from simulator.dates import long_date
from simulator.desk.lessons import lesson_called
from simulator.desk.sittings import APART
from simulator.records.sitting import FIRST_SEED
from simulator.training.episode import open_episode
from simulator.training.plays import check
from simulator.training.solved import WATCHED_SEED

LESSONS = sorted((Path(__file__).resolve().parents[2] / "notebooks").glob("*.ipynb"))
RUN_BUTTON = re.compile(
    r'<button [^>]*data-commandlinker-command="notebook:run-all-cells"[^>]*>Run this lesson</button>'
)


def test_there_are_lessons_to_hold_to_their_shape() -> None:
    assert {lesson.name for lesson in LESSONS} >= {"00-start-here.ipynb", "02-reading-an-eob.ipynb"}


@pytest.fixture(params=LESSONS, ids=lambda lesson: lesson.stem)
def lesson(request: pytest.FixtureRequest) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(request.param.read_text(encoding="utf-8"))
    return read


def code_cells(lesson: dict[str, Any]) -> list[dict[str, Any]]:
    return [cell for cell in lesson["cells"] if cell["cell_type"] == "code"]


def test_a_lesson_says_that_it_is_one_of_ours(lesson: dict[str, Any]) -> None:
    assert lesson["metadata"]["balance_due"] is True


def test_a_lesson_begins_with_its_title_and_its_run_button(lesson: dict[str, Any]) -> None:
    first = lesson["cells"][0]
    words = "".join(first["source"])
    assert first["cell_type"] == "markdown"
    assert words.startswith("# ")
    assert RUN_BUTTON.search(words)


def test_every_cell_is_locked(lesson: dict[str, Any]) -> None:
    for cell in lesson["cells"]:
        assert cell["metadata"]["deletable"] is False
        assert cell["metadata"]["editable"] is False


def test_code_is_one_short_hidden_line_that_asks_the_desk(lesson: dict[str, Any]) -> None:
    assert code_cells(lesson)
    for cell in code_cells(lesson):
        (line,) = cell["source"]
        assert line.startswith("from simulator import desk; desk.")
        assert len(line) < 90
        assert cell["metadata"]["jupyter"] == {"source_hidden": True}
        assert "hide-input" in cell["metadata"]["tags"]


def test_what_is_stored_is_plain_text_and_no_widget(lesson: dict[str, Any]) -> None:
    assert "widgets" not in lesson["metadata"]
    for cell in code_cells(lesson):
        (output,) = cell["outputs"]
        assert list(output["data"]) == ["text/plain"]
        assert "Press Run at the top of this page" in "".join(output["data"]["text/plain"])


def test_prose_holds_no_dollar_sign_because_lab_would_read_mathematics(lesson: dict[str, Any]) -> None:
    for cell in lesson["cells"]:
        if cell["cell_type"] == "markdown":
            assert "$" not in "".join(cell["source"])


def test_only_the_first_heading_is_of_the_first_level_and_no_level_is_skipped(lesson: dict[str, Any]) -> None:
    prose = "\n".join("".join(cell["source"]) for cell in lesson["cells"] if cell["cell_type"] == "markdown")
    levels = [len(marks) for marks in re.findall(r"^(#+) ", prose, flags=re.MULTILINE)]
    assert levels[0] == 1
    assert all(level == 2 for level in levels[1:])


def test_links_between_lessons_lead_somewhere() -> None:
    for lesson in LESSONS:
        for target in re.findall(r"\]\(([\w-]+\.ipynb)\)", lesson.read_text(encoding="utf-8")):
            assert (lesson.parent / target).is_file()


def test_the_small_appeal_on_the_page_for_trainers_is_one_that_the_check_takes(tmp_path: Path) -> None:
    """With a title, a claim and its sources around it, only the plays are lacking."""
    cells = json.loads((LESSONS[0].parent / "20-writing-a-scenario.ipynb").read_text(encoding="utf-8"))["cells"]
    said = "".join(next(cell for cell in cells if cell["id"] == "appeal")["source"])
    case, stages = said.partition("```yaml\n")[2].partition("```")[0].split("stages:\n")
    file = tmp_path / "mine.yaml"
    file.write_text(
        "title: An approval that was left off\nlevel: core\nrole: first_party\ntoday: 2026-03-27\nminutes: 12\n"
        f"{case}"
        "  coverage: {plan: ppo-silver}\n"
        "  claim:\n    lines:\n      - {service: mri-brain, flaw: no_authorization, approval_on_file: yes}\n"
        f"stages:\n{stages}"
        "sources: [codes/carc/197]\n",
        encoding="utf-8",
    )

    assert [each.code for each in check(file)] == ["SC030"]


def test_the_worked_case_of_an_appeal_gives_no_charge_and_no_last_day_of_an_exercise_away() -> None:
    """What is read before the ladder, or watched on it, is another account than any that is then worked."""
    lesson = next(each for each in LESSONS if each.stem == "03-appeals")
    prose = "".join("".join(cell["source"]) for cell in json.loads(lesson.read_text(encoding="utf-8"))["cells"])
    assert "1,045.00" in prose
    assert "September 8" in prose
    (name,) = lesson_called("appeals").rungs[0].exercises
    watched = open_episode(name, WATCHED_SEED).case.follow_up
    for seed in (FIRST_SEED + apart for apart in APART.values()):
        tried = open_episode(name, seed).case.follow_up
        assert tried is not None
        assert watched is not None
        assert not {str(each.charge) for each in tried.splits} & {str(each.charge) for each in watched.splits}
        assert tried.letter["deadline"] != watched.letter["deadline"]
        assert str(tried.office_holds) not in prose
        assert long_date(date.fromisoformat(tried.letter["deadline"])).split(",")[0] not in prose
