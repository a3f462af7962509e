"""The papers of a case, in the order in which they came to be."""

from __future__ import annotations

from simulator.documents.account import account_paper
from simulator.documents.claim import claim_paper
from simulator.documents.document import Document
from simulator.documents.eob import eob_paper
from simulator.documents.notice import Notice
from simulator.documents.remittance import remittance_paper
from simulator.rulebook import rule
from simulator.scenario.worked import Worked


def case_papers(case: Worked) -> tuple[Document, ...]:
    """Claim, remittance, EOB and account; and the first remittance of a case with a duplicate.

    A payer that cannot find the member sends no EOB: it does not know to whom.
    """
    member = case.visit.patient.name
    plan = f"{case.plan.name}, in network"
    provider = case.visit.practice.name
    year = case.plan.on(case.claim.service_date)
    papers = [claim_paper(case.claim, case.visit, case.plan, case.payer.name)]
    answers = ((case.first, case.first_used, "first_remittance"), (case.remit, case.used, "remittance"))
    for remit, used, kind in answers:
        if remit is not None:
            papers.append(
                remittance_paper(
                    remit,
                    case.payer,
                    member=member if case.knows_member else f"{member} (as sent)",
                    plan=plan if case.knows_member else "none found",
                    provider=provider,
                    coinsurance=year.coinsurance if case.knows_member else None,
                    deductible=(used.deductible, year.deductible.person) if case.knows_member else None,
                    kind=kind,
                )
            )
    if case.knows_member:
        papers.append(
            eob_paper(
                Notice(
                    case.remit,
                    case.payer,
                    member=member,
                    plan=plan,
                    provider=provider,
                    coinsurance=year.coinsurance,
                    causes=case.causes,
                    appeal_days=rule("appeals.member_internal_days").on(case.remit.date).value,
                )
            )
        )
    papers.append(
        account_paper(
            case.before,
            case.visit.patient,
            case.coverage,
            case.plan,
            case.log,
            practice=provider,
            payer=case.payer.name,
            today=case.today,
        )
    )
    return tuple(papers)
