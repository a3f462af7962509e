"""Which days of the file a date may mean, by the words around it, and what a true day may not be called."""

from __future__ import annotations

import re
from datetime import date

from simulator.letters.clock.last_days import either
from simulator.letters.file import LetterFile
from simulator.letters.reading.days import Day
from simulator.letters.reading.letter import Letter
from simulator.letters.reading.phrases import matches, says
from simulator.letters.rules.words import words


def meant_days(letter: Letter, day: Day, role: str) -> set[date]:
    """The days of the file that the words before a date may mean; none where they do not say."""
    file = letter.file
    if role == "service":
        return set(file.services)
    if role == "denied":
        return set(file.notices)
    if role == "approved":
        return {one for each in file.approvals for one in (each.on, each.starts, each.ends) if one}
    before = letter.before(day.start, 45)
    named = [name for name, patterns in words().labelled.items() if says(patterns, before)]
    return {on for label, on in file.dates.items() if any(name in label for name in named)}


def is_same_day(day: Day, each: date, file: LetterFile) -> bool:
    """Whether a day is this one. Without a year, no day of a life or of long ago is meant: nobody was born in June."""
    if day.year:
        return (day.year, day.month, day.day) == (each.year, each.month, each.day)
    return (day.month, day.day) == (each.month, each.day) and abs((file.today - each).days) < _LONG_AGO


_LONG_AGO = 700


def days_of_the_case(file: LetterFile) -> set[date]:
    """The days that a date may be a slip of, where no words tell which: not those of a life or of our log."""
    aside = {on for label, on in file.dates.items() if label.startswith(_ASIDE)}
    named = {*file.services, *file.notices, file.deadline, file.received, file.filing_limit, file.dates.get("sent")}
    return {on for on in file.all_dates - (aside - named) if on != file.today}


_ASIDE = ("log", "born", "coverage", "enrolled", "other plan", "deductible")


def called_wrongly(letter: Letter, day: Day, role: str, on: date) -> str:
    """Why a true date is not the day that the letter says it is, or ""."""
    file = letter.file
    others = {on for label, on in file.dates.items() if not label.startswith(_ASIDE)}
    others |= {each.on for each in file.papers if each.on}
    if role == "service" and file.services and on not in file.services and not _is_a_limit(letter, day, on):
        return f"The date of service is {either(file.services)}."
    if role == "denied" and file.notices and on not in {*file.notices, *others}:
        return f"The payer’s notice is of {either(file.notices)}."
    approved = {one for each in file.approvals for one in (each.on, each.starts, each.ends) if one}
    if role == "approved" and approved and on not in approved | others:
        return f"The approval is of {either([each.on for each in file.approvals])}."
    talks = [each.on for each in file.conversations]
    if role == "" and talks and on not in talks and _is_of_a_talk(letter, day):
        return f"The log holds a talk of {either(talks)}, and none of this day."
    return ""


def _is_a_limit(letter: Letter, day: Day, on: date) -> bool:
    """Whether a last day is named as one, whatever it is counted from: “120 days from the service date, was …”."""
    return (
        on in (letter.file.filing_limit, letter.file.deadline)
        and _LIMIT.search(letter.before(day.start, 120)) is not None
    )


_LIMIT = re.compile(r"\b(?:limit|last day|deadline|window|until)\b", re.IGNORECASE)


def _is_of_a_talk(letter: Letter, day: Day) -> bool:
    """Whether the words say that somebody was spoken to on this day."""
    before = letter.before(day.start, 70)
    ends = [each.end() for each in matches(words().roles["talk"], before)]
    return bool(ends) and re.fullmatch(r"[^.;:]*\b(?:on|of)\s+", before[max(ends) :]) is not None


def label_of(letter: Letter, on: date) -> str:
    """What the file calls a day: each of its names, as the report of a letter counts them."""
    file = letter.file
    known = {"service": file.services, "notice": file.notices, "received": (file.received,), "today": (file.today,)}
    known |= {"deadline": (file.deadline,), "filing limit": (file.filing_limit,)}
    labels = [label for label, dates in known.items() if on in dates]
    return ", ".join(labels) or next((label for label, each in file.dates.items() if each == on), "date")
