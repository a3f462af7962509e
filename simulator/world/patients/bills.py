"""What becomes a patient's to pay, and when: a bill for each day on which something of a visit was left to the patient.

What law protects is never billed; what was taken at the desk comes off first; without a plan there is a discount.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.chance import Stream
from simulator.columns import Columns, Flags, Ints
from simulator.ledger.aging_table import SELF_PAY, Accounts
from simulator.ledger.entries import NOBODY, Entries, Why
from simulator.ledger.posting import Book
from simulator.people.paying import ALL, Ability, Purse, ability
from simulator.world.patients.settings import Desk

A_WHILE = 90  # days: bills that fall together weigh on one purse


@dataclass(frozen=True, slots=True)
class Takes(Columns):
    """What will come off a patient's balance: paid, forgiven, corrected or given up. `source` is the row of a plan."""

    on: Ints
    visit: Ints
    amount: Ints
    into: Ints  # number of a book
    why: Ints
    source: Ints

    @classmethod
    def to(cls, into: Book, why: Why, on: Ints, visit: Ints, amount: Ints, source: Ints | int = NOBODY) -> Takes:
        """Takes of one kind; what is 0.00 is none."""
        every = cls.of(on=on, visit=visit, amount=amount, into=into.number, why=why.number, source=source)
        return every.take(amount > 0)


@dataclass(frozen=True, slots=True)
class Moves(Columns):
    """What payers' answers, or charges without a payer, did to a visit's patient balance on one day: up or down."""

    on: Ints
    visit: Ints
    amount: Ints


@dataclass(frozen=True, slots=True)
class Bills(Columns):
    """What a patient is asked for. `owed` is all that the household is asked for in that while."""

    visit: Ints
    on: Ints
    amount: Ints
    home: Ints
    insured: Flags
    owed: Ints


@dataclass(frozen=True, slots=True)
class AtTheDesk:
    """What each visit's patient paid on the day: held until the answer where a plan shares the bill."""

    held: Ints
    paid: Ints


def moves(entries: Entries) -> Moves:
    """One row for each visit and day on which its patient balance changed; what came and went on a day is no change."""
    change = entries.change(Book.PATIENT)
    touched = np.flatnonzero(change)
    day_one = int(entries.on.min(initial=0))
    days = int(entries.on.max(initial=0)) - day_one + 1
    keys, which = np.unique(entries.visit[touched] * days + entries.on[touched] - day_one, return_inverse=True)
    amount = np.zeros(keys.size, np.int64)
    np.add.at(amount, which, change[touched])
    return Moves(on=keys % days + day_one, visit=keys // days, amount=amount).take(amount != 0)


def at_the_desk(
    entries: Entries, accounts: Accounts, protected: Flags, purse: Purse, desk: Desk, seed: int, practice: int
) -> AtTheDesk:
    """Copays that the card prints, some taken in error, and some who without a plan pay all at once.

    `purse` has one row a visit.
    """
    size = len(accounts)
    drawn = Stream(seed, "at the desk", practice).column_below(ALL, size)
    insured = accounts.financial_class != SELF_PAY
    copay, charge = (_asked_at_desk(entries, why, Book.PATIENT, size) for why in (Why.COPAY, Why.CHARGE))
    due = charge - charge * desk.self_pay_discount.basis_points // ALL
    in_error = insured & (copay == 0) & (drawn < desk.asked_in_error.basis_points)
    asked = np.where(in_error, desk.copay_in_error.cents, copay)
    pays = in_error | (drawn < desk.pays_copay.basis_points)
    has = ability(asked, purse) == Ability.AT_ONCE
    pays_all = drawn < desk.pays_self_pay.basis_points * purse.will * 2 // ALL
    return AtTheDesk(
        held=np.where(insured & ~protected & pays & has, asked, 0),
        paid=np.where(~insured & pays_all & (ability(due, purse) == Ability.AT_ONCE), due, 0),
    )


def never_billed(arrived: Moves, protected: Flags) -> Takes:
    """What reached a balance though law or Medicaid keeps it from the patient: written off on the day it came."""
    theirs = arrived.take(protected[arrived.visit])
    return Takes.to(Book.CONTRACT, Why.PROTECTED, theirs.on, theirs.visit, theirs.amount)


def discounts(arrived: Moves, accounts: Accounts, desk: Desk) -> Takes:
    """The discount of those who have no plan, on the day of the charge."""
    alone = arrived.take(accounts.financial_class[arrived.visit] == SELF_PAY)
    off = alone.amount * desk.self_pay_discount.basis_points // ALL
    return Takes.to(Book.DISCOUNT, Why.DISCOUNT, alone.on, alone.visit, off)


def applied(arrived: Moves, before: Takes, paid: AtTheDesk) -> Takes:
    """What was paid at the desk comes off the first bill of its visit, and never more than the bill."""
    left = arrived.amount - _against(arrived, before)
    _, first = np.unique(arrived.visit, return_index=True)
    held = np.zeros(len(arrived), np.int64)
    cash = held.copy()
    held[first] = np.minimum(paid.held[arrived.visit[first]], left[first])
    cash[first] = np.minimum(paid.paid[arrived.visit[first]], left[first])
    return Takes.to(Book.HELD, Why.APPLIED, arrived.on, arrived.visit, held).then(
        Takes.to(Book.CASH, Why.AT_THE_DESK, arrived.on, arrived.visit, cash)
    )


def bills(arrived: Moves, before: Takes, accounts: Accounts, home: Ints) -> Bills:
    """What is asked for: each arrival less what came off on the same day. `home` is the household of each visit."""
    amount = arrived.amount - _against(arrived, before)
    insured = accounts.financial_class[arrived.visit] != SELF_PAY
    every = Bills(arrived.visit, arrived.on, amount, home[arrived.visit], insured, amount).take(amount > 0)
    return Bills(every.visit, every.on, every.amount, every.home, every.insured, _together(every))


def _against(arrived: Moves, takes: Takes) -> Ints:
    """What the takes of an arrival's visit and day take, for each arrival."""
    span = int(max(arrived.on.max(initial=0), takes.on.max(initial=0))) + 1
    keys = arrived.visit * span + arrived.on  # in order, and each once
    found = np.zeros(len(arrived), np.int64)
    if found.size:
        np.add.at(found, np.searchsorted(keys, takes.visit * span + takes.on), takes.amount)
    return found


def _together(every: Bills) -> Ints:
    """Each bill and what its household was billed in the while before."""
    span = int(every.on.max(initial=0)) + A_WHILE + 1
    key = every.home * span + every.on
    order = np.argsort(key, kind="stable")
    ends = np.concatenate([[0], np.cumsum(every.amount[order])])
    start = np.searchsorted(key[order], np.maximum(key[order] - A_WHILE, every.home[order] * span))
    found = np.empty(len(every), np.int64)
    found[order] = ends[1:] - ends[start]
    return found


def _asked_at_desk(entries: Entries, why: Why, book: Book, visits: int) -> Ints:
    """The largest amount that one entry of a reason put into a book, for each visit: a card prints one copay."""
    theirs = entries.take(entries.why_is(why))
    found = np.zeros(visits, np.int64)
    np.maximum.at(found, theirs.visit, theirs.change(book))
    return found
