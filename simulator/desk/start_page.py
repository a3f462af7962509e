"""The start page: who you are, a check that this computer keeps your work, and what to do next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from simulator.desk.assets import module, styles
from simulator.desk.lessons import LESSONS, Lesson
from simulator.desk.on_desk import Json, OnDesk
from simulator.records import Attempt, Store


class StartPage(OnDesk):
    """The first page of the kit."""

    says = "Start page. Press Run at the top of this page to open it."
    _esm = module("start.js")
    _css = styles()

    def __init__(self, store: Store | None = None) -> None:
        self.store = store or Store.open()
        self._renaming = False
        self._checked: Json | None = None
        super().__init__()

    def acts(self) -> dict[str, Callable[..., None]]:
        return {"name": self.name, "rename": self.rename, "check": self.check, "look": self.look}

    def name(self, name: str) -> None:
        """From now on work is kept under this name."""
        if name.strip():
            self.store.name_learner(name)
            self._renaming = False

    def rename(self) -> None:
        self._renaming = True

    def check(self) -> None:
        """The press arrived, or we would not be here; and what is written can be read back, or it cannot."""
        self._checked = {"saved": self.store.check()}

    def look(self) -> None:
        """Show what has been done since the page was opened."""

    def picture(self) -> Json:
        attempts = self.store.attempts()
        lessons = [_lesson(lesson, attempts) for lesson in LESSONS]
        unfinished = self.store.unfinished()
        return {
            "learner": self.store.learner,
            "renaming": self._renaming,
            "checked": self._checked,
            "warning": self.store.warning,
            "folder": str(self.store.folder),
            "lessons": lessons,
            "next": next((each for each in lessons if each["passed"] < each["of"]), None),
            "resume": _unfinished(unfinished[0]) if unfinished else None,
        }


def _lesson(lesson: Lesson, attempts: list[Attempt]) -> Json:
    states = [_state(name, attempts) for name in lesson.exercises]
    return {
        "notebook": lesson.notebook,
        "title": lesson.title,
        "about": lesson.about,
        "minutes": lesson.minutes,
        "states": states,
        "passed": states.count("passed"),
        "begun": states.count("begun"),
        "of": len(states),
    }


def _state(scenario: str, attempts: list[Attempt]) -> str:
    tried = [attempt for attempt in attempts if attempt.scenario == scenario]
    if any(attempt.report and attempt.report["passed"] for attempt in tried):
        return "passed"
    return "begun" if tried else "not begun"


def _unfinished(attempt: Attempt) -> Json:
    lesson = next((lesson for lesson in LESSONS if attempt.scenario in lesson.exercises), None)
    return {
        "title": attempt.title,
        "moves": attempt.moves,
        "stopped": _when(attempt.last),
        "notebook": lesson.notebook if lesson else None,
    }


def _when(moment: datetime) -> str:
    here = moment.astimezone()
    return f"{here:%m/%d/%Y} at {here.hour % 12 or 12}:{here:%M} {'AM' if here.hour < 12 else 'PM'}"


def start() -> StartPage:
    """The start page."""
    return StartPage()
