"""Statements, one cycle after the other: at each, whoever still owes something pays, promises, asks, or goes quiet."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.chance import Stream
from simulator.columns import Columns, Flags, Ints
from simulator.ledger.entries import Why
from simulator.ledger.posting import Book
from simulator.people.paying import ALL, Choice, Purse, choose, keeps, less_without_plan, next_pay_day
from simulator.world.patients.assistance import Help
from simulator.world.patients.bills import Bills, Takes
from simulator.world.patients.events import Doing, PatientEvents
from simulator.world.patients.settings import Office

ANSWERS_AFTER, ANSWERS_WITHIN = 4, 16  # days from the statement to the day on which they sit down to pay it


@dataclass(frozen=True, slots=True)
class Promises(Columns):
    """One row a promise: made on a call, due on a pay-day, and what was paid on which day (0 where nothing)."""

    visit: Ints
    made: Ints
    due: Ints
    promised: Ints
    on: Ints
    paid: Ints


@dataclass(frozen=True, slots=True)
class Asked(Columns):
    """Who asked for a plan: the row of the bill, the day, and what was still open."""

    bill: Ints
    on: Ints
    amount: Ints


class Draw:
    """Draws of one cycle, each purpose with a stream of its own and one rank below 10,000 a bill."""

    def __init__(self, world: tuple[int, int], number: int, size: int) -> None:
        self._world, self._number, self._size = world, number, size

    def __call__(self, purpose: str) -> Ints:
        seed, practice = self._world
        return Stream(seed, f"statement {purpose}", practice, self._number).column_below(ALL, self._size)


@dataclass(slots=True)
class Round:
    """What has come of the statements so far. `rest` is what is still asked for on each bill."""

    rest: Ints
    takes: list[Takes]
    events: list[PatientEvents]
    promises: list[Promises]
    asked: list[Asked]


@dataclass(frozen=True, slots=True)
class Asking:
    """Who is asked for what, from which day on, and by which rules. A purse and a first day for each bill."""

    bills: Bills
    purse: Purse
    start: Ints
    helped: Help
    office: Office
    year_start: int
    seed: int
    practice: int


def cycles(asking: Asking, rest: Ints) -> Round:
    """All cycles. `rest` is what is asked for on each bill at the first."""
    so_far = Round(rest.copy(), [], [], [], [])
    for number in range(len(asking.office.statements.push)):
        _cycle(so_far, number, asking)
    return so_far


def _cycle(so_far: Round, number: int, asking: Asking) -> None:
    """One statement to all who still owe, and what they do about it."""
    bills, office, year_start = asking.bills, asking.office, asking.year_start
    every, draw = office.statements.every, Draw((asking.seed, asking.practice), number, len(bills))
    rows = np.flatnonzero(so_far.rest > 0)
    on, visit, rest = asking.start[rows] + every * number, bills.visit[rows], so_far.rest[rows]
    so_far.events.append(PatientEvents.did(Doing.STATEMENT, on, visit, rest, number + 1))
    if number == len(office.statements.push) - 1:
        so_far.events.append(PatientEvents.did(Doing.EARLY_OUT, on, visit, rest))

    asks = _asks_for_help(so_far, number, asking, rows, on)
    theirs = asking.purse.take(rows)
    owed, push = np.maximum(bills.owed[rows], rest), office.statements.push[number]
    choice = choose(rest, owed, theirs, bills.insured[rows], draw("choice")[rows], push)
    choice = np.where(asks, Choice.QUIET, choice)
    pays_on = next_pay_day(on + ANSWERS_AFTER + draw("days")[rows] * ANSWERS_WITHIN // ALL, theirs, year_start)
    pays_on = np.minimum(pays_on, on + every - 1)  # an answer to this statement comes before the next is printed

    part = rest * (2500 + draw("part")[rows] // 2) // ALL // 100 * 100
    paid = np.select([choice == Choice.PAYS, choice == Choice.PAYS_PART], [rest, part], 0)
    so_far.takes.append(Takes.to(Book.CASH, Why.STATEMENT, pays_on, visit, paid))
    so_far.rest[rows] -= paid

    for_plan = choice == Choice.ASKS_FOR_PLAN
    so_far.asked.append(Asked(rows[for_plan], on[for_plan] + ANSWERS_AFTER, rest[for_plan]))
    so_far.rest[rows[for_plan]] = 0

    cannot = choice == Choice.CANNOT
    so_far.events.append(PatientEvents.did(Doing.CANNOT, on[cannot] + ANSWERS_AFTER, visit[cannot]))
    if number >= office.statements.calls_from:
        quiet = np.flatnonzero((choice == Choice.QUIET) & ~asks)
        _calls(so_far, asking, rows[quiet], on[quiet] + every // 2, draw)


def _asks_for_help(so_far: Round, number: int, asking: Asking, rows: Ints, on: Ints) -> Flags:
    """Those whose household asks for assistance now: by income it is given, if the papers are complete."""
    rules, helped, home, rest = asking.office.assistance, asking.helped, asking.bills.home[rows], so_far.rest[rows]
    asks: Flags = (
        helped.eligible[home] & helped.asks[home] & (helped.at_statement[home] == number) & (rest >= rules.least.cents)
    )
    given = asks & helped.completes[home]
    off = np.where(given, rest * helped.share[home] // ALL, 0)
    visit = asking.bills.visit[rows]
    so_far.takes.append(Takes.to(Book.CHARITY, Why.ASSISTANCE, on + rules.days, visit, off))
    so_far.rest[rows] -= off
    refused = asks & ~given
    so_far.events += [
        PatientEvents.did(Doing.ASKED, on[asks] + ANSWERS_AFTER, visit[asks]),
        PatientEvents.did(Doing.HELPED, on[given] + rules.days, visit[given], off[given]),
        PatientEvents.did(Doing.REFUSED, on[refused] + rules.days, visit[refused]),
    ]
    return asks


def _calls(so_far: Round, asking: Asking, rows: Ints, on: Ints, draw: Draw) -> None:
    """Three numbers dialed; some are reached, some of these promise, and means and will decide who keeps it."""
    s, visit, rest = asking.office.statements, asking.bills.visit[rows], so_far.rest[rows]
    purse = asking.purse.take(rows)
    likely = s.dials * s.reached.basis_points * purse.reach * 2 // ALL
    reached = draw("reached")[rows] < likely
    likely = less_without_plan(np.full(rows.size, s.promises.basis_points), asking.bills.insured[rows])
    promise = np.flatnonzero(reached & (draw("promises")[rows] < likely))
    theirs = purse.take(promise)
    due = next_pay_day(on[promise] + 7, theirs, asking.year_start)
    kept = keeps(rest[promise], theirs, draw("kept")[rows[promise]])
    paid = np.where(kept, rest[promise], 0)
    so_far.takes.append(Takes.to(Book.CASH, Why.PROMISE, due, visit[promise], paid))
    so_far.rest[rows[promise]] -= paid
    so_far.promises.append(Promises(visit[promise], on[promise], due, rest[promise], due, paid))
    broken = promise[~kept]
    so_far.events += [
        PatientEvents.did(Doing.CALLED, on, visit, 0, s.dials),
        PatientEvents.did(Doing.REACHED, on[reached], visit[reached]),
        PatientEvents.did(Doing.PROMISE, on[promise], visit[promise], rest[promise], due),
        PatientEvents.did(Doing.BROKEN, due[~kept] + 1, visit[broken], rest[broken]),
    ]
