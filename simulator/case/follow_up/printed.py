"""What the papers of a case print, by label: its days, its amounts and its numbers. A letter may state each of them.

What only the payer knows is on no paper of ours. Of a claim that nobody has answered we know what went out, and what
the payer's portal tells of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from types import MappingProxyType

from simulator.care import diagnoses, services
from simulator.case.evidence import enrollment_asked
from simulator.case.follow_up.in_file import sendings_of
from simulator.case.follow_up.noun import FollowUp
from simulator.case.follow_up.silence import events_of, report_of
from simulator.case.worked import Worked
from simulator.claims.activity import Sending
from simulator.dates import read_date
from simulator.documents import Document
from simulator.letters.file import Conversation
from simulator.money import Money
from simulator.payers.portal import ClaimEvent
from simulator.remittance.remit import Group, Remit, RemitLine

_ANSWERED: Mapping[str, Callable[[Remit | RemitLine], Money]] = MappingProxyType(
    {
        "allowed": lambda each: each.allowed,
        "paid": lambda each: each.paid,
        "write-off": lambda each: each.write_off,
        "denied": lambda each: each.denied,
        "deductible": lambda each: each.amount(Group.PR, "1"),
        "coinsurance": lambda each: each.amount(Group.PR, "2"),
        "copay": lambda each: each.amount(Group.PR, "3"),
        "above plan price": lambda each: each.amount(Group.PR, "45"),
        "patient share": lambda each: each.patient_share,
    }
)


def printed_days(case: Worked) -> dict[str, date]:
    """The days of the patient, of the coverage, of our enrollment, and of each earlier sending and answer."""
    found: dict[str, date | None] = {
        "sent": case.claim.sent,
        "born": case.visit.patient.birth_date,
        "coverage began": case.coverage.starts,
    }
    if not case.silence:
        found |= {"coverage ended": case.coverage.ends if case.knows_member else None}
        found |= {"enrolled on file": case.on_file.enrolled_from}
    if case.enrolment_proof == "yes":
        found |= {"enrolled from": enrollment_asked(case.claim.service_date, case.seed)}
    for place, sending in enumerate((each for each in sendings_of(case) if each.sent_back_for and not case.silence), 1):
        found |= {f"returned sending {place}": sending.sent, f"sent back {place}": sending.answered}
    if case.silence:
        _, on, taken_in = report_of(case)
        found |= {"acceptance 1" if taken_in else "sent back 1": on}
    if case.other_plan:
        found |= {"other plan began": case.other_plan.starts, "other plan ended": case.other_plan.ends}
    if case.first:
        found |= {"first claim sent": case.first.claim.sent, "first claim received": case.first.claim.received}
        found |= {"first claim answered": case.first.date}
    for place, sending in enumerate(_taken_in(case), 1):
        found |= {f"sending {place}": sending.sent, f"acceptance {place}": sending.answered}
    found |= {event.kind.replace("_", " "): event.on for event in _told(case)}
    found |= {f"log {place}": entry.on for place, entry in enumerate(case.log, 1)}
    return {label: day for label, day in found.items() if day}


def printed_amounts(case: Worked) -> dict[str, Money]:
    """Each amount of the claim, of its answer line by line, and of an answer before it. Nothing (0.00) has no label."""
    low = next((line.number for line in case.remit.lines if case.underpaid(line.number)), None)
    found = {"charge": case.remit.charge, **_answer(case, case.remit, "")}
    if low and not case.silence:
        found["contract"] = case.contract_price(low)
    for line in case.remit.lines:
        sent = case.claim.lines[line.number - 1]
        of = f"line {line.number} {sent.code} "
        found |= {f"{of}charge": line.charge, **_answer(case, line, of)}
        found |= {f"{of}contract": case.contract_price(line.number), f"{of}contract unit": case.contract[sent.service]}
    if case.first:
        found |= {"first claim charge": case.first.charge, **_answer(case, case.first, "first claim ")}
    if case.knows_member and not case.silence:
        used, asked = case.deductible_met(case.used)
        found |= {"deductible used": used, "deductible of the year": asked}
    copays = case.plan.on(case.claim.service_date).copays if case.knows_member else {}
    found |= {f"plan copay {kind}": amount for kind, amount in copays.items()}
    found |= {event.kind.replace("_", " "): event.amount for event in _told(case)}
    return {label: amount for label, amount in found.items() if amount}


def printed_numbers(case: Worked) -> dict[str, str]:
    """The account, whoever treated and sent the patient, and the references of sendings, payments and answers."""
    found = {"account": case.claim.account, "rendering npi": case.visit.doctor.npi}
    if any(charge.service.referral_needed for charge in case.visit.charges):
        found["referring npi"] = case.visit.referrer.npi
    if case.claim.member_id != case.coverage.member_id:
        found["member as sent"] = case.claim.member_id
    if case.claim.billing_npi not in ("", case.visit.practice.npi):
        found["npi as sent"] = case.claim.billing_npi
    if not case.silence:
        found["trace"] = case.remit.trace
    if case.first:
        found |= {"first claim": case.first.claim.id, "first payer claim": case.first.payer_claim_number}
        found |= {"first trace": case.first.trace}
    found |= {f"acceptance {place}": sending.reference for place, sending in enumerate(_taken_in(case), 1)}
    found |= {"box 23": next((each.authorization for each in case.claim.lines if each.authorization), "")}
    found |= {f"log {place}": entry.reference for place, entry in enumerate(case.log, 1)}
    found |= {event.kind.replace("_", " "): event.number for event in _told(case)}
    return {label: number for label, number in found.items() if number}


def talks_on_log(case: Worked) -> tuple[Conversation, ...]:
    """The calls that our log holds from before today."""
    calls = (entry for entry in case.log if entry.what.startswith(("Called the payer", "Claim status asked")))
    return tuple(Conversation(entry.on, reference=entry.reference) for entry in calls)


def with_printed(further: FollowUp, papers: Sequence[Document]) -> FollowUp:
    """The same follow-up, in which a letter may say again whatever the papers print, and the list of our own file."""
    listed = "\n".join(f"{each.title} {each.note}" for each in further.papers)
    days = tuple(sorted({*days_on(papers), *(read_date(each) for each in _DAY.findall(listed))}))
    amounts = amounts_on(papers)
    told = {"days_printed": [f"{day:%Y-%m-%d}" for day in days], "amounts_printed": [str(each) for each in amounts]}
    return replace(further, letter={**further.letter, **told})


def days_on(papers: Sequence[Document]) -> tuple[date, ...]:
    """Every day that some papers print, each once."""
    told = "\n".join(text for paper in papers for text in _texts(paper))
    return tuple(sorted({*(paper.date for paper in papers), *(read_date(each) for each in _DAY.findall(told))}))


def amounts_on(papers: Sequence[Document]) -> tuple[Money, ...]:
    """Every amount that some papers print, each once."""
    told = "\n".join(text for paper in papers for text in _texts(paper))
    return tuple(sorted({Money.read(each) for each in _AMOUNT.findall(told)}))


_DAY = re.compile(r"(?<![\d/])\d\d/\d\d/\d{4}(?![\d/])")
_AMOUNT = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})*\.\d\d(?![\d%])")


def _texts(part: object) -> Iterator[str]:
    """All that a part of a paper prints."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from _texts(each)
    elif is_dataclass(part):
        for each in fields(part):
            yield from _texts(getattr(part, each.name))


