"""One claim as three payers would print it: the layout changes, the arithmetic does not."""

from __future__ import annotations

from collections.abc import Callable

from simulator.case.papers import case_papers
from simulator.case.worked import Worked
from simulator.desk.assets import module, styles
from simulator.desk.not_open import EXPECTED, NotOpen
from simulator.desk.on_desk import Json, OnDesk
from simulator.desk.one_claim import as_from, one_claim
from simulator.desk.sittings import for_browser
from simulator.training.papers import paper

PAYERS = ("tamarack", "osprey", "copperfield")


class Layouts(OnDesk):
    """Three EOBs behind three tabs."""

    says = "One claim in three payers’ layouts. Press Run at the top of this page to open it."
    _esm = module("layouts.js")
    _css = styles()

    def __init__(self, claims: list[Worked]) -> None:
        self._picture = {
            "title": "One claim, three payers",
            "lead": f"A claim of {claims[0].claim.charge.dollars}, as three payers would print it. Find the same four "
            "numbers in each: billed, written off or refused, paid, and the patient’s share.",
            "documents": [_eob(claim) for claim in claims],
        }
        super().__init__()

    def acts(self) -> dict[str, Callable[..., None]]:
        return {}

    def picture(self) -> Json:
        return self._picture


def _eob(claim: Worked) -> Json:
    eob = next(each for each in case_papers(claim) if each.kind == "eob")
    return {**for_browser(paper(eob)), "id": f"eob-{claim.payer.id}", "tab": claim.payer.name}


def three_layouts() -> Layouts | NotOpen:
    """One claim in the layouts of three payers."""
    try:
        claim = one_claim(with_a_refused_line=True)
        return Layouts([as_from(claim, payer) for payer in PAYERS])
    except EXPECTED as error:
        return NotOpen(error)
