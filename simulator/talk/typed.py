"""What was typed into the fields of a move: read as what it should be, or answered as a form answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeAlias

from simulator.dates import NotADate, long_date, read_date
from simulator.money import Money, NotAnAmount
from simulator.whole import whole_from

Value: TypeAlias = Money | date | int | str
MOST_WORDS = 5_000  # characters
_MOST = 999_999  # of a whole number
_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9 -]{1,29}")


class Unread(ValueError):
    """A field that cannot be read as meant. One plain sentence; nothing was done, and what was typed is still there."""


def read_fields(wanted: Mapping[str, str], typed: Mapping[str, object]) -> dict[str, Value]:
    """Every field that the move takes, read. Raises Unread."""
    for name in typed:
        if name not in wanted:
            raise Unread(
                f"There is no field “{_short(name)}” here. This takes {' and '.join(wanted) or 'nothing more'}."
            )
    for name in wanted:
        if name not in typed:
            raise Unread(f"Fill in “{name}” first.")
    return {name: _READ[kind](name, _text(typed[name])) for name, kind in wanted.items()}


def spoken(value: Value) -> str:
    """As it is said on the line."""
    if isinstance(value, Money):
        return value.dollars.removesuffix(".00")
    return long_date(value) if isinstance(value, date) else str(value)


def _text(value: object) -> str:
    if isinstance(value, Money):
        return str(value).replace("−", "-")
    return value.isoformat() if isinstance(value, date) else str(value)


def _money(name: str, text: str) -> Money:
    try:
        return Money.read(text)
    except NotAnAmount as error:
        raise Unread(f"The field “{name}”: {error}") from None


def _date(name: str, text: str) -> date:
    try:
        return read_date(text)
    except NotADate as error:
        raise Unread(f"The field “{name}”: {error}") from None


def _whole(name: str, text: str) -> int:
    clean = text.strip()
    number = whole_from(clean, _MOST, least=0)
    if number is None:
        raise Unread(f"The field “{name}”: “{_short(clean)}” is not a whole number. Type one such as 5.")
    return number


def _identifier(name: str, text: str) -> str:
    clean = " ".join(text.split())
    if not _IDENTIFIER.fullmatch(clean):
        raise Unread(
            f"The field “{name}”: “{_short(clean)}” is not a number as a card has it. Letters and digits only."
        )
    return clean


def _words(name: str, text: str) -> str:
    if not text.strip():
        raise Unread(f"Nothing is typed in “{name}” yet.")
    if len(text) > MOST_WORDS:
        raise Unread(
            f"“{name}” has {len(text):,} characters; {MOST_WORDS:,} fit. What you typed is still there: shorten it."
        )
    return text


def _short(text: str) -> str:
    return text if len(text) <= 30 else text[:27] + "…"


_READ: dict[str, Callable[[str, str], Value]] = {
    "money": _money,
    "date": _date,
    "whole": _whole,
    "identifier": _identifier,
    "words": _words,
}
