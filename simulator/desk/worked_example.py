"""A worked example: an expert reads an account aloud, one step at a time, with the papers beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from simulator.desk.assets import module, styles
from simulator.desk.not_open import EXPECTED, NotOpen
from simulator.desk.on_desk import Json, OnDesk
from simulator.desk.sittings import shown
from simulator.scenario.scenario import Question
from simulator.training.episode import Episode, open_episode
from simulator.training.stages.talking.watched import watched


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
            "steps": [{name: each[name] for name in each if name != "call"} for each in self._steps[: self._read]],
            "of": len(self._steps),
            "call": self._steps[self._read - 1].get("call"),
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
    """How an expert would think aloud: each question, where to look, the answer and why, and the mistake to know.

    What is done, and not answered, comes after: the day, the road, the envelope, the letter. A talk goes turn by turn.
    """
    decided = {each.question.id: each for each in episode.report().decisions if each.question.kind != "talk"}
    for question in episode.scenario.questions:
        yield _step("question", question.question, question.note, offered=_offered(question))
        for hint in question.hints:
            yield _step("look", "Look", hint)
        yield _step("answer", decided.pop(question.id).right, question.why)
        yield from _mistake(question)
    for each in decided.values():
        yield _step("question", each.question.question, "", offered=[])
        yield _step("answer", each.right, each.why)
    for _, talk in episode.talks:
        yield from watched(talk)


def _step(kind: str, title: str, says: str, **more: object) -> Json:
    return {"kind": kind, "title": title, "says": says, "mark": None, **more}


def _offered(question: Question) -> list[str]:
    """What there is to choose from, in the order of the alphabet, which tells nothing."""
    return sorted([*(each.says for each in question.options), *(pair.says for pair in question.pairs)])


def _mistake(question: Question) -> Iterator[Json]:
    for known in question.when_wrong[:1]:
        yield _step("mistake", f"A mistake to know: “{known.name}”", known.says, mark=known.mark)


def worked_example(name: str, seed: int) -> WorkedExample | NotOpen:
    """This scenario, solved step by step on the account that `seed` makes."""
    try:
        return WorkedExample(open_episode(name, seed=seed))
    except EXPECTED as error:
        return NotOpen(error)