def printed_words(case: Worked) -> tuple[str, ...]:
    """What the papers call the services, the conditions, the plans, a plan's share and the days of our log."""
    billed = [services()[line.service] for line in case.claim.lines]
    conditions = [diagnoses()[line.diagnosis].name for line in case.claim.lines if line.diagnosis]
    plans = [case.plan.name, *([case.other_plan.name] if case.other_plan else [])]
    rate = case.plan.on(case.claim.service_date).coinsurance
    share = [f"Coinsurance {rate}"] if case.knows_member else []
    visits = case.visits
    used = [f"{case.visits_paid} of {visits.allowed} {visits.kind} visits"] if visits.kind and case.knows_member else []
    to_pay = [f"Days to pay: {case.payer.pays_within_days}"]
    told = [
        *(each.name for each in billed),
        *conditions,
        *plans,
        *share,
        *used,
        *to_pay,
        *(each.what for each in case.log),
    ]
    return tuple(dict.fromkeys(told))


def payer_number(case: Worked) -> str:
    """The payer's number for the claim, which it tells once it has the claim on file."""
    if not case.silence:
        return case.remit.payer_claim_number
    return next((event.claim_number for event in _told(case) if event.claim_number), "")


def _answer(case: Worked, answered: Remit | RemitLine, of: str) -> dict[str, Money]:
    return {} if case.silence else {f"{of}{label}": amount(answered) for label, amount in _ANSWERED.items()}


def _taken_in(case: Worked) -> list[Sending]:
    """The sendings that the payer's front end took in."""
    return [] if case.silence else [each for each in sendings_of(case) if not each.sent_back_for]


def _told(case: Worked) -> list[ClaimEvent]:
    """What the payer's portal tells by today of a claim that is not answered."""
    return [event for event in events_of(case) if event.on <= case.today] if case.silence else []
