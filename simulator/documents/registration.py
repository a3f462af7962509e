"""The registration screen: what our front desk typed from the card and the patient's own answers, right or wrong."""

from __future__ import annotations

from datetime import date

from simulator.care.visit import Visit
from simulator.claims.claim import Claim
from simulator.coverage.enrolment import Coverage
from simulator.dates import print_date
from simulator.documents.document import Document, Facts

_RELATIONS = {1: "Self"}


def registration_paper(
    visit: Visit, claim: Claim, coverage: Coverage, *, plan: str, payer: str, other: str, typed_on: date
) -> Document:
    """The member number is the one that our claims carry. `other` is the answer to the question on other coverage."""
    patient = visit.patient
    who = Facts(
        (
            ("Account", claim.account),
            ("Patient", patient.name),
            ("Born", print_date(patient.birth_date)),
            ("Phone", patient.phone),
            ("Mail", patient.email),
            ("Address", f"{patient.street}, {patient.town}"),
            ("Guarantor", "Same"),
        ),
        "form",
        "Patient",
    )
    what = Facts(
        (
            ("Payer", payer),
            ("Plan", plan),
            ("Member ID, typed from the card", claim.member_id),
            ("Relation to the subscriber", _RELATIONS.get(coverage.person, "Family member")),
            ("In force from, on the card", print_date(coverage.starts)),
            ("Other coverage? The patient’s answer", other),
        ),
        "form",
        "Coverage",
    )
    return Document(
        id="registration",
        kind="registration",
        title="Registration",
        sender=visit.practice.name,
        date=typed_on,
        stamp="",
        voice="practice",
        blocks=(who, what),
    )
