"""What each date of a letter is said to be, and whether the file proves it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from simulator.dates import print_date
from simulator.letters.clock.advantage import to_our_advantage
from simulator.letters.clock.counts import is_counted_out
from simulator.letters.clock.last_days import either, to_come
from simulator.letters.clock.proof_days import PROOF, day_of_its_paper, to_prove_something
from simulator.letters.clock.roles import SINCE, day_first, role_of
from simulator.letters.file import LetterFile
from simulator.letters.marked import Span, Verdict
from simulator.letters.reading.days import MONTH, Day, days_in, is_of_another_year, near_day, no_days_in
from simulator.letters.reading.letter import Letter
from simulator.letters.reading.numerals import month_of
from simulator.letters.reading.phrases import matches, says
from simulator.letters.rules.words import words
from simulator.letters.told.statements import denies


def read_days(letter: Letter) -> Iterable[Span]:
    """Each date of the letter: right, the letter's own, a slip, unsupported, or moved to our advantage."""
    days = [_judged(letter, day) for day in days_in(letter.rest)]
    why = "No calendar has this day. Look at the digits."
    return [
        *days,
        *(Span(*each.span(), "date", Verdict.SLIP, why) for each in no_days_in(letter.rest)),
        *(each for each in _months(letter) if not any(each.start < day.end and day.start < each.end for day in days)),
    ]


def _months(letter: Letter) -> Iterable[Span]:
    """Each bare month in which a late claim is said to have come or gone: “you had it in February”."""
    file = letter.file
    if file.knows("claim_in_time") is not False or not file.filing_limit:
        return
    for found in MONTH.finditer(letter.rest):
        last = _last_such_day(Day(0, 0, 0, month_of(found["name"]), 28), file.today)
        before = _OUR_DESK.sub(" ", letter.before(found.start(), 120))
        about = any(says(words().roles[role], before) for role in ("filed", "claim_things"))
        if not last or last > file.filing_limit or denies(before) or not about or _CLAIMS_OF.search(before):
            continue
        if not re.search(r"\b(?:visit|service|seen|treated|patient|performed|rendered)\b", before[-40:], re.IGNORECASE):
            why = f"The claim came too late; the last filing day was {print_date(file.filing_limit)}."
            yield Span(*found.span(), "date", Verdict.FABRICATED, why)


_OUR_DESK = re.compile(r"\bbilling (?:office|desk|team|department|system|software|service)\b", re.IGNORECASE)
_CLAIMS_OF = re.compile(
    r"\b(?:claims?|bills?|services?) of\s*$|\b(?:program|software|system|vendor)\b[^.;]{0,25}$", re.IGNORECASE
)


