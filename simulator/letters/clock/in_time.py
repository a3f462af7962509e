"""A claim or a letter that is said to be in time, where the file or the letter's own days say otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from simulator.dates import print_date
from simulator.letters.clock.counts import DO_IT
from simulator.letters.clock.filing import RETURNED
from simulator.letters.marked import Span, Verdict
from simulator.letters.reading.days import days_in
from simulator.letters.reading.letter import Letter
from simulator.letters.reading.numerals import A_TEN, spoken_number
from simulator.letters.told.statements import denies

_TENS = rf"(?:ten|fifteen|(?:{A_TEN})(?:[- ]\w+)?)"
_COUNT = rf"(?P<count>\d{{1,3}}|(?:(?:one|a|two) hundred (?:and )?)?{_TENS})[ -](?:calendar )?days?"
_INSIDE = re.compile(
    r"\b(?:within|inside|before|ahead of|in|under)\s(?:the|your|its|our|their|this|that|his|her)\s"
    rf"(?:(?:full|whole|contract(?:ual)?|plan's|appeal|appeals|dispute|filing|stated|usual|allowed|permitted)\s){{0,4}}"
    rf"(?:{_COUNT}|(?:last day|due date|deadline|limit|window|period|time (?:limit|frame|allowed)|timeframe))"
    rf"|\bwithin\s(?:about\s|just\s)?{_COUNT.replace('count', 'bare')}"
    r"|\b(?:on time|in time|in good time|timely)\b(?!\s(?:of|filing)\b)",
    re.IGNORECASE,
)
_OF_A_LETTER = re.compile(
    r"\b(?:appeal\w*|disput\w*|reconsideration|grievance|letter|request|redetermination|writ(?:e|ing)|we are|I am"
    r"|this (?=is|comes|reaches|arrives|was))",
    re.IGNORECASE,
)
_OF_A_CLAIM = re.compile(
    r"\b(?:claims?|bill(?:s|ed|ing)?|charges?|submissions?|resubmission|original|filing|transmissions?|sendings?"
    r"|first sent|copy|(?:new|right|true|correct) number)\b",
    re.IGNORECASE,
)
_THEIRS = re.compile(  # what was to be done, or is to be done by them
    r"\b(?:(?:had|has|have|is|was|were) to|must|(?:first|original|earlier) (?:time|claim|one|sending)"
    r"|an? claim (?:that|which)|(?:asks? for|wants?|requires?|demands?) (?:the|a|every|each|our) "
    r"|you (?:must|have|should|are|had|did|paid|decided|need|owe|took|denied|refused)"
    r"|answer|respond|response|reply"
    r"|decide|decision|pay|payment|paid|process\w*|please|ask (?:you|that)"
    r"|interest|expect|due|hear\w*|too late)\b[^;]*$",
    re.IGNORECASE,
)


def read_in_time(letter: Letter) -> Iterable[Span]:
    """Each “in time” that the file contradicts: the claim or this letter came after its last day."""
    earlier = ""
    for sentence in letter.sentences:
        said = letter.text[sentence.start : sentence.end]
        for found in _INSIDE.finditer(said):
            why = _why_not(letter, earlier, said, found)
            if why:
                nouns = [*_OF_A_LETTER.finditer(said, 0, found.start()), *_OF_A_CLAIM.finditer(said, 0, found.start())]
                start = max((each.start() for each in nouns), default=0)
                yield Span(
                    sentence.start + start, sentence.start + found.end(), "claim in_time", Verdict.FABRICATED, why
                )
                break
        earlier = said


def _why_not(letter: Letter, earlier: str, said: str, found: re.Match[str]) -> str:
    before, file = said[: found.start()], letter.file
    if denies(before) or _THEIRS.search(before) or _TO_DO.match(before) or said.rstrip().endswith("?"):
        return ""
    count = spoken_number(found["count"] or found["bare"] or "")
    told = _days(before, file.today) or _of_that_one(earlier, before, file.today)
    since = _since(said, found.end(), file.today) if count else None
    of_the_letter = _is_of_the_letter(letter, earlier, before, count, found.group().lower())
    if of_the_letter is None:
        return ""
    if of_the_letter:
        last = file.open_until
        late = [each for each in told if last and each > last]
        if since and since in file.notices and (file.today - since).days > count:
            return f"From {print_date(since)} to today are {(file.today - since).days} days."
        if not last or (file.knows("letter_in_time") is not False and not late):
            return ""
        return f"The last day to write was {print_date(last)}."
    if since and since in file.services and told and (told[-1] - since).days > count:
        return f"From {print_date(since)} to {print_date(told[-1])} are {(told[-1] - since).days} days."
    limit, received = file.filing_limit, file.received
    if not limit or RETURNED.search(said) or (told and max(told) <= limit):
        return ""
    if file.knows("claim_in_time") is False and received:
        return f"The payer had the claim on {print_date(received)}; the last filing day was {print_date(limit)}."
    return f"The last filing day was {print_date(limit)}." if told else ""


_TO_DO = re.compile(rf"{DO_IT}[^:;]*$", re.IGNORECASE)


def _is_of_the_letter(letter: Letter, earlier: str, before: str, count: int, inside: str) -> bool | None:
    """Whether this letter is what is in time, or (False) the claim: by the days that are named, or by the last noun."""
    file = letter.file
    if "filing" in inside and not _OF_A_LETTER.search(before):
        return False
    to_write = {(file.deadline - each).days for each in file.notices} if file.deadline else set[int]()
    to_file = {(file.filing_limit - each).days for each in file.services} if file.filing_limit else set[int]()
    if count in to_write | to_file and not to_write & to_file:
        return count in to_write
    said_of = (_last(before), True if _TODAY.search(before) else None, _last(earlier))
    return next((it for it in said_of if it is not None), None)


def _last(said: str) -> bool | None:
    letters = [each.start() for each in _OF_A_LETTER.finditer(said)]
    claims = [each.start() for each in _OF_A_CLAIM.finditer(said)]
    if not letters and not claims:
        return None
    return max(letters, default=-1) > max(claims, default=-1)


def _days(before: str, today: date) -> list[date]:
    """The day of which “in time” is said, if it is named just before; one without a year is of this year."""
    if _TODAY.search(before):
        return [today]
    is_of_all = _ALL.search(before) is not None
    found = [each.in_year(today.year) for each in days_in(before) if is_of_all or _ITS_DAY.match(before[each.end :])]
    return [each for each in found if each]


def _of_that_one(earlier: str, before: str, today: date) -> list[date]:
    """The day of “that sending”: the last one that the sentence before names."""
    if not _THAT_ONE.match(before):
        return []
    return [each for each in [one.in_year(today.year) for one in days_in(earlier)][-1:] if each]


_THAT_ONE = re.compile(
    r"\W*(?:that|this) (?:\w+ )?(?:sending|copy|one|claim|transmission|submission|mailing)\b", re.IGNORECASE
)


def _since(said: str, place: int, today: date) -> date | None:
    """The day from which days are counted, if it is named just behind their number: “within 60 days of …”."""
    behind = said[place : place + _NEAR]
    days = days_in(behind)
    if not days or not _FROM.match(behind[: days[0].start]):
        return None
    return days[0].in_year(today.year)


_NEAR = 70
_FROM = re.compile(r"\W*(?:of|from|after|since|following)\b[\w\s’'-]*\W*$", re.IGNORECASE)


_ALL = re.compile(r"\b(?:both|each|all)\b", re.IGNORECASE)
_ITS_DAY = re.compile(r"(?:\W*[\w-]+ (?:days?|weeks?) after [\w ]{3,20}? and)?\W*(?!and\b)(?:\w+\W+){0,4}$")
_TODAY = re.compile(r"\b(?:today|now|herewith|number reaches you)\b", re.IGNORECASE)
