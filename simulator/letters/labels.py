"""The nouns of a letter's file as labels and values, and back again: each mistake of an author with its place."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from types import UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from simulator.money import Money


class NotALetterFile(ValueError):
    """A file of labelled values is wrong. The message is one sentence that names the value."""


def to_labels(value: Any) -> Any:
    """A noun and all that is in it for a program: dates as 2026-03-02, amounts as 1040.00."""
    if is_dataclass(value):
        return (
            {each.name: to_labels(getattr(value, each.name)) for each in fields(value)}
            if not isinstance(value, Money)
            else str(value).replace(",", "").replace("−", "-")
        )
    if isinstance(value, tuple):
        return [to_labels(each) for each in value]
    if isinstance(value, Mapping):
        return {key: to_labels(each) for key, each in value.items()}
    return value.isoformat() if isinstance(value, date) else value


def from_labels(kind: type, value: Any, where: str) -> Any:
    """One noun from its labels. Raises NotALetterFile for what is missing, unknown or not of its kind."""
    if not isinstance(value, Mapping):
        raise NotALetterFile(f"{where} should hold labels and values.")
    hints = _hints(kind)
    unknown = next((str(key) for key in value if key not in hints), None)
    if unknown:
        raise NotALetterFile(f"{where} has `{unknown}`, which is not known here; known are {', '.join(hints)}.")
    given = {str(key): _read(hints[str(key)], each, f"{where}: {key}") for key, each in value.items()}
    try:
        return kind(**given)
    except TypeError:
        needed = [each for each in hints if each not in given]
        raise NotALetterFile(f"{where} lacks something; not given are {', '.join(needed)}.") from None


@cache
def _hints(kind: Hashable) -> dict[str, Any]:
    return get_type_hints(kind)


def _read(hint: Any, value: Any, where: str) -> Any:
    origin, inner = get_origin(hint), get_args(hint)
    if origin is UnionType:
        return None if value in (None, "") else _read(inner[0], value, where)
    if origin is tuple:
        if not isinstance(value, list | tuple):
            raise NotALetterFile(f"{where} should be a list.")
        return tuple(_read(inner[0], each, where) for each in value)
    if origin is Mapping:
        if not isinstance(value, Mapping):
            raise NotALetterFile(f"{where} should hold labels and values.")
        return {str(key): _read(inner[1], each, f"{where}: {key}") for key, each in value.items()}
    if is_dataclass(hint) and hint is not Money:
        assert isinstance(hint, type)
        return from_labels(hint, value, where)
    return _scalar(hint, value, where)


_YES_NO: dict[str, Literal[True, False]] = {"yes": True, "no": False, "true": True, "false": False}


def _scalar(hint: Any, value: Any, where: str) -> Any:
    text = str(value)
    try:
        if hint is date:
            return date.fromisoformat(text)
        if hint is bool:
            return _YES_NO[text.lower()]
        if hint is Money:
            return Money.read(text)
        return int(text) if hint is int else text
    except (ValueError, KeyError):
        raise NotALetterFile(f"{where} is `{text[:40]}`, which cannot be read.") from None
