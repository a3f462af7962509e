"""How a payer that has not answered reacts: to the claim once more, to a report, to records, to word of its check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from simulator.case.desk_rules import desk_rules
from simulator.case.follow_up import FollowUp, InFile
from simulator.payers.appeals import AppealFile, answers_request, of_another_day, privacy_events
from simulator.training.stages.acting.reactions import (
    LATE,
    NOT_THERE,
    Reaction,
    bare_packet,
    claim_days,
    still_open,
)

NOT_ASKED_YET = "Your lead hands it back: “What does the payer say today? Ask first, then bring me both days.”"
_NO_DECISION = "We have made no decision on this claim that you could ask us to change."
_HAVE_IT = "We have this claim already. A second one is a duplicate (OA-18)."
_BACK_AGAIN = "Our front end has sent this claim back once more. What was missing is still missing."
_NOT_WANTED = "We have not asked for these papers."
_NO_CHECK = "There is no check to stop."
_MOVED = "Provider relations found the claim in a queue that nobody worked. We have processed it and paid it."
_PAID = "We have processed the claim and paid it."
_NOTHING_TO_PAY = "We have processed the claim. No payment follows from it."


def to_dispute_of_nothing(file: AppealFile, sent: date, papers: Sequence[InFile]) -> Reaction:
    """Where nothing was decided, there is nothing to dispute."""
    packet = bare_packet(file, sent, papers)
    on = packet.received + desk_rules().takes.to_answer_a_claim
    events = privacy_events(packet, file)
    return Reaction(on, "refused", _NO_DECISION, privacy=events, file=file)


def to_claim_again(follow_up: FollowUp, file: AppealFile, sent: date, puts_right: str, *, anew: bool) -> Reaction:
    """The claim once more: a duplicate where the payer has it, late past the limit, and no replacement of nothing.

    What was sent back comes back again as long as the same thing is missing.
    """
    received, on = claim_days(sent)
    if follow_up.silence not in ("lost", "never_arrived"):
        return Reaction(on, "refused", _HAVE_IT, file=file)
    if not anew:
        return Reaction(on, "refused", NOT_THERE, file=file)
    if follow_up.mend and puts_right != follow_up.mend:
        return Reaction(received, "refused", _BACK_AGAIN, file=file)
    if received > follow_up.filing_last_day:
        return Reaction(on, "late", LATE, file=file)
    return _paid(file, on)


def to_papers(follow_up: FollowUp, file: AppealFile, sent: date, papers: Sequence[InFile]) -> Reaction:
    """The front end's report on this claim finds a lost one; the note of this visit is what a waiting one waits for."""
    packet = bare_packet(file, sent, papers)
    on = packet.received + desk_rules().takes.to_read_records
    events = privacy_events(packet, file) + of_another_day(packet, file)
    own = [each.paper for each in papers if each.paper.patient == follow_up.patient]
    reports = [each for each in own if each.kind == "acceptance_report" and each.number == follow_up.our_claim]
    proves = any("accepted" in each.shows for each in reports)
    wanted = any(answers_request(line, packet.evidence, file) for line in file.lines)
    if (follow_up.silence == "lost" and proves) or wanted:
        return replace(_paid(file, on), privacy=events)
    return Reaction(on, "refused", _NOT_WANTED, privacy=events, file=file)


def to_word_about_the_check(follow_up: FollowUp, file: AppealFile, sent: date) -> Reaction:
    """A check that came back, or that nobody cashed, is stopped and sent anew."""
    takes = desk_rules().takes
    if not follow_up.silence.startswith("check_"):
        return Reaction(sent + takes.to_say_no_check, "refused", _NO_CHECK, file=file)
    return replace(
        _paid(file, sent + takes.to_reissue), says="We have stopped the check and sent a new one to your address."
    )


def to_provider_relations(file: AppealFile, asked: date) -> Reaction:
    """Our lead brings the claim, with both days, to the payer's desk for offices like ours."""
    return replace(_paid(file, asked + desk_rules().takes.to_be_moved), says=_MOVED)


def at_last(file: AppealFile, due: date) -> Reaction:
    """The payer answers by itself, on its day."""
    return _paid(file, due)


def _paid(file: AppealFile, on: date) -> Reaction:
    every = tuple(line.number for line in file.lines)
    says = _PAID if any(line.payable for line in file.lines) else _NOTHING_TO_PAY
    return Reaction(on, "paid", says, every, file=still_open(file, every))
