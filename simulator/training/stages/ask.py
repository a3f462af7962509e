"""Questions about papers: tell what an answer is, and say so in a trainer's words.

What cannot be read is no answer: it costs nothing and is no turn. An amount counts only when it is exact to the cent, a
date only on the day. A wrong answer that was foreseen is called by its name. What earns a part of the points:

a choice    the share that its option declares
several     right picks less wrong picks, of all that belong; never less than nothing
order       half, when one swap of two neighbours would make it right
match       the share of right pairs
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from simulator.case.file import FactValue
from simulator.dates import print_date
from simulator.money import Money, Rate
from simulator.scenario.scenario import TYPED, Critical, Misconception, Option, Question
from simulator.scenario.typed import NotOffered, read_choice, read_pairs, read_picks, read_typed
from simulator.training.stages.stage import NotAMove, did_you_mean

ALL, HALF, NONE = Rate(10_000), Rate(5_000), Rate(0)

_LOOK_AGAIN = {
    "money": "Trace each line from billed to allowed to paid. The group code says who carries what is left.",
    "date": "Find the paper with this day. Where days are counted, the day after the clock starts is day 1.",
    "number": "Find the days or the counts that the papers print, and count once more.",
    "code": "Find the line on the remittance. The code stands beside the amount that it explains.",
    "choice": "Read the group code, the reason and the account's own log once more.",
    "several": "Check each one against the papers, and keep what they confirm.",
    "order": "Ask of each step what must be known or done before it.",
    "match": "Take the pair that you are surest of first.",
}


_HALFWAY = {
    "several": "What you chose belongs. Something is still missing.",
    "order": "It is nearly right. Two steps next to each other are the wrong way around.",
    "match": "Some of these pairs are right, and some are not.",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer and what it is: its share of the points, and the name of what was mistaken."""

    value: str  # as a paper prints it, or the names that were chosen
    words: str  # as the debrief says it
    share: Rate
    misconception: Misconception | None = None
    option: Option | None = None  # the one that was chosen; of several, the one that is a critical error

    @property
    def is_right(self) -> bool:
        return self.share == ALL

    @property
    def critical(self) -> Critical | None:
        return self.option.critical if self.option else None


def judge(question: Question, typed: str, facts: Mapping[str, FactValue]) -> Answer:
    """What an answer is. Raises Unread for what does not read, NotAMove for an option that is not there."""
    judges = {"choice": _judge_choice, "several": _judge_several, "order": _judge_order, "match": _judge_match}
    try:
        if question.kind in TYPED:
            return _judge_typed(question, typed, facts)
        return judges[question.kind](question, typed)
    except NotOffered as error:
        told = did_you_mean(error.name, error.names)
        raise NotAMove(f"“{error.name[:40]}” is not an option here.{told}") from error


def _judge_typed(question: Question, typed: str, facts: Mapping[str, FactValue]) -> Answer:
    value = read_typed(question.kind, typed)
    assert question.asks is not None
    said, words = printed(value), in_words(printed(value), question.kind)
    if value == facts[question.asks]:
        return Answer(said, words, ALL)
    return Answer(
        said,
        words,
        NONE,
        next((each for each in question.when_wrong if facts.get(each.fact, each.fact) == value), None),
    )


def _judge_choice(question: Question, typed: str) -> Answer:
    option = question.option(read_choice(question, typed))
    return Answer(option.id, option.says, option.share, option=option)


def _judge_several(question: Question, typed: str) -> Answer:
    """Each wrong pick takes a right one away. The first wrong one is named, a critical one before all others."""
    picked = [question.option(name) for name in read_picks(question, typed)]
    right = [option for option in picked if option.is_right]
    wrong = [option for option in picked if not option.is_right]
    critical = next((option for option in wrong if option.critical), None)
    named = critical or next(iter(wrong), None)
    return Answer(
        ", ".join(option.id for option in picked),
        _listed(option.says for option in picked),
        NONE if critical else _part(max(0, len(right) - len(wrong)), len(question.right_options)),
        Misconception(named.id, named.says, named.because) if named else None,
        critical,
    )


