"""The claim as it really went out: the office's mistakes, made on a claim that would have been right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from simulator.care.practice import Practice
from simulator.case.flaws import may_be_missing
from simulator.case.lines import CaseLine
from simulator.case.numbers import mistyped
from simulator.case.pinned import LineFacts
from simulator.chance import Stream
from simulator.claims.claim import Claim, Line

_SIDES_AND_PLANS = ("RT", "LT", "GP")


def with_mistakes(claim: Claim, lines: Sequence[CaseLine], practice: Practice, seed: int) -> Claim:
    """Leave off, mistype or mix up what the flaws of these lines say."""
    flaws = {line.facts.flaw for line in lines}
    if "not_a_member" in flaws:
        claim = replace(claim, member_id=mistyped(claim.member_id))
    if "provider_mismatch" in flaws:
        claim = replace(claim, billing_npi=practice.former_npi)
    if any(missing_from(line, number, seed) == "referring_npi" for number, line in enumerate(lines, 1)):
        claim = replace(claim, referring_npi="")
    sent = tuple(_as_sent(line, case_line, seed) for line, case_line in zip(claim.lines, lines, strict=True))
    return replace(claim, lines=sent)


def missing_from(line: CaseLine, number: int, seed: int) -> str:
    """What was left off a line with missing information, or ""."""
    facts: LineFacts = line.facts
    if facts.flaw != "missing_information":
        return ""
    return facts.missing or Stream(seed, "missing", number).pick(may_be_missing(line.charge.service))


def _as_sent(line: Line, case_line: CaseLine, seed: int) -> Line:
    match case_line.facts.flaw:
        case "no_authorization":
            return replace(line, authorization=None)
        case "missing_attachment":
            return replace(line, records=False)
        case "modifier_missing":
            return replace(line, modifiers=())
        case "modifier_misfit":
            fits = case_line.charge.service.modifiers
            wrong = [each for each in _SIDES_AND_PLANS if each not in fits]
            return replace(line, modifiers=(Stream(seed, "modifier", line.number).pick(wrong),))
        case "missing_information":
            match missing_from(case_line, line.number, seed):
                case "diagnosis":
                    return replace(line, diagnosis="")
                case "rendering_npi":
                    return replace(line, rendering_npi="")
    return line
