"""Counts of days: between two events of the file, since the payer has had the claim, and to a day counted out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from simulator.dates import print_date
from simulator.letters.file import LetterFile
from simulator.letters.marked import Span, Verdict
from simulator.letters.reading.days import Day, days_in
from simulator.letters.reading.letter import Letter
from simulator.letters.reading.numerals import spoken_number
from simulator.letters.reading.phrases import says
from simulator.letters.rules.words import words
from simulator.letters.told.statements import denies

_DAYS = re.compile(
    r"(?<![\w.,$/-])(?P<count>\d{1,3}|(?:(?:one|an?|two|three) hundred (?:and )?)?(?:[a-z]+[- ])?[a-z]+)"
    r"[ -](?:calendar )?days?\b"
    r"(?! (?:old|supply|course|of (?:therapy|treatment|rest)))",
    re.IGNORECASE,
)
_SLACK = 1  # the day itself may be counted or not


def read_counts(letter: Letter) -> Iterable[Span]:
    """Each count of days between events of the file, and each for which the payer is said to have had the claim."""
    yield from _held(letter)
    yield from _allowed(letter)
    yield from _to_pay(letter)
    yield from _right_after(letter)
    for found in _DAYS.finditer(letter.rest):
        count = spoken_number(found["count"])
        span = _counted(letter, found, count) if count else None
        if span:
            yield span


def _allowed(letter: Letter) -> Iterable[Span]:
    """Each count of days that a contract is said to give for a letter or a claim, and that is more than it gives."""
    file = letter.file
    for found in _ALLOWED.finditer(letter.text):
        count = spoken_number(found["count"])
        said = letter.before(found.start(), 60) + letter.after(found.end(), 90)
        is_to_write, is_to_file = _TO_WRITE.search(said), _TO_FILE.search(said)
        is_theirs = _THEIRS.search(found.group())  # “gives you thirty days to pay”
        if is_theirs or denies(letter.before(found.start())) or bool(is_to_write) == bool(is_to_file):
            continue
        last, starts = (file.deadline, file.notices) if is_to_write else (file.filing_limit, file.services)
        given = max(((last - each).days for each in starts), default=0) if last else 0
        if last and given and count > given + _FOR_THE_MAIL:
            yield Span(*found.span(), "days", Verdict.FABRICATED, f"It gives {given} days, until {print_date(last)}.")


_ALLOWED = re.compile(
    r"\b(?:contract|agreement|manual|rules?|remittance|notice)\b(?: of (?=[A-Z]|\d)[\w ,/]{4,20}?,?)?"
    r"(?: with (?:you|[A-Z][\w-]+(?: [A-Z][\w-]+){0,3}))? (?:\w+ )?"
    r"(?:gives?|gave|allows?|grants?|sets|provides)"
    r"(?: us| (?:our|the|an?|each|every) \w+| offices| providers)?"
    r"(?: of care)?(?: for)?(?: a limit of)? (?:a full |full |the )?"
    r"(?P<count>\d{1,3}|[a-z]+(?:[- ][a-z]+){0,3}) (?:calendar )?days\b",
    re.IGNORECASE,
)
_THEIRS = re.compile(r"\b(?:gives?|gave|allows?|grants?) (?:you|the (?:payer|plan))\b", re.IGNORECASE)


def _to_pay(letter: Letter) -> Iterable[Span]:
    """Each count of days that the contract is said to give the payer for a claim: right, or fewer than it gives."""
    given = next((int(found[1]) for said in letter.file.words if (found := TO_PAY.search(said))), 0)
    for found in _PAY_WITHIN.finditer(letter.text) if given else ():
        count, sentence = spoken_number(found["count"]), letter.sentence(found.start())
        if not _BY_CONTRACT.search(letter.text, sentence.start, sentence.end) or denies(letter.before(found.start())):
            continue
        if count == given:
            yield Span(*found.span(), "claim days_to_pay", Verdict.RIGHT, f"The contract gives {given} days.")
        elif 0 < count < given:
            yield Span(*found.span(), "days", Verdict.FABRICATED, f"The contract gives {given} days to pay a claim.")


def _right_after(letter: Letter) -> Iterable[Span]:
    """Each claim that is said to have gone out on the day of the visit, or the day after, and did not."""
    file = letter.file
    if "sent" not in file.dates or not file.services:
        return
    days = (file.dates["sent"] - max(file.services)).days
    for found in _RIGHT_AFTER.finditer(letter.text):
        if days > int(bool(found["after"])) and not denies(letter.before(found.start(), 40)):
            why = f"It went out on {print_date(file.dates['sent'])}, {days} days after the visit."
            yield Span(*found.span(), "days", Verdict.FABRICATED, why)


_RIGHT_AFTER = re.compile(
    r"\b(?:(?:we|our office|I) (?:had |have )?(?:sent|filed|billed|submitted|mailed|transmitted) (?:you )?"
    r"(?:(?:this|the|our) (?:claim|bill)|it)"
    r"|(?:claim|bill) (?:was (?:sent|filed|billed|submitted|mailed|transmitted)|went out|left (?:us|our office)))"
    r"(?: to you)?,? (?:on )?(?:the )?(?:very |same )*(?:(?P<after>(?:next )?day after)|day (?:of|as)) "
    r"(?:the|his|her|our|their|this) (?:visit|service|treatment|test|scan|session|exam)\b",
    re.IGNORECASE,
)
TO_PAY = re.compile(r"^Days to pay: (\d+)")
_BY_CONTRACT = re.compile(r"\b(?:contracts?|agreements?)\b", re.IGNORECASE)
_PAY_WITHIN = re.compile(
    r"\b(?:(?:gives?|gave|allows?|grants?) (?:you|the (?:payer|plan))(?: a)?(?: full)?"
    r"|(?:claims?|it|bills?) (?:is|are|must|should|shall|has to|have to)(?: to)?(?: be)?"
    r" (?:paid|processed|answered|decided)(?: within| in)?"
    r"|you (?:must|have to|had to|are to|agreed to|are bound to|shall|should|will)? ?(?:pay|answer|process|decide)\b"
    r"[^.;\d]{0,30}\b(?:within|in))"
    r" (?P<count>\d{1,3}|[a-z]+(?:[- ][a-z]+){0,2}?) (?:calendar )?days\b",
    re.IGNORECASE,
)
_TO_WRITE = re.compile(r"\b(?:disput\w*|appeal\w*|reconsideration|remittance|notice|decision|denial)\b", re.IGNORECASE)
_TO_FILE = re.compile(r"\b(?:to file|filing|to bill|claims?|date of service|service|visit)\b", re.IGNORECASE)


def is_counted_out(letter: Letter, day: Day, on: date) -> bool:
    """Whether a day lies as many days behind a true one, or behind one named just before, as its sentence says."""
    told = [*_SO_MANY.finditer(letter.before(day.start, 120)), *_SO_MANY.finditer(letter.after(day.end, 60))]
    counts = {spoken_number(each[1]) for each in told} - {0}
    if not counts:
        return False
    year = letter.file.today.year
    named = [each.in_year(year) for each in days_in(letter.text[max(0, day.start - 200) : day.start])]
    meant = {on} if day.year else {on, day.in_year(on.year + 1), day.in_year(year)}
    return any((each - one).days in counts for one in (*letter.file.all_dates, *named) if one for each in meant if each)


_SO_MANY = re.compile(r"\b(\d{1,3}|[a-z]+(?:[- ][a-z]+){0,4}) (?:calendar )?days\b", re.IGNORECASE)


def _held(letter: Letter) -> Iterable[Span]:
    """Each count of days for which the payer is said to have had the claim, and that are more than there were."""
    file = letter.file
    if not file.received:
        return
    for found in _HELD.finditer(letter.text):
        count = spoken_number(found["count"]) * _UNITS[found["unit"].lower()]
        had = (file.today - file.received).days
        before = letter.before(found.start())
        if count > had + _SLACK and not denies(before) and not _FUTURE.search(before):
            why = f"The payer had the claim on {print_date(file.received)}, {had} days ago."
            yield Span(*found.span(), "days", Verdict.FABRICATED, why)


_HELD = re.compile(
    r"\b(?:(?:had|held|kept|sat on|sitting on|been holding)\b[^.;\d]{0,40}?\b(?:claim|bill|it)\b[^.;\d]{0,12}"
    r"|(?:claim|bill|it) (?:of [^.;]{4,25} )?has (?:now )?been (?:open|pending|unpaid|outstanding|with you(?:r \w+)?"
    r"|(?:on|in) your (?:desk|hands|system|queue)))"
    r" for (?:more than |over |at least |well over |some |about )?(?:the )?"
    r"(?P<count>\d{1,3}|[a-z]+(?:[- ][a-z]+){0,3}) (?P<unit>day|week|month)s\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(r"\b(?:will|by then|would)\b", re.IGNORECASE)
_UNITS = {"day": 1, "week": 7, "month": 30}


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
        abs(count - each) <= _SLACK for each in (*true, *_between_named(letter, sentence.start, sentence.end))
    )
    before = said[: found.start() - sentence.start]
    if is_true or denies(before) or _TO_DO.search(before) or _ASKED_FOR.search(before):
        return None
    span = (found.start(), found.end(), "days")
    limit = (file.filing_limit - min(file.services)).days if file.filing_limit and file.services else 0
    if is_of_filing and file.knows("claim_in_time") is False and count <= limit:
        return Span(*span, Verdict.FABRICATED, f"The file does not count {count} days here: the claim came too late.")
    return Span(*span, Verdict.UNSUPPORTED, f"No two days of the file lie {count} days apart.")


DO_IT = (  # “Correct the line within 30 days.”
    r"^\W*(?:correct|overturn|reverse|pay|send|reprocess|process|answer|reply|respond|decide|release|issue|let|give|fix|remit"
    r"|review)\b"
)
_TO_DO = re.compile(rf"{DO_IT}(?:.*)\b(?:within|in)\W*$", re.IGNORECASE | re.DOTALL)


_ASKED_FOR = re.compile(  # “we demand payment of $350.00 within 10 days”
    r"\b(?:demand|request|expect|insist on|ask for|want|require|await|look forward to)\b[^;]*\b(?:within|in)\W*$",
    re.IGNORECASE,
)


def _between_named(letter: Letter, start: int, end: int) -> set[int]:
    """The days from each visit, or from another named, to a true day named in a sentence or just before it."""
    file = letter.file
    told = {(each.month, each.day) for each in days_in(letter.text[max(0, start - _JUST_BEFORE) : end])}
    named = [each for each in file.all_dates if (each.month, each.day) in told]
    return {abs((each - other).days) for each in named for other in (*file.services, *named)}


_JUST_BEFORE = 250


def _is_the_time_to_ask(file: LetterFile, count: int) -> bool:
    """Whether so many days are the time for a letter: a ladder may add some days for the mail."""
    return any(0 <= (file.deadline - each).days - count <= _FOR_THE_MAIL for each in file.notices if file.deadline)


_FOR_THE_MAIL = 6


def _filing_counts(file: LetterFile) -> set[int]:
    """The days from each visit to the claim's arrival and to the filing limit, between those two, and for a letter."""
    came_back = (on for label, on in file.dates.items() if label.startswith(("sent back", "returned sending")))
    went_out = (on for label, on in file.dates.items() if label.startswith(("sent", "sending", "acceptance")))
    ends = [each for each in (*went_out, file.received, file.filing_limit, *came_back) if each]
    days = {abs((one - other).days) for one in ends for other in (*file.services, *ends)}
    return days | {(file.deadline - each).days for each in file.notices if file.deadline}


def _true_counts(file: LetterFile) -> set[int]:
    """The days between any two days of the file."""
    days = sorted(file.all_dates)
    return {(later - earlier) // timedelta(days=1) for at, earlier in enumerate(days) for later in days[at:]}
