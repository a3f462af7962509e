"""Papers of a Medicare Advantage plan and of an employer's own plan: each says whose road is open, and for how long."""

from __future__ import annotations

from datetime import date

from simulator.case.file import CaseFile
from simulator.case.open import open_case
from simulator.case.pinned import CaseFacts, ClaimFacts, CoverageFacts, LineFacts
from simulator.documents import to_text
from simulator.scenario.sources import find_source
from tests.documents.reading import paper

SCAN = LineFacts("mri-low-back", flaw="not_necessary", chart_supports=True)


def case(plan: str, network: str, line: LineFacts = SCAN) -> CaseFile:
    return open_case(7, CaseFacts(CoverageFacts(plan, network=network), ClaimFacts(lines=(line,))), date(2026, 6, 8))


def words(made: CaseFile, kind: str) -> str:
    return " ".join(to_text(paper(made, kind)).split())


def test_a_member_of_an_advantage_plan_has_60_days_from_the_letter_and_another_member_180() -> None:
    advantage, other = case("advantage-open", "out"), case("ppo-gold", "in")

    assert "may appeal within 60 days of the day you get this letter" in words(advantage, "denial_notice")
    assert "may appeal within 180 days of the day you get this letter" in words(other, "denial_notice")


def test_a_letter_to_the_member_names_the_offices_days_only_where_its_own_date_starts_them() -> None:
    assert "Its copy of this answer says how and until when." in words(case("advantage-open", "out"), "denial_notice")
    assert "on its own, within 180 days of" in words(case("ppo-gold", "in"), "denial_notice")


def test_without_a_contract_the_notice_asks_for_the_waiver_and_no_contract_lies_on_the_desk() -> None:
    made = case("advantage-open", "out")

    assert "Send the waiver of liability along" in words(made, "remittance")
    assert "contract" not in {each.kind for each in made.documents}


def test_an_advantage_plan_leaves_nothing_above_its_price_to_the_member() -> None:
    assert "and nothing above our price" in words(case("advantage-open", "out"), "plan_summary")
    assert "and what the provider charges above our price" in words(case("ppo-gold", "in"), "plan_summary")


def test_an_employers_own_plan_says_who_pays_and_that_no_state_has_a_say() -> None:
    heart = LineFacts("heart-ultrasound", flaw="not_necessary", chart_supports=True)
    says = words(case("employer-own", "in", heart), "plan_summary")

    assert "pays for this plan from its own money" in says
    assert "no state’s insurance office has a say over it" in says


def test_a_letter_of_an_employers_own_plan_says_that_the_office_needs_to_be_named() -> None:
    heart = LineFacts("heart-ultrasound", flaw="not_necessary", chart_supports=True)
    says = words(case("employer-own", "in", heart), "denial_notice")

    assert "Your provider may appeal only if you name it in writing." in says
    assert "on its own" not in says


def test_a_payers_chapter_on_disputes_says_what_its_remittance_says() -> None:
    quillwater, tamarack = find_source("payers/quillwater#dispute"), find_source("payers/tamarack#dispute")
    assert quillwater
    assert tamarack

    assert "within 60 days of the day you receive this notice" in quillwater.says
    assert "within 180 days of the date of the remittance" in tamarack.says
