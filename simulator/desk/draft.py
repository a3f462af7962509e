"""A scenario to try out: a draft to change, its mistakes with line and remedy, and what a trainee would meet."""

from __future__ import annotations

from collections.abc import Callable

from simulator.desk.assets import module, styles
from simulator.desk.not_open import EXPECTED, NotOpen
from simulator.desk.on_desk import Json, OnDesk
from simulator.desk.sittings import shown
from simulator.reading import SCENARIOS
from simulator.scenario.load import build, parse
from simulator.scenario.mistakes import Mistake
from simulator.scenario.scenario import Scenario
from simulator.scenario.trial import SEEDS, try_seeds
from simulator.training.begin import draft, find_beginning
from simulator.training.episode import Episode

FILE = SCENARIOS / "eob" / "my-first.yaml"  # where the draft would stand; nothing is written
FROM = "carc:197"
SEED = 7


class Draft(OnDesk):
    """A text, what is wrong in it, and, when nothing is, the first stage at one seed with its answers."""

    says = "A scenario to try out. Press Run at the top of this page to open it."
    _esm = module("draft.js")
    _css = styles()

    def __init__(self, text: str) -> None:
        self._first = self._text = text
        self._mistakes: list[Mistake] | None = None
        self._scenario: Scenario | None = None
        self._begun = 1
        super().__init__()

    def acts(self) -> dict[str, Callable[..., None]]:
        return {"check": self.check, "anew": self.anew}

    def check(self, text: str) -> None:
        """Every mistake in the text; only when there is none is it tried at a few seeds."""
        self._text = text
        self._scenario, mistakes = parse(text, FILE)
        self._mistakes = mistakes or (try_seeds(self._scenario, FILE) if self._scenario else [])

    def anew(self) -> None:
        """The draft as it was at first."""
        self._text, self._mistakes, self._scenario = self._first, None, None
        self._begun += 1

    def picture(self) -> Json:
        clean = self._mistakes == [] and self._scenario is not None
        return {
            "text": self._text,
            "begun": self._begun,
            "checked": self._mistakes is not None,
            "mistakes": [each.as_json() for each in self._mistakes or ()],
            "seeds": len(SEEDS),
            "seen": _seen(self._scenario) if clean and self._scenario else None,
        }


def _seen(scenario: Scenario) -> Json:
    """What the trainee meets first, and the answers, which only an author sees."""
    episode = Episode(scenario, build(scenario, SEED))
    prompt = shown(episode.prompt)
    return {
        "title": prompt["title"],
        "seed": SEED,
        "documents": prompt["documents"],
        "answers": [
            {"question": each["question"], "right": each["right"], "points": each["of"], "why": each["why"]}
            for each in episode.report().as_json()["decisions"]
        ],
    }


def try_a_scenario() -> Draft | NotOpen:
    """A first draft to change and check."""
    try:
        text, _ = draft(find_beginning(FROM), FILE)
        return Draft(text)
    except EXPECTED as error:
        return NotOpen(error)
