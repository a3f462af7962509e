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
    """As prose prints a period: `90 days`, `10 business days`, `6 calendar months`, `one calendar year`."""
    match length:
        case Months(12):
            return "one calendar year"
        case Months(count):
            return f"{count} calendar months"
        case BusinessDays(count):
            return f"{count} business days"
        case Days(count):
            return f"{count} days"


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


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_BY_NAME = {name.lower(): number for number, name in enumerate(_MONTHS, 1)}
_BY_NAME |= {name[:3].lower(): number for number, name in enumerate(_MONTHS, 1)} | {"sept": 9}

_SLASHES = re.compile(r"(?P<month>\d{1,2})[/-](?P<day>\d{1,2})[/-](?P<year>\d{4}|\d{2})", re.ASCII)
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII)
_WORDS = re.compile(
    r"(?P<month>[A-Za-z]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s?,\s?|\s)(?P<year>\d{4})", re.ASCII
)


def read_date(typed: str) -> date:
    """The date a person typed, month first as on every US form.

    03/02/2026, 3/2/26, 2026-03-02, March 2, 2026 and Mar 2 2026 are the same. Two-digit years are 20xx.
    Raises NotADate with one plain sentence.
    """
    text = " ".join(typed.split())
    shown = text if len(text) <= 30 else text[:27] + "…"
    if not text:
        raise NotADate("Nothing is typed yet. Type month, day and year, for example 03/02/2026.")
    found = _SLASHES.fullmatch(text) or _ISO.fullmatch(text) or _WORDS.fullmatch(text)
    month = found["month"] if found else ""
    number = int(month) if month.isdigit() else _BY_NAME.get(month.lower())
    if not found or number is None:
        raise NotADate(f"“{shown}” is not a date. Type month, day and year, for example 03/02/2026.")
    year = int(found["year"]) + (2000 if len(found["year"]) == 2 else 0)
    if not 1900 <= year <= 2199:
        raise NotADate(f"“{shown}” has the year {year}. Check the year and type it again.")
    if not 1 <= number <= 12:
        raise NotADate(f"“{shown}” has no month {number}. Type the month first, for example 03/02/2026.")
    try:
        return date(year, number, int(found["day"]))
    except ValueError:
        raise NotADate(
            f"“{shown}” is not on the calendar: {_MONTHS[number - 1]} {year} has no day {int(found['day'])}."
        ) from None


def print_date(day: date) -> str:
    """As a column prints it: `03/02/2026`."""
    return f"{day.month:02d}/{day.day:02d}/{day.year:04d}"


def long_date(day: date) -> str:
    """As prose prints it: `March 2, 2026`."""
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"
