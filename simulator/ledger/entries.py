"""The entries of a whole practice, in columns. A row moves one amount out of one book into another: always balanced.

Columns: `on` the day of posting (ordinal), `visit` (row number), `out_of` and `into` (numbers of books), `amount`
(cents, above zero), `why` (number of a `Why`), `payer` (number, or NOBODY), `source` (row of its cause, or NOBODY).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

import numpy as np

from simulator.columns import Columns, Flags, Ints
from simulator.ledger.posting import BOOKS, Book

NOBODY = -1


class Why(StrEnum):
    """Why money moved: what a posting says in one word."""

    CHARGE = "charge"
    PAYMENT = "payer’s payment"
    CONTRACT = "contract"
    SEQUESTRATION = "sequestration"
    DEDUCTIBLE = "deductible"
    COINSURANCE = "coinsurance"
    COPAY = "copay"
    NOT_COVERED = "not covered"
    DENIED = "denied and given up"
    REVERSAL = "reversal"
    INTEREST = "interest"
    PROTECTED = "not the patient’s by law"
    AT_THE_DESK = "paid at the desk"
    APPLIED = "held money applied"
    OVERPAID = "overpaid"
    REFUND = "refund"
    DISCOUNT = "self-pay discount"
    STATEMENT = "paid on a statement"
    PROMISE = "promise kept"
    INSTALMENT = "instalment of a plan"
    DISPUTE = "bill corrected after a dispute"
    ASSISTANCE = "financial assistance"
    SMALL_BALANCE = "small balance"
    BAD_DEBT = "placed as bad debt"
    RECOVERY = "recovered by the agency"
    AGENCY_FEE = "agency fee"

    @property
    def number(self) -> int:
        """The number that stands for this reason in a column."""
        return WHYS.index(self)


WHYS: tuple[Why, ...] = tuple(Why)


@dataclass(frozen=True, slots=True)
class Entries(Columns):
    """Balanced moves, one a row, in any order."""

    on: Ints
    visit: Ints
    out_of: Ints
    into: Ints
    amount: Ints
    why: Ints
    payer: Ints
    source: Ints

    @classmethod
    def moved(
        cls,
        on: Any,
        visit: Any,
        out_of: Book,
        into: Book,
        amount: Any,
        why: Why,
        payer: Any = NOBODY,
        source: Any = NOBODY,
    ) -> Self:
        """Moves of one kind. What is 0.00 is not posted; an amount below zero goes the other way: a reversal."""
        on, visit, amount, payer, source = np.broadcast_arrays(*map(_whole, (on, visit, amount, payer, source)))
        back = amount < 0
        every = cls(
            on=on,
            visit=visit,
            out_of=np.where(back, into.number, out_of.number),
            into=np.where(back, out_of.number, into.number),
            amount=np.abs(amount),
            why=np.full(amount.shape, why.number, np.int64),
            payer=payer,
            source=source,
        )
        return every.take(np.atleast_1d(amount) != 0)

    def as_of(self, day: int) -> Self:
        """What was posted by the end of a day (ordinal)."""
        return self.take(self.on <= day)

    def why_is(self, *whys: Why) -> Flags:
        """The rows that moved for one of these reasons."""
        return np.isin(self.why, [why.number for why in whys])

    def change(self, book: Book) -> Ints:
        """What each row does to a book: positive into it, negative out of it."""
        number = book.number
        return np.where(self.into == number, self.amount, 0) - np.where(self.out_of == number, self.amount, 0)

    def between(self, out_of: Book, into: Book) -> Ints:
        """What each row moved from one book straight to another; what came back counts below zero."""
        there = (self.out_of == out_of.number) & (self.into == into.number)
        back = (self.out_of == into.number) & (self.into == out_of.number)
        return np.where(there, self.amount, 0) - np.where(back, self.amount, 0)

    def standing(self, book: Book, visits: int) -> Ints:
        """What stands in a book for each of so many visits."""
        found = np.zeros(visits, np.int64)
        np.add.at(found, self.visit, self.change(book))
        return found

    def trial_balance(self) -> dict[Book, int]:
        """What stands in every book, in cents. All books together are nothing."""
        return {book: int(self.change(book).sum()) for book in BOOKS}


def _whole(value: Any) -> Ints:
    return np.atleast_1d(np.asarray(value, np.int64))
