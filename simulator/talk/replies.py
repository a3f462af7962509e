"""What the other person says: a line from the bank that fits what was heard, the mood and the history.

The lines under the narrowest conditions that hold are taken; none is said twice while another is left; which of those
that fit is drawn from the seed and the turn.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from types import MappingProxyType

from simulator.chance import Stream
from simulator.fields import Fields, open_fields
from simulator.reading import DATA
from simulator.talk.mood import WORDS
from simulator.talk.persona import Temper


def words(text: str) -> frozenset[str]:
    """The words of a line, as a set."""
    return frozenset(text.split())


BANK = DATA / "talk" / "replies"
TAGS = frozenset(
    {
        *(word.replace(" ", "_") for word in WORDS),
        *Temper,
        "again",
        "family",
        "other",
        "any",
        "loss",
        "language",
        "nothing_due",
        "unsettled",
        "self_pay",
    }
)
FILLS = words(
    "agent office patient born street every next size income rent debts savings amount plan member name found "
    "counter now on billed estimate over share"
)


class NoReply(LookupError):
    """The bank has nothing under this name. The message names it."""


@dataclass(frozen=True, slots=True)
class Lines:
    """All that may be said to one thing, by what must hold."""

    by_tags: tuple[tuple[frozenset[str], tuple[str, ...]], ...]  # the narrowest first

    def fitting(self, tags: Collection[str]) -> list[tuple[str, ...]]:
        held = set(tags)
        return [lines for needed, lines in self.by_tags if needed <= held]


@cache
def bank(folder: Path = BANK) -> Mapping[str, Lines]:
    """Every reply by name. Raises BadFile with file and line."""
    found: dict[str, Lines] = {}
    for path in sorted(folder.glob("*.yaml")):
        with open_fields(path) as fields:
            for name in fields:
                if name in found:
                    fields.wrong(name, "stands in another file too")
                with fields.part(name) as part:
                    found[name] = _lines(part)
    return MappingProxyType(found)


def reply(name: str, tags: Collection[str], said: Collection[str], stream: Stream) -> str:
    """The pattern of one line: the narrowest that fits, and one not yet said where there is any left."""
    if name not in bank():
        raise NoReply(f"The bank has no line for `{name}`.")
    sets = bank()[name].fitting(tags)
    fresh = next((new for lines in sets if (new := [line for line in lines if line not in said])), None)
    return stream.pick(fresh or sets[-1])


def _lines(fields: Fields) -> Lines:
    by_tags = []
    for key in fields:
        lines = fields.texts(key)
        if unknown := [tag for tag in key.split() if tag not in TAGS]:
            fields.wrong(key, f"has `{unknown[0]}`; known are {', '.join(sorted(TAGS))}")
        if not lines:
            fields.wrong(key, "needs at least one line")
        for line in lines:
            for _, fill, _, _ in Formatter().parse(line):
                if fill is not None and fill not in FILLS:
                    fields.wrong(key, f"has `{{{fill}}}`, which nothing fills in")
        by_tags.append((frozenset(key.split()) - {"any"}, lines))
    if frozenset() not in dict(by_tags):
        fields.wrong("any", "is missing: something must always be said")
    return Lines(tuple(sorted(by_tags, key=lambda each: -len(each[0]))))
