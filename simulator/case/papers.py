"""The papers of a case, in the order in which they came to be. Each says what its sender knew on the day it wrote."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from simulator.case.log import newest_answer
from simulator.case.worked import Worked
from simulator.documents.account import account_paper
from simulator.documents.card import card_paper
from simulator.documents.claim import claim_paper
from simulator.documents.contract import contract_paper, fee_schedule_paper
from simulator.documents.denial_notice import denial_notice_paper
from simulator.documents.document import Document
from simulator.documents.eob import eob_paper
from simulator.documents.itemized_bill import itemized_bill_paper
from simulator.documents.notice import Notice
from simulator.documents.plan_summary import plan_summary_paper
from simulator.documents.portal import portal_paper
from simulator.documents.registration import registration_paper
from simulator.documents.remittance import remittance_paper
from simulator.documents.statement import statement_paper
from simulator.payers.decide import Used
from simulator.remittance.remit import Remit
from simulator.rulebook import rule

_INSURED = "appeals.member_internal_days"
_MEMBERS_OWN = {  # by kind of plan, from receipt
    "Medicare": "appeals.medicare_first_level_days",
    "Medicare Advantage": "appeals.ma_reconsideration_days",
}


def case_papers(case: Worked) -> tuple[Document, ...]:
    """Every paper that the case has; a scenario shows those it names."""
    return (*_before_the_claim(case), *_the_claim_and_its_answers(case), *_from_our_office(case))


def _before_the_claim(case: Worked) -> Iterator[Document]:
    """What stood before anyone was billed: plan, contract, card, and what the front desk made of the card."""
    service = case.claim.service_date
    provider = case.visit.practice.name
    yield plan_summary_paper(case.plan, case.payer, service)
    if case.on_file.in_network:
        since = date(service.year, 1, 1)
        paper = contract_paper if case.plan.has_network else fee_schedule_paper
        yield paper(case.claim, case.contract, case.payer, practice=provider, effective=since)
    yield card_paper(case.coverage, case.plan, case.payer)
    yield registration_paper(
        case.visit,
        case.claim,
        case.coverage,
        plan=case.plan.name,
        payer=case.payer.name,
        other=case.other_plan,
    )


def _the_claim_and_its_answers(case: Worked) -> Iterator[Document]:
    """The claim, each answer to us, and what the member was told.

    A payer that cannot find the member tells nobody: it does not know whom.
    """
    sent_back = case.silence == "never_arrived"
    yield claim_paper(case.claim, case.visit, case.plan, case.payer.name, says_born=not sent_back)
    if case.silence:
        return
    if case.first is not None:
        yield _remittance(case, case.first, case.first_used, "first_remittance")
    yield _remittance(case, case.remit, case.used, "remittance")
    if case.knows_member:
        notice = Notice(
            case.remit,
            case.payer,
            member=case.visit.patient.name,
            plan=_plan(case),
            provider=case.visit.practice.name,
            coinsurance=case.coinsurance,
            causes=case.causes,
            appeal_days=rule(_MEMBERS_OWN.get(case.plan.kind, _INSURED)).on(case.remit.date).value,
        )
        yield eob_paper(notice)
        if case.remit.denied:
            yield denial_notice_paper(notice)
    yield portal_paper(
        [answer for answer in (case.first, case.remit) if answer],
        case.payer,
        case.coverage if case.knows_member else None,
        case.plan,
        case.used,
        case.on_file,
        (case.visits.kind, case.visits_paid, case.visits.allowed) if case.visits.kind else None,
        asked_by=case.visit.practice.name,
        today=case.today,
    )


def _remittance(case: Worked, remit: Remit, used: Used, kind: str) -> Document:
    member = case.visit.patient.name
    return remittance_paper(
        remit,
        case.payer,
        member=member if case.knows_member else f"{member} (as sent)",
        plan=_plan(case) if case.knows_member else "none found",
        provider=case.visit.practice.name,
        coinsurance=case.coinsurance if case.knows_member else None,
        deductible=case.deductible_met(used) if case.knows_member else None,
        kind=kind,
    )


def _from_our_office(case: Worked) -> Iterator[Document]:
    """What we hold and could print today, before the newest answer is posted."""
    practice = case.visit.practice
    yield account_paper(
        case.before,
        case.visit.patient,
        case.coverage,
        case.plan,
        case.log,
        practice=practice.name,
        payer=case.payer.name,
        today=case.today,
        as_posted=_as_posted(case),
    )
    yield itemized_bill_paper(case.before, case.claim, case.visit, today=case.today)
    yield statement_paper(
        case.before,
        case.visit.patient,
        practice=practice.name,
        phone=practice.phone,
        payer=case.payer.name,
        today=case.today,
    )


def _as_posted(case: Worked) -> str:
    if case.silence:
        return "no answer has come"
    waits = newest_answer(case.remit.date, case.remit.trace) in case.log
    return "newest answer not posted yet" if waits else "every answer posted"


def _plan(case: Worked) -> str:
    """The plan, and how we stand to it: in its network or not; Original Medicare has participating providers."""
    if not case.plan.has_network:
        return f"{case.plan.name}, participating provider"
    return f"{case.plan.name}, {'in' if case.on_file.in_network else 'out of'} network"
