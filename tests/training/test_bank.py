"""Many scenarios are checked by several processes: each is told as it is alone, and in its place."""

from __future__ import annotations

import os
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from simulator.scenario.load import SCENARIOS
from simulator.training import bank
from simulator.training.plays import check

WRONG = ("{says: 1", "title: nothing else\n", "")


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """A scenario of ours that is clean, and three files with mistakes of their own."""
    made = [SCENARIOS / "eob" / "clean-visit.yaml"]
    for number, text in enumerate(WRONG):
        made.append(tmp_path / f"{9 - number}.yaml")
        made[-1].write_text(text, encoding="utf-8")
    return made


def test_several_processes_tell_what_one_tells_in_the_same_order(files, monkeypatch):
    alone = [check(file) for file in files]
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(bank, "_A_SHARE", 2)
    monkeypatch.setattr(bank, "_AT_A_TIME", 1)

    assert bank.check_all(files) == alone
    assert [bool(mistakes) for mistakes in alone] == [False, True, True, True]


def test_few_files_start_no_process(files, monkeypatch):
    monkeypatch.setattr("simulator.world.generate.workers", None)

    assert [bool(mistakes) for mistakes in bank.check_all(files)] == [False, True, True, True]


def test_where_a_process_is_ended_from_outside_the_check_is_done_here(files, monkeypatch):
    def ended(_: int) -> None:
        raise BrokenProcessPool("A process in the process pool was terminated abruptly")

    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(bank, "_A_SHARE", 2)
    monkeypatch.setattr("simulator.world.generate.workers", ended)

    assert [bool(mistakes) for mistakes in bank.check_all(files)] == [False, True, True, True]
