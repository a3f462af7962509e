"""From a payer's decision to the remittance that tells of it."""

from __future__ import annotations

from datetime import date

from simulator.claims.claim import Claim
from simulator.payers.decide import Decision
from simulator.remittance.remit import Adjustment, Group, Remit, RemitLine

PROCESSED_AS_PRIMARY, DENIED_UNKNOWN = "1", "4"
_NOT_A_MEMBER = "31"


def remit_for(claim: Claim, decision: Decision, *, on: date, number: str, trace: str) -> Remit:
    """The answer to one claim. “Processed as primary” whether anything is paid or not; 4 only where nobody is found."""
    lines = tuple(
        RemitLine(
            number=sent.number,
            code=sent.code,
            name=sent.name,
            charge=sent.charge,
            allowed=answer.allowed,
            adjustments=tuple(Adjustment(Group(group), reason, amount) for group, reason, amount in answer.adjustments),
            remarks=answer.remarks,
        )
        for sent, answer in zip(claim.lines, decision.lines, strict=True)
    )
    is_unknown = {each.reason for line in lines for each in line.adjustments} == {_NOT_A_MEMBER}
    return Remit(claim, number, DENIED_UNKNOWN if is_unknown else PROCESSED_AS_PRIMARY, on, trace, lines)
