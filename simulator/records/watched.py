"""Which solved cases were watched to the end, and by whom. To watch is no attempt, so it has a table of its own."""

from __future__ import annotations

import sqlite3

NAME = "watched"
TABLE = f"""
create table if not exists {NAME} (
    learner text not null, scenario text not null, at text not null, primary key (learner, scenario));
"""
ADD = f"insert or ignore into {NAME} values (?, ?, ?)"  # the first time counts


def watched_by(reads: sqlite3.Connection, learner: str) -> frozenset[str]:
    """The scenarios that this learner has watched."""
    found = reads.execute(f"select scenario from {NAME} where learner = ?", (learner,))
    return frozenset(row["scenario"] for row in found)