def _judged(letter: Letter, day: Day) -> Span:
    file = letter.file
    role = role_of(letter, day)
    same = [each for each in file.all_dates if _is_same(day, each, file)]
    same = sorted(same or day_first(letter, day), key=lambda each: (each not in file.services, abs(file.today - each)))
    on = day.on or (same[0] if same else _last_such_day(day, file.today))

    def span(verdict: Verdict, why: str, label: str = "") -> Span:
        return Span(day.start, day.end, "date", verdict, why, label)

    if on and (moved := to_our_advantage(letter, day, role, on, is_true=bool(same))):
        return span(Verdict.FABRICATED, moved)
    if same and day.on not in same and same[0] == file.today:
        return span(Verdict.ALONE, "This date is the letter’s own.")
    if same and (paper := day_of_its_paper(letter, day, same[0])):
        true = file.dates.get(paper.id) or paper.on or same[0]
        helps = bool(file.services) and same[0] <= max(file.services) < true
        verdict = Verdict.FABRICATED if helps else Verdict.UNSUPPORTED
        return span(verdict, f"{paper.title} is of {print_date(true)}.")
    if same:
        other = _another(letter, day, role, same[0])
        return span(Verdict.UNSUPPORTED, other) if other else span(Verdict.RIGHT, _HAS, _label(letter, same[0]))
    ends = [each.ends for each in file.approvals if each.ends]
    if ends and on and on > max(ends) and _GOOD_THROUGH.search(letter.before(day.start, 110)):
        return span(Verdict.FABRICATED, f"The approval is good through {print_date(max(ends))}.")
    if on in file.days_printed and role not in ("service", "denied", "approved", "filed"):
        return span(Verdict.RIGHT, "A paper of the file prints this date.", "printed")
    if _is_one_more_visit(letter, day, on):
        return span(Verdict.FABRICATED, f"The file has visits of {either(file.services)} and no further one.")
    if (
        role == "own"
        and (born := file.dates.get("born"))
        and says(words().labelled["born"], letter.before(day.start, 25))
    ):
        if near_day(day, {born}):
            return span(Verdict.SLIP, f"The file has {print_date(born)}. Look at the digits.")
        return span(Verdict.UNSUPPORTED, f"The file has {print_date(born)}.")
    birth = file.dates.get("born")
    around = letter.before(day.start) + letter.after(day.end)
    if birth and (birth.month, birth.day) == (day.month, day.day) and _OF_AN_AGE.search(around):
        return span(Verdict.RIGHT, _HAS, "born")
    if birth and near_day(day, {birth}) and _BIRTH.search(letter.text, max(0, day.start - 160), day.start):
        return span(Verdict.SLIP, f"The file has {print_date(birth)}. Look at the digits.")
    if role == "own" and SINCE.search(letter.before(day.start)) and (near := near_day(day, _meant(letter, day, role))):
        return span(Verdict.SLIP, f"The file has {print_date(near)}. Look at the digits.")
    if role in ("own", "heading") and not (role == "heading" and is_of_another_year(day, file.today)):
        return span(Verdict.ALONE, "This date is the letter’s own.")
    if on and on - timedelta(days=1) in {each for label, each in file.dates.items() if "ended" in label}:
        return span(Verdict.ALONE, "This is the day after an end that the file has.")
    if _SUPPOSED.search(letter.before(day.start, 90)):
        return span(Verdict.ALONE, "This is only supposed.")
    if on and is_counted_out(letter, day, on):
        return span(Verdict.ALONE, "This day is counted out from another.")
    is_to_come = to_come(day, file.today)
    if is_to_come and _is_awaited(letter, day, role):
        return span(Verdict.ALONE, "This day is still to come.")
    if role == "" and says(words().roles["life"], letter.before(day.start)):
        return span(Verdict.UNSUPPORTED, "Nothing in the file has this date.")
    near = near_day(
        day, _meant(letter, day, role) or {each for each in _days_of_the_case(file) if _is_of_its_year(day, each, on)}
    )
    if near:
        return span(Verdict.SLIP, f"The file has {print_date(near)}. Look at the digits.")
    if day.year and day.on is None:
        return span(Verdict.SLIP, "No calendar has this day. Look at the digits.")
    if made_up := to_prove_something(letter, day, role):
        return span(Verdict.FABRICATED, made_up, PROOF)
    return span(Verdict.UNSUPPORTED, "Nothing in the file has this date.")


def _is_same(day: Day, each: date, file: LetterFile) -> bool:
    """Whether a day is this one. Without a year, no day of a life or of long ago is meant: nobody was born in June."""
    if day.year:
        return (day.year, day.month, day.day) == (each.year, each.month, each.day)
    return (day.month, day.day) == (each.month, each.day) and abs((file.today - each).days) < _LONG_AGO


_LONG_AGO = 700
_HAS = "The file has this date."
_GOOD_THROUGH = re.compile(  # “approval PA-1001, good through …”
    r"\b(?:approval|authori[sz]ation|extension|precertification)\b(?:(?!\b(?:coverage|plan|contract|account|case)\b)[^.;])*"
    r"\b(?:good|valid) (?:through|until|till|up to)\W*$",
    re.IGNORECASE,
)
_OF_AN_AGE = re.compile(r"\b(?:birthday|turn(?:s|ed|ing)?|years? old|age)\b", re.IGNORECASE)
_BIRTH = re.compile(r"\b(?:birth|birthday|born|dob)\b", re.IGNORECASE)


def _is_of_its_year(day: Day, each: date, on: date | None) -> bool:
    """Whether a day without a year may be one of this year: “3 June” is no slip of a day two years on."""
    return bool(day.year) or on is None or each.year == on.year


