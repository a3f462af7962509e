"""From a case worked out to its follow-up: the payer's file, our file, the clocks, and what a letter may state."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from simulator.case.follow_up.earlier import Earlier, earlier_answers
from simulator.case.follow_up.in_file import numbers_given, papers_in_file
from simulator.case.follow_up.letter import letter_values
from simulator.case.follow_up.noun import FollowUp
from simulator.case.follow_up.on_file import mend_of, patient_shares, refused, splits, unpaid_lines
from simulator.case.follow_up.silence import LEFT_OFF, events_of, open_lines, open_shares, open_splits, report_of
from simulator.case.pinned import CaseError, FollowUpFacts
from simulator.case.worked import Worked
from simulator.money import ZERO, Money
from simulator.payers.appeals import NoSuchRung, Rung, ladder


def follow_up(case: Worked, pinned: FollowUpFacts) -> tuple[FollowUp, tuple[Earlier, ...]]:
    """The follow-up of a case, as its author pinned it, and the answers of the levels below.

    Raises CaseError for a road or rung that there is not, and for a level that cannot be open yet.
    """
    try:
        road = ladder(pinned.road)
        rung = road.rung(pinned.rung) if pinned.rung else road.levels[0]
    except NoSuchRung as error:
        raise CaseError(str(error)) from None
    first = road.rung(rung.beside) if rung.beside else road.levels[0]
    newest = case.claim.received if case.silence else case.remit.date  # what has not come yet is on no paper
    bottom = _at(case, pinned, first, (newest,))
    if rung.id == first.id or rung.beside:
        return replace(bottom, rung=first.id), ()
    earlier = earlier_answers(bottom, rung, case.today)
    notices = (*(each.on for each in reversed(earlier)), case.remit.date)
    there = _at(case, pinned, rung, notices)
    asked = {f"request {place} received": each.asked.isoformat() for place, each in enumerate(earlier, 1)}
    return replace(there, letter={**there.letter, "dates": there.letter["dates"] | asked}), earlier


def _at(case: Worked, pinned: FollowUpFacts, rung: Rung, notices: tuple[date, ...]) -> FollowUp:
    """The follow-up with this level open."""
    papers = papers_in_file(case, rung, signed=pinned.patient_signed)
    silent = bool(case.silence)
    report, on, taken_in = report_of(case)
    last = case.filing_day(case.claim.service_date)
    return FollowUp(
        payer=case.payer.id,
        road=rung.road,
        rung=rung.id,
        patient=case.visit.patient.name,
        member_id=case.coverage.member_id,
        claim_number=case.remit.payer_claim_number,
        our_claim=case.claim.id,
        service_date=case.claim.service_date,
        notice_date=notices[0],
        filing_last_day=last,
        lines=open_lines(case) if silent else unpaid_lines(case),
        numbers=numbers_given(case),
        papers=papers,
        mend=_mend(case),
        next_payer=case.other_plan.name if case.other_plan else "",
        for_next_payer=_for_next_payer(case),
        names=tuple(line.name for line in case.claim.lines),
        patient_shares=open_shares(case) if silent else patient_shares(case),
        with_patient=refused(case, "PR"),
        office_holds=case.remit.charge if silent else refused(case, "CO", "OA", "PI"),
        letter=letter_values(case, papers, rung, notices),
        answers=pinned.answers,
        days_to_answer=pinned.days_to_answer,
        care_to_come=pinned.care != "given",
        urgent=pinned.care == "urgent",
        silence=case.silence,
        events=events_of(case),
        due=case.remit.date if case.silence == "in_process" else None,
        report=report if taken_in else "",
        report_on=on if taken_in else None,
        npi=case.claim.billing_npi,
        born=case.visit.patient.birth_date,
        provider=case.visit.practice.name,
        loses_papers=pinned.loses_papers,
        splits=open_splits(case) if silent else splits(case),
    )


def _for_next_payer(case: Worked) -> Money:
    """What this plan leaves to the patient, where another plan comes second."""
    return case.remit.patient_share if case.other_plan and case.other_plan.pays_second else ZERO


def _mend(case: Worked) -> str:
    """What a corrected or a new claim must put right; of a silent one only what its front end sent it back for."""
    if case.silence:
        return LEFT_OFF if case.silence == "never_arrived" else ""
    return mend_of(case)
