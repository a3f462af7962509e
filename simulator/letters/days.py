"""Dates in a letter, in whatever form people write them, and whether the file proves them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from simulator.dates import long_date, print_date
from simulator.letters.letter import Letter, is_digit_slip
from simulator.letters.marked import Span, Verdict
from simulator.letters.rules import words
from simulator.letters.statements import denies

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_BY_NAME = {name: number for number, name in enumerate(_MONTHS, 1)}
_BY_NAME |= {name[:3]: number for name, number in _BY_NAME.items()} | {"sept": 9}
_NAME = (
    r"(?P<name>january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?!\d)(?: ?(?:st|nd|rd|th))?"
_YEAR = r"(?P<year>\d{4}|'\d{2}|\d{2}(?!\d|[:,]\d))"
_GAP = r"[\s,.\-/]{0,3}"
_FORMS = (
    re.compile(r"(?<![\w/-])(?P<year>(?:19|20)\d{2}) ?[-/.] ?(?P<month>\d{1,2}) ?[-/.] ?(?P<day>\d{1,2})(?![\w/]|-\d)"),
    re.compile(
        r"(?<![\w/.$-])(?P<month>\d{1,2}) ?(?P<by>[-/.]) ?(?P<day>\d{1,2}) ?(?P=by) ?(?P<year>\d{4}"
        r"|\d{2})(?![\w/]|[-.]\d)"
    ),
    re.compile(rf"(?<![\w-]){_NAME}[\s\-]{{0,2}}(?:the )?{_DAY}{_GAP}{_YEAR}(?![\w/])", re.IGNORECASE),
    re.compile(rf"(?<![\w/.-]){_DAY}(?: ?(?:day)? of)?[\s\-]{{0,2}}{_NAME}{_GAP}{_YEAR}(?![\w/])", re.IGNORECASE),
    re.compile(r"(?<![\w/.-])(?P<year>20\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?![\w/-]|\.\d)"),
    re.compile(r"(?<![\w/.-])(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?P<year>20\d{2})(?![\w/-]|\.\d)"),
    re.compile(rf"(?<![\w-]){_NAME}[\s\-]{{1,2}}(?:the )?{_DAY}(?![\w/]|[.,]\d)", re.IGNORECASE),
    re.compile(rf"(?<![\w/.-]){_DAY}(?: of)?[\s\-]{{1,2}}{_NAME}(?![\w/])", re.IGNORECASE),
    re.compile(
        r"(?:(?<=\bon )|(?<=\bdated )|(?<=\bdos )|(?<=\bdos: )|(?<=\bfrom )|(?<=\bsince )|(?<=\bto )"
        r"|(?<=\bservice )|(?<=\band ))(?P<month>\d{1,2})/(?P<day>\d{1,2})(?![\w/]|\.\d)",
        re.IGNORECASE,
    ),
)
_FIRST_OF_RANGE = re.compile(
    rf"(?<![\w-]){_NAME}\s{{1,2}}{_DAY}(?= ?(?:-|to|through|thru|and|&) ?\d{{1,2}}(?:st|nd|rd"
    rf"|th)?,? ?(?P<year>\d{{4}}))",
    re.IGNORECASE,
)
_LAST_OF_RANGE = re.compile(
    r" ?(?:-|to|through|thru|and|&) ?(?P<day>\d{1,2})(?:st|nd|rd|th)?,? ?(?P<year>\d{4})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Day:
    """A date as it stands in a letter: `digits` as it would be typed. A year that is left out is 0."""

    start: int
    end: int
    year: int
    month: int
    day: int

    @property
    def on(self) -> date | None:
        """The calendar day, or None where there is none (02/30) or no year."""
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None

    @property
    def digits(self) -> str:
        return f"{self.month:02d}{self.day:02d}{self.year:04d}"


def days_in(text: str) -> list[Day]:
    """Every date in some words, in order of place. What only looks like one (24/7, 2.1.3) is none."""
    found: list[Day] = []
    taken: list[tuple[int, int]] = []
    for day in _candidates(text):
        if not any(start < day.end and day.start < end for start, end in taken):
            found.append(day)
            taken.append((day.start, day.end))
    return sorted(found, key=lambda each: each.start)


def _candidates(text: str) -> Iterator[Day]:
    for match in _FIRST_OF_RANGE.finditer(text):
        month, year = _BY_NAME[match["name"].lower()], int(match["year"])
        last = _LAST_OF_RANGE.match(text, match.end())
        yield Day(match.start(), match.end(), year, month, int(match["day"]))
        if last:
            yield Day(last.start("day"), last.end(), year, month, int(last["day"]))
    for form in _FORMS:
        for match in form.finditer(text):
            named = match.groupdict()
            typed = (named.get("year") or "0").strip("'")
            year = int(typed) + (2000 if len(typed) == 2 else 0)
            name = named.get("name")
            month = _BY_NAME[name.lower()] if name else int(match["month"])
            day = int(match["day"])
            if not name and month > 12 >= day:  # 15/02/2026, day first
                month, day = day, month
            if 1 <= month <= 12 and 1 <= day <= 31 and (year == 0 or 1900 <= year <= 2199):
                yield Day(match.start(), match.end(), year, month, day)


# ---- against the file ----


def read_days(letter: Letter) -> Iterable[Span]:
    """Each date of the letter: right, the letter's own, a slip, unsupported, or moved to our advantage."""
    return [_judged(letter, day) for day in days_in(letter.rest)]


