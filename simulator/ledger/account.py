"""An account: its postings, and every balance worked out from them. Nothing is kept twice, so nothing can disagree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from simulator.claims.claim import AccountId
from simulator.ledger.posting import Book, Posting
from simulator.money import Money, total


@dataclass(frozen=True, slots=True)
class Account:
    """One patient's account at one practice. Balances are as of the end of a day, or of all days when none is named."""

    id: AccountId
    postings: tuple[Posting, ...] = ()

    def with_postings(self, more: Iterable[Posting]) -> Account:
        """The account once more is posted, in order of date; postings of one day keep the order in which they came."""
        return replace(self, postings=tuple(sorted((*self.postings, *more), key=lambda posting: posting.on)))

    def balance(self, book: Book, as_of: date | None = None, visit: date | None = None) -> Money:
        """What stands in one book, for one visit or for all."""
        return total(
            posting.amount(book)
            for posting in self.postings
            if (as_of is None or posting.on <= as_of) and (visit is None or posting.visit == visit)
        )

    def with_payer(self, as_of: date | None = None) -> Money:
        """Waiting for the payer: not yet answered, or refused and not yet given up."""
        return self.balance(Book.PAYER, as_of)

    def with_patient(self, as_of: date | None = None) -> Money:
        """Waiting for the patient: only what a payer's PR amounts, or a bill, put there."""
        return self.balance(Book.PATIENT, as_of)

    def open(self, as_of: date | None = None, visit: date | None = None) -> Money:
        return self.balance(Book.PAYER, as_of, visit) + self.balance(Book.PATIENT, as_of, visit)

    def visits(self) -> list[date]:
        """The days on which the patient was seen, oldest first."""
        return sorted({posting.visit for posting in self.postings})
