"""The pages and schemas that are made from the code's own lists, so that they cannot drift. A test holds them fresh.

scenarios/scenario.schema.json, plays.schema.json    editors complete and underline with them
scenarios/FACTS.md                                   every fact that a scenario may name
scenarios/MISTAKES.md                                every mistake that `check` knows, with an example
data/TABLES.md                                       the tables of a world
"""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from typing import Any

from simulator.case.facts import FACTS
from simulator.reading import DATA, SCENARIOS
from simulator.scenario.mistakes import CATALOGUE, GROUPS, Entry
from simulator.scenario.plays import plays_reader
from simulator.scenario.schema import SCENARIO
from simulator.scenario.shape import Reader
from simulator.scenario.sources import source_names

_KINDS = ("money", "date", "number", "code", "choice")


def published() -> dict[Path, str]:
    """Every file that is made here, with its text."""
    from simulator.world.tables import as_page as tables_page  # no lesson pays for pyarrow

    return {
        DATA / "TABLES.md": tables_page(),
        SCENARIOS / "scenario.schema.json": _schema("A scenario of Balance Due", SCENARIO),
        SCENARIOS / "plays.schema.json": _schema(
            "Plays beside a scenario of Balance Due", plays_reader((), {}, {}, {})
        ),
        SCENARIOS / "FACTS.md": _facts_page(),
        SCENARIOS / "MISTAKES.md": _mistakes_page(),
    }


def publish() -> list[Path]:
    """Write what is not fresh, and say what was written."""
    stale = [file for file, text in published().items() if not is_fresh(file, text)]
    for file in stale:
        file.write_text(published()[file], encoding="utf-8", newline="\n")
    return stale


def is_fresh(file: Path, text: str) -> bool:
    return file.is_file() and file.read_text(encoding="utf-8") == text


# ---- JSON Schema ----


def _schema(title: str, reader: Reader) -> str:
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": title,
        **reader.takes(),
        "$defs": {"source": {"enum": source_names()}, **{f"{kind}_fact": _fact_names(kind) for kind in _KINDS}},
    }
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _fact_names(kind: str) -> dict[str, Any]:
    """The facts of a kind, each with what it says; a fact of a line by the pattern of its name."""
    found: list[dict[str, Any]] = []
    for fact in FACTS.values():
        if fact.kind == kind and ".N." in fact.name:
            name = fact.name.replace("line.N.", r"^line\.[1-9]\d?\.") + "$"
            found.append({"type": "string", "pattern": name, "description": fact.says})
        elif fact.kind == kind:
            found.append({"const": fact.name, "description": fact.says})
    return {"anyOf": found} if found else {"enum": []}


# ---- pages ----

_FACTS_SAY = """What a scenario may name. The simulator works each out from the case; nobody types one. In words, a fact
stands in braces: `Bill the patient {line.3.charge}`. Where a name has `N`, write the number of the line: `line.3.paid`.
An amount that does not apply is 0.00."""
_MISTAKES_SAY = """The {} mistakes that `balance-due check` knows: what it says, what to try, and an example. Each
example is one change to `tests/scenario/examples/clean.yaml`, or to the plays beside it; a test makes it. Names in
braces stand for what is in the file."""
_MADE = "This page is made by `balance-due publish` from the list in `simulator/{}.py`."


def _facts_page() -> str:
    """The facts by the first word of their name."""
    parts = ["# Facts", _FACTS_SAY, _MADE.format("case/facts")]
    for room, facts in groupby(FACTS.values(), key=lambda fact: fact.name.partition(".")[0]):
        rows = [f"| `{fact.name}` | {fact.kind} | {fact.says} |" for fact in facts]
        parts.append(f"## {room}\n\n| fact | kind | says |\n|---|---|---|\n" + "\n".join(rows))
    return "\n\n".join(parts) + "\n"


def _mistakes_page() -> str:
    """One entry a mistake, with the example that a test makes."""
    parts = ["# Mistakes", _MISTAKES_SAY.format(len(CATALOGUE)), _MADE.format("scenario/mistakes")]
    for title, entries in GROUPS.items():
        parts.append(f"## {title}")
        parts += [_mistake(entry) for entry in entries]
    return "\n\n".join(parts) + "\n"


def _mistake(entry: Entry) -> str:
    says = f"### {entry.code}\n\n{entry.says}\n\n*Try:* {entry.tries}"
    if entry.find == "*":
        return f"{says}\n\nExample: the file `clean.plays.yaml` is not there."
    lines = [f"- {line}" for line in entry.find.rstrip("\n").split("\n")]
    lines += [f"+ {line}" for line in entry.put.rstrip("\n").split("\n") if entry.put]
    return f"{says}\n\n```diff\n" + "\n".join(lines) + "\n```"
