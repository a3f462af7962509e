"""The command line: what it prints, how it ends, and one plain sentence for every misunderstanding."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from simulator.cli import main

EXAMPLES = Path(__file__).parent / "scenario" / "examples"


def typed(monkeypatch, *lines: str) -> None:
    """What the trainee types, line by line; then the input ends."""
    waiting = iter(lines)

    def read(_: str) -> str:
        try:
            return next(waiting)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("builtins.input", read)


def test_a_clean_scenario_is_checked_and_the_command_ends_well(capsys):
    assert main(["check", str(EXAMPLES / "clean.yaml")]) == 0
    assert capsys.readouterr().out == "1 scenario, no mistakes.\n"


def test_check_without_files_takes_the_whole_bank(capsys):
    assert main(["check"]) == 0
    assert capsys.readouterr().out.endswith("scenarios, no mistakes.\n")


def test_a_mistake_is_printed_with_file_line_words_and_a_suggestion(tmp_path, capsys):
    for name in ("clean.yaml", "clean.plays.yaml"):
        text = (EXAMPLES / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace("level: foundation", "level: fundation"), encoding="utf-8")

    assert main(["check", str(tmp_path / "clean.plays.yaml")]) == 1
    out = capsys.readouterr().out
    assert "clean.yaml:3: `fundation` is no level." in out
    assert "  Did you mean `foundation`?  [SC011]" in out

    assert main(["check", "--json", str(tmp_path)]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [list(each) for each in found] == [["file", "line", "code", "says", "try"]]
    assert (found[0]["line"], found[0]["code"]) == (3, "SC011")


def test_the_facts_that_a_scenario_may_name_are_listed(capsys):
    assert main(["check", "--facts"]) == 0
    assert "eob.patient_share" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["chek"], "`chek` is no verb of balance-due. Did you mean `check`?"),
        (["check", "nothing.yaml"], "There is no file nothing.yaml."),
        (["check", "--jsn"], "--jsn is not known here. `balance-due --help` says how."),
        (
            ["play", "eob/three-lin-visit"],
            "There is no scenario `eob/three-lin-visit`. Did you mean `eob/three-line-visit`?",
        ),
        (
            ["play", "eob/late-claim", "--seed", "-1"],
            "--seed: “-1” is no seed: type a whole number such as 12, of nine digits at most.",
        ),
        (["preview"], "Something is lacking: name. `balance-due preview --help` says how."),
        (["play", "eob/late-claim", "--seed"], "--seed: a value has to stand behind it."),
        (["generate", "--out", "x", "--patients", "ten"], "--patients: “ten” is no whole number."),
        (["play", "eob/late-claim", "--mode", "asess"], "“asess” is not a mode. Did you mean “assess”?"),
    ],
)
def test_what_cannot_be_followed_is_one_plain_sentence_and_code_2(arguments, says, capsys):
    assert main(arguments) == 2
    told = capsys.readouterr()
    assert says in told.err
    assert told.err.count("\n") == 1
    assert told.out == ""


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("eob/late-claim", "A claim that came too late"),
        ("scenarios/eob/late-claim.yaml", "A claim that came too late"),
        (str(EXAMPLES / "clean.yaml"), "Read a small EOB"),
    ],
)
def test_a_scenario_is_named_or_is_a_file_of_the_trainer(name, title, monkeypatch, capsys):
    typed(monkeypatch, "quit")

    assert main(["play", name]) == 1
    assert title in capsys.readouterr().out


def test_play_without_a_name_lists_the_scenarios(capsys):
    assert main(["play"]) == 0
    assert re.search(
        r"^eob/clean-visit +A visit, a chest X-ray and therapy \(foundation\)$", capsys.readouterr().out, re.MULTILINE
    )


def test_a_whole_exercise_is_played_by_typing(monkeypatch, capsys):
    """Seed 7 as in the plays: 1,272.00 - 40.80 = 1,231.20 is the typical mistake, 85.20 is right."""
    typed(monkeypatch, "1231.20", "hint", "eighty", "", "papers", "85.20", "9/15/26", "", "9", "dispute", "")

    assert main(["play", "eob/three-line-visit", "--seed", "7"]) == 0
    out = capsys.readouterr().out
    for said in (
        "Explanation of payment",
        "Not yet. This is “charge minus payment”.",
        "Hint (free):",
        "“eighty” is not an amount.",
        "Nothing is typed yet.",
        "Type a number from 1 to 4.",
        "DEBRIEF",
        "Accuracy       71%  (5 of 7 points)",
        "Expert: Look for the approval, then dispute the denial with it",
        "House policy 2.1",
    ):
        assert said in out, said
    assert out.index("hint") < out.index("DEBRIEF")


def test_a_choice_may_be_typed_by_its_number(monkeypatch, capsys):
    typed(monkeypatch, "0", "0", "0", "1", "1", "1", "2", "2", "2", "3", "3", "3", "4", "", "", "", "")

    assert main(["play", "eob/clean-visit", "--mode", "assess"]) in (0, 1)
    assert "Taken down. You will hear at the end." in capsys.readouterr().out


def test_a_critical_error_stops_practice_and_leads_to_the_debrief(monkeypatch, capsys):
    typed(monkeypatch, "85.20", "9/15/26", "", "bill-patient", "")

    assert main(["play", "eob/three-line-visit"]) == 0
    out = capsys.readouterr().out
    assert "CRITICAL ERROR: A bill for money that the patient does not owe." in out
    assert "Not passed." in out


def test_leaving_in_the_middle_is_no_error_of_the_program(monkeypatch, capsys):
    typed(monkeypatch)

    assert main(["play", "eob/late-claim"]) == 1
    assert "the same command goes on from here" in capsys.readouterr().out


def test_the_terminal_goes_on_where_it_was_left(monkeypatch, capsys):
    typed(monkeypatch, "hint")
    assert main(["play", "eob/late-claim"]) == 1
    capsys.readouterr()

    typed(monkeypatch)
    main(["play", "eob/late-claim"])

    assert "You are back where you stopped. 1 step is saved." in capsys.readouterr().out


def test_ctrl_c_ends_in_one_word(monkeypatch, capsys):
    def stop(_: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", stop)

    assert main(["play", "eob/late-claim"]) == 130
    assert capsys.readouterr().err == "\nStopped.\n"


def test_it_starts_as_a_module_and_prints_to_a_console_without_every_sign():
    told = subprocess.run(
        [sys.executable, "-m", "simulator", "play", "eob/late-claim"],
        capture_output=True,
        input=b"",
        env={"PYTHONIOENCODING": "ascii", "PATH": ""},
        check=False,
        cwd=Path(__file__).parent.parent,
    )
    assert told.returncode == 1
    assert b"A claim that came too late" in told.stdout
    assert told.stderr == b""


# ---- for the one who writes scenarios ----


def test_a_draft_is_written_with_its_plays_and_passes_check(tmp_path, capsys):
    file = tmp_path / "mine.yaml"

    assert main(["new", "eob", "--from", "carc:197", "--out", str(file)]) == 0
    capsys.readouterr()
    assert main(["check", str(file)]) == 0
    file.write_text(file.read_text("utf-8").replace("Say here what this step", "What this step", 1), encoding="utf-8")
    assert main(["check", str(file)]) == 0
    before, after = (line for line in capsys.readouterr().out.splitlines() if "still lacking" in line)
    assert before.startswith(f"{file}: your own words are still lacking on lines ")
    assert len(after.split(", ")) == len(before.split(", ")) - 1
    assert main(["check", str(file)]) == 0
    assert capsys.readouterr().out.endswith("1 scenario, no mistakes.\n")
    assert main(["new", "eob", "--from", "carc:197", "--out", str(file)]) == 2
    assert "nothing was written" in capsys.readouterr().err


def test_validity_of_one_file_is_told_to_a_program_and_no_page_is_written(tmp_path, capsys):
    """The clean example is made for mistakes and not for bots, so that something falls short: code 1."""
    from simulator.reading import SCENARIOS

    before = (SCENARIOS / "VALIDITY.md").read_bytes()
    for name in ("clean.yaml", "clean.plays.yaml"):
        (tmp_path / name).write_bytes((EXAMPLES / name).read_bytes())

    assert main(["validity", "--json", str(tmp_path / "clean.yaml")]) == 1
    found = json.loads(capsys.readouterr().out)
    assert all(list(each) == ["scenario", "bot", "axis", "score", "demand", "ok"] for each in found)
    assert [each["ok"] for each in found] == sorted(each["ok"] for each in found)
    assert (SCENARIOS / "VALIDITY.md").read_bytes() == before


def test_publish_writes_what_is_not_there_and_nothing_twice(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr("simulator.scenario.published.SCENARIOS", tmp_path)

    assert main(["publish"]) == 0
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "FACTS.md",
        "MISTAKES.md",
        "plays.schema.json",
        "scenario.schema.json",
    ]
    assert capsys.readouterr().out.count("Written: ") == 4
    assert main(["publish"]) == 0
    assert capsys.readouterr().out == "All is fresh.\n"
