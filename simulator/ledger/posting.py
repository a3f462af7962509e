"""A posting moves money from one book to another. It exists only when what goes out equals what comes in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from simulator.money import Money, total


class Unbalanced(ValueError):
    """A posting whose legs do not add up to nothing."""


class Book(StrEnum):
    """Where money stands. The first two are what is open on an account; the others are where it came from or went.

    Held money is below zero while we keep it: a copay before the answer, an overpayment before its refund.
    """

    PAYER = "with payer"
    PATIENT = "with patient"
    CHARGES = "charges"
    CASH = "cash"
    CONTRACT = "contract write-off"
    SEQUESTRATION = "sequestration"
    DENIED = "denial write-off"
    HELD = "held for the patient"
    DISCOUNT = "self-pay discount"
    CORRECTION = "billing correction"
    CHARITY = "financial assistance"
    SMALL_BALANCE = "small balance write-off"
    BAD_DEBT = "bad debt"
    AGENCY = "agency fee"
    INTEREST = "interest from payers"

    @property
    def number(self) -> int:
        """The number that stands for this book in a column."""
        return BOOKS.index(self)


BOOKS: tuple[Book, ...] = tuple(Book)


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
