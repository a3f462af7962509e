"""Points. They are counted in tenths, so that a quarter of a point is never a guess.

In practice a question has three tries (a choice one fewer than its options, if that is less). A right answer earns all
its points on the first try, half on the second, a quarter on the third. A slower but acceptable choice earns its
declared share of that. The first hint is free; each later one costs a point. The best try counts, never less than
nothing. Unaided is practice without hints. In assess there is one go and no hint.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from simulator.money import Rate
from simulator.scenario.scenario import AXES, Question

PASS_MARK = 80
_TRY = (4, 2, 1)  # quarters of the points
TRIES = len(_TRY)
_HINT = 10  # tenths of a point


@dataclass(frozen=True, slots=True)
class Graded:
    """Points earned of those declared, in tenths."""

    earned: int
    of: int
    state: str = "so far"

    @property
    def share(self) -> int:
        """Whole percent, rounded down: 79.9% has not passed."""
        return self.earned * 100 // self.of

    def as_json(self) -> dict[str, Any]:
        return {"earned": plain(self.earned), "of": plain(self.of), "state": self.state}


@dataclass(frozen=True, slots=True)
class NotGraded:
    """No points to speak of, and why: `no decision yet` or `not in this one`."""

    state: str

    @property
    def share(self) -> None:
        return None

    def as_json(self) -> dict[str, Any]:
        return {"earned": 0, "of": 0, "state": self.state}


def tries_allowed(question: Question, mode: str) -> int:
    """How many goes a question has."""
    if mode == "assess":
        return 1
    return min(TRIES, len(question.options) - 1) if question.kind == "choice" else TRIES


def worth(question: Question, tries: int, hints: int, share: Rate) -> int:
    """What an answer of this share earns, in tenths, after so many tries before it and so many hints."""
    earned = of_tries(question.points * 10 * share.basis_points, tries) // 10_000
    return max(0, earned - hint_costs(hints))


def of_tries(full: int, tries: int) -> int:
    """What is left of all the points after so many tries: all, half, a quarter, rounded down."""
    return full * _TRY[tries] // 4


def hint_costs(hints: int) -> int:
    """What so many hints cost, in tenths: the first is free."""
    return max(0, hints - 1) * _HINT


def best(question: Question, tries: Sequence[tuple[Rate, int]]) -> int:
    """The best of the tries, each a share and the hints that were open by then."""
    return max((worth(question, number, hints, share) for number, (share, hints) in enumerate(tries)), default=0)


def by_axis(
    all_questions: Iterable[Question], decided: Iterable[tuple[Question, int]], state: str
) -> dict[str, Graded | NotGraded]:
    """Four axes, always apart. An axis counts the decisions that were met."""
    met = [(question.axis, question.points * 10, earned) for question, earned in decided]
    return axes_of({question.axis for question in all_questions}, met, state)


def axes_of(present: Collection[str], met: Iterable[tuple[str, int, int]], state: str) -> dict[str, Graded | NotGraded]:
    """The same from axis, points declared and points earned, of each decision that was met."""
    met = list(met)
    result: dict[str, Graded | NotGraded] = {}
    for axis in AXES:
        here = [(of, earned) for its, of, earned in met if its == axis]
        if here:
            result[axis] = Graded(sum(earned for _, earned in here), sum(of for of, _ in here), state)
        else:
            result[axis] = NotGraded("no decision yet" if axis in present else "not in this one")
    return result


def plain(tenths: int) -> int | float:
    """Tenths as a number to print: 2, or 0.5."""
    whole, rest = divmod(tenths, 10)
    return whole if not rest else tenths / 10
