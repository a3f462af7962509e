"""Role-play cards from within a lesson: choose a talk and a person, and save the page that prints."""

from __future__ import annotations

from collections.abc import Callable

from simulator.desk.assets import module, styles
from simulator.desk.not_open import EXPECTED, NotOpen
from simulator.desk.on_desk import File, Json, OnDesk
from simulator.scenario.load import load_scenario
from simulator.training.cards import SEED, NoTalk, as_page, cards_of, talk_of, talks
from simulator.training.stages.stage import NotAMove

_HANDS = {
    "": "Save all the cards",
    "collector": "The collector’s alone",
    "person": "The other person’s alone",
    "trainer": "The marks alone",
    "expert": "The key alone",
}


class RolePlayCards(OnDesk):
    """A talk on paper for two people who practise aloud. Nothing of it goes to the browser until it is saved."""

    _esm = module("role_play.js")
    _css = styles()

    def __init__(self, name: str, seed: int) -> None:
        self.says = f"Role-play cards of {name}. Press Run at the top of this page to open them."
        talk_of(load_scenario(name))  # what holds no talk is said at once
        self._titles = {each: load_scenario(each).title for each in dict.fromkeys([*talks(), name])}
        self._name, self._seed, self._saved = name, seed, ""
        super().__init__()

    def acts(self) -> dict[str, Callable[..., File | None]]:
        return {"choose": self.choose, "another": self.another, "save": self.save}

    def choose(self, name: str) -> None:
        """Another talk."""
        if name not in self._titles:
            raise NotAMove("There is no such talk here. Choose one from the list.")
        self._name, self._saved = name, ""

    def another(self) -> None:
        """The same talk with somebody else, on another account."""
        self._seed, self._saved = self._seed + 1, ""

    def save(self, hand: str) -> File:
        """The page, as a file that any browser opens and prints."""
        cards = [card for card in cards_of(load_scenario(self._name), self._seed) if hand in ("", card.hand)]
        if not cards:
            raise NotAMove("There is no such card. Save all of them, or one that is named here.")
        middle = f"-{hand}" if hand else ""
        self._saved = f"cards{middle}-{self._seed}.html"
        return File(self._saved, "text/html", as_page(cards, styles()).encode())

    def picture(self) -> Json:
        return {
            "talks": [{"id": name, "says": title} for name, title in self._titles.items()],
            "chosen": self._name,
            "seed": self._seed,
            "hands": [{"id": hand, "says": says} for hand, says in _HANDS.items()],
            "saved": self._saved,
        }


def role_play_cards(name: str, seed: int = SEED) -> RolePlayCards | NotOpen:
    """The cards of this talk, to be saved and printed."""
    try:
        return RolePlayCards(name, seed)
    except (*EXPECTED, NoTalk) as error:
        return NotOpen(error)
