"""What a payer's system answers on a day: where a claim stands, what became of its payment, and who is covered.

A status is a filter over the claim's events: it knows what had happened by that day and nothing later. It says how far
a claim is, not who carries what; that stands on the remittance.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import Any

from simulator.coverage import Coverage, Plan
from simulator.coverage.enrolment import OtherPlan
from simulator.coverage.plan import NO_END
from simulator.dates import BusinessDays, is_business_day, last_day
from simulator.fields import Fields, open_fields
from simulator.money import ZERO, Money
from simulator.payers.decide import Used
from simulator.reading import DATA

NOTHING_USED = Used()
PAYMENTS = ("check_mailed", "transfer_sent", "check_cashed", "check_returned", "check_stopped")


@dataclass(frozen=True, slots=True)
class ClaimEvent:
    """Something that happened to a claim at the payer. `kind` is one of data/portal.yaml or of PAYMENTS.

    `to` is whom it was sent on to, whom the money went to and where, or what was asked for; `number` is the check's or
    the transfer's. A later event of a payment names the number of the one it is about.
    """

    on: date
    kind: str
    claim_number: str = ""
    amount: Money = ZERO
    number: str = ""
    to: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class PaymentAnswer:
    """What became of a payment. `state` is mailed, sent, cashed, returned or stopped."""

    number: str
    amount: Money
    on: date
    to: str
    state: str
    since: date


@dataclass(frozen=True, slots=True)
class StatusAnswer:
    """The payer's answer about one claim, as of a day. `since` is the day of the event that it tells of."""

    category: str
    number: str
    says: str
    as_of: date
    since: date | None
    claim_number: str
    amount: Money
    to: str
    remark: str
    payments: tuple[PaymentAnswer, ...]
    look_again: date


@dataclass(frozen=True, slots=True)
class Counter:
    """An amount that ends with the plan year: all of it, and what is left."""

    name: str
    year: Money
    left: Money


@dataclass(frozen=True, slots=True)
class EligibilityAnswer:
    """Who is covered on a day. `answer` is active, inactive, not_found or born_differs; then nothing else is told."""

    answer: str
    code: str  # EB01 for an answer, the AAA reason where there is none
    says: str
    day: date
    member: str = ""
    plan: str = ""
    begins: date | None = None
    ends: date | None = None
    other_plan: str = ""
    left: tuple[Counter, ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """A day on which to look after a claim that nobody answers, and what to do then. House policy."""

    on: date
    act: str
    says: str


def claim_status(events: Sequence[ClaimEvent], as_of: date) -> StatusAnswer:
    """Where a claim stands at the end of this day. A claim of which nothing is known is not on file."""
    known = sorted((event for event in events if event.on <= as_of), key=lambda event: event.on)
    told = [event for event in known if event.kind not in PAYMENTS]
    newest = told[-1] if told else None
    kind = _table().events[newest.kind] if newest else _table().not_on_file
    return StatusAnswer(
        category=kind.category,
        number=kind.number,
        says=kind.says,
        as_of=as_of,
        since=newest.on if newest else None,
        claim_number=next((event.claim_number for event in reversed(told) if event.claim_number), ""),
        amount=newest.amount if newest else ZERO,
        to=newest.to if newest else "",
        remark=newest.remark if newest else "",
        payments=_payments(known),
        look_again=_open(as_of + timedelta(days=kind.look_again)),
    )


def eligibility(
    coverage: Coverage | None,
    plan: Plan | None,
    day: date,
    *,
    born: date,
    used: Used = NOTHING_USED,
    in_network: bool = True,
    other: OtherPlan | None = None,
) -> EligibilityAnswer:
    """Who is covered on a day, for the number and the day of birth that were asked.

    `coverage` is None where the payer finds nobody under the number. What is left is told for a day that is covered; of
    another plan it tells what this payer has on file.
    """
    if coverage is None:
        return EligibilityAnswer("not_found", "75", "No member found under this number.", day)
    if born != coverage.born:
        return EligibilityAnswer("born_differs", "71", "The day of birth does not match this number.", day)
    active = coverage.covers(day)
    return EligibilityAnswer(
        answer="active" if active else "inactive",
        code="1" if active else "6",
        says="Active on this day." if active else "Not active on this day.",
        day=day,
        member=coverage.name,
        plan=plan.name if plan else coverage.plan,
        begins=coverage.starts,
        ends=coverage.ends,
        other_plan=f"{other.name}, {'pays first' if other.pays_first else 'pays second'}" if other else "",
        left=_left(plan, used, day, coverage.alone, in_network) if active and plan else (),
    )


def looks(sent: date) -> tuple[Look, ...]:
    """When to look after a claim that was sent on this day and that nobody answers; an office day each."""
    return tuple(Look(_open(sent + timedelta(days=after)), act, says) for after, act, says in _table().silence)


def as_plain(value: Any) -> Any:
    """An answer as JSON may hold it: money and days as text, empty as null."""
    if isinstance(value, Money):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): as_plain(each) for key, each in value.items()}
    if isinstance(value, frozenset):
        value = tuple(sorted(value))
    if isinstance(value, tuple | list):
        return [as_plain(each) for each in value]
    if is_dataclass(value):
        return {field.name: as_plain(getattr(value, field.name)) for field in fields(value)}
    return value


