"""What is said and typed in a terminal: the width of a line, a line that is asked for, and somebody who leaves."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import fill
from typing import Any, Protocol

WIDTH = 88

Say = Callable[[str], None]
Ask = Callable[[str], str]


class Player(Protocol):
    """What the terminal plays: an episode, or a sitting that keeps it."""

    @property
    def prompt(self) -> dict[str, Any]: ...
    def play(self, move: str, **fields: object) -> Any: ...


class Left(Exception):
    """The trainee has left before the end."""


def typed(ask: Ask, prompt: str) -> str:
    """One line. Raises Left for `quit`, and at the end of the input."""
    try:
        line = ask(prompt).strip()
    except EOFError as error:
        raise Left from error
    if line.lower() in ("quit", "exit"):
        raise Left
    return line


def wrapped(words: str, indent: int = 0) -> str:
    """Words in lines that fit."""
    return fill(words, WIDTH, initial_indent=" " * indent, subsequent_indent=" " * indent)


def show_papers(papers: list[dict[str, Any]], say: Say) -> None:
    """Papers as text, one under the other."""
    for paper in papers:
        say(f"{'PAPER: ' + paper['title'] + ' ':-<{WIDTH}}\n\n{paper['text']}")


def day(iso: str) -> str:
    """A date as the office writes it."""
    year, month, number = iso.split("-")
    return f"{month}/{number}/{year}"


def sourced(source: dict[str, Any]) -> str:
    """A rule, where it stands, when it was read, and a warning where nobody could check it."""
    read = f", read {day(source['read'])}" if source["read"] else ""
    doubt = "" if source["verified"] else " Not verified: it costs no points."
    return f"{source['says']} ({source['tag']}: {source['source']}{read}){doubt}"
