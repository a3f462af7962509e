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
    """Labels and their values, in order. `look` is "row" (across the paper), "list" or "form" (numbered boxes)."""

    items: tuple[tuple[str, str], ...]
    look: str = "row"


@dataclass(frozen=True, slots=True)
class Table:
    """`columns` counts the row heads too: a row has one cell fewer than there are columns."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    foot: Row | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Small print."""

    text: str


Block: TypeAlias = Facts | Table | Note


@dataclass(frozen=True, slots=True)
class Document:
    """One paper. `kind` is claim, remittance, eob or account; `voice` is whose layout it wears."""

    id: str
    kind: str
    title: str
    sender: str
    date: date
    stamp: str  # "Provider copy", "This is not a bill", or ""
    voice: str
    blocks: tuple[Block, ...]
