"""The first claim of every visit: to the plan that the office takes for the first one, with the slips that it makes.

A claim has at most one slip and a line at most one. A slip stands only where it can happen, and is the hidden truth.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from simulator.claims.sent import CAUSE, CLAIM, SENT_BACK_FOR, SentLines, Submissions
from simulator.columns import Flags, Ints
from simulator.payers.columns import ORIGINAL
from simulator.world.payers.office import Office

_CARD_IS_NEW_FOR = 90  # days in which an old card is still shown
_ALONE = ("second_plan_billed_first", "old_plan_billed")  # slips that depend on who else covers the patient


def first_claims(office: Office) -> tuple[Submissions, SentLines]:
    """What was sent for the visits of the year, in the order of arrival, and a few of it twice."""
    enrolment, slip = _billed_plan(office)
    visit = np.flatnonzero(enrolment >= 0)
    enrolment = enrolment[visit]
    slip = np.where(slip[visit] == 0, _claim_slips(office, visit, enrolment), slip[visit])
    payer = office.roll.payer_of_plan[office.enrolments.plan[enrolment]]
    on, days, draws = office.billed.on[visit], office.team.days, office.draws
    entered = workday(on + days["charge_lag"].draw(draws("charge lag"), visit.size))
    late = on + office.days_to_file(payer, visit) + days["desk"].draw(draws("desk"), visit.size)
    sent = workday(np.where(slip == CAUSE["sat_on_a_desk"], np.maximum(late, entered), entered))
    nothing = np.zeros(visit.size, np.int64)
    first = on_the_way(
        office,
        Submissions(
            visit=visit,
            enrolment=enrolment,
            payer=payer,
            order=nothing + 1,
            attempt=nothing + 1,
            kind=nothing + CLAIM,
            frequency=nothing + ORIGINAL,
            instead_of=nothing - 1,
            entered=entered,
            sent=sent,
            received=sent + 1,
            front_end=nothing,
            lost=nothing,
            mistake=np.where(slip == CAUSE["sent_twice"], 0, slip),
        ),
        "first",
    )
    again = first.take((slip == CAUSE["sent_twice"]) & (first.front_end == 0) & (first.lost == 0))
    sent = workday(again.sent + days["send_twice"].draw(draws("again"), len(again)))
    again = replace(again, sent=sent, received=sent + 1, mistake=np.full(len(again), CAUSE["sent_twice"]))
    both = first.then(again)
    both = both.take(np.argsort(both.received, kind="stable"))
    at, row = office.lines(both.visit)
    return both, replace(
        office.clean(at, row), mistake=_line_slips(office, both, at, row), price=_prices(office, both, at)
    )


def workday(day: Ints) -> Ints:
    """The day itself, or the Monday after a weekend."""
    weekday = (day - 1) % 7
    return day + np.where(weekday > 4, 7 - weekday, 0)


def on_the_way(office: Office, sent: Submissions, purpose: str | int) -> Submissions:
    """The same sendings, some of them sent back by the payer's front end and some never there."""
    drawn = office.draws("on the way", purpose).column_below(10_000, len(sent))
    back, lost = (office.team.front_end[name].basis_points for name in ("sent_back", "never_arrived"))
    why = 1 + office.draws("sent back for", purpose).column_below(len(SENT_BACK_FOR) - 1, len(sent))
    is_lost = (drawn >= back) & (drawn < back + lost)
    return replace(sent, front_end=np.where(drawn < back, why, 0), lost=is_lost.astype(np.int64))


def _billed_plan(office: Office) -> tuple[Ints, Ints]:
    """For each visit the row of the plan that is billed, -1 for none; and the slip, where it is the wrong one."""
    covers, rates, visits = office.covers, office.team.slips_on_claims, office.services.size
    old = office.draws("old plan").column_chance(rates["old_plan_billed"], visits) & _shows_old_card(office)
    swapped = office.draws("which first").column_chance(rates["second_plan_billed_first"], visits)
    swapped &= covers.second >= 0
    swapped &= ~old & _knows_the_other(office)
    enrolment = np.select([old, swapped], [covers.other, covers.second], covers.first)
    slip = np.select([old, swapped], [CAUSE["old_plan_billed"], CAUSE["second_plan_billed_first"]], 0)
    return enrolment, slip


