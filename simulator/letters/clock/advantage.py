"""Dates that contradict the file to our advantage: a claim, a letter or a visit moved into its time."""

from __future__ import annotations

import re
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
from simulator.letters.reading.clauses import behind_comma
from simulator.letters.reading.days import Day, near_day
from simulator.letters.reading.letter import Letter
from simulator.letters.reading.phrases import says
from simulator.letters.rules.words import words


def to_our_advantage(letter: Letter, day: Day, role: str, on: date, *, is_true: bool) -> str:
    """Why a date contradicts the file and helps the office (a claim or a letter moved into time), or ""."""
    file = letter.file
    if not is_true and (crossed := over_the_line(letter, day, role, on)):
        return crossed
    if is_true and (back := came_back(letter, day, on)):
        return back
    if early := enrolled_too_early(letter, day, on):
        return early
    if not is_true and (earlier := sent_earlier(letter, day, on)):
        return earlier
    late = not is_true and file.notices and max(file.notices) < on <= file.today
    if file.deadline and late and _ONLY_THEN.search(letter.before(day.start)):
        return f"The payer’s notice is of {either(file.notices)}, and the log has no such day on which it came."
    if role == "filed" and not is_true and (earlier := came_earlier(letter, day, on)):
        return earlier
    if role == "filed" or (role == "" and not is_true and is_about_filing(letter, day)):
        return moved_into_time(letter, on) or ("" if is_true else sent_once_more(letter, day, on))
    if role == "" and not is_true and file.services and on >= min(file.services) and is_about_the_claim(letter, day):
        return moved_into_time(letter, on)
    if role == "limit" and file.filing_limit and file.received and file.knows("claim_in_time") is False:
        moved = on >= file.received and on != file.deadline
        return f"The last filing day was {print_date(file.filing_limit)}." if moved else ""
    if role == "service" and not is_true and (later := visit_moved_into_time(file, on)):
        return later
    if not file.deadline:
        return ""
    if (
        (role == "deadline" or _HAVE_UNTIL.search(letter.before(day.start)))
        and not is_true
        and on > file.deadline
        and not near_day(day, {file.deadline})
    ):
        return f"The last day to write is {print_date(file.deadline)}."
    if file.deadline >= file.today or (on == file.today and _NOW.search(letter.before(day.start))):
        return ""
    if role == "denied" and file.notices and max(file.notices) < on < file.today and not near_day(day, file.all_dates):
        return f"The payer’s notice is of {either(file.notices)}; a later day claims that the letter is in time."
    if role == "heading" and on <= file.deadline and not is_true:
        return f"Today is {long_date(file.today)}. A letter that is dated back claims to be in time."
    if on >= file.today and (role == "deadline" or (role in ("", "future") and _is_last_day(letter, day))):
        return f"The last day to write was {print_date(file.deadline)}."
    return ""


def _is_last_day(letter: Letter, day: Day) -> bool:
    """Whether the words before a day say that a letter may be written until then."""
    before = behind_comma(letter.before(day.start))
    return says(words().roles["in_time"], before)


_NOW = re.compile(r"\b(?:now|today|it|this|already) (?:is|was) (?:now |already |only )?$", re.IGNORECASE)
_ONLY_THEN = re.compile(  # “it reached our office only on August 24”
    r"\b(?:notice|remittance|decision|letter|denial|it|which) (?:\w+ )?"
    r"(?:(?:did )?(?:not )?reach(?:ed)?|arrived (?:at|in)|came (?:to|into)|(?:was )?received (?:by|in|at)|got to)"
    r" (?:us|(?:our|this) (?:\w+ )?(?:office|desk|practice|clinic|mail\w*))"
    r"(?: only| not until| until| no earlier than| as late as)*(?: on)?\W*$"
    r"|\b(?:notice|remittance|denial|decision) received(?: by us)?(?: on)?\W*$",
    re.IGNORECASE,
)
_HAVE_UNTIL = re.compile(r"\b(?:we|I|our office) (?:have|had|has) (?:time )?(?:until|till|through)\W*$", re.IGNORECASE)
