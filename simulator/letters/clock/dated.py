"""What each date of a letter is said to be, and whether the file proves it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from simulator.dates import print_date
from simulator.letters.clock.advantage import to_our_advantage
from simulator.letters.clock.counts import is_counted_out
from simulator.letters.clock.day_meaning import called_wrongly, days_of_the_case, is_same_day, label_of, meant_days
from simulator.letters.clock.last_days import either, to_come
from simulator.letters.clock.months import bare_months
from simulator.letters.clock.proof_days import PROOF, day_of_its_paper, to_prove_something
from simulator.letters.clock.roles import SINCE, day_first, role_of
from simulator.letters.file import LetterFile
from simulator.letters.marked import Span, Verdict
from simulator.letters.reading.days import Day, days_in, is_of_another_year, near_day, no_days_in
from simulator.letters.reading.letter import Letter
from simulator.letters.reading.phrases import says
from simulator.letters.rules.words import words


def read_days(letter: Letter) -> Iterable[Span]:
    """Each date of the letter: right, the letter's own, a slip, unsupported, or moved to our advantage."""
    days = [_judged(letter, day) for day in days_in(letter.rest)]
    none = [Span(*each.span(), "date", Verdict.SLIP, _NO_DAY) for each in no_days_in(letter.rest)]
    months = bare_months(letter)
    return [*days, *none, *(m for m in months if not any(m.start < day.end and day.start < m.end for day in days))]


def _judged(letter: Letter, day: Day) -> Span:
    """By the first judge who knows the day."""
    file = letter.file
    same = [each for each in file.all_dates if is_same_day(day, each, file)] or day_first(letter, day)
    same.sort(key=lambda each: (each not in file.services, abs(file.today - each)))
    on = day.on or (same[0] if same else day.last_before(file.today))
    it = _Dated(letter, day, role_of(letter, day), same, on)
    known = (judge(it) for judge in _JUDGES)
    return next((each for each in known if each), None) or it.span(Verdict.UNSUPPORTED, _NOT_ON_FILE)


