"""Cases that a trainer pins, with the arithmetic in the comments."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from simulator.case.file import CaseFile, from_json, to_json
from simulator.case.flaw_table import FLAWS
from simulator.case.open import open_case, work
from simulator.case.pinned import AccountFacts, CaseError, CaseFacts, ClaimFacts, CoverageFacts, LineFacts, Range
from simulator.documents import to_text
from simulator.money import Money
from tests.case.flawed import lines_with
from tests.documents.reading import TODAY, column, foot, lines_of, money, paper, three_line_visit

OFFICE = LineFacts("office-visit-established-3", money("185.00"), money("112.00"))


def case(*lines: LineFacts, seed: int = 7, left: str = "0.00", **claim: object) -> CaseFile:
    facts = CaseFacts(CoverageFacts(deductible_left=money(left)), ClaimFacts(lines=lines, **claim))  # type: ignore[arg-type]
    return open_case(seed, facts, TODAY)


def test_the_three_line_visit_is_as_worked_by_hand() -> None:
    facts = three_line_visit().facts

    expected = {
        "eob.billed": "1133.00",  # 185.00 + 48.00 + 900.00
        "eob.write_off": "109.00",  # 73.00 + 36.00
        "eob.denied": "900.00",
        "eob.allowed": "124.00",  # 112.00 + 12.00
        "eob.deductible": "60.00",  # all that was left, on the first line
        "eob.coinsurance": "12.80",  # 20% of 52.00 and of 12.00: 10.40 + 2.40
        "eob.copay": "0.00",
        "eob.paid": "51.20",  # 124.00 - 72.80
        "eob.patient_share": "72.80",  # 60.00 + 12.80
        "eob.charge_less_paid": "1081.80",  # 1,133.00 - 51.20
        "eob.patient_share_and_denied": "972.80",  # 72.80 + 900.00
        "eob.patient_share_and_write_off": "181.80",  # 72.80 + 109.00
        "eob.write_off_and_denied": "1009.00",  # 109.00 + 900.00
        "eob.allowed_less_paid": "72.80",  # 124.00 - 51.20
        "eob.deductible_only": "60.00",
        "eob.coinsurance_only": "12.80",
        "eob.coinsurance_on_allowed": "24.80",  # 20% of 124.00
        "eob.coinsurance_on_billed": "226.60",  # 20% of 1,133.00
        "eob.deductible_and_coinsurance_on_allowed": "84.80",  # 60.00 + 24.80
        "eob.deductible_and_coinsurance_on_billed": "286.60",  # 60.00 + 226.60
        "account.open_before": "1133.00",
        "account.patient_balance": "72.80",
        "account.payer_balance": "900.00",  # the denied line waits for us
        "account.open": "972.80",
        "eob.ours": "1009.00",  # 73.00 + 36.00 + 900.00
        "line.1.coinsurance_on_allowed": "22.40",  # 20% of 112.00
        "line.2.coinsurance_on_billed": "9.60",  # 20% of 48.00
        "line.1.patient_share": "70.40",  # 60.00 + 10.40
        "line.1.charge_less_paid": "143.40",  # 185.00 - 41.60
        "line.2.coinsurance": "2.40",
        "line.2.paid": "9.60",
        "line.3.denied": "900.00",
        "line.3.patient_share": "0.00",
    }
    assert {name: facts[name] for name in expected} == {name: money(text) for name, text in expected.items()}
    assert facts["eob.denial_code"] == facts["line.3.denial_code"] == "CO-197"
    assert facts["line.1.denial_code"] == "none"
    assert three_line_visit().truth == {"line 3": "no_authorization"}


def test_what_was_left_of_the_limit_before_an_answer_is_what_it_took_and_what_is_left_after() -> None:
    coverage = CoverageFacts(deductible_left=money("0.00"), out_of_pocket_left=money("30.00"))
    facts = open_case(7, CaseFacts(coverage, ClaimFacts(lines=(OFFICE,))), TODAY).facts

    assert facts["eob.out_of_pocket_left_before"] == money("30.00")
    assert facts["eob.patient_share"] == money("22.40")  # 20% of 112.00
    assert facts["eob.out_of_pocket_left"] == money("7.60")


def test_the_clocks_of_the_three_line_visit_are_as_counted_on_a_calendar() -> None:
    lines = (OFFICE,)
    facts = case(*lines, service_date=date(2026, 3, 2), received=date(2026, 3, 9), processed=date(2026, 3, 18)).facts

    assert facts["claim.last_filing_day"] == date(2026, 5, 31)  # March 2 + 90 days: 29 in March, 30 in April, 31 in May
    assert facts["claim.last_filing_day_from_received"] == date(2026, 6, 7)
    assert facts["claim.last_filing_day_in_months"] == date(2026, 6, 2)
    assert facts["claim.days_to_file"] == 7
    assert facts["claim.days_late"] == 0
    assert facts["appeal.last_day"] == date(2026, 9, 14)  # March 18 + 180: 13, 30, 31, 30, 31, 31 make 166, and 14
    assert facts["appeal.last_day_from_service"] == date(2026, 8, 29)
    assert facts["appeal.last_day_from_received"] == date(2026, 9, 5)
    assert facts["appeal.last_day_from_today"] == date(2026, 9, 19)
    assert facts["appeal.last_day_in_months"] == date(2026, 9, 18)
    assert facts["appeal.last_day_counting_first"] == date(2026, 9, 13)
    assert facts["appeal.first_day_too_late"] == date(2026, 9, 15)
    assert facts["appeal.days_left"] == 175  # 8 in March, 30, 31, 30, 31, 31, 14


@pytest.mark.parametrize(("flaw", "code"), [("filed_late", "CO-29"), ("not_a_member", "CO-31"), ("duplicate", "OA-18")])
def test_a_denial_is_never_the_patients_bill(flaw: str, code: str) -> None:
    facts = case(LineFacts("office-visit-established-3", money("185.00"), money("112.00"), flaw=flaw)).facts

    assert facts["eob.denial_code"] == code
    assert facts["eob.denied"] == money("185.00")
    assert facts["eob.patient_share"] == money("0.00")
    assert facts["eob.paid"] == money("0.00")


@pytest.mark.parametrize("flaw", ["filed_late", "not_a_member"])
def test_a_flaw_of_the_whole_claim_shows_on_every_line(flaw: str) -> None:
    opened = case(LineFacts("office-visit-established-3", flaw=flaw), LineFacts("ekg"))

    assert opened.truth == {"line 1": flaw, "line 2": flaw}


def test_a_claim_on_its_last_filing_day_is_in_time_and_a_day_later_is_not() -> None:
    visit, last = date(2025, 12, 1), date(2026, 3, 1)  # 30 in December, 31, 28, 1 make 90

    assert case(OFFICE, service_date=visit, received=last).truth == {}
    with pytest.raises(CaseError, match="after its last filing day 03/01/2026"):
        case(OFFICE, service_date=visit, received=last + timedelta(days=1))
    late = case(LineFacts("ekg", flaw="filed_late"), service_date=visit, received=last + timedelta(days=1))
    assert late.facts["claim.days_late"] == 1
    assert late.facts["claim.days_past_limit_today"] == 22  # from 03/01 to today, 03/23
    with pytest.raises(CaseError, match="`filed_late` needs a claim received after 03/01/2026"):
        case(LineFacts("ekg", flaw="filed_late"), service_date=visit, received=last)


def test_proof_of_filing_is_an_acceptance_inside_the_limit() -> None:
    late = LineFacts("ekg", flaw="filed_late")
    for seed in range(20):
        proven, unproven = (case(late, seed=seed, proof_of_filing=proof) for proof in (True, False))
        for opened, said in ((proven, "yes"), (unproven, "no")):
            assert opened.facts["claim.proof_of_filing"] == said
            last = opened.facts["claim.last_filing_day"]
            log = lines_of(paper(opened, "account"), "What we did, oldest first").rows
            accepted = [row.head for row in log if row.cells[0].text.startswith("Accepted by")]
            in_time = [day for day in accepted if date(int(day[6:]), int(day[:2]), int(day[3:5])) <= last]  # type: ignore[operator]
            assert len(in_time) == (said == "yes")


@pytest.mark.parametrize("on_file", [True, False])
def test_an_approval_is_in_the_log_or_was_never_asked_for_and_never_on_the_claim(on_file: bool) -> None:
    for seed in range(10):
        opened = case(LineFacts("mri-brain", flaw="no_authorization", approval_on_file=on_file), seed=seed)
        account, claim = to_text(paper(opened, "account")), to_text(paper(opened, "claim"))

        assert ("Payer approved Brain MRI" in account) is on_file
        assert ("none asked for" in account) is not on_file
        assert "23 Prior authorization number: (empty)" in claim
        assert opened.facts["claim.approval_on_file"] == ("yes" if on_file else "no")


def test_an_approved_service_carries_its_number_on_the_claim_and_is_paid() -> None:
    opened = case(LineFacts("mri-brain", money("900.00"), money("298.00")))

    assert opened.truth == {}
    assert opened.facts["eob.paid"] == money("238.40")  # 80% of 298.00
    assert "23 Prior authorization number: TMA-26-" in to_text(paper(opened, "claim"))


def test_the_number_of_a_member_not_found_differs_from_the_card_and_brings_no_eob() -> None:
    for seed in range(20):
        opened = case(LineFacts("ekg", flaw="not_a_member"), seed=seed)
        (sent,) = (value for label, value in paper(opened, "claim").blocks[0].items if label == "1a Member ID")  # type: ignore[union-attr]
        (card,) = (value for label, value in paper(opened, "account").blocks[0].items if label.startswith("Member ID"))  # type: ignore[union-attr]

        assert sent != card
        assert sorted(sent) == sorted(card)  # two digits changed places
        assert {document.kind for document in opened.documents}.isdisjoint({"eob", "denial_notice"})
        assert "Deductible used" not in to_text(paper(opened, "remittance"))


def test_a_duplicate_was_answered_before_and_its_deductible_counts_once() -> None:
    again = LineFacts("office-visit-established-3", money("185.00"), money("112.00"), flaw="duplicate")
    opened = case(again, left="60.00")

    # the first answer: 60.00 deductible, 20% of 52.00 = 10.40, paid 41.60; the second moves nothing
    assert opened.facts["first_claim.patient_share"] == money("70.40")
    assert opened.facts["first_claim.paid"] == money("41.60")
    assert opened.facts["account.patient_before"] == opened.facts["account.patient_balance"] == money("70.40")
    assert opened.facts["account.payer_before"] == opened.facts["account.payer_balance"] == money("0.00")
    for kind in ("first_remittance", "remittance"):
        assert "$1,500.00 of $1,500.00" in to_text(paper(opened, kind))
    assert foot(lines_of(paper(opened, "first_remittance")), "Plan paid") == money("41.60")


def test_only_the_lines_sent_twice_are_duplicates() -> None:
    again = LineFacts("office-visit-established-3", money("185.00"), money("112.00"), flaw="duplicate")
    opened = case(again, LineFacts("metabolic-panel", money("48.00"), money("12.00")))

    assert opened.truth == {"line 1": "duplicate"}
    assert len(lines_of(paper(opened, "first_remittance")).rows) == 1
    assert opened.facts["eob.patient_share"] == money("2.40")  # 20% of 12.00
    assert opened.facts["account.patient_balance"] == money("24.80")  # 20% of 112.00 = 22.40, and 2.40


def test_a_copay_takes_the_place_of_deductible_and_coinsurance() -> None:
    opened = case(LineFacts("exercise-therapy", money("118.00"), money("72.00"), units=2), left="500.00")

    assert opened.facts["eob.copay"] == opened.facts["eob.patient_share"] == money("30.00")
    assert opened.facts["eob.paid"] == money("42.00")  # 72.00 - 30.00
    assert column(lines_of(paper(opened, "remittance")), "Copay") == [money("30.00")]


def test_the_out_of_pocket_limit_cuts_the_patients_share() -> None:
    coverage = CoverageFacts(deductible_left=money("60.00"), out_of_pocket_left=money("65.00"))
    opened = open_case(1, CaseFacts(coverage, ClaimFacts(lines=(OFFICE,))), TODAY)

    assert opened.facts["eob.patient_share"] == money("65.00")  # 60.00 + 10.40, cut by 5.40
    assert opened.facts["eob.paid"] == money("47.00")  # 112.00 - 65.00


def test_an_earlier_balance_is_not_part_of_this_claim() -> None:
    facts = CaseFacts(
        CoverageFacts(deductible_left=money("60.00")), ClaimFacts(lines=(OFFICE,)), AccountFacts(money("46.15"))
    )
    opened = open_case(7, facts, TODAY)

    assert opened.facts["eob.patient_share"] == money("70.40")
    assert opened.facts["account.patient_before"] == money("46.15")
    assert opened.facts["account.patient_balance"] == money("116.55")  # 46.15 + 70.40
    assert foot(lines_of(paper(opened, "account"), "Open now, newest answer not posted yet"), "Open") == money("231.15")


def test_a_range_is_drawn_in_whole_dollars_or_to_the_cent_and_stays_inside() -> None:
    dollars = LineFacts("ekg", Range(money("40"), money("44")), money("18.00"))
    cents = LineFacts("ekg", Range(money("40.05"), money("40.09"), whole_dollars=False), money("18.00"))
    for line, allowed in ((dollars, range(4000, 4401, 100)), (cents, range(4005, 4010))):
        drawn = {opened.facts["eob.billed"] for opened in (case(line, seed=seed) for seed in range(60))}
        assert drawn == {Money(value) for value in allowed}


def test_left_out_lines_and_dates_come_from_the_seed_and_are_in_order() -> None:
    visits = set()
    for seed in range(40):
        worked = work(seed, CaseFacts(), TODAY)
        visits.add(tuple(line.service for line in worked.claim.lines))
        assert worked.claim.service_date < worked.claim.sent <= worked.claim.received < worked.remit.date <= TODAY
        assert worked.claim.service_date.weekday() < 5
    assert len(visits) > 3


def test_pinning_one_thing_moves_nothing_else() -> None:
    free, pinned = (case(LineFacts("ekg", charge), LineFacts("blood-count")) for charge in (None, money("47.00")))

    for name in ("line.2.charge", "claim.service_date", "claim.processed"):
        assert free.facts[name] == pinned.facts[name]
    assert paper(free, "account").blocks[0] == paper(pinned, "account").blocks[0]


E = LineFacts("ekg")
CONTRADICTIONS = {
    "filed late, and no room for it": (
        CaseFacts(claim=ClaimFacts(service_date=date(2026, 3, 2), lines=(LineFacts("ekg", flaw="filed_late"),))),
        "`filed_late` needs a claim received after 05/31/2026",
    ),
    "answered after today": (CaseFacts(claim=ClaimFacts(processed=date(2026, 3, 24))), "Today is 03/23/2026"),
    "received before it was sent": (
        CaseFacts(claim=ClaimFacts(sent=date(2026, 3, 9), received=date(2026, 3, 8))),
        "The claim is received 03/08/2026",
    ),
    "sent on the day of the visit": (
        CaseFacts(claim=ClaimFacts(service_date=date(2026, 3, 2), sent=date(2026, 3, 2))),
        "The claim is sent 03/02/2026, but it must be after the visit",
    ),
    "answered on the day of receipt": (
        CaseFacts(claim=ClaimFacts(received=date(2026, 3, 9), processed=date(2026, 3, 9))),
        "The remittance is dated 03/09/2026",
    ),
    "a service there is not": (CaseFacts(claim=ClaimFacts(lines=(LineFacts("mri-knee"),))), "`mri-knee`"),
    "a flaw there is not": (CaseFacts(claim=ClaimFacts(lines=(LineFacts("ekg", flaw="lost"),))), "`lost`"),
    "a plan there is not": (CaseFacts(CoverageFacts("gold")), "no plan `gold`"),
    "approval for what needs none": (
        CaseFacts(claim=ClaimFacts(lines=(LineFacts("ekg", flaw="no_authorization"),))),
        "asks no approval for ekg",
    ),
    "approval on file for a clean line": (
        CaseFacts(claim=ClaimFacts(lines=(LineFacts("mri-brain", approval_on_file=True),))),
        "`approval_on_file`, which only goes with",
    ),
    "proof for a claim in time": (
        CaseFacts(claim=ClaimFacts(lines=(E,), proof_of_filing=True)),
        "`proof_of_filing` only",
    ),
    "more allowed than charged": (
        CaseFacts(claim=ClaimFacts(lines=(LineFacts("ekg", money("10.00"), money("11.00")),))),
        "allows 11.00, more than its charge of 10.00",
    ),
    "nothing charged": (CaseFacts(claim=ClaimFacts(lines=(LineFacts("ekg", money("0.00")),))), "must be above 0.00"),
    "no units": (CaseFacts(claim=ClaimFacts(lines=(LineFacts("ekg", units=0),))), "0 units"),
    "half a cent a unit": (
        CaseFacts(claim=ClaimFacts(lines=(LineFacts("exercise-therapy", money("99.00"), money("0.03"), units=2),))),
        "not a whole price",
    ),
    "two prices for one service": (
        CaseFacts(claim=ClaimFacts(lines=(E, LineFacts("ekg", allowed=money("5.00"), units=2)))),
        "another contract price for ekg",
    ),
    "two flaws of the whole claim": (
        CaseFacts(claim=ClaimFacts(lines=(LineFacts("ekg", flaw="filed_late"), LineFacts("ekg", flaw="not_a_member")))),
        "denies the whole claim",
    ),
    "the same service twice": (CaseFacts(claim=ClaimFacts(lines=(E, E))), "the payer finds `duplicate` on it"),
    "more deductible left than there is": (
        CaseFacts(CoverageFacts(deductible_left=money("1500.01"))),
        "leaves between 0.00 and 1,500.00",
    ),
    "more limit left than the deductible allows": (
        CaseFacts(CoverageFacts(deductible_left=money("0.00"), out_of_pocket_left=money("5000.01"))),
        "at most $5,000.00",
    ),
    "an earlier balance below nothing": (CaseFacts(account=AccountFacts(money("-1.00"))), "cannot be below 0.00"),
    "before the plan's first year": (
        CaseFacts(claim=ClaimFacts(service_date=date(2019, 3, 4), received=date(2019, 3, 9))),
        "2019",
    ),
}


@pytest.mark.parametrize(("facts", "says"), CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_what_cannot_be_is_one_plain_sentence(facts: CaseFacts, says: str) -> None:
    with pytest.raises(CaseError) as caught:
        open_case(7, facts, TODAY)

    assert says in str(caught.value)
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("flaw", [None, *FLAWS])
def test_a_case_goes_to_json_and_comes_back_the_same(flaw: str | None) -> None:
    facts = CaseFacts(CoverageFacts("hmo-bronze"), ClaimFacts(lines=lines_with(flaw, "hmo-bronze")))
    opened = open_case(7, facts, TODAY)

    assert from_json(json.loads(json.dumps(to_json(opened)))) == opened
