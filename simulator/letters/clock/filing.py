"""When a claim is said to have come, or a visit to have been: days that a late claim would need."""

from __future__ import annotations

import re
from datetime import date

from simulator.dates import print_date
from simulator.letters.file import LetterFile
from simulator.letters.reading.days import Day, near_day
from simulator.letters.reading.letter import Letter
from simulator.letters.reading.phrases import says
from simulator.letters.rules.words import words
from simulator.letters.told.statements import denies


def visit_moved_into_time(file: LetterFile, on: date) -> str:
    """Why a later visit than the file's contradicts it: a late claim would then have been in time."""
    if file.knows("claim_in_time") is not False or not (file.received and file.filing_limit and file.services):
        return ""
    limit = file.filing_limit - max(file.services)
    is_moved = max(file.services) < on <= file.received <= on + limit
    return (
        f"The date of service is {' or '.join(map(print_date, file.services))}; from it, the claim came too late."
        if is_moved
        else ""
    )


def moved_into_time(letter: Letter, on: date) -> str:
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


def came_back(letter: Letter, day: Day, on: date) -> str:
    """Why a claim was not accepted on a day: the file says that it was sent back then."""
    labels = [label for label, each in letter.file.dates.items() if each == on]
    if not any(label.startswith("sent back") for label in labels) or any("acceptance" in label for label in labels):
        return ""
    said = letter.before(day.start, 90) + letter.after(day.end, 60)
    is_so = _ACCEPTED.search(said) and not RETURNED.search(said) and not denies(letter.before(day.start, 60))
    return "On this day the claim was sent back. It was not accepted." if is_so else ""


_ACCEPTED = re.compile(
    r"\b(?:accepted|received|acknowledged|took (?:it|the claim|in)|had (?:it|the claim|our claim))\b", re.IGNORECASE
)
RETURNED = re.compile(r"\b(?:back|return\w*|reject\w*|refus\w*|bounced|not accepted)\b", re.IGNORECASE)


def sent_once_more(letter: Letter, day: Day, on: date) -> str:
    """Why a day of filing is made up: a claim was refused as late, and no sending of this day is on our log."""
    file = letter.file
    is_awaited = file.family == "late" or file.knows("claim_accepted") is False
    if not is_awaited or not file.filing_limit or on > file.filing_limit or near_day(day, file.all_dates):
        return ""
    if any(abs((on - each).days) <= _BESIDE for each in file.all_dates):
        return ""
    not_sent = _NOT_SENT.search(letter.before(day.start, 120))
    return "" if not_sent else "Our log has no sending and no receipt on this day."


_NOT_SENT = re.compile(r"\bnot (?:been |yet )?(?:re)?(?:sent|filed|submitted|billed)\b", re.IGNORECASE)


_BESIDE = 2  # a day or two beside a true one is a wrong date, and no further sending


def came_earlier(letter: Letter, day: Day, on: date) -> str:
    """Why a day on which the payer is said to have taken the claim contradicts the file: it came later than that."""
    file = letter.file
    if not (file.received and file.filing_limit) or on >= file.received or near_day(day, file.all_dates):
        return ""
    taken = _TAKEN_IN.search(letter.before(day.start)) or WITH_YOU.search(letter.before(day.start))
    return f"The payer had the claim on {print_date(file.received)}, and not before." if taken else ""


def sent_earlier(letter: Letter, day: Day, on: date) -> str:
    """Why a first sending on a day is made up: the one that our log holds came later."""
    file, said = letter.file, letter.before(day.start, 80)
    if not file.received or on >= file.received or near_day(day, file.all_dates) or denies(said):
        return ""
    return "Our log has no sending before the one that it holds." if _FIRST_SENT.search(said) else ""


_FIRST_SENT = re.compile(
    r"\b(?:we|our office) (?:sent|filed|billed|submitted|mailed|transmitted) (?:you )?(?:this|the|our) claim on\s*$|"
    r"\b(?:first|originally|initially) (?:sent|filed|billed|submitted|mailed|transmitted)\b[^.;]*$"
    r"|\b(?:sent|filed|billed|submitted|mailed|transmitted) (?:you )?(?:this claim|the claim|it) (?:first|originally)"
    r"\b[^.;]*$",
    re.IGNORECASE,
)
WITH_YOU = re.compile(  # the claim has been with you since …
    r"\b(?:claim|bill|it)\b[^.;]{0,30}\b(?:been|is|was|lain|sat) (?:with you(?:r \w+)?"
    r"|(?:on|in) your (?:desk|hands|house|system|office|queue)) since\W*$"
    r"|\byou(?:r (?:plan|office|company))? (?:have |has |had )?(?:had|held|kept)"
    r" (?:it|(?:our|the|this) (?:claim|bill)) since\W*$",
    re.IGNORECASE,
)
_TAKEN_IN = re.compile(
    r"\b(?:front end|gateway|intake|you|plan|payer|insurer|fund|trust|system|it|claim)\b[^,;.]{0,20} "
    r"(?:accepted|received|had|got|acknowledged|took)\b[^,;.]{0,40}$",
    re.IGNORECASE,
)


_NEAR = 45


def is_about_filing(letter: Letter, day: Day) -> bool:
    """Whether the words before a day say that something was filed."""
    before = letter.before(day.start, 90)
    return says(words().roles["filed"], before) and not denies(before[-_NEAR:])


def is_about_the_claim(letter: Letter, day: Day) -> bool:
    """Whether the words before a day speak of the claim as a thing that was sent."""
    before = letter.before(day.start, 120)
    return says(words().roles["claim_things"], before) and not denies(before)
