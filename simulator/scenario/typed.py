"""What was typed or picked, read as an answer: strictly, since points hang on it, and kindly, since people type it.

What cannot be read is no answer. It is told in one sentence and costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

from simulator.dates import NotADate, read_date
from simulator.money import Money, NotAnAmount
from simulator.scenario.scenario import Question


class Unread(ValueError):
    """What was typed cannot be read as an answer. The message is one sentence for the person who typed it."""


class NotOffered(LookupError):
    """A name that is not among those to choose from."""

    def __init__(self, name: str, names: Iterable[str]) -> None:
        super().__init__(name)
        self.name, self.names = name, list(names)


_NUMBER = re.compile(
    r"(?P<minus>[-−])?\s?(?P<digits>\d{1,6}|\d{1,3},\d{3})"
    r"\s?(?:(?:(?:calendar|business) )?days?|units?|visits?|lines?|claims?)?",
    re.ASCII | re.IGNORECASE,
)
_REASON = re.compile(r"(?P<group>CO|PR|OA|PI|CR)\s*[-–]?\s*(?P<reason>[A-Z]?\d{1,3})", re.ASCII)
_REMARK = re.compile(r"(?P<letters>MA|N|M)\s*[-–]?\s*(?P<digits>\d{1,3})", re.ASCII)


def read_typed(kind: str, typed: str) -> Money | date | int | str:
    """An amount, a date, a whole number or a code. Raises Unread."""
    try:
        return _READERS[kind](typed)
    except (NotAnAmount, NotADate) as error:
        raise Unread(str(error)) from error


def _number(typed: str) -> int:
    """`12`, `1,200`, `12 days`. Not `twelve`, `1.5` or `2 weeks`: they could be read in two ways."""
    text = " ".join(typed.split())
    if not text:
        raise Unread("Nothing is typed yet. Type a whole number, for example 12.")
    found = _NUMBER.fullmatch(text)
    if not found:
        raise Unread(f"“{_short(text)}” is not a whole number. Type it in digits, for example 12.")
    number = int(found["digits"].replace(",", ""))
    return -number if found["minus"] else number


def _code(typed: str) -> str:
    """`CO-197`, `co197` and `CO 197` are the same; `N130` is a remark, `none` is none. `197` alone has no group."""
    text = " ".join(typed.upper().split())
    if not text:
        raise Unread("Nothing is typed yet. Type group and reason, for example CO-45.")
    if text == "NONE":
        return "none"
    if found := _REASON.fullmatch(text):
        return f"{found['group']}-{found['reason']}"
    if found := _REMARK.fullmatch(text):
        return f"{found['letters']}{found['digits']}"
    if text.isdigit():
        raise Unread(f"“{_short(text)}” has no group. Type the two letters as well, for example CO-45.")
    raise Unread(f"“{_short(typed.strip())}” is not a code. Type it as the paper prints it, for example CO-45.")


_READERS: dict[str, Callable[[str], Money | date | int | str]] = {
    "money": Money.read,
    "date": read_date,
    "number": _number,
    "code": _code,
}


def read_choice(question: Question, typed: str) -> str:
    """One option. Raises Unread and NotOffered."""
    name, names = typed.strip(), [option.id for option in question.options]
    if not name:
        raise Unread("Nothing is chosen yet. Choose one.")
    if name not in names:
        raise NotOffered(name, names)
    return name


def read_picks(question: Question, typed: str) -> list[str]:
    """Several options, `a, c`, or all of them in order, `b, a, c`. Raises Unread and NotOffered."""
    names = [option.id for option in question.options]
    picked = [name.strip() for name in typed.split(",") if name.strip()]
    if not picked:
        raise Unread("Nothing is chosen yet. Choose at least one.")
    for name in picked:
        if name not in names:
            raise NotOffered(name, names)
    if len(set(picked)) < len(picked):
        raise Unread("One of these stands twice. Take it once.")
    if question.kind == "order":
        if len(picked) < len(names):
            raise Unread(f"Put all {len(names)} in order. {len(picked)} of them stand here.")
        return picked
    return [name for name in names if name in picked]


def read_pairs(question: Question, typed: str) -> dict[str, str]:
    """What each thing was matched with, `co-45=the-office, pr-1=the-patient`. Raises Unread and NotOffered."""
    lefts = [pair.id for pair in question.pairs]
    rights = list(dict.fromkeys(pair.with_id for pair in question.pairs))
    found: dict[str, str] = {}
    for part in (part.strip() for part in typed.split(",")):
        left, equals, right = (piece.strip() for piece in part.partition("="))
        if not part or (left and not right):
            continue
        if left not in lefts or not equals:
            raise NotOffered(left, lefts)
        if right not in rights:
            raise NotOffered(right, rights)
        if left in found:
            raise Unread("One of these is matched twice. Match it once.")
        found[left] = right
    if len(found) < len(lefts):
        raise Unread(
            f"Match all {len(lefts)}. {len(found) or 'None'} of them {'is' if len(found) == 1 else 'are'} matched."
        )
    return {left: found[left] for left in lefts}


def foreseeable(question: Question) -> list[str]:
    """The wrong answers that may be foreseen by name: options, pairs, and two steps the wrong way round."""
    names = [option.id for option in question.options]
    if question.kind == "order":
        return [f"{late} before {early}" for at, late in enumerate(names) for early in names[:at]]
    if question.kind == "match":
        rights = dict.fromkeys(pair.with_id for pair in question.pairs)
        return [f"{pair.id}={right}" for pair in question.pairs for right in rights if right != pair.with_id]
    return [] if question.kind == "choice" else [option.id for option in question.options if not option.is_right]


def _short(text: str) -> str:
    return text if len(text) <= 30 else text[:27] + "…"
