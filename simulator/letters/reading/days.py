"""Dates in a letter, in whatever form people write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from simulator.letters.reading.letter import Taken
from simulator.letters.reading.numerals import A_MONTH, A_SHORT_MONTH, AN_ORDINAL, month_of, ordinal
from simulator.letters.reading.slips import is_digit_slip

_NAME = rf"(?P<name>{A_MONTH}|{A_SHORT_MONTH})\.?"
_SAID = rf"(?:the )?(?P<said>{AN_ORDINAL})"
_DAY = r"(?P<day>\d{1,2})(?!\d)(?: ?(?:st|nd|rd|th))?"
_YEAR = (  # “March 3, 10 and 17” has no year 2010
    r"(?P<year>\d{4}|'\d{2}|\d{2}(?!\d|[:,]\d|,? (?:and|&|to|through) |,? ?\d"
    r"| (?:calendar |business )?(?:day|week|month|year|hour|minute|unit)s?\b"
    rf"| (?:{A_SHORT_MONTH}|may)))"
)
_GAP = r"[\s,.\-/]{0,3}"
_FORMS = (
    re.compile(r"(?<![\w/-])(?P<year>(?:19|20)\d{2}) ?[-/.] ?(?P<month>\d{1,2}) ?[-/.] ?(?P<day>\d{1,2})(?![\w/]|-\d)"),
    re.compile(
        r"(?<![\w/.$-])(?P<month>\d{1,2}) ?(?P<by>[-/.]) ?(?P<day>\d{1,2}) ?(?P=by) ?(?P<year>\d{4}"
        r"|\d{2})(?![\w/]|[-.]\d)"
    ),
    re.compile(rf"(?<![\w-]){_NAME}[\s\-]{{0,2}}(?:the )?{_DAY}{_GAP}{_YEAR}(?![\w/])", re.IGNORECASE),
    re.compile(
        rf"(?<![\w/.-]){_DAY}(?: ?(?:day)? of)?[\s\-]{{0,2}}{_NAME}(?:{_GAP}| of ){_YEAR}(?![\w/])", re.IGNORECASE
    ),
    re.compile(rf"(?<![\w-]){_NAME.removesuffix('.?')} {_SAID}(?:,? {_YEAR})?(?![\w-])", re.IGNORECASE),
    re.compile(rf"(?<![\w-]){_SAID} (?:day )?of {_NAME}(?:,? (?:of )?{_YEAR})?(?!\w)", re.IGNORECASE),
    re.compile(r"(?<![\w/.-])(?P<year>20\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?![\w/-]|\.\d)"),
    re.compile(r"(?<![\w/.-])(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?P<year>20\d{2})(?![\w/-]|\.\d)"),
    re.compile(rf"(?<![\w-]){_NAME}[\s\-]{{1,2}}(?:the )?{_DAY}(?![\w/]|[.,]\d)", re.IGNORECASE),
    re.compile(rf"(?<![\w/.-]){_DAY}(?: of)?[\s\-]{{1,2}}{_NAME}(?![\w/])", re.IGNORECASE),
    re.compile(
        r"(?:(?<=\bon )|(?<=\bdated )|(?<=\bdos )|(?<=\bdos: )|(?<=\bfrom )|(?<=\bsince )|(?<=\bto )"
        r"|(?<=\bservice )|(?<=\band )|(?<=\bsent )|(?<=\bkeyed )|(?<=\brec'd )|(?<=\breceived )"
        r"|(?<=\bdenied )|(?<=\baccepted )|(?<=\breturned )|(?<=\bentered )|(?<=\bpaid )|(?<=\bsigned ))"
        r"(?P<month>\d{1,2})/(?P<day>\d{1,2})(?![\w/]|\.\d)",
        re.IGNORECASE,
    ),
)
_FIRST_OF_RANGE = re.compile(
    rf"(?<![\w-]){_NAME}\s{{1,2}}{_DAY}(?= ?(?:-|to|through|thru|and|&) ?\d{{1,2}}(?:st|nd|rd"
    rf"|th)?,? ?(?P<year>\d{{4}}))",
    re.IGNORECASE,
)
_LISTED = re.compile(  # March 3, 10 and 17, 2026
    rf"(?<![\w-]){_NAME}\s{{1,2}}(?P<days>\d{{1,2}}(?:(?:st|nd|rd|th)?(?:, and|,| and| &) ?\d{{1,2}})+)"
    rf"(?:st|nd|rd|th)?,? (?P<year>\d{{4}})",
    re.IGNORECASE,
)
_LAST_OF_RANGE = re.compile(
    r" ?(?:-|to|through|thru|and|&) ?(?P<day>\d{1,2})(?:st|nd|rd|th)?,? ?(?P<year>\d{4})", re.IGNORECASE
)


MONTH = re.compile(
    rf"\b(?:in|during|by|since|early|late|mid|last)[ -](?:early |late |mid-?)?{_NAME}(?! ?\d{{1,2}}\b)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Day:
    """A date as it stands in a letter: `digits` as it would be typed. A year that is left out is 0.

    `is_named`: its month is written as a word.
    """

    start: int
    end: int
    year: int
    month: int
    day: int
    is_named: bool = False

    @property
    def on(self) -> date | None:
        """The calendar day, or None where there is none (02/30) or no year."""
        return self.in_year(0)

    def in_year(self, year: int) -> date | None:
        """The calendar day; one without a year as of this one."""
        try:
            return date(self.year or year, self.month, self.day)
        except ValueError:
            return None

    def last_before(self, today: date) -> date | None:
        """A day without a year, as the one that came last."""
        try:
            this = date(today.year, self.month, self.day) if not self.year else None
            return this.replace(year=today.year - 1) if this and this > today else this
        except ValueError:
            return None

    @property
    def digits(self) -> str:
        return f"{self.month:02d}{self.day:02d}{self.year:04d}"


def days_in(text: str) -> list[Day]:
    """Every date in some words, in order of place. What only looks like one (24/7, 2.1.3) is none."""
    taken = Taken(text)
    text = _DAY_FIRST.sub(_turned, text) if _is_day_first(text) else text
    found = [day for day in _candidates(text) if taken.take(day.start, day.end)]
    return sorted(found, key=lambda each: each.start)


_DAY_FIRST = re.compile(r"(?<![\w/.$-])(\d{2})([-/.])(\d{2})\2(?=\d{4}(?!\w))")


def _turned(found: re.Match[str]) -> str:
    return f"{found[3]}{found[2]}{found[1]}{found[2]}" if int(found[1]) <= _LAST_MONTH else found[0]


_LAST_MONTH = 12


def _is_day_first(text: str) -> bool:
    """Whether a writer puts the day before the month: some date can be read in no other way, and none the other way."""
    pairs = [(int(each[1]), int(each[3])) for each in _DAY_FIRST.finditer(text)]
    return any(one > _LAST_MONTH for one, _ in pairs) and not any(other > _LAST_MONTH for _, other in pairs)


def _candidates(text: str) -> Iterator[Day]:
    for match in _FIRST_OF_RANGE.finditer(text):
        month, year = month_of(match["name"]), int(match["year"])
        last = _LAST_OF_RANGE.match(text, match.end())
        yield Day(match.start(), match.end(), year, month, int(match["day"]), is_named=True)
        if last:
            yield Day(last.start("day"), last.end(), year, month, int(last["day"]), is_named=True)
    for match in _LISTED.finditer(text):
        for one in re.finditer(r"\d{1,2}", match["days"]):
            start = match.start("days") + one.start()
            is_first = one.start() == 0
            yield Day(
                match.start() if is_first else start,
                match.start("days") + one.end(),
                int(match["year"]),
                month_of(match["name"]),
                int(one.group()),
                is_named=True,
            )
    for form in _FORMS:
        for match in form.finditer(text):
            named = match.groupdict()
            typed = (named.get("year") or "0").strip("'")
            year = int(typed) + (0 if len(typed) != 2 else 2000 if int(typed) < _BORN_BEFORE else 1900)
            name = named.get("name")
            month = month_of(name) if name else int(match["month"])
            said = named.get("said")
            day = ordinal(said) if said else int(match["day"])
            if name and _ENDS.search(match.group()):
                continue  # “gone in August.” and the number of the next item
            if said and name == "may" and not year and " of " not in match.group():
                continue  # “you may first”
            if not name and month > 12 >= day:  # 15/02/2026, day first
                month, day = day, month
            if 1 <= month <= 12 and 1 <= day <= 31 and (year == 0 or 1900 <= year <= 2199):
                yield Day(match.start(), match.end(), year, month, day, is_named=bool(name))


_ENDS = re.compile(r"(?:[a-z]{4}|\bmay)\.\s*\n", re.IGNORECASE)
_BORN_BEFORE = 31  # a year of two digits from here on is one of the last century: a birth date


def is_of_another_year(day: Day, today: date) -> bool:
    """Whether a letter's own date is today's, but for its year: the slip of every January."""
    return (day.month, day.day) == (today.month, today.day) and day.year not in (0, today.year)


def near_day(day: Day, dates: Iterable[date]) -> date | None:
    """The true date that a slip of the hand turned into this one.

    Where the month is a word, the hand slips by changing the digits of the day about. “July 9” for July 7 is
    another day.
    """
    for each in sorted(dates):
        if day.is_named:
            is_turned = f"{day.day:02d}" == f"{each.day:02d}"[::-1] and day.year in (0, each.year)
            is_other_year = day.day == each.day and is_digit_slip(str(day.year), str(each.year))
            if day.month == each.month and (is_turned or is_other_year):
                return each
            continue
        true = Day(0, 0, each.year if day.year else 0, each.month, each.day)
        swapped = (day.year, day.month, day.day) == (true.year, true.day, true.month)
        if swapped or is_digit_slip(day.digits, true.digits):
            return each
    return None


def no_days_in(text: str) -> Iterator[re.Match[str]]:
    """What is written as a day and stands in no calendar: June 71, 04/82/2026."""
    yield from _NO_DAY.finditer(text)
    yield from (each for each in _NO_DAY_IN_DIGITS.finditer(text) if not days_in(each.group()))


_NO_DAY = re.compile(
    rf"\b(?:{A_MONTH})"
    r" (?:3[2-9]|[4-9]\d)(?:st|nd|rd|th)?\b(?:,? \d{4})?(?![\d/]|,\d)"
)
_NO_DAY_IN_DIGITS = re.compile(
    r"(?<![\w/.$-])(?:\d{1,2}([-/.])\d{1,2}\1(?:19|20)\d{2}|(?:19|20)\d{2}-\d{2}-\d{2})(?![\w/]|[-.]\d)"
)
