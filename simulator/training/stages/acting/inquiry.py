"""Asking the payer where a claim stands: a look at its portal, or a call to a representative."""

from __future__ import annotations

from datetime import date

from simulator.case.desk_rules import desk_rules
from simulator.case.follow_up import FollowUp
from simulator.dates import print_date
from simulator.documents import Document
from simulator.documents.claim_status import claim_status_paper
from simulator.letters import Conversation
from simulator.payers.appeals import AppealFile, CannotCount, kinds, ladder, last_day
from simulator.payers.call_file import CallFile
from simulator.payers.payer import load_payer
from simulator.payers.portal import ClaimEvent, claim_status
from simulator.payers.representative import Call, Reply, first_words, open_call
from simulator.training.stages.acting.state import State
from simulator.training.stages.acting.told import field_in_words
from simulator.training.stages.stage import Json

_UNDECIDED = "It came back undecided (MA130). There is nothing to dispute. It has to come in as a new claim."


def status_paper(state: State) -> Document:
    """The portal's answer of today."""
    follow_up = state.follow_up
    number = sum(paper.kind == "claim_status" for paper in state.letters) + 1
    return claim_status_paper(
        claim_status(state.events, state.today),
        load_payer(follow_up.payer),
        our_claim=follow_up.our_claim,
        asked_by=follow_up.provider,
        number=number,
    )


def dial(state: State) -> Call:
    """A call that begins today. Each call of a case has its own person."""
    follow_up = state.follow_up
    assert follow_up.born
    refused = () if follow_up.silence else state.refused_lines
    undecided = any("MA130" in line.remarks for line in refused)
    may_be_disputed = bool(state.file.lines) and not (follow_up.silence or undecided)
    file = CallFile(
        payer=load_payer(follow_up.payer).name,
        npi=follow_up.npi,
        member_id=follow_up.member_id,
        born=follow_up.born,
        service_date=follow_up.service_date,
        status=claim_status(state.events, state.today),
        received=next((event.on for event in state.events if event.kind == "arrived"), None),
        denial_code=refused[0].reason if refused else "",
        reason=_UNDECIDED if undecided else f"It was refused for reason {refused[0].reason}." if refused else "",
        wanted=_wanted(state.file),
        dispute_last_day=_dispute_day(state.file) if may_be_disputed else None,
        dispute_address=_dispute_address(follow_up) if may_be_disputed else "",
        accepted_report=follow_up.report if follow_up.silence == "lost" else "",
        accepted_on=follow_up.report_on if follow_up.silence == "lost" else None,
    )
    calls = sum(each.act == "call-payer" for each in state.done)
    return open_call(file, state.case.seed + calls)


def who_is_calling(follow_up: FollowUp) -> dict[str, str]:
    """What a representative asks for, from our own papers."""
    return {
        "npi": follow_up.npi,
        "member_id": follow_up.member_id,
        "born": print_date(follow_up.born) if follow_up.born else "",
        "service_date": print_date(follow_up.service_date),
    }


def say(state: State, step: str, fields: dict[str, str]) -> Reply:
    """One step of the call. A report whose number the payer finds lets the claim go on."""
    assert state.call
    reply = state.call.play(step, **fields)
    if reply.is_unread:
        return reply
    state.minutes += reply.minutes
    state.heard.append(reply.says)
    if reply.told or reply.reference:
        calls = sum(each.act == "call-payer" for each in state.done)
        state.talks[calls] = Conversation(state.today, reference=state.call.reference)
    if step == "give" and "received" in reply.told:
        found = ClaimEvent(state.today, "in_process", state.follow_up.claim_number)
        state.events += (ClaimEvent(state.follow_up.report_on or state.today, "arrived"), found)
        state.due = state.due or state.today + desk_rules().takes.to_look_again
    if reply.done:
        state.call = None
    return reply


def call_on_desk(call: Call, heard: list[str]) -> Json:
    """The call as it lies on the desk: what was said, and what may be said now."""
    moves = [
        {"step": move.name, "says": move.says, "minutes": move.minutes, "fields": dict(move.fields)}
        for move in call.moves()
    ]
    return {"heard": [first_words(call.file.payer), *heard], "steps": moves}


def _wanted(file: AppealFile) -> str:
    """The paper that the payer waits for, or the field of the claim that is not there or not right."""
    wants = next((line.wants for line in file.lines if line.wants), "")
    if wants in kinds():
        return f"We wait for this paper: {kinds()[wants].says}."
    return f"Not there, or not right, on the claim: {field_in_words(wants)}." if wants else ""


def _dispute_address(follow_up: FollowUp) -> str:
    payer = follow_up.letter["payer"]
    return next((", ".join(each["lines"]) for each in payer["addresses"] if each["purpose"] == payer["desk"]), "")


def _dispute_day(file: AppealFile) -> date | None:
    rung = ladder(file.road).rung(file.rung)
    try:
        return last_day(rung, notice_date=file.notice_date, received=file.received, payer=file.payer).day
    except CannotCount:
        return None
