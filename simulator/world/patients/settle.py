"""What was going to be taken meets what is really open: nobody pays what a payer has taken back in the meantime.

Along each visit's days the balance never falls below zero. What a take has too much is not taken. What a payer takes
back though it was already paid or given up goes back to where it came from: the patient's money is held, and refunded.
"""

from __future__ import annotations

import numpy as np

from simulator.columns import Ints
from simulator.ledger.entries import NOBODY, Entries, Why
from simulator.ledger.posting import Book
from simulator.world.patients.bills import Moves, Takes

_FAR = 1 << 40  # cents: more than any visit's balance
_GIVES_BACK = (
    Book.HELD, Book.BAD_DEBT, Book.CHARITY, Book.SMALL_BALANCE, Book.CORRECTION, Book.DISCOUNT, Book.CONTRACT,
)  # fmt: skip
_CASH = (Book.CASH.number, Book.HELD.number)


def settle(moved: Moves, takes: Takes) -> tuple[Takes, Entries]:
    """The takes that really happen, and the entries that give back what was taken too much."""
    every = Moves(takes.on, takes.visit, -takes.amount)
    rows = moved.then(every)
    is_take = np.arange(len(rows)) >= len(moved)
    order = np.lexsort((is_take, rows.on, rows.visit))
    too_much = np.zeros(len(rows), np.int64)
    too_much[order] = _below_zero(rows.visit[order], rows.amount[order])
    kept = takes.amount - too_much[is_take]
    real = Takes(takes.on, takes.visit, kept, takes.into, takes.why, takes.source).take(kept > 0)
    back = Moves(moved.on, moved.visit, too_much[: len(moved)])
    return real, _given_back(back.take(back.amount > 0), real)


def posted(takes: Takes) -> Entries:
    """The takes as entries: out of what the patient owes."""
    return Entries(
        on=takes.on,
        visit=takes.visit,
        out_of=np.full(len(takes), Book.PATIENT.number),
        into=takes.into,
        amount=takes.amount,
        why=takes.why,
        payer=np.full(len(takes), NOBODY),
        source=takes.source,
    )


def _below_zero(visit: Ints, change: Ints) -> Ints:
    """By how much each change, in order of visit and day, would push its visit's balance further below zero."""
    if not visit.size:
        return change
    starts = np.flatnonzero(np.diff(visit, prepend=visit[0] - 1))
    which = np.cumsum(np.diff(visit, prepend=visit[0]) != 0)
    running = np.cumsum(change)
    running -= np.concatenate([[0], running])[starts][which]
    lowest = np.minimum.accumulate(running - which * _FAR) + which * _FAR  # each visit starts far below the one before
    depth = np.maximum(-lowest, 0)
    before = np.concatenate([[0], depth[:-1]])
    before[starts] = 0
    deeper: Ints = depth - before
    return deeper


def _given_back(back: Moves, real: Takes) -> Entries:
    """Out of where the takes went and back onto the balance: the patient's own money first."""
    found, nth = [], _nth(back.visit)
    used = {book: np.zeros(int(back.visit.max(initial=-1)) + 1, np.int64) for book in _GIVES_BACK}
    theirs = real.take(np.isin(real.visit, back.visit))
    for number in range(int(nth.max(initial=-1)) + 1):
        now = back.take(nth == number)
        left = now.amount.copy()
        for book in _GIVES_BACK:
            into = _CASH if book is Book.HELD else (book.number,)
            stood = _taken_by(theirs.take(np.isin(theirs.into, into)), now) - used[book][now.visit]
            amount = np.minimum(left, stood)
            used[book][now.visit] += amount
            left -= amount
            found.append(Entries.moved(now.on, now.visit, book, Book.PATIENT, amount, Why.OVERPAID))
    return Entries.together(found)


def _taken_by(takes: Takes, now: Moves) -> Ints:
    """What had been taken from each visit by the day of its move. Each visit stands in `now` once."""
    place = np.searchsorted(now.visit, takes.visit)
    known = place < len(now)
    known[known] = now.visit[place[known]] == takes.visit[known]
    place, takes = place[known], takes.take(known)
    found = np.zeros(len(now), np.int64)
    by_then = takes.on <= now.on[place]
    np.add.at(found, place[by_then], takes.amount[by_then])
    return found


def _nth(visit: Ints) -> Ints:
    """Which row of its visit each row is; rows of a visit stand together."""
    starts = np.flatnonzero(np.diff(visit, prepend=-1))
    return np.arange(visit.size) - np.repeat(starts, np.diff(np.append(starts, visit.size)))
