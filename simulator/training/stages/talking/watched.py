"""An expert’s talk to look on at: before each turn why it is made, and after it what it did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType

from simulator.fields import open_fields
from simulator.reading import DATA
from simulator.scenario.scenario import Spoken
from simulator.talk.moves import moves
from simulator.training.stages.stage import Json
from simulator.training.stages.talking.desk import on_desk
from simulator.training.stages.talking.play import Talking
from simulator.training.stages.talking.year import YEARS

REASONS = DATA / "talk" / "reasons.yaml"
_FITS = "Each payment comes on a pay-day or just after it. The schedule shows whether it ends within our limits."
_NOTHING: Mapping[str, object] = MappingProxyType({})


@cache
def reasons(path: Path = REASONS) -> Mapping[str, str]:
    """Why an expert makes each move. Raises BadFile where one is missing."""
    with open_fields(path) as fields:
        found = {move: fields.text(move) for move in fields}
        for move in moves():
            if move not in found:
                fields.wrong(move, "is missing: say why an expert makes this move")
        return MappingProxyType(found)


def watched(talking: Talking) -> Iterator[Json]:
    """Each turn of the expert, with the desk as it then stands; at the end what it had come to a year later."""
    heard = 0
    for spoken, shadow in talking.expertly():
        if spoken.say == "propose_plan":
            yield _turn("Build the plan", _FITS, _built(shadow, spoken))
        shadow.follow(spoken)
        call, move = _seen(shadow), str(spoken.say)
        lines, heard = call["log"][heard:], len(call["log"])
        yield _turn(moves()[move].label, reasons()[move], call, lines, _did(shadow) if move != "note" else {})
    yield {**_turn("Twelve months on", _a_year_later(talking.expert), call), "kind": "answer"}


def _turn(title: str, says: str, call: Json, lines: Sequence[Json] = (), did: Mapping[str, object] = _NOTHING) -> Json:
    return {"kind": "turn", "title": title, "says": says, "mark": None, "lines": lines, "did": dict(did), "call": call}


def _did(shadow: Talking) -> Json:
    """What the turn did to trust and mood, and why."""
    answer = shadow.turns[-1].answer
    return {"why": list(answer.why), "trust": answer.trust, "mood": answer.patience - answer.distress}


def _seen(shadow: Talking) -> Json:
    """The desk as it stands; nobody chooses, so there is nothing to choose from."""
    return {**on_desk(shadow, told=True, is_open=True), "groups": []}


def _built(shadow: Talking, spoken: Spoken) -> Json:
    """What is typed into the plan builder before it is offered."""
    shadow.play("draft", dict(spoken.typed), told=True)
    return _seen(shadow)


def _a_year_later(expert: Talking) -> str:
    year, agreed = expert.year, expert.call.outcome.deal.in_words()
    mean = f"Lived {YEARS} times from the same means, {year.kept.dollars} is paid and kept in the mean."
    settled = f" {year.settled.dollars} of the bill is settled in any way." if year.settled != year.kept else ""
    return f"{agreed} {mean}{settled} In one of these years: {year.says}"
