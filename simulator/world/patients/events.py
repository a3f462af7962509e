"""What happens between the office and its patients, as events: a day, a visit, a kind, an amount."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from simulator.columns import Columns, Ints


class Doing(StrEnum):
    """What was done or said."""

    STATEMENT = "statement sent"
    RETURNED = "mail came back"
    FOUND = "new address found"
    CALLED = "called"  # detail: numbers dialed
    REACHED = "reached the one who owes"
    PROMISE = "promised to pay"  # detail: the day it is due
    BROKEN = "promise broken"
    CANNOT = "says they cannot pay"
    PLAN = "payment plan set up"  # detail: months
    PLAN_BROKEN = "payment plan broken"
    DISPUTE = "bill disputed"
    UPHELD = "bill was right"
    CORRECTED = "bill corrected"
    ASKED = "asked for assistance"
    HELPED = "assistance given"
    REFUSED = "assistance papers not completed"
    EARLY_OUT = "given to early-out"
    PLACED = "placed with the agency"
    REFUND = "refund sent"

    @property
    def number(self) -> int:
        """The number that stands for it in a column."""
        return DOINGS.index(self)


DOINGS: tuple[Doing, ...] = tuple(Doing)


@dataclass(frozen=True, slots=True)
class PatientEvents(Columns):
    """One row an event; `kind` is the number of a Doing."""

    on: Ints
    visit: Ints
    kind: Ints
    amount: Ints
    detail: Ints

    @classmethod
    def did(cls, kind: Doing, on: Ints, visit: Ints, amount: Ints | int = 0, detail: Ints | int = 0) -> PatientEvents:
        return cls.of(on=on, visit=visit, kind=kind.number, amount=amount, detail=detail)
