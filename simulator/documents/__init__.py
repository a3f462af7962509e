"""The papers of a case: one model each, printed as accessible HTML, as plain text and as JSON."""

from simulator.documents.document import (
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
from simulator.documents.html import to_html
from simulator.documents.json_form import as_json, from_json
from simulator.documents.text import to_text

__all__ = [
    "Card",
    "Cell",
    "Code",
    "Column",
    "Document",
    "Facts",
    "Figure",
    "Key",
    "Note",
    "Part",
    "Row",
    "Table",
    "as_json",
    "from_json",
    "to_html",
    "to_text",
]
