"""What the papers of a case let a letter state, and what no paper of ours lets it state."""

from __future__ import annotations

from datetime import date

import pytest

from simulator.case.open import open_case
from simulator.case.pinned import CaseFacts, ClaimFacts, CoverageFacts, FollowUpFacts, LineFacts
from simulator.documents import to_text
from simulator.letters import LetterFile, mark
from simulator.letters.marked import Verdict
from simulator.money import Money
from tests.case.test_follow_up import SCAN, VISIT, case

FILMS = LineFacts("chest-x-ray", Money(300_00), Money(90_00))


def file_of(made) -> LetterFile:
    assert made.follow_up
    return LetterFile.from_json(made.follow_up.letter)


def three_lines() -> LetterFile:
    """A scan refused, a visit with a copay of 25, films with 20 of deductible left and 10% of the other 70."""
    claim = ClaimFacts(service_date=date(2026, 3, 2), lines=(SCAN, VISIT, FILMS))
    facts = CaseFacts(CoverageFacts("ppo-gold", Money(20_00)), claim, follow_up=FollowUpFacts())
    return file_of(open_case(7, facts, date(2026, 5, 11)))


def test_each_adjustment_of_each_line_may_be_stated():
    amounts = {label: str(amount) for label, amount in three_lines().amounts.items()}

    assert {label: amount for label, amount in amounts.items() if label.startswith("line 2")} == {
        "line 2 X1300 charge": "180.00",
        "line 2 X1300 allowed": "112.00",
        "line 2 X1300 paid": "87.00",
        "line 2 X1300 write-off": "68.00",
        "line 2 X1300 copay": "25.00",
        "line 2 X1300 patient share": "25.00",
        "line 2 X1300 contract": "112.00",
        "line 2 X1300 contract unit": "112.00",
    }
    assert {label: amount for label, amount in amounts.items() if label.startswith("line 3")} == {
        "line 3 X7050 charge": "300.00",
        "line 3 X7050 allowed": "90.00",
        "line 3 X7050 paid": "63.00",
        "line 3 X7050 write-off": "210.00",
        "line 3 X7050 deductible": "20.00",
        "line 3 X7050 coinsurance": "7.00",
        "line 3 X7050 patient share": "27.00",
        "line 3 X7050 contract": "90.00",
        "line 3 X7050 contract unit": "90.00",
    }
    assert (amounts["copay"], amounts["deductible"], amounts["coinsurance"]) == ("25.00", "20.00", "7.00")
    assert (amounts["deductible used"], amounts["deductible of the year"]) == ("500.00", "500.00")


@pytest.mark.parametrize(
    ("says", "verdict"),
    [
        ("Line 3 took a deductible of $20.00 and coinsurance of $7.00.", Verdict.RIGHT),
        ("Line 2 carries CO-45 of $68.00 and a copay of $25.00.", Verdict.RIGHT),
        ("Line 3 took coinsurance of $47.13.", Verdict.UNSUPPORTED),
    ],
)
def test_a_letter_is_held_to_the_adjustments_of_the_lines(says, verdict):
    marked = mark(f"We ask you to pay this claim. {says}", three_lines())
    assert {each.verdict for each in marked.spans if each.kind == "amount"} == {verdict}


def test_the_values_of_a_heading_are_those_that_the_papers_print():
    made = case(SCAN)
    file, papers = file_of(made), {each.kind: to_text(each) for each in made.documents}

    assert f"{file.dates['born']:%m/%d/%Y}" in papers["registration"]
    assert f"{file.dates['coverage began']:%m/%d/%Y}" in papers["card"]
    assert file.numbers["account"] in papers["claim"]
    assert file.numbers["trace"] in papers["remittance"]
    assert file.numbers["rendering npi"] in papers["claim"]
    assert file.numbers["referring npi"] in papers["claim"]
    assert file.numbers["acceptance 1"] in papers["account"]


def test_a_doctor_who_sent_nobody_has_no_number_in_the_file():
    assert "referring npi" not in file_of(case(VISIT, seed=3, silence="lost", waited=30)).numbers


def test_an_earlier_claim_of_the_same_visit_may_be_named_with_its_answer():
    made = case(LineFacts("chest-x-ray", Money(300_00), Money(90_00), "duplicate"), today=date(2026, 7, 6))
    file, first = file_of(made), to_text(next(each for each in made.documents if each.kind == "first_remittance"))

    for label in ("first claim", "first payer claim", "first trace"):
        assert file.numbers[label] in first
    assert file.amounts["first claim paid"] == Money(81_00)
    assert file.amounts["first claim coinsurance"] == Money(9_00)
    assert file.dates["first claim sent"] < file.dates["first claim answered"] < file.dates["sent"]


def test_a_claim_that_came_back_was_not_taken_in_on_any_day():
    """Without proof, a first sending that came back gives no day of acceptance within the limit."""
    late = LineFacts("chest-x-ray", flaw="filed_late")
    for seed in range(1, 9):
        facts = CaseFacts(claim=ClaimFacts(lines=(late,), proof_of_filing=False), follow_up=FollowUpFacts())
        file = file_of(open_case(seed, facts, date(2026, 7, 6)))
        assert file.filing_limit
        days = [day for label, day in file.dates.items() if label.startswith(("acceptance", "sending"))]
        assert days
        assert [day for day in days if day <= file.filing_limit and day != file.dates["sent"]] == []


@pytest.mark.parametrize("story", ["lost", "never_arrived"])
def test_of_a_claim_that_the_payer_does_not_have_no_answer_may_be_stated(story):
    file = file_of(case(VISIT, silence=story, waited=30))

    assert file.payer_claim_number == ""
    assert {label: each for label, each in file.amounts.items() if not label.startswith("plan copay")} == {
        "charge": Money(180_00),
        "line 1 X1300 charge": Money(180_00),
        "line 1 X1300 contract": Money(112_00),
        "line 1 X1300 contract unit": Money(112_00),
    }
    assert file.reasons == ()
    assert "trace" not in file.numbers


def test_of_a_check_that_went_astray_its_number_amount_and_days_may_be_stated():
    """Paid 87.00 (112.00 less the copay of 25.00) twenty days before today; mailed the day after, back in 14 days."""
    file = file_of(case(VISIT, silence="check_elsewhere", waited=40))

    assert file.amounts["paid"] == Money(87_00)
    assert "allowed" not in file.amounts
    assert file.dates["paid"] == date(2026, 4, 21)
    assert file.dates["check mailed"] == date(2026, 4, 22)
    assert file.dates["check returned"] == date(2026, 5, 5)
    assert 40_000 <= int(file.numbers["check mailed"]) < 70_000
    assert file.payer_claim_number


def test_an_enrollment_that_counts_from_the_day_of_asking_is_dated_so():
    missing = LineFacts("chest-x-ray", flaw="provider_not_enrolled")
    facts = CaseFacts(claim=ClaimFacts(lines=(missing,), enrolment_proof=True), follow_up=FollowUpFacts())
    made = open_case(7, facts, date(2026, 7, 6))
    log = to_text(next(each for each in made.documents if each.kind == "account"))

    assert f"enrolled from {file_of(made).dates['enrolled from']:%m/%d/%Y}" in " ".join(log.split())
