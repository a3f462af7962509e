"""The tables of a world, each column with its words. What stands here is what a file holds, and TABLES.md says so."""

from __future__ import annotations

from datetime import date

import pyarrow as pa

from simulator.world.practice import PracticeWorld
from simulator.world.table import Table
from simulator.world.tables import patients, payers, people

TABLES: tuple[Table[PracticeWorld], ...] = (
    people.PEOPLE,
    people.HOUSEHOLDS,
    people.COVERAGE,
    people.VISITS,
    people.LINES,
    payers.CLAIMS,
    payers.CLAIM_LINES,
    payers.ANSWERS,
    payers.ANSWER_LINES,
    payers.PAYMENTS,
    payers.PLB,
    payers.PAYER_EVENTS,
    patients.PATIENT_EVENTS,
    patients.PAYMENT_PLANS,
    patients.PROMISES,
    patients.ENTRIES,
)


def tables_of(world: PracticeWorld, as_of: date | None) -> dict[str, pa.Table]:
    """Every table of one practice, as it stood at the end of a day, or whole."""
    return {table.name: table.of(world, as_of) for table in TABLES}


def as_page() -> str:
    """data/TABLES.md: every table and column in words."""
    kinds = {
        "id": "number",
        "cents": "cents",
        "count": "count",
        "flag": "yes or no",
        "day": "day",
        "word": "word",
    }
    parts = [
        "# The tables of a world",
        "",
        "What `balance-due generate` writes, one file a practice and table. Amounts are whole cents. Columns of one",
        "name join. Made by `balance-due publish` from the kit's own list.",
    ]
    for table in TABLES:
        parts += ["", f"## {table.name}", "", table.says, "", "| column | holds | |", "|---|---|---|"]
        parts += [f"| `{each.name}` | {kinds[each.kind]} | {each.says} |" for each in table.columns]
    return "\n".join([*parts, ""])
