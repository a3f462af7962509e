"""Dates that contradict the file to our advantage: a claim, a letter or a visit moved into its time."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from simulator.dates import long_date, print_date
from simulator.letters.clock.filing import (
    came_back,
    came_earlier,
    is_about_filing,
    is_about_the_claim,
    moved_into_time,
    sent_earlier,
    sent_once_more,
    visit_moved_into_time,
)
from simulator.letters.clock.last_days import either, enrolled_too_early, over_the_line
from simulator.letters.file import LetterFile
from simulator.letters.reading.clauses import behind_comma
from simulator.letters.reading.days import Day, near_day
from simulator.letters.reading.letter import Letter
from simulator.letters.reading.phrases import says
from simulator.letters.rules.words import words


@dataclass(frozen=True, slots=True)
class _Told:
    """A day as it is told: what it is said to be, the day that it stands for, and whether the file has that day."""

    letter: Letter
    day: Day
    role: str
    on: date
    is_true: bool

    @property
    def file(self) -> LetterFile:
        return self.letter.file

    @property
    def before(self) -> str:
        return self.letter.before(self.day.start)


def to_our_advantage(letter: Letter, day: Day, role: str, on: date, *, is_true: bool) -> str:
    """Why a date contradicts the file and helps the office (a claim or a letter moved into time), or ""."""
    told = _Told(letter, day, role, on, is_true)
    return next(filter(None, (way(told) for way in _WHATEVER_IT_IS_CALLED)), "") or _by_what_it_is_called(told)


def _over_the_line(told: _Told) -> str:
    return "" if told.is_true else over_the_line(told.letter, told.day, told.role, told.on)


def _came_back(told: _Told) -> str:
    return came_back(told.letter, told.day, told.on) if told.is_true else ""


def _enrolled_too_early(told: _Told) -> str:
    return enrolled_too_early(told.letter, told.day, told.on)


def _sent_earlier(told: _Told) -> str:
    return "" if told.is_true else sent_earlier(told.letter, told.day, told.on)


def _heard_late(told: _Told) -> str:
    """The payer's notice is said to have reached us only on a day behind its own."""
    file = told.file
    is_late = not told.is_true and file.notices and max(file.notices) < told.on <= file.today
    if not (file.deadline and is_late and _ONLY_THEN.search(told.before)):
        return ""
    return f"The payer’s notice is of {either(file.notices)}, and the log has no such day on which it came."


def _came_earlier(told: _Told) -> str:
    return came_earlier(told.letter, told.day, told.on) if told.role == "filed" and not told.is_true else ""


_WHATEVER_IT_IS_CALLED: tuple[Callable[[_Told], str], ...] = (
    _over_the_line,
    _came_back,
    _enrolled_too_early,
    _sent_earlier,
    _heard_late,
    _came_earlier,
)


def _by_what_it_is_called(told: _Told) -> str:
    """A day of filing, of the claim, of a limit, of a visit; else one that a late letter would need."""
    letter, day, on, file = told.letter, told.day, told.on, told.file
    is_new = told.role == "" and not told.is_true
    if told.role == "filed" or (is_new and is_about_filing(letter, day)):
        return moved_into_time(letter, on) or ("" if told.is_true else sent_once_more(letter, day, on))
    if is_new and file.services and on >= min(file.services) and is_about_the_claim(letter, day):
        return moved_into_time(letter, on)
    if told.role == "limit" and file.filing_limit and file.received and file.knows("claim_in_time") is False:
        is_moved = on >= file.received and on != file.deadline
        return f"The last filing day was {print_date(file.filing_limit)}." if is_moved else ""
    if told.role == "service" and not told.is_true and (later := visit_moved_into_time(file, on)):
        return later
    return _open_for_longer(told, file.deadline) if file.deadline else ""


def _open_for_longer(told: _Told, last: date) -> str:
    """Why a day would let a letter be in time that is not: a later last day, a later notice, a letter dated back."""
    file, on = told.file, told.on
    is_last_day = told.role == "deadline" or _HAVE_UNTIL.search(told.before)
    if is_last_day and not told.is_true and on > last and not near_day(told.day, {last}):
        return f"The last day to write is {print_date(last)}."
    if last >= file.today or (on == file.today and _NOW.search(told.before)):
        return ""
    is_after_the_notice = file.notices and max(file.notices) < on < file.today
    if told.role == "denied" and is_after_the_notice and not near_day(told.day, file.all_dates):
        return f"The payer’s notice is of {either(file.notices)}; a later day claims that the letter is in time."
    if told.role == "heading" and on <= last and not told.is_true:
        return f"Today is {long_date(file.today)}. A letter that is dated back claims to be in time."
    if on >= file.today and (told.role == "deadline" or (told.role in ("", "future") and _is_last_day(told))):
        return f"The last day to write was {print_date(last)}."
    return ""


def _is_last_day(told: _Told) -> bool:
    """Whether the words before a day say that a letter may be written until then."""
    return says(words().roles["in_time"], behind_comma(told.before))


_NOW = re.compile(r"\b(?:now|today|it|this|already) (?:is|was) (?:now |already |only )?$", re.IGNORECASE)
_ONLY_THEN = re.compile(  # “it reached our office only on August 24”
    r"\b(?:notice|remittance|decision|letter|denial|it|which) (?:\w+ )?"
    r"(?:(?:did )?(?:not )?reach(?:ed)?|arrived (?:at|in)|(?:did not )?c[ao]me (?:to|into)|got to"
    r"|(?:was )?received (?:by|in|at)) (?:us|(?:our|this) (?:\w+ )?(?:office|desk|practice|clinic|hands|mail\w*))"
    r"(?: only| not until| until| before| no earlier than| as late as)*(?: on)?\W*$"
    r"|\b(?:notice|remittance|denial|decision) received(?: by us)?(?: on)?\W*$",
    re.IGNORECASE,
)
_HAVE_UNTIL = re.compile(r"\b(?:we|I|our office) (?:have|had|has) (?:time )?(?:until|till|through)\W*$", re.IGNORECASE)
