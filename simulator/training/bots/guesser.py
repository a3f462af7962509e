"""Those who do not read: any answer at random, always the first, the last or the longest option."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from simulator.chance import Stream
from simulator.training.bots.papers import Papers
from simulator.training.bots.rule import Question

Pick: TypeAlias = Callable[[list[dict[str, Any]]], dict[str, Any]]

PICKS: dict[str, Pick] = {
    "first": lambda options: options[0],
    "last": lambda options: options[-1],
    "longest": lambda options: max(options, key=lambda option: len(option["says"])),
}


def at_random(question: Question, papers: Papers, chance: Stream) -> str:
    """Any option, any amount, date, code or small number that is printed."""
    options = question["options"]
    match question["kind"]:
        case "choice":
            return str(chance.pick([option["id"] for option in options]))
        case "several":
            picked = [option["id"] for option in options if chance.below(2)]
            return ", ".join(picked or [chance.pick(options)["id"]])
        case "order":
            return ", ".join(option["id"] for option in chance.shuffled(tuple(options)))
        case "match":
            return _pairs(options["left"], chance.shuffled(tuple(options["right"])))
        case kind:
            return chance.pick(printed(kind, papers))


def by_place(question: Question, papers: Papers, pick: Pick, chance: Stream) -> str:
    """Always the option in one place, or the longest; half of several, and the order as it lies there."""
    options = question["options"]
    match question["kind"]:
        case "choice":
            return str(pick(options)["id"])
        case "several":
            ranked = sorted(options, key=lambda option: option is not pick(options))
            return ", ".join(option["id"] for option in ranked[: max(1, len(options) // 2)])
        case "order":
            listed = options if pick(options) is options[0] else options[::-1]
            return ", ".join(option["id"] for option in listed)
        case "match":
            return _pairs(
                options["left"],
                options["right"] if pick(options["left"]) is options["left"][0] else options["right"][::-1],
            )
        case _:
            return at_random(question, papers, chance)


def printed(kind: str, papers: Papers) -> list[str]:
    """Every amount, date or code that the papers print, and numbers that a count may come to."""
    found = {"money": papers.amounts, "date": papers.dates, "code": papers.all_codes, "number": papers.numbers}[kind]()
    return found or [{"money": "0.00", "date": "01/01/2026", "code": "none", "number": "0"}[kind]]


def _pairs(lefts: list[dict[str, Any]], rights: list[dict[str, Any]]) -> str:
    """Each left with the next right, and again from the first when they run out."""
    return ", ".join(f"{left['id']}={rights[at % len(rights)]['id']}" for at, left in enumerate(lefts))
