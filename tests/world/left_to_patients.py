"""A payer side made by hand: each visit's claim is answered on one day and leaves the patient one amount."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from simulator.columns import Flags, Ints
from simulator.ledger import Book, Entries, Why
from simulator.ledger.aging_table import SELF_PAY, Accounts
from simulator.people.population import Population, population
from simulator.world.patients.in_time import PatientSide, patients_in_time

YEAR = 2025
START = date(YEAR, 1, 1).toordinal()
ANSWERED = 20  # days after the visit
COMMERCIAL = 0


@dataclass(frozen=True, slots=True)
class Left:
    """What was charged and left to patients, and what came of it."""

    people: Population
    person: Ints
    accounts: Accounts
    entries: Entries
    side: PatientSide

    @property
    def together(self) -> Entries:
        return Entries.together((self.entries, self.side.entries))

    def paid(self) -> Ints:
        """What the patient of each visit paid, in the end."""
        found = np.zeros(len(self.accounts), np.int64)
        theirs = self.side.entries
        np.add.at(found, theirs.visit, theirs.change(Book.CASH) + theirs.change(Book.AGENCY))
        return found


def left(
    amounts: list[int],
    *,
    visits: int = 2000,
    people: int = 1500,
    insured: bool = True,
    why: Why = Why.DEDUCTIBLE,
    copays_upto: int = 0,
    protected: Flags | None = None,
    reversed_after: int | None = None,
    seed: int = 1,
) -> Left:
    """Visits spread over people and days, which leave these amounts (cents) in turn; small ones may be copays."""
    near = population(seed, 0, people, YEAR)
    row = np.arange(visits)
    seen, person = START + row * 37 % 365, row * 7919 % people
    amount = np.array(amounts)[row % len(amounts)]
    accounts = Accounts.of(
        seen=seen, financial_class=np.full(visits, COMMERCIAL if insured else SELF_PAY), payer=0 if insured else -1
    )
    if insured:
        moves = [
            Entries.moved(seen, row, Book.CHARGES, Book.PAYER, amount * 2, Why.CHARGE, 0),
            Entries.moved(seen + ANSWERED, row, Book.PAYER, Book.CONTRACT, amount, Why.CONTRACT, 0),
            *(
                Entries.moved(seen[rows] + ANSWERED, row[rows], Book.PAYER, Book.PATIENT, amount[rows], reason, 0)
                for rows, reason in ((amount > copays_upto, why), (amount <= copays_upto, Why.COPAY))
            ),
        ]
    else:
        moves = [Entries.moved(seen, row, Book.CHARGES, Book.PATIENT, amount, Why.CHARGE)]
    if reversed_after is not None:
        moves.append(Entries.moved(seen + reversed_after, row, Book.PAYER, Book.PATIENT, -amount // 2, why, 0))
    entries = Entries.together(moves)
    kept = np.zeros(visits, bool) if protected is None else protected
    return Left(near, person, accounts, entries, patients_in_time(near, person, accounts, kept, entries, seed, 0, YEAR))
