"""Days that would take a claim, a letter or a coverage to the right side of its last day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from simulator.dates import print_date
from simulator.letters.reading.days import Day, near_day
from simulator.letters.reading.letter import Letter
from simulator.letters.reading.phrases import says
from simulator.letters.rules.words import words


def over_the_line(letter: Letter, day: Day, role: str, on: date) -> str:
    """Why a day, even by one digit, takes the claim, the letter or the coverage to the right side of its last day."""
    file, before = letter.file, letter.before(day.start, 70)
    near = near_day(day, file.all_dates)
    limit, visit = file.filing_limit, min(file.services, default=None)
    if file.family == "late" and limit and near and near > limit >= on and role in ("filed", ""):
        return f"The file has {print_date(near)}; the last filing day was {print_date(limit)}."
    is_late = file.deadline is not None and file.deadline < file.today and bool(file.notices)
    open_for = (file.deadline - max(file.notices)) if is_late and file.deadline else None
    is_moved = open_for is not None and max(file.notices) < on < file.today <= on + open_for
    if is_moved and not near_day(day, file.notices) and (role == "denied" or _CAME_TO_US.search(before)):
        return f"The payer’s notice is of {either(file.notices)}; a later day claims that the letter is in time."
    if is_late and to_come(day, file.today) and _RUNS.search(before) and not _TIME_TO_ANSWER.search(before):
        return f"The last day to write was {print_date(file.deadline)}." if file.deadline else ""
    around = letter.before(day.start, 120) + letter.after(day.end, 50)
    is_asked = _ASKED_FOR.search(letter.before(day.start, 40))
    if (
        visit
        and not is_asked
        and file.knows("enrolled") is False
        and on <= visit
        and says(words().labelled["enrolled"], around)
    ):
        return "The file has a first day of enrollment after the visit."
    if visit and file.knows("coverage_active") is False and on < visit and role == "service":
        return f"The visit was on {print_date(visit)}, after the coverage had ended."
    if visit and file.knows("coverage_active") is False and on >= visit and _COVERED.search(before):
        return "The file has an end of the coverage before the visit."
    return ""


def enrolled_too_early(letter: Letter, day: Day, on: date) -> str:
    """Why a day of the file cannot be the one from which the provider is enrolled, where a letter says it is."""
    file, before = letter.file, letter.before(day.start, 70)
    firsts = {each for label, each in file.dates.items() if label.startswith("enrolled")}
    is_needed = file.knows("enrolled") is False and bool(file.services) and on <= min(file.services)
    is_too_early = on not in firsts and (is_needed or (bool(firsts) and on < min(firsts)))
    if not is_too_early or near_day(day, firsts) or _ASKED_FOR.search(before):
        return ""
    is_told = _ENROLLED_FROM.search(before) or _EFFECTIVE_DAY.match(letter.after(day.end, 40))
    return f"The file has our enrollment from {either(sorted(firsts))}." if is_told else ""


_ENROLLED_FROM = re.compile(
    r"\b(?:enrolled|enrolls|enrol?lment|participating|in (?:your|the) network)\b"
    r"(?:(?!form|request|appl|letter|paper)[^.;,]){0,40}\b(?:from|since|as of|began|starts?|started)\W*$"
    r"|\beffective (?:date|day)\b[^.;,]{0,30}\b(?:of|is|was|as)\W*$|\beffective (?:from|on|as of)\W*$",
    re.IGNORECASE,
)
_EFFECTIVE_DAY = re.compile(
    r"\W*(?:as|is|was) (?:our|the|his|her) (?:effective|enrollment) (?:date|day)\b", re.IGNORECASE
)
_ASKED_FOR = re.compile(  # “if you can date the enrollment from …”
    r"\b(?:ask|asked|request\w*|appl(?:y|ied)|if|whether|please|(?:can|could|would|may|might) (?:you|it|also|be))\b",
    re.IGNORECASE,
)
_CAME_TO_US = re.compile(
    r"\b(?:remittance|notice|decision|denial|letter|it)\b[^.;]{0,40}\b(?:reach(?:ed)?|arrived?|come|came|received?|get|got|delivered)\b[^.;]{0,25}$",
    re.IGNORECASE,
)
_RUNS = re.compile(
    r"\b(?:period|window|time|days|deadline|limit|right)\b[^.;]{0,40}\b(?:until|till|through|to|on|by|is|ends?)\W*$",
    re.IGNORECASE,
)
_TIME_TO_ANSWER = re.compile(  # “an answer within 15 days, that is by October 9”
    r"\b(?:answer|reply|response|respond|decision|decide|payment|pay|reprocess\w*|hear from you)\b[^.;]{0,20}"
    r"\b(?:within|in) [^.;]{0,50}$",
    re.IGNORECASE,
)
_COVERED = re.compile(
    r"\b(?:coverage|insurance|policy|plan|covered|insured|active|eligible)\b[^.;]{0,30}"
    r"\b(?:until|till|through|to|ended|end|ends|on)\W*$",
    re.IGNORECASE,
)


def to_come(day: Day, today: date) -> bool:
    """Whether a date lies ahead. One without a year does where this year's has not been."""
    try:
        return date(day.year or today.year, day.month, day.day) >= today
    except ValueError:
        return False


def either(dates: Iterable[date]) -> str:
    """One of some days, for a sentence."""
    return " or ".join(print_date(each) for each in dates)
