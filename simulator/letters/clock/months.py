"""What is dated by a month or a year alone: since when somebody is enrolled, when a late claim is said to have come."""

from __future__ import annotations

import re
from collections.abc import Iterable

from simulator.dates import print_date
from simulator.letters.marked import Span, Verdict
from simulator.letters.reading.days import MONTH, Day
from simulator.letters.reading.letter import Letter
from simulator.letters.reading.numerals import A_MONTH, month_of
from simulator.letters.reading.phrases import says
from simulator.letters.rules.words import words
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


def bare_months(letter: Letter) -> Iterable[Span]:
    """Each bare month in which a late claim is said to have come or gone: “you had it in February”."""
    file = letter.file
    if file.knows("claim_in_time") is not False or not file.filing_limit:
        return
    for found in MONTH.finditer(letter.rest):
        last = Day(0, 0, 0, month_of(found["name"]), 28).last_before(file.today)
        before = _OUR_DESK.sub(" ", letter.before(found.start(), 120))
        about = any(says(words().roles[role], before) for role in ("filed", "claim_things"))
        if not last or last > file.filing_limit or denies(before) or not about or _CLAIMS_OF.search(before):
            continue
        if not _OF_A_VISIT.search(before[-40:]):
            why = f"The claim came too late; the last filing day was {print_date(file.filing_limit)}."
            yield Span(*found.span(), "date", Verdict.FABRICATED, why)


_OUR_DESK = re.compile(r"\bbilling (?:office|desk|team|department|system|software|service)\b", re.IGNORECASE)
_CLAIMS_OF = re.compile(
    r"\b(?:claims?|bills?|services?) of\s*$|\b(?:program|software|system|vendor)\b[^.;]{0,25}$", re.IGNORECASE
)
_OF_A_VISIT = re.compile(r"\b(?:visit|service|seen|treated|patient|performed|rendered)\b", re.IGNORECASE)
