"""`balance-due letters`: what it prints, and how it ends."""

import json

import pytest

from simulator.cli import main


def test_precision_recall_and_time_are_printed(capsys):
    assert main(["letters"]) == 0
    said = capsys.readouterr().out

    assert "fabricated" in said
    assert "precision" in said
    assert "ms for the middle one" in said


def test_a_program_gets_one_list_of_figures(capsys):
    assert main(["letters", "--unseen", "--json"]) in (0, 1)
    found = json.loads(capsys.readouterr().out)

    assert [each["verdict"] for each in found] == ["fabricated", "unsupported", "slip", "private", "unfilled"]
    assert set(found[0]) == {"verdict", "right", "besides", "missed", "precision", "recall", "goal", "ok"}


@pytest.mark.parametrize(("folder", "says"), [("nowhere", "There is no folder"), (".", "there are no letters here")])
def test_a_folder_without_letters_is_one_sentence(folder, says, tmp_path, capsys):
    assert main(["letters", str(tmp_path / folder)]) == 2
    assert says in capsys.readouterr().err


def test_a_letter_that_is_read_otherwise_than_typed_is_shown_and_is_a_finding(tmp_path, capsys):
    (tmp_path / "letters").mkdir()
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "small.yaml").write_text(
        "today: 2026-05-04\nfamily: necessity\npatient: Ana Ruiz\npayer: {name: Osprey Health Plan}\n"
        "practice: {name: Harrow Creek Clinic}\nsigner: {name: Ruth Adeyemi}\n",
        encoding="utf-8",
    )
    (tmp_path / "letters" / "odd.txt").write_text(
        "We obtained authorization. Pay the $80.00 now, please.\n", encoding="utf-8"
    )
    (tmp_path / "letters" / "odd.yaml").write_text("file: small\nfabricated: [Pay the]\n", encoding="utf-8")

    assert main(["letters", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert "odd: not found to be fabricated: “Pay the”" in said
    assert "odd: taken for fabricated: “obtained authorization”" in said
    assert "odd: taken for unsupported: “$80.00”" in said
