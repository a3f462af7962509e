"""One question's sheet: what was answered, what is left to earn, and how both are shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from simulator.scenario.scenario import Critical, Question
from simulator.training.report import Decision
from simulator.training.scoring import best, hint_costs, plain, tries_allowed, worth
from simulator.training.stages.ask import ALL, Answer, feedback


@dataclass(slots=True)
class Sheet:
    """What has happened on one question: the answers in order, each with the hints then open."""

    question: Question
    number: int
    of: int
    mode: str
    right: str  # in words, for the debrief
    answers: list[tuple[Answer, int]] = field(default_factory=list)
    hints: int = 0

    @property
    def last(self) -> Answer | None:
        return self.answers[-1][0] if self.answers else None

    @property
    def tries(self) -> int:
        return len(self.answers)

    @property
    def tries_left(self) -> int:
        over = self.last is not None and (self.last.is_right or (self.mode != "assess" and self.last.critical))
        return 0 if over else tries_allowed(self.question, self.mode) - self.tries

    @property
    def is_closed(self) -> bool:
        return self.tries_left == 0

    @property
    def named(self) -> str:
        """The first foreseen mistake that was made here, by the fact that it equals; or nothing."""
        return next((answer.misconception.fact for answer, _ in self.answers if answer.misconception), "")

    @property
    def would(self) -> str:
        """What the first wrong answer would do, in its author's words; or nothing, where nobody foresaw it."""
        wrong = next((answer for answer, _ in self.answers if not answer.is_right), None)
        if wrong is None:
            return ""
        return wrong.misconception.says if wrong.misconception else wrong.option.because if wrong.option else ""

    @property
    def critical(self) -> Critical | None:
        """The critical error that was made here, if any."""
        return next((answer.critical for answer, _ in self.answers if answer.critical), None)

    @property
    def earned(self) -> int:
        return best(self.question, [(answer.share, hints) for answer, hints in self.answers])

    @property
    def points_left(self) -> int:
        """What a right answer would earn now, in tenths."""
        return 0 if self.is_closed else worth(self.question, self.tries, self.hints, ALL)

    @property
    def next_hint_costs(self) -> int | None:
        """What the next hint takes from what is left, in tenths; None where there is none."""
        if self.mode != "practice" or self.is_closed or self.hints >= len(self.question.hints):
            return None
        return min(hint_costs(self.hints + 1) - hint_costs(self.hints), self.points_left)

    def state(self, *, told: bool) -> str:
        """open, wrong (try again), right, shown (no try left), or answered (assess: nothing is told yet)."""
        if not self.last:
            return "open"
        if not told:
            return "answered"
        if self.last.is_right:
            return "right"
        if self.mode == "assess" or not self.is_closed:
            return "wrong"
        return "wrong" if self.critical else "shown"

    def feedback(self) -> dict[str, str | None]:
        """What is said to the last answer."""
        if not self.last:
            return {"tone": "info", "verdict": "Not reached.", "name": "", "says": "", "mark": None}
        return feedback(self.question, self.last, self.right, is_last=self.is_closed)

    def as_json(self, offered: Any, *, told: bool, is_open: bool) -> dict[str, Any]:
        """The question as it lies on the desk. Nothing here tells one option from another."""
        question, costs = self.question, self.next_hint_costs if is_open else None
        return {
            "id": question.id,
            "number": self.number,
            "of": self.of,
            "question": question.question,
            "note": question.note,
            "kind": question.kind,
            "axis": question.axis,
            "points": question.points,
            "points_left": plain(self.points_left),
            "tests": list(question.tests),
            "options": offered,
            "asks": question.asks,
            "answer": self.last.value if self.last else None,
            "tries": self.tries,
            "tries_left": self.tries_left if is_open else 0,
            "state": self.state(told=told),
            "feedback": self.feedback() if told and self.last else None,
            "hints": list(question.hints[: self.hints]),
            "hints_total": len(question.hints) if self.mode == "practice" else 0,
            "next_hint_costs": None if costs is None else plain(costs),
        }

    def decision(self) -> Decision:
        """The question as it was decided, for the debrief."""
        last, said = self.last, self.feedback()
        return Decision(
            question=self.question,
            number=self.number,
            yours=last.words if last else "",
            right=self.right,
            earned=self.earned,
            tries=self.tries,
            hints=self.hints,
            state=self.state(told=True) if last else "not reached",
            why=said["says"] or self.question.why,
            name=self.named,
            would=self.would,
            verdict=said["verdict"] or "",
            critical=self.critical,
        )
