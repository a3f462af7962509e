"""Whatever is told, in whatever order, on whatever clock of 110 years: it is judged, and it is judged alike."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from simulator import law
from simulator.law import Caller, Contact, Event, Place, Said, Window
from simulator.money import Money

ZONES = (
    "America/New_York",
    "America/Chicago",
    "America/Phoenix",
    "America/Indiana/Indianapolis",
    "America/Los_Angeles",
    "America/Adak",
    "Pacific/Honolulu",
    "Asia/Kolkata",
    "UTC",
)
KINDS = sorted(
    {one for name in law.__all__ if isinstance(one := getattr(law, name), type) and issubclass(one, Event)} - {Event},
    key=lambda kind: kind.__name__,
)
PLACES = (*map(Place, ("", "AZ", "CA", "CO", "FL", "IN", "MA", "NY", "TX", "XX")), Place("NY", "New York City"))
names = st.sampled_from(("", "rosa", "luis", "Ünal 🙂", " "))
words = st.sampled_from(("", "visit", "scan", "a" * 300, "<b>"))


def _moments(first: datetime, last: datetime) -> st.SearchStrategy[datetime]:
    """Any minute, also those that a clock shows twice or skips."""
    walls = st.datetimes(first, last).map(lambda wall: wall.replace(second=0, microsecond=0))
    return st.builds(
        lambda wall, zone, fold: wall.replace(tzinfo=ZoneInfo(zone), fold=fold),
        walls,
        st.sampled_from(ZONES),
        st.integers(0, 1),
    )


ANY_TIME = _moments(datetime(1990, 1, 1), datetime(2100, 12, 31))  # noqa: DTZ001
A_NIGHT = _moments(datetime(2026, 10, 31, 20), datetime(2026, 11, 1, 9))  # noqa: DTZ001  clocks go back


def _of(kind: Any) -> st.SearchStrategy[Any]:
    """Any value that a field may hold."""
    if isinstance(kind, UnionType):
        return st.one_of(*map(_of, get_args(kind)))
    if get_origin(kind) is tuple:
        return st.lists(_of(get_args(kind)[0]), max_size=3).map(tuple)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(list(kind))
    ready: dict[Any, st.SearchStrategy[Any]] = {
        type(None): st.none(),
        bool: st.booleans(),
        int: st.integers(0, 1_000_000),
        str: words,
        date: st.dates(date(1990, 1, 1), date(2100, 12, 31)),
        Money: st.integers(-(10**12), 10**12).map(Money),
        Window: st.builds(Window, st.times(), st.times(), st.lists(st.integers(0, 6), max_size=3).map(tuple)),
        Said: st.builds(
            Said,
            st.sampled_from(list(law.Saying)),
            **dict.fromkeys(("true", "meant", "allowed", "asked"), st.booleans()),
            count=st.none() | st.integers(0, 9),
        ),
    }
    return ready[kind]


def _event(kind: type[Event], at: st.SearchStrategy[datetime]) -> st.SearchStrategy[Event]:
    hints = get_type_hints(kind)
    told = {one.name: _of(hints[one.name]) for one in fields(kind) if one.name not in ("at", "person", "zones")}
    zones = st.lists(st.sampled_from(ZONES), max_size=2).map(tuple)
    return st.builds(kind, **(told | {"at": at, "person": names, "zones": zones}))


def _histories(at: st.SearchStrategy[datetime], most: int = 10) -> st.SearchStrategy[list[Event]]:
    return st.lists(st.one_of(*(_event(kind, at) for kind in (*KINDS, Contact, law.Learned))), max_size=most)


desks = st.sampled_from(list(Caller))
places = st.sampled_from(PLACES)
days = st.dates(date(1990, 1, 1), date(2100, 12, 31))
histories = st.one_of(_histories(ANY_TIME), _histories(A_NIGHT))


def test_every_kind_of_event_is_tried() -> None:
    assert {kind.__name__ for kind in KINDS} >= {"Contact", "Learned", "Bill", "Plan", "HospitalStep", "Applied"}
    assert len(KINDS) == 19


@given(histories, desks, places, days)
@settings(max_examples=150)
def test_whatever_is_told_is_judged(history, caller, place, on) -> None:
    for one in law.findings(history, caller=caller, on=on, place=place):
        assert one.evidence
        assert one.row


@given(_histories(A_NIGHT), desks, places, st.randoms(use_true_random=False))
@settings(max_examples=150)
def test_the_night_on_which_clocks_go_back_does_not_change_the_order(history, caller, place, random) -> None:
    shuffled = list(history)
    random.shuffle(shuffled)

    once, again = (
        law.findings(told, caller=caller, on=date(2026, 11, 10), place=place) for told in (history, shuffled)
    )

    assert once == again


def test_the_second_one_oclock_of_that_night_comes_after_the_first() -> None:
    east = ZoneInfo("America/New_York")
    stop = datetime(2026, 11, 1, 1, 45, tzinfo=east, fold=0)
    call = datetime(2026, 11, 1, 1, 15, tzinfo=east, fold=1)
    told: list[Event] = [
        Contact(at=call, person="rosa", debts=("visit",)),
        law.Learned(at=stop, person="rosa", what=law.Known.CEASE),
    ]

    found = law.findings(told, caller=Caller.THIRD_PARTY, on=date(2026, 11, 1), place=Place("OH"))

    assert {one.rule for one in found} == {"FDCPA-TIME", "FDCPA-CEASE"}


@given(histories, desks, places, days, _event(Contact, ANY_TIME) | _event(law.Learned, ANY_TIME))
@settings(max_examples=150)
@example([], Caller.THIRD_PARTY, Place(""), date(2026, 3, 2), Contact(at=datetime(2026, 3, 4, tzinfo=UTC)))
def test_what_has_not_happened_yet_changes_nothing(history, caller, place, on, event) -> None:
    told_later = [_moved_after(on, event), *history]

    assert law.findings(told_later, caller=caller, on=on, place=place) == law.findings(
        history, caller=caller, on=on, place=place
    )


@given(_histories(A_NIGHT, 6), desks, places)
@settings(max_examples=60)
def test_the_same_moments_told_on_another_clock_are_judged_alike(history, caller, place) -> None:
    """What counts is where the person is; where that is known, the clock on which an event was told does not matter."""
    if not place.clocks:
        return
    elsewhere = [_told_in("UTC", one) for one in history]

    on = date(2026, 11, 10)
    here = law.findings(history, caller=caller, on=on, place=place)
    there = law.findings(elsewhere, caller=caller, on=on, place=place)

    assert sorted(map(_what, here)) == sorted(map(_what, there))


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_an_empty_history_shows_nothing(place: Place) -> None:
    for caller in Caller:
        assert law.findings([], caller=caller, on=date(2026, 3, 2), place=place) == ()


def _moved_after(on: date, event: Event) -> Event:
    """The same event two days later than a day, so that it is later on every clock."""
    return _at(event, datetime.combine(on + timedelta(days=2), time(12), tzinfo=UTC))


def _told_in(zone: str, event: Event) -> Event:
    return _at(event, event.at.astimezone(ZoneInfo(zone)))


def _at(event: Event, at: datetime) -> Event:
    values = {one.name: getattr(event, one.name) for one in fields(event)}
    return type(event)(**(values | {"at": at}))


def _what(one: law.Finding) -> tuple[str, str, str]:
    return one.rule, one.evidence, one.at.astimezone(UTC).isoformat()
