"""Patients in time: from the copay at the desk to the last instalment, for every visit of a practice at once.

    what payers left to patients → the desk → bills → disputes and help → statements → plans → bad debt → the agency

Means and will decide (people/paying.py); the office's days and tables stand in data/world/patients.yaml.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from simulator.chance import Stream
from simulator.columns import Flags, Ints
from simulator.ledger.aging_table import SELF_PAY, Accounts
from simulator.ledger.entries import Entries, Why
from simulator.ledger.posting import Book
from simulator.people.paying import Purse, purses
from simulator.people.population import Population
from simulator.world.patients.agency import given_up, recovered
from simulator.world.patients.assistance import Help, disputed, help_for
from simulator.world.patients.bills import (
    AtTheDesk,
    Bills,
    Takes,
    applied,
    at_the_desk,
    bills,
    discounts,
    moves,
    never_billed,
)
from simulator.world.patients.events import Doing, PatientEvents
from simulator.world.patients.plans import Plans, plans
from simulator.world.patients.settings import Office, office
from simulator.world.patients.settle import posted, settle
from simulator.world.patients.statements import Asked, Asking, Promises, cycles

YEARS_AFTER = 3  # what follows a service year is over by the end of the second year after it


@dataclass(frozen=True, slots=True)
class PatientSide:
    """All that patients and the office did about what patients owe. `entries` come on top of the payers' own."""

    bills: Bills
    plans: Plans
    promises: Promises
    helped: Help
    events: PatientEvents
    entries: Entries


def patients_in_time(
    population: Population,
    person: Ints,
    accounts: Accounts,
    protected: Flags,
    entries: Entries,
    seed: int,
    practice: int,
    year: int,
    policy: Office | None = None,
) -> PatientSide:
    """What patients do about what payers leave them. `person` and `protected` are one row a visit, as `accounts` is.

    `protected` are visits of people whom law or Medicaid keeps from being billed for covered care.
    """
    rules, homes = policy or office(), population.households
    start, end = date(year, 1, 1).toordinal(), date(year + YEARS_AFTER, 1, 1).toordinal() - 1
    home = population.people.household[population.people.guarantor[person]]
    moved = moves(entries)
    arrived = moved.take(moved.amount > 0)
    paid = at_the_desk(entries, accounts, protected, purses(homes, home), rules.desk, seed, practice)
    off = never_billed(arrived, protected).then(discounts(arrived, accounts, rules.desk))
    off = off.then(applied(arrived, off, paid))
    asked = bills(arrived, off, accounts, home)
    purse, helped = purses(homes, asked.home), help_for(homes, rules.assistance, seed, practice)

    takes, promised, made, events = _asked_for(asked, purse, helped, rules, start, seed, practice)
    real, back = settle(moved, off.then(takes))
    placed = real.take((real.why == Why.BAD_DEBT.number) & ~np.isin(real.visit, back.visit))
    insured = accounts.financial_class[placed.visit] != SELF_PAY
    held = _held(real, back, paid, accounts, entries, rules, seed, practice)
    posts = (
        posted(real),
        back,
        recovered(placed, purses(homes, home[placed.visit]), insured, rules.agency, start, seed, practice),
        held,
    )
    everything = Entries.together(posts)
    refunds = held.take(held.why_is(Why.REFUND))
    events = events.then(PatientEvents.did(Doing.REFUND, refunds.on, refunds.visit, refunds.amount)).then(
        PatientEvents.did(Doing.PLACED, placed.on, placed.visit, placed.amount)
    )
    return PatientSide(
        asked, made, promised, helped, events.take(events.on <= end), everything.take(everything.on <= end)
    )


