"""A claim that nobody answers: what became of it at the payer, and what we hold about its arrival.

The case is worked as if the payer had answered, on the day on which it would; its papers are those of today.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from simulator.case.coverage import other_plan_of
from simulator.case.follow_up.noun import Share, Split
from simulator.case.numbers import acceptance_number
from simulator.case.pinned import CHECKS, CaseError, CaseFacts, CoverageFacts, FollowUpFacts
from simulator.case.worked import Worked
from simulator.chance import Stream
from simulator.claims.activity import ACCEPTED, Entry, weekday
from simulator.dates import print_date
from simulator.money import ZERO
from simulator.payers.appeals import DeniedLine
from simulator.payers.portal import ClaimEvent, looks

DAY = timedelta(days=1)
_ANSWERS_WITHIN = 45  # days that a payer of the kit takes at most, by its manual
_BACK_FOR = "the patient’s birth date is missing"
LEFT_OFF = "birth_date"  # the field of the claim that this names


def as_if_answered(facts: CaseFacts, today: date) -> tuple[CaseFacts, date]:
    """The case on the day of the payer's answer, and that day. Raises CaseError where there is an answer already."""
    assert facts.follow_up
    if any(line.flaw for line in facts.claim.lines):
        raise CaseError("A claim that is not answered yet shows no flaw: leave out `flaw` or `silence`.")
    if facts.coverage.other_coverage:
        raise CaseError("A claim that is not answered yet leaves nothing to a second plan: leave out `other_coverage`.")
    sent = facts.claim.sent or weekday(today - timedelta(days=facts.follow_up.waited))
    paid_long_ago = facts.follow_up.silence in CHECKS
    answered = today - 20 * DAY if paid_long_ago else max(today + 7 * DAY, sent + timedelta(days=_ANSWERS_WITHIN))
    claim = replace(facts.claim, sent=sent, processed=facts.claim.processed or answered)
    return replace(facts, claim=claim), max(today, answered)


def unanswered(case: Worked, pinned: FollowUpFacts, today: date) -> Worked:
    """The case as our office knows it today: no answer has come."""
    story = pinned.silence or ""
    told = [_as_told(entry, story) for entry in case.log if entry.on <= today and entry.reference != case.remit.trace]
    log = sorted((*told, *(_asked_before(case, today) if story == "overdue" else ())), key=lambda entry: entry.on)
    other = case.other_plan
    if story == "forwarded":
        shown = CoverageFacts(other_coverage=True)
        other = other_plan_of(
            shown, frozenset({"other_payer_first"}), case.coverage, case.claim.service_date, case.seed
        )
    return replace(case, today=today, silence=story, log=tuple(log), other_plan=other)


def events_of(case: Worked) -> tuple[ClaimEvent, ...]:
    """What happened to the claim at the payer, up to its answer or to where it lies."""
    number, came = case.remit.payer_claim_number, case.claim.received
    taken = (ClaimEvent(came, "arrived"), ClaimEvent(came + DAY, "taken_in", number))
    match case.silence:
        case "lost" | "never_arrived":
            return ()
        case "forwarded":
            to = case.other_plan.name if case.other_plan else ""
            return (*taken, ClaimEvent(came + 5 * DAY, "forwarded", number, to=to))
        case "records_wanted":
            wanted = ClaimEvent(came + 12 * DAY, "asked_provider", number, to="The chart note of the visit")
            return (*taken, wanted)
        case "in_process" | "overdue":
            return (*taken, ClaimEvent(came + 3 * DAY, "in_process", number))
        case "check_elsewhere" | "check_not_cashed":
            return (*taken, *_check(case, number))
    on, kind = case.remit.date, "denied" if not case.remit.paid else "paid"
    answered = ClaimEvent(on, kind, number, case.remit.paid)
    sent = ClaimEvent(on, "transfer_sent", amount=case.remit.paid, number=case.remit.trace, to="our bank")
    return (*taken, answered, sent) if case.remit.paid else (*taken, answered)


def open_lines(case: Worked) -> tuple[DeniedLine, ...]:
    """Every line, since none is answered. `wants` is the paper that the payer asked for."""
    wants = "chart_note" if case.silence == "records_wanted" else ""
    return tuple(
        DeniedLine(
            number=line.number,
            service=case.claim.lines[line.number - 1].service,
            reason="252" if wants else "",
            payable=line.paid,
            units=case.claim.lines[line.number - 1].units,
            wants=wants,
        )
        for line in case.remit.lines
    )


def open_shares(case: Worked) -> tuple[Share, ...]:
    """What the patient will owe of each line."""
    return tuple(Share(line.number, line.patient_share) for line in case.remit.lines)


def open_splits(case: Worked) -> tuple[Split, ...]:
    """Of each line nothing is paid, and nothing is the patient's yet."""
    return tuple(Split(line.number, line.charge, ZERO, ZERO, ZERO) for line in case.remit.lines)


def report_of(case: Worked) -> tuple[str, date, bool]:
    """The front end's report on our sending: its number, its day, and whether the claim was taken in."""
    return acceptance_number(case.seed, 2), case.claim.received, case.silence != "never_arrived"


def _asked_before(case: Worked, today: date) -> Iterator[Entry]:
    """Two looks after a claim that stays where it is, on the days of house policy. Raises CaseError too soon."""
    look, call, escalate = looks(case.claim.sent)
    if today < max(escalate.on, case.answer_day(case.claim.received) + DAY):
        days = (escalate.on - case.claim.sent).days
        raise CaseError(f"`overdue` needs a claim that waits for {days} days or more: write a higher `waited`.")
    yield Entry(look.on, "Looked on the payer’s portal: the claim is being worked on")
    number = f"R{Stream(case.seed, 'call before').between(10_000_000, 99_999_999)}"
    promised = print_date(call.on + 10 * DAY)
    yield Entry(call.on, f"Called the payer: the claim is being worked on, an answer will come by {promised}", number)


def _as_told(entry: Entry, story: str) -> Entry:
    if story == "never_arrived" and entry.what == ACCEPTED:
        return replace(entry, what=f"Sent back by the payer’s front end: {_BACK_FOR}")
    return entry


def _check(case: Worked, number: str) -> Sequence[ClaimEvent]:
    paid, check = case.remit.date, str(Stream(case.seed, "check").between(40_000, 69_999))
    here = f"{case.visit.practice.street}, {case.visit.practice.town}"
    to = here if case.silence == "check_not_cashed" else "PO Box 17, our former address"
    sent = (
        ClaimEvent(paid, "paid", number, case.remit.paid),
        ClaimEvent(paid + DAY, "check_mailed", amount=case.remit.paid, number=check, to=to),
    )
    back = ClaimEvent(paid + 14 * DAY, "check_returned", number=check)
    return sent if case.silence == "check_not_cashed" else (*sent, back)
