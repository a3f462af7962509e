"""What may be answered: what there is to choose, order and match, and the wrong answers that a trainer foresees."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Any, TypeGuard

from simulator.case.facts import find_fact
from simulator.money import Rate
from simulator.reading import Mapping, Text, Value
from simulator.scenario import house
from simulator.scenario.scenario import Misconception, Option, Pair
from simulator.scenario.shape import Notes, Reader, Takes, line_of, may, need, one_of, record, takes, text

ALL, NONE = Rate(10_000), Rate(0)
VERDICTS = ("right", "wrong", "share", "critical")


# ---- options: `dispute: right`, or a block that says what choosing it means ----


@takes(type="number", exclusiveMinimum=0, exclusiveMaximum=1)
def share(value: Value, _: Notes) -> Any:
    """A part of the points in whole percent, more than nothing and less than all: 0.2."""
    try:
        percent = Decimal(value) * 100 if isinstance(value, Text) else Decimal(0)
    except InvalidOperation:
        return None
    return Rate(int(percent) * 100) if 0 < percent < 100 and percent == int(percent) else None


OPTION = record(
    dict[str, Any],
    "an option",
    {
        "says": may(text("says")),
        "act": may(one_of("act of the house", house.acts, suggest=house.near_act)),
        "right": may(text("right")),
        "wrong": may(text("wrong")),
        "because": may(text("because")),
        "share": may(share),
        "critical": may(one_of("critical error", house.critical_errors, "SC015")),
    },
)


def _options(least: int) -> Takes:
    """A block of this many options or more, as JSON Schema."""

    def takes() -> dict[str, Any]:
        option = {"anyOf": [{"const": "right"}, OPTION.takes()]}
        return {"type": "object", "minProperties": least, "additionalProperties": option}

    return takes


def _choose(value: Value, notes: Notes) -> Any:
    """A block of options, two or more, each under its name."""
    if not _has(value, 2, "choose", "options", notes):
        return None
    return tuple(option for name, each in value.items() if (option := _option(name, each, notes)))


def _several(value: Value, notes: Notes) -> Any:
    """A block of options, three or more, of which some belong and some do not. None belongs by half."""
    found = _choose(value, notes) if _has(value, 3, "several", "options", notes) else None
    for option in found or ():
        if option.share not in (ALL, NONE):
            notes.add(option.id.line, "SC029", name=option.id)
    return found


def _option(name: Text, value: Value, notes: Notes) -> Option | None:
    is_bare = value == "right"
    read = dict.fromkeys(("says", "act", *VERDICTS, "because")) if is_bare else OPTION(value, notes)
    if read is None:
        return None
    because = read["right"] or read["wrong"] or read["because"] or ""
    given = [verdict for verdict in VERDICTS if isinstance(value, Mapping) and verdict in value]
    if not is_bare and (len(given) > 1 or not because or (given and read[given[0]] is None)):
        notes.add(name.line, "SC021", name=name)
    act = read["act"] or (name if name in house.acts() else None)
    says = read["says"] or house.acts().get(act or "")
    if not says:
        _no_act(name, "add `says:` with", notes)
    critical = house.critical_errors().get(read["critical"] or "")
    earns = ALL if is_bare or read["right"] else read["share"] or NONE
    return Option(name, says or name, act, earns, because, critical)


def _no_act(name: Text, or_say: str, notes: Notes) -> None:
    """A name that stands without words, and that is no act of the house, which would bring its own."""
    notes.add(name.line, "SC014", value=name, near=house.near_act(name, house.acts()), or_say=or_say)


choose, several = Reader(_choose, _options(2)), Reader(_several, _options(3))


# ---- steps to put in order, and pairs that belong together ----


@takes(type="object", minProperties=3, additionalProperties={"type": ["string", "null"]})
def order(value: Value, notes: Notes) -> Any:
    """A block of `name: words`, three or more, in the right order. An act of the house may stand without words."""
    if not _has(value, 3, "order", "steps", notes):
        return None
    if [str(name) for name in value] in (sorted(value), sorted(value, reverse=True)):
        notes.add(line_of(value), "SC039", value=", ".join(value))
    return tuple(step for name, each in value.items() if (step := _step(name, each, notes)))


def _step(name: Text, value: Value, notes: Notes) -> Option | None:
    said = house.acts().get(name) if value == "" else text(name)(value, notes)
    if said is None and value == "":
        _no_act(name, "write after its name", notes)
    act = name if name in house.acts() else None
    return Option(name, said, act, ALL, "") if said else None


@takes(type="object", minProperties=3, additionalProperties={"type": "string"})
def match(value: Value, notes: Notes) -> Any:
    """A block of `left: right`, three pairs or more with three different rights, or guessing would find too much."""
    if not _has(value, 3, "match", "pairs", notes):
        return None
    read = [(name, text(name)(each, notes)) for name, each in value.items()]
    pairs = tuple(Pair(part_name(left), left, part_name(right), right) for left, right in read if right)
    if len(pairs) == len(read) and len({pair.with_id for pair in pairs}) < 3:
        notes.add(line_of(value), "SC006", name="match", wanted="matched with three different things or more",
                  example="another right side")  # fmt: skip
    return pairs


def part_name(words: str) -> str:
    """What a side of a pair is called in an answer: `CO-45` is `co-45`, `The office` is `the-office`."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-") or "blank"


def _has(value: Value, least: int, name: str, what: str, notes: Notes) -> TypeGuard[Mapping]:
    """Whether a block holds this many things; if not, it is noted."""
    if isinstance(value, Mapping) and len(value) >= least:
        return True
    wanted = {"wanted": f"{('two', 'three')[least - 2]} {what} or more", "example": "one on each line"}
    notes.add(line_of(value), "SC006", name=name, **wanted)
    return False


# ---- foreseen mistakes: what people answer instead, and what to say to it ----

FORESEEN = record(
    dict[str, Any],
    "a foreseen mistake",
    {"name": may(text("name")), "says": need(text("says"), "what to say to it"), "mark": may(text("mark"))},
)


@takes(type="object", additionalProperties={"anyOf": [{"type": "string"}, FORESEEN.takes()]})
def when_wrong(value: Value, notes: Notes) -> Any:
    """A block of wrong answers, each with words, or with a name, words and the mark of the cells to point at.

    What the wrong answers may be depends on the question, so its rules look at them: facts; codes; `PR-1 = The office`;
    `bill before post`.
    """
    if not isinstance(value, Mapping):
        wanted = {"wanted": "a block of `fact: words` lines", "example": "a fact on each line"}
        notes.add(line_of(value), "SC006", name="when_wrong", **wanted)
        return None
    found = []
    for name, each in value.items():
        read = {"says": text(name)(each, notes)} if isinstance(each, Text) else FORESEEN(each, notes)
        if read and read["says"]:
            answer = Text(_canonical(name), name.line)
            found.append(Misconception(answer, read.get("name") or _short_name(name), read["says"], read.get("mark")))
    return tuple(found)


def _canonical(name: str) -> str:
    """`PR-1 = The office` as answers spell it: `pr-1=the-office`. Other names stay as they are."""
    left, equals, right = name.partition("=")
    return f"{part_name(left)}={part_name(right)}" if equals else " ".join(name.split())


def _short_name(name: str) -> str:
    """What the list of facts calls it, up to the colon: “charge minus payment”."""
    known = find_fact(name)
    if not known:
        return name
    said = known.says.partition(":")[0].rstrip(".")
    return said[0].lower() + said[1:]
