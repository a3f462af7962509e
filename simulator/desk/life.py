"""The life of a claim: six days from the visit to a balance of zero, and where the money waits on each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from simulator.case.papers import case_papers
from simulator.case.worked import Worked
from simulator.claims.activity import Entry
from simulator.dates import print_date
from simulator.desk.assets import module, styles
from simulator.desk.not_open import EXPECTED, NotOpen
from simulator.desk.on_desk import Json, OnDesk
from simulator.desk.one_claim import ANSWERED, RECEIVED, SENT, VISIT, one_claim
from simulator.desk.sittings import for_browser
from simulator.documents.account import account_paper
from simulator.documents.document import Document
from simulator.documents.statement import statement_paper
from simulator.ledger import Account, Book, Leg, Posting
from simulator.training.papers import paper

WIDE = ("remittance", "account")  # their money tables need the whole desk
STATEMENT, PAID = date(2026, 3, 24), date(2026, 4, 7)


@dataclass(frozen=True, slots=True)
class Step:
    """One day: what happens, in plain words, and the papers that lie on the desk."""

    day: date
    title: str
    says: str
    papers: tuple[Document, ...]


class Life(OnDesk):
    """A picture of where the money waits, its table, and the papers of each day."""

    says = "The life of a claim. Press Run at the top of this page to open it."
    _esm = module("life.js")
    _css = styles()

    def __init__(self, case: Worked) -> None:
        account = to_zero(case)
        self._picture = {
            "title": "One claim, from the visit to zero",
            "lead": f"{case.visit.patient.name} saw {case.visit.practice.name} on {print_date(VISIT)}.",
            "steps": [_step(number, step, account) for number, step in enumerate(steps(case, account), 1)],
        }
        super().__init__()

    def acts(self) -> dict[str, Callable[..., None]]:
        return {}

    def picture(self) -> Json:
        return self._picture


def to_zero(case: Worked) -> Account:
    """The account with the payer's answer posted, and what the patient then paid."""
    due = case.after.with_patient()
    legs = (Leg(Book.PATIENT, -due), Leg(Book.CASH, due))
    return case.after.with_postings([Posting(PAID, VISIT, "Payment, patient", "card, by phone", legs)])


def steps(case: Worked, account: Account) -> list[Step]:
    """The six days, in order."""
    papers = {each.kind: each for each in case_papers(case)}
    due, paid, off = case.after.with_patient().dollars, case.remit.paid.dollars, case.remit.write_off.dollars
    return [
        Step(VISIT, "The visit", "The front desk copies the card. What is copied wrong here comes back weeks later.",
             (papers["card"], papers["registration"])),
        Step(SENT, "The claim goes out", f"We bill {case.claim.charge.dollars}. All of it now waits for the payer.",
             (papers["claim"], _account(case, account, SENT))),
        Step(RECEIVED, "The payer has it", "The claim has come in. That day is our proof that we filed in time.",
             (papers["portal"],)),
        Step(ANSWERED, "The payer answers", f"We get a remittance, the patient an EOB. The payer sends {paid}. "
             f"We write off {off}, as our contract says. {due} moves to the patient.",
             (papers["remittance"], papers["eob"])),
        Step(STATEMENT, "The statement", f"Only now does the patient get a bill: {due}, and not a cent more.",
             (_statement(case, account), _account(case, account, STATEMENT))),
        Step(PAID, "Zero", "The patient pays. Nobody owes anything, and each dollar has a place in the account.",
             (_account(case, account, PAID),)),
    ]  # fmt: skip


def _as_of(account: Account, day: date) -> Account:
    return Account(account.id, tuple(posting for posting in account.postings if posting.on <= day))


def _account(case: Worked, account: Account, day: date) -> Document:
    return account_paper(
        _as_of(account, day),
        case.visit.patient,
        case.coverage,
        case.plan,
        [entry for entry in _log(case) if entry.on <= day],
        practice=case.visit.practice.name,
        payer=case.payer.name,
        today=day,
        as_posted=f"all posted through {print_date(day)}",
    )


def _log(case: Worked) -> list[Entry]:
    """The office's own log, to the end. Here the answer was posted on the day it came."""
    due, trace = case.after.with_patient().dollars, case.remit.trace
    return [
        *(entry for entry in case.log if entry.on < ANSWERED),
        Entry(ANSWERED, "Remittance received and posted", trace),
        Entry(STATEMENT, f"Statement sent for {due}"),
        Entry(PAID, f"Patient called and paid {due} by card"),
    ]


def _statement(case: Worked, account: Account) -> Document:
    practice = case.visit.practice
    return statement_paper(
        _as_of(account, STATEMENT),
        case.visit.patient,
        practice=practice.name,
        phone=practice.phone,
        payer=case.payer.name,
        today=STATEMENT,
    )


def _step(number: int, step: Step, account: Account) -> Json:
    return {
        "id": f"step-{number}",
        "day": print_date(step.day),
        "title": step.title,
        "says": step.says,
        "payer": str(account.with_payer(step.day)),
        "patient": str(account.with_patient(step.day)),
        "cents": [account.with_payer(step.day).cents, account.with_patient(step.day).cents],
        "wide": any(each.kind in WIDE for each in step.papers),
        "documents": [{**for_browser(paper(each)), "id": f"{each.id}-{number}"} for each in step.papers],
    }


def life_of_a_claim() -> Life | NotOpen:
    """One claim from the visit to a balance of zero."""
    try:
        return Life(one_claim(with_a_refused_line=False))
    except EXPECTED as error:
        return NotOpen(error)
