"""The itemized bill: every service of one visit with its charge, and what has been posted to it so far."""

from __future__ import annotations

from datetime import date

from simulator.care.visit import Visit
from simulator.claims.claim import Claim
from simulator.documents.document import Cell, Column, Document, Note, Row, Table
from simulator.documents.visit import services_table, visit_facts
from simulator.ledger.account import Account


def itemized_bill_paper(account: Account, claim: Claim, visit: Visit, *, today: date) -> Document:
    """A patient may ask for it at any time. It lists charges; it says nothing about who owes them."""
    posted = account.open(today, visit.on) - claim.charge
    facts = visit_facts(visit, account.id)
    charges = [line.charge for line in claim.lines]
    lines = services_table("Services", claim, charges, head="Charge", foot="All charges")
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
        sender=visit.practice.name,
        date=today,
        stamp="",
        voice="practice",
        blocks=(facts, lines, so_far, Note("This is a list of charges. It does not say who has to pay them.")),
    )
