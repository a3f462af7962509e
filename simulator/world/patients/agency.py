"""What is left at the end: a small rest is written off, all else is bad debt, of which an agency finds some."""

from __future__ import annotations

import numpy as np

from simulator.chance import Stream
from simulator.columns import Flags, Ints
from simulator.ledger.entries import Entries, Why
from simulator.ledger.posting import Book
from simulator.money import Money
from simulator.people.paying import ALL, Ability, Purse, ability, next_pay_day
from simulator.world.patients.bills import Bills, Takes
from simulator.world.patients.settings import Agency


def given_up(bills: Bills, rest: Ints, on: Ints, small: Money) -> Takes:
    """What nobody paid by the day on which we stop: a small rest is let go, the rest is placed as bad debt."""
    is_small = rest < small.cents
    off, placed = np.where(is_small, rest, 0), np.where(is_small, 0, rest)
    return Takes.to(Book.SMALL_BALANCE, Why.SMALL_BALANCE, on, bills.visit, off).then(
        Takes.to(Book.BAD_DEBT, Why.BAD_DEBT, on, bills.visit, placed)
    )


def recovered(
    placed: Takes, purse: Purse, insured: Flags, agency: Agency, year_start: int, seed: int, practice: int
) -> Entries:
    """What the agency finds, from those who have the means, and the fee that it keeps. A purse for each placing."""
    size = len(placed)
    drawn, within, share = (
        Stream(seed, f"agency {purpose}", practice).column_below(ALL, size) for purpose in ("finds", "when", "share")
    )
    can = ability(placed.amount, purse)
    rate = np.where(insured, agency.recovers.basis_points, agency.recovers_uninsured.basis_points)
    likely = rate * purse.will * 2 // ALL
    found = np.select(
        [can == Ability.AT_ONCE, can > Ability.NOT], [placed.amount, placed.amount * (3000 + share // 2) // ALL], 0
    )
    found = np.where(drawn < likely, found, 0)
    on = next_pay_day(placed.on + 30 + within * agency.within // ALL, purse, year_start)
    return Entries.together(
        (
            Entries.moved(on, placed.visit, Book.BAD_DEBT, Book.CASH, found, Why.RECOVERY),
            Entries.moved(
                on, placed.visit, Book.CASH, Book.AGENCY, found * agency.fee.basis_points // ALL, Why.AGENCY_FEE
            ),
        )
    )
