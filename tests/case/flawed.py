"""Every flaw on every plan that can have it: the lines of a claim that shows it, written by hand."""

from __future__ import annotations

from simulator.case.flaw_table import WHOLE_CLAIM_FLAWS
from simulator.case.pinned import LineFacts
from simulator.coverage import load_plan
from simulator.reading import DATA

PLANS = tuple(sorted(file.stem for file in (DATA / "plans").glob("*.yaml")))
VISIT = LineFacts("office-visit-established-3")

_LEFT_OUT = {"ppo-family": "spinal-adjustment"}  # what a plan does not cover; elsewhere the eye exam
_WITH_NOTE = {"tamarack": "stress-test", "osprey": "skin-biopsy", "copperfield": "joint-injection"}
_WITH_POLICY = {"sandpiper": "stress-test", "quillwater": "thyroid-test", "stillmeadow": "heart-ultrasound"}
_NEVER = {  # what a plan asks for nobody can have forgotten: these want no notes, and one no approval and no enrollment
    "advantage-hmo": ("missing_attachment",),
    "advantage-open": ("missing_attachment", "no_authorization", "authorization_exceeded", "provider_not_enrolled"),
    "employer-own": ("missing_attachment",),
}
_INSIDE_ONLY = ("hmo-bronze", "epo-basic", "hdhp-single", "hdhp-family", "advantage-hmo", "employer-own")


def lines_with(flaw: str | None, plan: str) -> tuple[LineFacts, ...]:
    """A clean visit and a line with the flaw, as an author would write them."""
    payer = load_plan(plan).payer
    services = {
        None: "chest-x-ray",
        "no_authorization": "mri-brain",
        "missing_attachment": _WITH_NOTE.get(payer, "stress-test"),
        "modifier_missing": "knee-x-ray",
        "modifier_misfit": "chest-x-ray",
        "missing_information": "chest-x-ray",
        "not_necessary": _WITH_POLICY.get(payer, "vitamin-d-level"),
        "not_covered": _LEFT_OUT.get(plan, "eye-exam"),
        "benefit_used_up": "exercise-therapy",
        "underpaid": "chest-x-ray",
        "duplicate": "chest-x-ray",
    }
    match flaw:
        case "bundled":
            return LineFacts("joint-injection"), LineFacts("office-visit-established-3", flaw=flaw)
        case "authorization_exceeded":
            return VISIT, LineFacts("mri-brain", flaw=flaw, units=2)
        case "over_units":
            return VISIT, LineFacts("cholesterol-panel", flaw=flaw, units=2)
        case "missing_attachment" if payer == "copperfield":
            return LineFacts("ekg"), LineFacts("joint-injection", flaw=flaw)
        case _ if flaw in WHOLE_CLAIM_FLAWS:
            return VISIT, LineFacts("chest-x-ray", flaw=flaw)
    return VISIT, LineFacts(services[flaw], flaw=flaw)


def can_be(flaw: str | None, plan: str) -> bool:
    """A plan denies only what it asks for; for the network, only one that pays nothing outside it."""
    if flaw in _NEVER.get(plan, ()):
        return False
    return flaw != "out_of_network" or plan in _INSIDE_ONLY
