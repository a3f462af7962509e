"""What a trainee did is on disk before the reply is shown, and nothing is lost when it cannot be."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from simulator.records import disk
from simulator.records.disk import FILE_NAME
from simulator.records.store import Store
from simulator.training.ruling import Ruling

SNAPSHOT = {"name": "eob/x", "seed": 7, "mode": "practice", "content_hash": "abc", "case": {"é": "72.80"}}


def at(minute: int) -> datetime:
    return datetime(2026, 3, 23, 9, minute, tzinfo=UTC)


def begun(store: Store) -> str:
    return store.begin(SNAPSHOT, "A title", "0.1.0")


def test_a_move_is_on_disk_as_soon_as_it_is_added(tmp_path):
    store = Store.open(tmp_path)
    attempt = begun(store)

    store.add(attempt, 1, {"move": "answer", "value": "1,081.80"}, {"reply": {"says": "Not yet."}})

    other = Store.open(tmp_path)
    assert other.read(attempt) == (
        SNAPSHOT,
        [({"move": "answer", "value": "1,081.80"}, {"reply": {"says": "Not yet."}})],
    )
    store.close()
    other.close()


def test_a_process_killed_in_the_middle_loses_no_move_that_was_answered(tmp_path):
    program = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from simulator.records.store import Store\n"
        "store = Store.open(Path(sys.argv[1]))\n"
        "attempt = store.begin({'name': 's', 'seed': 7, 'mode': 'practice', 'content_hash': 'h'}, 't', '0')\n"
        "store.add(attempt, 1, {'move': 'hint'}, {'reply': {}})\n"
        "store.add(attempt, 2, {'move': 'answer'}, {'reply': {}})\n"
        "os.kill(os.getpid(), getattr(signal, 'SIGKILL', signal.SIGTERM))\n"
    )
    died = subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=False, cwd=Path.cwd())

    assert died.returncode != 0
    store = Store.open(tmp_path)
    (attempt,) = store.unfinished("s")
    assert attempt.moves == 2
    store.close()


def test_the_latest_unfinished_attempt_is_offered_first_and_an_ended_one_never(tmp_path):
    minutes = iter(range(60))
    store = Store.open(tmp_path, now=lambda: at(next(minutes)))
    first, second, third = begun(store), begun(store), begun(store)
    for attempt in (first, second, third):
        store.add(attempt, 1, {}, {})
    store.add(first, 2, {}, {})
    store.end(third, {"passed": True})

    assert [attempt.id for attempt in store.unfinished()] == [first, second]
    assert [attempt.report for attempt in store.attempts()] == [None, {"passed": True}, None]
    store.close()


def test_what_was_only_looked_at_is_not_offered_as_unfinished(tmp_path):
    store = Store.open(tmp_path)
    begun(store)

    assert store.unfinished() == []
    store.close()


def test_work_is_kept_apart_by_name_and_a_name_used_before_finds_its_own(tmp_path):
    minutes = iter(range(60))
    store = Store.open(tmp_path, now=lambda: at(next(minutes)))
    assert store.learner == ""
    store.name_learner("  Tanisha   Óg ")
    attempt = begun(store)
    store.name_learner("Paul")

    assert store.attempts() == []
    store.name_learner("Tanisha Óg")
    assert [each.id for each in store.attempts()] == [attempt]
    assert store.learner == "Tanisha Óg"
    store.close()


def test_a_folder_that_cannot_be_made_warns_and_the_lesson_goes_on(tmp_path):
    in_the_way = tmp_path / "file"
    in_the_way.write_text("", encoding="utf-8")

    store = Store.open(in_the_way / "folder")
    attempt = begun(store)
    store.add(attempt, 1, {"move": "hint"}, {})

    assert store.warning is not None
    assert "not being saved" in store.warning
    assert "\n" not in store.warning
    assert [each.moves for each in store.unfinished()] == [1]
    assert store.check() is False
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="a full disk is played by a page limit, tried on Linux")
def test_a_disk_that_fills_up_warns_and_what_was_unsaved_is_saved_when_there_is_room_again(tmp_path):
    store = Store.open(tmp_path)
    attempt = begun(store)
    store.add(attempt, 1, {"move": "one"}, {})
    pages = store._disk.execute("pragma page_count").fetchone()[0]
    store._disk.execute(f"pragma max_page_count = {pages}")

    store.add(attempt, 2, {"move": "two", "value": "x" * 100_000}, {})

    assert store.warning is not None
    assert "the disk is full" in store.warning
    assert [move["move"] for move, _ in store.read(attempt)[1]] == ["one", "two"]

    store._disk.execute("pragma max_page_count = 1000000")
    store.add(attempt, 3, {"move": "three"}, {})

    assert store.warning is None
    other = Store.open(tmp_path)
    assert [move["move"] for move, _ in other.read(attempt)[1]] == ["one", "two", "three"]
    store.close()
    other.close()


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="POSIX permissions")
def test_a_store_that_became_read_only_is_still_read_and_warns(tmp_path):
    store = Store.open(tmp_path)
    attempt = begun(store)
    store.add(attempt, 1, {"move": "one"}, {})
    store._disk.execute("pragma query_only = on")  # what a read-only file does to us, also when run as root

    store.add(attempt, 2, {"move": "two"}, {})

    assert "cannot be written" in (store.warning or "")
    assert [each.moves for each in store.unfinished()] == [2]
    store.close()


def test_a_damaged_file_is_set_aside_and_never_overwritten(tmp_path):
    (tmp_path / FILE_NAME).write_bytes(b"this was never a database" * 100)

    store = Store.open(tmp_path)

    assert store.warning is None
    assert store.check() is True
    store.close()
    aside = tmp_path / "balance-due.damaged-1.sqlite3"
    assert aside.read_bytes().startswith(b"this was never")


def test_two_lessons_open_at_once_both_save(tmp_path):
    one, two = Store.open(tmp_path), Store.open(tmp_path)

    for number, store in enumerate((one, two, one, two)):
        store.add(begun(store), number, {}, {})

    assert len(one.unfinished()) == len(two.unfinished()) == 4
    one.close()
    two.close()


def test_the_saving_check_leaves_nothing_behind(tmp_path):
    store = Store.open(tmp_path)

    assert store.check() is True

    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as kept:
        tables = {row[0] for row in kept.execute("select name from sqlite_master")}
    assert "trial" not in tables
    store.close()


def test_a_ruling_is_kept_beside_the_attempt_and_changes_nothing_in_it(tmp_path):
    store = Store.open(tmp_path, now=lambda: at(9))
    store.name_learner("Paul")
    attempt = begun(store)
    store.add(attempt, 1, {"move": "answer"}, {"reply": {}})
    store.end(attempt, {"passed": False})
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as kept:
        before = [kept.execute(f"select * from {table}").fetchall() for table in ("attempt", "move")]

    store.overrule(attempt, Ruling("1.2", "right", "Rosa Lind", "<b>I was there.</b>"))
    store.overrule(attempt, Ruling("1.2", "as-marked", "Kim Ode", "She was not."))
    store.close()

    other = Store.open(tmp_path)
    other.name_learner("A trainer")
    assert other.rulings(attempt) == (
        Ruling("1.2", "right", "Rosa Lind", "<b>I was there.</b>", "2026-03-23T09:09:00.000+00:00"),
        Ruling("1.2", "as-marked", "Kim Ode", "She was not.", "2026-03-23T09:09:00.000+00:00"),
    )
    assert other.attempts() == []
    assert [(each.learner, each.rulings) for each in other.finished()] == [("Paul", other.rulings(attempt))]
    other.close()
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as kept:
        assert [kept.execute(f"select * from {table}").fetchall() for table in ("attempt", "move")] == before


@pytest.fixture
def read_only():
    """A folder with one finished attempt that an older kit kept, for somebody who may read it and not write."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        store = Store.open(folder)
        store.name_learner("Paul")
        store.end(begun(store), {"passed": True})
        store.close()
        with closing(sqlite3.connect(folder / FILE_NAME)) as kept:
            kept.execute("drop table overruling")
        (folder / FILE_NAME).chmod(0o444)
        folder.chmod(0o555)
        if os.geteuid() == 0:
            os.seteuid(65534)  # whoever may do everything is nobody for a while
            yield folder
            os.seteuid(0)
        else:
            yield folder
        folder.chmod(0o755)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="POSIX permissions")
