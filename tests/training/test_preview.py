"""What a trainer prints before the class: the scenario as it will be met, and the sheet to teach it from."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from simulator.cli import main
from simulator.scenario.load import load_scenario, scenario_names
from simulator.training.facilitator import sheet
from simulator.training.preview import preview

NAME = "eob/three-line-visit"


class Reader(HTMLParser):
    """Every id, and every tag that is left open."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.ids += [value for name, value in attrs if name == "id"]
        if tag not in ("meta", "br", "input", "img", "i", "use"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in self.open:
            assert self.open.pop() == tag


@pytest.mark.parametrize("make", [preview, sheet])
@pytest.mark.parametrize("name", scenario_names())
def test_a_page_is_whole_and_fetches_nothing(make, name):
    text = make(load_scenario(name), 7, ".bd { color: red }")
    read = Reader(text)

    assert read.open == []
    assert len(set(read.ids)) == len(read.ids)
    assert not re.search(r'(src|href)="http|@import|url\(', text)
    assert ".bd { color: red }" in text
    assert "{" not in re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)


def test_the_preview_shows_the_papers_first_and_the_key_only_behind_them():
    """Seed 7 as in the plays: 85.20 is right, 1,231.20 is charge minus payment."""
    text = preview(load_scenario(NAME), 7, "")
    before, key = text.split("For the trainer only")

    assert "Explanation of payment" in before
    assert "How much may we ask the patient to pay for this visit?" in before
    assert "The log holds the approval" not in before
    for said in ("no authorization", "$85.20", "$1,231.20", "critical error", "Seed 11"):
        assert said in key, said


def test_the_sheet_holds_goals_path_errors_and_numbers():
    text = sheet(load_scenario(NAME), 7, "")

    for said in (
        "EOB-4",
        "The expert’s path, seed 7",
        "charge minus payment",
        "What to ask afterwards",
        "Seed 11",
        "policy",
    ):
        assert said in text, said


@pytest.mark.parametrize("verb", ["preview", "sheet"])
def test_the_page_is_written_where_it_was_asked_for(verb, tmp_path, capsys):
    out = tmp_path / "page.html"

    assert main([verb, NAME, "--seed", "3", "--out", str(out)]) == 0
    assert "--bd-ink" in out.read_text(encoding="utf-8")
    assert str(out) in capsys.readouterr().out


def test_a_page_of_no_scenario_is_one_sentence(capsys):
    assert main(["preview", "eob/three-lin-visit"]) == 2
    assert "Did you mean `eob/three-line-visit`?" in capsys.readouterr().err


@pytest.mark.parametrize("make", [preview, sheet], ids=["preview", "sheet"])
def test_a_claim_that_is_worked_is_printed_with_its_file_the_expert_s_steps_and_what_they_bring(make):
    """Seed 7 by hand: 298.00 on day 32, less 4.76 for the days and 15.00 for the sending."""
    page = make(load_scenario("appeals/approval-in-the-log"), 7, "")

    assert "It brings $278.24, when days and work are counted." in page
    assert "The last day is 09/16/2026." in page
    assert "We have changed our decision and will pay $238.40." in page
    assert ("In our file" in page) == (make is preview)
    assert ("The payer does not take a number after it has refused." in page) == (make is sheet)


def test_a_page_that_was_given_no_place_lies_in_a_folder_of_its_own(tmp_path, monkeypatch, capsys):
    """In a folder that all share a page of that name may be somebody else's."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    for _ in range(2):
        assert main(["preview", NAME]) == 0

    said = [Path(line.removeprefix("Written: ")) for line in capsys.readouterr().out.splitlines()]
    assert sorted(said) == sorted(tmp_path.glob("*/*"))
    assert len({file.parent for file in said}) == 2
