"""A patient who pays alone: no plan, no claim and no answer. The office has an estimate, a bill and a statement.

Inside the case a claim is worked out all the same, as of somebody whose coverage had ended; nobody ever sees it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from simulator.case.file import FactValue
from simulator.case.pinned import CaseError, CaseFacts, CoverageFacts, PersonaFacts
from simulator.case.worked import Worked
from simulator.claims.activity import BOOKED_AHEAD, Entry, weekday
from simulator.dates import print_date
from simulator.documents import Document
from simulator.documents.account import account_paper
from simulator.documents.estimate import estimate_paper
from simulator.documents.itemized_bill import itemized_bill_paper
from simulator.documents.registration import registration_paper
from simulator.documents.statement import statement_paper
from simulator.law import Cover
from simulator.ledger import Account
from simulator.ledger.post import self_pay_posting
from simulator.money import Money, total

DAY = timedelta(days=1)
_NO_PLAN = "coverage_ended"  # what the engine calls it
_KNOWN = ("account.", "claim.service_date")
_OF_A_LINE = ("charge", "units")


def pays_alone(facts: CaseFacts) -> bool:
    """No plan stands behind the patient."""
    return facts.persona is not None and facts.persona.bill_cover == Cover.SELF_PAY


def without_a_plan(facts: CaseFacts) -> CaseFacts:
    """The same with a claim that nobody pays. Raises CaseError for what only somebody with a plan has."""
    if facts.coverage != CoverageFacts():
        raise CaseError("A patient who pays alone has no plan: leave out `coverage`, or `bill_cover: self_pay`.")
    if any(line.flaw for line in facts.claim.lines):
        raise CaseError("A patient who pays alone has no payer that could refuse: leave out `flaw`.")
    if facts.follow_up:
        raise CaseError("A patient who pays alone has no claim to follow up: leave out `follow_up`.")
    if not facts.claim.lines:
        raise CaseError("A patient who pays alone needs `lines` under `claim`: what was done, and its charge.")
    lines = tuple(replace(line, flaw=_NO_PLAN) for line in facts.claim.lines)
    return replace(facts, coverage=CoverageFacts(other_coverage=False), claim=replace(facts.claim, lines=lines))


def as_self_pay(case: Worked, pinned: PersonaFacts, estimate: Money | None, first_bill: date) -> Worked:
    """The case as the office has it: the charges wait for the patient, and the log knows no payer."""
    visit = case.claim.service_date
    earlier = [each for each in case.before.postings if each.visit != visit]
    account = Account(case.claim.account).with_postings((*earlier, self_pay_posting(case.claim)))
    return replace(
        case, before=account, after=account, log=tuple(_log(visit, pinned, estimate, first_bill)), other_plan=None
    )


def _log(visit: date, pinned: PersonaFacts, estimate: Money | None, first_bill: date) -> Iterator[Entry]:
    booked = weekday(visit - BOOKED_AHEAD)
    yield Entry(booked, f"Visit booked for {print_date(visit)}, patient has no plan and pays alone")
    if estimate is not None:
        yield Entry(
            estimate_day(visit), f"Good faith estimate given to the patient, who pays alone: {estimate.dollars}"
        )
    yield Entry(visit, "Patient seen")
    yield Entry(visit, "Charges entered")
    yield Entry(first_bill, "First bill sent")
    yield from (Entry(day, "Called, no answer, no message left") for day in sorted(pinned.tried))


def estimate_day(visit: date) -> date:
    """Within three business days of booking, as who books three weeks ahead has to have it."""
    return weekday(weekday(visit - BOOKED_AHEAD) + 2 * DAY)


def self_pay_papers(case: Worked, estimate: Money | None) -> tuple[Document, ...]:
    """What the office has, in the order in which it came to be."""
    practice, patient = case.visit.practice, case.visit.patient
    papers = [registration_paper(case.visit, case.claim, None)]
    if estimate is not None:
        lines = _estimated(case, estimate)
        papers.append(estimate_paper(case.claim, case.visit, lines, given=estimate_day(case.claim.service_date)))
    return (
        *papers,
        account_paper(
            case.before,
            patient,
            None,
            None,
            case.log,
            practice=practice.name,
            payer="",
            today=case.today,
            as_posted="every charge posted",
        ),
        itemized_bill_paper(case.before, case.claim, case.visit, today=case.today),
        statement_paper(case.before, patient, practice=practice.name, phone=practice.phone, payer="", today=case.today),
    )


def _estimated(case: Worked, estimate: Money) -> tuple[Money, ...]:
    """The estimate line by line: the largest line was thought to cost something else. Raises CaseError."""
    charges = [line.charge for line in case.claim.lines]
    largest = charges.index(max(charges))
    others = total(each for place, each in enumerate(charges) if place != largest)
    if estimate <= others:
        raise CaseError(f"An `estimate` of {estimate.dollars} leaves nothing for the largest of the lines. Write more.")
    return tuple(estimate - others if place == largest else each for place, each in enumerate(charges))


def self_pay_facts(facts: dict[str, FactValue]) -> dict[str, FactValue]:
    """The facts that there are where nobody was billed but the patient."""
    return {
        name: value
        for name, value in facts.items()
        if name.startswith(_KNOWN) or (name.startswith("line.") and name.split(".")[-1] in _OF_A_LINE)
    }
