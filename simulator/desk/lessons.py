"""The lessons there are, in the order in which they are meant to be done, and the rungs of each: data/lessons.yaml."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from simulator.fields import Fields, open_fields
from simulator.reading import DATA

WAYS = {"watch": "watch", "with_hints": "practice", "without_hints": "unaided", "show_it": "assess"}


@dataclass(frozen=True, slots=True)
class Rung:
    """One way to meet the exercises of a lesson: `watch`, or the mode in which they are played."""

    way: str
    exercises: tuple[str, ...]
    headings: tuple[tuple[str, int], ...] = ()  # over a long list: each with how many exercises stand under it


@dataclass(frozen=True, slots=True)
class Lesson:
    """A notebook, and the ladder in it. A lesson without rungs is there to be read."""

    name: str
    notebook: str
    title: str
    about: str
    minutes: int
    rungs: tuple[Rung, ...]

    @property
    def exercises(self) -> tuple[str, ...]:
        """Every exercise of the lesson, once, in the order in which it is met."""
        return tuple(dict.fromkeys(name for rung in self.rungs for name in rung.exercises))

    @property
    def tries(self) -> tuple[tuple[str, str], ...]:
        """Each exercise in each mode that the ladder asks for, bottom to top."""
        return tuple((name, rung.way) for rung in self.rungs if rung.way != "watch" for name in rung.exercises)


class NoSuchLesson(LookupError):
    """There is no lesson of this name. The message is one plain sentence."""


@cache
def lessons() -> tuple[Lesson, ...]:
    """Every lesson. Raises BadFile, which names the line."""
    return tuple(_lessons())


def lesson_called(name: str) -> Lesson:
    found = next((lesson for lesson in lessons() if lesson.name == name), None)
    if not found:
        raise NoSuchLesson(f"There is no lesson `{name[:60]}`. There are {', '.join(each.name for each in lessons())}.")
    return found


def _lessons() -> Iterator[Lesson]:
    with open_fields(DATA / "lessons.yaml") as fields:
        for name in fields:
            with fields.part(name) as lesson:
                rungs = tuple(_rung(lesson, key, way) for key, way in WAYS.items())
                yield Lesson(
                    name,
                    lesson.text("notebook"),
                    lesson.text("title"),
                    lesson.text("about"),
                    lesson.whole("minutes"),
                    tuple(rung for rung in rungs if rung.exercises),
                )


def _rung(lesson: Fields, key: str, way: str) -> Rung:
    """A list of exercises, or several of them, each under its heading."""
    if not lesson.has_lines(key):
        return Rung(way, lesson.texts(key))
    with lesson.part(key) as part:
        by_heading = {heading: part.texts(heading) for heading in part}
    exercises = tuple(name for names in by_heading.values() for name in names)
    return Rung(way, exercises, tuple((heading, len(names)) for heading, names in by_heading.items()))
