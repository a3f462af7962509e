"""A paper as accessible HTML, in the desk's own classes. Every text is escaped; no colour, no script."""

from __future__ import annotations

import re
from html import escape
from itertools import count

from simulator.dates import print_date
from simulator.documents.document import (
    Block,
    Card,
    Cell,
    Code,
    Document,
    Facts,
    Figure,
    Key,
    Note,
    Part,
    Row,
    Table,
)
from simulator.money import Money


def to_html(document: Document, prefix: str = "") -> str:
    """One `<article>`. Ids begin with `prefix` and the paper's own id, so that no two papers on a page share one."""
    return _Page(document, prefix).article()


class _Page:
    """One printing: it numbers the explanations of codes, so that each has its own id."""

    def __init__(self, document: Document, prefix: str) -> None:
        self.document = document
        self.ids = f"{prefix}{document.id}"
        self.tips = count(1)

    def article(self) -> str:
        paper = self.document
        blocks = "".join(self.block(block) for block in paper.blocks)
        says = escape(paper.stamp)
        stamp = f'<p class="bd-doc-stamp" data-stamp="{says}">{says}</p>' if says else ""
        return (
            f'<article class="bd-paper bd-doc bd-doc--{escape(paper.kind)}" data-voice="{escape(paper.voice)}"'
            f' aria-labelledby="{escape(self.ids)}-title">'
            f'<div class="bd-doc-head"><div><p class="bd-doc-sender">{escape(paper.sender)}</p>'
            f'<h3 class="bd-doc-title" id="{escape(self.ids)}-title">{escape(paper.title)}, '
            f"{print_date(paper.date)}</h3></div>{stamp}</div>{blocks}</article>"
        )

    def block(self, block: Block) -> str:
        match block:
            case Facts():
                return self.facts(block)
            case Note(text, look):
                return f'<p class="{"bd-doc-words" if look == "letter" else "bd-small bd-mt-s"}">{_unbroken(text)}</p>'
            case Table():
                return self.table(block)
            case Figure(label, amount):
                figure = f'<span class="bd-big"{_mark(amount)}>{escape(amount.text)}</span>'
                return f'<p class="bd-doc-figure"><b>{escape(label)}</b>{figure}</p>'
            case Card():
                return self.card(block)
            case Key(parts):
                return f'<ul class="bd-doc-key">{"".join(_key(part) for part in parts)}</ul>'

    def facts(self, facts: Facts) -> str:
        heading = f'<h4 class="bd-doc-caption">{escape(facts.caption)}</h4>' if facts.caption else ""
        pairs = "".join(
            f"<div{_holds(facts, value)}><dt>{escape(name)}</dt><dd>{_value(value)}</dd></div>"
            for name, value in facts.items
        )
        return f'{heading}<dl class="bd-doc-facts bd-doc-facts--{escape(facts.look)}">{pairs}</dl>'

    def card(self, card: Card) -> str:
        says = " ".join(f"<span{_mark(cell)}>{escape(cell.text)}</span>" for cell in card.says)
        return (
            f'<section class="bd-doc-card"><h4>{escape(card.head)}</h4>'
            f'<p class="bd-n"><b{_mark(card.aside)}>{escape(card.aside.text)}</b></p><p class="bd-soft">{says}</p>'
            f'<div class="bd-doc-bar" aria-hidden="true">{_bar(card.parts)}</div></section>'
        )

    def table(self, table: Table) -> str:
        ends = [column.is_money or _has_codes(table, place) for place, column in enumerate(table.columns)]
        heads = "".join(
            f'<th scope="col"{_end(end)}>{escape(column.head)}</th>'
            for column, end in zip(table.columns, ends, strict=True)
        )
        rows = "".join(self.row(row, ends) for row in table.rows)
        foot = f"<tfoot>{self.row(table.foot, ends)}</tfoot>" if table.foot else ""
        name = f"{self.document.title}, {print_date(self.document.date)}: {table.caption}, scrolls sideways when narrow"
        return (
            f'<div class="bd-scroll" tabindex="0" role="region" aria-label="{escape(name)}">'
            f"<table><caption>{escape(table.caption)}</caption><thead><tr>{heads}</tr></thead>"
            f"<tbody>{rows}</tbody>{foot}</table></div>"
        )

    def row(self, row: Row, ends: list[bool]) -> str:
        small = f' <span class="bd-small">{escape(row.small)}</span>' if row.small else ""
        cells = "".join(self.cell(cell, end) for cell, end in zip(row.cells, ends[1:], strict=True))
        return f'<tr><th scope="row">{escape(row.head)}{small}</th>{cells}</tr>'

    def cell(self, cell: Cell, end: bool) -> str:
        parts = [escape(cell.text)] if cell.text else []
        return f"<td{_end(end)}{_mark(cell)}>{' '.join(parts + [self.code(code) for code in cell.codes])}</td>"

    def code(self, code: Code) -> str:
        tip = escape(f"{self.ids}-tip{next(self.tips)}")
        return (
            f'<span class="bd-code bd-code--end"><button type="button" aria-describedby="{tip}">{escape(code.code)}'
            f'</button><span class="bd-tip" role="tooltip" id="{tip}"><b>{escape(code.title)}</b>'
            f"{escape(code.says)}</span></span>"
        )


def _holds(facts: Facts, value: str) -> str:
    """A bucket of the aging strip that holds money is edged."""
    return ' class="is-on"' if facts.look == "aging" and value != "0.00" else ""


def _value(value: str) -> str:
    return _unbroken(value) if value else '<span class="bd-vh">empty</span>'


def _unbroken(text: str) -> str:
    """A number in groups, such as ZZT 000 3996 02, stays on one line."""
    return _IN_GROUPS.sub(r'<span class="bd-keep">\g<0></span>', escape(text))


_IN_GROUPS = re.compile(r"\b(?=\d*[A-Z])[A-Z\d]{1,6}(?:[ -](?=[A-Z]*\d)[A-Z\d]{1,6}){1,3}\b")


def _has_codes(table: Table, place: int) -> bool:
    return place > 0 and any(row.cells[place - 1].codes for row in table.rows)


def _end(end: bool) -> str:
    return ' class="n"' if end else ""


def _mark(cell: Cell) -> str:
    return f' data-mark="{escape(cell.mark)}"' if cell.mark else ""


def _bar(parts: tuple[Part, ...]) -> str:
    """Lengths in proportion to the amounts; a part of 0.00 is not drawn."""
    amounts = [(part.look, Money.read(part.amount).cents) for part in parts]
    whole = sum(cents for _, cents in amounts)
    return "".join(
        f'<i class="is-{escape(look)}" style="width:{100 * cents / whole:.2f}%"></i>'
        for look, cents in amounts
        if cents
    )


def _key(part: Part) -> str:
    return f'<li><i class="is-{escape(part.look)}"></i>{escape(part.label)}: {escape(part.amount)}</li>'
