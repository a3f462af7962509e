"""Cards as a page that prints: one card a page, on A4 and on Letter, in black on white."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby
from pathlib import Path

from simulator.training.cards.card import Block, Card, Pairs, Part, Points, Room, Table, Words

STYLE = Path(__file__).parent / "cards.css"
BEGINS = '<main class="bd bd-cards">'  # by this a page of cards is known


def page_of(title: str, styles: str, cards: Iterable[Card]) -> str:
    """One self-contained page. Nothing on it is fetched from anywhere."""
    style = f"{styles}\n{STYLE.read_text(encoding='utf-8')}"
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="en">',
            '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}</title>",
            f"<style>{style}</style></head>",
            f'<body data-jp-theme-light="true">{BEGINS}<h1>{escape(title)}</h1>',
            *map(_card, cards),
            "</main></body></html>",
            "",
        ]
    )


def _card(card: Card) -> str:
    parts = "".join(_run(wide, list(run)) for wide, run in groupby(card.parts, key=lambda part: part.wide))
    return (
        f'<article class="bd-role bd-role--{escape(card.hand)}" aria-labelledby="{escape(card.hand)}-t">'
        f'<header><h2 id="{escape(card.hand)}-t">{escape(card.title)}</h2><p class="bd-role-set">{escape(card.set)}</p>'
        f'<p class="bd-role-lead">{escape(card.lead)}</p></header>{parts}</article>'
    )


def _run(wide: bool, parts: Sequence[Part]) -> str:
    look = "bd-role-wide" if wide else "bd-role-columns"
    return f'<div class="{look}">{"".join(map(_part, parts))}</div>'


def _part(part: Part) -> str:
    return f"<section><h3>{escape(part.title)}</h3>{''.join(map(_block, part.blocks))}</section>"


def _block(block: Block) -> str:
    match block:
        case Words(says, boxed):
            look = ' class="bd-role-box"' if boxed else ""
            return f"<p{look}>{escape(says)}</p>"
        case Points(items, boxes, numbered):
            tag, look = ("ol" if numbered else "ul"), (' class="bd-role-ticks"' if boxes else "")
            listed = "".join(f"<li>{escape(item)}</li>" for item in items)
            return f"<{tag}{look}>{listed}</{tag}>"
        case Pairs(items):
            pairs = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in items)
            return f"<dl>{pairs}</dl>"
        case Table():
            return _table(block)
        case Room(lines):
            return f'<div class="bd-role-room" aria-hidden="true">{"<i></i>" * lines}</div>'


def _table(table: Table) -> str:
    heads = "".join(f'<th scope="col"{_n(table, place)}>{escape(head)}</th>' for place, head in enumerate(table.heads))
    rows = "".join(_row(table, row) for row in table.rows)
    return (
        f'<table><caption class="bd-vh">{escape(table.caption)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _row(table: Table, row: tuple[str, ...]) -> str:
    cells = "".join(f"<td{_n(table, place)}>{escape(cell)}</td>" for place, cell in enumerate(row[1:], 1))
    return f'<tr><th scope="row">{escape(row[0])}</th>{cells}</tr>'


def _n(table: Table, place: int) -> str:
    return ' class="n"' if place in table.money else ""
