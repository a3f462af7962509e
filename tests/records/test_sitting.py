"""A sitting goes on exactly where it stopped, and says so when it cannot."""

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from simulator.reading import ROOT
from simulator.records import Store, sit
from simulator.records.disk import FILE_NAME
from simulator.records.sitting import FIRST_SEED

NAME = "eob/three-line-visit"


@pytest.fixture
def store(tmp_path):
    opened = Store.open(tmp_path)
    yield opened
    opened.close()


def test_to_look_is_not_to_try(store):
    sit(NAME, store=store)

    assert store.attempts() == []


def test_an_answer_is_kept_with_the_turn_as_it_was_shown(store):
    sitting = sit(NAME, store=store)

    turn = sitting.play("answer", question="patient-owes", value="1.00")

    (attempt,) = store.unfinished(NAME)
    snapshot, ((move, shown),) = store.read(attempt.id)
    assert move == {"move": "answer", "question": "patient-owes", "value": "1.00"}
    assert shown["reply"] == turn.reply
    assert snapshot["seed"] == attempt.seed == FIRST_SEED
    assert snapshot["content_hash"] == attempt.content_hash


def test_what_cannot_be_read_is_no_move_and_is_not_kept(store):
    sitting = sit(NAME, store=store)

    turn = sitting.play("answer", question="patient-owes", value="eighty")

    assert "eighty" in turn.reply["unread"]
    assert store.attempts() == []


def test_a_new_start_goes_on_exactly_where_the_last_one_stopped(store):
    first = sit(NAME, store=store)
    first.play("answer", question="patient-owes", value="1.00")
    first.play("hint", question="patient-owes")

    second = sit(NAME, store=store)

    assert second.prompt == first.prompt
    assert "2 steps are saved" in second.news
    second.play("hint", question="patient-owes")
    assert [attempt.moves for attempt in store.attempts()] == [3]


def test_a_laptop_that_dies_in_the_middle_goes_on_at_the_last_answer(tmp_path):
    program = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from simulator.records import Store, sit\n"
        f"sitting = sit({NAME!r}, store=Store.open(Path(sys.argv[1])))\n"
        "sitting.play('answer', question='patient-owes', value='1.00')\n"
        "os.kill(os.getpid(), getattr(signal, 'SIGKILL', signal.SIGTERM))\n"
    )
    died = subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=False, cwd=ROOT)
    assert died.returncode != 0

    store = Store.open(tmp_path)
    again = sit(NAME, store=store)

    (question, *_) = again.prompt["questions"]
    assert (question["id"], question["answer"], question["tries"]) == ("patient-owes", "1.00", 1)
    store.close()


def test_when_the_kit_would_answer_otherwise_today_the_old_try_is_kept_and_a_new_one_begins(store):
    sit(NAME, store=store).play("answer", question="patient-owes", value="1.00")
    (old,) = store.attempts()
    store._disk.execute('update move set turn = \'{"reply": {"says": "other words"}}\'')
    store._disk.commit()

    fresh = sit(NAME, store=store)

    assert fresh.prompt["questions"][0]["tries"] == 0
    assert "has changed since you stopped" in fresh.news
    assert store.unfinished() == []
    assert store.read(old.id)[1][0][1] == {"reply": {"says": "other words"}}


def test_another_like_this_is_an_account_not_seen_before(store):
    first = sit(NAME, store=store)
    first.play("answer", question="patient-owes", value="1.00")

    second = first.another()
    second.play("answer", question="patient-owes", value="1.00")
    third = second.another()

    assert len({first.prompt["seed"], second.prompt["seed"], third.prompt["seed"]}) == 3
    assert first.prompt["documents"] != second.prompt["documents"]
    assert store.unfinished() == []


def test_again_is_the_same_account_from_the_beginning(store):
    first = sit(NAME, store=store)
    untouched = first.prompt
    first.play("answer", question="patient-owes", value="1.00")

    assert first.again().prompt == untouched


def test_a_finished_try_keeps_its_report_and_is_not_offered_again(store):
    sitting = sit(NAME, mode="assess", store=store)
    while not sitting.done:
        for question in sitting.prompt["questions"]:
            value = {"money": "1.00", "date": "01/01/2026"}.get(question["kind"]) or question["options"][0]["id"]
            sitting.play("answer", question=question["id"], value=value)
        sitting.play("continue")

    (attempt,) = store.attempts()
    assert attempt.report == sitting.report()
    assert attempt.ended is not None
    assert store.unfinished() == []


def test_two_windows_on_one_exercise_part_where_they_differ_and_both_are_kept(tmp_path):
    here = sit(NAME, store=Store.open(tmp_path))
    here.play("answer", question="patient-owes", value="1.00")
    there = sit(NAME, store=Store.open(tmp_path))

    here.play("answer", question="patient-owes", value="2.00")
    there.play("hint", question="patient-owes")
    there.play("answer", question="patient-owes", value="85.20")

    with closing(Store.open(tmp_path)) as store:
        kept = [[move.get("value", "hint") for move, _ in store.read(each.id)[1]] for each in store.attempts()]
    assert sorted(kept) == [["1.00", "2.00"], ["1.00", "hint", "85.20"]]
    assert (here.store.warning, there.store.warning) == (None, None)
    for each in (here, there):
        each.store.close()


@pytest.mark.parametrize("kept", ["update attempt set snapshot = '{}'", 'update move set move = \'{"move": "wave"}\''])
def test_what_an_older_kit_kept_and_this_one_cannot_read_starts_anew(kept, tmp_path):
    with closing(Store.open(tmp_path)) as store:
        sit(NAME, store=store).play("hint", question="patient-owes")
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as disk, disk:
        disk.execute(kept)

    with closing(Store.open(tmp_path)) as store:
        assert sit(NAME, store=store).news.startswith("This exercise has changed since you stopped")
        assert [each.moves for each in store.attempts()] == [1]


def test_half_a_character_is_kept_as_one_that_cannot_be_read_and_the_sitting_goes_on(store):
    """A text that was cut in the middle of a picture sign."""
    work = "appeals/approval-in-the-log"
    sitting = sit(work, store=store)
    sitting.play("open", paper="account")
    sitting.play("draft", letter="half a sign \ud83d here", evidence=[])
    sitting.play("open", paper="claim")

    again = sit(work, store=store)
    assert again.prompt["work"]["draft"]["letter"] == "half a sign \ufffd here"
    assert {each["kind"] for each in again.prompt["work"]["papers"] if each["open"]} == {"account", "claim"}


def test_a_whole_picture_sign_is_kept_as_it_is(store):
    sitting = sit("appeals/approval-in-the-log", store=store)
    sitting.play("draft", letter="thanks \U0001f642", evidence=[])

    assert sitting.prompt["work"]["draft"]["letter"] == "thanks \U0001f642"
