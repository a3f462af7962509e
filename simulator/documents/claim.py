"""The claim as we sent it: the boxes of a professional claim form. An empty box stays empty and unmarked."""

from __future__ import annotations

from simulator.care.visit import Visit
from simulator.claims.claim import Claim
from simulator.coverage.plan import Plan
from simulator.dates import print_date
from simulator.documents.document import Cell, Column, Document, Facts, Row, Table

_FREQUENCIES = {"1": "1, original", "7": "7, replacement", "8": "8, void"}
_OFFICE = "11"


def claim_paper(claim: Claim, visit: Visit, plan: Plan, payer_name: str, *, says_born: bool = True) -> Document:
    """What left our office, box by box. Boxes 21 and 24 tie each service to its diagnosis by a letter.

    Box 3 is empty where the birth date was left off.
    """
    patient = visit.patient
    diagnoses = list(dict.fromkeys(line.diagnosis for line in claim.lines if line.diagnosis))
    letters = {diagnosis: chr(ord("A") + place) for place, diagnosis in enumerate(diagnoses)}
    numbers = dict.fromkeys(line.authorization for line in claim.lines if line.authorization)
    referred = any(charge.service.referral_needed for charge in visit.charges)
    above = Facts(
        (
            ("1a Member ID", claim.member_id),
            ("2 Patient", patient.filed_name),
            ("3 Born", print_date(patient.birth_date) if says_born else ""),
            ("5 Patient’s address", f"{patient.street}, {patient.town}"),
            ("11c Plan", f"{payer_name}, {plan.name}"),
            ("17 Referring provider", visit.referrer.name if referred else ""),
            ("17b Referring provider’s NPI", claim.referring_npi),
            (
                "19 Sent with it",
                ", ".join(f"chart note for line {line.number}" for line in claim.lines if line.records),
            ),
            ("21 Diagnosis", ", ".join(f"{letter} {diagnosis}" for diagnosis, letter in letters.items())),
            ("22 Frequency", _FREQUENCIES[claim.frequency]),
            ("23 Prior authorization number", ", ".join(numbers)),
        ),
        "form",
    )
    lines = Table(
        "24 Service lines",
        (
            Column("24A Date"),
            Column("24B Place"),
            Column("24D Service"),
            Column("24D Modifier"),
            Column("24E Points to"),
            Column("24G Units", is_money=True),
            Column("24F Charge", is_money=True),
            Column("24J Rendering NPI"),
        ),
        tuple(
            Row(
                print_date(claim.service_date),
                "",
                (
                    Cell(_OFFICE),
                    Cell(f"{line.code} {line.name}"),
                    Cell(" ".join(line.modifiers)),
                    Cell(letters.get(line.diagnosis, "")),
                    Cell(str(line.units)),
                    Cell(str(line.charge)),
                    Cell(line.rendering_npi),
                ),
            )
            for line in claim.lines
        ),
        Row("28 Total charge", "", (*(Cell() for _ in range(5)), Cell(str(claim.charge)), Cell())),
    )
    below = Facts(
        (
            ("26 Our account", claim.account),
            ("Our claim number", claim.id),
            ("27 Accept assignment", "Yes"),
            ("29 Paid so far", "0.00"),
            ("31 Treated by", visit.doctor.name),
            ("32 Where seen", f"{visit.practice.street}, {visit.practice.town}"),
            ("33 Billing provider", visit.practice.name),
            ("33 Billing provider’s phone", visit.practice.phone),
            ("33a Billing provider’s NPI", claim.billing_npi),
        ),
        "form",
    )
    return Document(
        id="claim",
        kind="claim",
        title="Claim as sent",
        sender=visit.practice.name,
        date=claim.sent,
        stamp="",
        voice="practice",
        blocks=(above, lines, below),
    )
