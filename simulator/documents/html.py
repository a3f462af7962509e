"""A paper as accessible HTML, in the desk's own classes. Every text is escaped; no colour, no script."""

from __future__ import annotations

from html import escape
from itertools import count

from simulator.dates import print_date
from simulator.documents.document import Block, Cell, Code, Document, Facts, Note, Row, Table


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
        stamp = f'<p class="bd-doc-stamp">{escape(paper.stamp)}</p>' if paper.stamp else ""
        return (
            f'<article class="bd-paper bd-doc bd-doc--{escape(paper.kind)}" data-voice="{escape(paper.voice)}"'
            f' aria-labelledby="{escape(self.ids)}-title">'
            f'<div class="bd-doc-head"><div><p class="bd-doc-sender">{escape(paper.sender)}</p>'
            f'<h3 class="bd-doc-title" id="{escape(self.ids)}-title">{escape(paper.title)}, '
            f"{print_date(paper.date)}</h3></div>{stamp}</div>{blocks}</article>"
        )

    def block(self, block: Block) -> str:
        match block:
            case Facts(items, look):
                pairs = "".join(f"<div><dt>{escape(name)}</dt><dd>{_value(value)}</dd></div>" for name, value in items)
                return f'<dl class="bd-doc-facts bd-doc-facts--{escape(look)}">{pairs}</dl>'
            case Note(text):
                return f'<p class="bd-small bd-mt-s">{escape(text)}</p>'
            case Table():
                return self.table(block)

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
        mark = f' data-mark="{escape(cell.mark)}"' if cell.mark else ""
        parts = [escape(cell.text)] if cell.text else []
        return f"<td{_end(end)}{mark}>{' '.join(parts + [self.code(code) for code in cell.codes])}</td>"

    def code(self, code: Code) -> str:
        tip = escape(f"{self.ids}-tip{next(self.tips)}")
        return (
            f'<span class="bd-code bd-code--end"><button type="button" aria-describedby="{tip}">{escape(code.code)}'
            f'</button><span class="bd-tip" role="tooltip" id="{tip}"><b>{escape(code.title)}</b>'
            f"{escape(code.says)}</span></span>"
        )


def _value(value: str) -> str:
    return escape(value) if value else '<span class="bd-vh">empty</span>'


def _has_codes(table: Table, place: int) -> bool:
    return place > 0 and any(row.cells[place - 1].codes for row in table.rows)


def _end(end: bool) -> str:
    return ' class="n"' if end else ""
