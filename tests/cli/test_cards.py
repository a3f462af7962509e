"""`balance-due cards`: a page, a folder of pages or plain text, and one plain sentence where that cannot be."""

from __future__ import annotations

import sys

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


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["eob/three-line-visit"], "Nobody is on the line in eob/three-line-visit"),
        (["talk/a-plan-that-fit"], "Did you mean `talk/a-plan-that-fits`?"),
        ([NAME, "--seed", "-1"], "is no seed"),
        ([NAME, "--for", "judge"], "invalid choice"),
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
