"""Deadlines, business days, and dates as people type them. “Today” is always handed in; nothing here asks a clock."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TypeAlias

from dateutil.relativedelta import relativedelta


class NotADate(ValueError):
    """What was typed is not a date. The message is one sentence for the person who typed it."""


@dataclass(frozen=True, slots=True, order=True)
class Receipt:
    """The day a paper was in our hands."""

    on: date


@dataclass(frozen=True, slots=True, order=True)
class Notice:
    """The day printed on a paper. It is not yet the day that anyone received it."""

    on: date

    def received(self, presumed_days: int = 5) -> Receipt:
        """A mailed notice is presumed received some calendar days after its date, unless we can show another day."""
        return Receipt(self.on + timedelta(days=presumed_days))


@dataclass(frozen=True, slots=True)
class Days:
    """Calendar days: weekends and holidays count."""

    count: int


@dataclass(frozen=True, slots=True)
class BusinessDays:
    """Days on which federal offices are open: no Saturday, no Sunday, no federal holiday."""

    count: int


@dataclass(frozen=True, slots=True)
class Months:
    """Calendar months: the same day of a later month.

    Where that month has no such day, its last; or, for a rule that `rolls_over`, the first of the month after.
    """

    count: int
    rolls_over: bool = False


Start: TypeAlias = Notice | Receipt | date
Length: TypeAlias = Days | BusinessDays | Months


def last_day(start: Start, length: Length) -> date:
    """The last day that is still in time. The start is day 0, the day after it is day 1."""
    day = start if isinstance(start, date) else start.on
    match length:
        case Days(count):
            return day + timedelta(days=count)
        case Months(count, rolls_over):
            end = day + relativedelta(months=count)
            return end + timedelta(days=rolls_over and end.day != day.day)
        case BusinessDays(count):
            while count:
                day += timedelta(days=1)
                count -= is_business_day(day)
            return day


def in_words(length: Length) -> str:
    """As prose prints a period: `90 days`, `1 business day`, `6 calendar months`, `one calendar year`."""
    many = "" if length.count == 1 else "s"
    match length:
        case Months(12):
            return "one calendar year"
        case Months(count):
            return f"{count} calendar month{many}"
        case BusinessDays(count):
            return f"{count} business day{many}"
        case Days(count):
            return f"{count} day{many}"


def how_counted(length: Length) -> str:
    """How a collector counts such a period, in one or two plain sentences."""
    match length:
        case Days():
            return "Count every day, weekends and holidays too."
        case BusinessDays():
            return "Do not count Saturdays, Sundays and federal holidays."
        case Months(12, rolls_over=False):
            return "Go to the same day of the next year. From February 29 that is February 28."
        case Months(_, rolls_over):
            ends = (
                "the last day is the 1st of the month after it" if rolls_over else "the last day of that month counts"
            )
            shown = long_date(last_day(date(2026, 5, 5), length))
            return (
                f"Go to the same day of a later month: {in_words(length)} from May 5, 2026 ends on {shown}. "
                f"If that month has no such day, {ends}."
            )


def short_month(start: date, length: Length) -> str:
    """Where months end in one that is too short for the day: `February 2027 has no day 31`. Else "".

    Business days and days never do.
    """
    if not isinstance(length, Months):
        return ""
    end = start + relativedelta(months=length.count)
    return "" if end.day == start.day else f"{MONTHS[end.month - 1]} {end.year} has no day {start.day}"


def days_left(today: date, last: date) -> int:
    """How many days remain after today: 0 on the last day itself, below 0 when it has passed."""
    return (last - today).days


def is_business_day(day: date) -> bool:
    """Federal offices are open: no weekend and no federal holiday, nor the Friday or Monday that stands in for one."""
    return day.weekday() < 5 and day not in _federal_holidays(day.year)


@cache
def _federal_holidays(year: int) -> frozenset[date]:
    import holidays  # only the few who ask for business days pay for it

    return frozenset(holidays.country_holidays("US", years=year))


MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH_BY_NAME = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
MONTH_BY_NAME |= {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)} | {"sept": 9}

_DAY, _MONTH, _YEAR = r"(?P<day>\d{1,2})", r"(?P<month>[A-Za-z]+)\.?", r"(?P<year>\d{4})"
_SLASHES = re.compile(rf"(?P<month>\d{{1,2}})[/-]{_DAY}[/-](?P<year>\d{{4}}|\d{{2}})", re.ASCII)
_YEAR_FIRST = re.compile(rf"{_YEAR}(?P<sign>[/-])(?P<month>\d{{1,2}})(?P=sign){_DAY}", re.ASCII)
_WORDS = re.compile(rf"{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?(?:\s?,\s?|\s){_YEAR}", re.ASCII)
_DAY_FIRST = re.compile(rf"{_DAY}(?:st|nd|rd|th)?(?:-| (?:of )?){_MONTH}(?:-|,? ){_YEAR}", re.ASCII)
_FORMS = (_SLASHES, _YEAR_FIRST, _WORDS, _DAY_FIRST)
_NAMED_DAY = re.compile(r"(?P<weekday>[A-Za-z]{3,9})\.?,? (?P<rest>.+)", re.ASCII)


def read_date(typed: str) -> date:
    """The date a person typed. Where the month is a number, it comes first, as on every US form, or after the year.

    03/02/2026, 3/2/26, 2026-03-02, 2026/3/2, March 2, 2026, 2 Mar 2026 and Monday, March 2, 2026 are the same.
    Two-digit years are 20xx. Raises NotADate with one plain sentence.
    """
    text = " ".join(typed.split())
    shown = text if len(text) <= 30 else text[:27] + "…"
    if not text:
        raise NotADate("Nothing is typed yet. Type month, day and year, for example 03/02/2026.")
    weekday, rest = _weekday(text)
    found = next(filter(None, (form.fullmatch(rest) for form in _FORMS)), None)
    month = found["month"] if found else ""
    number = int(month) if month.isdigit() else MONTH_BY_NAME.get(month.lower())
    if not found or number is None:
        raise NotADate(f"“{shown}” is not a date. Type month, day and year, for example 03/02/2026.")
    year, on = int(found["year"]) + (2000 if len(found["year"]) == 2 else 0), int(found["day"])
    if not 1900 <= year <= 2199:
        raise NotADate(f"“{shown}” has the year {year}. Check the year and type it again.")
    if not 1 <= number <= 12:
        raise NotADate(f"“{shown}” has no month {number}. {_month_first(found, number, on, year)}")
    try:
        day = date(year, number, on)
    except ValueError:
        raise NotADate(f"“{shown}” is not on the calendar: {MONTHS[number - 1]} {year} has no day {on}.") from None
    if weekday is not None and day.weekday() != weekday:
        raise NotADate(f"{long_date(day)} is a {_WEEKDAYS[day.weekday()]}, not a {_WEEKDAYS[weekday]}. Check the day.")
    return day


def _weekday(text: str) -> tuple[int | None, str]:
    """The day of the week with which a date begins, Monday being 0, and what stands after it."""
    found = _NAMED_DAY.fullmatch(text)
    for number, name in enumerate(_WEEKDAYS) if found else ():
        assert found
        if name.lower().startswith(found["weekday"].lower()):
            return number, found["rest"]
    return None, text


def _month_first(found: re.Match[str], number: int, on: int, year: int) -> str:
    """What to type where there is no such month: who typed 16/09/2026 means most likely 09/16/2026."""
    if found.re is _YEAR_FIRST:
        return "After the year comes the month, from 1 to 12, and then the day."
    try:
        return f"Type the month first: {print_date(date(year, on, number))}."
    except ValueError:
        return "Type the month first, for example 03/02/2026."


def print_date(day: date) -> str:
    """As a column prints it: `03/02/2026`."""
    return f"{day.month:02d}/{day.day:02d}/{day.year:04d}"


def long_date(day: date) -> str:
    """As prose prints it: `March 2, 2026`."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
