"""The papers on the desk, each as accessible HTML, as plain text and as the model a program may read."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from simulator.documents import Document, as_json, to_html, to_text


def paper(document: Document) -> dict[str, Any]:
    """One paper, in the three forms that players read."""
    return {**_printed(document)}


@lru_cache(maxsize=512)
def _printed(document: Document) -> dict[str, Any]:
    """Printed once, for the same paper lies before many players."""
    return {
        "id": document.id,
        "kind": document.kind,
        "title": document.title,
        "html": to_html(document),
        "text": to_text(document),
        "model": as_json(document),
    }
