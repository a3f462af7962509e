"""The laws of a whole practice: people, care, payers, patients and ledger. Each names what breaks it.

The payers' side has laws of its own (payers/laws.py); `broken` holds a practice to all of them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeAlias

import numpy as np

from simulator.columns import Flags, Ints
from simulator.ledger.aging_table import aging_by_class
from simulator.ledger.entries import Why
from simulator.ledger.posting import Book
from simulator.people.one_person import patient_of
from simulator.world.payers import laws as laws_of_payers
from simulator.world.practice import PracticeWorld

Law: TypeAlias = Callable[[PracticeWorld], Ints]

_PHONES, _SOME_PEOPLE = 100, 50


def every_person_is_unmistakably_fictional(world: PracticeWorld) -> Ints:
    """Phones end in 555-01xx, mail goes to example.com, towns lie in ZZ under a ZIP code that begins with 000."""
    phone = world.population.people.phone
    wrong = (phone < 0) | (phone >= _PHONES)
    for row in range(0, phone.size, max(1, phone.size // _SOME_PEOPLE)):
        one = patient_of(world.population, row)
        wrong[row] |= "555-01" not in one.phone or not one.email.endswith("@example.com") or ", ZZ 000" not in one.town
    return np.flatnonzero(wrong)


def everybody_has_a_grown_guarantor_of_the_household(world: PracticeWorld) -> Ints:
    """Who pays is of the same household, and pays for himself or herself."""
    people = world.population.people
    payer = people.guarantor
    return np.flatnonzero((people.household[payer] != people.household) | (people.guarantor[payer] != payer))


def nobody_is_covered_or_seen_before_birth_or_outside_the_year(world: PracticeWorld) -> Ints:
    """A visit lies in the year and in the life of whoever came."""
    year = world.settings.year
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    on, born = world.care.visits.on, world.population.people.born[world.care.visits.person]
    return np.flatnonzero((on < first) | (on > last) | (on < born))


def services_stand_with_their_visits(world: PracticeWorld) -> Ints:
    """Every service is of a visit that there is, every visit has one, and no charge is nothing."""
    visit = world.care.services.visit
    of = np.bincount(visit, minlength=len(world.care.visits))
    return np.concatenate(
        [np.flatnonzero(of[: len(world.care.visits)] == 0), np.flatnonzero(world.care.services.charge <= 0)]
    )


def the_books_balance(world: PracticeWorld) -> Ints:
    """What went out of all books is what went into all books, and no move is of nothing or into its own book."""
    entries = world.entries
    off = np.flatnonzero((entries.amount <= 0) | (entries.out_of == entries.into))
    return off if sum(entries.trial_balance().values()) == 0 else np.append(off, -1)


def no_money_moves_before_its_visit(world: PracticeWorld) -> Ints:
    """Nothing is posted to an account before the patient was seen."""
    entries = world.entries
    return np.flatnonzero(entries.on < world.accounts.seen[entries.visit])


def charges_are_what_was_done(world: PracticeWorld) -> Ints:
    """What each visit brought into the ledger is the sum of its services."""
    charged = np.zeros(len(world.care.visits), np.int64)
    np.add.at(charged, world.care.services.visit, world.care.services.charge)
    return np.flatnonzero(-world.entries.standing(Book.CHARGES, len(charged)) != charged)


def nothing_is_open_below_zero(world: PracticeWorld) -> Ints:
    """On no day does a patient's balance stand below zero: too much is held, and goes back."""
    entries = world.entries
    change = entries.change(Book.PATIENT)
    rows = np.flatnonzero(change)
    order = rows[np.lexsort((entries.on[rows], entries.visit[rows]))]
    visit, on = entries.visit[order], entries.on[order]
    running = np.cumsum(change[order])
    starts = np.flatnonzero(np.r_[True, visit[1:] != visit[:-1]])
    before = np.repeat(np.r_[0, running[starts[1:] - 1]], np.diff(np.r_[starts, visit.size])) if visit.size else running
    ends_of_days = np.r_[(visit[1:] != visit[:-1]) | (on[1:] != on[:-1]), True] if visit.size else visit == 0
    return np.unique(visit[ends_of_days & (running - before < 0)])


def aging_is_what_the_entries_leave_open(world: PracticeWorld) -> Ints:
    """At the end of each quarter, and long after: the buckets of all classes add up to what is open."""
    year = world.settings.year
    days = [date(year, month, 28).toordinal() for month in (3, 6, 9, 12)] + [date(year + 2, 12, 31).toordinal()]
    off = []
    for day in days:
        posted = world.entries.as_of(day)
        still_open = sum(int(posted.change(book).sum()) for book in (Book.PAYER, Book.PATIENT))
        if aging_by_class(world.entries, world.accounts, day).total != still_open:
            off.append(day)
    return np.array(off, np.int64)


def bad_debt_and_assistance_come_out_of_what_a_patient_owes(world: PracticeWorld) -> Ints:
    """Only a patient's balance is forgiven, discounted or placed."""
    entries = world.entries
    of_patients = entries.why_is(Why.ASSISTANCE, Why.BAD_DEBT, Why.DISPUTE)
    inside: Flags = (entries.out_of == Book.PATIENT.number) | (entries.into == Book.PATIENT.number)
    return np.flatnonzero(of_patients & ~inside)


LAWS: tuple[Law, ...] = (
    every_person_is_unmistakably_fictional,
    everybody_has_a_grown_guarantor_of_the_household,
    nobody_is_covered_or_seen_before_birth_or_outside_the_year,
    services_stand_with_their_visits,
    the_books_balance,
    no_money_moves_before_its_visit,
    charges_are_what_was_done,
    nothing_is_open_below_zero,
    aging_is_what_the_entries_leave_open,
    bad_debt_and_assistance_come_out_of_what_a_patient_owes,
)


def broken(world: PracticeWorld) -> dict[str, list[int]]:
    """The laws that a practice breaks, by name, each with what breaks it. Empty is as it should be."""
    found = {law.__name__: law(world).tolist() for law in LAWS}
    return {**laws_of_payers.broken(world.payers), **{name: rows for name, rows in found.items() if rows}}