def _asked_for(
    asked: Bills, purse: Purse, helped: Help, rules: Office, year_start: int, seed: int, practice: int
) -> tuple[Takes, Promises, Plans, PatientEvents]:
    """Everything that comes of the bills, as if no payer ever took anything back."""
    dispute = disputed(asked, rules.disputes, seed, practice)
    lost, moved_house, mail = _mail(asked, rules, seed, practice)
    start = (
        asked.on + np.where(dispute.rests, rules.disputes.days, 0) + np.where(moved_house, rules.statements.every, 0)
    )
    rest = asked.amount - dispute.off
    small = np.where(rest < rules.small_balance.cents, rest, 0)
    let_go = given_up(asked, small, start, rules.small_balance)
    rest -= small
    asking = Asking(asked, purse, start, helped, rules, year_start, seed, practice)
    so_far = cycles(asking, np.where(lost, 0, rest))
    made, instalments, left = plans(
        Asked.together(so_far.asked), asked, purse, rules.least_instalment, year_start, seed, practice
    )
    stop, end = start + rules.agency.after, np.where(lost, rest, so_far.rest)
    stop[made.bill], end[made.bill] = np.maximum(made.ends, stop[made.bill]), left
    takes = [dispute.takes, let_go, *so_far.takes, instalments, given_up(asked, end, stop, rules.small_balance)]
    broken = made.take(~made.kept)
    events = [
        dispute.events,
        mail,
        *so_far.events,
        PatientEvents.did(Doing.PLAN, made.on, made.visit, made.amount, made.term),
        PatientEvents.did(Doing.PLAN_BROKEN, broken.ends, broken.visit),
    ]
    return Takes.together(takes), Promises.together(so_far.promises), made, PatientEvents.together(events)


def _mail(asked: Bills, rules: Office, seed: int, practice: int) -> tuple[Flags, Flags, PatientEvents]:
    """Bills whose mail comes back: to nobody, or to a new address a cycle later. It is so for a whole household."""
    homes = int(asked.home.max(initial=-1)) + 1
    returned = Stream(seed, "mail returned", practice).column_chance(rules.statements.returned, homes)[asked.home]
    found = Stream(seed, "address found", practice).column_chance(rules.statements.found, homes)[asked.home]
    lost, moved_house = returned & ~found, returned & found
    events = PatientEvents.did(Doing.RETURNED, asked.on[returned] + 12, asked.visit[returned]).then(
        PatientEvents.did(Doing.FOUND, asked.on[moved_house] + 20, asked.visit[moved_house])
    )
    return lost, moved_house, events


def _held(
    real: Takes,
    back: Entries,
    paid: AtTheDesk,
    accounts: Accounts,
    entries: Entries,
    rules: Office,
    seed: int,
    practice: int,
) -> Entries:
    """Money that came before or beyond what was owed, and its way back: what no bill took is refunded."""
    took = np.flatnonzero(paid.held)
    left = paid.held[took] - _by_visit(real.take(real.why == Why.APPLIED.number), len(accounts))[took]
    settled = accounts.seen.copy()
    np.maximum.at(settled, entries.visit, entries.on)
    full = real.take(real.why == Why.STATEMENT.number)
    twice = full.take(Stream(seed, "pays twice", practice).column_chance(rules.statements.pays_twice, len(full)))
    returns = back.take(back.out_of == Book.HELD.number)

    def refund(on: Ints, visit: Ints, amount: Ints) -> Entries:
        return Entries.moved(on + rules.refund_after, visit, Book.CASH, Book.HELD, amount, Why.REFUND)

    return Entries.together(
        (
            Entries.moved(accounts.seen[took], took, Book.HELD, Book.CASH, paid.held[took], Why.AT_THE_DESK),
            Entries.moved(twice.on + 3, twice.visit, Book.HELD, Book.CASH, twice.amount, Why.OVERPAID),
            refund(settled[took], took, left),
            refund(twice.on + 3, twice.visit, twice.amount),
            refund(returns.on, returns.visit, returns.amount),
        )
    )


def _by_visit(takes: Takes, visits: int) -> Ints:
    found = np.zeros(visits, np.int64)
    np.add.at(found, takes.visit, takes.amount)
    return found
