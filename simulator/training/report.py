"""How it went: four axes, each decision with points and why, critical errors, the better path, and the sources.

An attempt passes when it was played to the end, every axis in it has reached the pass mark, and no critical error was
made. Decisions that were never met count neither way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from simulator.letters import Marked
from simulator.scenario.scenario import Critical, Question, Scenario, Source
from simulator.training.scoring import PASS_MARK, Graded, NotGraded, by_axis, plain


@dataclass(frozen=True, slots=True)
class Decision:
    """One question as it was decided, beside the right answer."""

    question: Question
    number: int
    yours: str
    right: str
    earned: int  # tenths
    tries: int
    hints: int
    state: str
    verdict: str
    why: str
    name: str  # the fact that a recognised mistake equals, or ""
    would: str  # what the first wrong answer would do, or ""
    critical: Critical | None
    also: tuple[Critical, ...] = ()  # further critical errors that lie with it
    rests_on: tuple[Source, ...] = ()  # rules that this decision alone rests on
    but_for: int | None = None  # tenths that it would earn without its critical error; None where that is the same
    doubt: str = ""  # what is not verified about the answer, in words; it costs no points

    @property
    def errors(self) -> tuple[Critical, ...]:
        return (self.critical, *self.also) if self.critical else ()

    @property
    def beside(self) -> str:
        """Your step beside the expert's."""
        return beside(self.state, is_critical=bool(self.critical), is_full=self.earned == self.question.points * 10)

    def _told(self, tenths: int) -> int:
        """What was not reached is not weighed, and shows no points."""
        return 0 if self.state == "not reached" else tenths

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.question.id,
            "number": self.number,
            "axis": self.question.axis,
            "question": self.question.question,
            "yours": self.yours,
            "right": self.right,
            "points": plain(self._told(self.earned)),
            "but_for": plain(self._told(self.earned if self.but_for is None else self.but_for)),
            "of": self.question.points,
            "verdict": self.verdict,
            "why": self.why,
            "state": self.state,
            "tests": list(self.question.tests),
            "name": self.name,
            "would": self.would,
            "doubt": self.doubt,
            "tries": self.tries,
            "hints": self.hints,
            "rests_on": [source_as_json(each) for each in self.rests_on],
        }


def source_as_json(source: Source) -> dict[str, Any]:
    """A rule, where it stands, when it was read, and whether it could be checked."""
    return {
        "id": source.id,
        "says": source.says,
        "source": source.source,
        "read": source.read,
        "verified": source.verified,
        "tag": source.tag,
    }


def beside(state: str, *, is_critical: bool, is_full: bool) -> str:
    """A step beside the expert's: same, with help, differs, critical, or not reached."""
    if state == "not reached":
        return state
    if is_critical:
        return "critical"
    return "same" if is_full else "with help" if state == "right" else "differs"


@dataclass(frozen=True, slots=True)
class Text:
    """A letter or a note as it was sent, with its marks.

    `judged` says by which rule each decision weighs it; `errors`, with which decision a critical error in its words
    lies. A critical error that is more than words stands there not. Decisions are named by their question.
    """

    called: str  # letter, note …
    on: date
    marked: Marked
    judged: Mapping[str, str]
    errors: Mapping[str, str]

    def numbered(self, numbers: Mapping[str, int]) -> Text:
        """The same, with each decision named by its number."""
        judged = {str(numbers[name]): of for name, of in self.judged.items()}
        return replace(self, judged=judged, errors={error: str(numbers[name]) for error, name in self.errors.items()})

    def as_json(self) -> dict[str, Any]:
        return {
            "called": self.called,
            "on": self.on.isoformat(),
            "text": self.marked.text,
            "letter": self.marked.as_json(),
            "judged": dict(self.judged),
            "errors": dict(self.errors),
        }


@dataclass(frozen=True, slots=True)
class Report:
    """The whole of an attempt, as it stands when asked."""

    scenario: Scenario
    passed: bool
    axes: dict[str, Graded | NotGraded]
    decisions: tuple[Decision, ...]
    talks: tuple[tuple[str, dict[str, Any]], ...] = ()  # each talk turn by turn, by the title of its stage
    texts: tuple[Text, ...] = ()  # each text that was sent

    @property
    def critical(self) -> tuple[Decision, ...]:
        return tuple(each for each in self.decisions if each.critical)

    def share(self, axis: str) -> int | None:
        """Whole percent on an axis, None where nothing was graded."""
        return self.axes[axis].share

    def as_json(self) -> dict[str, Any]:
        return {
            "passed": self.passed,
            "pass_mark": PASS_MARK,
            "axes": axes_as_json(self.axes),
            "critical": [
                error_as_json(error, each.question.id, each.number) for each in self.decisions for error in each.errors
            ],
            "decisions": [each.as_json() for each in self.decisions],
            "better_path": [
                {
                    "number": each.number,
                    "question": each.question.question,
                    "yours": each.yours,
                    "expert": each.right,
                    "why": each.question.why,
                    "state": each.beside,
                }
                for each in self.decisions
            ],
            "talks": [{"title": title, **path} for title, path in self.talks],
            "texts": [each.as_json() for each in self.texts],
            "sources": [source_as_json(each) for each in self.scenario.sources],
        }


def axes_as_json(axes: Mapping[str, Graded | NotGraded]) -> dict[str, Any]:
    return {axis: {"share": graded.share, **graded.as_json()} for axis, graded in axes.items()}


def error_as_json(error: Critical, question: str, number: int) -> dict[str, Any]:
    """A critical error, with the decision that it lies with."""
    return {"name": error.name, "title": error.title, "because": error.because, "question": question, "number": number}


def reaches_the_mark(axes: Mapping[str, Graded | NotGraded]) -> bool:
    """Something was graded, and every axis in it has reached the pass mark."""
    graded = [each for each in axes.values() if isinstance(each, Graded)]
    return bool(graded) and all(each.share >= PASS_MARK for each in graded)


def make_report(
    scenario: Scenario,
    decisions: Sequence[Decision],
    *,
    is_done: bool,
    talks: Sequence[tuple[str, dict[str, Any]]] = (),
    texts: Sequence[Text] = (),
) -> Report:
    """Grade what was decided."""
    met = [(each.question, each.earned) for each in decisions if each.state != "not reached"]
    axes = by_axis([each.question for each in decisions], met, "scored")
    passed = is_done and reaches_the_mark(axes) and not any(each.critical for each in decisions)
    return Report(scenario, passed, axes, tuple(decisions), tuple(talks), tuple(texts))
