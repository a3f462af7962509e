"""What an author pins of a talk stands on the papers too: a write-off on the bill, an estimate, calls in vain."""

from __future__ import annotations

from datetime import date

import pytest

from simulator.case import CaseError, CaseFacts, open_case
from simulator.case.pinned import ClaimFacts, CoverageFacts, LineFacts, PersonaFacts
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


def test_an_estimate_stands_in_the_log_before_the_visit():
    case = a_case(ENDED, PersonaFacts(estimate=Money(1_500_00), bill_cover="self_pay"))
    log = printed(case, "account")

    assert case.persona.account.above_estimate == Money(400_00)
    assert case.persona.account.because == "your coverage had ended by that day"
    assert "Good faith estimate given to the patient, who pays alone: $1,500.00" in log
    assert log.index("Good faith estimate") < log.index("Remittance posted")


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