def test_an_older_store_in_a_folder_that_may_only_be_read_is_read_and_warns(read_only):
    as_it_was = (read_only / FILE_NAME).read_bytes()
    store = Store.open(read_only)

    assert "cannot be written" in (store.warning or "")
    assert store.learner == "Paul"
    (attempt,) = store.finished()
    assert (attempt.learner, attempt.report, attempt.rulings) == ("Paul", {"passed": True}, ())
    assert store.rulings(attempt.id) == ()
    store.overrule(attempt.id, Ruling("question-1", "2", "Rosa", "Because."))
    assert [each.by for each in store.rulings(attempt.id)] == ["Rosa"]
    assert store.check() is False
    assert store.warning is not None
    store.close()
    assert (read_only / FILE_NAME).read_bytes() == as_it_was


def test_an_older_file_that_may_only_be_read_is_read_also_where_the_folder_takes_more(tmp_path, monkeypatch):
    store = Store.open(tmp_path)
    attempt = begun(store)
    store.end(attempt, {"passed": True})
    store.close()
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as kept:
        kept.execute("drop table overruling")
    plainly = disk.connect

    def reads_only(place, **more):
        return plainly(f"{place.as_uri()}?mode=ro", uri=True) if isinstance(place, Path) else plainly(place, **more)

    monkeypatch.setattr(disk, "connect", reads_only)
    store = Store.open(tmp_path)

    assert "cannot be written" in (store.warning or "")
    assert [(each.id, each.rulings) for each in store.finished()] == [(attempt, ())]
    store.close()


