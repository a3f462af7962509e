"""Aging of a whole practice on any day, by payer or financial class: from the day of service, or since it was theirs.

The buckets of a row add up to what its entries leave open on that day; nothing is kept beside the entries.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulator.columns import Columns, Ints
from simulator.ledger.aging import BUCKETS
from simulator.ledger.entries import Entries
from simulator.ledger.posting import Book

FINANCIAL_CLASSES = ("commercial", "medicare", "medicaid", "self-pay")
SELF_PAY = FINANCIAL_CLASSES.index("self-pay")
OPEN = (Book.PAYER, Book.PATIENT)
_LAST_DAYS = np.array([last for last, _ in BUCKETS if last is not None])


@dataclass(frozen=True, slots=True)
class Accounts(Columns):
    """One account a visit: the day of service (ordinal), its financial class, and the payer billed first or NOBODY."""

    seen: Ints
    financial_class: Ints
    payer: Ints


@dataclass(frozen=True, slots=True)
class AgingTable:
    """What is open in each bucket (`cents[group, bucket]`), for each group of accounts in turn."""

    groups: tuple[str, ...]
    cents: Ints
    buckets: tuple[str, ...] = tuple(name for _, name in BUCKETS)

    @property
    def total(self) -> int:
        return int(self.cents.sum())

    def only(self, group: str) -> AgingTable:
        """The same of one group alone."""
        row = self.groups.index(group)
        return AgingTable((group,), self.cents[row : row + 1], self.buckets)

    def over(self, bucket: int) -> int:
        """What is open in a bucket and in all the older ones."""
        return int(self.cents[:, bucket:].sum())


def aging_by_class(
    entries: Entries, accounts: Accounts, day: int, books: Sequence[Book] = OPEN, since_theirs: bool = False
) -> AgingTable:
    """Aging on a day, one row a financial class."""
    return _table(entries, accounts, day, books, since_theirs, accounts.financial_class, FINANCIAL_CLASSES)


def aging_by_payer(
    entries: Entries,
    accounts: Accounts,
    day: int,
    payers: Sequence[str],
    books: Sequence[Book] = OPEN,
    since_theirs: bool = False,
) -> AgingTable:
    """Aging on a day, one row a payer that was billed first, and last those whom nobody covers."""
    groups = np.where(accounts.payer < 0, len(payers), accounts.payer)
    return _table(entries, accounts, day, books, since_theirs, groups, (*payers, "nobody"))


def theirs_since(entries: Entries, visits: int) -> Ints:
    """The day on which a visit first left something to the patient; the largest number for visits that never did."""
    first = np.full(visits, np.iinfo(np.int64).max)
    arrived = entries.take(entries.into == Book.PATIENT.number)
    np.minimum.at(first, arrived.visit, arrived.on)
    return first


def credit_balances(entries: Entries, visits: int, day: int) -> Ints:
    """What we hold for the patient of each visit at the end of a day: paid ahead, or not yet given back."""
    return -entries.as_of(day).standing(Book.HELD, visits)


def bucket_of(days: Ints) -> Ints:
    """The number of the bucket of money so many days old: day 30 is still in the first, day 31 is not."""
    return np.searchsorted(_LAST_DAYS, days, side="left")


def _table(
    entries: Entries,
    accounts: Accounts,
    day: int,
    books: Sequence[Book],
    since_theirs: bool,
    group: Ints,
    names: tuple[str, ...],
) -> AgingTable:
    posted = entries.as_of(day)
    is_open = np.sum([posted.standing(book, len(accounts)) for book in books], axis=0)
    start = np.minimum(theirs_since(posted, len(accounts)), day) if since_theirs else accounts.seen
    cents = np.zeros((len(names), len(BUCKETS)), np.int64)
    np.add.at(cents, (group, bucket_of(day - start)), is_open)
    return AgingTable(names, cents)
