"""Two ways in which a bill gets smaller without a payment: a dispute that was right, and financial assistance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.chance import Stream
from simulator.columns import Columns, Flags, Ints
from simulator.ledger.entries import Why
from simulator.ledger.posting import Book
from simulator.people.means import Households
from simulator.people.paying import ALL
from simulator.world.patients.bills import Bills, Takes
from simulator.world.patients.events import Doing, PatientEvents
from simulator.world.patients.settings import Assistance, Disputes


@dataclass(frozen=True, slots=True)
class Disputed:
    """Which bills rest because they were disputed, and what came off each."""

    rests: Flags
    off: Ints
    takes: Takes
    events: PatientEvents


@dataclass(frozen=True, slots=True)
class Help(Columns):
    """One row a household: whether its income is low enough, whether it asks and completes the papers, and when."""

    eligible: Flags
    asks: Flags
    completes: Flags
    share: Ints  # of a bill, in basis points
    at_statement: Ints  # after which of the statements it asks


def disputed(bills: Bills, disputes: Disputes, seed: int, practice: int) -> Disputed:
    """Who disputes a bill at the first statement. Where the patient is right, it is corrected and the rest stands."""
    drawn = Stream(seed, "dispute", practice).column_below(ALL, len(bills))
    right = Stream(seed, "dispute was right", practice).column_chance(disputes.reduced, len(bills))
    share = Stream(seed, "dispute share", practice).column_below(ALL + 1 - disputes.least.basis_points, len(bills))
    is_disputed = drawn < disputes.rate.basis_points
    off = np.where(is_disputed & right, bills.amount * (disputes.least.basis_points + share) // ALL, 0)
    answered = bills.on + disputes.days
    takes = Takes.to(Book.CORRECTION, Why.DISPUTE, answered, bills.visit, off)
    asked, upheld, corrected = (np.flatnonzero(rows) for rows in (is_disputed, is_disputed & (off == 0), off > 0))
    events = PatientEvents.together(
        (
            PatientEvents.did(Doing.DISPUTE, bills.on[asked] + 5, bills.visit[asked], bills.amount[asked]),
            PatientEvents.did(Doing.UPHELD, answered[upheld], bills.visit[upheld]),
            PatientEvents.did(Doing.CORRECTED, answered[corrected], bills.visit[corrected], off[corrected]),
        )
    )
    return Disputed(is_disputed, off, takes, events)


def help_for(households: Households, assistance: Assistance, seed: int, practice: int) -> Help:
    """What the office's table would forgive each household, and whether it ever asks and completes the papers."""
    size = len(households)
    limits = np.array([percent for percent, _ in assistance.income])
    shares = np.array([*(share.basis_points for _, share in assistance.income), 0])
    share = shares[np.searchsorted(limits, households.poverty_percent, side="left")]
    return Help(
        eligible=share > 0,
        asks=Stream(seed, "asks for help", practice).column_chance(assistance.asks, size),
        completes=Stream(seed, "completes papers", practice).column_chance(assistance.completes, size),
        share=share,
        at_statement=Stream(seed, "when help is asked", practice).column_below(3, size),
    )
