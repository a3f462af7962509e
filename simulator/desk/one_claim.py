"""The claim that the lessons tell about: pinned to the cent, so that prose and picture may name its amounts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from simulator.case.numbers import payer_claim_number
from simulator.case.open import work
from simulator.case.pinned import CaseFacts, ClaimFacts, CoverageFacts, LineFacts
from simulator.case.worked import Worked
from simulator.money import Money
from simulator.payers.payer import load_payer

SEED = 4
VISIT, SENT, RECEIVED, ANSWERED = date(2026, 3, 2), date(2026, 3, 4), date(2026, 3, 5), date(2026, 3, 18)

_OFFICE = LineFacts("office-visit-established-3", charge=Money(18_500), allowed=Money(11_200))
_BLOOD = LineFacts("metabolic-panel", charge=Money(4_800), allowed=Money(1_200))
_SCAN = LineFacts("mri-brain", charge=Money(90_000), flaw="no_authorization")


def one_claim(*, with_a_refused_line: bool) -> Worked:
    """An office visit and a blood test; or these and a scan that the payer refuses."""
    lines = (_OFFICE, _BLOOD, _SCAN) if with_a_refused_line else (_OFFICE, _BLOOD)
    claim = ClaimFacts(VISIT, SENT, RECEIVED, ANSWERED, lines)
    return work(SEED, CaseFacts(CoverageFacts("ppo-silver", deductible_left=Money(6_000)), claim), date(2026, 3, 23))


def as_from(case: Worked, payer: str) -> Worked:
    """The same answer as another payer would send it: its own layout, words and claim number."""
    sender = load_payer(payer)
    number = payer_claim_number(sender, case.claim.received, case.seed, "newest")
    return replace(case, payer=sender, remit=replace(case.remit, payer_claim_number=number))
