"""Every number is traced both ways: from the sheet of facts to its row, and from each row to what uses it.

`sheet.csv` holds the sheet's parameters on conduct and appeals as they were read: value, first day, whether it could be
verified, source. The last columns were typed by hand: the row that carries it and the value there, or why none does.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from simulator import law
from simulator.reading import DATA
from simulator.rulebook import Entry, rules

SHEET = list(csv.DictReader((Path(__file__).parent / "sheet.csv").read_text(encoding="utf-8").splitlines()))
CARRIED = [one for one in SHEET if one["row"]]

# Read in full after the sheet was made; the row's own note or source says where.
READ_SINCE = {"BK_STAY", "PCI_CVV"}
# Policies that are true by construction: the sheet calls them illustrative.
OUR_OWN = {"HIPAA_POLICY_ID"}
# The row begins with the law that makes an old debt barred to sue on, not with the state's own limit.
BEGINS_WITH_THE_BAR = {"SOL_NY"}


def test_each_parameter_has_a_row_or_a_reason_and_never_both() -> None:
    assert Counter(one["parameter"] for one in SHEET).most_common(1)[0][1] == 1
    assert [one["parameter"] for one in SHEET if bool(one["row"]) == bool(one["why_no_row"])] == []
    assert (len(SHEET), len(CARRIED)) == (144, 99)


@pytest.mark.parametrize("told", CARRIED, ids=lambda told: told["parameter"])
def test_a_parameter_stands_in_its_row_as_it_was_read(told: dict[str, str]) -> None:
    entry = _entry_of(told)
    name = told["parameter"]

    if told["from"] and name not in BEGINS_WITH_THE_BAR:
        assert entry.since == date.fromisoformat(told["from"])
    if name in READ_SINCE | OUR_OWN:
        assert entry.verified
    else:
        assert entry.verified == (told["verified"] == "yes")


@pytest.mark.parametrize("told", CARRIED, ids=lambda told: told["parameter"])
def test_a_row_names_the_source_of_its_parameter(told: dict[str, str]) -> None:
    if told["parameter"] in OUR_OWN:
        return
    named = _entry_of(told).source

    assert _marks(told["source"]) & _marks(named) or told["source"].lower() in named.lower()


@pytest.mark.parametrize("name", rules())
def test_each_row_says_where_and_when_it_was_read_and_is_used(name: str) -> None:
    row = rules()[name]

    assert row.entries
    for entry in row.entries:
        assert entry.source.strip()
        assert isinstance(entry.verified, bool)
        assert date(1900, 1, 1) <= entry.since
        assert date(2026, 1, 1) <= entry.read
        assert entry.verified or entry.note or row.places
    assert name in {one.name for one in law.rules()} | _named_by_appeals()


def test_each_row_of_conduct_is_a_parameter_of_the_sheet_or_a_rule_that_has_no_number() -> None:
    traced = {one["row"] for one in CARRIED}
    numbers = {one.name for one in law.rules() if one.unit != "yes or no"}

    # `burst_calls` is the kit's own number and says so; two rows share one parameter with another.
    assert numbers - traced == {
        "contact.burst_calls",
        "others.location_contacts",
        "states.plan_interest_ny",
        "validation.overshadow_days",
        "hospital.refusal_days",
    }


def _entry_of(told: dict[str, str]) -> Entry[int]:
    """The entry that holds this value: of several, the one of the parameter's own first day."""
    entries = [one for one in rules()[told["row"]].entries if one.value == int(told["value_there"])]
    same_day = [one for one in entries if one.since.isoformat() == told["from"]]
    return (same_day or entries)[0]


def _marks(source: str) -> set[str]:
    """The long numbers by which a source is known: `1006.14`, `1692c`, `380-j`."""
    return {mark for mark in re.findall(r"\d[\w.\-]*", source) if len(mark) > 2}


def _named_by_appeals() -> set[str]:
    files = (*sorted((DATA / "ladders").glob("*.yaml")), DATA / "proofs.yaml")
    named = "\n".join(path.read_text(encoding="utf-8") for path in files)
    return set(re.findall(r"\b(?:appeals|manuals)\.\w+", named))