def _days_of_the_case(file: LetterFile) -> set[date]:
    """The days that a date may be a slip of, where no words tell which: not those of a life or of our log."""
    aside = {on for label, on in file.dates.items() if label.startswith(_ASIDE)}
    named = {*file.services, *file.notices, file.deadline, file.received, file.filing_limit, file.dates.get("sent")}
    return {on for on in file.all_dates - (aside - named) if on != file.today}


_ASIDE = ("log", "born", "coverage", "enrolled", "other plan", "deductible")


def _meant(letter: Letter, day: Day, role: str) -> set[date]:
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


_SUPPOSED = re.compile(
    r"\b(?:(?:presumed|deemed)\b|(?:taken|counted|counts|treated|considered) as (?:having been )?received\b"
    r"|would have (?:been )?\w+ |had (?:we|I|our|it|the|you)|if (?:we|you|it|the) had)\b[^.;]*$",
    re.IGNORECASE,
)


def _is_one_more_visit(letter: Letter, day: Day, on: date | None) -> bool:
    """Whether a day that the file does not have stands in a list with all days of service: a visit that never was."""
    file, sentence = letter.file, letter.sentence(day.start)
    said = letter.text[sentence.start : sentence.end]
    listed = re.search(r"\d(?:,? and|,|,? &|/)\s*$", said[: day.start - sentence.start])
    is_past = on is not None and on < file.today and len(file.services) > 1
    return (
        bool(listed)
        and is_past
        and {(each.month, each.day) for each in file.services} <= {(each.month, each.day) for each in days_in(said)}
    )


def _another(letter: Letter, day: Day, role: str, on: date) -> str:
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


def _last_such_day(day: Day, today: date) -> date | None:
    """A day without a year, as the one that came last."""
    try:
        this = date(today.year, day.month, day.day) if not day.year else None
        return this.replace(year=today.year - 1) if this and this > today else this
    except ValueError:
        return None


def _is_awaited(letter: Letter, day: Day, role: str) -> bool:
    """Whether a day ahead is one that the writer waits for, and not the last day to write or a day that has been."""
    sentence, rules = letter.sentence(day.start), words().roles
    said = letter.text[sentence.start : sentence.end]
    if _THEIR_LAST_DAY.search(letter.before(day.start)):
        return True
    is_ahead = says(rules["ahead"], said) or _BY_THEN.search(letter.before(day.start, 30)) is not None
    is_last_day = says(
        rules["in_time"], letter.before(day.start, 300).split(";")[-1] + letter.after(day.end, 300).split(";")[0]
    )
    if _NOT_AWAITED.search(letter.before(day.start)) or (role == "" and _HAS_BEEN.search(letter.after(day.end, 60))):
        return False
    return role in ("", "future") and is_ahead and not is_last_day


_BY_THEN = re.compile(
    r"\b(?:by|before|no later than|not later than|at the latest)"
    r"(?: (?:the|end of|close of business(?: on)?|noon(?: on)?))*\W*$",
    re.IGNORECASE,
)
_THEIR_LAST_DAY = re.compile(
    r"\byou have (?:\w+ )?until\W+$|\b(?:deadline|last day|date|time) for your \w+\W+$"
    r"|\b(?:please|kindly)\b[^.;]{0,40}\bby\W+$",
    re.IGNORECASE,
)
_NOT_AWAITED = re.compile(  # “your answer of …” is here, “we have until …” is the last day
    r"(?:(?<!week )(?<!month )\b(?:of|dated)|(?<!\byou )\bhave until)\s+$"
    r"|\b(?:we|I|you) (?:\w+ed|spoke|talked|saw|got|took)\b[^,;.]{0,40} on\s+$",
    re.IGNORECASE,
)
_HAS_BEEN = re.compile(r"^,? (?:we|I|you) (?:talked|spoke|called|told|saw|sent|got)\b", re.IGNORECASE)


def _label(letter: Letter, on: date) -> str:
    file = letter.file
    known = {"service": file.services, "notice": file.notices, "received": (file.received,), "today": (file.today,)}
    known |= {"deadline": (file.deadline,), "filing limit": (file.filing_limit,)}
    labels = [label for label, dates in known.items() if on in dates]
    return ", ".join(labels) or next((label for label, each in file.dates.items() if each == on), "date")
