"""The blocks of a scenario as its author typed them, comments and all, so that a draft can begin with them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from simulator.reading import Mapping, read_yaml
from simulator.training.beginnings import CannotBegin

_ENDS_NOTHING = ("#", "...")  # a comment between keys belongs to none; three dots end the file


@dataclass(frozen=True, slots=True)
class Block:
    """A key with all that stands under it, and how far that stands in."""

    text: str
    under: str
    margin: str


def typed_blocks(text: str) -> dict[str, Block]:
    """Each top key of a scenario without a mistake. Raises CannotBegin where they are not plain lines to copy."""
    lines = text.split("\n")
    value, _ = read_yaml(text)
    assert isinstance(value, Mapping)
    _margin(value, lines, "")
    starts = [key.line - 1 for key in value]
    found = {}
    for (key, inside), start, end in zip(value.items(), starts, [*starts[1:], len(lines)], strict=True):
        block = lines[start:end]
        while not block[-1].strip() or block[-1].startswith(_ENDS_NOTHING):
            block.pop()
        margin = _margin(inside, lines, " +") if key == "case" and isinstance(inside, Mapping) else ""
        found[str(key)] = Block("\n".join(block), "\n".join(block[1:]), margin)
    return found


def _margin(mapping: Mapping, lines: list[str], wanted: str) -> str:
    """The blanks before its keys. Raises CannotBegin where one is in quotation marks, or begins no line."""
    margin, before = "", mapping.line - 1
    for key in mapping:
        plain = re.match(rf"({wanted}){re.escape(key)} *:", lines[key.line - 1])
        if plain is None or key.line <= before:
            raise _not_plain(key.line)
        margin, before = plain[1], key.line
    if not mapping or mapping.line != next(iter(mapping)).line:
        raise _not_plain(mapping.line)
    return margin


def _not_plain(line: int) -> CannotBegin:
    return CannotBegin(
        f"Line {line} of that file is in no form to copy from: write each key of it, and each under `case:`, "
        "at the start of a line of its own, without quotation marks and without braces around them."
    )