_NO_DAY = "No calendar has this day. Look at the digits."
_NOT_ON_FILE = "Nothing in the file has this date."
_OWN = "This date is the letter’s own."
_HAS = "The file has this date."


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date of a letter: what it is said to be, the days of the file that it is, and the day that it stands for."""

    letter: Letter
    day: Day
    role: str
    same: list[date]  # those of a visit first, and then the latest
    on: date | None

    @property
    def file(self) -> LetterFile:
        return self.letter.file

    def before(self, most: int = 60) -> str:
        return self.letter.before(self.day.start, most)

    def after(self, most: int = 40) -> str:
        return self.letter.after(self.day.end, most)

    def span(self, verdict: Verdict, why: str, label: str = "") -> Span:
        return Span(self.day.start, self.day.end, "date", verdict, why, label)

    def slip_of(self, true: date) -> Span:
        return self.span(Verdict.SLIP, f"The file has {print_date(true)}. Look at the digits.")


def _moved(it: _Dated) -> Span | None:
    """A day that contradicts the file and helps the office, be it a day of the file under another name."""
    moved = it.on and to_our_advantage(it.letter, it.day, it.role, it.on, is_true=bool(it.same))
    return it.span(Verdict.FABRICATED, moved) if moved else None


def _of_today(it: _Dated) -> Span | None:
    is_today = it.same and it.day.on not in it.same and it.same[0] == it.file.today
    return it.span(Verdict.ALONE, _OWN) if is_today else None


def _of_another_day_than_its_paper(it: _Dated) -> Span | None:
    """“The waiver was signed on …”, a day of the file, and the waiver on file is of another."""
    paper = day_of_its_paper(it.letter, it.day, it.same[0]) if it.same else None
    if not paper:
        return None
    true = it.file.dates.get(paper.id) or paper.on or it.same[0]
    helps = bool(it.file.services) and it.same[0] <= max(it.file.services) < true
    verdict = Verdict.FABRICATED if helps else Verdict.UNSUPPORTED
    return it.span(verdict, f"{paper.title} is of {print_date(true)}.")


def _on_file(it: _Dated) -> Span | None:
    if not it.same:
        return None
    if other := called_wrongly(it.letter, it.day, it.role, it.same[0]):
        return it.span(Verdict.UNSUPPORTED, other)
    return it.span(Verdict.RIGHT, _HAS, label_of(it.letter, it.same[0]))


def _behind_the_approval(it: _Dated) -> Span | None:
    """“Good through …” a day behind the last one of every approval."""
    ends = [each.ends for each in it.file.approvals if each.ends]
    sentence = it.letter.sentence(it.day.start)
    before = it.letter.text[it.letter.sentence(max(sentence.start - 2, 0)).start : it.day.start]
    is_of_one = _GOOD_THROUGH.search(it.before(110)) or _IT_IS_GOOD_THROUGH.search(before)
    if ends and it.on and it.on > max(ends) and is_of_one:
        return it.span(Verdict.FABRICATED, f"The approval is good through {print_date(max(ends))}.")
    return None


def _printed(it: _Dated) -> Span | None:
    if it.on not in it.file.days_printed or it.role in ("service", "denied", "approved", "filed"):
        return None
    return it.span(Verdict.RIGHT, "A paper of the file prints this date.", "printed")


def _one_more_visit(it: _Dated) -> Span | None:
    """A day that the file does not have, in a list with all days of service: a visit that never was."""
    file, sentence = it.file, it.letter.sentence(it.day.start)
    if it.on is None or it.on >= file.today or len(file.services) < 2:
        return None
    said = it.letter.text[sentence.start : sentence.end]
    listed = re.search(r"\d(?:,? and|,|,? &|/)\s*$", said[: it.day.start - sentence.start])
    visits = {(each.month, each.day) for each in file.services}
    if not listed or not visits <= {(each.month, each.day) for each in days_in(said)}:
        return None
    return it.span(Verdict.FABRICATED, f"The file has visits of {either(file.services)} and no further one.")


def _of_a_birth(it: _Dated) -> Span | None:
    """A day of birth, or a birthday: the file's own, a slip of it, or another."""
    born = it.file.dates.get("born")
    if not born:
        return None
    near, is_same = near_day(it.day, {born}), (born.month, born.day) == (it.day.month, it.day.day)
    if is_same and not it.day.year and _BORN.search(it.before()):
        return it.span(Verdict.RIGHT, _HAS, "born")
    if (born.month, born.day) == (it.day.day, it.day.month) and it.day.year in (0, born.year) and not it.same:
        return it.slip_of(born)
    if it.role == "own" and says(words().labelled["born"], it.before(25)):
        return it.slip_of(born) if near else it.span(Verdict.UNSUPPORTED, f"The file has {print_date(born)}.")
    if is_same and _OF_AN_AGE.search(it.before() + it.after()):
        return it.span(Verdict.RIGHT, _HAS, "born")
    told = near and _BIRTH.search(it.letter.text, max(0, it.day.start - 160), it.day.start)
    return it.slip_of(born) if told else None


def _slip_behind_since(it: _Dated) -> Span | None:
    if it.role != "own" or not SINCE.search(it.before()):
        return None
    near = near_day(it.day, meant_days(it.letter, it.day, it.role))
    return it.slip_of(near) if near else None


def _the_letters_own(it: _Dated) -> Span | None:
    is_own = it.role == "own" or (it.role == "heading" and not is_of_another_year(it.day, it.file.today))
    return it.span(Verdict.ALONE, _OWN) if is_own else None


def _after_an_end(it: _Dated) -> Span | None:
    ends = {each for label, each in it.file.dates.items() if "ended" in label}
    is_after = it.on and it.on - timedelta(days=1) in ends
    return it.span(Verdict.ALONE, "This is the day after an end that the file has.") if is_after else None


def _supposed(it: _Dated) -> Span | None:
    return it.span(Verdict.ALONE, "This is only supposed.") if _SUPPOSED.search(it.before(90)) else None


def _counted_out(it: _Dated) -> Span | None:
    is_counted = it.on and is_counted_out(it.letter, it.day, it.on)
    return it.span(Verdict.ALONE, "This day is counted out from another.") if is_counted else None


def _awaited(it: _Dated) -> Span | None:
    is_awaited = to_come(it.day, it.file.today) and _is_awaited(it)
    return it.span(Verdict.ALONE, "This day is still to come.") if is_awaited else None


def _of_a_life(it: _Dated) -> Span | None:
    is_told = it.role == "" and says(words().roles["life"], it.before())
    return it.span(Verdict.UNSUPPORTED, _NOT_ON_FILE) if is_told else None


