"""Every number that a check uses stands in data/rules, with whom it binds, since when, and where it was read."""

from __future__ import annotations

import ast
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from simulator import law, rulebook
from simulator.law import CHECKS, Caller, Severity
from simulator.law.facts import named
from simulator.rulebook import rules

CALLERS = {one.value for one in Caller}
ROOM = Path(law.__file__).parent

# typed by hand from the fact sheet: value, unit, whether it was verified
PARAMETERS = {
    "contact.calls_in_window": (7, "calls per 7 days", True),
    "contact.call_window_days": (7, "days", True),
    "contact.days_after_conversation": (7, "days", True),
    "contact.consent_days": (7, "days", True),
    "contact.earliest_minute": (8 * 60, "minutes after midnight", True),
    "contact.latest_minute": (21 * 60, "minutes after midnight", True),
    "machines.revoked_business_days": (10, "business days", True),
    "validation.notice_days": (5, "days", True),
    "validation.dispute_days": (30, "days", True),
    "validation.overshadow_days": (30, "days", True),
    "validation.mailed_notice_days": (5, "business days", False),
    "credit.parking_days": (14, "days", True),
    "credit.bureau_wait_days": (365, "days", True),
    "credit.bureau_smallest_cents": (500_00, "cents", True),
    "limits.years_ny": (3, "years", True),
    "limits.years_tx": (4, "years", True),
    "limits.years_ca": (4, "years", True),
    "limits.years_fl": (3, "years", True),
    "persons.service_rate": (600, "basis points a year", True),
    "privacy.records_days": (30, "days", True),
    "bills.consent_hours": (72, "hours", True),
    "bills.consent_late": (1, "yes or no", False),
    "bills.estimate_cents": (400_00, "cents", True),
    "bills.estimate_days": (120, "days", True),
    "hospital.notification_days": (120, "days", True),
    "hospital.notice_days": (30, "days", True),
    "hospital.application_days": (240, "days", True),
    "hospital.refusal_days": (240, "days", True),
    "plans.instalments": (4, "instalments", True),
    "plans.credits_a_year": (25, "times a year", True),
    "plans.stop_business_days": (3, "business days", True),
    "states.calls_ma": (2, "calls per 7 days", True),
    "states.work_calls_ma": (2, "calls per 30 days", True),
    "states.attempts_nyc": (3, "attempts per 7 days", True),
    "states.dispute_answer_nyc": (60, "days", True),
    "states.notice_ma": (5, "business days", True),
    "states.plan_interest_ny": (200, "basis points a year", True),
    "states.plan_share_co": (400, "basis points", True),
    "states.plan_share_ny": (500, "basis points", True),
    "states.plan_spare_ca": (1000, "basis points", True),
}


@pytest.mark.parametrize("name", PARAMETERS)
def test_a_parameter_is_what_the_fact_sheet_says(name: str) -> None:
    value, unit, verified = PARAMETERS[name]
    entry = rules()[name].entries[-1]

    assert (entry.value, rules()[name].unit, entry.verified) == (value, unit, verified)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.rows[0])
def test_each_check_stands_on_rows_that_say_whom_they_bind_and_where_they_were_read(check: law.Check) -> None:
    rows = [one for row in check.rows for one in named(row)]

    assert rows
    assert all(one.breach and one.severity for one in named(check.rows[0]))
    for one in rows:
        assert one.says
        assert one.unit
        assert set(one.binds) <= CALLERS
        assert one.binds
        for entry in one.entries:
            assert entry.source
            assert date(2026, 1, 1) <= entry.read


def test_rules_lists_each_row_that_a_check_uses_and_no_other_of_our_files() -> None:
    ours = {name for name, one in rules().items() if set(one.binds) <= CALLERS}

    assert {one.name for one in law.rules()} == ours


def test_a_rule_that_was_not_read_says_so_in_its_note() -> None:
    silent = [
        one.name
        for one in law.rules()
        for entry in one.entries
        if not entry.verified and not entry.note and not one.places
    ]

    assert silent == []


def test_a_pack_holds_only_in_a_place() -> None:
    packs = [one for check in CHECKS if check.rows[0].endswith("*") for one in named(check.rows[0])]

    assert packs
    assert all(one.places for one in packs)


def test_no_check_holds_a_number_of_its_own() -> None:
    """Python holds formulas only: 0 and 1 count, 60 makes an hour of minutes, 100 makes a percent of basis points."""
    formulas = {0, 1, 60, 100}
    modules = [path for path in ROOM.glob("*.py") if path.name not in ("events.py", "place.py", "terms.py")]
    numbers = {
        (path.name, node.value)
        for path in modules
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and type(node.value) in (int, float) and node.value not in formulas
    }

    assert len(modules) > 10
    assert numbers == set()


def test_each_severity_in_the_data_is_one_that_we_know() -> None:
    assert {one.severity for one in law.rules() if one.breach} == {one.value for one in Severity}


def test_a_federal_rule_for_collectors_binds_no_desk_of_the_provider() -> None:
    federal = [one for one in law.rules() if one.breach.startswith("FDCPA")]

    assert len(federal) > 30
    assert {one.binds for one in federal} == {("third_party",)}


def test_a_rule_that_was_repealed_fires_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    stop = rulebook.rule("contact.cease")
    repealed = replace(stop, entries=(*stop.entries, replace(stop.entries[0], value=0, since=date(2026, 6, 1))))
    monkeypatch.setattr(law.facts, "rule", lambda name: repealed if name == stop.name else rulebook.rule(name))
    monkeypatch.setattr(law.book, "_in_force", law.book._in_force.__wrapped__)

    def found(day: str) -> list[str]:
        at = law.moment(f"{day} 10:00", "America/New_York")
        asked = law.Learned(at=law.moment("2026-01-01 10:00", "UTC"), person="rosa", what=law.Known.CEASE)
        history = [asked, law.Contact(at=at, person="rosa", debts=("visit",))]
        found = law.findings(history, caller=Caller.THIRD_PARTY, on=at.date(), place=law.Place("OH"))
        return [one.rule for one in found]

    assert found("2026-05-31") == ["FDCPA-CEASE"]
    assert found("2026-06-01") == []
