"""Drills of calls, one moment after the other: listening, objections, and what may be said to whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from simulator.desk.assets import module, styles
from simulator.desk.not_open import EXPECTED, NotOpen
from simulator.desk.on_desk import Json, OnDesk
from simulator.training.drills import Moment, Option, listening, objections, verification

SEED = 7
_LETTERS = "abcd"
_NOTHING = "Nothing is chosen yet. Choose an answer, then check it."


@dataclass(frozen=True, slots=True)
class Drill:
    """A drill: its name on the desk, what it is about in a sentence, and its moments by seed and number."""

    title: str
    lead: str
    moment: Callable[[int, int], Moment]


DRILLS: Mapping[str, Drill] = {
    "listening": Drill(
        "Listening drill", "One answer shows that you heard it. Read slowly, there is no clock.", listening
    ),
    "objections": Drill("Objection drill", "First the right step, then words that go with it.", objections),
    "verification": Drill("Verification drill", "Compare what they gave with the screen, to the letter.", verification),
}


class ChoosingDrill(OnDesk):
    """One moment at a time: what is known, what is heard, four answers, and at once why. Nothing is kept or scored."""

    _esm = module("choosing.js")
    _css = styles()

    def __init__(self, drill: Drill, seed: int = SEED) -> None:
        self._drill, self._seed, self._right, self._tried = drill, seed, 0, 0
        self.says = f"{drill.title}. Press Run at the top of this page to open it."
        self._begin(1)
        super().__init__()

    def _begin(self, number: int) -> None:
        self._moment = self._drill.moment(self._seed, number)
        self._chosen: list[str] = []
        self._unread = ""
        self._shown = False

    def acts(self) -> dict[str, Callable[..., None]]:
        return {"choose": self.choose, "show": self.show_it, "next": self.next}

    def choose(self, option: str) -> None:
        """Check an answer. Nothing chosen is said beside the answers, and is no try."""
        self._unread = "" if option in self._open else _NOTHING
        if self._unread or self._settled:
            return
        if not self._chosen:
            self._tried += 1
            self._right += self._options[option].is_right
        self._chosen.append(option)

    def show_it(self) -> None:
        """The right answer, and why."""
        if self._settled:
            return
        self._tried += not self._chosen
        self._shown, self._unread = True, ""
        self._chosen.append(next(letter for letter, option in self._options.items() if option.is_right))

    def next(self) -> None:
        """Another one."""
        self._begin(self._moment.number + 1)

    @property
    def _options(self) -> dict[str, Option]:
        return dict(zip(_LETTERS, self._moment.options, strict=True))

    @property
    def _open(self) -> list[str]:
        return [letter for letter in self._options if letter not in self._chosen]

    @property
    def _settled(self) -> bool:
        return any(self._options[letter].is_right for letter in self._chosen)

    def picture(self) -> Json:
        moment = self._moment
        return {
            "title": self._drill.title,
            "lead": self._drill.lead,
            "number": moment.number,
            "known": [{"label": label, "value": value} for label, value in moment.known],
            "who": moment.who,
            "heard": moment.heard,
            "question": moment.question,
            "options": [self._row(letter) for letter in self._options],
            "unread": self._unread,
            "said": self._said(),
            "settled": self._settled,
            "right": self._right,
            "tried": self._tried,
        }

    def _row(self, letter: str) -> Json:
        """An answer as it is offered; what it was worth goes out once it has been chosen."""
        option = self._options[letter]
        told = ("right" if option.is_right else "wrong") if letter in self._chosen else ""
        return {"id": letter, "says": option.says, "step": option.step, "told": told}

    def _said(self) -> Json | None:
        if not self._chosen:
            return None
        option = self._options[self._chosen[-1]]
        return {
            "tone": "good" if option.is_right else "bad",
            "name": "This is the one." if self._shown else option.name,
            "why": " ".join(option.why),
            "reply": list(option.reply),
            "source": option.source,
        }


def listening_drill(seed: int = SEED) -> ChoosingDrill | NotOpen:
    """Somebody says a sentence or two: which answer shows that it was heard? Another seed begins with other people."""
    return _drill("listening", seed)


def objection_drill(seed: int = SEED) -> ChoosingDrill | NotOpen:
    """“I never got this bill”, and what comes next, in which words."""
    return _drill("objections", seed)


def verification_drill(seed: int = SEED) -> ChoosingDrill | NotOpen:
    """Who is on the line, what they gave, what is on file: what may be said now?"""
    return _drill("verification", seed)


def _drill(name: str, seed: int) -> ChoosingDrill | NotOpen:
    try:
        return ChoosingDrill(DRILLS[name], seed)
    except EXPECTED as error:
        return NotOpen(error)
