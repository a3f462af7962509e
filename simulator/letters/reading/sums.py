"""Amounts in a letter, in whatever form people write them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from simulator.letters.reading.letter import Taken
from simulator.letters.reading.numerals import A_NUMBER_WORD, spoken_number
from simulator.money import Money

_SIGN = r"(?:\b(?-i:US) ?\$|\$|\bUSD ?\$?)"  # “us $121” holds no US dollars
_DIGITS = r"(?P<whole>\d{1,3}(?:[, ']\d{3}){1,4}|\d{1,9})(?:\.(?P<cents>\d{1,2}))?(?!\d)"
_CONTINENTAL = r"(?P<whole>\d{1,3}(?:\.\d{3}){1,4}|\d{1,9}),(?P<cents>\d{2})(?!\d)"
_NUMBER = f"(?:{A_NUMBER_WORD})"
_FORMS = (
    re.compile(rf"{_SIGN}\s?\(?-?\s?{_CONTINENTAL}(?:\s?USD\b)?", re.IGNORECASE),
    re.compile(rf"{_SIGN}\s?\(?-?\s?{_DIGITS}(?:\.?-+)?(?:\s?(?:USD|dollars)\b)?", re.IGNORECASE),
    re.compile(r"\$\s?(?P<whole>)\.(?P<cents>\d{2})(?!\d)"),
    re.compile(
        rf"(?<![\w.,$-]){_DIGITS}(?:\s?(?:US )?(?:dollars|dollar|USD|bucks)\b|\s?\$(?!\d))(?:\s(?:and"
        rf"|&)\s(?P<more>\d{{1,2}}|{_NUMBER}(?:[\s-]{_NUMBER})?)(?:/100|\s?cents))?",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?<![\w.,$/-])(?P<whole>\d{1,3}(?:,\d{3}){1,4}|\d{1,9})\.(?P<cents>\d{2})(?![\d%]|\.\d"
        r"|[ ]?(?:percent|mg|ml|cm|mm))(?:\.?-)?"
    ),
    re.compile(r"(?<![\w.,$/-])(?P<whole>\d{1,3}(?:,\d{3}){1,4})(?P<cents>)(?![\d%])(?:\.-)?"),
)
_BARE = re.compile(r"(?<![\w.,$/#-])(?P<whole>\d{2,6})(?P<cents>)(?![\w%/]|[.,-]\d)(?:\.-)?")
_SPOKEN = re.compile(
    rf"\b(?P<said>(?:a |{_NUMBER}[\s-]{{1,3}})(?:{_NUMBER}[\s-]{{1,3}}"
    rf"|and\s{{1,3}}){{0,12}})(?:(?:and\s{{1,3}})?(?P<hundredths>\d{{1,2}})\s?/\s?100\s{{1,3}})?dollars\b(?:\s{{1,3}}and\s{{1,3}}(?P<said_cents>(?:{_NUMBER}"
    rf"|\d{{1,2}})(?:[\s-]{{1,3}}{_NUMBER})?)\s{{0,3}}(?:cents|/100)|\s(?P<said_more>{_NUMBER}(?:-{_NUMBER})?)(?=\s*[.,;)]))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount as it stands in a letter. A bare one has no sign and no cents: it may be something else."""

    start: int
    end: int
    amount: Money
    bare: bool = False


def sums_in(text: str) -> list[Sum]:
    """Every amount in some words, in order of place."""
    taken = Taken(text)
    found = [each for each in (*_spoken(text), *_signed(text), *_bare(text)) if taken.take(each.start, each.end)]
    return sorted(found, key=lambda each: each.start)


def sums_between(text: str, start: int, end: int) -> list[Sum]:
    """The amounts that stand whole between two places of a letter, which is read for them once."""
    found = _sums_of(text)
    first = bisect_left(found, start, key=lambda each: each.start)
    return [each for each in found[first : bisect_left(found, end, key=lambda each: each.start)] if each.end <= end]


@lru_cache(maxsize=8)
def _sums_of(text: str) -> tuple[Sum, ...]:
    return tuple(sums_in(text))


def _signed(text: str) -> Iterator[Sum]:
    for form in _FORMS:
        for match in form.finditer(text):
            cents = (match.groupdict().get("more") or match["cents"] or "0").ljust(2, "0")
            if match.groupdict().get("more"):
                cents = f"{spoken_number(match['more']):02d}"
            whole = re.sub(r"[,. ']", "", match["whole"]) or "0"
            yield Sum(match.start(), match.end(), Money(int(whole) * 100 + int(cents)))


def _spoken(text: str) -> Iterator[Sum]:
    for match in _SPOKEN.finditer(text):
        cents = match["said_cents"] or match["said_more"] or match["hundredths"] or ""
        part = spoken_number(cents)
        yield Sum(match.start(), match.end(), Money(spoken_number(match["said"]) * 100 + part))


def _bare(text: str) -> Iterator[Sum]:
    for match in _BARE.finditer(text):
        yield Sum(match.start(), match.end(), Money(int(match["whole"]) * 100), bare=True)
