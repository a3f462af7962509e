"""What the papers of Original Medicare say: it has no network, no limit to a year, and an appeal of its own days."""

from __future__ import annotations

import re
from datetime import date

import pytest

from simulator.case.file import CaseFile
from simulator.case.open import open_case
from simulator.case.pinned import CaseError, CaseFacts, ClaimFacts, CoverageFacts, LineFacts
from simulator.documents import to_text
from simulator.money import Money
from tests.documents.reading import facts, paper

TODAY = date(2026, 4, 20)
VISIT = LineFacts("office-visit-established-4", Money(237_00))
X_RAY = LineFacts("chest-x-ray", Money(101_00), flaw="missing_information", missing="referring_npi")


def on(plan: str = "medicare-part-b", network: str | None = None) -> CaseFile:
    coverage = CoverageFacts(plan, deductible_left=Money(0), network=network)
    return open_case(7, CaseFacts(coverage, ClaimFacts(date(2026, 3, 2), lines=(VISIT, X_RAY))), TODAY)


def test_no_paper_of_original_medicare_knows_a_network_but_the_word_that_there_is_none():
    for each in on().documents:
        said = re.sub(r"There is no network", "", " ".join(to_text(each).split()))
        assert "network" not in said.lower(), each.kind


def test_who_treats_patients_of_original_medicare_takes_part_and_accepts_assignment():
    case = on()

    for kind in ("remittance", "denial_notice"):
        assert facts(paper(case, kind))["Plan"] == "Medicare Part B, participating provider"
    assert facts(paper(case, "portal"), "Billing provider")["Participating"] == "yes, and assignment is accepted"
    assert facts(paper(case, "claim"))["27 Accept assignment"] == "Yes"
    summary = " ".join(to_text(paper(case, "plan_summary")).split())
    assert "What you pay for each kind of care, where assignment is accepted" in summary
    assert "One who does not accept assignment may charge you more than we approve" in summary


def test_what_original_medicare_pays_is_its_fee_schedule_and_what_a_doctor_has_signed_is_assignment():
    page = paper(on(), "contract")

    assert page.title == "Medicare fee schedule"
    assert facts(page)["Assignment"] == "accepted on every claim: what we approve is payment in full"
    said = " ".join(to_text(page).split()).lower()
    assert "contract" not in said
    assert "dispute" not in said
    assert "remittance" not in said


def test_a_redetermination_is_asked_for_within_120_days_of_receipt_which_is_taken_to_be_5_days_after_the_decision():
    page = facts(paper(on(), "contract"))

    assert page["Time to ask again"] == "120 days from the day you receive our decision, for a redetermination"
    assert page["Day of receipt"] == "5 days after the date of our decision, unless you show another day"


def test_an_insurer_keeps_its_contract_and_counts_from_its_remittance():
    page = paper(on("ppo-silver"), "contract")

    assert page.title == "Contract prices"
    assert facts(page)["Time to file"] == "90 days from the service date to the day we receive the claim"
    assert facts(page)["Days to dispute"] == "180 days from the date of the remittance"


def test_original_medicare_gives_a_claim_one_calendar_year_on_paper():
    given = facts(paper(on(), "contract"))["Time to file"]

    assert given == "one calendar year from the service date to the day we receive the claim"


def test_a_claim_to_original_medicare_is_in_time_on_the_same_day_of_the_next_year_and_late_the_day_after():
    def claim(received: date, flaw: str | None = None) -> CaseFile:
        lines = (LineFacts("ekg", Money(60_00), flaw=flaw),)
        return open_case(
            7,
            CaseFacts(CoverageFacts("medicare-part-b"), ClaimFacts(date(2025, 3, 3), received=received, lines=lines)),
            TODAY,
        )

    in_time = claim(date(2026, 3, 3))
    assert in_time.facts["claim.last_filing_day"] == date(2026, 3, 3)
    assert in_time.facts["claim.days_late"] == 0
    assert claim(date(2026, 3, 4), "filed_late").facts["claim.days_late"] == 1
    with pytest.raises(CaseError, match="after its last filing day 03/03/2026"):
        claim(date(2026, 3, 4))
    with pytest.raises(CaseError, match="03/03/2026, one calendar year after the visit"):
        claim(date(2026, 3, 3), "filed_late")


@pytest.mark.parametrize("plan", ["advantage-open", "ppo-silver"])
def test_an_advantage_plan_and_an_insurers_plan_keep_their_networks(plan):
    case = on(plan)

    assert facts(paper(case, "remittance"))["Plan"].endswith(", in network")
    assert facts(paper(case, "portal"), "Billing provider")["Network of this plan"] == "inside"
    assert "Plan year 2026, inside the network, up to today" in to_text(paper(case, "portal"))


def test_nobody_is_outside_the_network_of_original_medicare():
    with pytest.raises(CaseError, match="Medicare Part B has no network"):
        on(network="out")


def test_original_medicare_has_no_limit_to_what_a_year_costs_and_no_paper_counts_toward_one():
    case = on()

    assert "Out-of-pocket" not in to_text(paper(case, "portal"))
    summary = " ".join(to_text(paper(case, "plan_summary")).split())
    assert "Out-of-pocket limit none" in summary
    assert "There is no limit to what you pay in a year." in summary


def test_a_patient_of_original_medicare_may_appeal_within_120_days_and_not_180():
    for kind in ("eob", "denial_notice"):
        said = " ".join(to_text(paper(on(), kind)).split()).lower()
        assert "within 120 days of the day you get this" in said
        assert "180" not in said
