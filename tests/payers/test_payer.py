"""A payer's own manual and its price list, and slips of their author."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from simulator.care import services
from simulator.coverage import load_plan
from simulator.dates import Days
from simulator.money import Money
from simulator.payers import NoPrice, Payer, load_payer, payer, price_list, pricing
from simulator.payers.edits import BY_NAME, filed_late, no_authorization, not_a_member, seen_before, visits_used_up
from simulator.payers.pricing import fee_schedule
from simulator.reading import DATA, BadFile
from tests.payers.making import lines

MANUAL = """\
name: Osprey Point
phone: (800) 555-0101
portal: osprey.example.com
prices: osprey-2026
pricing: fee_schedule
filing_limit_days: 120
dispute_days: 90
edits:
  filed_late: {remarks: [N1], note: l}
  not_a_member: {note: m}
notes:
  c: contract.
  l: too late.
  m: not our member.
contract_note: c
layout: print
pays_within_days: 30
interest: 10%
"""


def payer_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> Payer:
    (tmp_path / "payers").mkdir()
    (tmp_path / "payers" / "osprey.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(payer, "DATA", tmp_path)
    return load_payer.__wrapped__("osprey")


def test_tamarack_reads_like_its_manual() -> None:
    tamarack = load_payer("tamarack")

    assert tamarack.name == "Tamarack Mutual Health"
    asked_first = (not_a_member, filed_late, seen_before, no_authorization)
    assert tuple(edit for edit in tamarack.edits if edit in asked_first) == asked_first
    assert (tamarack.edits[0], tamarack.edits[-1]) == (not_a_member, visits_used_up)
    assert tamarack.pricing is fee_schedule
    assert (tamarack.filing_limit, tamarack.dispute_days) == (Days(90), 180)
    assert tamarack.remarks["no_authorization"] == ("N1",)
    assert tamarack.notes[tamarack.denial_notes["no_authorization"]].startswith("approval was needed")
    assert tamarack.notes[tamarack.contract_note] == "your plan’s price with this provider."


def test_every_plan_has_a_payer_and_every_service_a_price_in_every_plan_year() -> None:
    plans = [load_plan(file.stem) for file in (DATA / "plans").rglob("*.yaml")]

    assert plans
    for plan in plans:
        prices = load_payer(plan.payer).prices
        assert all(price_list(prices, date(year, 1, 1)).keys() == services().keys() for year in plan.years)


def test_a_payer_that_cannot_be_reached_in_earnest() -> None:
    tamarack = load_payer("tamarack")

    assert "555-01" in tamarack.phone
    assert tamarack.portal.endswith("example.com")


def test_a_payer_runs_its_edits_in_the_order_of_its_manual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert payer_from(tmp_path, monkeypatch, MANUAL).edits == (filed_late, not_a_member)


@pytest.mark.parametrize(
    ("wrong", "right", "says"),
    [
        (
            "not_a_member:",
            "not_member:",
            f"osprey.yaml:10: `edits: not_member` is not an edit; these are {', '.join(BY_NAME)}.",
        ),
        (
            "note: m",
            "note: x",
            "osprey.yaml:10: `edits: not_a_member: note` is `x`; it should be one of c, l, m.",
        ),
        ("fee_schedule", "guess", "osprey.yaml:5: `pricing` is `guess`; it should be one of fee_schedule."),
        (
            "dispute_days: 90",
            "dispute_days: ninety",
            "osprey.yaml:7: `dispute_days` is `ninety`; it should be a whole number such as 90.",
        ),
        (
            "{note: m}",
            "{note: m, group: PR}",
            "osprey.yaml:10: `edits: not_a_member: group` is not known here; known are note, remarks.",
        ),
        ("filing_limit_days: 120", "filing_limit_days: -1", "osprey.yaml:6: `filing_limit_days` should be above 0."),
    ],
)
def test_a_slip_in_a_manual_is_named_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: str, right: str, says: str
) -> None:
    with pytest.raises(BadFile) as caught:
        payer_from(tmp_path, monkeypatch, MANUAL.replace(wrong, right))

    assert str(caught.value) == says


def test_an_unknown_payer_is_an_error_that_lists_the_known() -> None:
    with pytest.raises(
        BadFile,
        match=r"There is no payer `nobody`. Known payers: copperfield, juniper, medicaid, medicare, osprey, quillwater",
    ):
        load_payer("nobody")


@pytest.mark.parametrize(
    ("day", "price"),
    [
        (date(2025, 1, 1), 109_00),
        (date(2025, 12, 31), 109_00),
        (date(2026, 1, 1), 112_00),
        (date(2026, 12, 31), 112_00),
    ],
)
def test_a_price_holds_from_its_first_day_until_the_next(day: date, price: int) -> None:
    assert price_list("tamarack-2026", day)["office-visit-established-3"] == Money(price)


def test_before_its_first_day_a_price_list_says_when_it_begins() -> None:
    with pytest.raises(NoPrice) as caught:
        price_list("tamarack-2026", date(2024, 12, 31))

    assert str(caught.value) == "Price list tamarack-2026 has no prices on 12/31/2024: it begins on 01/01/2025."


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("ekg,18,2026-01-01\nekg,19,2026-01-01\n", "p.csv:3: `slug` has two prices from 2026-01-01."),
        ("ekg,0,2026-01-01\n", "p.csv:2: `allowed` should be above 0.00."),
        ("ekg,18,1/1/26\n", "p.csv:2: `effective` is `1/1/26`; it should be a date such as 2026-01-31."),
    ],
)
def test_a_slip_in_a_price_list_is_named_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: str, says: str
) -> None:
    (tmp_path / "prices").mkdir()
    (tmp_path / "prices" / "p.csv").write_text("slug,allowed,effective\n" + rows, encoding="utf-8")
    monkeypatch.setattr(pricing, "DATA", tmp_path)
    pricing._price_rows.cache_clear()

    with pytest.raises(BadFile) as caught:
        price_list("p", date(2026, 6, 1))

    assert str(caught.value) == says


@pytest.mark.parametrize(
    ("price", "units", "charge", "allowed"),
    [
        (112_00, 1, 185_00, 112_00),
        (36_00, 3, 165_00, 108_00),  # 3 × 36.00
        (36_00, 5, 165_00, 165_00),  # 5 × 36.00 = 180.00, but only 165.00 was charged
        (112_00, 1, 112_00, 112_00),
        (112_00, 1, 100_00, 100_00),
    ],
)
def test_the_contract_allows_its_price_for_each_unit_and_never_more_than_the_charge(
    price: int, units: int, charge: int, allowed: int
) -> None:
    assert fee_schedule(lines({"price": price, "units": units, "charge": charge})).tolist() == [allowed]
