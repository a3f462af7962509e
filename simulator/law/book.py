"""The whole book: every check in one tuple, what they find in a history, and each rule with the row it comes from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import lru_cache

from simulator.law import (
    bills,
    credit,
    frequency,
    hospital,
    others,
    persons,
    plans,
    privacy,
    reach,
    statements,
    validation,
)
from simulator.law.events import AsOf, Contact, Event, Learned, zone
from simulator.law.facts import Facts, Finding, InForce, named
from simulator.law.place import Place
from simulator.law.terms import Caller
from simulator.rulebook import Dated

UNNAMED = ("the debt",)
CHECKS = (
    *frequency.CHECKS,
    *reach.CHECKS,
    *others.CHECKS,
    *statements.CHECKS,
    *validation.CHECKS,
    *credit.CHECKS,
    *persons.CHECKS,
    *privacy.CHECKS,
    *bills.CHECKS,
    *hospital.CHECKS,
    *plans.CHECKS,
)


def findings(
    history: Iterable[Event], *, caller: Caller, on: date, place: Place, keeps: Collection[str] = ()
) -> tuple[Finding, ...]:
    """What a history shows by the end of a day, in order of time.

    Events after `on` have not happened yet; each is judged by the rules of its own day. Events may come in any order,
    and those that name no debt are about one and the same. `place` is where the person is; an event may name zones of
    its own. `keeps` names breaches of rules that do not bind this desk and that our house keeps all the same: they are
    found as POLICY, under a name that begins with HOUSE-.
    """
    start = Facts((), Caller(caller), place)
    events = _in_order(_with_a_debt(one) for one in history if start.day(one) <= on)
    looks = {one.debts[i : i + 1] for one in events for i in range(max(1, len(one.debts)))}
    ends = [AsOf(at=_end_of(on, place), debts=debts) for debts in sorted(looks)]
    return tuple(_found((*events, *ends), start, frozenset(keeps)))


def rules() -> tuple[Dated[int], ...]:
    """Every rule that a check can find broken or takes a number from, each with its values, sources and dates."""
    rows = {one.name: one for check in CHECKS for row in check.rows for one in named(row)}
    return tuple(rows[name] for name in sorted(rows))


def _found(events: tuple[Event, ...], start: Facts, keeps: frozenset[str]) -> Iterator[Finding]:
    where = start.place.names
    for position, event in enumerate(events):
        facts, kind = replace(start, before=events[:position]), type(event)
        day = event.ruled_on(facts.day(event))
        for rule in _in_force(kind, facts.desk(event), where, keeps, day):  # type: ignore[arg-type]  # a class hashes
            yield from rule.broken(facts, event)


@lru_cache
def _in_force(
    kind: type[Event], desk: Caller, where: frozenset[str], keeps: frozenset[str], day: date
) -> tuple[InForce, ...]:
    """The rules that look at a kind of event and hold for a desk in a place on a day, in the order of the book."""
    looks = (check for check in CHECKS if issubclass(kind, check.reads))
    return tuple(rule for check in looks for rule in check.in_force(desk, where, keeps, day))


def _with_a_debt(event: Event) -> Event:
    """Who names no debt has one in mind; but what the office learned without naming one holds for each of them."""
    return event if event.debts or isinstance(event, Learned) else replace(event, debts=UNNAMED)


def _in_order(events: Iterable[Event]) -> list[Event]:
    """By time. At one and the same moment the contact comes first, what came of it next, what was learned last."""
    told = sorted(events, key=repr)
    return sorted(
        told, key=lambda one: (one.at.astimezone(UTC), isinstance(one, Learned), not isinstance(one, Contact))
    )


def _end_of(on: date, place: Place) -> datetime:
    clocks = place.clocks or ("UTC",)
    return datetime.combine(on, time.max, tzinfo=zone(clocks[0]))
