"""Questions about papers: read what was typed, tell what it is, and say so in a trainer's words.

An amount or a date that does not read is no answer: it costs nothing and is no turn. An amount counts only when it is
exact to the cent, a date only on the day. A wrong value that equals a foreseen fact is called by that fact's name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from simulator.dates import NotADate, print_date, read_date
from simulator.money import Money, NotAnAmount, Rate
from simulator.scenario.case_file import FactValue
from simulator.scenario.scenario import Critical, Misconception, Option, Question

ALL, NONE = Rate(10_000), Rate(0)

_LOOK_AGAIN = {
    "money": "Trace each line from billed to allowed to paid. The group code says who carries what is left.",
    "date": "Find the day that starts the clock on the paper, then count. The day after it is day 1.",
    "choice": "Read the group code, the reason and the account's own log once more.",
}


class Unread(ValueError):
    """What was typed cannot be read as an answer. The message is one sentence for the person who typed it."""


class NotAMove(ValueError):
    """This cannot be done here or now. The message is one plain sentence."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer and what it is: its share of the points, and the name of what was mistaken."""

    value: str  # as a paper prints it; for a choice the option's id
    share: Rate
    misconception: Misconception | None = None
    option: Option | None = None

    @property
    def is_right(self) -> bool:
        return self.share == ALL

    @property
    def critical(self) -> Critical | None:
        return self.option.critical if self.option else None


def judge(question: Question, typed: str, facts: Mapping[str, FactValue]) -> Answer:
    """What an answer is. Raises Unread for what does not read, NotAMove for an option that is not there."""
    if question.kind == "choice":
        option = _option(question, typed)
        return Answer(option.id, option.share, option=option)
    value = _read(question.kind, typed)
    assert question.asks is not None
    if value == facts[question.asks]:
        return Answer(printed(value), ALL)
    foreseen = next((each for each in question.when_wrong if facts[each.fact] == value), None)
    return Answer(printed(value), NONE, misconception=foreseen)


def right_answer(question: Question, facts: Mapping[str, FactValue]) -> str:
    """The right answer in words, for the debrief."""
    if question.kind == "choice":
        return question.right_option.says
    assert question.asks is not None
    return in_words(printed(facts[question.asks]), question.kind)


def in_words(value: str, kind: str) -> str:
    """An answer as prose shows it: an amount with its dollar sign."""
    return Money.read(value).dollars if kind == "money" else value


def printed(value: FactValue) -> str:
    """A value as a paper prints it."""
    return print_date(value) if isinstance(value, date) else str(value)


def feedback(question: Question, answer: Answer, right: str, *, is_last: bool) -> dict[str, str | None]:
    """Verdict, the mistake's name, what it would do, where to look. The right answer only when no try is left."""
    shown = f" The answer is {right.rstrip('.')}. {question.why}" if is_last and not answer.is_right else ""
    if answer.is_right:
        because = answer.option.because if answer.option else ""
        return _note("good", "Right.", "", because or question.why)
    if answer.critical:
        return _note(
            "bad", "Critical error.", f"{answer.critical.title}.", answer.option.because if answer.option else ""
        )
    if answer.option:
        partly = answer.share != NONE
        return _note(
            "warn" if partly else "bad", "Partly." if partly else _not(is_last), "", answer.option.because + shown
        )
    if answer.misconception:
        known = answer.misconception
        return _note("bad", _not(is_last), f"This is “{known.name}”.", known.says + shown, known.mark)
    return _note("bad", _not(is_last), "", _LOOK_AGAIN[question.kind] + shown)


def _not(is_last: bool) -> str:
    return "Not this time." if is_last else "Not yet."


def _note(tone: str, verdict: str, name: str, says: str, mark: str | None = None) -> dict[str, str | None]:
    return {"tone": tone, "verdict": verdict, "name": name, "says": says.strip(), "mark": mark}


def _read(kind: str, typed: str) -> Money | date:
    try:
        return Money.read(typed) if kind == "money" else read_date(typed)
    except (NotAnAmount, NotADate) as error:
        raise Unread(str(error)) from error


def _option(question: Question, typed: str) -> Option:
    name = typed.strip()
    names = [option.id for option in question.options]
    if not name:
        raise Unread("Nothing is chosen yet. Choose one.")
    if name not in names:
        raise NotAMove(f"“{name[:40]}” is not an option here.{did_you_mean(name, names)}")
    return question.option(name)


def did_you_mean(name: str, names: list[str]) -> str:
    """` Did you mean “close”?`, or what there is when nothing is near."""
    near = get_close_matches(name, names, n=1, cutoff=0.5)
    return f" Did you mean “{near[0]}”?" if near else f" Choose from: {', '.join(names)}."
