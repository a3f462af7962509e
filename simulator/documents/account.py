"""The account as the office sees it: who it is, what is open and with whom, every posting, and the log of the claim.

Postings are printed as of the day they are asked for. An answer that is not posted yet has moved nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from simulator.claims.activity import Entry
from simulator.coverage.enrolment import Coverage
from simulator.coverage.plan import Plan
from simulator.dates import print_date
from simulator.documents.document import Cell, Column, Document, Facts, Row, Table
from simulator.ledger.account import Account
from simulator.ledger.aging import aging
from simulator.ledger.posting import Book
from simulator.money import ZERO
from simulator.people.patient import Patient


def account_paper(
    account: Account,
    patient: Patient,
    coverage: Coverage | None,
    plan: Plan | None,
    log: Sequence[Entry],
    *,
    practice: str,
    payer: str,
    today: date,
    as_posted: str = "newest answer not posted yet",
) -> Document:
    """The account as it is posted on a day; `as_posted` says how far that is. Who pays alone has no plan on it."""
    insured = (
        (("Plan", f"{payer}, {plan.name}"), ("Member ID on the card", coverage.member_id)) if plan and coverage else ()
    )
    facts = Facts(
        (
            ("Account", account.id),
            ("Patient", patient.name),
            ("Guarantor", "Same"),
            ("Born", print_date(patient.birth_date)),
            ("Phone", patient.phone),
            *(insured or (("Plan", "none, pays alone"),)),
        ),
        "list",
    )
    return Document(
        id="account",
        kind="account",
        title=f"Account {account.id}",
        sender=practice,
        date=today,
        stamp="",
        voice="practice",
        blocks=(facts, _open(account, payer, as_posted), _aging(account, today), _postings(account), _log(log)),
    )


def _open(account: Account, payer: str, as_posted: str) -> Table:
    waiting = ((Book.PATIENT, "Patient"), (Book.PAYER, payer))
    rows = [
        Row(print_date(visit), "", (Cell(who), Cell(str(amount))))
        for visit in account.visits()
        for book, who in waiting
        if (amount := account.balance(book, visit=visit)) != ZERO
    ]
    return Table(
        f"Open now, {as_posted}",
        (Column("Visit"), Column("Waiting for"), Column("Open", is_money=True)),
        tuple(rows),
        Row("Total", "", (Cell(), Cell(str(account.open())))),
    )


def _aging(account: Account, today: date) -> Facts:
    buckets = tuple((name, str(amount)) for name, amount in aging(account, today).items())
    return Facts((*buckets, ("Open", str(account.open(today)))), "aging", "Aging, counted from the day of service")


def _postings(account: Account) -> Table:
    rows, balance = [], ZERO
    for posting in account.postings:
        with_payer, with_patient = posting.amount(Book.PAYER), posting.amount(Book.PATIENT)
        balance = balance + with_payer + with_patient
        why = ", ".join(part for part in (posting.why, f"visit {print_date(posting.visit)}") if part)
        cells = (Cell(posting.says), Cell(why), Cell(str(with_payer)), Cell(str(with_patient)), Cell(str(balance)))
        rows.append(Row(print_date(posting.on), "", cells))
    foot = (
        Cell(),
        Cell(),
        Cell(str(account.with_payer())),
        Cell(str(account.with_patient())),
        Cell(str(account.open())),
    )
    return Table(
        "Postings, oldest first",
        (
            Column("Date"),
            Column("Posting"),
            Column("Why"),
            Column("With payer", is_money=True),
            Column("With patient", is_money=True),
            Column("Balance", is_money=True),
        ),
        tuple(rows),
        Row("Open", "", foot),
    )


def _log(log: Sequence[Entry]) -> Table:
    return Table(
        "What we did, oldest first",
        (Column("Date"), Column("What happened"), Column("Reference")),
        tuple(Row(print_date(entry.on), "", (Cell(entry.what), Cell(entry.reference))) for entry in log),
    )
