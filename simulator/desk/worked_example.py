"""A worked example: an expert reads an account aloud, one step at a time, with the papers beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from simulator.desk.assets import module, styles
from simulator.desk.not_open import EXPECTED, NotOpen
from simulator.desk.on_desk import Json, OnDesk
from simulator.desk.sittings import shown
from simulator.scenario.scenario import Question
from simulator.training.episode import Episode, open_episode


class Solving:
    """The steps so far and the papers; every press of Next brings one more. No widget yet."""

    def __init__(self, episode: Episode) -> None:
        self.prompt = shown(episode.prompt)
        self._steps = list(steps(episode))
        self._read = 1

    @property
    def done(self) -> bool:
        return self._read == len(self._steps)

    def acts(self) -> dict[str, Callable[..., None]]:
        return {"next": self.next, "restart": self.restart}

    def next(self) -> None:
        self._read = min(self._read + 1, len(self._steps))

    def restart(self) -> None:
        self._read = 1

    def picture(self) -> Json:
        return {
            "title": self.prompt["title"],
            "today": self.prompt["today"],
            "documents": self.prompt["documents"],
            "steps": self._steps[: self._read],
            "of": len(self._steps),
        }


class WorkedExample(OnDesk):
    """A worked example by itself."""

    _esm = module("worked_example.js")
    _css = styles()

    def __init__(self, episode: Episode) -> None:
        self._solving = Solving(episode)
        self.says = f"Worked example {episode.scenario.name}. Press Run at the top of this page to open it."
        super().__init__()

    def acts(self) -> dict[str, Callable[..., None]]:
        return self._solving.acts()

    def picture(self) -> Json:
        return self._solving.picture()


def steps(episode: Episode) -> Iterator[Json]:
    """How an expert would think aloud: each question, where to look, the answer and why, and the mistake to know."""
    decisions = episode.report().as_json()["decisions"]
    right = {each["id"]: each["right"] for each in decisions}
    offered = {question.id: _offered(question) for question in episode.scenario.questions}
    for question in episode.scenario.questions:
        yield {"kind": "question", "title": question.question, "says": question.note, "mark": None,
               "offered": offered[question.id]}  # fmt: skip
        for hint in question.hints:
            yield {"kind": "look", "title": "Look", "says": hint, "mark": None}
        yield {"kind": "answer", "title": right[question.id], "says": question.why, "mark": None}
        yield from _mistake(question)
    for each in decisions:  # what is done, not answered: the day, the road, the envelope, the letter
        if each["id"] not in offered:
            yield {"kind": "question", "title": each["question"], "says": "", "mark": None, "offered": []}
            yield {"kind": "answer", "title": each["right"], "says": each["why"], "mark": None}


def _offered(question: Question) -> list[str]:
    """What there is to choose from, in the order of the alphabet, which tells nothing."""
    return sorted([*(each.says for each in question.options), *(pair.says for pair in question.pairs)])


def _mistake(question: Question) -> Iterator[Json]:
    for known in question.when_wrong[:1]:
        yield {"kind": "mistake", "title": f"A mistake to know: “{known.name}”", "says": known.says, "mark": known.mark}


def worked_example(name: str, seed: int) -> WorkedExample | NotOpen:
    """This scenario, solved step by step on the account that `seed` makes."""
    try:
        return WorkedExample(open_episode(name, seed=seed))
    except EXPECTED as error:
        return NotOpen(error)
