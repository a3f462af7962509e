"""The ladder of a lesson: watch one solved, try with hints, try without, show it. Nothing is locked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from simulator.desk.assets import module, styles
from simulator.desk.lessons import Lesson, Rung, lesson_called
from simulator.desk.not_open import EXPECTED, NotOpen
from simulator.desk.on_desk import Acts, Json, OnDesk
from simulator.desk.sittings import Exercising, sit_down
from simulator.desk.worked_example import Solving
from simulator.records import Attempt, Store
from simulator.scenario.load import load_scenario
from simulator.scenario.scenario import Scenario
from simulator.training.episode import open_episode
from simulator.training.solved import WATCHED_SEED
from simulator.training.stages.stage import NotAMove

SAYS = {
    "watch": "Watch one solved",
    "practice": "Try with hints",
    "unaided": "Try without hints",
    "assess": "Show it",
}
BEHIND = {"done", "passed by"}  # nobody is sent back to these
ABOUT = {
    "watch": "An expert goes first, step by step, and says why.",
    "practice": "Three tries a question, and the first hint is free.",
    "unaided": "Other people, other amounts. Three tries, no hints.",
    "assess": "One go on each question. You hear how it went at the end.",
}


class Ladder(OnDesk):
    """The rungs, and on top of them whichever exercise or worked example is open."""

    _esm = module("ladder.js")
    _css = styles()

    def __init__(self, lesson: Lesson, store: Store | None = None) -> None:
        self.lesson = lesson
        self.store = store or Store.open()
        self.says = f"The ladder of {lesson.title}. Press Run at the top of this page to open it."
        self._open: Exercising | Solving | None = None
        self._at: tuple[str, str] | None = None  # the way and the exercise that were last open
        self._opened = 0
        super().__init__()

    def acts(self) -> Acts:
        mine: Acts = {"open": self.climb, "back": self.back, "look": self.look}
        theirs = self._open.acts() if self._open else {}
        watching: Acts = {"next": self.next} if isinstance(self._open, Solving) else {}
        return {**mine, **theirs, **watching}

    def climb(self, way: str, exercise: str) -> None:
        """Lay one exercise of a rung on the desk: where it was left, or at its beginning."""
        if not any(rung.way == way and exercise in rung.exercises for rung in self.lesson.rungs):
            raise NotAMove(f"“{exercise[:40]}” is not on this rung.")
        if way == "watch":
            self._open = Solving(open_episode(exercise, WATCHED_SEED))
        else:
            self._open = sit_down(exercise, way, store=self.store)
        self._at = (way, exercise)
        self._opened += 1

    def next(self) -> None:
        """One more step of what is watched. Its end is kept before it is shown, as a move of a try is."""
        assert isinstance(self._open, Solving)
        assert self._at
        self._open.next()
        if self._open.done:
            self.store.watch(self._at[1])

    def back(self) -> None:
        """To the rungs. What was begun stays as it is."""
        self._open = None

    def look(self) -> None:
        """Show what has been done since, for example on another page."""

    def picture(self) -> Json:
        attempts, watched = self.store.attempts(), self.store.watched()
        rungs = [self._rung(rung, attempts, watched) for rung in self.lesson.rungs]
        todo = [item for rung in rungs for item in rung["items"] if item["state"] not in BEHIND]
        for rung in rungs:
            rung["state"] = _where(rung, now=bool(todo) and todo[0] in rung["items"])
        return {
            "title": self.lesson.title,
            "warning": self.store.warning,
            "rungs": rungs,
            "next": next((item for item in todo if not self._is_here(item)), None),
            "here": {"way": self._at[0], "exercise": self._at[1]} if self._at and self._open else None,
            "solving": self._open.picture() if isinstance(self._open, Solving) else None,
            "exercising": self._exercising(),
        }

    def _is_here(self, item: Json) -> bool:
        return self._open is not None and (item["way"], item["exercise"]) == self._at

    def _exercising(self) -> Json | None:
        if not isinstance(self._open, Exercising):
            return None
        picture = self._open.picture()
        return {**picture, "place": self.lesson.title, "sitting": f"{self._opened}-{picture['sitting']}"}

    def _rung(self, rung: Rung, attempts: list[Attempt], watched: frozenset[str]) -> Json:
        items = [self._item(rung, name, attempts, watched) for name in rung.exercises]
        return {"way": rung.way, "says": SAYS[rung.way], "about": ABOUT[rung.way], "items": items,
                "groups": list(_groups(rung, items)), "done": _done(items), "of": len(items)}  # fmt: skip

    def _item(self, rung: Rung, name: str, attempts: list[Attempt], watched: frozenset[str]) -> Json:
        scenario = scenario_of(name)
        return {
            "way": rung.way,
            "exercise": name,
            "title": scenario.title,
            "minutes": scenario.minutes,
            "level": scenario.level,
            "state": self._watch_state(attempts, is_watched=name in watched)
            if rung.way == "watch"
            else state(name, rung.way, attempts),
        }

    def _watch_state(self, attempts: list[Attempt], *, is_watched: bool) -> str:
        """Watched to the end, on whichever day; whoever tries without that has gone past it."""
        begun = any(attempt.scenario in self.lesson.exercises for attempt in attempts)
        return "done" if is_watched else "passed by" if begun else "not begun"


def _where(rung: Json, *, now: bool) -> str:
    """A rung that was gone past is neither done nor waited for."""
    states = {item["state"] for item in rung["items"]}
    return "now" if now else "done" if states == {"done"} else "passed by" if states <= BEHIND else "to come"


def _groups(rung: Rung, items: list[Json]) -> Iterator[Json]:
    """The headings over the exercises of a rung, each with how many stand under it and how many of them are done."""
    at = 0
    for heading, many in rung.headings:
        yield {"says": heading, "done": _done(items[at : at + many]), "of": many}
        at += many


def _done(items: list[Json]) -> int:
    return sum(item["state"] == "done" for item in items)


def state(scenario: str, mode: str, attempts: list[Attempt]) -> str:
    """done (passed once in this mode), begun, tried (ended, and not passed), or not begun."""
    tries = [attempt for attempt in attempts if (attempt.scenario, attempt.mode) == (scenario, mode)]
    if any(result["passed"] for attempt in tries if (result := attempt.result)):
        return "done"
    if any(attempt.ended is None for attempt in tries):
        return "begun"
    return "tried" if tries else "not begun"


@cache
def scenario_of(name: str) -> Scenario:
    return load_scenario(name)


def ladder(lesson: str) -> Ladder | NotOpen:
    """The ladder of a lesson, by its name in data/lessons.yaml."""
    try:
        return Ladder(lesson_called(lesson))
    except EXPECTED as error:
        return NotOpen(error)
