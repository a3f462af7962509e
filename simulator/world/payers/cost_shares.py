"""Cost share once over all lines of a turn, in the order of the payers' decisions, and of bills from elsewhere.

A line that is taken back gives back to its family's counters what it had taken, before the correction is counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from simulator.columns import Columns, Ints
from simulator.coverage.elsewhere import NOTHING_ELSEWHERE, Elsewhere
from simulator.payers.columns import Spent
from simulator.payers.cost_share import cost_share
from simulator.world.payers.answering import Held
from simulator.world.payers.office import Office
from simulator.world.payers.rounds import Rounds


@dataclass(frozen=True, slots=True)
class TakenElsewhere(Columns):
    """What each bill from elsewhere took of its plan year: of the deductible, and all that its patient owes."""

    enrolment: Ints
    on: Ints
    allowed: Ints
    deductible: Ints
    cost_share: Ints


class Owed(NamedTuple):
    """What the member owes on every line read, what the plan years have used, and what bills from elsewhere took."""

    deductible: Ints
    copay: Ints
    coinsurance: Ints
    spent: Spent
    elsewhere: TakenElsewhere


def owed(office: Office, rounds: Rounds, counted: Ints, spent: Spent, elsewhere: Elsewhere = NOTHING_ELSEWHERE) -> Owed:
    """Deductible, copay and coinsurance of every line of a turn; `counted` is what the plan counts of each."""
    read, size = rounds.read, len(rounds.read)
    rows = np.flatnonzero((read.denied_by == 0) & rounds.answered[read.submission])
    back = rows[rounds.undone_by[read.submission[rows]] >= 0]
    beside = size + np.arange(len(elsewhere))
    both = np.concatenate([rows, back, beside])
    by = np.concatenate([read.submission[rows], rounds.undone_by[read.submission[back]], beside])
    on = np.concatenate([rounds.decided[by[: rows.size + back.size]], elsewhere.on])
    is_back = (np.arange(both.size) >= rows.size) & (both < size)
    order = np.argsort((on * (1 + by.max(initial=0)) + by) * 2 + ~is_back, kind="stable")
    place = np.full(size + len(elsewhere), -1)
    place[both[order][~is_back[order]]] = np.flatnonzero(~is_back[order])
    shares = cost_share(
        rounds.held.then(_held(office, elsewhere)).as_lines(both[order]),
        np.ones(both.size, bool),
        np.concatenate([counted, elsewhere.allowed])[both[order]],
        spent,
        reverses=np.where(is_back[order], place[both[order]], -1) if back.size else None,
    )
    found = np.zeros((3, place.size), np.int64)
    normal = order[~is_back[order]]
    for column, taken in zip(found, (shares.deductible, shares.copay, shares.coinsurance), strict=True):
        column[both[normal]] = taken[~is_back[order]]
    mine, theirs = found[:, :size], found[:, size:]
    taken_there = TakenElsewhere(
        elsewhere.enrolment, elsewhere.on, elsewhere.allowed, deductible=theirs[0], cost_share=theirs.sum(axis=0)
    )
    return Owed(mine[0], mine[1], mine[2], shares.spent, taken_there)


def _held(office: Office, elsewhere: Elsewhere) -> Held:
    """Bills from elsewhere as their plans count them: inside the network, deductible first and then coinsurance."""
    billed, roll = office.billed, office.roll
    who, size = elsewhere.enrolment, len(elsewhere)
    inside, nothing = np.ones(size, bool), np.zeros(size, np.int64)
    plan = billed.plan[who]
    term = roll.row(plan, billed.alone[who], inside, 0)
    limits = ("person_deductible", "family_deductible", "person_out_of_pocket", "family_out_of_pocket")
    return Held(
        charge=elsewhere.allowed,
        service_date=elsewhere.on,
        in_network=inside,
        family=billed.contract[who] * 2 + 1,
        person=billed.seat[who],
        plan_year=nothing + roll.year,
        benefit=nothing,
        counted=~inside,
        takes_deductible=inside,
        copay=nothing,
        coinsurance=roll.coinsurance[plan],
        **{name: roll.terms[name][term] for name in limits},
    )