def _slip(it: _Dated) -> Span | None:
    """A slip of a day that the words may mean; where they name none, of a day of the case in its year.

    The first of a year to come is named for itself: “does the count begin again on 1/1/27?”
    """
    if it.on and (it.on.month, it.on.day) == (1, 1) and it.on > it.file.today:
        return it.span(Verdict.ALONE, _OWN)
    meant = meant_days(it.letter, it.day, it.role) or {
        each for each in days_of_the_case(it.file) if it.day.year or it.on is None or each.year == it.on.year
    }
    if it.role == "filed" and it.on and not _LAST.search(it.before(120)):
        limits = {each for each in (it.file.filing_limit, it.file.deadline) if each and it.on < each}
        meant -= limits  # nothing goes out on a limit by a slip: a day before it was chosen
    near = near_day(it.day, meant)
    return it.slip_of(near) if near else None


def _on_no_calendar(it: _Dated) -> Span | None:
    return it.span(Verdict.SLIP, _NO_DAY) if it.day.year and it.day.on is None else None


def _made_up(it: _Dated) -> Span | None:
    made_up = to_prove_something(it.letter, it.day, it.role)
    if not made_up:
        return None
    span = it.span(Verdict.FABRICATED, made_up, PROOF)
    told = _BEHIND_ITS_DAY.match(it.letter.text, it.day.end)
    is_first = not it.letter.text[it.letter.text.rfind("\n", 0, it.day.start) + 1 : it.day.start].strip(" *-•\t")
    return replace(span, end=told.end()) if told and is_first else span


_BEHIND_ITS_DAY = re.compile(r"[ \t]*[:–-][ \t]*[^\n.;]{4,80}")  # “04/02/2026 - corrected claim sent by us”


_JUDGES: tuple[Callable[[_Dated], Span | None], ...] = (
    _moved,
    _of_today,
    _of_another_day_than_its_paper,
    _behind_the_approval,
    _on_file,
    _printed,
    _one_more_visit,
    _of_a_birth,
    _slip_behind_since,
    _the_letters_own,
    _after_an_end,
    _supposed,
    _counted_out,
    _awaited,
    _of_a_life,
    _slip,
    _on_no_calendar,
    _made_up,
)

_LAST = re.compile(r"\b(?:limit|last day|deadline|window|until)\b", re.IGNORECASE)
_GOOD_THROUGH = re.compile(  # “approval PA-1001, good through …”
    r"\b(?:approval|authori[sz]ation|extension|precertification)\b(?:(?!\b(?:coverage|plan|contract|account|case)\b)[^.;])*"
    r"\b(?:good|valid) (?:through|until|till|up to)\W*$",
    re.IGNORECASE,
)
_IT_IS_GOOD_THROUGH = re.compile(  # “You gave approval PA-1001. It is good through …”
    r"\b(?:approval|authori[sz]ation|extension|precertification)\b"
    r"[^;]{0,160}[.\n]\s*(?:It|This|That) (?:is|was) (?:still )?"
    r"(?:good|valid) (?:through|until|till|up to)\W*$",
    re.IGNORECASE,
)
_OF_AN_AGE = re.compile(r"\b(?:birthday|turn(?:s|ed|ing)?|years? old|age)\b", re.IGNORECASE)
_BORN = re.compile(r"\bborn (?:on )?$", re.IGNORECASE)
_BIRTH = re.compile(r"\b(?:birth|birthday|born|dob)\b", re.IGNORECASE)
_SUPPOSED = re.compile(
    r"\b(?:(?:presumed|deemed)\b|(?:taken|counted|counts|treated|considered) as (?:having been )?received\b"
    r"|would have (?:been )?\w+ |had (?:we|I|our|it|the|you)|if (?:we|you|it|the) had)\b[^.;]*$",
    re.IGNORECASE,
)


def _is_awaited(it: _Dated) -> bool:
    """Whether a day ahead is one that the writer waits for, and not the last day to write or a day that has been."""
    sentence, rules = it.letter.sentence(it.day.start), words().roles
    if _THEIR_LAST_DAY.search(it.before()):
        return True
    if it.role not in ("", "future") or _NOT_AWAITED.search(it.before()):
        return False
    if it.role == "" and _HAS_BEEN.search(it.after(60)):
        return False
    said = it.letter.text[sentence.start : sentence.end]
    is_ahead = says(rules["ahead"], said) or _BY_THEN.search(it.before(30)) is not None
    return is_ahead and not says(rules["in_time"], it.before(300).split(";")[-1] + it.after(300).split(";")[0])


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
