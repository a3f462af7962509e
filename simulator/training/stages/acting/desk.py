"""A claim being worked, as it lies on the desk: all that a player sees, and nothing that tells what is right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from simulator.dates import print_date
from simulator.letters import LetterFile
from simulator.letters.bank import bank, paragraphs
from simulator.letters.rules import parts
from simulator.payers.appeals import ladder
from simulator.scenario.house import acts as acts_in_words
from simulator.scenario.work import ENDING, FIELDS, NOTHING, SENDING, TAKES
from simulator.training.stages.acting.state import Done, State
from simulator.training.stages.stage import Json

COUNTS = ("calendar days", "business days", "months")
_IN_BANK = {  # families of denials that the bank of paragraphs knows by another name
    "wrong_member": "eligibility",
    "missing_information": "information",
    "missing_record": "information",
    "late": "timely_filing",
    "price": "money",
}
_FIELDS_IN_WORDS = {
    "member_id": "member ID",
    "billing_npi": "billing provider’s NPI",
    "rendering_npi": "rendering provider’s NPI",
    "referring_npi": "referring provider’s NPI",
    "authorization": "approval number",
    "plan": "which plan it goes to",
    "records": "records that go with it",
}


def on_desk(state: State, *, told: bool, is_open: bool, is_over: bool = False) -> Json:
    """Papers to open, the clock, the envelope, the letter, the acts, what has been done, and at the end how it read."""
    follow_up = state.follow_up
    rung = ladder(state.file.road).rung(state.file.rung)
    return {
        "open": is_open,
        "today": state.today.isoformat(),
        "minutes": state.minutes,
        "at_stake": _at_stake(state),
        "papers": [
            {"kind": each.paper, "minutes": each.minutes, "open": each.paper in state.opened}
            for each in state.work.papers
        ],
        "road": {"name": ladder(state.file.road).name, "rung": rung.id, "level": rung.name},
        "levels": [{"id": each.id, "says": each.name} for each in ladder(state.file.road).rungs.values()],
        "clock": _clock(state, told=told),
        "file": [
            {"id": each.id, "title": each.title, "note": each.note, "pages": each.pages} for each in follow_up.papers
        ],
        "letter": _letter(state),
        "fields": [{"id": each, "says": _FIELDS_IN_WORDS.get(each, each)} for each in FIELDS],
        "acts": [_act(act) for act in state.work.acts],
        "done": list(_all_done(state, is_over=is_over)),
        "draft": state.draft,
        "checked": state.checked,
        "ended": state.ended,
    }


def _at_stake(state: State) -> Json:
    refused = state.follow_up.office_holds + state.follow_up.with_patient
    return {"charged": refused.dollars, "lines": [line.number for line in state.file.lines]}


def _act(act: str) -> Json:
    """An act in words: whether it sends something, looks, or ends the work, and which fields it takes."""
    need, may = TAKES.get(act, NOTHING)
    way = "sends" if act in SENDING else "ends" if act in ENDING else "looks"
    return {"act": act, "says": acts_in_words()[act], "way": way, "takes": sorted(need | may)}


def _clock(state: State, *, told: bool) -> Json:
    asked = any(weight.of == "last_day" for weight in state.work.worth)
    said = state.days_said
    right = bool(said) and said[-1] == state.last_day
    shown = told and (right or not state.asks_for_a_day)
    return {
        "asked": asked,
        "open": state.asks_for_a_day,
        "starts": [
            {"says": "date of service", "on": state.follow_up.service_date.isoformat()},
            {
                "says": "claim received" if state.follow_up.silence else "remittance",
                "on": state.follow_up.notice_date.isoformat(),
            },
            {"says": "today", "on": state.case.today.isoformat()},
        ],
        "counts": list(COUNTS),
        "said": [print_date(day) for day in said],
        "state": "open" if not said else "answered" if not told else "right" if right else "wrong",
        "last_day": state.last_day.isoformat() if asked and shown and state.last_day else None,
        "tries_left": max(0, state.tries_for_the_day - len(said)) if state.asks_for_a_day else 0,
    }


def _letter(state: State) -> Json:
    """What helps to write: values from the file, paragraphs of the bank, and in practice what a reviewer looks for."""
    file = LetterFile.from_json({**state.follow_up.letter, "today": state.today.isoformat()})
    family = _IN_BANK.get(file.family, file.family)
    offered = paragraphs(family, file, state.case.seed, state.draft["evidence"]) if family in bank() else ()
    return {
        "to": file.payer.name,
        "values": list(values(file)),
        "paragraphs": [each.words for each in offered],  # their names would tell which is the good one
        "parts": [{"name": each.name, "asks": each.missing} for each in parts().parts]
        if state.mode == "practice"
        else [],
    }


def values(file: LetterFile) -> Iterator[Json]:
    """What a letter usually states, from the file, so that nobody has to copy it by hand from five papers."""
    for address in file.payer.addresses:
        yield {"says": f"The payer’s {address.purpose} desk", "value": "\n".join(address.lines)}
    yield {"says": "Patient", "value": file.patient}
    yield {"says": "Our office", "value": "\n".join((file.practice.name, *file.practice.address))}
    yield {"says": "Signed by", "value": "\n".join((file.signer.name, file.signer.title, file.practice.phone))}


def _all_done(state: State, *, is_over: bool) -> Iterator[Json]:
    """Each act, in order, with the day on which the work went on, and the payer's letter where one came."""
    days = [each.on for each in state.done] + [state.today]
    for done, then in zip(state.done, days[1:], strict=True):
        marked = done.marked.as_json() if done.marked and is_over else None
        yield {**_done(done, then), "paper": done.paper, "marked": marked}


def _done(done: Done, then: date) -> Json:
    return {
        "act": done.act,
        "says": acts_in_words()[done.act],
        "on": done.on.isoformat(),
        "then": then.isoformat(),
        "days": (then - done.on).days,
        "sent": done.act in SENDING,
        "papers": [each.title for each in done.papers],
        "letter": done.marked.text if done.marked else "",
        "answer": done.reaction.says if done.reaction else "",
        "answered": done.reaction.on.isoformat() if done.reaction else "",
        "next": done.reaction.next.says if done.reaction and done.reaction.next else "",
    }
