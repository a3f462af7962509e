"""What the payer has on file about the lines that it did not pay: why, and what it would pay after all."""

from __future__ import annotations

from dataclasses import replace

from simulator.case.follow_up.noun import Share, Split
from simulator.case.lines import CaseLine, unit_price
from simulator.case.mistakes import missing_from
from simulator.case.worked import Worked
from simulator.claims.claim import Claim
from simulator.money import ZERO, Money, total
from simulator.payers.appeals import DeniedLine
from simulator.payers.decide import LineDecision, decide
from simulator.remittance.remit import RemitLine

FIELD_OF_FLAW = {
    "not_a_member": "member_id",
    "provider_mismatch": "billing_npi",
    "modifier_missing": "modifier",
    "modifier_misfit": "modifier",
}


def unpaid_lines(case: Worked) -> tuple[DeniedLine, ...]:
    """The lines that were refused, or allowed below the contract."""
    right = {line.number: line for line in _paid_as_it_should_be(case)}
    found = []
    for line, answer in zip(case.lines, case.remit.lines, strict=True):
        if answer.denials or case.underpaid(answer.number):
            found.append(_line(case, line, answer, right[answer.number]))
    return tuple(found)


def patient_shares(case: Worked) -> tuple[Share, ...]:
    """What the patient would owe more on each unpaid line, if it were paid."""
    unpaid = {line.number for line in unpaid_lines(case)}
    return tuple(
        Share(right.number, _owed(right) - answer.patient_share + answer_denied(answer, "PR"))
        for right, answer in zip(_paid_as_it_should_be(case), case.remit.lines, strict=True)
        if right.number in unpaid
    )


def splits(case: Worked) -> tuple[Split, ...]:
    """How the payer answered each line of the claim."""
    return tuple(
        Split(line.number, line.charge, line.paid, line.patient_share, answer_denied(line, "PR"))
        for line in case.remit.lines
    )


def refused(case: Worked, *groups: str) -> Money:
    """What the payer's refusals carry under some groups."""
    return total(answer_denied(line, *groups) for line in case.remit.lines)


def answer_denied(line: RemitLine, *groups: str) -> Money:
    return total(each.amount for each in line.denials if each.group in groups)


def _owed(line: LineDecision) -> Money:
    return total(amount for group, _, amount in line.adjustments if group == "PR")


def mend_of(case: Worked) -> str:
    """The field that a corrected claim must change, or "" where the claim is as it should be."""
    for number, line in enumerate(case.lines, 1):
        flaw = line.facts.flaw or ""
        if flaw == "missing_information":
            return missing_from(line, number, case.seed)
        if flaw == "bundled" and case.notes_support == "yes":
            return "modifier"
        if flaw in FIELD_OF_FLAW:
            return FIELD_OF_FLAW[flaw]
    return ""


def _paid_as_it_should_be(case: Worked) -> tuple[LineDecision, ...]:
    """The same claim, answered by the contract and with no edit in the way."""
    lenient = replace(case.payer, edits=())
    return decide(
        _whole(case.claim), case.coverage, lenient, case.plan,
        used=case.first_used, contract=unit_price(case.lines), on_file=case.on_file,
    ).lines  # fmt: skip


def _whole(claim: Claim) -> Claim:
    return replace(claim, frequency="1")


def _line(case: Worked, line: CaseLine, answer: RemitLine, right: LineDecision) -> DeniedLine:
    paid = answer.charge - total(amount for _, _, amount in right.adjustments)
    sent = case.claim.lines[answer.number - 1]
    reason = answer.denials[0].reason if answer.denials else "45"
    policy = case.payer.policies.get(sent.service, ())
    return DeniedLine(
        number=answer.number,
        service=sent.service,
        reason=reason,
        payable=max(ZERO, paid - answer.paid),
        remarks=answer.remarks,
        units=sent.units,
        allowed=answer.allowed,
        modifiers=sent.modifiers,
        wants=_wanted(case, line, answer.number),
        policy=f"{case.payer.id}/{sent.service}" if policy else "",
        criteria=("need",) if reason in ("50", "150", "151", "222") else (),
    )


def _wanted(case: Worked, line: CaseLine, number: int) -> str:
    match line.facts.flaw:
        case "missing_attachment":
            return "chart_note"
        case "missing_information":
            return missing_from(line, number, case.seed)
        case flaw:
            return FIELD_OF_FLAW.get(flaw or "", "modifier" if flaw == "bundled" else "")
