"""The registration screen: what our front desk typed from the card and the patient's own answers, right or wrong."""

from __future__ import annotations

from simulator.care.visit import Visit
from simulator.claims.claim import Claim
from simulator.coverage.enrolment import Coverage, OtherPlan
from simulator.dates import print_date
from simulator.documents.document import Document, Facts

_RELATIONS = {1: "Self"}


def registration_paper(
    visit: Visit,
    claim: Claim,
    coverage: Coverage | None,
    *,
    plan: str = "",
    payer: str = "",
    other: OtherPlan | None = None,
) -> Document:
    """Typed on the day of the visit. The member number is that of our claims; who pays alone has no coverage."""
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
            *(_card(claim, coverage, plan, payer) if coverage else [("Plan", "None, the patient pays alone")]),
            *_other(other),
        ),
        "form",
        "Coverage",
    )
    return Document(
        id="registration",
        kind="registration",
        title="Registration",
        sender=visit.practice.name,
        date=visit.on,
        stamp="",
        voice="practice",
        blocks=(who, what),
    )


def _card(claim: Claim, coverage: Coverage, plan: str, payer: str) -> list[tuple[str, str]]:
    return [
        ("Payer", payer),
        ("Plan", plan),
        ("Member ID, typed from the card", claim.member_id),
        ("Relation to the subscriber", _RELATIONS.get(coverage.person, "Family member")),
        ("In force from, on the card", print_date(coverage.starts)),
    ]


def _other(other: OtherPlan | None) -> list[tuple[str, str]]:
    """The question every front desk asks, and what the patient said and showed."""
    question = "Other coverage? The patient’s answer"
    if other is None:
        return [(question, "No")]
    place = ", and it pays first" if other.pays_first else ", and it pays second" if other.pays_second else ""
    return [
        (question, f"Yes{place}"),
        ("Other plan", other.name),
        ("Other member ID", other.member_id),
        ("Other plan in force", f"{print_date(other.starts)} to {print_date(other.ends) if other.ends else 'open'}"),
    ]
