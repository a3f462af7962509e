"""Cards as plain text: for a terminal, and for whoever has them read aloud. Place alone means nothing."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill

from simulator.training.cards.card import Block, Card, Pairs, Points, Room, Table, Words
from simulator.training.typed import WIDTH, wrapped


def as_text(card: Card) -> str:
    """The whole card, from top to bottom."""
    return "\n".join(_lines(card)) + "\n"


def _lines(card: Card) -> Iterator[str]:
    yield card.title
    yield "=" * len(card.title)
    yield card.set
    yield wrapped(card.lead)
    for part in card.parts:
        yield ""
        yield part.title
        yield "-" * len(part.title)
        for block in part.blocks:
            yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Words(says, boxed):
            yield wrapped(f"PLEASE NOTE: {says}" if boxed else says)
        case Points(items, boxes, numbered):
            for number, item in enumerate(items, 1):
                yield _hung(f"{number}. " if numbered else "[ ] " if boxes else "- ", item)
        case Pairs(items):
            for name, value in items:
                yield _hung("", f"{name}: {value}")
        case Table():
            yield from _rows(block)
        case Room():
            yield "(Room to write.)"


def _rows(table: Table) -> Iterator[str]:
    """Row by row, each cell under the name of its column."""
    for first, *rest in table.rows:
        yield _hung("", f"{table.heads[0]}: {first}")
        for head, cell in zip(table.heads[1:], rest, strict=True):
            yield wrapped(f"{head}: {cell or '____'}", 3)


def _hung(mark: str, words: str) -> str:
    """Words behind a mark, in lines that fit; further lines stand under the words."""
    return fill(words, WIDTH, initial_indent=mark, subsequent_indent=" " * len(mark))
