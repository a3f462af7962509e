"""The desk's own files: one ES module and one style sheet a thing, put together from readable parts.

A widget's module reaches the browser as one text and cannot import its neighbours, so their text is put in front of
it, each once. Nothing is fetched from anywhere.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
STATIC = HERE / "static"
STYLES = (
    STATIC / "tokens.css",
    STATIC / "components.css",
    HERE.parent / "documents" / "documents.css",
    STATIC / "desk.css",
    STATIC / "call.css",
)

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./(?P<name>[\w.]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?!default)", re.MULTILINE)


@cache
def module(name: str) -> str:
    """The ES module `name` with everything that it imports."""
    parts: dict[str, str] = {}
    _gather(name, parts)
    return "\n".join(parts.values())


def _gather(name: str, parts: dict[str, str]) -> None:
    text = (STATIC / name).read_text(encoding="utf-8")
    for found in _IMPORT.finditer(text):
        if found["name"] not in parts:
            _gather(found["name"], parts)
    parts[name] = _EXPORT.sub("", _IMPORT.sub("", text))


@cache
def styles() -> str:
    """Every style of the desk and of the papers on it."""
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in STYLES)
