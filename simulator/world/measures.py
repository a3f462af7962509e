"""How each published figure is counted in one practice: what stands above the line, and what below it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

import numpy as np

from simulator.care import services
from simulator.claims.sent import CAUSES
from simulator.columns import Flags, Ints
from simulator.ledger.kpis import (
    Days,
    Kpi,
    aged_ar,
    net_collection_rate,
    patient_collection_rate,
    practice_days_in_ar,
)
from simulator.ledger.posting import Book
from simulator.world.coverage_measures import (
    ages,
    average_deductible,
    covered,
    in_high_deductible_plans,
    is_plan_of,
    poor,
    share,
    uninsured,
    uninsured_near_poverty,
    with_a_deductible,
)
from simulator.world.patients.measures import disputes_won, help_received
from simulator.world.practice import PracticeWorld
from simulator.world.realism import Measure, Parts
from simulator.world.year import first_answers

_SOON = 30  # days from receipt to a first answer
_ELIGIBILITY = ("wrong_member_number", "old_plan_billed", "second_plan_billed_first", "questionnaire_unanswered")
_AUTHORIZATION = ("no_authorization", "authorized_too_few")
_MISSING = (
    *("modifier_left_off", "wrong_modifier", "diagnosis_left_off", "treating_doctor_left_off"),
    *("referring_doctor_left_off", "first_answer_left_off"),
)
_LARGE, _OWES, _PAST_DUE = 3_000_00, 250_00, 120


# ---- care ----


def office_visits(world: PracticeWorld) -> Parts:
    """Visits at which an office service was given."""
    office = np.array([each.kind in ("office", "preventive") for each in services().values()])
    visits = np.unique(world.care.services.visit[office[world.care.services.service]])
    return visits.size, len(world.population.people)


def lines_a_claim(world: PracticeWorld) -> Parts:
    return len(world.care.services), len(world.care.visits)


def nothing_spent(world: PracticeWorld) -> Parts:
    came = np.zeros(len(world.population.people), bool)
    came[world.care.visits.person] = True
    return share(~came, np.ones_like(came))


# ---- first answers ----


def _denied(world: PracticeWorld, kind: str, *, inside: bool) -> Parts:
    """Claims of which the first answer refused something, of all answered, for plans of a kind."""
    side = world.payers
    first, lines = first_answers(side)
    denied = np.zeros(len(side.answers), bool)
    denied[side.lines.answer[lines & (side.lines.denied > 0)]] = True
    sending = side.answers.submission[first]
    enrolment, visit = side.submissions.enrolment[sending], side.submissions.visit[sending]
    ours = is_plan_of(kind)[world.enrolments.plan[enrolment]]
    return share(denied[first], ours & (side.office.billed.inside(enrolment, visit) == inside))


def denied_in_the_market(world: PracticeWorld) -> Parts:
    return _denied(world, "market", inside=True)


def denied_outside_the_market_network(world: PracticeWorld) -> Parts:
    return _denied(world, "market", inside=False)


def _because(causes: tuple[str, ...]) -> Measure:
    """Denied claims of first answers behind which one of these slips lies."""
    numbers = [CAUSES.index(name) for name in causes]

    def measure(world: PracticeWorld) -> Parts:
        side = world.payers
        _, lines = first_answers(side)
        denied = lines & (side.lines.denied > 0)
        among = np.unique(side.lines.answer[denied])
        ours = np.unique(side.lines.answer[denied & np.isin(side.lines.cause, numbers)])
        return ours.size, among.size

    return measure


def answered_soon(world: PracticeWorld) -> Parts:
    """First answers to claims without a slip, within 30 days of receipt."""
    side = world.payers
    first, lines = first_answers(side)
    clean = np.ones(len(side.answers), bool)
    clean[side.lines.answer[lines & (side.lines.denied > 0)]] = False
    sending = side.answers.submission[first]
    days = side.payments.on[side.answers.payment[first]] - side.submissions.received[sending]
    return share(days <= _SOON, clean[first])


# ---- money ----


def _of_class(world: PracticeWorld, number: int) -> Flags:
    found: Flags = (world.accounts.financial_class == number)[world.entries.visit]
    return found


def _moved(world: PracticeWorld, rows: Flags) -> int:
    return int(world.entries.amount[rows].sum())


def _net(world: PracticeWorld, book: Book, among: Flags) -> int:
    return _moved(world, among & (world.entries.into == book.number)) - _moved(
        world, among & (world.entries.out_of == book.number)
    )


def cash_to_charge(world: PracticeWorld) -> Parts:
    among = _of_class(world, 0)
    return _net(world, Book.CASH, among), -_net(world, Book.CHARGES, among)


def patients_part(world: PracticeWorld) -> Parts:
    """What plans' answers put on patients, of that and what plans paid. Where two answer, the second decides."""
    lines, side = world.payers.lines, world.payers
    sending = side.answers.submission[lines.answer]
    visit, is_second = side.submissions.visit[sending], side.submissions.order[sending] == 2
    has_second = np.zeros(len(world.accounts), bool)
    has_second[visit[is_second]] = True
    among = (world.accounts.financial_class == 0)[visit]
    decides = among & (is_second | ~has_second[visit])
    owed, paid = int(lines.cost_share[decides].sum()), int(lines.paid[among].sum())
    return owed, owed + paid


