"""What may be answered: the options of a choice, and the wrong amounts and dates that a trainer foresees."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from simulator.money import Rate
from simulator.reading import Mapping, Text, Value
from simulator.scenario import house
from simulator.scenario.facts import find_fact
from simulator.scenario.mistakes import near
from simulator.scenario.names import fact
from simulator.scenario.scenario import Misconception, Option
from simulator.scenario.shape import Notes, line_of, may, need, one_of, record, text

ALL, NONE = Rate(10_000), Rate(0)
VERDICTS = ("right", "wrong", "share", "critical")


# ---- options: `dispute: right`, or a block that says what choosing it means ----


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
        "act": may(one_of("act", house.acts(), "SC014")),
        "right": may(text("right")),
        "wrong": may(text("wrong")),
        "because": may(text("because")),
        "share": may(share),
        "critical": may(one_of("critical error", house.critical_errors(), "SC015")),
    },
)


def options(value: Value, notes: Notes) -> Any:
    """A block of options, two or more, each under its name."""
    if not isinstance(value, Mapping) or len(value) < 2:
        wanted = {"wanted": "two options or more", "example": "one option on each line"}
        notes.add(line_of(value), "SC006", name="choose", **wanted)
        return None
    return tuple(option for name, each in value.items() if (option := _option(name, each, notes)))


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
        notes.add(name.line, "SC014", value=name, near=near(name, house.acts()))
    critical = house.critical_errors().get(read["critical"] or "")
    earns = ALL if is_bare or read["right"] else read["share"] or NONE
    return Option(name, says or name, act, earns, because, critical)


# ---- foreseen mistakes: a fact, and what to say to it ----

FORESEEN = record(
    dict[str, Any],
    "a foreseen mistake",
    {"name": may(text("name")), "says": need(text("says"), "what to say to it"), "mark": may(text("mark"))},
)


def when_wrong(value: Value, notes: Notes) -> Any:
    """A block of facts, each with words, or with a name, words and the mark of the cells to point at."""
    if not isinstance(value, Mapping):
        wanted = {"wanted": "a block of `fact: words` lines", "example": "a fact on each line"}
        notes.add(line_of(value), "SC006", name="when_wrong", **wanted)
        return None
    found = []
    for name, each in value.items():
        fact(name, notes)
        read = {"says": text(name)(each, notes)} if isinstance(each, Text) else FORESEEN(each, notes)
        if read and read["says"]:
            found.append(Misconception(name, read.get("name") or _short_name(name), read["says"], read.get("mark")))
    return tuple(found)


def _short_name(name: str) -> str:
    """What the list of facts calls it, up to the colon: “charge minus payment”."""
    known = find_fact(name)
    said = known.says.partition(":")[0].rstrip(".") if known else name
    return said[0].lower() + said[1:]
