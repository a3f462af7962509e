"""The patient's statement: what the patient owes today and for what. What waits for a payer is not on it.

A statement is printed from the account as it is posted. A payer's answer that is not posted yet is not the patient's
to pay, so it is not here: the visit is named, without an amount, as still with the plan.
"""

from __future__ import annotations

from datetime import date

from simulator.dates import long_date, print_date
from simulator.documents.document import Cell, Column, Document, Facts, Figure, Note, Row, Table
from simulator.ledger.account import Account
from simulator.ledger.posting import Book
from simulator.money import ZERO
from simulator.people.patient import Patient


def statement_paper(
    account: Account, patient: Patient, *, practice: str, phone: str, payer: str, today: date
) -> Document:
    """The statement that we would print today."""
    due = account.with_patient(today)
    waiting = [visit for visit in account.visits() if account.balance(Book.PAYER, today, visit) != ZERO]
    facts = Facts(
        (
            ("Patient", patient.name),
            ("Account", account.id),
            ("Send to", f"{patient.street}, {patient.town}"),
            ("Questions", phone),
        )
    )
    rows = tuple(
        Row(print_date(posting.on), "", (Cell(posting.says), Cell(print_date(posting.visit)), Cell(str(amount))))
        for posting in account.postings
        if posting.on <= today and (amount := posting.amount(Book.PATIENT)) != ZERO
    )
    lines = Table(
        "What is yours to pay, and what you paid",
        (Column("Date"), Column("What"), Column("Visit"), Column("Amount", is_money=True)),
        rows,
        Row("Due from you", "", (Cell(), Cell(), Cell(str(due)))),
    )
    notes = [
        Note(f"Your visit of {long_date(visit)} is still with {payer}. You have nothing to pay for that part yet.")
        for visit in waiting
    ]
    return Document(
        id="statement",
        kind="statement",
        title="Statement",
        sender=practice,
        date=today,
        stamp="",
        voice="practice",
        blocks=(
            facts,
            Figure("Due from you", Cell(due.dollars)),
            *((lines,) if rows else (Note("Nothing is yours to pay today.", "letter"),)),
            *notes,
        ),
    )