def _judge_order(question: Question, typed: str) -> Answer:
    """All in order earns all; one swap of two neighbours away earns half."""
    right = [option.id for option in question.options]
    put = read_picks(question, typed)
    swapped = [
        (late, early)
        for at, late in enumerate(put)
        for early in put[at + 1 :]
        if right.index(early) < right.index(late)
    ]
    names = [f"{late} before {early}" for late, early in swapped]
    known = next((each for each in question.when_wrong if each.fact in names), None)
    words = _numbered(question.option(name).says for name in put)
    return Answer(", ".join(put), words, {0: ALL, 1: HALF}.get(len(swapped), NONE), known)


def _judge_match(question: Question, typed: str) -> Answer:
    """Each right pair earns its share."""
    matched = read_pairs(question, typed)
    right = sum(matched[pair.id] == pair.with_id for pair in question.pairs)
    says = {pair.with_id: pair.with_says for pair in question.pairs}
    names = [f"{left}={with_id}" for left, with_id in matched.items()]
    known = next((each for each in question.when_wrong if each.fact in names), None)
    words = _listed(f"{pair.says}: {says[matched[pair.id]]}" for pair in question.pairs)
    return Answer(", ".join(names), words, _part(right, len(question.pairs)), known)


def right_answer(question: Question, facts: Mapping[str, FactValue]) -> str:
    """The right answer in words, for the debrief."""
    if question.kind == "order":
        return _numbered(option.says for option in question.options)
    if question.kind == "match":
        return _listed(f"{pair.says}: {pair.with_says}" for pair in question.pairs)
    if question.kind not in TYPED:
        return _listed(option.says for option in question.right_options)
    assert question.asks is not None
    return in_words(printed(facts[question.asks]), question.kind)


def right_value(question: Question, facts: Mapping[str, FactValue]) -> str:
    """The right answer as a player gives it: for those who hold the key, such as a worked example or a preview."""
    if question.kind == "match":
        return ", ".join(f"{pair.id}={pair.with_id}" for pair in question.pairs)
    if question.kind not in TYPED:
        return ", ".join(option.id for option in question.right_options)
    assert question.asks is not None
    return printed(facts[question.asks])


def _part(earned: int, of: int) -> Rate:
    """A part of the points, in whole percent, rounded down."""
    return Rate(earned * 100 // of * 100)


def _listed(words: Iterable[str]) -> str:
    return "; ".join(each.rstrip(".") for each in words)


def _numbered(words: Iterable[str]) -> str:
    return " ".join(f"{number}. {each.rstrip('.')}." for number, each in enumerate(words, 1)).rstrip(".")


def in_words(value: str, kind: str) -> str:
    """An answer as prose shows it: an amount with its dollar sign."""
    return Money.read(value).dollars if kind == "money" else value


def printed(value: FactValue) -> str:
    """A value as a paper prints it."""
    return print_date(value) if isinstance(value, date) else str(value)


def feedback(question: Question, answer: Answer, right: str, *, is_last: bool) -> dict[str, str | None]:
    """Verdict, the mistake's name, what it would do, where to look. The right answer only when no try is left."""
    told = right.rstrip(".") if question.kind in TYPED else f"this: {right.rstrip('.')}"
    shown = f" The answer is {told}. {question.why}" if is_last and not answer.is_right else ""
    option, known, partly = answer.option, answer.misconception, answer.share != NONE
    if answer.is_right:
        return _note("good", "Right.", "", (option.because if option else "") or question.why)
    if answer.critical:
        return _note("bad", "Critical error.", f"{answer.critical.title}.", option.because if option else "")
    tone, verdict = ("warn", "Partly.") if partly else ("bad", _not(is_last))
    if option:
        return _note(tone, verdict, "", option.because + shown)
    if known:
        return _note(tone, verdict, _called(question, known), known.says + shown, known.mark)
    says = _HALFWAY[question.kind] if partly else _LOOK_AGAIN[question.kind]
    return _note(tone, verdict, "", says + shown)


def _called(question: Question, known: Misconception) -> str:
    """What a recognised mistake is called. What was picked is quoted, and what it does is said after it."""
    if question.kind == "several":
        return f"“{known.name.rstrip('.')}” does not belong."
    if question.kind in TYPED or known.name != known.fact:
        return f"This is “{known.name}”."
    return ""


def _not(is_last: bool) -> str:
    return "Not this time." if is_last else "Not yet."


def _note(tone: str, verdict: str, name: str, says: str, mark: str | None = None) -> dict[str, str | None]:
    return {"tone": tone, "verdict": verdict, "name": name, "says": says.strip(), "mark": mark}
