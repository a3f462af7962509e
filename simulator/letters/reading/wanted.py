"""Lists of what a letter asks for: “Please send us: 1. all that your reviewer saw”. Their items tell of nothing."""

from __future__ import annotations

import re
from functools import lru_cache

_ITEM = re.compile(r"\s*(?:[-*•·]|\(?\d{1,2}[.)]|\(?[a-z][.)]) *\S")
_ASKS = re.compile(
    r"\b(?:please|kindly|wants?|requests?|ask|asking|needs?|send us|would like|would help|wish)\b", re.IGNORECASE
)
_TELLS = re.compile(
    r"\b(?:consider|note|facts?|points?|reasons?|because|enclos\w*|attach\w*|see|know|remember|find)\b", re.IGNORECASE
)
_SHORT = 6  # words of a heading that stands without a colon


@lru_cache(maxsize=64)
def wanted(text: str) -> tuple[tuple[int, int], ...]:
    """Where the lists of wishes stand in a letter, each from the start of its first item to the end of its last."""
    found: list[tuple[int, int]] = []
    at, head, begun = 0, "", -1
    for line in (*text.splitlines(keepends=True), "\n\n"):
        if _ITEM.match(line):
            if begun < 0 and _opens(head):
                begun = at
        elif line.strip() or begun < 0:
            if begun >= 0:
                found.append((begun, at))
            begun, head = -1, line.strip() or head
        at += len(line)
    if begun >= 0:
        found.append((begun, len(text)))
    return tuple(found)


def is_wanted(text: str, place: int) -> bool:
    """Whether a place of a letter stands in a list of wishes."""
    return any(start <= place < end for start, end in wanted(text))


def _opens(head: str) -> bool:
    """Whether the line before a list says that its items are asked for."""
    last = re.split(r"[.;?!] ", head)[-1]
    is_head = last.endswith(":") or len(last.split()) <= _SHORT
    return is_head and _ASKS.search(last) is not None and _TELLS.search(last) is None
