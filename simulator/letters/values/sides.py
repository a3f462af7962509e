"""Which side of the body a letter names, held against the one side that the file has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from simulator.letters.file import LetterFile
from simulator.letters.marked import Span, Verdict
from simulator.letters.reading.letter import Letter
from simulator.letters.rules.vocabulary import vocabulary

_SIDE_OF = {"LT": "left", "RT": "right", "50": "both"}


def read_sides(letter: Letter) -> Iterable[Span]:
    """Each part of the body, and each modifier of a side, that is on another side than the file has: “both knees”."""
    held = _sides(letter.file)
    for found in _part_named().finditer(letter.rest) if held else ():
        part = (found["part"] or found["parts"]).lower()
        true, said = held.get(part, ""), (found["side"] or "both").lower()
        is_denied = _NO_PART.match(letter.after(found.end(), 60))
        if true and said != true and not is_denied and not _NOT_SAID.search(letter.before(found.start(), 60)):
            yield Span(*found.span(), "side", Verdict.FABRICATED, f"The file has the {true} {part}, and no other.")
    only = set(held.values())
    for found in _MODIFIER.finditer(letter.rest) if len(only) == 1 else ():
        true, code = next(iter(only)), found["code"].upper()
        if (
            _SIDE_OF[code] != true
            and code not in letter.file.modifiers
            and not _NOT_SAID.search(letter.before(found.start(), 60))
        ):
            yield Span(*found.span("code"), "side", Verdict.FABRICATED, f"The file has the {true} side, and no other.")


def _sides(file: LetterFile) -> dict[str, str]:
    """Each part of the body that the file has on one side alone, and that side."""
    told: dict[str, set[str]] = {}
    for words in (*file.words, *(each.title for each in file.papers)):
        for found in _part_on_file().finditer(words):
            told.setdefault(found["part"].lower(), set()).add(found["side"].lower())
    return {part: next(iter(sides)) for part, sides in told.items() if len(sides) == 1}


@cache
def _part_on_file() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<side>left|right) (?P<part>{_any_part()})s?\b", re.IGNORECASE)


@cache
def _part_named() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<side>left|right) (?P<part>{_any_part()})\b"
        rf"|\bboth(?: of (?:the|his|her|their))? (?P<parts>{vocabulary().sided})s\b",
        re.IGNORECASE,
    )


def _any_part() -> str:
    return f"{vocabulary().sided}|{vocabulary().sided_without_s}"


_MODIFIER = re.compile(r"\bmodifier[\s:\-\"']{1,3}(?P<code>LT|RT|50)\b", re.IGNORECASE)
_NO_PART = re.compile(
    r" (?:plays?|played|has|had|is|was|\w+s) (?:no|not|never|nowhere|nothing|neither)\b", re.IGNORECASE
)
_NOT_SAID = re.compile(
    r"\b(?:not|no|never|nothing|nowhere|without|instead of|rather than|if|whether|other than|or|nor|unlike|as if"
    r"|as though|prefers?|would|^\W*had (?:we|you|the))\b[^.;]*$",
    re.IGNORECASE,
)