def test_rulings_on_many_attempts_each_stay_with_their_own_and_in_order(tmp_path):
    store = Store.open(tmp_path)
    one, none, two = begun(store), begun(store), begun(store)
    for attempt, by in ((two, "Kim"), (one, "Rosa"), (two, "Ana")):
        store.overrule(attempt, Ruling("1.1", "right", by, "Because."))

    found = {each.id: [ruling.by for ruling in each.rulings] for each in store.attempts()}

    assert found == {one: ["Rosa"], none: [], two: ["Kim", "Ana"]}
    assert [ruling.by for ruling in store.rulings(two)] == ["Kim", "Ana"]
    store.close()


def test_rulings_are_found_by_their_attempt_also_in_a_store_that_was_made_before(tmp_path):
    store = Store.open(tmp_path)
    store.overrule(begun(store), Ruling("1.1", "right", "Rosa", "Because."))
    store.close()
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as kept:
        kept.execute("drop index overruling_of_attempt")

    store = Store.open(tmp_path)

    assert [len(each.rulings) for each in store.attempts()] == [1]
    plan = store._disk.execute("explain query plan select * from overruling where attempt = 'a'").fetchone()["detail"]
    assert "overruling_of_attempt" in plan
    store.close()


def test_work_that_an_older_kit_kept_is_read_and_may_be_overruled(tmp_path):
    store = Store.open(tmp_path)
    attempt = begun(store)
    store.end(attempt, {"passed": True})
    store.close()
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as kept:
        kept.execute("drop table overruling")

    store = Store.open(tmp_path)
    store.overrule(attempt, Ruling("question-1", "2", "Rosa", "Because."))

    assert store.warning is None
    assert [(each.id, len(each.rulings)) for each in store.attempts()] == [(attempt, 1)]
    store.close()


def test_what_is_watched_in_a_store_that_an_older_kit_made_is_kept_with_its_first_day(tmp_path):
    store = Store.open(tmp_path)
    store.close()
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as kept:
        kept.execute("drop table watched")

    minutes = iter(range(60))
    store = Store.open(tmp_path, now=lambda: at(next(minutes)))
    store.name_learner("Paul")
    store.watch("eob/x")
    store.watch("eob/x")

    assert store.warning is None
    assert store.watched() == {"eob/x"}
    assert store.attempts() == []  # to watch is not to try
    store.close()
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as kept:
        assert kept.execute("select * from watched").fetchall() == [("Paul", "eob/x", "2026-03-23T09:01:00.000+00:00")]


def test_where_nothing_can_be_saved_what_was_watched_counts_until_the_page_is_closed(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    store = Store.open(tmp_path / "file" / "folder")
    store.watch("eob/x")

    assert store.warning is not None
    assert store.watched() == {"eob/x"}
    store.close()