def _shows_old_card(office: Office) -> Flags:
    """Whether the patient has had another plan that ended close to the day. No office knows a card that is to come."""
    other, on = office.covers.other, office.billed.on
    near = np.zeros(other.size, bool)
    rows = np.flatnonzero(other >= 0)
    starts, ends = office.enrolments.starts[other[rows]], office.enrolments.ends[other[rows]]
    near[rows] = (starts <= on[rows]) & (on[rows] - np.minimum(on[rows], ends) <= _CARD_IS_NEW_FOR)
    return near


def _knows_the_other(office: Office) -> Flags:
    """Whether the second plan's payer has an edit for plans that pay first; a supplement is never billed first."""
    names = office.roll.manuals.names[1:]
    asks = [names.index(each) for each in ("other_payer_first", "other_plan_unsettled") if each in names]
    knows = np.asarray((office.roll.manuals.place[:, asks] < len(names)).any(axis=1))
    plan = office.plan_of(office.covers.second)
    found: Flags = knows[office.roll.payer_of_plan[plan]] & ~office.roll.supplement[plan]
    return found


def _claim_slips(office: Office, visit: Ints, enrolment: Ints) -> Ints:
    rates = {name: rate for name, rate in office.team.slips_on_claims.items() if name not in _ALONE}
    upto = np.cumsum([rate.basis_points for rate in rates.values()])
    causes = np.array([*(CAUSE[name] for name in rates), 0])
    drawn = office.draws("claim slips").column_below(10_000, office.services.size)[visit]
    return causes[np.searchsorted(upto, drawn * 100 // _ease(office, enrolment), side="right")]


def _ease(office: Office, enrolment: Ints) -> Ints:
    """How often slips happen with each plan, in percent."""
    return np.where(office.roll.of_market, office.team.in_the_market, 100)[office.billed.plan[enrolment]]


def _line_slips(office: Office, sent: Submissions, at: Ints, row: Ints) -> Ints:
    """A slip for some lines, each only where it can happen. What is sent twice has the same ones both times."""
    billed, known = office.billed, office.roll
    service, payer = billed.service[row], sent.payer[at]
    plan, alone = billed.plan[sent.enrolment], billed.alone[sent.enrolment]
    needs = known.terms["needs_authorization"][
        known.row(plan, alone, billed.inside(sent.enrolment, sent.visit), 0)[at] + service
    ]
    everywhere = np.ones(at.size, bool)
    can_happen = {
        "no_authorization": needs,
        "authorized_too_few": needs & (billed.units[row] > 1),
        "modifier_left_off": billed.modifier[row] != 0,
        "referring_doctor_left_off": known.catalogue.referral_needed[service],
        "records_left_off": known.wants_records[payer, service],
        "diagnosis_not_in_policy": known.has_policy[payer, service],
    }
    drawn = office.draws("line slips").column_below(10_000, billed.service.size)[row]
    drawn = drawn * 100 // _ease(office, sent.enrolment)[at]
    upto = np.zeros(at.size, np.int64)
    slip = np.zeros(at.size, np.int64)
    for name, rate in office.team.slips_on_lines.items():
        before = upto
        upto = upto + rate.basis_points * can_happen.get(name, everywhere)
        slip[(before <= drawn) & (drawn < upto)] = CAUSE[name]
    return slip


def _prices(office: Office, sent: Submissions, at: Ints) -> Ints:
    """Lines for which the payer's system holds a wrong price."""
    payer = sent.payer[at]
    drawn = office.draws("prices").column_below(10_000, at.size)
    old, high = (office.habits.shares[name][payer] for name in ("old_price", "price_too_high"))
    is_high = (drawn >= old) & (drawn < old + high)
    return np.where(drawn < old, CAUSE["old_price"], np.where(is_high, CAUSE["price_too_high"], 0))
