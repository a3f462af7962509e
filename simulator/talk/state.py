"""Where a call stands after some turns. Frozen: each turn makes the next one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from simulator.law import Event, Said, Saying
from simulator.money import ZERO, Money
from simulator.talk.bargaining import Answered
from simulator.talk.deal import Deal, Told
from simulator.talk.facts import Fact
from simulator.talk.mood import Mood
from simulator.talk.moods import Shift


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the log: "us", "them" or "desk" (what the screen shows), and the second at which it began."""

    who: str
    says: str
    at: int


@dataclass(frozen=True, slots=True)
class Learned:
    """A fact, and when it was told."""

    fact: Fact
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    mood: Mood
    deal: Deal
    seconds: int = 0
    log: tuple[Line, ...] = ()
    before: tuple[tuple[str, str], ...] = ()  # (group, move/phrasing) of each turn
    marks: frozenset[str] = frozenset()
    learned: tuple[Learned, ...] = ()
    matched: int = 0  # identifiers beyond the name that were checked and fit
    said: tuple[Said, ...] = ()  # in this part of the call, in the law's terms
    part_began: int = 0  # the second at which this part of the call began
    events: tuple[Event, ...] = ()  # of the parts that are over
    told: tuple[Told, ...] = ()
    named: Answered | None = None  # the figure that they named
    pressed: int = 0
    note: str = ""
    ended: str = ""

    def knows(self, topic: str) -> bool:
        return any(one.fact.topic == topic for one in self.learned)

    @property
    def in_despair(self) -> bool:
        return "despair" in self.marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What one move brought. `unread` is a sentence for what could not be done: then nothing else happened."""

    move: str
    phrasing: str = ""
    quality: str = ""
    lines: tuple[Line, ...] = ()
    facts: tuple[Fact, ...] = ()
    shifts: tuple[Shift, ...] = ()
    trust: int = 0  # how far each moved
    patience: int = 0
    distress: int = 0
    paid: Money = ZERO
    said: tuple[Saying, ...] = ()
    does: frozenset[str] = frozenset()  # what the words bring about, as data/talk/moves.yaml names it
    seconds: int = 0
    unread: str = ""

    @property
    def why(self) -> tuple[str, ...]:
        """Why the mood moved, in plain words."""
        return tuple(shift.why for shift in self.shifts if shift.why)


def day_of(value: object) -> date:
    """A field that was read as a date."""
    assert isinstance(value, date)
    return value


def money_of(value: object) -> Money:
    """A field that was read as an amount."""
    assert isinstance(value, Money)
    return value
