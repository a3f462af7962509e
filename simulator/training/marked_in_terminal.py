"""A text with its marks, in the terminal: the words as they were written, each fault in brackets with its number."""

from __future__ import annotations

from typing import Any

from simulator.training.typed import Say, day, wrapped

Json = dict[str, Any]

_NO_FAULT = ("right", "left alone")


def tell_checked(checked: Json, say: Say) -> None:
    """What the check found in a text: its points, each fault with its words, and what is missing."""
    _tell_points(checked["letter"], say)
    for each in _faults(checked["letter"]):
        words = checked["text"][each["start"] : each["end"]]
        say(wrapped(f"“{words}”: {each['verdict']}. {each['why']}"))
    _tell_missing(checked["letter"], say)


def show_as_read(text: Json, say: Say) -> None:
    """A text as it was sent: its words with the faults in brackets, and what is said to each."""
    say(f"Your {text['called']} of {day(text['on'])}, as its reader found it:")
    faults = _faults(text["letter"])
    say(_in_brackets(text["text"], faults))
    _tell_points(text["letter"], say)
    for number, each in enumerate(faults, 1):
        say(wrapped(f"{number}. {each['verdict']}. {each['why']}", 3))
    for each in text["letter"]["envelope"]:
        if each["verdict"] not in _NO_FAULT:
            say(wrapped(f"In the envelope: {each['verdict']}. {each['why']}", 3))
    _tell_missing(text["letter"], say)


def _faults(letter: Json) -> list[Json]:
    return [each for each in letter["spans"] if each["verdict"] not in _NO_FAULT]


def _in_brackets(text: str, faults: list[Json]) -> str:
    """`We had approval on [03/01/2026](1).` A fault inside another has its brackets inside."""
    signs = [(each["end"], 0, f"]({number})") for number, each in enumerate(faults, 1)]
    signs += [(each["start"], 1, "[") for each in faults]
    pieces, at = [], 0
    for place, _, mark in sorted(signs):
        pieces += [text[at:place], mark]
        at = place
    return "".join([*pieces, text[at:]])


def _tell_points(letter: Json, say: Say) -> None:
    say(wrapped(letter["refused"]) if letter["refused"] else f"{letter['points']} of {letter['of']} points.")


def _tell_missing(letter: Json, say: Say) -> None:
    for each in letter["parts"]:
        if not each["found"]:
            say(wrapped(f"Missing: {each['says']}"))
