"""The papers on the desk, each as accessible HTML, as plain text and as the model a program may read."""

from __future__ import annotations

from html import escape
from typing import Any

from simulator.documents.document import Document
from simulator.training.snapshot import to_plain


def paper(document: Document) -> dict[str, Any]:
    """One paper, in the three forms that players read."""
    text = f"{document.sender}\n{document.title}"
    return {
        "id": document.id,
        "kind": document.kind,
        "title": document.title,
        "html": f'<article class="bd-paper"><h3>{escape(document.title)}</h3></article>',
        "text": text,
        "model": to_plain(document),
    }
