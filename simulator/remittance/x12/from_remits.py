"""The kit's own answers as one payment: many remits of one payer to one practice, ready to be written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from simulator.care.practice import Practice
from simulator.claims.claim import ClaimId, Line
from simulator.money import ZERO, total
from simulator.payers.payer import Payer
from simulator.people.patient import Patient
from simulator.remittance.payment import (
    Amount,
    ClaimPayment,
    Contact,
    Day,
    Name,
    Parties,
    Party,
    Payment,
    ProviderAdjustment,
    Reference,
    ServicePayment,
)
from simulator.remittance.remit import Remit, RemitLine
from simulator.x12_text import as_sent

PAYER_ID = "1000000000"  # 1 and a tax number that is never issued
BANK = ("CCP", "01", "000000000", "DA", "0000000001", PAYER_ID, "", "01", "000000000", "DA", "0000000002")
_OFFICE = "11"


def payment_of(
    remits: Sequence[Remit],
    payer: Payer,
    practice: Practice,
    patients: Mapping[ClaimId, Patient],
    *,
    payer_kind: str = "12",
    provider_adjustments: tuple[ProviderAdjustment, ...] = (),
    control: str = "0001",
) -> Payment:
    """One transfer for all these answers, or a notice where nothing is paid. Date and trace are the first answer's.

    No payment is below zero: what is then still owed to the payer goes forward under FB, and a later payment takes it.
    """
    first = remits[0]
    amount = total(remit.paid for remit in remits) - total(each.amount for each in provider_adjustments)
    if amount < ZERO:
        year_end = date(first.date.year, 12, 31)
        forward = ProviderAdjustment(practice.npi, year_end, "FB", amount, first.trace)
        provider_adjustments, amount = (*provider_adjustments, forward), ZERO
    return Payment(
        amount=amount,
        trace=first.trace,
        payer_id=PAYER_ID,
        on=first.date,
        parties=Parties(party_of_payer(payer), party_of_practice(practice)),
        claims=tuple(_claim(remit, patients[remit.claim.id], payer_kind) for remit in remits),
        provider_adjustments=provider_adjustments,
        handling="I" if amount else "H",
        method="ACH" if amount else "NON",
        bank=BANK if amount else (),
        produced=first.date,
        control=control,
    )


def party_of_payer(payer: Payer) -> Party:
    """An invented payer has no street that mail would find, and no state that exists."""
    phone = "".join(sign for sign in payer.phone if sign.isdigit())
    return Party(
        name=as_sent(payer.name),
        street=("PO BOX 100",),
        city="EXAMPLE",
        zip="00001",
        contacts=(
            Contact("BL", as_sent("PROVIDER DESK"), (("TE", phone),)),
            Contact("IC", "", (("UR", payer.portal),)),
        ),
    )


def party_of_practice(practice: Practice) -> Party:
    """The practice by its NPI. Its state, ZZ, is in no post office's list, and so is left off."""
    town, _, rest = practice.town.partition(", ")
    return Party(
        name=as_sent(practice.name),
        id_kind="XX",
        id=practice.npi,
        street=(as_sent(practice.street),),
        city=as_sent(town),
        zip=rest.rpartition(" ")[2],
        references=(Reference("TJ", PAYER_ID[1:]),),
    )


def _claim(remit: Remit, patient: Patient, payer_kind: str) -> ClaimPayment:
    claim = remit.claim
    sent = {line.number: line for line in claim.lines}
    return ClaimPayment(
        number=claim.id,
        status=remit.status,
        charge=remit.charge,
        paid=remit.paid,
        patient_share=remit.patient_share,
        payer_kind=payer_kind,
        payer_claim_number=remit.payer_claim_number,
        place=_OFFICE,
        frequency=claim.frequency,
        names=(Name("QC", as_sent(patient.family), as_sent(patient.given), id_kind="MI", id=claim.member_id),),
        dates=(Day("050", claim.received),),
        services=tuple(_service(line, sent[line.number], claim.service_date) for line in remit.lines),
    )


def _service(answer: RemitLine, sent: Line, on: date) -> ServicePayment:
    return ServicePayment(
        code=answer.code,
        charge=answer.charge,
        paid=answer.paid,
        modifiers=sent.modifiers,
        units=Decimal(sent.units),
        adjustments=answer.adjustments,
        remarks=answer.remarks,
        dates=(Day("472", on),),
        references=(Reference("6R", str(answer.number)),),
        amounts=(Amount("B6", answer.allowed),) if answer.allowed else (),
    )
