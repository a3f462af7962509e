"""A payer reads what arrived: which lines it refuses, by which edit, for which cause, and what it allows of others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.claims.sent import CAUSE, CAUSES, FOUND_BY, IN_THE_PLAN, SentLines, Submissions
from simulator.columns import Columns, Flags, Ints
from simulator.payers.columns import NO_LIMIT, Lines
from simulator.payers.manuals import run_manuals
from simulator.payers.payer import Payer
from simulator.payers.reductions import reduced
from simulator.payers.roll import lines_of
from simulator.payers.settlement import NUMBER
from simulator.world.payers.office import Office


@dataclass(frozen=True, slots=True)
class Read(Columns):
    """One row a line that a payer has read. `denied_by` numbers the edits of the roll's manuals; 0 is payable."""

    submission: Ints
    service_row: Ints
    denied_by: Ints
    reason: Ints  # a number in REASONS
    group: Ints
    cause: Ints  # a number in CAUSES
    price: Ints  # the cause of a wrong price: 0, old_price, price_too_high; only where it changed what is allowed
    priced: Ints
    cut: Ints  # what a rule for several services of a day takes off
    right: Ints  # what the contract's price comes to

    @property
    def allowed(self) -> Ints:
        return self.priced - self.cut


@dataclass(frozen=True, slots=True)
class Held(Columns):
    """What is needed of a line once its payer has read it: its charge, and what its plan year counts."""

    charge: Ints
    service_date: Ints
    in_network: Flags
    family: Ints
    person: Ints
    plan_year: Ints
    benefit: Ints
    counted: Flags  # the plan counts the visits of its kind
    takes_deductible: Flags
    copay: Ints
    coinsurance: Ints
    person_deductible: Ints
    family_deductible: Ints
    person_out_of_pocket: Ints
    family_out_of_pocket: Ints

    def as_lines(self, rows: Ints) -> Lines:
        """Some of them with the columns that cost share looks at; the others, which it does not, stay empty."""
        columns: dict[str, Any] = {each.name: np.broadcast_to(0, rows.size) for each in fields(Lines)}
        known = columns.keys() & {each.name for each in fields(Held)}
        return Lines(**columns | {name: getattr(self, name)[rows] for name in known})


def read_claims(
    office: Office, sent: Submissions, lines: SentLines, limit: Ints, used: Callable[[Lines], Ints]
) -> tuple[Read, Held]:
    """What payers find in sendings that arrived. `lines.submission` are rows of `sent`, as `limit` is.

    `used` says of lines how many visits of their kind the plan year has paid for before.
    """
    held = lines_of(office.roll, office.billed, sent, lines, limit)
    counted = held.visits_left < NO_LIMIT
    held = replace(held, visits_left=np.where(counted, np.maximum(held.visits_left - used(held), 0), held.visits_left))
    payer = sent.payer[lines.submission]
    manuals = office.roll.manuals
    denied_by, group, reasons = run_manuals(manuals, held, payer)
    payable = denied_by == 0
    priced, cut = _allowed(office.roll.payers, held, payer, payable)
    numbers = np.array([NUMBER[reason] for reason in reasons])
    plan = office.billed.plan[sent.enrolment[lines.submission]]
    contract = office.roll.price[plan, held.in_network.astype(np.int64), held.service]
    right = np.minimum(contract * held.units, held.charge)
    return Read(
        submission=lines.submission,
        service_row=lines.service_row,
        denied_by=denied_by.astype(np.int64),
        reason=numbers[denied_by],
        group=group.astype(np.int64),
        cause=_causes(manuals.names, denied_by, lines.mistake, sent.mistake[lines.submission]),
        price=np.where(payable & (priced != right), lines.price, 0),
        priced=priced,
        cut=cut,
        right=right,
    ), Held(counted=counted, **{name: getattr(held, name) for name in _KEPT})


_KEPT = tuple(each.name for each in fields(Held) if each.name != "counted")


def _allowed(payers: tuple[Payer, ...], held: Lines, payer: Ints, payable: Flags) -> tuple[Ints, Ints]:
    """Each payer's price of its payable lines, and what its rules take off it."""
    priced, cut = np.zeros(len(held), np.int64), np.zeros(len(held), np.int64)
    for pricing in {each.pricing for each in payers}:
        rows = payable & np.array([each.pricing is pricing for each in payers])[payer]
        priced = np.where(rows, pricing(held), priced)
    for number, each in enumerate(payers):
        if each.reductions:
            rows = payable & (payer == number)
            cut = np.where(rows, reduced(held, rows, priced, each.reductions), cut)
    return priced, cut


def _causes(edits: tuple[str, ...], denied_by: NDArray[np.int8], on_line: Ints, on_claim: Ints) -> Ints:
    """Why each line was denied: the slip on the line or the claim that the edit finds, else what the plan says."""
    rows = np.flatnonzero(denied_by)
    fits, else_ = np.zeros((len(edits), len(CAUSES)), bool), np.zeros(len(edits), np.int64)
    for number, edit in enumerate(edits):
        causes = FOUND_BY.get(edit, ())
        fits[number, [CAUSE[each] for each in causes]] = True
        else_[number] = next((CAUSE[each] for each in causes if each in IN_THE_PLAN), 0)
    at, line, claim = denied_by[rows], on_line[rows], on_claim[rows]
    found = np.zeros(denied_by.size, np.int64)
    found[rows] = np.where(fits[at, line], line, np.where(fits[at, claim], claim, else_[at]))
    return found
