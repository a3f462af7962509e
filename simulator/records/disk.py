"""The file that attempts are kept in: opened, made ready, set aside when damaged, copied when it may only be read."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from simulator.records import rulings, watched

FILE_NAME = "balance-due.sqlite3"
_READ_ONLY = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)

_SCHEMA = (
    """
create table if not exists learner (name text primary key, named text not null);
create table if not exists attempt (
    id text primary key, learner text not null, scenario text not null, title text not null,
    mode text not null, seed integer not null, content_hash text not null, kit_version text not null,
    snapshot text not null,
    begun text not null, ended text, report text);
create table if not exists move (
    attempt text not null references attempt, number integer not null, move text not null, turn text not null,
    at text not null, primary key (attempt, number));
"""
    + rulings.TABLE
    + watched.TABLE
)
_NEWEST = ("overruling_of_attempt", watched.NAME)  # a store that lacks one of these was made by an older kit


def connect(place: Path | str, *, uri: bool = False) -> sqlite3.Connection:
    """A connection whose rows are read by name."""
    # JupyterLab answers a press in another thread than the one that opened the lesson, never in both at once.
    connection = sqlite3.connect(place, timeout=5, check_same_thread=False, uri=uri)
    connection.row_factory = sqlite3.Row
    return connection


def in_memory() -> sqlite3.Connection:
    """A store that is gone when the program ends."""
    connection = connect(":memory:")
    connection.executescript(_SCHEMA)
    return connection


def copied(folder: Path) -> sqlite3.Connection:
    """In memory, what was kept in a folder that may only be read; nothing where it cannot be read either.

    SQLite opens a file with a write-ahead log in such a folder only when told that nobody is writing to it.
    """
    place = (folder / FILE_NAME).absolute().as_uri()
    for how in ("mode=ro", "mode=ro&immutable=1"):
        with suppress(sqlite3.Error), closing(connect(f"{place}?{how}", uri=True)) as kept:
            kept.execute("select 1 from sqlite_master").fetchone()
            copy = connect(":memory:")
            kept.backup(copy)
            copy.executescript(_SCHEMA)
            return copy
    return in_memory()


def open_on_disk(folder: Path) -> sqlite3.Connection:
    """The store in this folder, made ready to be written. Raises OSError or sqlite3.Error."""
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / FILE_NAME
    try:
        return _prepared(place)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode not in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            raise
    _set_aside(place)
    return _prepared(place)


def _prepared(place: Path) -> sqlite3.Connection:
    connection = connect(place)
    try:
        with suppress(sqlite3.OperationalError):  # network folders refuse WAL; the usual journal then serves
            connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = full")
        there = connection.execute("select name from sqlite_master where name in (?, ?)", _NEWEST).fetchall()
        if len(there) < len(_NEWEST):
            connection.executescript(_SCHEMA)
    except BaseException:
        connection.close()
        raise
    return connection


def _set_aside(place: Path) -> None:
    """A damaged file is kept under another name, never overwritten."""
    number = 1
    while (aside := place.with_suffix(f".damaged-{number}.sqlite3")).exists():
        number += 1
    place.rename(aside)


def may_only_be_read(error: OSError | sqlite3.Error) -> bool:
    """Whether the file is there, as far as the error tells, and only writing is refused."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _READ_ONLY


def why_not_saved(error: OSError | sqlite3.Error, folder: Path) -> str:
    """What a trainee reads whose work cannot be saved."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL or getattr(error, "errno", None) == 28:
        why = "the disk is full. Free some space"
    elif code == sqlite3.SQLITE_BUSY:
        why = "another program holds the file. Close other Balance Due windows"
    else:
        why = "the folder cannot be written. Ask your IT desk for write access to it"
    return f"Your work is not being saved in {folder}: {why}; until then you can go on with the lesson."
