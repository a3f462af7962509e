"""The command in hard places: empty folders, full disks, closed streams, data that was changed by hand."""

from __future__ import annotations

import errno
import json
import sys
from pathlib import Path

import pytest

from simulator import __version__
from simulator.cli import main
from simulator.reading import BadFile, user_folder
from simulator.scenario import load
from simulator.talk.policy import PLANS, policy

EXAMPLES = Path(__file__).parent.parent / "scenario" / "examples"


@pytest.mark.parametrize("verb", ["check", "validity"])
def test_an_empty_folder_is_never_taken_for_the_whole_bank(verb, tmp_path, capsys):
    assert main([verb, str(tmp_path)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"There is no scenario in the folder {tmp_path}.")


def test_the_version_is_told(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"{__version__}\n"


@pytest.mark.parametrize("action", ["list", "remove"])
def test_codes_answers_a_program_with_a_list(action, capsys):
    assert main(["codes", action, "--json"]) == 0
    assert isinstance(json.loads(capsys.readouterr().out), list)


def test_without_a_console_nothing_is_typed_and_nothing_breaks(monkeypatch):
    for stream in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, stream, None)

    assert main(["play", str(EXAMPLES / "clean.yaml")]) == 1
    assert main(["check", "nowhere"]) == 2


def test_a_data_file_changed_by_hand_is_one_sentence_and_no_traceback(monkeypatch, capsys):
    def spoilt() -> list[str]:
        raise BadFile("data/acts.yaml:3: `does` is missing.")

    monkeypatch.setattr(load, "scenario_names", spoilt)

    assert main(["play"]) == 2
    assert capsys.readouterr().err == "data/acts.yaml:3: `does` is missing.\n"


def test_a_mistake_of_our_own_is_not_passed_off_as_the_users(monkeypatch):
    def broken() -> list[str]:
        raise ValueError("an error in the program")

    monkeypatch.setattr(load, "scenario_names", broken)

    with pytest.raises(ValueError, match="in the program"):
        main(["play"])


def test_a_home_of_somebody_unknown_is_a_folder_like_another(monkeypatch):
    monkeypatch.setenv("BALANCE_DUE_HOME", "~no-such-user/kept")

    assert user_folder() == Path("~no-such-user/kept")


def test_a_draft_cut_short_by_a_full_disk_leaves_nothing_behind(monkeypatch, tmp_path, capsys):
    open_as_ever = Path.open

    def on_a_full_disk(path: Path, *how, **more):
        file = open_as_ever(path, *how, **more)
        if path.name == "mine.plays.yaml":
            file.close()
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return file

    monkeypatch.setattr(Path, "open", on_a_full_disk)

    assert main(["new", "eob", "--out", str(tmp_path / "mine.yaml")]) == 2
    assert "No space left on device" in capsys.readouterr().err
    assert not (tmp_path / "mine.yaml").exists()


@pytest.mark.parametrize("title", ["{eob.nope}", "{line.9.charge}"])
def test_a_stage_title_names_only_facts_that_the_account_has(title, tmp_path, capsys):
    for name in ("clean.yaml", "clean.plays.yaml"):
        text = (EXAMPLES / name).read_text(encoding="utf-8")
        first = text.index("  - ask: ") if name == "clean.yaml" else 0
        (tmp_path / name).write_text(
            text if not first else f'{text[:first]}  - title: "{title}"\n    {text[first + 4 :]}', encoding="utf-8"
        )
    file = str(tmp_path / "clean.yaml")

    assert main(["check", file]) == 1
    assert f"the account has no {title.strip('{}')}" in capsys.readouterr().out
    assert main(["play", file, "--json"]) == 2
    assert f"the account has no {title.strip('{}')}" in capsys.readouterr().err


@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "2200-01-01", "9999-12-31"])
def test_a_day_in_no_century_of_ours_is_no_date(day, tmp_path, capsys):
    for name in ("clean.yaml", "clean.plays.yaml"):
        lines = (EXAMPLES / name).read_text(encoding="utf-8").splitlines(keepends=True)
        changed = [f"today: {day}\n" if line.startswith("today:") else line for line in lines]
        (tmp_path / name).write_text("".join(changed), encoding="utf-8")

    assert main(["check", str(tmp_path)]) == 1
    assert f"`{day}` is no date." in capsys.readouterr().out


def test_the_next_command_can_be_copied_for_a_file_whose_name_has_a_space(tmp_path, capsys):
    file = tmp_path / "my first é.yaml"

    assert main(["new", "eob", "--out", str(file)]) == 0
    assert f'`balance-due check "{file}"`' in capsys.readouterr().out


def test_a_slip_in_house_policy_is_told_before_any_scenario_is_tried(monkeypatch, tmp_path, capsys):
    broken = tmp_path / "plans.yaml"
    broken.write_text(PLANS.read_text(encoding="utf-8").replace("interest: 0%", "interest: none"), encoding="utf-8")
    line = next(n for n, text in enumerate(broken.read_text(encoding="utf-8").splitlines(), 1) if "interest:" in text)
    monkeypatch.setattr("simulator.talk.check._FILES", (lambda: policy(broken),))

    assert main(["check", "--json"]) == 1
    (found,) = json.loads(capsys.readouterr().out)
    assert found["file"].endswith("plans.yaml")
    assert (found["line"], found["code"]) == (line, "DATA")
    assert "none" in found["says"]
