"""`balance-due cards`: a page, a folder of pages or plain text, and one plain sentence where that cannot be."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from simulator.cli import main
from simulator.training import cards

NAME = "talk/a-plan-that-fits"


def test_the_cards_of_a_talk_are_written_where_they_were_asked_for(tmp_path, capsys):
    out = tmp_path / "cards.html"

    assert main(["cards", NAME, "--seed", "9", "-o", str(out)]) == 0
    assert out.read_text(encoding="utf-8").count("<article") == 4
    assert str(out) in capsys.readouterr().out


def test_the_whole_rung_goes_into_one_folder(tmp_path, capsys, monkeypatch):
    few = [NAME, "talk/words-of-despair"]
    monkeypatch.setattr(cards, "talks", lambda: few)

    assert main(["cards", "--out", str(tmp_path / "rung")]) == 0
    assert sorted(each.name for each in (tmp_path / "rung").iterdir()) == [
        "a-plan-that-fits.cards.html",
        "words-of-despair.cards.html",
    ]
    assert "2 pages" in capsys.readouterr().out


def test_one_card_alone_is_printed_as_text_for_who_has_it_read_aloud(capsys):
    assert main(["cards", NAME, "--text", "--for", "collector"]) == 0
    told = capsys.readouterr().out

    assert told.startswith("Card 1. You are the collector\n")
    assert "Card 2" not in told
    assert "<" not in told


def test_cards_without_a_seed_are_not_those_of_an_exercise(capsys):
    """Exercises begin at 7, 107 and 207."""
    assert main(["cards", NAME, "--text", "--for", "expert"]) == 0

    assert "seed 700" in capsys.readouterr().out


def test_a_place_that_was_not_named_is_the_learners_own_folder(capsys):
    """A fixed name in a folder for everybody belongs to the first who used it."""
    for _ in range(2):  # the same cards may be dealt again
        assert main(["cards", NAME]) == 0
    page = Path(os.environ["BALANCE_DUE_HOME"]) / "cards" / "a-plan-that-fits.cards.html"
    assert str(page) in capsys.readouterr().out
    assert page.is_file()


def test_a_page_that_is_not_of_cards_is_never_written_over(tmp_path, capsys):
    mine = tmp_path / "mine.html"
    mine.write_text("<p>My own work</p>", encoding="utf-8")

    assert main(["cards", NAME, "-o", str(mine)]) == 2
    assert "is there already and is no page of cards" in capsys.readouterr().err
    assert mine.read_text(encoding="utf-8") == "<p>My own work</p>"

    theirs = tmp_path / "rung" / "a-plan-that-fits.cards.html"
    theirs.mkdir(parents=True)
    assert main(["cards", NAME, "-o", str(tmp_path / "rung")]) == 2
    assert "is there already and is no page of cards" in capsys.readouterr().err


def test_cards_are_dealt_again_onto_their_own_page(tmp_path):
    out = tmp_path / "cards.html"

    assert [main(["cards", NAME, "--seed", seed, "-o", str(out)]) for seed in ("9", "10")] == [0, 0]
    assert "seed 10" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([NAME, "-o", "page.pdf"], "page.pdf is no folder. Name one for the pages, or a page that ends in .html"),
        (["-o", "page.html"], "page.html is one page, and "),
        ([NAME, "-o", ""], "names no place"),
        ([NAME, "-o", " "], "names no place"),
        (["", "-o", "new"], "There is no scenario ``."),
    ],
)
def test_a_place_that_cannot_be_meant_is_one_sentence_and_nothing_is_made(
    arguments, says, tmp_path, capsys, monkeypatch
):
    monkeypatch.chdir(tmp_path)

    assert main(["cards", *arguments]) == 2
    told = capsys.readouterr().err
    assert says in told
    assert told.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["eob/three-line-visit"], "Nobody is on the line in eob/three-line-visit"),
        (["talk/a-plan-that-fit"], "Did you mean `talk/a-plan-that-fits`?"),
        ([NAME, "--seed", "-1"], "is no seed"),
        ([NAME, "--for", "judge"], "--for: “judge” is not one of"),
    ],
)
def test_what_cannot_be_dealt_is_one_sentence_and_no_file(arguments, says, tmp_path, capsys):
    assert main(["cards", *arguments, "--out", str(tmp_path / "new")]) == 2
    told = capsys.readouterr()

    assert says in told.err
    assert told.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_one_sentence(tmp_path, capsys):
    file = tmp_path / "taken.txt"
    file.write_text("mine", encoding="utf-8")

    assert main(["cards", NAME, "--out", str(file)]) == 2
    assert "is no folder" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="/dev/null is no file there")
def test_a_folder_that_cannot_be_written_is_one_sentence(capsys):
    assert main(["cards", NAME, "--out", "/dev/null/cards"]) == 2
    told = capsys.readouterr()

    assert told.err.startswith("/dev/null")
    assert told.err.count("\n") == 1
