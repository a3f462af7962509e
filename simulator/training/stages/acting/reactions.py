"""How the payer reacts to what was sent about a claim. It decides on what was sent, and never by chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from simulator.case.desk_rules import desk_rules
from simulator.case.follow_up import FollowUp, InFile
from simulator.letters import Marked
from simulator.money import ZERO, Money, total
from simulator.payers.appeals import (
    AppealDecision,
    AppealFile,
    DeniedLine,
    NextStep,
    Packet,
    PrivacyEvent,
    answers_request,
    decide,
    family,
    ladder,
    next_file,
    of_another_day,
    privacy_events,
)

READ_BY_THE_PAYER = ("claim", "code", "ask", "ground", "signature", "patient", "service_date")  # parts of a letter
NOT_THERE = "There is no claim on file that this one could replace."
AS_BEFORE = "The claim says what it said before. Our answer is the same."
CHANGES_NOTHING = "What this claim changes is not what we refused it for. Our answer is the same."
NO_DISPUTE = "Nothing is in dispute on this claim. Our answer stands as it was posted to you."
LATE = "This claim reached us after the filing limit (CO-29)."


@dataclass(frozen=True, slots=True)
class Reaction:
    """What came of one sending: when, which lines are paid, and why in the payer's words; and what is open then."""

    on: date
    outcome: str
    says: str
    granted: tuple[int, ...] = ()
    privacy: tuple[PrivacyEvent, ...] = ()
    decision: AppealDecision | None = None
    packet: Packet | None = None
    file: AppealFile | None = None

    @property
    def next(self) -> NextStep | None:
        return self.decision.next if self.decision else None


def to_dispute(file: AppealFile, packet: Packet) -> Reaction:
    """A dispute, an appeal, a second look: read at the rung that it names, as long as there is a line to look at."""
    if not file.lines:
        on = packet.received + desk_rules().takes.to_answer_a_claim
        return Reaction(on, "refused", NO_DISPUTE, privacy=privacy_events(packet, file), file=file)
    decision = decide(packet, file)
    granted = tuple(line.number for line in decision.lines if line.outcome == "granted")
    on = decision.answered_on or decision.due or packet.received
    return Reaction(
        on, decision.outcome, decision.says, granted, decision.privacy, decision, packet, next_file(file, decision)
    )


def to_corrected_claim(follow_up: FollowUp, file: AppealFile, sent: date, puts_right: str, *, anew: bool) -> Reaction:
    """A claim put right, as a replacement or anew. It helps where it changes what was wrong, and comes in time."""
    received, on = claim_days(sent)
    if received > follow_up.filing_last_day:
        return Reaction(on, "late", LATE, file=file)
    known = _was_taken_in(file)
    if file.road == "original-medicare" and not anew and known:
        says = "We take no replacement of a claim that was decided. Ask for a reopening, or for a new decision."
        return Reaction(on, "refused", says, file=file)
    if anew and known:
        return Reaction(on, "refused", "We have answered this service before (OA-18). See our first answer.", file=file)
    if not anew and not known:
        return Reaction(on, "refused", NOT_THERE, file=file)
    mended = _put_right(file.lines, puts_right)
    if not mended and puts_right == "authorization" and any(line.reason == "197" for line in file.lines):
        says = "A number on a corrected claim changes no refusal for want of approval. Dispute it, with the approval."
        return Reaction(on, "refused", says, file=file)
    if not mended:
        return Reaction(on, "refused", CHANGES_NOTHING if puts_right else AS_BEFORE, file=file)
    granted = tuple(line.number for line in mended)
    left = still_open(file, granted)
    return Reaction(on, "paid", "The claim has been put right. We have processed it.", granted, file=left)


