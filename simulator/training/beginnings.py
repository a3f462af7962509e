"""What a first draft can begin from: each flaw with what it needs on the claim, and what people do wrong about it.

And what a draft leaves to its author.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from simulator.reading import SCENARIOS

_LEFT_OPEN = ("Say here ", "A first draft to be named")  # what a draft writes where only its author knows the words


class CannotBegin(ValueError):
    """There is no draft of this kind, or a file stands where it would go. One plain sentence."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a flaw needs on the claim, and the act that is then right."""

    flaw: str
    lines: tuple[str, ...]
    right: str
    claim: str = ""
    coverage: str = ""
    notes: tuple[str, ...] = ()  # what the author should know of where it came from


_VISIT = "{service: office-visit-established-3}"


def _line(flaw: str, service: str, right: str, pins: str = "", first: str = _VISIT) -> Beginning:
    return Beginning(flaw, (first, f"{{service: {service}, flaw: {flaw}{pins}}}"), right)


def _whole(flaw: str, right: str, claim: str = "", coverage: str = "") -> Beginning:
    return Beginning(flaw, (_VISIT, f"{{service: chest-x-ray, flaw: {flaw}}}"), right, claim, coverage)


BEGINNINGS: dict[str, Beginning] = {
    each.flaw: each
    for each in (
        Beginning("none", (_VISIT, "{service: chest-x-ray}"), "post-and-bill"),
        _line("no_authorization", "mri-brain", "dispute", ", approval_on_file: yes"),
        _line("authorization_exceeded", "mri-brain", "dispute", ", units: 2, approval_on_file: yes"),
        _whole("filed_late", "dispute", "proof_of_filing: yes"),
        _whole("not_a_member", "corrected-claim"),
        _whole("coverage_not_started", "bill-next-payer", coverage=", other_coverage: yes"),
        _whole("coverage_ended", "bill-next-payer", coverage=", other_coverage: yes"),
        _whole("other_payer_first", "bill-next-payer", coverage=", other_coverage: yes"),
        _whole("provider_not_enrolled", "dispute", "enrolment_proof: yes"),
        _whole("provider_mismatch", "corrected-claim"),
        Beginning(
            "out_of_network",
            (_VISIT, "{service: chest-x-ray, flaw: out_of_network}"),
            "write-off",
            coverage="plan: hmo-bronze",
        ),
        _line("duplicate", "chest-x-ray", "close"),
        _line("missing_information", "chest-x-ray", "corrected-claim", ", missing: rendering_npi"),
        _line("missing_attachment", "stress-test", "send-records"),
        _line("modifier_missing", "knee-x-ray", "corrected-claim"),
        _line("modifier_misfit", "chest-x-ray", "corrected-claim"),
        Beginning(
            "bundled",
            ("{service: joint-injection}", "{service: office-visit-established-3, flaw: bundled, notes_support: yes}"),
            "corrected-claim",
        ),
        _line("over_units", "cholesterol-panel", "dispute", ", units: 2, chart_supports: yes"),
        _line("not_necessary", "vitamin-d-level", "dispute", ", chart_supports: yes"),
        _line("not_covered", "eye-exam", "post-and-bill"),
        _line("benefit_used_up", "exercise-therapy", "post-and-bill"),
        _line("underpaid", "heart-ultrasound", "dispute-price", ", charge: 700.00, allowed: 295.00, old_price: 205.00"),
    )
}

OTHER_ACTS = {  # what else to offer, and what to say to it
    "dispute": "There is nothing to send that would change the payer’s answer.",
    "corrected-claim": "The claim says what was done. There is nothing on it to correct.",
    "post-and-bill": "Something on this answer is still open. Posting it as final would let that go.",
    "hold": "The clock runs on while the account waits.",
    "write-off": "It gives up money before anyone has looked for a reason to.",
    "new-claim": "The payer has answered this claim. A second copy comes back as a duplicate (OA-18).",
}
FORESEEN = (  # what people take the patient's share for
    ("eob.charge_less_paid", "That bills the patient for the discount and for what was refused."),
    ("eob.patient_share_and_denied", "This adds what was refused. Look at the group code that it carries."),
    ("eob.allowed", "The allowed amount is what plan and patient pay together."),
    ("eob.paid", "This is what the plan paid."),
    ("eob.deductible_only", "The deductible is only one part of what carries PR."),
    ("eob.billed", "These are the charges. Nobody owes them as they stand."),
)


def schema_for(file: Path) -> str:
    """Where an editor finds the schema, from the folder of the file."""
    try:
        path = os.path.relpath(SCENARIOS / "scenario.schema.json", file.resolve().parent)
    except ValueError:  # on another drive
        path = str(SCENARIOS / "scenario.schema.json")
    return path.replace(os.sep, "/")


def still_to_write(file: Path) -> list[int]:
    """The lines of a draft that still lack its author's own words; a trainee would read what stands there."""
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    return [number for number, line in enumerate(lines, 1) if any(each in line for each in _LEFT_OPEN)]
