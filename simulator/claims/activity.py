"""The practice's own log of a claim: what was asked, sent, accepted or sent back, each with its day and reference.

The log is evidence. An acceptance by the payer's front end proves that a claim arrived; a rejection proves only that it
came back, and the filing clock went on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from simulator.claims.claim import Claim, ClaimId
from simulator.dates import print_date

BOOKED_AHEAD = timedelta(days=21)
ACCEPTED = "Accepted by the payer’s front end"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log."""

    on: date
    what: str
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Approval:
    """A payer's approval in advance: for which line, under which number, asked when, good until when, how many units.

    One that `extends` came after another, and its number is not the one on the claim.
    """

    line: int
    number: str
    on: date
    until: date
    units: int = 1
    extends: bool = False


@dataclass(frozen=True, slots=True)
class Sending:
    """One transmission of a claim: the payer's front end accepted it, or sent it back with a reason."""

    claim: ClaimId
    sent: date
    answered: date
    reference: str
    sent_back_for: str = ""


def filing_log(
    claim: Claim,
    payer: str,
    approvals: Sequence[Approval],
    unapproved: Sequence[int],
    sendings: Sequence[Sending],
    notes: Sequence[Entry],
) -> tuple[Entry, ...]:
    """All that the practice noted up to the payer's answer, oldest first. `unapproved` lines never had an approval."""
    names = {line.number: line.name for line in claim.lines}
    booked = weekday(claim.service_date - BOOKED_AHEAD)
    entered = max(claim.service_date, weekday(sendings[0].sent - timedelta(days=1)))
    entries = [
        Entry(booked, f"Visit booked for {print_date(claim.service_date)}"),
        *(Entry(booked, f"Approval for {names[number]}: none asked for") for number in unapproved),
        *(
            Entry(each.on, f"Payer {_approved(each, claim)}, good through {print_date(each.until)}", each.number)
            for each in approvals
        ),
        Entry(claim.service_date, "Patient seen"),
        Entry(entered, "Charges entered"),
    ]
    for sending in sendings:
        answer = f"Sent back by the payer’s front end: {sending.sent_back_for}" if sending.sent_back_for else ACCEPTED
        entries.append(Entry(sending.sent, f"Claim {sending.claim} sent to {payer}"))
        entries.append(Entry(sending.answered, answer, sending.reference))
    return tuple(sorted((*entries, *notes), key=lambda entry: entry.on))


def _approved(approval: Approval, claim: Claim) -> str:
    line = claim.lines[approval.line - 1]
    if approval.extends:
        return f"extended the approval of {line.name} to {approval.units} units"
    if approval.units == line.units == 1:
        return f"approved {line.name}"
    return f"approved {approval.units} unit{'s' * (approval.units > 1)} of {line.name}"


def weekday(day: date) -> date:
    """The day itself, or the Friday before a weekend: an office is closed then."""
    return day - timedelta(days=max(0, day.weekday() - 4))