def to_records(file: AppealFile, sent: date, papers: Sequence[InFile]) -> Reaction:
    """Papers that the payer asked for: this person's, of this day and service. No other paper moves anything.

    What it did not ask for may not leave the office, be it another person's or of another day.
    """
    packet = bare_packet(file, sent, papers)
    on = packet.received + desk_rules().takes.to_read_records
    privacy = privacy_events(packet, file) + of_another_day(packet, file)
    asked = [line for line in file.lines if answers_request(line, packet.evidence, file)]
    if not asked:
        return Reaction(on, "refused", "These are not the papers that we asked for.", (), privacy, file=file)
    granted = tuple(line.number for line in asked)
    left = still_open(file, granted)
    return Reaction(
        on, "paid", "The paper that we asked for has come. We have processed the line.", granted, privacy, file=left
    )


def packet_of(
    follow_up: FollowUp, file: AppealFile, rung: str, sent: date, papers: Sequence[InFile], marked: Marked | None
) -> Packet:
    """What the reviewer holds: the papers, and what the letter states. Without a letter to read, a complete one.

    It goes by mail, or by fax where the care cannot wait.
    """

    def said(part: str) -> bool:
        assert part in READ_BY_THE_PAYER
        return marked is None or any(each.name == part and each.found for each in marked.parts)

    asked = ladder(file.road).rungs.get(rung or file.rung)
    on_the_way = timedelta(0) if asked and asked.is_urgent else desk_rules().takes.by_mail
    reasons = tuple(dict.fromkeys(line.reason for line in file.lines))
    forms = {each.paper.kind for each in papers}
    return Packet(
        road=file.road,
        rung=rung or file.rung,
        filed_by="representative" if "representative_form" in forms else "provider",
        sent=sent,
        received=sent + on_the_way,
        claim_number=file.claim_number if said("claim") else "",
        denial_codes=reasons if said("code") else (),
        ask="pay_in_full" if said("ask") else "",
        grounds=tuple(dict.fromkeys(family(reason).name for reason in reasons)) if said("ground") else (),
        evidence=tuple(each.paper for each in papers),
        signed=said("signature"),
        patient=file.patient if said("patient") else "",
        member_id=follow_up.member_id if said("patient") else "",
        service_date=file.service_date if said("service_date") else None,
    )


def bare_packet(file: AppealFile, sent: date, papers: Sequence[InFile]) -> Packet:
    """Papers without a letter."""
    received = sent + desk_rules().takes.by_mail
    evidence = tuple(each.paper for each in papers)
    return Packet(file.road, file.rung, "provider", sent, received, evidence=evidence, patient=file.patient)


def _put_right(lines: Sequence[DeniedLine], field: str) -> list[DeniedLine]:
    """The lines that were refused for this very field, and those refused with them for the same reason.

    A line that was paid too low wants nothing of the claim: a correction leaves its price as it is.
    """
    reasons = {line.reason for line in lines if field and line.wants == field}
    return [line for line in lines if line.reason in reasons and line.wants in ("", field)]


def claim_days(sent: date) -> tuple[date, date]:
    """When a claim that was sent reaches the payer's front end, and when it is answered."""
    takes = desk_rules().takes
    received = sent + takes.to_the_front_end
    return received, received + takes.to_answer_a_claim


def still_open(file: AppealFile, granted: Sequence[int]) -> AppealFile:
    """The payer's file without the lines that it pays after all."""
    return replace(file, lines=tuple(line for line in file.lines if line.number not in granted))


def _was_taken_in(file: AppealFile) -> bool:
    """A claim that named nobody the payer knows, or that came back undecided, was never taken in."""
    return not any(line.reason == "31" or "MA130" in line.remarks for line in file.lines)


def paid_for(follow_up: FollowUp, lines: Sequence[DeniedLine], granted: Sequence[int]) -> Money:
    """What lines bring that the payer pays after all: its own part, and then the patient's."""
    shares = {share.line: share.amount for share in follow_up.patient_shares}
    won = [line.payable + shares.get(line.number, ZERO) for line in lines if line.number in granted]
    return total(won)