def collected_from_the_insured(world: PracticeWorld) -> Parts:
    """Of what a year's commercial claims left to patients, what had come by the end of the second year after it."""
    end = date(world.settings.year + 3, 1, 1).toordinal()
    theirs = world.entries.take(_of_class(world, 0))
    return _parts(patient_collection_rate(theirs, world.accounts, _year(world), end))


def _out_of_pocket(world: PracticeWorld) -> Ints:
    """What each person's employer plan left to them of the year's care, here and elsewhere, where it left any."""
    lines, side, enrolments = world.payers.lines, world.payers, world.enrolments
    sending = side.answers.submission[lines.answer]
    first = side.submissions.order[sending] == 1
    owed = np.zeros(len(enrolments), np.int64)
    np.add.at(owed, side.submissions.enrolment[sending[first]], lines.cost_share[first])
    np.add.at(owed, side.elsewhere.enrolment, side.elsewhere.cost_share)
    employer = is_plan_of("employer")[enrolments.plan]
    by_person = np.bincount(enrolments.person[employer], owed[employer]).astype(np.int64)
    found: Ints = by_person[by_person > 0]
    return found


def average_out_of_pocket(world: PracticeWorld) -> Parts:
    owed = _out_of_pocket(world)
    return int(owed.sum()), owed.size


def much_out_of_pocket(world: PracticeWorld) -> Parts:
    owed = _out_of_pocket(world)
    return int((owed > _LARGE).sum()), owed.size


def adults_in_debt(world: PracticeWorld) -> Parts:
    """Adults who owe more than $250 at the end of the year for care of 120 days ago or more: then it is past due."""
    last, entries = date(world.settings.year, 12, 31).toordinal(), world.entries
    people = world.population.people
    owed = np.zeros(len(people), np.int64)
    payer = people.guarantor[world.care.visits.person]
    for book in (Book.PATIENT, Book.BAD_DEBT):
        for sign, rows in ((1, entries.into == book.number), (-1, entries.out_of == book.number)):
            rows = rows & (entries.on <= last) & (world.accounts.seen[entries.visit] <= last - _PAST_DUE)
            np.add.at(owed, payer[entries.visit[rows]], sign * entries.amount[rows])
    return share(owed > _OWES, ages(world) >= 18)


def disputes_that_lowered_a_bill(world: PracticeWorld) -> Parts:
    return disputes_won(world.patients)


def assistance_received(world: PracticeWorld) -> Parts:
    return help_received(world.patients)


# ---- rules of thumb of the trade: shown, never judged ----


def _year(world: PracticeWorld) -> Days:
    year = world.settings.year
    return Days(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal())


def _parts(kpi: Kpi) -> Parts:
    return int(kpi.numerator * kpi.per), kpi.denominator


def days_in_ar(world: PracticeWorld) -> Parts:
    return _parts(practice_days_in_ar(world.entries, _year(world)))


def over_ninety_days(world: PracticeWorld) -> Parts:
    return _parts(aged_ar(world.entries, world.accounts, _year(world).last, 90))


def net_collected(world: PracticeWorld) -> Parts:
    return _parts(net_collection_rate(world.entries, world.accounts, _year(world)))


MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        "cov_uninsured_all": uninsured,
        "cov_employer": covered("employer"),
        "cov_medicare": covered("Medicare"),
        "cov_medicaid": covered("Medicaid"),
        "unins_wa_fpl_100_399": uninsured_near_poverty,
        "poverty_rate": poor,
        "plan_hdhp_2024": in_high_deductible_plans,
        "ded_share_2024": with_a_deductible,
        "ded_avg_2024": average_deductible,
        "oop_mean_esi_users": average_out_of_pocket,
        "oop_gt3000": much_out_of_pocket,
        "den_mp_in": denied_in_the_market,
        "den_mp_oon": denied_outside_the_market_network,
        "rsn_ch_elig": _because(_ELIGIBILITY),
        "rsn_ch_missing": _because(_MISSING),
        "rsn_ch_auth": _because(_AUTHORIZATION),
        "remit_30d": answered_soon,
        "cash_to_charge": cash_to_charge,
        "pat_share_total_pay": patients_part,
        "pat_share_allowed_comm": patients_part,
        "pp_coll_2022_23": collected_from_the_insured,
        "bill_challenge_win": disputes_that_lowered_a_bill,
        "fap_receive": assistance_received,
        "sipp_debt": adults_in_debt,
        "visits_per_100_2018": office_visits,
        "lines_per_prof_claim": lines_a_claim,
        "meps_zero": nothing_spent,
        "dar_primary": days_in_ar,
        "ar90_practice": over_ninety_days,
        "ncr_primary": net_collected,
    }
)
