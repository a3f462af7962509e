"""A claim being worked, as it lies on the desk: all that a player sees, and nothing that tells what is right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from simulator.dates import print_date
from simulator.letters import LetterFile
from simulator.letters.page.bank import paragraphs
from simulator.letters.page.complete import in_bank
from simulator.letters.rules.parts import parts
from simulator.payers.appeals import ladder
from simulator.scenario.house import acts as acts_in_words
from simulator.scenario.work import ENDING, FIELDS, NOTHING, SENDING, TAKES
from simulator.training.report import source_as_json
from simulator.training.stages.acting.left import has_answered, left
from simulator.training.stages.acting.sources import doubt, first_clock, of_clock, of_first_clock, of_road
from simulator.training.stages.acting.state import Done, State
from simulator.training.stages.acting.told import field_in_words
from simulator.training.stages.stage import Json

COUNTS = ("calendar days", "business days", "months")


def on_desk(state: State, *, told: bool, is_open: bool) -> Json:
    """Papers to open, the clock, the envelope, the letter, the acts, and what has been done."""
    follow_up = state.follow_up
    rung = ladder(state.file.road).rung(state.file.rung)
    leaves = left(state) if told else None
    return {
        "open": is_open,
        "today": state.today.isoformat(),
        "minutes": state.minutes,
        "at_stake": _at_stake(state),
        "leaves": leaves.as_json() if leaves else None,
        "papers": [
            {"kind": each.paper, "minutes": each.minutes, "open": each.paper in state.opened}
            for each in state.work.papers
        ],
        "road": {
            "name": ladder(state.file.road).name,
            "rung": rung.id,
            "level": rung.name,
            "says": ladder(state.file.road).says,
            "sources": [source_as_json(each) for each in of_road(follow_up)],
        },
        "levels": [{"id": each.id, "says": each.name} for each in ladder(state.file.road).rungs.values()],
        "clock": _clock(state, told=told),
        "file": [
            {"id": each.id, "title": each.title, "note": each.note, "pages": each.pages} for each in follow_up.papers
        ],
        "letter": _letter(state),
        "fields": [{"id": each, "says": field_in_words(each)} for each in FIELDS],
        "acts": [_act(act) for act in state.work.acts],
        "done": list(_all_done(state)),
        "draft": state.draft,
        "checked": state.checked,
        "ended": state.ended,
    }


def _at_stake(state: State) -> Json:
    """What was charged and refused, or not answered, and how it stands."""
    charged = state.follow_up.office_holds + state.follow_up.with_patient
    return {"charged": charged.dollars, "says": _how_it_stands(state)}


def _how_it_stands(state: State) -> str:
    """Which lines wait or are refused; “still” only after an answer. A low price is for the reader to see.

    A refused line has its service beside its number, since a remittance prints no numbers.
    """
    names = state.follow_up.line_names
    lines = state.open_lines
    refused = "; ".join(f"line {each.number} ({names[each.number]})" for each in state.refused_lines)
    if state.is_unanswered:
        return f"charged. No answer yet on {lines}."
    if state.follow_up.silence:
        return f"charged. Refused: {lines}." if lines else "charged. Every line has its answer now."
    if all(line.is_paid_low for line in state.follow_up.lines):
        return "No line is refused."
    if not has_answered(state):
        return f"charged and refused: {refused}."
    return f"charged and refused at first. {f'Still refused: {refused}.' if refused else 'No line is refused now.'}"


def _act(act: str) -> Json:
    """An act in words: whether it sends something, looks, or ends the work, and which fields it takes."""
    need, may = TAKES.get(act, NOTHING)
    way = "sends" if act in SENDING else "ends" if act in ENDING else "looks"
    return {"act": act, "says": acts_in_words()[act], "way": way, "takes": sorted(need | may)}


def _clock(state: State, *, told: bool) -> Json:
    asked = any(weight.of == "last_day" for weight in state.work.worth)
    said = state.days_said
    right = bool(said) and state.is_last_day(said[-1])
    shown = told and (right or not state.asks_for_a_day)
    return {
        "asked": asked,
        "open": state.asks_for_a_day,
        "starts": [{"says": says, "on": on.isoformat()} for says, on in _starts(state)],
        "runs_from": _runs_from(state) if asked and said and not state.asks_for_a_day else None,
        "stopped": _stopped(state),
        "counts": list(COUNTS),
        "said": [print_date(day) for day in said],
        "state": "open" if not said else "answered" if not told else "right" if right else "wrong",
        "doubt": doubt(first_clock(state.follow_up), said[-1]) if said and shown else "",
        "last_day": state.last_day.isoformat() if asked and shown and state.last_day else None,
        "sources": [source_as_json(each) for each in of_first_clock(state.follow_up)] if asked and shown else [],
        "tries_left": max(0, state.tries_for_the_day - len(said)) if state.asks_for_a_day else 0,
    }


def _starts(state: State) -> Iterator[tuple[str, date]]:
    """The days that a clock may start on. Above the first level the payer has written once more than its remittance."""
    yield "date of service", state.follow_up.service_date
    if state.follow_up.silence:
        yield "claim received", state.follow_up.notice_date
    else:
        first, *later = (date.fromisoformat(day) for day in reversed(state.follow_up.letter["notices"]))
        yield "remittance", first
        yield from (("decision letter", day) for day in later)
    yield "today", state.case.today


def _runs_from(state: State) -> Json:
    """The start of the clock that was asked for: the newest notice, or the visit where nothing has been decided."""
    silent, wanted = bool(state.follow_up.silence), state.follow_up.notice_date
    says, on = next(each for each in _starts(state) if each[1] == wanted or silent)
    return {"says": says, "on": on.isoformat()}


def _stopped(state: State) -> Json | None:
    if state.stopped is None:
        return None
    says, on = state.stopped
    return {"says": says, "on": on.isoformat()}


def _letter(state: State) -> Json:
    """What helps to write: values from the file, paragraphs of the bank, and in practice what a reviewer looks for."""
    file = state.letter_file
    family = in_bank(family_of(state, state.draft["act"]))
    offered = paragraphs(family, file, state.case.seed, state.draft["evidence"]) if family else ()
    return {
        "to": file.payer.name,
        "values": list(values(file)),
        "paragraphs": [each.words for each in offered],  # their names would tell which is the good one
        "parts": [{"name": each.name, "asks": each.missing} for each in parts().parts]
        if state.mode == "practice"
        else [],
    }


def family_of(state: State, act: str) -> str:
    """The family of denials that a letter is about: the claim’s first, unless what it asks for is a price."""
    return "price" if act == "dispute-price" else state.letter_file.family


def values(file: LetterFile) -> Iterator[Json]:
    """What a letter usually states, from the file, so that nobody has to copy it by hand from five papers."""
    for address in file.payer.addresses:
        yield {"says": f"The payer’s {address.purpose} desk", "value": "\n".join(address.lines)}
    yield {"says": "Patient", "value": file.patient}
    yield {"says": "Our office", "value": "\n".join((file.practice.name, *file.practice.address))}
    yield {"says": "Signed by", "value": "\n".join((file.signer.name, file.signer.title, file.practice.phone))}


def _all_done(state: State) -> Iterator[Json]:
    """Each act, in order, with the day on which the work went on, and the payer's letter where one came."""
    days = [each.on for each in state.done] + [state.today]
    for done, then in zip(state.done, days[1:], strict=True):
        yield {**_done(done, then), "paper": done.paper}


def _done(done: Done, then: date) -> Json:
    then_open = done.reaction.next if done.reaction else None
    return {
        "act": done.act,
        "says": acts_in_words()[done.act],
        "on": done.on.isoformat(),
        "then": then.isoformat(),
        "days": (then - done.on).days,
        "sent": done.act in SENDING,
        "papers": [each.title for each in done.papers],
        "letter": done.marked.text if done.marked else "",
        "answer": done.reaction.says if done.reaction else done.in_vain or done.told,
        "answered": done.reaction.on.isoformat() if done.reaction else "",
        "next": then_open.says if then_open else "",
        "sources": [source_as_json(each) for each in of_clock(then_open.deadline)]
        if then_open and then_open.deadline
        else [],
    }
