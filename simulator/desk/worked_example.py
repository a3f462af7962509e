"""A worked example: an expert reads an account aloud, one step at a time, with the papers beside it."""

from __future__ import annotations

from collections.abc import Callable

from simulator.desk.assets import module, styles
from simulator.desk.not_open import EXPECTED, NotOpen
from simulator.desk.on_desk import Json, OnDesk
from simulator.desk.sittings import for_browser
from simulator.training.episode import Episode, open_episode
from simulator.training.solved import papers, steps


class Solving:
    """The steps so far and the papers; every press of Next brings one more. No widget yet."""

    def __init__(self, episode: Episode) -> None:
        self._episode = episode
        self._papers = [for_browser(each) for each in papers(episode)]
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
            "title": self._episode.scenario.title,
            "today": self._episode.scenario.today.isoformat(),
            "documents": self._papers,
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


def worked_example(name: str, seed: int) -> WorkedExample | NotOpen:
    """This scenario, solved step by step on the account that `seed` makes."""
    try:
        return WorkedExample(open_episode(name, seed=seed))
    except EXPECTED as error:
        return NotOpen(error)
