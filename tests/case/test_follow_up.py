"""The follow-up of a case: what lies in its file, what the payer has, and a silent claim that goes to JSON and back."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from simulator.case.file import CaseFile, from_json, to_json
from simulator.case.open import open_case
from simulator.case.pinned import SILENCES, CaseError, CaseFacts, ClaimFacts, CoverageFacts, FollowUpFacts, LineFacts
from simulator.documents import to_text
from simulator.letters import LetterFile, mark
from simulator.letters.page.complete import complete_letter
from simulator.money import Money
from simulator.payers.appeals import Packet, decide, ladders

TODAY = date(2026, 5, 11)
SCAN = LineFacts("mri-brain", Money(1_000_00), Money(298_00), "no_authorization", approval_on_file=True)
VISIT = LineFacts("office-visit-established-3", Money(180_00), Money(112_00))


def case(
    *lines: LineFacts, seed: int = 7, today: date = TODAY, plan: str = "ppo-gold", **follow_up: object
) -> CaseFile:
    claim = ClaimFacts(service_date=None if "silence" in follow_up else date(2026, 3, 2), lines=lines)
    pinned = FollowUpFacts(**{"road": "provider-dispute"} | follow_up)  # type: ignore[arg-type]
    return open_case(seed, CaseFacts(CoverageFacts(plan, Money(0)), claim, follow_up=pinned), today)


def kinds(made: CaseFile) -> set[str]:
    assert made.follow_up
    return {each.paper.kind for each in made.follow_up.papers if each.paper.patient == made.follow_up.patient}


@pytest.mark.parametrize("silence", SILENCES)
def test_a_silent_claim_goes_to_json_and_comes_back_the_same(silence):
    for seed in range(1, 6):
        made = case(VISIT, seed=seed, silence=silence, waited=70)
        assert from_json(json.loads(json.dumps(to_json(made)))) == made
        assert made.follow_up
        assert made.follow_up.at_stake == Money(112_00)
        assert "remittance_copy" not in kinds(made)
        assert "acceptance_report" in kinds(made)
        assert all(each.date <= TODAY for each in made.documents)
        assert made.follow_up.notice_date < TODAY


def test_a_claim_that_is_not_answered_has_no_flaw_yet():
    with pytest.raises(CaseError, match="shows no flaw"):
        case(SCAN, silence="lost")


@pytest.mark.parametrize(
    ("road", "form"),
    [
        ("member-appeal", "representative_form"),
        ("self-funded-appeal", "representative_form"),
        ("medicaid-managed-care", "representative_form"),
        ("medicare-advantage", "waiver_of_liability"),
    ],
)
def test_the_form_that_a_road_wants_lies_in_the_file_only_where_it_was_signed(road, form):
    assert form in kinds(case(SCAN, road=road))
    assert form not in kinds(case(SCAN, road=road, patient_signed=False))
    assert form not in kinds(case(SCAN))


def test_where_a_provider_may_file_the_form_is_its_own_and_not_the_patients():
    assert "representative_form" not in kinds(case(SCAN, road="medicare-advantage"))


def test_a_hearing_counts_from_the_letter_of_the_reviewer_outside():
    """Remittance 03/18 or so; the plan and the reviewer take 40 days each, so a judge can be asked in the summer."""
    made = case(replace(SCAN, allowed=Money(900_00)), road="medicare-advantage", rung="hearing", today=date(2026, 8, 3))
    assert made.follow_up
    letters = [each for each in made.documents if each.kind == "decision_letter"]

    assert [each.sender[:7] for each in letters] == ["Tamarac", "Outside"]
    assert made.follow_up.notice_date == letters[-1].date


@pytest.mark.parametrize("road", ladders())
def test_every_road_can_be_opened(road):
    made = case(SCAN, road=road)
    assert made.follow_up
    assert made.follow_up.road == road


def test_a_level_above_the_first_has_the_answer_below_it_and_counts_from_that():
    """Remittance 03/18 at the latest; written nine days later, read two days on, answered after 30 of 45 days."""
    made = case(SCAN, rung="second-dispute")
    assert made.follow_up
    letter = next(each for each in made.documents if each.kind == "decision_letter")

    assert made.follow_up.notice_date == letter.date
    assert made.facts["claim.processed"] < letter.date <= TODAY  # type: ignore[operator]
    assert LetterFile.from_json(made.follow_up.letter).notices[0] == letter.date


def test_a_level_whose_answer_has_not_come_yet_is_refused():
    with pytest.raises(CaseError, match="let today be later"):
        case(SCAN, rung="second-dispute", today=date(2026, 4, 1))
    with pytest.raises(CaseError, match="has no rung"):
        case(SCAN, rung="supreme-court")


@pytest.mark.parametrize(
    ("line", "pinned", "packet"),
    [
        (SCAN, {}, ("approval_notice", "remittance_copy")),
        (LineFacts("vitamin-d-level", flaw="not_necessary", chart_supports=True), {}, ("chart_note", "policy_page")),
        (LineFacts("chest-x-ray", flaw="underpaid"), {}, ("contract_page",)),
        (LineFacts("chest-x-ray", flaw="filed_late"), {"proof_of_filing": True}, ("acceptance_report",)),
        (LineFacts("chest-x-ray", flaw="provider_not_enrolled"), {"enrolment_proof": True}, ("enrollment_letter",)),
    ],
)
def test_a_complete_letter_with_its_papers_loses_nothing(line, pinned, packet):
    for seed in range(1, 8):
        facts = CaseFacts(claim=ClaimFacts(lines=(line,), **pinned), follow_up=FollowUpFacts())
        made = open_case(seed, facts, date(2026, 7, 6)).follow_up
        assert made
        file = LetterFile.from_json(made.letter)
        sent = [each.id for each in made.papers if each.paper.kind in packet and each.paper.patient == made.patient]
        marked = mark(complete_letter(file, sent, "Provider dispute"), file, sent)
        assert [part.name for part in marked.parts if part.points < part.of] == []
        assert marked.points == marked.of, [(made.letter["patient"], each) for each in marked.spans if each.points < 0]


def test_what_another_seed_pins_is_another_file():
    first, second = case(SCAN).follow_up, case(SCAN, seed=8).follow_up
    assert first
    assert second
    assert first.claim_number != second.claim_number
    assert replace(first, letter={}) == replace(case(SCAN).follow_up, letter={})  # type: ignore[type-var]


def test_the_claim_that_came_back_for_its_birth_date_has_an_empty_box_and_another_has_the_day():
    def box(silence: str) -> str:
        made = case(VISIT, silence=silence, waited=30)
        text = to_text(next(each for each in made.documents if each.kind == "claim"))
        return next(line.split(":")[1].strip() for line in text.splitlines() if line.startswith("3 Born"))

    assert box("never_arrived") == "(empty)"
    assert re.fullmatch(r"\d\d/\d\d/\d{4}", box("lost"))


def test_a_letter_about_units_states_those_that_the_note_counts_and_not_those_of_the_claim():
    films = LineFacts("chest-x-ray", Money(300_00), Money(90_00), "over_units", units=3, chart_supports=False)
    made = case(films)
    assert made.follow_up

    letter = LetterFile.from_json(made.follow_up.letter)

    assert letter.numbers["units"] == "2 units"


def test_a_letter_about_need_names_the_diagnosis_of_the_refused_line():
    heart = LineFacts("heart-ultrasound", flaw="not_necessary", chart_supports=True)
    made = case(VISIT, heart, plan="employer-own", road="self-funded-appeal")
    assert made.follow_up

    assert made.follow_up.letter["diagnoses"][0] == "R01.1"


@pytest.mark.parametrize(("supports", "units", "outcome"), [(True, 2, "granted"), (False, 1, "upheld")])
def test_units_beyond_the_contract_are_won_with_the_contract_and_not_with_the_chart(supports, units, outcome):
    panel = LineFacts("cholesterol-panel", flaw="over_units", units=2, chart_supports=supports)
    made = case(VISIT, panel, plan="pos-choice").follow_up
    assert made
    by_id = {each.id: each.paper for each in made.papers}

    def answer(paper: str) -> str:
        packet = Packet(
            road="provider-dispute", rung="dispute", filed_by="provider", sent=TODAY, received=TODAY,
            claim_number=made.claim_number, denial_codes=("222",), ask="pay_in_full", grounds=("contract_units",),
            evidence=(by_id[paper],), signed=True, patient=made.patient, member_id=made.member_id,
            service_date=made.service_date,
        )  # fmt: skip
        return decide(packet, made.as_the_payer_has_it()).outcome

    assert (made.lines[0].reason, by_id["units-page"].units) == ("222", units)
    assert answer("units-page") == outcome
    assert answer("chart-note") == "upheld"


@pytest.mark.parametrize("road", [*ladders()])
def test_a_letter_may_say_again_every_day_and_amount_that_the_papers_print(road):
    made = case(SCAN, VISIT, road=road)
    assert made.follow_up
    file = LetterFile.from_json(made.follow_up.letter)
    told = "\n".join(to_text(each) for each in made.documents)
    days = {date(int(y), int(m), int(d)) for m, d, y in re.findall(r"\b(\d\d)/(\d\d)/(\d{4})\b", told)}
    amounts = {Money.read(each) for each in re.findall(r"(?<![\d.,])[\d,]+\.\d\d(?!\d)", told)}

    assert len(days) > 5
    assert days <= set(file.days_printed)
    assert len(amounts) > 5
    assert amounts <= set(file.amounts_printed)


def test_a_call_of_our_log_may_be_named_with_its_day_its_reference_and_what_was_said():
    made = case(VISIT, silence="overdue", waited=70)
    assert made.follow_up
    file = LetterFile.from_json(made.follow_up.letter)
    (call,) = file.conversations
    on = f"{call.on:%m/%d/%Y}"
    told = f"When we called on {on}, you told us that the claim was being worked on (call {call.reference})."

    assert call.reference
    assert not mark(f"To the claims desk.\n\n{told}\n\nWei Halloran", file).critical
    other = told.replace(call.reference, "R11122233")
    assert mark(f"To the claims desk.\n\n{other}\n\nWei Halloran", file).critical == ("fabricated_proof",)


def test_an_unanswered_claim_is_due_as_many_days_after_its_receipt_as_the_contract_gives():
    made = case(VISIT, silence="in_process", waited=70)
    assert made.follow_up
    letter = made.follow_up.letter

    assert "30 days from the day we receive the claim" in "\n".join(to_text(each) for each in made.documents)
    assert (date.fromisoformat(letter["dates"]["payment due"]) - date.fromisoformat(letter["received"])).days == 30
