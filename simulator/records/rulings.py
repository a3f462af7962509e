"""What trainers ruled, kept beside the attempts: a table of its own, read for many attempts at once."""

from __future__ import annotations

import sqlite3
from collections import defaultdict

from simulator.training.ruling import Ruling

TABLE = """
create table if not exists overruling (
    number integer primary key, attempt text not null references attempt, mark text not null, ruling text not null,
    by text not null, reason text not null, at text not null);
create index if not exists overruling_of_attempt on overruling (attempt);
"""
ADD = "insert into overruling values (null, ?, ?, ?, ?, ?, ?)"

_OF = """
select overruling.* from overruling join attempt on attempt.id = overruling.attempt where {} order by overruling.number
"""


def as_row(attempt: str, ruling: Ruling, at: str) -> tuple[str, ...]:
    """A ruling as `ADD` takes it."""
    return attempt, ruling.mark, ruling.ruling, ruling.by, ruling.reason, at


def rulings_of(reads: sqlite3.Connection, which: str, values: tuple[str, ...]) -> dict[str, tuple[Ruling, ...]]:
    """All that was ever ruled on these attempts, in order; an attempt on which nothing was ruled is not in it."""
    found: dict[str, list[Ruling]] = defaultdict(list)
    for row in reads.execute(_OF.format(which), values):
        found[row["attempt"]].append(Ruling(row["mark"], row["ruling"], row["by"], row["reason"], row["at"]))
    return {attempt: tuple(ruled) for attempt, ruled in found.items()}
