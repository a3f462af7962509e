"""`balance-due letters`: what it prints, and how it ends."""

import json

import pytest

from simulator.cli import main


def letter(folder, name, typed):
    """A letter in a folder of its own, which claims an approval and an amount that its file does not have."""
    (folder / "letters").mkdir(exist_ok=True)
    (folder / "files").mkdir(exist_ok=True)
    (folder / "files" / "small.yaml").write_text(
        "today: 2026-05-04\nfamily: necessity\npatient: Ana Ruiz\npayer: {name: Osprey Health Plan}\n"
        "practice: {name: Harrow Creek Clinic}\nsigner: {name: Ruth Adeyemi}\n",
        encoding="utf-8",
    )
    (folder / "letters" / f"{name}.txt").write_text(
        "We obtained authorization. Pay the $80.00 now, please.\n", encoding="utf-8"
    )
    (folder / "letters" / f"{name}.yaml").write_text(f"file: small\n{typed}", encoding="utf-8")


@pytest.mark.parametrize("whole", [False, pytest.param(True, marks=pytest.mark.deep)], ids=["a letter", "the corpus"])
def test_precision_recall_and_time_are_printed(tmp_path, capsys, whole):
    letter(tmp_path, "odd", "fabricated: [obtained authorization]\nunsupported: [$80.00]\n")

    assert main(["letters", *([] if whole else [str(tmp_path)])]) == 0
    said = capsys.readouterr().out

    assert "fabricated" in said
    assert "precision" in said
    assert "ms for the middle one" in said


@pytest.mark.parametrize(
    ("typed", "found", "ok", "ends"),
    [
        ("fabricated: [obtained authorization]\nunsupported: [$80.00]", (1, 0, 0, 1.0, 1.0), True, 0),
        ("fabricated: [obtained authorization, Pay the]\nunsupported: [$80.00]", (1, 0, 1, 1.0, 0.5), False, 1),
        ("unsupported: [$80.00]", (0, 1, 0, 0.0, None), False, 1),
    ],
)
def test_a_program_gets_one_list_of_figures_and_hears_whether_the_goal_is_met(tmp_path, capsys, typed, found, ok, ends):
    """The goal for what is made up is 0.98. Only the letter written after the checks is counted."""
    letter(tmp_path, "odd", f"{typed}\nunseen: yes\n")
    letter(tmp_path, "seen", "fabricated: [now]\n")

    assert main(["letters", str(tmp_path), "--unseen", "--json"]) == ends
    said = json.loads(capsys.readouterr().out)

    assert [each["verdict"] for each in said] == ["fabricated", "unsupported", "slip", "private", "unfilled"]
    assert list(said[0]) == ["verdict", "right", "besides", "missed", "precision", "recall", "goal", "ok"]
    assert tuple(said[0].values()) == ("fabricated", *found, 0.98, ok)


def test_of_letters_without_a_fault_it_says_how_many_are_marked(tmp_path, capsys):
    letter(tmp_path, "blamed", "unseen: yes\n")
    letter(tmp_path, "rightly", "fabricated: [obtained authorization]\nunsupported: [$80.00]\n")
    (tmp_path / "letters" / "clean.yaml").write_text("file: small\n", encoding="utf-8")
    (tmp_path / "letters" / "clean.txt").write_text("Please send us a copy of your rule.\n", encoding="utf-8")

    main(["letters", str(tmp_path)])
    assert "2 letters without a fault: 1 of them without a mark." in capsys.readouterr().out


@pytest.mark.parametrize(("folder", "says"), [("nowhere", "There is no folder"), (".", "there are no letters here")])
def test_a_folder_without_letters_is_one_sentence(folder, says, tmp_path, capsys):
    assert main(["letters", str(tmp_path / folder)]) == 2
    assert says in capsys.readouterr().err


def test_a_letter_that_is_read_otherwise_than_typed_is_shown_and_is_a_finding(tmp_path, capsys):
    letter(tmp_path, "odd", "fabricated: [Pay the]\n")

    assert main(["letters", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert "odd: not found to be fabricated: “Pay the”" in said
    assert "odd: taken for fabricated: “obtained authorization”" in said
    assert "odd: taken for unsupported: “$80.00”" in said
