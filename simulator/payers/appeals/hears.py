"""What a level hears. Some are only for some matters, and of several lines they hear those alone."""

from __future__ import annotations

from simulator.payers.appeals.ladders import Rung
from simulator.payers.appeals.packet import AppealFile, DeniedLine
from simulator.payers.appeals.proofs import family

_ONLY_FOR = {
    "medical_judgement": "questions of medical judgement, such as whether care was needed",
    "clerical_error": "slips on the claim",
    "urgent_care": "care to come that a doctor says cannot wait",
}


def closed_to(rung: Rung, file: AppealFile) -> bool:
    """A rung that hears some matters only, and this is none of them."""
    return bool(_unmet(rung, file))


def why_closed(rung: Rung, file: AppealFile) -> str:
    """What a rung is only for, in a sentence, where this claim is none of it; else ""."""
    return next((f"It is only for {_ONLY_FOR[matter]}." for matter in _unmet(rung, file)), "")


def hears(rung: Rung, line: DeniedLine) -> bool:
    """Whether this line is a matter for the rung. One beside it may open a rung, and is then heard alone."""
    return family(line.reason).judgement or "medical_judgement" not in rung.only_for


def _unmet(rung: Rung, file: AppealFile) -> list[str]:
    families = [family(line.reason) for line in file.lines]
    is_so = {
        "medical_judgement": any(each.judgement for each in families),
        "clerical_error": any(each.is_clerical for each in families),
        "urgent_care": file.care_to_come and file.urgent,
    }
    return [matter for matter in rung.only_for if not is_so[matter]]
