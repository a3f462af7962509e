"""The practice's catalogue: services with the kit's own codes."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path

import pytest

from simulator.care import services
from simulator.care.services import kit_services
from simulator.money import Money
from simulator.payers import load_payer, price_list
from simulator.reading import BadFile

KINDS = "office, preventive, procedure, test, lab, imaging, advanced-imaging, therapy, chiropractic, vaccine, vision"
HEAD = (
    "slug,code,name,kind,charge_low,charge_high,units_a_day,modifiers,modifier_needed,referral_needed,diagnoses,"
    "seldom_paid_for\n"
)
EKG = "ekg,X1180,EKG with tracing and reading,test,36.00,48.00,3,XE,no,no,R07.9;I10,\n"


def test_there_are_fifty_nine_and_they_are_known_by_slug() -> None:
    assert len(services()) == 59
    assert all(slug == service.slug for slug, service in services().items())


def test_a_return_visit_of_low_complexity_is_x1300() -> None:
    visit = services()["office-visit-established-3"]

    assert (visit.code, visit.name, visit.kind) == ("X1300", "Return office visit, low complexity", "office")
    assert visit.usual_charge == (Money(150_00), Money(195_00))
    assert visit.diagnoses == ("I10", "J02.9", "M54.50")


def test_every_code_is_the_kits_own_and_every_diagnosis_looks_like_one() -> None:
    for service in services().values():
        assert re.fullmatch(r"X\d{4}", service.code)
        assert all(re.fullmatch(r"[A-Z]\d\d(\.\d{1,4})?", code) for code in service.diagnoses)


def test_the_contract_prices_every_service_below_its_lowest_usual_charge() -> None:
    for day in (date(2025, 6, 1), date(2026, 6, 1)):
        prices = price_list(load_payer("tamarack").prices, day)
        assert all(prices[slug] < service.usual_charge[0] for slug, service in services().items())


def test_every_service_fits_into_one_number_as_a_bit() -> None:
    assert len(services()) <= 62  # a line knows by bits which services include it


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            EKG.replace("X1180", "11801"),
            "services.csv:2: `code` is not one of the kit’s own codes: X and four digits.",
        ),
        (
            EKG.replace(",test,", ",heart,"),
            f"services.csv:2: `kind` is `heart`; it should be one of {KINDS}.",
        ),
        (
            EKG.replace("36.00", "dear"),
            "services.csv:2: `charge_low` is `dear`; it should be an amount such as 1500.00.",
        ),
        (
            EKG.replace("36.00", "63.00"),
            "services.csv:2: `charge_low` is above charge_high.",
        ),
        (
            EKG.replace("R07.9;I10", ""),
            "services.csv:2: `diagnoses` should be a word or a sentence.",
        ),
        (
            HEAD.replace("for\n", "for,ages\n") + EKG.replace(",\n", ",,64-40\n"),
            "services.csv:2: `ages` should be the youngest and the oldest, for example 40-64.",
        ),
        (
            HEAD.replace("for\n", "for,ages\n") + EKG.replace(",\n", ",,4²-64\n"),
            "services.csv:2: `ages` should be the youngest and the oldest, for example 40-64.",
        ),
        (
            EKG + EKG,
            "services.csv:3: `slug` or its code X1180 stands twice.",
        ),
    ],
)
def test_a_slip_in_the_catalogue_is_named_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, says: str
) -> None:
    (tmp_path / "services.csv").write_text(text if text.startswith(HEAD[:9]) else HEAD + text, encoding="utf-8")
    monkeypatch.setattr(sys.modules[kit_services.__module__], "DATA", tmp_path)

    with pytest.raises(BadFile) as caught:
        kit_services.__wrapped__()

    assert str(caught.value) == says
