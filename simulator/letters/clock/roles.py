"""What a date is of: the nearest role word says it. A date alone, near the top, is the letter's own."""

from __future__ import annotations

import re
from datetime import date, timedelta

from simulator.letters.clock.filing import WITH_YOU
from simulator.letters.reading.days import Day, days_in
from simulator.letters.reading.letter import Letter
from simulator.letters.reading.phrases import matches, says
from simulator.letters.rules.words import words


def role_of(letter: Letter, day: Day) -> str:
    """What the words around a date say it is: of service, of filing, in the heading, the letter's own, or nothing."""
    before, rules = letter.before(day.start), words()
    sentence = letter.sentence(day.start)
    line_start, line_end = letter.text.rfind("\n", 0, day.start) + 1, letter.text.find("\n", day.end)
    line = letter.text[line_start : day.start] + letter.text[day.end : len(letter.text) if line_end < 0 else line_end]
    around = letter.text[sentence.start : day.start] + letter.text[day.end : sentence.end]
    is_today = day.on == letter.file.today
    if day.start < _TOP and not _OF_A_HEADING.sub("", line if is_today else around):
        return "heading"
    if WITH_YOU.search(before):
        return "filed"
    nearest = max((_said_last(before, role) for role in _ROLES), default=(0, 0, ""))[2] or _of_a_timeline(letter, day)
    if nearest:
        is_history = nearest == "own" and SINCE.search(before) and says(rules.roles["history"], before)
        return "" if is_history else nearest
    around = letter.text[sentence.start : sentence.end]
    return "own" if says(rules.roles["own_around"], around) else ""


_OF_A_HEADING = re.compile(r"\bdate:?|[\s,.]|mon|tues|wednes|thurs|fri|satur|sun|day", re.IGNORECASE)


def _of_a_timeline(letter: Letter, day: Day) -> str:
    """What a day at the head of its line is of, by the first word behind it: “06/15/2026  we sent the claim again”."""
    line_start = letter.text.rfind("\n", 0, day.start) + 1
    behind = _BEHIND.match(letter.text, day.end)
    if not behind or letter.text[line_start : day.start].strip(" \t*-•"):
        return ""
    said = behind.group()
    return "filed" if says(words().roles["filed"], said) and _WE_SENT.search(said) else ""


_BEHIND = re.compile(r"[ \t]*(?:[:–,-][ \t]*)?([^\n.;]{4,60})")
_WE_SENT = re.compile(r"^\W*(?:we |our office |claim |the claim |original claim |first claim )", re.IGNORECASE)


def written_on(letter: Letter) -> date:
    """The day as of which a letter is read: today, or the later day that it bears, up to three months ahead."""
    today = letter.file.today
    for day in days_in(letter.text[:_TOP]):
        if not day.on or role_of(letter, day) != "heading" or _OF_SOMETHING.search(letter.text[: day.start]):
            continue
        is_ahead = today < day.on <= today + timedelta(days=_AHEAD)
        return day.on if is_ahead and not {day.on, *day_first(letter, day)} & letter.file.all_dates else today
    return today


_OF_SOMETHING = re.compile(r"(?<!\bdate):\s*$", re.IGNORECASE)  # “Next visit:” on the line above


_AHEAD = 92
_TOP = 600  # a date alone, so near the top, is the letter's
SINCE = re.compile(r"\b(?:since|as of)\W*$", re.IGNORECASE)
_ROLES = ("future", "own", "filed", "approved", "denied", "service", "limit", "deadline")


def _said_last(before: str, role: str) -> tuple[int, int, str]:
    """Where the last word of a role ends and how long it is, if only a few small words stand behind it."""
    found = [each.span() for each in matches(words().roles[role], before)]
    ends = [
        (end, end - start, role)
        for start, end in found
        if _SMALL.fullmatch(before[end:]) and not _A_YEAR.search(before, start, end)
    ]
    return max(ends, default=(0, 0, ""))


_A_YEAR = re.compile(
    r"\b(?:19|20)\d\d\b"
)  # “we treated him Aug. 24, 2026 and on Sept. 7 …”: another day stands between
_SMALL = re.compile(
    r"[\s:,.(\-#]*(?:(?:is|was|were|on|of|the|dated|date|date is|by you|by your office|to you|from"
    r"|for|in|it|this|our|your|claim|original|initial|first|same|clean|paper|electronic"
    r"|electronically|by mail|by fax|through our clearinghouse|a|at)\b[\s:,(\-]*){0,5}",
    re.IGNORECASE,
)


def day_first(letter: Letter, day: Day) -> list[date]:
    """The day of the file that is meant where the day may stand before the month, as in 7.12.2026."""
    first = _FIRST.match(letter.text, day.start)
    if not first or ("." not in letter.text[day.start : day.end] and int(first[1]) != day.day):
        return []
    return [
        each for each in letter.file.all_dates if (each.day, each.month, each.year) == (day.month, day.day, day.year)
    ]


_FIRST = re.compile(r"(\d{1,2})[./-]")
