"""What a play or an expert does with a claim, as the move a trainee would make: papers found, the letter written."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.letters.page.bank import filled
from simulator.letters.page.complete import complete_letter
from simulator.payers.appeals import ladder
from simulator.scenario.doings import GOOD, NONE, Doing
from simulator.training.stages.acting.desk import family_of
from simulator.training.stages.acting.inquiry import who_is_calling
from simulator.training.stages.acting.level import file_at
from simulator.training.stages.acting.play import Acting
from simulator.training.stages.acting.state import State
from simulator.training.stages.stage import Json


def as_move(acting: Acting, doing: Doing) -> Json:
    """The move and its fields. A paper that is not in the file stays as it was written, and the stage will say so."""
    state = acting.state
    sent = state.in_envelope(doing.send)
    match doing.verb:
        case "open":
            return {"move": "open", "paper": str(doing.what)}
        case "last_day":
            return {"move": "last_day", "day": str(doing.what)}
        case "check":
            return {"move": "check", "evidence": sent, "letter": _letter(state, doing, sent)}
        case "say":
            return {"move": "say", "step": str(doing.what), **_said(state, doing)}
    fields: Json = {"move": "act", "act": str(doing.what), **dict(doing.fields)}
    if doing.send:
        fields["evidence"] = sent
    if doing.letter != NONE:
        fields["letter"] = _letter(state, doing, sent)
    return fields


def good_letter(state: State, sent: Sequence[str], rung: str = "", act: str = "") -> str:
    """A complete letter to the level that is open, or to another one, about what the act is for."""
    request = ladder(state.file.road).rungs.get(rung or state.file.rung)
    return complete_letter(file_at(state, rung), sent, request.name if request else rung, family_of(state, act))


def _said(state: State, doing: Doing) -> Json:
    """The fields of a step on the phone: who calls, and which report, are in the file."""
    given = dict(doing.fields)
    if doing.what == "identify":
        return who_is_calling(state.follow_up) | given
    if doing.what == "give":
        return {"report": state.follow_up.report or "none"} | given
    return given


def _letter(state: State, doing: Doing, sent: Sequence[str]) -> str:
    """The words of a play, in which {claim} and its like stand for the file's own values."""
    if doing.letter == GOOD:
        return good_letter(state, sent, dict(doing.fields).get("rung", ""), str(doing.what))
    return "" if doing.letter == NONE else filled(doing.letter, state.letter_file, sent)
