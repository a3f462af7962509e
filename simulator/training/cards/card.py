"""A card: what one person holds in the hand. One model, printed on paper and as plain text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph. One that has to be heeded is `boxed`."""

    says: str
    boxed: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """A list; with `boxes`, each to be ticked, and where it is `numbered`, in order."""

    items: tuple[str, ...]
    boxes: bool = False
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Pairs:
    """Labels and what stands behind each."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under heads. `money` names the columns of amounts; an empty cell is there to be written in."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    money: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Room:
    """Lines to write on."""

    lines: int


Block: TypeAlias = Words | Points | Pairs | Table | Room


@dataclass(frozen=True, slots=True)
class Part:
    """Some blocks under a heading. A `wide` one runs across the card, the others stand in two columns."""

    title: str
    blocks: tuple[Block, ...]
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """One page for one person. `hand` is whose it is; `set` is what the cards of one talk have in common."""

    hand: str
    title: str
    lead: str
    set: str
    parts: tuple[Part, ...]
