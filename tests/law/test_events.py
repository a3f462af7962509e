"""Bad input is answered with one plain sentence."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from simulator.law import Account, Contact, NotAnEvent, Place, moment
from simulator.law.place import state_zones


def test_a_time_without_a_zone_is_no_event() -> None:
    with pytest.raises(NotAnEvent) as caught:
        Contact(at=datetime(2026, 3, 2, 20, 59))  # noqa: DTZ001

    assert str(caught.value) == "03/02/2026 20:59 has no time zone. Use moment(…), which asks for one."


def test_one_debt_is_still_a_list() -> None:
    with pytest.raises(NotAnEvent) as caught:
        Contact(at=moment("2026-03-02 20:59", "America/Chicago"), debts="visit")

    assert str(caught.value) == "`debts` is a list of names, for example ('visit-1',)."


@pytest.mark.parametrize(
    ("local", "zone", "says"),
    [
        ("2026-03-02 20:59", "Mars/North", "There is no time zone “Mars/North”. Write one such as America/New_York."),
        ("2026-03-02 20:59", "../etc", "There is no time zone “../etc”. Write one such as America/New_York."),
        ("2026-03-02 20:59", "", "There is no time zone “”. Write one such as America/New_York."),
        ("yesterday", "America/Chicago", "“yesterday” is not a day and time. Write one such as 2026-03-02 20:59."),
    ],
)
def test_a_moment_that_cannot_be_read_says_what_to_write(local: str, zone: str, says: str) -> None:
    with pytest.raises(NotAnEvent) as caught:
        moment(local, zone)

    assert str(caught.value) == says


@pytest.mark.parametrize(("day", "fair"), [(1899, False), (1900, True), (2199, True), (2200, False), (9999, False)])
def test_a_year_that_is_too_far_away_is_said_to_be_so(day: int, fair: bool) -> None:
    at = moment("2026-03-02 12:00", "America/New_York")
    if fair:
        assert Account(at=at, clock_began=date(day, 3, 2)).clock_began.year == day
        return

    with pytest.raises(NotAnEvent) as caught:
        Account(at=at, clock_began=date(day, 3, 2))

    assert str(caught.value) == f"The year {day} in `clock_began` is too far away. Write one from 1900 to 2199."


def test_the_same_wall_clock_is_an_hour_apart_in_two_zones() -> None:
    east, central = (moment("2026-03-02 20:59", name) for name in ("America/New_York", "America/Chicago"))

    assert (central - east).total_seconds() == 3600


def test_all_fifty_states_the_capital_and_puerto_rico_have_a_clock() -> None:
    assert len(state_zones()) == 52
    assert all(moment("2026-03-02 12:00", name) for zones in state_zones().values() for name in zones)


def test_a_place_that_knows_its_zone_needs_no_other() -> None:
    assert Place("TX", zones=("America/Denver",)).clocks == ("America/Denver",)
    assert Place("TX").clocks == ("America/Chicago", "America/Denver")