_STATES = {
    "check_mailed": "mailed",
    "transfer_sent": "sent",
    "check_cashed": "cashed",
    "check_returned": "returned",
    "check_stopped": "stopped",
}


def _payments(known: Sequence[ClaimEvent]) -> tuple[PaymentAnswer, ...]:
    """Each payment with the newest thing that is known of it, in the order in which they went out."""
    told: dict[str, PaymentAnswer] = {}
    for event in known:
        if event.kind not in PAYMENTS:
            continue
        state, before = _STATES[event.kind], told.get(event.number)
        told[event.number] = PaymentAnswer(
            event.number,
            before.amount if before else event.amount,
            before.on if before else event.on,
            before.to if before else event.to,
            state,
            event.on,
        )
    return tuple(told.values())


def _left(plan: Plan, used: Used, day: date, alone: bool, in_network: bool) -> tuple[Counter, ...]:
    year = plan.benefit("office", day, alone=alone, in_network=in_network)
    person = [("Out-of-pocket limit, this person", year.out_of_pocket.person, used.out_of_pocket)]
    if plan.embedded or alone:
        person.insert(0, ("Deductible, this person", year.deductible.person, used.deductible))
    family = [
        ("Deductible, family", year.deductible.family, used.family_deductible),
        ("Out-of-pocket limit, family", year.out_of_pocket.family, used.family_out_of_pocket),
    ]
    counters = person if alone else [*person, *family]
    return tuple(Counter(name, most, max(ZERO, most - spent)) for name, most, spent in counters if most != NO_END)


def _open(day: date) -> date:
    """The day itself, or the next one on which offices are open."""
    return day if is_business_day(day) else last_day(day, BusinessDays(1))


@dataclass(frozen=True, slots=True)
class _Kind:
    category: str
    number: str
    says: str
    look_again: int


@dataclass(frozen=True, slots=True)
class _Table:
    not_on_file: _Kind
    events: Mapping[str, _Kind]
    silence: tuple[tuple[int, str, str], ...]


@cache
def _table() -> _Table:
    with open_fields(DATA / "portal.yaml") as found:
        found.one_of("numbers_verified", ("yes", "no"))
        with found.part("not_on_file") as part:
            not_on_file = _kind(part)
        events = {}
        with found.part("events") as part:
            for name in part:
                with part.part(name) as inside:
                    events[name] = _kind(inside)
        silence = []
        with found.part("silence") as part:
            for name in part:
                with part.part(name) as inside:
                    silence.append((inside.whole("day"), inside.text("act"), inside.text("says")))
    return _Table(not_on_file, MappingProxyType(events), tuple(sorted(silence)))


def _kind(found: Fields) -> _Kind:
    return _Kind(
        found.text("category"),
        found.text("number") if "number" in found else "",
        found.text("says"),
        found.whole("look_again"),
    )
