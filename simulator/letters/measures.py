"""What a letter measures: a body, a visit, the days between two events. The file has days; of a body it has nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta

from simulator.letters.days import days_in
from simulator.letters.file import LetterFile
from simulator.letters.letter import Letter, spelled
from simulator.letters.marked import Span, Verdict
from simulator.letters.phrases import says
from simulator.letters.rules import words
from simulator.letters.statements import denies
from simulator.letters.sums import spoken_number

_NUMBER = (
    r"(?:\d{1,3}(?:\.\d{1,2})?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|\w+teen|two|three|four|five"
    r"|six|seven|eight|nine|ten|eleven|twelve)"
)
_NOT_OURS = (
    r"(?<!we )(?<!have )(?<!I )(?<!staff )(?<!team )(?<!office )"  # who wrote the letter may say how long it took
)
_HALF_AN_HOUR = r"(?:an?|half an|a good half|a full) ?(?:half )?-?(?:hour|minutes)"
_BODY = re.compile(
    rf"\b(?:blood pressure|bp|bmi|body mass index|ahi|apnea hypopnea index|a1c|hemoglobin|heart rate|pulse|temperature"
    rf"|fever|weight|saturation|oxygen level|ejection fraction"
    rf"|pain (?:score|level|scale)?|epworth(?: score)?|glucose|creatinine)"
    rf"\s?(?:score |index |reading |level )?(?:of |was |is |at |: ?|= ?|measured |scored |reads? )+"
    rf"{_NUMBER}(?:\s?(?:/|out of|over)\s?\d{{1,3}})?"
    r"|\b\d{1,2} (?:out of|on a scale (?:of|to)) (?:10|ten)\b"
    rf"|\b(?:only |barely |about |just )?(?:{_NUMBER}|[a-z]+ty(?:[- ][a-z]+)?) degrees"
    r"|\b\d{2,3} over \d{2,3}\b|(?<![\d/])1\d\d ?/ ?\d{2,3}(?![\d/])"
    rf"|\b{_NUMBER} (?:inches|inch|centimeters|centimetres|cm|mm|millimeters|feet) "
    rf"(?:from|apart|away|long|wide|across|deep|below|above)"
    r"|\b(?:session|visit|treatment|therapy|scan|test|exam)\b[^.;\d]{0,20}"
    r"\b(?:started|began|ended|finished|ran) (?:at|from) \d"
    rf"|\b(?:took|lasted|ran for|went on for) (?:\w+ )?{_NUMBER} (?:minutes|hours)"
    rf"|{_NOT_OURS}\b(?:spent|took|lasted|stayed|ran) (?:for )?(?:\w+ )?{_HALF_AN_HOUR}"
    rf"|{_NOT_OURS}\bspent (?:\w+ ){{0,2}}{_NUMBER} (?:minutes|hours)"
    rf"|\bface to face for (?:\w+ )?{_NUMBER} (?:minutes|hours)",
    re.IGNORECASE,
)
_DAYS = re.compile(
    r"(?<![\w.,$/-])(?P<count>\d{1,3}|(?:[a-z]+[- ])?[a-z]+)[ -](?:calendar )?days?\b"
    r"(?! (?:old|supply|course|of (?:therapy|treatment|rest)))",
    re.IGNORECASE,
)
_SLACK = 1  # the day itself may be counted or not


def read_measures(letter: Letter) -> Iterable[Span]:
    """Each thing that was measured, and each count of days between events that the file dates."""
    for found in _BODY.finditer(letter.rest):
        yield Span(*found.span(), "measure", Verdict.UNSUPPORTED, "Nothing in the file has this measure.")
    yield from _units(letter)
    for found in _DAYS.finditer(letter.rest):
        count = int(found["count"]) if found["count"].isdigit() else spoken_number(found["count"])
        span = _counted(letter, found, count) if count else None
        if span:
            yield span


def _units(letter: Letter) -> Iterable[Span]:
    """Each count of units in a sentence that names one approval, and more than it was given for."""
    for found in _UNITS.finditer(letter.text):
        sentence = letter.sentence(found.start())
        said = letter.text[sentence.start : sentence.end]
        named = [each for each in letter.file.approvals if each.units and spelled(each.number).search(said)]
        count = int(found["count"]) if found["count"].isdigit() else spoken_number(found["count"])
        if len(named) == 1 and count > named[0].units and not denies(said[: found.start() - sentence.start]):
            why = f"Approval {named[0].number} is for {named[0].units} units."
            yield Span(*found.span(), "measure", Verdict.FABRICATED, why)


_UNITS = re.compile(r"\b(?P<count>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve) units?\b", re.IGNORECASE)


def _counted(letter: Letter, found: re.Match[str], count: int) -> Span | None:
    """A count of days, where the words say that it is one of the claim, of a notice, or of a time limit."""
    sentence = letter.sentence(found.start())
    said, file = letter.text[sentence.start : sentence.end], letter.file
    rules = words().roles
    if not says(rules["counted"], said) or says(rules["own_count"], said):
        return None
    is_of_filing = says(rules["filed"], said)
    true = _filing_counts(file) if is_of_filing and file.received else _true_counts(file)
    true |= {abs((file.today - each).days) for each in file.notices}
    is_true = _is_the_time_to_ask(file, count) or any(
        abs(count - each) <= _SLACK for each in (*true, *_between_named(said, file))
    )
    before = said[: found.start() - sentence.start]
    if is_true or denies(before) or _TO_DO.search(before):
        return None
    span = (found.start(), found.end(), "days")
    limit = (file.filing_limit - min(file.services)).days if file.filing_limit and file.services else 0
    if is_of_filing and file.knows("claim_in_time") is False and count <= limit:
        return Span(*span, Verdict.FABRICATED, f"The file does not count {count} days here: the claim came too late.")
    return Span(*span, Verdict.UNSUPPORTED, f"No two days of the file lie {count} days apart.")


_TO_DO = re.compile(  # “Correct the line within 30 days.”
    r"^\W*(?:correct|pay|send|reprocess|process|answer|reply|respond|decide|release|issue|let|give|fix|reverse|review)\b"
    r"(?:.*)\b(?:within|in)\W*$",
    re.IGNORECASE | re.DOTALL,
)


def _between_named(said: str, file: LetterFile) -> set[int]:
    """The days from each visit to a true day that the same sentence names."""
    told = {(each.month, each.day) for each in days_in(said)}
    named = [each for each in file.all_dates if (each.month, each.day) in told]
    return {abs((each - visit).days) for each in named for visit in file.services}


def _is_the_time_to_ask(file: LetterFile, count: int) -> bool:
    """Whether so many days are the time for a letter: a ladder may add some days for the mail."""
    return any(0 <= (file.deadline - each).days - count <= _FOR_THE_MAIL for each in file.notices if file.deadline)


_FOR_THE_MAIL = 6


def _filing_counts(file: LetterFile) -> set[int]:
    """The days from each visit to the claim's arrival and to the filing limit, between those two, and for a letter."""
    came_back = (on for label, on in file.dates.items() if label.startswith(("sent back", "returned sending")))
    ends = [each for each in (file.received, file.filing_limit, *came_back) if each]
    days = {abs((one - other).days) for one in ends for other in (*file.services, *ends)}
    return days | {(file.deadline - each).days for each in file.notices if file.deadline}


def _true_counts(file: LetterFile) -> set[int]:
    """The days between any two days of the file."""
    days = sorted(file.all_dates)
    return {(later - earlier) // timedelta(days=1) for at, earlier in enumerate(days) for later in days[at:]}
