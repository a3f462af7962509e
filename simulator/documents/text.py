"""A paper as plain text: for the terminal, for screen readers, for anyone who would rather read lines than boxes."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap

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
    Row,
    Table,
)

WIDTH = 100
_NARROW = 20  # where names would break into shreds of this width, columns stand closer


def to_text(document: Document, width: int = WIDTH) -> str:
    """The whole paper, no line longer than `width`. Amounts stand under each other; codes are explained at the end."""
    stamp = f"[{document.stamp}]" if document.stamp else ""
    lines = [f"{document.sender:<{width - len(stamp)}}{stamp}".rstrip()]
    lines += [f"{document.title}, {print_date(document.date)}", "=" * width]
    for block in document.blocks:
        lines += [*_block(block, width), ""]
    codes = _codes(document)
    if codes:
        longest = max(len(code.code) for code in codes)
        lines.append("What the codes mean")
        for code in codes:
            says = wrap(f"{code.title}. {code.says}", width - longest - 4)
            lines += _hang(f"  {code.code:<{longest}}  ", says)
    return "\n".join(lines).rstrip() + "\n"


def _block(block: Block, width: int) -> list[str]:
    match block:
        case Facts(items, _, caption):
            label = max(len(name) for name, _ in items) + 2
            heading = [caption, ""] if caption else []
            return heading + [
                line
                for name, value in items
                for line in _hang(f"{name + ':':<{label}}", wrap(value, width - label) or ["(empty)"])
            ]
        case Note(text):
            return wrap(text, width)
        case Figure(label, amount):
            return [f"{label:<{width - len(amount.text)}}{amount.text}"]
        case Card(head, aside, says):
            head_line = f"{head:<{width - len(aside.text)}}{aside.text}"
            return [head_line, *wrap(" ".join(cell.text for cell in says), width)]
        case Key(parts):
            label = max(len(part.label) for part in parts)
            money = max(len(part.amount) for part in parts)
            rows = [f"{part.label:<{label}}  {part.amount:>{money}}" for part in parts]
            return ["All services", "-" * (label + 2 + money), *rows]
        case Table():
            return _table(block, width)


def _table(table: Table, width: int) -> list[str]:
    heads = [column.head for column in table.columns]
    body = [_printed(row) for row in table.rows]
    foot = [_printed(table.foot)] if table.foot else []
    money = [column.is_money for column in table.columns]
    gap = "  "
    widths = _widths(heads, [*body, *foot], money, width, gap)
    if widths[0] < min(_NARROW, max(len(row[0]) for row in [heads, *body, *foot])):
        gap = " "
        widths = _widths(heads, [*body, *foot], money, width, gap)
    rule = "-" * (sum(widths) + len(gap) * (len(widths) - 1))
    lines = [table.caption, "", *_wrapped(heads, widths, money, gap, bottom=True), rule]
    for row in body:
        lines += _wrapped(row, widths, money, gap)
    lines.append(rule)
    for row in foot:
        lines += [*_wrapped(row, widths, money, gap), "=" * len(rule)]
    return lines


def _printed(row: Row) -> list[str]:
    return [f"{row.head} {row.small}".strip(), *(_cell(cell) for cell in row.cells)]


def _cell(cell: Cell) -> str:
    return " ".join([cell.text, *(code.code for code in cell.codes)]).strip()


def _widths(heads: list[str], rows: list[list[str]], money: list[bool], width: int, gap: str) -> list[int]:
    """Money columns are as wide as they need. Of what is left, columns of words that need least come first."""
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(heads)
    least = [max(map(len, _words([head, *cells]))) for head, cells in zip(heads, columns, strict=True)]
    in_rows = [max([low, *map(len, cells)]) for low, cells in zip(least, columns, strict=True)]
    in_heads = [max(len(head), cells) for head, cells in zip(heads, in_rows, strict=True)]
    widths = list(least)
    for wanted in (in_rows, in_heads):  # a head may break into lines before a row does
        spare = width - sum(widths) - len(gap) * (len(widths) - 1)
        while spare > 0:
            short = [place for place in range(len(widths)) if not money[place] and widths[place] < wanted[place]]
            if not short:
                break
            nearest = min(short, key=lambda place: wanted[place] - widths[place])
            widths[nearest] += 1
            spare -= 1
    return widths


def _words(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in text.split()] or [""]


def _wrapped(texts: list[str], widths: list[int], money: list[bool], gap: str, bottom: bool = False) -> list[str]:
    cells = [
        wrap(text, width, break_long_words=False, break_on_hyphens=False)
        for text, width in zip(texts, widths, strict=True)
    ]
    height = max(1, *(len(cell) for cell in cells))
    padded = [[""] * (height - len(cell)) + cell if bottom else cell + [""] * (height - len(cell)) for cell in cells]
    return [
        gap.join(
            f"{cell[line]:>{width}}" if is_money else f"{cell[line]:<{width}}"
            for cell, width, is_money in zip(padded, widths, money, strict=True)
        ).rstrip()
        for line in range(height)
    ]


def _hang(first: str, lines: list[str]) -> list[str]:
    return [(first if number == 0 else " " * len(first)) + line for number, line in enumerate(lines)]


def _codes(document: Document) -> list[Code]:
    """Each code once, in the order in which it stands on the paper."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    codes = [code for table in tables for row in table.rows for cell in row.cells for code in cell.codes]
    return list({code.code: code for code in codes}.values())
