"""Does it add up? The balancing rules of an 835 at line, claim and payment; and what must be there at all."""

from __future__ import annotations

from simulator.money import ZERO, Money, total
from simulator.remittance.payment import ClaimGroup, ClaimPayment, Payment, ServicePayment
from simulator.remittance.remit import Group
from simulator.remittance.x12.findings import Findings, shown
from simulator.remittance.x12.values import CLAIM_STATUS, read_amount, read_count


def check_line(service: ServicePayment, findings: Findings) -> None:
    """Charge less every adjustment of the line is what the line was paid."""
    if service.charge.cents - sum([each.amount.cents for each in service.adjustments]) != service.paid.cents:
        expected = service.charge - service.adjusted
        findings.error(
            service.segment, "line-balance",
            f"The line {shown(service.code)} does not add up: {service.charge} charged less {service.adjusted} adjusted"
            f" is {expected}, but {service.paid} is paid.",
            "Do not post this line before the payer has explained the difference.",
        )  # fmt: skip


def check_claim(claim: ClaimPayment, findings: Findings) -> None:
    """Charge less every adjustment, the claim's and its lines', is the payment; the lines' charges are the claim's."""
    every = claim.every_adjustment
    if claim.charge.cents - sum([each.amount.cents for each in every]) != claim.paid.cents:
        expected = claim.charge - claim.adjusted
        findings.error(
            claim.segment, "claim-balance",
            f"The claim {shown(claim.number)} does not add up: {claim.charge} charged less {claim.adjusted} adjusted is"
            f" {expected}, but {claim.paid} is paid.",
            "Do not post this claim before the payer has explained the difference.",
        )  # fmt: skip
    lines = total([service.charge for service in claim.services])
    if claim.services and lines != claim.charge:
        findings.error(
            claim.segment, "claim-charge",
            f"The claim {shown(claim.number)} has a charge of {claim.charge}, but its lines come to {lines}.",
            "Compare with the claim as you sent it: a line may be missing, or answered on another claim.",
        )  # fmt: skip
    patient = total([each.amount for each in every if each.group is Group.PR])
    if claim.patient_share is not None and claim.patient_share != patient and not claim.is_reversal:
        findings.warning(
            claim.segment, "patient-share",
            f"The claim {shown(claim.number)} says that the patient owes {claim.patient_share}, but its PR amounts come"
            f" to {patient}.",
            "Bill the patient nothing before it is clear which is right.",
        )  # fmt: skip


def check_claim_is_whole(claim: ClaimPayment, findings: Findings) -> None:
    """What every claim has: our number, a status that exists, a patient."""
    if not claim.number:
        findings.error(
            claim.segment, "claim-number", "The claim has no number of ours (CLP01).",
            "Find it by the payer’s claim number, the patient and the date.",
        )  # fmt: skip
    if claim.status not in CLAIM_STATUS:
        findings.error(
            claim.segment, "status",
            f"The claim {shown(claim.number)} has {shown(claim.status)} as its status: there is no such status.",
            f"CLP02 is one of {', '.join(CLAIM_STATUS)}.",
        )  # fmt: skip
    patient = claim.patient
    if patient is None or not (patient.family or patient.given or patient.id):
        findings.error(
            claim.segment, "patient", f"The claim {shown(claim.number)} names no patient.",
            "Find the account by your own claim number, and check the date and the charge before posting.",
        )  # fmt: skip


def check_group(group: ClaimGroup, claims: int, charge: Money, findings: Findings) -> None:
    """How many claims a group has and what they charge, as the payer counts them (TS304, TS305)."""
    said = next((each for each in group.sums if each[0] == "TS3"), None)
    if said is None:
        return
    many, amount = (said[at] if at < len(said) else "" for at in (4, 5))
    wrong = [
        f"{what} {shown(text)}, but they {come_to}"
        for text, is_right, what, come_to in (
            (many, read_count(many) == claims, "counts claims as", f"are {claims:,}"),
            (amount, read_amount(amount) == charge, "gives their charge as", f"come to {charge}"),
        )
        if text and not is_right
    ]
    if wrong:
        findings.warning(
            group.segment, "group-sums", f"The payer’s sum of a group of claims (TS3) {' and it '.join(wrong)}.",
            "A claim may be missing here, or told in another group. Compare with the payer’s own list.",
        )  # fmt: skip


def check_payment(payment: Payment, paid: Money, findings: Findings) -> None:
    """What is deposited is what the claims were paid, less what the payer kept; a trace finds it at the bank."""
    expected = paid - payment.kept
    if expected != payment.amount:
        findings.error(
            payment.segment, "payment-balance",
            f"The payment does not add up: {paid} paid on claims less {payment.kept} of provider adjustments is"
            f" {expected}, but {payment.amount} is deposited.",
            "Look for a claim or a PLB that is missing, and post nothing before it is found.",
        )  # fmt: skip
    if payment.amount < ZERO:
        findings.error(
            payment.segment, "payment-below-zero", f"The payment is {payment.amount}: none is below zero.",
            "What is owed to the payer should be carried forward by a PLB with the reason FB.",
        )  # fmt: skip


def check_payment_is_whole(payment: Payment, findings: Findings) -> None:
    """What every payment has: a trace, a payer, a payee, somebody to call."""
    if not payment.trace:
        findings.error(
            payment.segment, "trace", "The payment has no trace number (TRN02).",
            "Without it the bank’s deposit cannot be found. Ask the payer for the cheque or transfer number.",
        )  # fmt: skip
    for role, party in (("payer", payment.parties.payer), ("payee", payment.parties.payee)):
        if not (party.name or party.id):
            findings.error(
                payment.segment, role, f"The payment names no {role}.",
                f"Find out from the trace number who the {role} is before posting.",
            )  # fmt: skip
    if not any(contact.kind == "BL" for contact in payment.parties.payer.contacts):
        findings.note(
            payment.segment, "contact", "The payer names nobody for technical questions (PER with BL).",
            "Use the number on the payer’s portal.",
        )  # fmt: skip
