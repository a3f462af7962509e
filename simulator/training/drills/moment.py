"""One moment of a call: what is known, what is heard, and answers of which one or more are right.

Answers are dealt so that length tells nothing: the right one is as often the shortest as the longest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from simulator.chance import Stream


@dataclass(frozen=True, slots=True)
class Option:
    """One answer. `why` is what it is worth, `reply` what comes of it on the line, `source` where a rule was read.

    `step` names what it does, where that is part of the question.
    """

    says: str
    is_right: bool
    name: str
    why: tuple[str, ...]
    reply: tuple[str, ...] = ()
    step: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """`known` stands on the screen, `heard` is what the other person says."""

    number: int
    known: tuple[tuple[str, str], ...]
    who: str
    heard: str
    question: str
    options: tuple[Option, ...]

    @property
    def right(self) -> Option:
        return next(option for option in self.options if option.is_right)


class Worded(Protocol):
    """Something that may be chosen, with the words that it would be chosen by."""

    @property
    def says(self) -> str: ...


T = TypeVar("T", bound=Worded)


def dealt(stream: Stream, right: T, wrong: Sequence[Sequence[T]]) -> list[T]:
    """The right one among one set of wrong ones, in an order that tells nothing.

    How many are longer than the right one is drawn first, and the nearest that these words allow is taken.
    """
    by_longer: dict[int, list[Sequence[T]]] = {}
    for each in wrong:
        by_longer.setdefault(sum(len(one.says) > len(right.says) for one in each), []).append(each)
    wanted = stream.below(len(wrong[0]) + 1)
    nearest = min(by_longer, key=lambda longer: (abs(longer - wanted), longer))
    return stream.shuffled([right, *stream.pick(by_longer[nearest])])
