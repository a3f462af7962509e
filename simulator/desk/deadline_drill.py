"""A drill of last days, one after the other, for as long as you like."""

from __future__ import annotations

from collections.abc import Callable

from simulator.dates import NotADate, print_date, read_date
from simulator.desk.assets import module, styles
from simulator.desk.not_open import EXPECTED, NotOpen
from simulator.desk.on_desk import Json, OnDesk
from simulator.training.deadlines import task, verdict

SEED = 7


class DeadlineDrill(OnDesk):
    """One notice at a time: the rule and its source, a day to type, what was mistaken. Nothing is kept or scored."""

    says = "A drill of last days. Press Run at the top of this page to open it."
    _esm = module("drill.js")
    _css = styles()

    def __init__(self, seed: int = SEED) -> None:
        self._seed, self._right, self._tried = seed, 0, 0
        self._begin(1)
        super().__init__()

    def _begin(self, number: int) -> None:
        self._task = task(self._seed, number)
        self._said: Json | None = None
        self._first_go = True

    def acts(self) -> dict[str, Callable[..., None]]:
        return {"answer": self.answer, "show": self.show_it, "next": self.next}

    def answer(self, day: str) -> None:
        """Check a day. What is no date is said beside the field, and is no try."""
        try:
            typed = read_date(day)
        except NotADate as error:
            self._said = {"tone": "unread", "name": "", "says": str(error), "day": day}
            return
        is_right, name, says = verdict(self._task, typed)
        if self._first_go:
            self._tried += 1
            self._right += is_right
            self._first_go = False
        self._said = {"tone": "good" if is_right else "bad", "name": name, "says": says, "day": print_date(typed)}

    def show_it(self) -> None:
        """The last day and how it was counted."""
        if self._first_go:
            self._tried, self._first_go = self._tried + 1, False
        self._said = {
            "tone": "shown",
            "name": "",
            "says": f"{self._task.deadline.why} The last day is {print_date(self._task.deadline.day)}.",
            "day": print_date(self._task.deadline.day),
        }

    def next(self) -> None:
        """Another one."""
        self._begin(self._task.number + 1)

    def picture(self) -> Json:
        deadline = self._task.deadline
        told = self._said is not None and self._said["tone"] in ("good", "shown")
        return {
            "number": self._task.number,
            "question": self._task.question,
            "rules": list(self._task.rules),
            "source": {"says": deadline.source, "verified": deadline.verified, "note": deadline.note},
            "said": self._said,
            "settled": told,
            "right": self._right,
            "tried": self._tried,
        }


def deadline_drill(seed: int = SEED) -> DeadlineDrill | NotOpen:
    """Last days to count, as many as you like. Another seed begins with other notices."""
    try:
        return DeadlineDrill(seed)
    except EXPECTED as error:
        return NotOpen(error)
