"""A workshop for letters: one denial after the other, to write to as often as one likes. Nothing is kept or scored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from simulator.desk.assets import module, styles
from simulator.desk.not_open import EXPECTED, NotOpen
from simulator.desk.on_desk import File, Json, OnDesk
from simulator.desk.sittings import for_browser
from simulator.desk.working import Working
from simulator.scenario.load import build, load_scenario, scenario_names
from simulator.scenario.scenario import Scenario, Stage
from simulator.scenario.words import spoken
from simulator.training.papers import paper
from simulator.training.stages.acting import Acting
from simulator.training.stages.acting.doing import good_letter
from simulator.training.stages.stage import Turn

SEED = 300  # beyond the accounts of the ladders
_KEPT = ("open-paper", "draft", "check-letter", "save-pdf")


class _Bench:
    """A claim to write about, played as a sitting is, and kept nowhere."""

    def __init__(self, scenario: Scenario, stage: Stage, seed: int) -> None:
        case = build(scenario, seed)
        self.acting = Acting(_only_the_letter(spoken((stage,), case.facts)[0]), case, "practice")

    @property
    def prompt(self) -> Json:
        documents = [for_browser(paper(each)) for each in self.acting.papers]
        return {"mode": "practice", "title": "Letter workshop", "documents": documents, **self._desk()}

    def _desk(self) -> Json:
        return self.acting.desk(told=True, is_open=True)

    def play(self, move: str, **fields: Any) -> Turn:
        return self.acting.play(move, fields, told=True)


def _only_the_letter(stage: Stage) -> Stage:
    """The stage without the question of the last day, which nobody can answer at this bench."""
    assert stage.work is not None
    worth = tuple(each for each in stage.work.worth if each.of != "last_day")
    return replace(stage, work=replace(stage.work, worth=worth))


class Workshop(OnDesk):
    """The papers of a denial, an envelope and a page to write on; the check, as often as wanted; a complete letter."""

    says = "A workshop for letters. Press Run at the top of this page to open it."
    _esm = module("workshop.js")
    _css = styles()

    def __init__(self, seed: int = SEED) -> None:
        self._seed, self._claims = seed, disputed_claims()
        self._begin(1)
        super().__init__()

    def _begin(self, number: int) -> None:
        scenario, stage = self._claims[(number - 1) % len(self._claims)]
        self._number, self._shown = number, False
        self._bench = _Bench(scenario, stage, self._seed + number)
        self._working = Working(self._bench)

    def acts(self) -> dict[str, Callable[..., File | None]]:
        working = {name: act for name, act in self._working.acts().items() if name in _KEPT}
        return {**working, "show": self.show_one, "hide": self.hide_it, "another": self.another}

    def show_one(self) -> None:
        """A letter that has every part, each value from the file."""
        self._shown = True

    def hide_it(self) -> None:
        """The complete letter is put away again."""
        self._shown = False

    def another(self) -> None:
        """Another claim."""
        self._begin(self._number + 1)

    def picture(self) -> Json:
        prompt = self._bench.prompt
        work = prompt["work"]
        return {
            "sitting": self._number,
            "prompt": {**prompt, "work": self._working.picture(work)},
            "complete": self._complete() if self._shown else None,
        }

    def _complete(self) -> str:
        state = self._bench.acting.state
        return good_letter(state, sorted(state.needed(0)), act=state.work.best[0].act)


def disputed_claims() -> list[tuple[Scenario, Stage]]:
    """The claims of the bank that an expert disputes by letter, each with its stage."""
    loaded = [load_scenario(name) for name in scenario_names()]
    return [
        (scenario, stage)
        for scenario in loaded
        for stage in scenario.stages
        if stage.work and stage.work.best[0].act in ("dispute", "dispute-price")
    ]


def letter_workshop(seed: int = SEED) -> Workshop | NotOpen:
    """Denials to write to, one after the other. Another seed begins with other accounts."""
    try:
        return Workshop(seed)
    except EXPECTED as error:
        return NotOpen(error)
