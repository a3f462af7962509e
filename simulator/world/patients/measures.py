"""How patients' balances turned out, counted as the published surveys count: each a part and its whole."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from simulator.columns import Flags, Ints
from simulator.ledger.aging_table import SELF_PAY, Accounts
from simulator.ledger.entries import Entries, Why
from simulator.ledger.posting import Book
from simulator.world.patients.events import Doing, PatientEvents
from simulator.world.patients.in_time import PatientSide
from simulator.world.patients.settings import Office, office


class Share(NamedTuple):
    """A part of a whole: bills, people or cents."""

    part: int
    whole: int


class Size(NamedTuple):
    """Bills above one amount and up to another (cents): how many, how many paid in full or at all, owed and paid."""

    over: int
    upto: int
    bills: int
    in_full: int
    at_all: int
    owed: int
    paid: int


def owed_and_paid(entries: Entries, visits: int) -> tuple[Ints, Ints]:
    """What each visit left to its patient in the end, after discount and reversals, and what the patient paid of it."""
    owed, paid = (np.zeros(visits, np.int64) for _ in range(2))
    left = entries.between(Book.PAYER, Book.PATIENT) + entries.between(Book.CHARGES, Book.PATIENT)
    np.add.at(owed, entries.visit, left - entries.between(Book.PATIENT, Book.DISCOUNT))
    for book in (Book.PATIENT, Book.HELD, Book.BAD_DEBT):
        np.add.at(paid, entries.visit, entries.between(book, Book.CASH))
    return owed, paid


def by_size(entries: Entries, accounts: Accounts, limits: tuple[int, ...], *, insured: bool) -> list[Size]:
    """How bills of each size were paid, the smallest first; `limits` are the upper ends in cents."""
    owed, paid = owed_and_paid(entries, len(accounts))
    theirs = (owed > 0) & ((accounts.financial_class != SELF_PAY) == insured)
    return [_size(owed, paid, theirs, over, upto) for over, upto in zip((0, *limits), limits, strict=False)]


def on_plans(side: PatientSide, person: Ints) -> Share:
    """Patients with a payment plan, of all who had a balance. `person` is one row a visit."""
    return Share(np.unique(person[side.plans.visit]).size, np.unique(person[side.bills.visit]).size)


def plans_broken(side: PatientSide) -> Share:
    """Plans that were not paid to the end, of all that were set up."""
    return Share(int((~side.plans.kept).sum()), len(side.plans))


def help_received(side: PatientSide, rules: Office | None = None) -> Share:
    """Households that received assistance, of those within its table who had a bill worth asking for."""
    least = (rules or office()).assistance.least.cents
    had = np.unique(side.bills.home[side.bills.amount >= least])
    eligible = had[side.helped.eligible[had]]
    home_of = dict(zip(side.bills.visit.tolist(), side.bills.home.tolist(), strict=True))
    given = {home_of[visit] for visit in side.entries.visit[side.entries.why_is(Why.ASSISTANCE)].tolist()}
    return Share(len(given & set(eligible.tolist())), eligible.size)


def disputes_won(side: PatientSide) -> Share:
    """Bills that were corrected, of those that were disputed."""
    return Share(_count(side.events, Doing.CORRECTED), _count(side.events, Doing.DISPUTE))


def _size(owed: Ints, paid: Ints, theirs: Flags, over: int, upto: int) -> Size:
    rows = theirs & (owed > over) & (owed <= upto)
    o, p = owed[rows], paid[rows]
    return Size(over, upto, o.size, int((p >= o).sum()), int((p > 0).sum()), int(o.sum()), int(p.sum()))


def _count(events: PatientEvents, doing: Doing) -> int:
    return int((events.kind == doing.number).sum())
