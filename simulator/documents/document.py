"""A paper on the desk: one model that prints as accessible HTML, as plain text and as JSON.

A document says only what its sender knows. Nothing on it is highlighted; a mark is hidden until the desk asks for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Code:
    """A code as printed, and its meaning in our own words, shown when a reader asks for it."""

    code: str  # "CO-45", "N1"
    title: str  # "CO: the provider carries it"
    says: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell prints. `mark` groups cells that feedback may point at later, such as "CO" or "PR"."""

    text: str = ""
    codes: tuple[Code, ...] = ()
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    head: str
    is_money: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its head (with a smaller second part), then one cell for each further column."""

    head: str
    small: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and their values, in order, under a heading where there is one.

    `look` is "row" (across the paper), "list", "form" (numbered boxes), "card" (an insurance card) or "aging" (a strip
    of amounts by age).
    """

    items: tuple[tuple[str, str], ...]
    look: str = "row"
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """`columns` counts the row heads too: a row has one cell fewer than there are columns."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    foot: Row | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A paragraph. `look` is "small" (small print) or "letter" (the words of a letter)."""

    text: str
    look: str = "small"


@dataclass(frozen=True, slots=True)
class Figure:
    """The one large figure of a paper."""

    label: str
    amount: Cell


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar. `look` is "off" (nobody pays it), "paid" (the plan paid it) or "yours" (the member's)."""

    look: str
    label: str
    amount: str


@dataclass(frozen=True, slots=True)
class Card:
    """One service told in short sentences, with the figure that matters beside its head and a bar that divides it.

    The bar repeats in lengths what the sentences say in words; whoever does not see it misses nothing.
    """

    head: str
    aside: Cell
    says: tuple[Cell, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """What the parts of the bars stand for, each with its sum."""

    parts: tuple[Part, ...]


Block: TypeAlias = Facts | Table | Note | Figure | Card | Key


@dataclass(frozen=True, slots=True)
class Document:
    """One paper. `kind` is what it is (claim, eob, account …); `voice` is whose layout it wears."""

    id: str
    kind: str
    title: str
    sender: str
    date: date
    stamp: str  # "Provider copy", "This is not a bill", or ""
    voice: str
    blocks: tuple[Block, ...]
