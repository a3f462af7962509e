"""What an author pins of a talk stands on the papers too: a write-off on the bill, an estimate, calls in vain."""

from __future__ import annotations

from datetime import date

import pytest

from simulator.case import CaseError, CaseFacts, open_case
from simulator.case.pinned import ClaimFacts, CoverageFacts, FollowUpFacts, LineFacts, PersonaFacts
from simulator.documents.text import to_text
from simulator.money import Money
from tests.documents.reading import paper

TODAY = date(2026, 3, 23)
VISIT = LineFacts(
    "preventive-visit-40-64", charge=Money(240_00), allowed=Money(160_00)
)  # paid in full: 160.00, CO 80.00
ENDED = LineFacts("mri-brain", charge=Money(1_900_00), flaw="coverage_ended")


def printed(case, kind: str) -> str:
    """A paper of the case as text, on one line: no width breaks a sentence."""
    return " ".join(to_text(paper(case, kind), 400).split())


def a_case(line: LineFacts, persona: PersonaFacts, seed: int = 7):
    coverage = CoverageFacts("ppo-silver", deductible_left=Money(900_00)) if not line.flaw else CoverageFacts()
    claim = ClaimFacts(service_date=date(2026, 1, 12), lines=(line,))
    return open_case(seed, CaseFacts(coverage=coverage, claim=claim, persona=persona), TODAY)


def test_a_write_off_that_was_moved_to_the_patient_stands_on_the_account_and_on_the_statement():
    case = a_case(VISIT, PersonaFacts(billed=Money(80_00)))

    assert case.persona.account.balance == Money(80_00)
    assert case.persona.account.owed == Money(0)
    assert "Moved to the patient" in printed(case, "account")
    assert "CO-45" in printed(case, "account")
    assert "$80.00" in printed(case, "statement")


@pytest.mark.parametrize("billed", [0, 80_01, 240_00])
def test_a_bill_holds_some_of_the_write_off_and_no_more_than_all_of_it(billed: int):
    with pytest.raises(CaseError, match=r"the bill is above \$0.00 and at most \$80.00"):
        a_case(VISIT, PersonaFacts(billed=Money(billed)))


def test_a_part_of_the_write_off_may_be_billed():
    assert a_case(VISIT, PersonaFacts(billed=Money(1))).persona.account.written_off == Money(1)


ALONE = LineFacts("mri-brain", charge=Money(1_900_00))


def alone(*lines: LineFacts, seed: int = 7, persona: PersonaFacts | None = None, **given: object):
    claim = ClaimFacts(service_date=date(2026, 1, 12), lines=lines or (ALONE,))
    persona = persona or PersonaFacts(estimate=Money(1_500_00), bill_cover="self_pay")
    return open_case(seed, CaseFacts(claim=claim, persona=persona, **given), TODAY)


def test_an_estimate_stands_in_the_log_before_the_visit():
    """Booked three weeks before Monday 01/12, on 12/22; an estimate is due within three business days: 12/24."""
    case = alone()
    log = printed(case, "account")

    assert case.persona.account.above_estimate == Money(400_00)
    assert case.persona.account.because == "you had no plan on that day"
    assert "12/24/2025 Good faith estimate given to the patient, who pays alone: $1,500.00" in log
    assert log.index("Good faith estimate") < log.index("Patient seen") < log.index("First bill sent")


def test_who_pays_alone_has_an_estimate_a_bill_and_a_statement_and_no_paper_of_a_payer():
    for seed in range(1, 9):
        case = alone(seed=seed)
        kinds = [each.kind for each in case.documents]
        assert kinds == ["registration", "estimate", "account", "itemized_bill", "statement"]
        words = " ".join(printed(case, kind) for kind in kinds)
        for never in ("Tamarack", "PPO", "PR-27", "Remittance", "ZZT", "Claim ", "Card", "Other plan"):
            assert never not in words, (never, seed)
        assert case.truth == {}


def test_the_whole_charge_waits_for_the_patient_from_the_day_of_the_visit():
    case = alone()
    assert case.facts["account.patient_balance"] == Money(1_900_00)
    assert case.facts["account.payer_before"] == Money(0)
    assert "$1,900.00" in printed(case, "statement")
    assert "still with" not in printed(case, "statement")
    assert not [name for name in case.facts if name.startswith(("eob.", "appeal.", "coverage.", "contract."))]


def test_an_estimate_names_each_service_and_thought_the_largest_to_cost_something_else():
    """Charged 240.00 and 1,900.00, estimated 1,740.01: the scan was thought to cost 1,500.01."""
    visit = LineFacts("office-visit-established-4", charge=Money(240_00))
    persona = PersonaFacts(estimate=Money(1_740_01), bill_cover="self_pay")
    paper_ = printed(alone(visit, ALONE, persona=persona), "estimate")

    assert "1 240.00" in paper_
    assert "1 1,500.01" in paper_
    assert "All together 1,740.01" in paper_
    assert "If our bill is $400.00 or more above this estimate" in paper_
    assert "120 days from the first bill" in paper_


def test_an_estimate_below_the_other_lines_is_refused():
    visit = LineFacts("office-visit-established-4", charge=Money(240_00))
    with pytest.raises(CaseError, match="leaves nothing for the largest"):
        alone(visit, ALONE, persona=PersonaFacts(estimate=Money(240_00), bill_cover="self_pay"))


@pytest.mark.parametrize(
    ("line", "given", "says"),
    [
        (ENDED, {}, "no payer that could refuse: leave out `flaw`"),
        (ALONE, {"coverage": CoverageFacts("hmo-bronze")}, "has no plan: leave out `coverage`"),
        (ALONE, {"follow_up": FollowUpFacts()}, "no claim to follow up"),
    ],
)
def test_what_only_somebody_with_a_plan_has_is_refused_of_who_pays_alone(line, given, says):
    with pytest.raises(CaseError, match=says):
        alone(line, **given)


def test_who_pays_alone_needs_to_have_had_something():
    with pytest.raises(CaseError, match="needs `lines`"):
        open_case(7, CaseFacts(persona=PersonaFacts(bill_cover="self_pay")), TODAY)


def test_a_first_bill_before_the_visit_is_refused_of_who_pays_alone():
    early = PersonaFacts(bill_cover="self_pay", first_bill=date(2026, 1, 11))
    with pytest.raises(CaseError, match="the visit was on 01/12/2026"):
        alone(persona=early)
    assert alone(persona=PersonaFacts(bill_cover="self_pay", first_bill=date(2026, 1, 12)))


def test_an_estimate_is_for_somebody_who_pays_alone():
    with pytest.raises(CaseError, match="Write `bill_cover: self_pay`"):
        a_case(ENDED, PersonaFacts(estimate=Money(1_500_00)))


@pytest.mark.parametrize(("belief", "lacks"), [("above_estimate", "estimate"), ("plan_says_less", "billed")])
def test_who_compares_two_papers_has_both(belief: str, lacks: str):
    with pytest.raises(CaseError, match=f"`belief: {belief}` needs .*`{lacks}`"):
        a_case(VISIT, PersonaFacts(belief=belief))


def test_calls_in_vain_stand_in_the_log_each_on_its_day():
    tried = (date(2026, 3, 19), date(2026, 3, 19), date(2026, 3, 20))
    case = a_case(ENDED, PersonaFacts(tried=tried))

    assert printed(case, "account").count("Called, no answer, no message left") == 3
    assert case.persona.account.tried == tried
