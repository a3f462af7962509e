"""One look at the portal, as it prints."""

from __future__ import annotations

from datetime import date

from simulator.documents import Document, as_json, from_json, to_text
from simulator.documents.claim_status import claim_status_paper
from simulator.payers import load_payer
from simulator.payers.portal import ClaimEvent, claim_status
from tests.documents.reading import column, facts, lines_of, money
from tests.payers.test_portal import PAID


def look(day: date, events: tuple[ClaimEvent, ...] = PAID) -> Document:
    return claim_status_paper(
        claim_status(events, day), load_payer("tamarack"), our_claim="C-1001", asked_by="Riverbend Clinic"
    )


def test_a_claim_that_is_not_on_file_has_no_number_no_day_and_no_payment() -> None:
    screen = look(date(2026, 3, 8))
    (row,) = lines_of(screen, "Your claim with us").rows

    assert (row.head, row.cells[0].codes[0].code, row.cells[1].text) == ("none", "A4", "We find no such claim.")
    assert (row.cells[3].text, row.cells[4].text) == ("", "")
    assert "Payments" not in to_text(screen)
    assert facts(screen)["Your claim"] == "C-1001"


def test_a_paid_claim_tells_where_each_check_went_and_what_became_of_it() -> None:
    screen = look(date(2026, 4, 21))
    payments = lines_of(screen, "Payments")

    assert lines_of(screen, "Your claim with us").rows[0].cells[0].codes[0].code == "F1"
    assert [(row.head, row.cells[1].text, row.cells[2].text) for row in payments.rows] == [
        ("50113", "PO Box 12, Larkfield", "returned 04/08/2026"),
        ("50290", "48 Mill Road, Larkfield", "cashed 04/21/2026"),
    ]
    assert column(payments, "Amount") == [money("176.00"), money("176.00")]


def test_a_claim_that_waits_for_a_paper_names_it() -> None:
    waiting = (ClaimEvent(date(2026, 3, 9), "asked_provider", "TM1", to="chart note", remark="N710"),)
    (row,) = lines_of(look(date(2026, 4, 1), waiting), "Your claim with us").rows

    assert row.cells[2].text == "chart note N710"
    assert row.cells[3].text == "03/09/2026"


def test_a_screen_goes_to_json_and_comes_back_the_same() -> None:
    assert from_json(as_json(look(date(2026, 4, 21)))) == look(date(2026, 4, 21))
