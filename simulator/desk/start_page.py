"""The start page: what to do next, where you stopped, what you can do so far, and a check of this computer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from simulator.desk.assets import module, styles
from simulator.desk.ladder import SAYS, scenario_of, state
from simulator.desk.lessons import Lesson, lessons
from simulator.desk.not_open import EXPECTED, NotOpen
from simulator.desk.on_desk import Json, OnDesk
from simulator.fields import read_rows
from simulator.reading import DATA
from simulator.records import Attempt, Store
from simulator.records.progress import overruled_by, skills


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
        unfinished = self.store.unfinished()
        return {
            "learner": self.store.learner,
            "renaming": self._renaming,
            "checked": self._checked,
            "warning": self.store.warning,
            "folder": str(self.store.folder),
            "lessons": [_lesson(lesson, attempts) for lesson in lessons()],
            "next": _next(attempts),
            "resume": _unfinished(unfinished[0]) if unfinished else None,
            "domains": domains(skills(attempts)),
            "overruled_by": overruled_by(attempts),
        }


def _lesson(lesson: Lesson, attempts: list[Attempt]) -> Json:
    states = [state(name, way, attempts) for name, way in lesson.tries]
    return {
        "notebook": lesson.notebook,
        "title": lesson.title,
        "about": lesson.about,
        "minutes": lesson.minutes,
        "done": states.count("done"),
        "of": len(states),
    }


def _next(attempts: list[Attempt]) -> Json | None:
    """The first exercise that is not passed on the first ladder that is not climbed; None when all are."""
    for lesson in lessons():
        for name, way in lesson.tries:
            if state(name, way, attempts) != "done":
                return {**_lesson(lesson, attempts), "exercise": _exercise(name, way, attempts)}
    return None


def _exercise(name: str, way: str, attempts: list[Attempt]) -> Json:
    scenario = scenario_of(name)
    return {
        "title": scenario.title,
        "minutes": scenario.minutes,
        "level": scenario.level,
        "way": SAYS[way],
        "state": state(name, way, attempts),
        "trains": sorted({skill for question in scenario.questions for skill in question.tests}),
    }


def domains(met: dict[str, str]) -> list[Json]:
    """Each domain with the state of each of its skills, ready ones first."""
    found: dict[str, Json] = {}
    for row in read_rows(DATA / "competencies.csv"):
        domain = found.setdefault(row.text("domain"), {"title": row.text("domain_name"), "skills": []})
        domain["skills"].append(met.get(row.text("id"), "not met"))
    for domain in found.values():
        domain["skills"].sort(key=("ready", "learning", "not met").index)
    return list(found.values())


def _unfinished(attempt: Attempt) -> Json:
    lesson = next((lesson for lesson in lessons() if attempt.scenario in lesson.exercises), None)
    return {
        "title": attempt.title,
        "moves": attempt.moves,
        "way": SAYS.get(attempt.mode, ""),
        "stopped": _when(attempt.last),
        "notebook": lesson.notebook if lesson else None,
    }


def _when(moment: datetime) -> str:
    here = moment.astimezone()
    return f"{here:%m/%d/%Y} at {here.hour % 12 or 12}:{here:%M} {'AM' if here.hour < 12 else 'PM'}"


def start() -> StartPage | NotOpen:
    """The start page."""
    try:
        return StartPage()
    except EXPECTED as error:
        return NotOpen(error)
