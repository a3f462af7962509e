"""What a play does where a claim is worked: papers opened, a last day typed, acts with what goes with them.

work:
  - open: account
  - last_day: 09/16/2026
  - {act: dispute, send: [approval_notice, remittance_copy], letter: good}
  - {act: hold, days: 30}
  - act: post-and-bill
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from simulator.dates import NotADate, read_date
from simulator.reading import Mapping, Text, Value
from simulator.scenario.house import near_act
from simulator.scenario.mistakes import near
from simulator.scenario.scenario import Work
from simulator.scenario.shape import (
    Key,
    Notes,
    Reader,
    amount,
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
)
from simulator.scenario.work import ACTS, FIELDS, NOTHING, TAKES

GOOD, NONE = "good", "none"  # letters that no author has to type: a complete one, and none at all
_FIELD = {"send": "evidence"}  # a play's own word for a field of an act
_VERBS = ("act", "open", "last_day", "check", "say")
_STEPS = ("menu", "identify", "ask", "give", "supervisor", "reference", "hang-up")


@dataclass(frozen=True, slots=True)
class Doing:
    """One thing done: a verb, what it is done to, and what goes with it, as the author wrote it.

    `send` names kinds of paper, of which this patient's own go, or the ids of papers.
    """

    line: int
    verb: str  # one of the verbs
    what: str  # the act, the paper, the day
    send: tuple[str, ...] = ()
    letter: str = NONE
    fields: tuple[tuple[str, str], ...] = ()


@takes(type="string")
def _day(value: Value, notes: Notes) -> Any:
    """A day, as a trainee types it."""
    try:
        if isinstance(value, Text):
            read_date(value)
            return value
        problem: object = "Write it as 09/16/2026."
    except NotADate as error:
        problem = error
    notes.add(line_of(value), "SC033", value=shown(value), problem=problem)
    return None


def doings(work: Work | None) -> Reader:
    """A list of what is done at one such stage; without a stage, what an editor may be told of any."""
    return listing(_doing(work), "what is done")


def _doing(work: Work | None) -> Reader:
    acts = work.acts if work else ACTS
    papers = tuple(each.paper for each in work.papers) if work else ()
    paper = one_of("paper that can be opened here", papers) if work else text("paper")
    packet = {
        "send": may(listing(text("paper"), "send"), (), "Kinds of paper, of which the patient’s own go; or ids."),
        "letter": may(text("letter"), NONE, "`good` (the kit writes a complete one), `none`, or the words."),
    }
    by_verb: dict[str, dict[str, Key]] = {
        "act": {
            "act": need(one_of("act that is offered here", acts, suggest=near_act), "dispute"),
            **packet,
            "rung": may(text("rung"), "", "The level; left out, the one that is open."),
            "puts_right": may(one_of("field of a claim", FIELDS), "", "For a corrected claim."),
            "days": may(whole(1, 180), "", "For a hold."),
            "amount": may(amount, "", "For a bill to the patient."),
        },
        "open": {"open": need(paper, "account")},
        "last_day": {"last_day": need(_day, "09/16/2026")},
        "say": {
            "say": need(one_of("step of a call", _STEPS), "menu"),
            "option": may(text("option"), "", "For the menu: claims, coverage or disputes."),
            "topic": may(text("topic"), "", "What is asked."),
            "report": may(text("report"), "", "The report that is given; left out, the one in the file."),
        },
        "check": {"check": need(one_of("thing to check", ("packet",)), "packet"), **packet},
    }
    readers = {verb: record(_made(verb), "what is done", keys) for verb, keys in by_verb.items()}

    def read(value: Value, notes: Notes) -> Any:
        named = [verb for verb in _VERBS if isinstance(value, Mapping) and verb in value]
        if len(named) != 1:
            notes.add(line_of(value), "SC045", verbs=", ".join(f"`{verb}:`" for verb in _VERBS))
            return None
        assert isinstance(value, Mapping)
        made = readers[named[0]](value, notes)
        if named[0] == "act" and made is not None:
            _what_it_takes(made, value, notes)
        if named[0] == "last_day" and work and all(weight.of != "last_day" for weight in work.worth):
            notes.add(value.line, "SC061")
        return made

    return Reader(read, lambda: {"anyOf": [each.takes() for each in readers.values()]})


def _made(verb: str) -> Callable[..., Doing]:
    def make(send: tuple[str, ...] = (), letter: str = NONE, **read: Any) -> Doing:
        what = read.pop(verb)
        fields = tuple((name, str(value)) for name, value in read.items() if value not in ("", None))
        return Doing(line_of(what), verb, what, send, letter, fields)

    return make


def _what_it_takes(made: Doing, block: Mapping, notes: Notes) -> None:
    """An act has the fields that it takes, and no others."""
    need_, may_ = TAKES.get(made.what, NOTHING)
    for name in block:
        if name != "act" and _FIELD.get(name, name) not in need_ | may_:
            known = sorted(_own(field) for field in need_ | may_)
            tries = near(name, known) if known else f"Write `act: {made.what}` and nothing more."
            notes.add(name.line, "SC046", name=name, act=made.what, near=tries)
    for field in sorted(need_):
        if _own(field) not in block:
            notes.add(made.line, "SC047", act=made.what, name=_own(field))


def _own(field: str) -> str:
    return next((own for own, name in _FIELD.items() if name == field), field)
