"""The papers that a collector looks things up in. Each says what its sender knew, and no more."""

from __future__ import annotations

from datetime import date

from simulator.case.file import CaseFile
from simulator.case.open import open_case
from simulator.case.pinned import CaseFacts, ClaimFacts, CoverageFacts, LineFacts
from simulator.documents import Document, Figure, Note, to_text
from tests.documents.reading import (
    TODAY,
    column,
    facts,
    foot,
    lines_of,
    money,
    paper,
    three_line_facts,
    three_line_visit,
)


def with_an_earlier_balance() -> CaseFile:
    return open_case(7, three_line_facts(owed="46.15"), TODAY)


def with_flaw(flaw: str | None, seed: int = 3) -> CaseFile:
    return open_case(seed, CaseFacts(claim=ClaimFacts(lines=(LineFacts("ekg", flaw=flaw),))), TODAY)


def first_cells(document: Document, caption: str) -> dict[str, list[str]]:
    return {row.head: [cell.text for cell in row.cells] for row in lines_of(document, caption).rows}


def test_the_plan_summary_tells_what_the_plan_asks_and_nothing_of_a_claim() -> None:
    summary = paper(three_line_visit(), "plan_summary")
    limits = lines_of(summary, "Your limits in one plan year")
    care = first_cells(summary, "What you pay for each kind of care, in network")

    # data/plans/ppo-silver.yaml, 2026
    assert column(limits, "One person") == [money("1500.00"), money("6500.00")]
    assert column(limits, "Family together") == [money("3000.00"), money("13000.00")]
    assert care["Office visit"] == ["20%", "yes", "not needed", "no limit"]
    assert care["MRI and CT"] == ["20%", "yes", "needed", "no limit"]
    assert care["Therapy visit"] == ["$30.00 copay", "no", "not needed", "30"]
    assert care["Preventive care"] == ["nothing", "no", "not needed", "no limit"]
    assert care["Eye exam and glasses"] == ["all of it: not covered", "", "", ""]
    assert "Each person has a deductible of their own" in to_text(summary)
    assert not any(word in to_text(summary) for word in ("X1300", "185.00", "Ardianto"))


def test_a_plan_with_one_deductible_for_the_family_prints_none_for_a_person() -> None:
    case = open_case(1, CaseFacts(CoverageFacts("hdhp-family")), TODAY)
    caption = "Your limits in one plan year"

    # data/plans/hdhp-family.yaml, 2026
    assert first_cells(paper(case, "plan_summary"), caption)["Deductible"] == ["none", "3,400.00"]
    assert "There is one deductible for the family together." in to_text(paper(case, "plan_summary"))


def test_a_claim_shows_what_was_left_off_as_an_empty_box() -> None:
    line = LineFacts("office-visit-established-4", flaw="missing_information", missing="diagnosis")
    claim = paper(open_case(2, CaseFacts(claim=ClaimFacts(lines=(line,))), TODAY), "claim")
    (row,) = lines_of(claim, "24 Service lines").rows

    assert facts(claim)["21 Diagnosis"] == row.cells[3].text == ""
    assert row.cells[-1].text != ""  # the rendering NPI is there


def test_registration_card_and_portal_tell_of_a_coverage_that_ended_what_each_knows() -> None:
    lines = (LineFacts("office-visit-established-4", flaw="coverage_ended"),)
    coverage = CoverageFacts("hdhp-family", other_coverage=True)
    case = open_case(4, CaseFacts(coverage, ClaimFacts(date(2026, 3, 5), lines=lines)), TODAY)
    registered, portal = facts(paper(case, "registration"), "Coverage"), paper(case, "portal")

    assert registered["Other coverage? The patient’s answer"] == "Yes"
    assert facts(portal, "Coverage on 03/05/2026")["Answer"] == "Not active on this day"
    assert facts(portal, "Coverage on 03/05/2026")["Coverage ends"] == "02/28/2026"
    assert "02/28/2026" not in to_text(paper(case, "card"))


def test_outside_the_network_there_is_no_contract_page() -> None:
    case = open_case(1, CaseFacts(CoverageFacts("ppo-out", network="out")), TODAY)

    assert "contract" not in {document.kind for document in case.documents}
    assert facts(paper(case, "portal"), "Billing provider")["Network of this plan"] == "outside"
    assert "Above plan price" in [column.head for column in lines_of(paper(case, "eob")).columns]


def test_the_contract_page_prices_one_unit_of_each_service_once() -> None:
    lines = (LineFacts("office-visit-established-3"), LineFacts("joint-injection", units=2), LineFacts("ekg"))
    contract = paper(open_case(5, CaseFacts(claim=ClaimFacts(date(2026, 3, 2), lines=lines)), TODAY), "contract")
    prices = first_cells(contract, "Prices for one unit")

    # data/prices/tamarack-2026.csv: 109.00 in 2025, 112.00 from January 2026
    assert prices["Return office visit, low complexity"] == ["X1300", "112.00"]
    assert len(prices) == 3
    assert facts(contract)["Prices in force from"] == "01/01/2026"


def test_the_registration_has_the_number_that_the_front_desk_typed_and_the_card_the_true_one() -> None:
    for seed in range(10):
        case = with_flaw("not_a_member", seed)
        typed = facts(paper(case, "registration"), "Coverage")["Member ID, typed from the card"]

        assert typed == facts(paper(case, "claim"))["1a Member ID"]
        assert typed != facts(paper(case, "card"))["Member ID"]


def test_the_portal_finds_nobody_under_a_mistyped_number_and_tells_nothing_of_the_member() -> None:
    portal = paper(with_flaw("not_a_member"), "portal")
    (caption,) = (block.caption for block in portal.blocks if getattr(block, "caption", "").startswith("Coverage on"))

    assert facts(portal, caption)["Answer"] == "No member found under this number"
    assert "Plan year" not in to_text(portal)


