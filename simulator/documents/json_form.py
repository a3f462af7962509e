"""A paper as JSON, and back: what the store keeps and what a bot reads."""

from __future__ import annotations

from datetime import date
from typing import Any

from simulator.documents.document import (
    Block,
    Card,
    Cell,
    Code,
    Column,
    Document,
    Facts,
    Figure,
    Key,
    Note,
    Part,
    Row,
    Table,
)

Json = dict[str, Any]


def as_json(document: Document) -> Json:
    """The whole paper in plain dictionaries, lists and text. Amounts and dates stand as they are printed."""
    return {
        "id": document.id,
        "kind": document.kind,
        "title": document.title,
        "sender": document.sender,
        "date": document.date.isoformat(),
        "stamp": document.stamp,
        "voice": document.voice,
        "blocks": [_block_as_json(block) for block in document.blocks],
    }


def from_json(paper: Json) -> Document:
    """The same paper again."""
    return Document(
        id=paper["id"],
        kind=paper["kind"],
        title=paper["title"],
        sender=paper["sender"],
        date=date.fromisoformat(paper["date"]),
        stamp=paper["stamp"],
        voice=paper["voice"],
        blocks=tuple(_block_from_json(block) for block in paper["blocks"]),
    )


def _block_as_json(block: Block) -> Json:
    match block:
        case Facts(items, look, caption):
            return {"block": "facts", "look": look, "caption": caption, "items": [list(item) for item in items]}
        case Note(text, look):
            return {"block": "note", "look": look, "text": text}
        case Figure(label, amount):
            return {"block": "figure", "label": label, "amount": _cell_as_json(amount)}
        case Card(head, aside, says, parts):
            return {
                "block": "card",
                "head": head,
                "aside": _cell_as_json(aside),
                "says": [_cell_as_json(cell) for cell in says],
                "parts": _parts_as_json(parts),
            }
        case Key(parts):
            return {"block": "key", "parts": _parts_as_json(parts)}
        case Table(caption, columns, rows, foot):
            return {
                "block": "table",
                "caption": caption,
                "columns": [{"head": column.head, "is_money": column.is_money} for column in columns],
                "rows": [_row_as_json(row) for row in rows],
                "foot": _row_as_json(foot) if foot else None,
            }


def _block_from_json(block: Json) -> Block:
    match block["block"]:
        case "facts":
            return Facts(tuple((label, value) for label, value in block["items"]), block["look"], block["caption"])
        case "note":
            return Note(block["text"], block["look"])
        case "figure":
            return Figure(block["label"], _cell_from_json(block["amount"]))
        case "card":
            says = tuple(_cell_from_json(cell) for cell in block["says"])
            return Card(block["head"], _cell_from_json(block["aside"]), says, _parts_from_json(block["parts"]))
        case "key":
            return Key(_parts_from_json(block["parts"]))
        case "table":
            return Table(
                caption=block["caption"],
                columns=tuple(Column(**column) for column in block["columns"]),
                rows=tuple(_row_from_json(row) for row in block["rows"]),
                foot=_row_from_json(block["foot"]) if block["foot"] else None,
            )
    raise ValueError(f"A paper has no block {block['block']!r}.")


def _row_as_json(row: Row) -> Json:
    return {"head": row.head, "small": row.small, "cells": [_cell_as_json(cell) for cell in row.cells]}


def _row_from_json(row: Json) -> Row:
    return Row(row["head"], row["small"], tuple(_cell_from_json(cell) for cell in row["cells"]))


def _cell_as_json(cell: Cell) -> Json:
    codes = [{"code": code.code, "title": code.title, "says": code.says} for code in cell.codes]
    return {"text": cell.text, "codes": codes, "mark": cell.mark}


def _cell_from_json(cell: Json) -> Cell:
    return Cell(cell["text"], tuple(Code(**code) for code in cell["codes"]), cell["mark"])


def _parts_as_json(parts: tuple[Part, ...]) -> list[Json]:
    return [{"look": part.look, "label": part.label, "amount": part.amount} for part in parts]


def _parts_from_json(parts: list[Json]) -> tuple[Part, ...]:
    return tuple(Part(**part) for part in parts)
