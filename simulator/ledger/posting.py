"""A posting moves money from one book to another. It exists only when what goes out equals what comes in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from simulator.money import Money, total


class Unbalanced(ValueError):
    """A posting whose legs do not add up to nothing."""


class Book(StrEnum):
    """Where money stands. The first two are what is open on an account; the others are where it came from or went."""

    PAYER = "with payer"
    PATIENT = "with patient"
    CHARGES = "charges"
    CASH = "cash"
    CONTRACT = "contract write-off"


@dataclass(frozen=True, slots=True)
class Leg:
    """One side of a posting: positive into the book, negative out of it."""

    book: Book
    amount: Money


@dataclass(frozen=True, slots=True)
class Posting:
    """One dated entry on an account, for the visit of a day. Raises Unbalanced."""

    on: date
    visit: date
    says: str
    why: str
    legs: tuple[Leg, ...]

    def __post_init__(self) -> None:
        left = total(leg.amount for leg in self.legs)
        if left:
            raise Unbalanced(f"“{self.says}” of {self.on} is out of balance by {left}.")

    def amount(self, book: Book) -> Money:
        return total(leg.amount for leg in self.legs if leg.book is book)
