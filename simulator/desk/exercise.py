"""An exercise on the desk: a sitting, drawn and played in the browser."""

from __future__ import annotations

from collections.abc import Callable

from simulator.desk.assets import module, styles
from simulator.desk.not_open import EXPECTED, NotOpen
from simulator.desk.on_desk import Json, OnDesk
from simulator.records import Sitting, sit
from simulator.training.scoring import PASS_MARK

KEPT_BACK = ("asks", "tests", "axis")  # what a question asks for is nobody's business in a browser


class Exercise(OnDesk):
    """Papers, questions and score; at the end the debrief. It opens exactly where this learner stopped."""

    _esm = module("exercise.js")
    _css = styles()

    def __init__(self, sitting: Sitting, report: Json | None = None) -> None:
        """A sitting to go on with; or, with `report`, the debrief of the try before it."""
        self.says = f"Exercise {sitting.prompt['scenario']}. Press Run at the top of this page to open it."
        self.sitting = sitting
        self._report = report
        self._unread: Json | None = None
        self._sittings = 1
        super().__init__()

    def acts(self) -> dict[str, Callable[..., None]]:
        return {
            "answer": self.answer,
            "hint": self.hint,
            "continue": self.go_on,
            "again": self.again,
            "another": self.another,
        }

    def answer(self, question: str, value: str) -> None:
        """Check an answer. What cannot be read costs nothing and is said beside the field."""
        self._unread = None
        turn = self.sitting.play("answer", question=question, value=value)
        if "unread" in turn.reply:
            self._unread = {"question": question, "says": turn.reply["unread"]}

    def hint(self, question: str) -> None:
        self.sitting.play("hint", question=question)

    def go_on(self) -> None:
        self._unread = None
        self.sitting.play("continue")
        if self.sitting.done:
            self._report = self.sitting.report()

    def again(self) -> None:
        """The same account once more."""
        self._begin(self.sitting.again())

    def another(self) -> None:
        """Another account of the same kind."""
        self._begin(self.sitting.another())

    def _begin(self, sitting: Sitting) -> None:
        self.sitting = sitting
        self._report = self._unread = None
        self._sittings += 1

    def picture(self) -> Json:
        return {
            "place": "Practice desk for medical collectors",
            "prompt": shown(self.sitting.prompt),
            "report": self._report,
            "unread": self._unread,
            "news": self.sitting.news,
            "warning": self.sitting.store.warning,
            "pass_mark": PASS_MARK,
            "sitting": self._sittings,
        }


def shown(prompt: Json) -> Json:
    """A prompt as the browser may hold it: papers as HTML, questions without what they ask for."""
    return {
        **prompt,
        "documents": [{key: each[key] for key in ("id", "kind", "title", "html")} for each in prompt["documents"]],
        "questions": [_question(each) for each in prompt["questions"]],
    }


def _question(question: Json) -> Json:
    kept = {key: value for key, value in question.items() if key not in KEPT_BACK}
    return {**kept, "options": [{"id": each["id"], "says": each["says"]} for each in question["options"]]}


def exercise(name: str, *, seed: int | None = None, mode: str = "practice") -> Exercise | NotOpen:
    """The exercise of this name: where you stopped, at the debrief of what you finished, or at its beginning."""
    try:
        sitting = sit(name, seed, mode)
        tries = [attempt for attempt in sitting.store.attempts(name) if attempt.mode == mode]
        if seed is None and tries and tries[0].report:
            return Exercise(sit(name, tries[0].seed, mode, sitting.store), tries[0].report)
        return Exercise(sitting)
    except EXPECTED as error:
        return NotOpen(error)