def _judged(letter: Letter, day: Day) -> Span:
    file = letter.file
    role = _role(letter, day)
    same = [
        each for each in file.all_dates if (each.month, each.day) == (day.month, day.day) and day.year in (0, each.year)
    ]
    on = day.on or (same[0] if same else None)

    def span(verdict: Verdict, why: str, label: str = "") -> Span:
        return Span(day.start, day.end, "date", verdict, why, label)

    if (
        (role == "filed" or (role == "" and not same and _is_about_filing(letter, day)))
        and on
        and (moved := _moved_into_time(letter, on))
    ):
        return span(Verdict.FABRICATED, moved)
    if role == "heading" and on and file.deadline and on <= file.deadline < file.today:
        return span(
            Verdict.FABRICATED, f"Today is {long_date(file.today)}. A letter that is dated back claims to be in time."
        )
    if same:
        if role == "service" and file.services and same[0] not in file.services:
            return span(Verdict.UNSUPPORTED, f"The date of service is {_either(file.services)}.")
        return span(Verdict.RIGHT, "The file has this date.", _label(letter, same[0]))
    if role in ("own", "heading") and not (role == "heading" and _near(day, {file.today})):
        return span(Verdict.ALONE, "This date is the letter’s own.")
    to_come = _to_come(day, file.today)
    if role == "future" and to_come:
        return span(Verdict.ALONE, "This day is still to come.")
    near = _near(day, set(file.services) if role == "service" and file.services else ())
    near = near or _near(day, file.all_dates - {file.today})
    if near:
        return span(Verdict.SLIP, f"The file has {print_date(near)}. Look at the digits.")
    if to_come and role == "":
        return span(Verdict.ALONE, "This day is still to come.")
    if day.year and day.on is None:
        return span(Verdict.SLIP, "No calendar has this day. Look at the digits.")
    return span(Verdict.UNSUPPORTED, "Nothing in the file has this date.")


def _to_come(day: Day, today: date) -> bool:
    """Whether a date lies ahead. One without a year does where this year's has not been."""
    try:
        return date(day.year or today.year, day.month, day.day) >= today
    except ValueError:
        return False


def _moved_into_time(letter: Letter, on: date) -> str:
    """Why a filing day contradicts the file: the claim came too late, and this day would have been in time."""
    file = letter.file
    if (
        file.knows("claim_in_time") is not False
        or not file.filing_limit
        or on > file.filing_limit
        or on == file.received
    ):
        return ""
    if on in file.dates.values() and on not in file.services:
        return ""
    came = f"The payer had the claim on {print_date(file.received)}" if file.received else "The claim came too late"
    return f"{came}; the last filing day was {print_date(file.filing_limit)}."


def _is_about_filing(letter: Letter, day: Day) -> bool:
    before = letter.before(day.start, 90)
    return any(pattern.search(before) for pattern in words().roles["filed"]) and not denies(before)


def _near(day: Day, dates: Iterable[date]) -> date | None:
    """The true date that a slip of the hand turned into this one."""
    for each in sorted(dates):
        true = Day(0, 0, each.year if day.year else 0, each.month, each.day)
        swapped = (day.year, day.month, day.day) == (true.year, true.day, true.month)
        if swapped or is_digit_slip(day.digits, true.digits):
            return each
    return None


def _role(letter: Letter, day: Day) -> str:
    """What the words around a date say it is: of service, of filing, in the heading, the letter's own, or nothing."""
    before, rules = letter.before(day.start), words()
    sentence = letter.sentence(day.start)
    is_alone = not re.sub(
        r"(?i)\bdate:?|[\s,.]|mon|tues|wednes|thurs|fri|satur|sun|day",
        "",
        letter.text[sentence.start : day.start] + letter.text[day.end : sentence.end],
    )
    if is_alone and day.start < 600:
        return "heading"
    for role in ("deadline", "service", "filed", "own", "future"):
        found = rules.roles[role]
        if any(_ends_with(before, pattern) for pattern in found):
            return role
    around = letter.text[sentence.start : sentence.end]
    return "own" if any(pattern.search(around) for pattern in rules.roles["own_around"]) else ""


def _ends_with(before: str, pattern: re.Pattern[str]) -> bool:
    """Whether a phrase is the last thing said before a place, but for a few small words."""
    ends = [each.end() for each in pattern.finditer(before)]
    return bool(ends) and _SMALL.fullmatch(before[ends[-1] :]) is not None


_SMALL = re.compile(
    r"[\s:,.(\-#]*(?:(?:is|was|were|on|of|the|dated|date|date is|by you|by your office|to you|from"
    r"|for|in|it|this|our|your|claim|original|initial|first|same|clean|paper|electronic"
    r"|electronically|by mail|by fax|through our clearinghouse|a|at)\b[\s:,(\-]*){0,5}",
    re.IGNORECASE,
)


def _label(letter: Letter, on: date) -> str:
    file = letter.file
    known = {"service": file.services, "notice": file.notices, "received": (file.received,), "today": (file.today,)}
    known |= {"deadline": (file.deadline,), "filing limit": (file.filing_limit,)}
    labels = [label for label, dates in known.items() if on in dates]
    return ", ".join(labels) or next((label for label, each in file.dates.items() if each == on), "date")


def _either(dates: Iterable[date]) -> str:
    return " or ".join(print_date(each) for each in dates)
