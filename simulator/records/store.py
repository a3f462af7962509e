"""The store: one row a move, on disk before its reply is shown.

It lives in the user's own local data folder (or in BALANCE_DUE_HOME). When that folder cannot be written, the
lesson goes on from memory, `warning` says so in one sentence, and what could not be written is tried again
with every later move.
"""

from __future__ import annotations

import json
import sqlite3
import uuid
import weakref
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from simulator.reading import user_folder
from simulator.records import disk, rulings, watched
from simulator.training.overruling import overruled
from simulator.training.ruling import Ruling

Json = dict[str, Any]
Write = tuple[str, tuple[object, ...]]

_ADD = "insert into move values (?, ?, ?, ?, ?)"

_ATTEMPTS = """
select attempt.*, count(move.number) as moves, coalesce(max(move.at), attempt.begun) as last
from attempt left join move on move.attempt = attempt.id
where {} group by attempt.id order by last desc, attempt.rowid desc
"""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try at one scenario: what it was, when, how many moves, and its report once it has ended.

    The report stays as it was made; `rulings` are what trainers made of it since, and `result` is what follows.
    """

    id: str
    scenario: str
    title: str
    mode: str
    seed: int
    content_hash: str
    kit_version: str
    begun: datetime
    last: datetime
    moves: int
    ended: datetime | None
    report: Json | None
    learner: str = ""
    rulings: tuple[Ruling, ...] = ()

    @property
    def result(self) -> Json | None:
        """The report with what trainers have overruled."""
        return overruled(self.report, self.rulings) if self.report else None


class MovedOn(Exception):
    """The same attempt has gone on in another window, so this move has no place in it."""


class Store:
    """Who is learning here, and every attempt with every move as it was shown."""

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self.folder = folder
        self.warning: str | None = None
        self._now = now
        self._unsaved: list[Write] = []
        self._disk: sqlite3.Connection | None = None
        try:
            self._disk = self._reads = disk.open_on_disk(folder)
        except (OSError, sqlite3.Error) as error:
            self.warning = disk.why_not_saved(error, folder)
            self._reads = disk.copied(folder) if disk.may_only_be_read(error) else disk.in_memory()
        self._open = [self._reads]
        weakref.finalize(self, _close, self._open)

    @classmethod
    def open(cls, folder: Path | None = None, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Store:
        """Open the store; where its folder cannot be used, one in memory, with a `warning`."""
        return cls(folder or user_folder(), now)

    # who is learning

    @property
    def learner(self) -> str:
        """The name last given on this computer; empty before anyone gave one."""
        row = self._reads.execute("select name from learner order by named desc, rowid desc limit 1").fetchone()
        return row["name"] if row else ""

    def name_learner(self, name: str) -> None:
        """From now on work is kept under this name. A name used before finds its earlier work again."""
        self._write(("insert or replace into learner values (?, ?)", (" ".join(name.split()), self._stamp())))

    # what they did

    def begin(self, snapshot: Json, title: str, kit_version: str) -> str:
        """A new attempt, from an episode's snapshot: scenario, hash, seed, mode, the case as worked out."""
        attempt = uuid.uuid4().hex
        facts = (
            snapshot["name"],
            title,
            snapshot["mode"],
            snapshot["seed"],
            snapshot["content_hash"],
            kit_version,
        )
        self._write(
            (
                "insert into attempt values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, null)",
                (attempt, self.learner, *facts, _pack(snapshot), self._stamp()),
            )
        )
        return attempt

    def add(self, attempt: str, number: int, move: Json, turn: Json) -> None:
        """One move and the turn that answered it. It is on disk (or `warning` is set) when this returns.

        Raises MovedOn, and keeps nothing, where another window has written a move of this number.
        """
        try:
            self._write((_ADD, (attempt, number, _pack(move), _pack(turn), self._stamp())))
        except sqlite3.IntegrityError:
            self._unsaved = [(sql, values) for sql, values in self._unsaved if (sql, values[0]) != (_ADD, attempt)]
            raise MovedOn from None

    def end(self, attempt: str, report: Json | None = None) -> None:
        """The attempt is over: with its report when it was finished, without one when it was left."""
        sql = "update attempt set ended = ?, report = ? where id = ?"
        self._write((sql, (self._stamp(), _pack(report) if report is not None else None, attempt)))

    def attempts(self, scenario: str | None = None) -> list[Attempt]:
        """This learner's attempts, the latest first."""
        return [each for each in self._attempts("learner = ?", self.learner) if scenario in (None, each.scenario)]

    def finished(self) -> list[Attempt]:
        """Everybody's attempts that have a report, the latest first: what a trainer reads."""
        return self._attempts("report is not null")

    def _attempts(self, which: str, *values: str) -> list[Attempt]:
        ruled = rulings.rulings_of(self._reads, which, values)
        return [_attempt(row, ruled.get(row["id"], ())) for row in self._reads.execute(_ATTEMPTS.format(which), values)]

    def unfinished(self, scenario: str | None = None) -> list[Attempt]:
        """What this learner began, made at least one move in, and did not end; the latest first."""
        return [each for each in self.attempts(scenario) if each.ended is None and each.moves]

    def read(self, attempt: str) -> tuple[Json, list[tuple[Json, Json]]]:
        """An attempt's snapshot, and its moves in order, each with the turn as it was shown."""
        row = self._reads.execute("select snapshot from attempt where id = ?", (attempt,)).fetchone()
        moves = self._reads.execute("select move, turn from move where attempt = ? order by number", (attempt,))
        return json.loads(row["snapshot"]), [(json.loads(each["move"]), json.loads(each["turn"])) for each in moves]

    # what they looked on at

    def watch(self, scenario: str) -> None:
        """This learner has watched it to the end. It is on disk (or `warning` is set) when this returns."""
        self._write((watched.ADD, (self.learner, scenario, self._stamp())))

    def watched(self) -> frozenset[str]:
        """The scenarios that this learner has watched to the end."""
        return watched.watched_by(self._reads, self.learner)

    # what a trainer makes of it

    def overrule(self, attempt: str, ruling: Ruling) -> None:
        """Keep a ruling beside the attempt. The attempt's own record is never changed.

        Two who rule on one mark at the same moment are both kept, and the last one counts.
        """
        self._write((rulings.ADD, rulings.as_row(attempt, ruling, self._stamp())))

    def rulings(self, attempt: str) -> tuple[Ruling, ...]:
        """All that was ever ruled on an attempt, in order."""
        return rulings.rulings_of(self._reads, "attempt.id = ?", (attempt,)).get(attempt, ())

    def check(self) -> bool:
        """Write something, read it back from disk, and take it away again: is work really being kept?"""
        if self._disk is None:
            return False
        try:
            with self._disk:
                self._disk.execute("create table if not exists trial (word text)")
                self._disk.execute("insert into trial values ('saved')")
            with closing(disk.connect(self.folder / disk.FILE_NAME)) as other:
                kept = other.execute("select count(*) from trial").fetchone()[0] > 0
            with self._disk:
                self._disk.execute("drop table trial")
        except sqlite3.Error as error:
            self.warning = disk.why_not_saved(error, self.folder)
            return False
        return bool(kept)

    def close(self) -> None:
        _close(self._open)

    def _stamp(self) -> str:
        return self._now().astimezone(UTC).isoformat(timespec="milliseconds")

    def _write(self, *writes: Write) -> None:
        """All to disk or none, with what an earlier write left behind; to memory once the disk has failed."""
        self._unsaved.extend(writes)
        if self._disk is None:
            _run(self._reads, writes)
            return
        try:
            _run(self._disk, self._unsaved)
        except sqlite3.IntegrityError:
            raise
        except sqlite3.Error as error:
            self.warning = disk.why_not_saved(error, self.folder)
            if self._reads is self._disk:
                self._reads = disk.in_memory()
                self._open.append(self._reads)
                with suppress(sqlite3.Error):
                    self._disk.backup(self._reads)
            _run(self._reads, writes)
        else:
            if self._reads is not self._disk:
                _run(self._reads, writes)
            self._unsaved.clear()
            self.warning = None


def _close(connections: list[sqlite3.Connection]) -> None:
    for connection in connections:
        connection.close()


def _run(connection: sqlite3.Connection, writes: tuple[Write, ...] | list[Write]) -> None:
    with connection:
        for sql, values in writes:
            connection.execute(sql, values)


def _pack(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _attempt(row: sqlite3.Row, ruled: tuple[Ruling, ...]) -> Attempt:
    def when(text: str) -> datetime:
        return datetime.fromisoformat(text)

    return Attempt(
        id=row["id"],
        scenario=row["scenario"],
        title=row["title"],
        mode=row["mode"],
        seed=row["seed"],
        content_hash=row["content_hash"],
        kit_version=row["kit_version"],
        begun=when(row["begun"]),
        last=when(row["last"]),
        moves=row["moves"],
        ended=when(row["ended"]) if row["ended"] else None,
        report=json.loads(row["report"]) if row["report"] else None,
        learner=row["learner"],
        rulings=ruled,
    )
