"""A tax-exempt hospital's assistance: what must wait, for how long, and who may still apply."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from simulator.dates import Days, last_day, print_date
from simulator.law.dealings import (
    Application,
    Bill,
    CreditReport,
    Decided,
    HospitalBill,
    HospitalNotice,
    HospitalStep,
    RefusedAsLate,
    Suit,
)
from simulator.law.events import Event
from simulator.law.facts import Facts, Number, check

_Step = HospitalStep | CreditReport | Suit


@check("hospital.notification_days")
def step_too_early(facts: Facts, step: _Step, days: Number) -> Iterator[str]:
    """No extraordinary step in the first 120 days after the first bill."""
    first = _first_bill(facts, step)
    if first and facts.days_since(first, step) < days:
        yield f"A step on day {facts.days_since(first, step)} after the first bill; day {days} is the earliest."


@check("hospital.notice_days")
def step_without_notice(facts: Facts, step: _Step, days: Number) -> Iterator[str]:
    """At least 30 days before, a letter names the step and brings the summary of the assistance policy."""
    notices = [one for one in facts.earlier(HospitalNotice, step) if one.summary]
    if _first_bill(facts, step) and not any(facts.days_since(one, step) >= days for one in notices):
        yield f"A step without a full notice {days} days before."


@check("hospital.application_days", "hospital.notice_days")
def step_while_an_application_is_open(facts: Facts, step: _Step, days: Number, after: Number) -> Iterator[str]:
    """An application in the first 240 days, or by a notice's last day, holds all until it is decided in writing."""
    first = _first_bill(facts, step)
    decided = next(facts.earlier(Decided, step), None)
    applied = (one for one in facts.earlier(Application, step) if not (decided and decided.at >= one.at))
    if first and any(facts.day(one) <= _last_to_apply(facts, first, one, days, after) for one in applied):
        yield "A step while an application for assistance was open."


@check("hospital.refusal_days", "hospital.notice_days")
def refused_as_late(facts: Facts, refusal: RefusedAsLate, days: Number, after: Number) -> Iterator[str]:
    """Through day 240 after the first bill, or a notice's last day where that is later, no application is late."""
    first = _first_bill(facts, refusal)
    last = _last_to_apply(facts, first, refusal, days, after) if first else None
    if last and facts.day(refusal) <= last:
        yield f"Turned an application away as late; it may come until {print_date(last)}."


@check("states.no_deadline_*")
def refused_where_no_deadline_is(facts: Facts, refusal: RefusedAsLate, _: Number) -> Iterator[str]:
    """Some states set no last day for an application."""
    yield "Turned an application away as late in a state that sets no last day."


@check("hospital.generally_billed")
def billed_more_than_generally(facts: Facts, bill: Bill, _: Number) -> Iterator[str]:
    """Who qualifies for assistance is billed no more than the hospital generally bills insured patients."""
    most = bill.generally_billed
    if bill.aid_eligible and most is not None and bill.amount > most:
        yield f"Billed {bill.amount.dollars} to a person who qualifies; {most.dollars} is the most."


def _last_to_apply(facts: Facts, first: HospitalBill, event: Event, days: int, after: int) -> date:
    """The later of the period's end and the last day that a notice gives; a notice gives at least its thirty days."""
    told = (last_day(facts.day(one), Days(after)) for one in facts.earlier(HospitalNotice, event) if one.at <= event.at)
    return max((last_day(facts.day(first), Days(days)), *told))


def _first_bill(facts: Facts, event: Event) -> HospitalBill | None:
    """Each debt counts from its first bill, several from the latest of these. None: no such hospital is involved."""
    first = {debt: bill for bill in facts.earlier(HospitalBill, event) for debt in bill.debts if debt in event.debts}
    return max(first.values(), key=lambda bill: bill.at, default=None)


CHECKS = (
    step_too_early,
    step_without_notice,
    step_while_an_application_is_open,
    refused_as_late,
    refused_where_no_deadline_is,
    billed_more_than_generally,
)
