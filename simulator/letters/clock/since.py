"""Since when somebody is said to be enrolled, where only a month or a year tells it: “since March 2021”."""

from __future__ import annotations

import re
from collections.abc import Iterable

from simulator.dates import print_date
from simulator.letters.marked import Span, Verdict
from simulator.letters.reading.letter import Letter
from simulator.letters.reading.numerals import A_MONTH, month_of
from simulator.letters.told.statements import denies


def read_since(letter: Letter) -> Iterable[Span]:
    """Each month or year of an enrollment that lies before the first day that the file has of it."""
    held = [on for label, on in letter.file.dates.items() if label in ("enrolled from", "enrolled on file")]
    for found in _SINCE.finditer(letter.rest) if held else ():
        month = month_of(found["month"]) if found["month"] else 12
        is_before = (int(found["year"]), month) < (min(held).year, min(held).month)
        if is_before and not denies(letter.before(found.start(), 40)):
            why = f"The file has this from {print_date(min(held))} on."
            yield Span(*found.span(), "date", Verdict.FABRICATED, why)


_SINCE = re.compile(
    rf"\b(?:enrolled|credentialed|enrollment|credentialing)\b(?:(?!\b(?:other|another|every)\b)[^.;,]){{0,60}}"
    rf"\b(?:since|as of|from|in)\s(?:early |late |mid-)?(?:(?P<month>{A_MONTH}) )?(?P<year>20\d\d)\b",
    re.IGNORECASE,
)
