"""What a letter about this claim may state: every value that our file proves, by label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from simulator.care.coding import own_service_modifier
from simulator.case.follow_up.letter_facts import facts_of
from simulator.case.follow_up.noun import InFile
from simulator.case.follow_up.printed import (
    payer_number,
    printed_amounts,
    printed_days,
    printed_numbers,
    printed_words,
    talks_on_log,
)
from simulator.case.worked import Worked
from simulator.chance import Stream
from simulator.letters.file import (
    LAST_DAY_NOT_CHECKED,
    Address,
    Addressee,
    Approval,
    LetterFile,
    Paper,
    Protected,
    Sender,
    Signer,
)
from simulator.payers.appeals import CannotCount, Rung, family, kinds, last_day

_KIND_IN_LETTERS = {
    "approval_notice": "approval",
    "remittance_copy": "remittance",
    "claim_copy": "claim_form",
    "policy_page": "policy",
    "full_chart": "chart_note",
    "psychotherapy_note": "therapy_notes",
    "internal_note": "account_notes",
    "eligibility_answer": "id_card",
    "termination_letter": "eligibility_print",
    "representative_form": "assignment",
    "waiver_of_liability": "signed_notice",
    "corrected_field": "claim_form",
}
_GROUND = {
    "authorization": "approval_on_file",
    "eligibility": "coverage_active",
    "wrong_member": "data_supplied",
    "other_payer": "first_payer_done",
    "missing_information": "data_supplied",
    "missing_record": "data_supplied",
    "coding": "coding_right",
    "bundling": "separate_service",
    "necessity": "medical_need",
    "units": "medical_need",
    "contract_units": "contract_price",
    "not_covered": "covered_benefit",
    "benefit_limit": "covered_benefit",
    "referral": "referral_on_file",
    "late": "filed_in_time",
    "duplicate": "not_duplicate",
    "provider": "enrolled",
    "price": "contract_price",
}
LEVELS = {  # the rungs of data/ladders as letters call them
    "second-dispute": "reconsideration",
    "peer-to-peer": "peer_to_peer",
    "internal": "first_appeal",
    "first": "first_appeal",
    "second": "second_appeal",
    "external": "external_review",
    "expedited": "expedited_appeal",
    "expedited-external": "external_review",
    "redetermination": "first_appeal",
    "plan-appeal": "first_appeal",
    "fair-hearing": "fair_hearing",
}
_SIGNERS = ("Dana Okonkwo-Reyes", "Wei Halloran", "Marta Singh-Lowell", "Jonah Etxeberria")


def letter_values(case: Worked, papers: Sequence[InFile], rung: Rung, notices: Sequence[date]) -> dict[str, Any]:
    """The values as JSON (see LetterFile). The newest notice is the first."""
    answered = () if case.silence else case.remit.lines
    denied = [line for line in answered if line.denials]
    first = {each.number for each in denied or answered if each.denials or case.underpaid(each.number)}
    refused = [each for line in denied for each in line.denials]  # what a letter is about comes first
    told = [*refused, *(each for line in answered for each in line.adjustments)]
    if not refused:
        told.sort(key=lambda each: each.reason != "45")
    reasons = tuple(dict.fromkeys(each.code for each in told))
    lines = sorted(case.claim.lines, key=lambda line: line.number not in first)
    reason = denied[0].denials[0].reason if denied else "45"
    own = [each for each in papers if each.paper.patient == case.visit.patient.name]
    practice, patient = case.visit.practice, case.visit.patient
    until, days_around = _deadline(case, rung, notices[0])
    file = LetterFile(
        today=case.today,
        family=family(reason).name,
        patient=patient.name,
        payer=_addressee(case),
        practice=Sender(practice.name, practice.npi, (practice.street, practice.town), practice.phone),
        signer=Signer(Stream(case.seed, "signer").pick(_SIGNERS), "Patient accounts"),
        claim_number=case.claim.id,
        payer_claim_number=payer_number(case),
        member_id=case.coverage.member_id,
        member=patient.name,
        level=LEVELS.get(rung.id, rung.id),
        deadline=until,
        services=(case.claim.service_date,),
        received=_taken_in(case, own),
        filing_limit=case.filing_day(case.claim.service_date),
        notices=tuple(notices),
        dates={
            **printed_days(case),
            **days_around,
            **({"payment due": case.answer_day(_taken_in(case, own))} if case.silence else {}),
            **{_day_label(each): each.paper.on for each in own if each.paper.on},
        },
        amounts=printed_amounts(case),
        reasons=reasons,
        remarks=tuple(dict.fromkeys(remark for line in answered for remark in line.remarks)),
        procedures=tuple(line.code for line in lines),
        priced=next((line.code for line in case.claim.lines if case.underpaid(line.number)), ""),
        diagnoses=tuple(dict.fromkeys(line.diagnosis for line in lines if line.diagnosis)),
        modifiers=tuple(dict.fromkeys(each for line in case.claim.lines for each in line.modifiers)),
        modifiers_due=tuple(dict.fromkeys(_due(case))),
        approvals=tuple(
            Approval(each.number, each.on, each.on, each.until, each.units)
            for each in sorted((each.paper for each in own), key=lambda paper: paper.on or date.min, reverse=True)
            if each.kind == "approval_notice"
            and each.on  # the newest first: an extension says more than what it extends
        ),
        conversations=talks_on_log(case),
        papers=tuple(_paper(each, case) for each in papers),
        numbers={
            **printed_numbers(case),
            "units billed": _units(sum(line.units for line in case.claim.lines)),
            **({"units": _units(_noted_units(own))} if family(reason).name == "units" else {}),
            **{each.id: each.paper.number for each in own if each.paper.number},
            **{
                f"{each.id} reference": each.title.split()[-1] for each in own if each.paper.kind == "acceptance_report"
            },
        },
        people=(case.visit.doctor.name, case.visit.referrer.name),
        words=printed_words(case),
        facts=facts_of(case, own, len(notices), rung),
        grounds=_grounds(case),
        asks=(*(("pay", "overturn", "reprocess") if denied else ()), *(("price",) if _is_short(case) else ())),
        protected=tuple(
            Protected("other_patient", each.paper.patient) for each in papers if each.paper.patient != patient.name
        ),
    )
    return file.as_json()


def _day_label(each: InFile) -> str:
    """The letter that another plan ended has the day of the end, not one of its own."""
    return "other plan ended" if each.paper.kind == "termination_letter" else each.id


def _taken_in(case: Worked, own: Sequence[InFile]) -> date:
    """The day that a report of acceptance shows, where there is one; else the day of the claim that was answered."""
    reports = [
        each.paper.on for each in own if each.paper.kind == "acceptance_report" and "accepted" in each.paper.shows
    ]
    return min((day for day in reports if day), default=case.claim.received)


def _noted_units(own: Sequence[InFile]) -> int:
    """The units that the note of the visit counts."""
    return next(each.paper for each in own if each.paper.kind == "chart_note").units


def _units(count: int) -> str:
    return f"{count} unit{'s' * (count > 1)}"


def _due(case: Worked) -> Iterator[str]:
    """Each modifier that a line should have carried, and did not."""
    for line, sent in zip(case.lines, case.claim.lines, strict=True):
        belongs = line.charge.modifiers
        if line.facts.flaw == "bundled" and case.notes_support == "yes":
            belongs = (*belongs, own_service_modifier(line.charge.service))
        yield from (each for each in belongs if each not in sent.modifiers)


def _is_short(case: Worked) -> bool:
    return any(case.underpaid(line.number) for line in case.remit.lines)


def _grounds(case: Worked) -> tuple[str, ...]:
    """The grounds that fit what was refused, line by line, and a price below the contract."""
    reasons = [each.reason for line in case.remit.lines for each in line.denials] + ["45"] * _is_short(case)
    known = (_GROUND.get(family(reason).name) for reason in reasons)
    return tuple(dict.fromkeys(ground for ground in known if ground))


def _addressee(case: Worked) -> Addressee:
    box = Stream(0, "box", case.payer.id).between(100, 899)
    desks = (("appeals", f"PO Box {box}"), ("claims", f"PO Box {box + 1}"), ("refunds", f"PO Box {box + 2}"))
    addresses = tuple(
        Address(purpose, (case.payer.name, f"{purpose.capitalize()} desk", street, "Example, ZZ 00001"))
        for purpose, street in desks
    )
    return Addressee(case.payer.name, "appeals", addresses, case.payer.phone)


def _deadline(case: Worked, rung: Rung, notice: date) -> tuple[date | None, dict[str, date]]:
    """The last day of the rung; the day it is counted from, and a later last day by a rule that nobody has checked.

    Where nothing is answered there is nothing to ask again, and the filing limit runs.
    """
    if case.silence:
        return case.filing_day(case.claim.service_date), {}
    try:
        found = last_day(rung, notice_date=notice, payer=case.payer)
    except CannotCount:
        return None, {}
    days = {"notice in hand": found.starts, LAST_DAY_NOT_CHECKED: found.perhaps}
    return found.day, {label: day for label, day in days.items() if day}


def _paper(each: InFile, case: Worked) -> Paper:
    kind = kinds().get(each.paper.kind)
    return Paper(
        id=each.id,
        kind=_KIND_IN_LETTERS.get(each.paper.kind, each.paper.kind),
        title=each.title,
        on=each.paper.on,
        proves=each.paper.shows,
        whose="ours" if each.paper.patient == case.visit.patient.name else each.paper.patient,
        may_send=not (kind and kind.never) and each.paper.patient == case.visit.patient.name,
        pages=each.pages,
    )
