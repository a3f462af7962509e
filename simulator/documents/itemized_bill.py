"""The itemized bill: every service of one visit with its charge, and what has been posted to it so far."""

from __future__ import annotations

from datetime import date

from simulator.care import diagnoses
from simulator.care.visit import Visit
from simulator.claims.claim import Claim
from simulator.dates import print_date
from simulator.documents.document import Cell, Column, Document, Facts, Note, Row, Table
from simulator.ledger.account import Account


def itemized_bill_paper(account: Account, claim: Claim, visit: Visit, *, today: date) -> Document:
    """A patient may ask for it at any time. It lists charges; it says nothing about who owes them."""
    patient, practice = visit.patient, visit.practice
    posted = account.open(today, visit.on) - claim.charge
    facts = Facts(
        (
            ("Patient", patient.name),
            ("Born", print_date(patient.birth_date)),
            ("Account", account.id),
            ("Visit", print_date(visit.on)),
            ("Where seen", f"{practice.street}, {practice.town}"),
            ("Provider’s NPI", practice.npi),
        )
    )
    lines = Table(
        "Services",
        (
            Column("Service"),
            Column("Code"),
            Column("Diagnosis"),
            Column("Units"),
            Column("Charge", is_money=True),
        ),
        tuple(
            Row(
                line.name,
                "",
                (
                    Cell(" ".join((line.code, *line.modifiers))),
                    Cell(_diagnosis(line.diagnosis)),
                    Cell(str(line.units)),
                    Cell(str(line.charge)),
                ),
            )
            for line in claim.lines
        ),
        Row("All charges", "", (Cell(), Cell(), Cell(), Cell(str(claim.charge)))),
    )
    so_far = Table(
        "This visit so far",
        (Column("What"), Column("Amount", is_money=True)),
        (
            Row("All charges", "", (Cell(str(claim.charge)),)),
            Row("Payments and adjustments posted", "", (Cell(str(posted)),)),
        ),
        Row("Open for this visit", "", (Cell(str(claim.charge + posted)),)),
    )
    return Document(
        id="itemized_bill",
        kind="itemized_bill",
        title="Itemized bill",
        sender=practice.name,
        date=today,
        stamp="",
        voice="practice",
        blocks=(facts, lines, so_far, Note("This is a list of charges. It does not say who has to pay them.")),
    )


def _diagnosis(code: str) -> str:
    return f"{code} {diagnoses()[code].name}" if code else ""
