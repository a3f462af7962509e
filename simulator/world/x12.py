"""A practice as X12: all that it was paid as one 835, all that it sent as one 837, in the order of days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np

from simulator.care.offices import practice_of
from simulator.claims.x12 import lines_of as claim_lines
from simulator.remittance.x12 import lines_of as remittance_lines
from simulator.world.bills import transmissions_of
from simulator.world.payers.remits import payments_of
from simulator.world.practice import PracticeWorld


def remittances_of(world: PracticeWorld, as_of: date | None) -> Iterator[str]:
    """The segments of its 835: every payment up to the end of a day, or all, a transaction each."""
    on = world.payers.payments.on
    rows = np.argsort(on, kind="stable")
    if as_of:
        rows = rows[on[rows] <= as_of.toordinal()]
    practice = practice_of(world.practice)
    payments = payments_of(world.payers, world.population.people, practice, rows.tolist())
    return remittance_lines(payments, number=world.practice + 1)


def claims_of(world: PracticeWorld, as_of: date | None) -> Iterator[str]:
    """The segments of its 837: every claim that it sent up to the end of a day, or all, a transaction a day."""
    return claim_lines(transmissions_of(world, as_of), number=world.practice + 1)
