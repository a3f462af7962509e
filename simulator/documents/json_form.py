"""A paper as JSON, and back: what the store keeps and what a bot reads."""

from __future__ import annotations

from datetime import date
from typing import Any

from simulator.documents.document import Block, Cell, Code, Column, Document, Facts, Note, Row, Table

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
        case Facts(items, look):
            return {"block": "facts", "look": look, "items": [list(item) for item in items]}
        case Note(text):
            return {"block": "note", "text": text}
        case Table(caption, columns, rows, foot):
            return {
                "block": "table",
                "caption": caption,
                "columns": [{"head": column.head, "is_money": column.is_money} for column in columns],
                "rows": [_row_as_json(row) for row in rows],
                "foot": _row_as_json(foot) if foot else None,
            }


def _block_from_json(block: Json) -> Block:
    if block["block"] == "facts":
        return Facts(tuple((label, value) for label, value in block["items"]), block["look"])
    if block["block"] == "note":
        return Note(block["text"])
    return Table(
        caption=block["caption"],
        columns=tuple(Column(**column) for column in block["columns"]),
        rows=tuple(_row_from_json(row) for row in block["rows"]),
        foot=_row_from_json(block["foot"]) if block["foot"] else None,
    )


def _row_as_json(row: Row) -> Json:
    cells = [
        {
            "text": cell.text,
            "codes": [{"code": code.code, "title": code.title, "says": code.says} for code in cell.codes],
            "mark": cell.mark,
        }
        for cell in row.cells
    ]
    return {"head": row.head, "small": row.small, "cells": cells}


def _row_from_json(row: Json) -> Row:
    cells = tuple(
        Cell(cell["text"], tuple(Code(**code) for code in cell["codes"]), cell["mark"]) for cell in row["cells"]
    )
    return Row(row["head"], row["small"], cells)