def test_the_portal_tells_coverage_on_the_day_and_what_the_year_still_asks() -> None:
    portal = paper(three_line_visit(), "portal")
    answer = facts(portal, "Coverage on 03/02/2026")
    counters = lines_of(portal, "Plan year 2026, inside the network, up to today")

    assert (answer["Answer"], answer["Coverage begins"], answer["Coverage ends"]) == ("Active", "01/01/2026", "open")
    assert answer["Other plan on file"] == "none"
    # 60.00 of deductible was left, and this visit took it
    assert counters.rows[0].cells[0].text == counters.rows[0].cells[1].text == "1,500.00"
    for asked, used, left in zip(*(column(counters, head) for head in ("For the year", "Used", "Left")), strict=True):
        assert asked == used + left


def test_the_portals_status_says_how_far_a_claim_is_and_not_what_each_dollar_met() -> None:
    def status(case: CaseFile) -> list[str]:
        return [row.cells[-1].codes[0].code for row in lines_of(paper(case, "portal"), "Claims for this day").rows]

    assert status(three_line_visit()) == ["F1"]  # part of it was denied, and it is finished and paid all the same
    assert status(with_flaw("filed_late")) == ["F2"]
    assert len(status(with_flaw("duplicate"))) == 2  # the first claim and the newest

    untouched = CoverageFacts(deductible_left=money("1500.00"))
    all_deductible = CaseFacts(untouched, ClaimFacts(lines=(LineFacts("metabolic-panel"),)))
    assert status(open_case(3, all_deductible, TODAY)) == ["F4"]  # nothing was refused, and nothing is paid


def test_the_denial_notice_gives_the_payers_own_reason_both_roads_and_their_days() -> None:
    letter = paper(three_line_visit(), "denial_notice")
    refused = lines_of(letter, "What we did not pay for")

    assert first_cells(letter, "What we did not pay for") == {
        "Brain MRI, no contrast": [
            "Approval was needed before this service; your provider may not bill you for it.",
            "900.00",
            "900.00",
        ]
    }
    assert foot(refused, "Not paid") == money("900.00")
    assert "within 180 days of the day you get this letter" in to_text(letter)
    # data/payers/tamarack.yaml: 180 days from the date of the remittance, March 20
    assert "within 180 days of March 20, 2026" in to_text(letter).replace("\n", " ")
    assert "CO-197" not in to_text(letter)


def test_a_claim_without_a_denial_brings_no_denial_notice() -> None:
    assert "denial_notice" not in {document.kind for document in with_flaw(None).documents}


def test_the_statement_bills_the_earlier_visit_and_not_the_one_that_is_with_the_payer() -> None:
    statement = paper(with_an_earlier_balance(), "statement")
    (figure,) = (block for block in statement.blocks if isinstance(block, Figure))

    assert figure.amount.text == "$46.15"
    assert foot(lines_of(statement, "What is yours to pay, and what you paid"), "Amount") == money("46.15")
    assert "Your visit of March 2, 2026 is still with Tamarack Mutual Health." in to_text(statement)
    assert "72.80" not in to_text(statement)
    assert "1,133.00" not in to_text(statement)


def test_a_statement_with_nothing_due_says_so() -> None:
    statement = paper(three_line_visit(), "statement")

    assert Note("Nothing is yours to pay today.", "letter") in statement.blocks
    assert [block.amount.text for block in statement.blocks if isinstance(block, Figure)] == ["$0.00"]


def test_the_itemized_bill_lists_charges_and_what_was_posted_to_the_visit() -> None:
    bill = paper(with_an_earlier_balance(), "itemized_bill")

    assert foot(lines_of(bill, "Services"), "Charge") == money("1133.00")
    # nothing is posted to this visit yet, and the 46.15 of another one is not on it
    assert column(lines_of(bill, "This visit so far"), "Amount") == [money("1133.00"), money("0.00")]
    assert "46.15" not in to_text(bill)


def test_a_first_answer_that_is_posted_lowers_what_the_itemized_bill_calls_open() -> None:
    case = with_flaw("duplicate")
    first = lines_of(paper(case, "first_remittance"))
    bill = lines_of(paper(case, "itemized_bill"), "This visit so far")

    taken = foot(first, "Plan discount") + foot(first, "Plan paid")
    assert column(bill, "Amount")[1] == -taken
    assert foot(bill, "Amount") == foot(lines_of(paper(case, "itemized_bill"), "Services"), "Charge") - taken


def test_the_account_ages_each_visit_from_its_own_day() -> None:
    account = paper(with_an_earlier_balance(), "account")
    strip = facts(account, "Aging, counted from the day of service")

    # the visit of March 2 is 21 days old on March 23; the earlier one is 70 to 110 days older
    assert strip["0 to 30 days"] == "1,133.00"
    assert strip["61 to 90"] == strip["31 to 60"] == "0.00"
    assert strip["91 to 120"] == "46.15"
    assert strip["Open"] == "1,179.15"


def test_a_card_knows_of_no_end() -> None:
    card = paper(three_line_visit(), "card")

    assert card.date == date(2026, 1, 1)
    assert facts(card)["In force from"] == "01/01/2026"
    assert "end" not in " ".join(facts(card)).lower().split()
    assert "does not promise coverage" in to_text(card)


def test_no_paper_of_ours_is_older_or_newer_than_its_day() -> None:
    days = {document.kind: document.date for document in three_line_visit().documents}

    assert days["registration"] == date(2026, 3, 2)
    assert days["account"] == days["statement"] == days["itemized_bill"] == days["portal"] == TODAY
    assert days["eob"] == days["remittance"] == days["denial_notice"] == date(2026, 3, 20)
