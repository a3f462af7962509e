"""Prices by law: of their year, as a share of Medicare’s, and taken whole by who has no contract."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from simulator.case.open import work
from simulator.case.pinned import CaseFacts, ClaimFacts, CoverageFacts, LineFacts
from simulator.coverage import KINDS_OF_SERVICE
from simulator.money import Money
from simulator.payers import load_payer, price_list, pricing
from simulator.reading import DATA, BadFile


@pytest.mark.parametrize(
    ("name", "day", "slug", "price"),
    [
        ("medicare", date(2025, 12, 31), "office-visit-established-3", 88_95),
        ("medicare", date(2026, 1, 1), "office-visit-established-3", 91_85),  # x 33.4009 / 32.3465 = 91.8495
        ("medicare", date(2026, 1, 1), "metabolic-panel", 10_56),
        ("medicaid", date(2025, 6, 1), "office-visit-established-3", 62_27),  # 70 % is 62.265, so 62.27
        ("medicaid", date(2026, 6, 1), "metabolic-panel", 8_98),  # 85 % of 10.56 is 8.976
        ("juniper-2026", date(2026, 6, 1), "office-visit-established-3", 107_46),  # 117 % of 91.85 is 107.4645
        ("juniper-2026", date(2025, 6, 1), "mri-brain", 280_47),  # 145 % of 193.43 is 280.4735
    ],
)
def test_a_price_by_law_and_a_price_that_is_a_share_of_it(name: str, day: date, slug: str, price: int) -> None:
    assert price_list(name, day)[slug] == Money(price)


SHARE = "of: medicare\npercent:\n  2026-01-01: {%s}\n"
ALL_KINDS = ", ".join(f"{kind}: 70" for kind in KINDS_OF_SERVICE)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (SHARE % ALL_KINDS.replace("lab: 70", "lab: 0"), "share.yaml:3: `percent: 2026-01-01: lab` should be above 0."),
        (SHARE % ALL_KINDS.replace("lab: 70, ", ""), "`percent: 2026-01-01: lab` is missing"),
        (SHARE % (ALL_KINDS + ", dentist: 70"), "`percent: 2026-01-01: dentist` is not known here"),
        (SHARE.replace("2026-01-01", "2026") % ALL_KINDS, "`percent: 2026` should be named by a date"),
    ],
)
def test_a_slip_in_a_share_of_prices_is_named_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, says: str
) -> None:
    (tmp_path / "prices").mkdir()
    fees = (DATA / "prices" / "medicare.csv").read_text(encoding="utf-8")
    (tmp_path / "prices" / "medicare.csv").write_text(fees, encoding="utf-8")
    (tmp_path / "prices" / "share.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(pricing, "DATA", tmp_path)
    pricing._price_rows.cache_clear()

    with pytest.raises(BadFile) as caught:
        price_list("share", date(2026, 6, 1))

    assert says in str(caught.value)


def test_who_has_no_contract_takes_an_advantage_plans_price_whole_and_bills_nobody_the_rest() -> None:
    """Charge 231.00, price 134.61: 96.39 is ours (CO-45), and 30 % of the price, 40.38, the patient's."""
    visit = LineFacts("preventive-visit-65", Money(231_00), Money(134_61))
    facts = CaseFacts(CoverageFacts("advantage-open", network="out"), ClaimFacts(lines=(visit,)))
    answer = work(1, facts, date(2026, 6, 8)).remit.lines[0]

    assert [(each.code, each.amount) for each in answer.adjustments] == [
        ("CO-45", Money(96_39)),
        ("PR-2", Money(40_38)),
    ]
    assert load_payer("quillwater").paid_whole
    assert not load_payer("tamarack").paid_whole
