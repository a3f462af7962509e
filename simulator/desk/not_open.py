"""What lies on the desk when a thing could not be opened: one plain sentence instead of a traceback."""

from __future__ import annotations

from collections.abc import Callable

from simulator.case.pinned import CaseError
from simulator.desk.assets import module, styles
from simulator.desk.lessons import NoSuchLesson
from simulator.desk.on_desk import Json, OnDesk
from simulator.reading import BadFile
from simulator.scenario.load import BadScenario, NoSuchScenario
from simulator.training.stages.stage import NotAMove

EXPECTED = (NoSuchScenario, NoSuchLesson, BadScenario, BadFile, CaseError, NotAMove)  # each carries one plain sentence


class NotOpen(OnDesk):
    """Why nothing opened here."""

    _esm = module("not_open.js")
    _css = styles()

    def __init__(self, why: Exception) -> None:
        self.says = str(why)
        super().__init__()

    def acts(self) -> dict[str, Callable[..., None]]:
        return {}

    def picture(self) -> Json:
        return {"says": self.says}
