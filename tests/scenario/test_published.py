"""What is published is what the code says today, and an editor that follows it helps a trainer."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from simulator.case.facts import FACTS
from simulator.reading import SCENARIOS, Listing, Mapping, Text, read_yaml
from simulator.scenario.load import PLAYS, name_of, scenario_files
from simulator.scenario.mistakes import CATALOGUE
from simulator.scenario.published import is_fresh, published

PUBLISHED = published()
FILES = scenario_files()
CLEAN = Path(__file__).parent / "examples" / "clean.yaml"


@pytest.mark.parametrize("file", PUBLISHED, ids=lambda file: file.name)
def test_what_is_published_is_fresh(file):
    assert is_fresh(file, PUBLISHED[file]), "Run `balance-due publish`."


def test_every_fact_and_every_mistake_has_its_place_on_a_page():
    facts, mistakes = (PUBLISHED[SCENARIOS / name] for name in ("FACTS.md", "MISTAKES.md"))

    assert all(f"| `{name}` |" in facts for name in FACTS)
    assert all(f"### {code}" in mistakes for code in CATALOGUE)


def plain(value: Any) -> Any:
    """What an editor sees: numbers as numbers."""
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, Listing):
        return [plain(each) for each in value]
    assert isinstance(value, Text)
    try:
        return json.loads(value)
    except ValueError:
        return str(value) or None


def schema(name: str) -> Draft7Validator:
    return Draft7Validator(json.loads(PUBLISHED[SCENARIOS / name]))


def read(file: Path) -> Any:
    return plain(read_yaml(file.read_text(encoding="utf-8"))[0])


@pytest.mark.parametrize("file", [*FILES, CLEAN], ids=name_of)
def test_an_editor_underlines_nothing_in_a_good_scenario(file):
    beside = file.with_name(file.name.removesuffix(".yaml") + PLAYS)

    assert not [error.message for error in schema("scenario.schema.json").iter_errors(read(file))]
    assert not [error.message for error in schema("plays.schema.json").iter_errors(read(beside))]


@pytest.mark.parametrize(
    ("path", "bad"),
    [
        (("level",), "fundation"),
        (("minuts",), 6),
        (("sources", 0), "codes/carc/9197"),
        (("case", "claim", "lines", 0, "service"), "metabolic-pannel"),
        (("case", "claim", "lines", 0, "charge"), "a lot"),
        (("stages", 0, "questions", 0, "money"), "eob.pateint_share"),
        (("stages", 0, "questions", 0, "money"), "appeal.last_day"),
        (("stages", 0, "questions", 0, "points"), 0),
        (("stages", 0, "questions", 0, "tests"), ["EBO-2"]),
    ],
)
def test_an_editor_underlines_what_check_would_name(path, bad):
    text = deepcopy(read(CLEAN))
    inside = text
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = bad

    assert list(schema("scenario.schema.json").iter_errors(text))


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_each_file_tells_the_editor_its_schema(file):
    up = "../" * (len(file.relative_to(SCENARIOS).parts) - 1)
    for each, name in ((file, "scenario"), (file.with_name(file.name.removesuffix(".yaml") + PLAYS), "plays")):
        first = each.read_text(encoding="utf-8").splitlines()[0]
        assert first == f"# yaml-language-server: $schema={up}{name}.schema.json", each.name
