"""Frozen nouns as JSON and back: what a store keeps of them. Dates go in ISO form, tuples as lists."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints


def to_plain(value: Any) -> Any:
    """A noun and all that is in it, in dictionaries, lists, text and numbers."""
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: to_plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple):
        return [to_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def from_plain(kind: Any, plain: Any) -> Any:
    """The noun again."""
    if get_origin(kind) is UnionType:
        return (
            None if plain is None else from_plain(next(each for each in get_args(kind) if each is not NoneType), plain)
        )
    if get_origin(kind) is tuple:
        return tuple(from_plain(get_args(kind)[0], each) for each in plain)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{name: from_plain(hints[name], value) for name, value in plain.items()})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(plain)
    return date.fromisoformat(plain) if kind is date else plain


def readable(value: Any) -> Any:
    """What a player typed, as a page and a store can hold it: half of a character becomes the sign for an unread one.

    A browser sends such a half where somebody cuts a text in the middle of a picture sign.
    """
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list | tuple):
        return [readable(each) for each in value]
    if isinstance(value, dict):
        return {readable(name): readable(each) for name, each in value.items()}
    return value
