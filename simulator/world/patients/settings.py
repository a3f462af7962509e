"""How the office asks for money: its days, its tables and its rates, read from data/world/patients.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from simulator.fields import Fields, open_fields
from simulator.money import Money, Rate
from simulator.reading import DATA


@dataclass(frozen=True, slots=True)
class Desk:
    """What the front desk takes on the day of the visit."""

    pays_copay: Rate
    asked_in_error: Rate
    copay_in_error: Money
    self_pay_discount: Rate
    pays_self_pay: Rate


@dataclass(frozen=True, slots=True)
class Statements:
    """When statements go out, when we call besides, and what comes back."""

    every: int
    push: tuple[Rate, ...]  # one a statement: how far it moves the willing
    returned: Rate
    found: Rate
    calls_from: int
    dials: int
    reached: Rate
    promises: Rate
    pays_twice: Rate


@dataclass(frozen=True, slots=True)
class Disputes:
    """How many bills are challenged, how many were wrong, and how long a bill rests meanwhile."""

    rate: Rate
    reduced: Rate
    least: Rate
    days: int


@dataclass(frozen=True, slots=True)
class Assistance:
    """Who may have help: `income` is percents of the poverty guideline, the lowest first, and what is forgiven."""

    income: tuple[tuple[int, Rate], ...]
    asks: Rate
    completes: Rate
    least: Money
    days: int


@dataclass(frozen=True, slots=True)
class Agency:
    """When what is left is placed as bad debt, and what the agency finds and keeps."""

    after: int
    recovers: Rate
    recovers_uninsured: Rate
    within: int
    fee: Rate


@dataclass(frozen=True, slots=True)
class Office:
    """Everything the office does about patients' balances."""

    desk: Desk
    statements: Statements
    disputes: Disputes
    assistance: Assistance
    agency: Agency
    small_balance: Money
    refund_after: int
    least_instalment: Money


@cache
def office() -> Office:
    """The office as data/world/patients.yaml describes it. Raises BadFile."""
    with open_fields(DATA / "world" / "patients.yaml") as fields:
        fields.day("read")
        with fields.part("plans") as plans:
            least_instalment = plans.money("least_instalment")
        return Office(
            desk=_desk(fields),
            statements=_statements(fields),
            disputes=_disputes(fields),
            assistance=_assistance(fields),
            agency=_agency(fields),
            small_balance=fields.money("small_balance"),
            refund_after=fields.whole("refund_after"),
            least_instalment=least_instalment,
        )


def _desk(fields: Fields) -> Desk:
    with fields.part("desk") as part:
        return Desk(
            part.rate("pays_copay"),
            part.rate("asked_in_error"),
            part.money("copay_in_error"),
            part.rate("self_pay_discount"),
            part.rate("pays_self_pay"),
        )


def _statements(fields: Fields) -> Statements:
    with fields.part("statements") as part:
        return Statements(
            part.whole("every"),
            tuple(map(Rate.read, part.texts("push"))),
            part.rate("returned"),
            part.rate("found"),
            part.whole("calls_from"),
            part.whole("dials"),
            part.rate("reached"),
            part.rate("promises"),
            part.rate("pays_twice"),
        )


def _disputes(fields: Fields) -> Disputes:
    with fields.part("disputes") as part:
        return Disputes(part.rate("rate"), part.rate("reduced"), part.rate("least"), part.whole("days"))


def _assistance(fields: Fields) -> Assistance:
    with fields.part("assistance") as part:
        with part.part("income") as table:
            income = tuple(sorted((int(percent), table.rate(percent)) for percent in table))
        return Assistance(income, part.rate("asks"), part.rate("completes"), part.money("least"), part.whole("days"))


def _agency(fields: Fields) -> Agency:
    with fields.part("agency") as part:
        return Agency(
            part.whole("after"),
            part.rate("recovers"),
            part.rate("recovers_uninsured"),
            part.whole("within"),
            part.rate("fee"),
        )
