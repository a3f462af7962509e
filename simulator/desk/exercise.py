"""One exercise on the desk, by itself."""

from __future__ import annotations

from simulator.desk.assets import module, styles
from simulator.desk.not_open import EXPECTED, NotOpen
from simulator.desk.on_desk import Acts, Json, OnDesk
from simulator.desk.sittings import Exercising, sit_down


class Exercise(OnDesk):
    """Papers, questions and score; at the end the debrief. It opens exactly where this learner stopped."""

    _esm = module("exercise.js")
    _css = styles()

    def __init__(self, exercising: Exercising) -> None:
        self.says = f"Exercise {exercising.sitting.prompt['scenario']}. Press Run at the top of this page to open it."
        self._exercising = exercising
        super().__init__()

    def acts(self) -> Acts:
        return self._exercising.acts()

    def picture(self) -> Json:
        return self._exercising.picture()


def exercise(name: str, *, seed: int | None = None, mode: str = "practice") -> Exercise | NotOpen:
    """The exercise of this name: where you stopped, at the debrief of what you finished, or at its beginning."""
    try:
        return Exercise(sit_down(name, mode, seed=seed))
    except EXPECTED as error:
        return NotOpen(error)
