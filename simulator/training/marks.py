"""What of a report a trainer may overrule: words of a text, its parts, the points of a decision, a critical error.

Each mark has a name that can be typed, and that stays as it is whatever is overruled: `1.2` are the second words that
cost something in the first text, `1.part-ask` is one of its parts, `question-3` a decision, `error-1` an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from simulator.letters import Verdict
from simulator.training.scoring import plain
from simulator.training.typed import day

Json = dict[str, Any]

WORDS = tuple(
    each.value
    for each in (
        Verdict.RIGHT,
        Verdict.SLIP,
        Verdict.UNSUPPORTED,
        Verdict.FABRICATED,
        Verdict.PRIVATE,
        Verdict.TONE,
    )
)
PARTS = ("found", "missing")
LIFTED = "lifted"
IN_WORDS = {
    "right": "right",
    "slip": "a slip",
    "unsupported": "nothing proves it",
    "fabricated": "made up",
    "private": "private",
    "tone": "tone",
    "plainness": "hard to read",
    "unfilled": "left blank",
    "found": "found",
    "missing": "missing",
    LIFTED: "lifted",
}
_MOST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark as the kit set it: where, on which words, what it is, why, and what it may become."""

    id: str
    where: str
    says: str
    was: str  # in words
    why: str
    may: tuple[str, ...]  # empty where points are given
    of: int = 0  # points, where points are given

    def as_json(self) -> Json:
        return {
            "id": self.id,
            "where": self.where,
            "says": self.says,
            "was": self.was,
            "why": self.why,
            "may": [{"id": each, "says": IN_WORDS[each]} for each in self.may],
            "of": self.of,
        }

    def takes(self, ruling: str) -> bool:
        """Whether the mark may become this."""
        if self.of:
            given = tenths(ruling)
            return given is not None and 0 <= given <= self.of * 10
        return ruling in self.may


def tenths(points: str) -> int | None:
    """`2` or `2.5` points in tenths; None for what is no such number."""
    if not (points.isascii() and len(points) <= 5 and points.replace(".", "", 1).isdigit()):
        return None
    try:
        given = Decimal(points) * 10
    except InvalidOperation:
        return None
    return int(given) if given == given.to_integral_value() else None


def marks_of(report: Json) -> dict[str, Mark]:
    """Every mark of a report as it was made, by its name: text by text, decisions, then errors."""
    of_texts = [mark for number, text in enumerate(report.get("texts", ()), 1) for mark in _of_text(number, text)]
    return {each.id: each for each in (*of_texts, *_decisions(report), *_errors(report))}


def _errors(report: Json) -> Iterator[Mark]:
    for number, error in enumerate(report["critical"], 1):
        yield Mark(
            f"error-{number}", "Critical error", error["title"], "it fails the attempt", error["because"], (LIFTED,)
        )


def _decisions(report: Json) -> Iterator[Mark]:
    for each in report["decisions"]:
        if each["state"] != "not reached":
            was = f"{each['points']} of {each['of']} points"
            says = f"{each['question']} {each['yours']}".rstrip()
            yield Mark(
                f"question-{each['number']}", f"Question {each['number']}", says, was, each["why"], (), each["of"]
            )


def _of_text(number: int, text: Json) -> Iterator[Mark]:
    where, letter = f"Your {text['called']} of {day(text['on'])}", text["letter"]
    for name, span in named_spans(letter):
        words = _short(text["text"][span["start"] : span["end"]])
        yield _words(f"{number}.{name}", where, f"“{words}”", span)
    for at, span in enumerate(letter["envelope"], 1):
        yield _words(f"{number}.envelope-{at}", where, "The envelope", span)
    for part in letter["parts"]:
        was = PARTS[not part["found"]]
        yield Mark(f"{number}.part-{part['name']}", where, part["says"], was, "", _others(PARTS, was))


def named_spans(letter: Json) -> Iterator[tuple[str, Json]]:
    """The words that were judged: `2` for the second fault, `right-2` for the second that is right."""
    faults = rights = 0
    for span in letter["spans"]:
        if span["verdict"] == Verdict.RIGHT:
            rights += 1
            yield f"right-{rights}", span
        elif span["verdict"] != Verdict.ALONE:
            faults += 1
            yield str(faults), span


def _words(name: str, where: str, says: str, span: Json) -> Mark:
    return Mark(name, where, says, IN_WORDS[span["verdict"]], span["why"], _others(WORDS, span["verdict"]))


def _others(rulings: tuple[str, ...], was: str) -> tuple[str, ...]:
    return tuple(each for each in rulings if each != was)


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _MOST_SHOWN else f"{words[: _MOST_SHOWN - 1]}…"


def points_in_words(points: str, of: int) -> str:
    """`2.5 of 4 points`."""
    return f"{plain(tenths(points) or 0)} of {of} points"
