"""Second payers: what Medicare sends on itself, and what the team bills with the first payer's answer beside it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from simulator.claims.sent import CAUSE, CLAIM, SENT_ON, Submissions
from simulator.columns import Flags, Ints
from simulator.payers.columns import ORIGINAL
from simulator.remittance.cheques import AnsweredLines
from simulator.world.payers.first_claims import on_the_way, workday
from simulator.world.payers.office import Office
from simulator.world.payers.rework import NONE, Batch
from simulator.world.payers.rounds import Rounds

_ON_THE_WAY = 2  # days from Medicare's decision to the next payer
_TOO_SOON = 6  # days after which a hasty office bills the plan that Medicare has sent it to


def expects_second(office: Office, rounds: Rounds) -> Flags:
    """Sendings whose patient has a plan that pays second, and that went to the one that pays first."""
    covers, visit = office.covers, rounds.sent.visit
    found: Flags = (covers.second[visit] >= 0) & (rounds.sent.enrolment == covers.first[visit])
    return found


def second_claims(office: Office, rounds: Rounds, answered: AnsweredLines) -> Batch:
    """The first batch to second payers: answers that stand, and that leave something to the patient."""
    team, draws = office.team, office.draws
    stands = rounds.answered & (rounds.undone_by < 0) & ~rounds.idle & expects_second(office, rounds)
    payable = rounds.read.denied_by == 0
    left = np.bincount(rounds.read.submission, answered.patient * payable, len(rounds.sent)) > 0
    first = np.flatnonzero(stands & left)
    sent = rounds.sent.take(first)
    enrolment = office.covers.second[sent.visit]
    plan = office.billed.plan[enrolment]
    payer = office.roll.payer_of_plan[plan]
    from_medicare = office.roll.public_first[office.billed.plan[sent.enrolment]]
    goes_on = from_medicare & (office.roll.supplement | office.roll.public_last)[plan]
    decided = rounds.decided[first]
    billed = workday(rounds.paid_on[first] + team.days["bill_second"].draw(draws("bill second"), first.size))
    day = np.where(goes_on, decided + _ON_THE_WAY, billed)
    slips = draws("second slips").column_below(10_000, first.size)
    off = ~goes_on & (slips < team.second_claims["first_answer_left_off"].basis_points)
    nothing = np.zeros(first.size, np.int64)
    second = Submissions(
        visit=sent.visit,
        enrolment=enrolment,
        payer=payer,
        order=nothing + 2,
        attempt=nothing + 1,
        kind=np.where(goes_on, SENT_ON, CLAIM),
        frequency=nothing + ORIGINAL,
        instead_of=nothing + NONE,
        entered=day,
        sent=day,
        received=day + np.where(goes_on, 0, 1),
        front_end=nothing,
        lost=nothing,
        mistake=np.where(off, CAUSE["first_answer_left_off"], 0),
    )
    checked = on_the_way(office, second, "second")
    second = replace(second, front_end=np.where(goes_on, 0, checked.front_end), lost=np.where(goes_on, 0, checked.lost))
    limit = decided - office.billed.on[sent.visit] + office.days_to_file(payer, sent.visit)
    hasty = np.flatnonzero(goes_on & (slips < team.second_claims["billed_before_crossover"].basis_points))
    early = second.take(hasty)
    soon = workday(rounds.paid_on[first][hasty] + _TOO_SOON)
    early = replace(
        early,
        kind=np.full(hasty.size, CLAIM),
        entered=soon,
        sent=soon,
        received=soon + 1,
        mistake=np.full(hasty.size, CAUSE["billed_before_crossover"]),
    )
    both = np.concatenate([np.arange(first.size), hasty])
    at, row = _payable_lines(rounds, first[both])
    return Batch(second.then(early), office.clean(at, row), limit[both], np.full(both.size, NONE)).in_order()


def _payable_lines(rounds: Rounds, sendings: Ints) -> tuple[Ints, Ints]:
    """The lines that first payers took: which of these sendings, and the service row."""
    read = rounds.read
    rows = np.flatnonzero(read.denied_by == 0)
    rows = rows[np.argsort(read.submission[rows], kind="stable")]
    sizes = np.bincount(read.submission[rows], minlength=len(rounds.sent))
    start = np.cumsum(sizes) - sizes
    many = sizes[sendings]
    at = np.repeat(np.arange(sendings.size), many)
    place = start[sendings][at] + np.arange(at.size) - (np.cumsum(many) - many)[at]
    return at, read.service_row[rows[place]]


def first_answer_to(rounds: Rounds, answered: AnsweredLines, service_row: Ints) -> AnsweredLines:
    """The first payer's standing answer to each of these services."""
    read = rounds.read
    stands = rounds.answered & (rounds.undone_by < 0)
    rows = np.flatnonzero((read.denied_by == 0) & stands[read.submission])
    place = np.full(1 + int(max(service_row.max(initial=0), read.service_row.max(initial=0))), NONE)
    place[read.service_row[rows]] = rows
    return answered.take(place[service_row])
