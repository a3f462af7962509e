"""A stage in which somebody is talked to: what a trainer may write of it, and of who is on the line."""

from __future__ import annotations

import re
from typing import Any

from simulator.case.facts import FACTS, find_fact
from simulator.law import Channel, Cover, Known, Who
from simulator.reading import Mapping, Text, Value
from simulator.scenario.mistakes import near
from simulator.scenario.scenario import SAID, Spoken, Stage, Talk
from simulator.scenario.shape import (
    Notes,
    Reader,
    day,
    line_of,
    listing,
    may,
    need,
    one_of,
    record,
    shown,
    takes,
    text,
    whole,
    yes_or_no,
)
from simulator.scenario.words import facts_in
from simulator.scenario.worth import worth
from simulator.talk.moves import QUALITIES, moves
from simulator.talk.persona import Belief, Hidden, Need, Temper

DIRECTIONS = ("inbound", "outbound")
CRITICAL = (  # what can go wrong on the line
    *("private_facts", "false_threat", "money_after_distress", "collects_when_barred", "balance_billing"),
    *("fabricated_proof", "abuse"),
)
PINS: dict[str, Reader] = {  # what a trainer may say of a person, beside amounts and days
    "who": one_of("person", tuple(Who)),
    "belief": one_of("belief", tuple(Belief)),
    "temper": one_of("temper", tuple(Temper)),
    "needs": listing(one_of("need", tuple(Need)), "needs"),
    "hidden": one_of("hidden circumstance", tuple(each for each in Hidden if each)),
    "may_hear": listing(one_of("person", tuple(Who)), "may_hear"),
    "bill_cover": one_of("kind of cover", tuple(Cover)),
    "matches": whole(0, 2),
    "will": whole(0, 100),
    "household": whole(1, 15),
    "pay_every": whole(1, 31),
    "tried": listing(day, "tried"),
}


@takes(type="string", pattern=r"^\d{1,2}:\d{2}$")
def clock(value: Value, notes: Notes) -> Any:
    """A time of day on the other person's wall: 10:30, 20:59."""
    found = re.fullmatch(r"(\d{1,2}):(\d{2})", value) if isinstance(value, Text) else None
    if found and int(found[1]) < 24 and int(found[2]) < 60:
        return f"{int(found[1]):02d}:{found[2]}"
    notes.add(line_of(value), "SC011", value=shown(value), what="time of day", near="Write hours and minutes: 10:30.")
    return "12:00"


def _spoken(value: Value, notes: Notes) -> Any:
    """`{say: propose_plan, how: good, first: 60.00, on: 2026-04-03}`: a move, how it is put, and what is typed."""
    if not isinstance(value, Mapping) or "say" not in value:
        notes.add(line_of(value), "SC006", name="what is said", wanted="a move", example="{say: greet}")
        return None
    say = one_of("move of a talk", moves)(value[Text("say")], notes)
    if say not in moves():
        return None
    how = one_of("way to say it", ways(say))(value[Text("how")], notes) if "how" in value else "good"
    fields = moves()[say].fields
    typed = []
    for key, each in value.items():
        if key in ("say", "how"):
            continue
        if key not in fields:
            notes.add(key.line, "SC004", name=key, what=f"the move `{say}`", near=near(key, ("how", *fields)))
        elif (words := text(str(key))(each, notes)) is not None:
            _facts_are_known(words, notes)
            typed.append((str(key), words))
    for name in fields:
        if name not in value:
            notes.add(line_of(value), "SC005", what=f"The move `{say}`", name=name, example=_EXAMPLES[fields[name]])
    return Spoken(say, how or "good", tuple(typed))


_EXAMPLES = {
    "money": "60.00",
    "date": "2026-04-03",
    "whole": "5",
    "identifier": "ZZT 000 4471 02",
    "words": "what was said",
}


def ways(say: str) -> tuple[str, ...]:
    """How a move may be put: good, clumsy, wrong; a second wrong way is `wrong_2`."""
    return tuple(each.name for each in moves()[say].phrasings) if say in moves() else QUALITIES


def _facts_are_known(words: Text, notes: Notes) -> None:
    for name in facts_in(words):
        if not find_fact(name):
            notes.add(words.line, "SC003", value=name, near=near(name, FACTS, list_up_to=0))


SPOKEN = Reader(
    _spoken,
    lambda: {
        "type": "object",
        "required": ["say"],
        "properties": {"say": {"enum": list(moves())}, "how": {"type": "string"}},
        "additionalProperties": {"type": ["string", "number"]},
    },
)
SAYINGS = listing(SPOKEN, "what is said")


def stage(papers: Reader) -> Reader:
    """The reader of such a stage. `papers` reads a kind of paper."""

    def make(talk: Text, title: Text | None, show: tuple[str, ...], **said: Any) -> Stage:
        return Stage(talk, title or talk[0].upper() + talk[1:], show, kind="talk", talk=Talk(**said))

    return record(
        make,
        "a stage",
        {
            "talk": need(text("talk"), "call"),
            "title": may(text("title")),
            "show": may(listing(papers, "show"), (), "Papers that lie on the desk during the talk."),
            "channel": may(one_of("channel", (Channel.PHONE, Channel.VOICEMAIL)), "phone"),
            "direction": may(one_of("direction", DIRECTIONS), "inbound", "Who called whom."),
            "at": need(clock, "10:30", "The time on the clock where the other person is."),
            "at_work": may(yes_or_no, False, "Whether we reach them at work."),
            "knows": may(listing(one_of("thing to know", tuple(Known)), "knows"), (), "What was learned before."),
            "calls": may(listing(day, "calls"), (), "Days on which we talked with this person before."),
            "best": need(SAYINGS, "[{say: greet}, {say: verify}]", "What an expert says."),
            "worth": need(
                worth("talk", SAID, "PAY-2"),
                "outcome: {points: 5, tests: [PAY-4]}",
                "What the talk is judged by.",
            ),
        },
    )
