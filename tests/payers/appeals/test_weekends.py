"""Last days that fall on a weekend or a holiday: where a checked rule moves them, and where nobody has checked one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from simulator.payers.appeals import clocks, decide, ladder, last_day
from simulator.rulebook import rule
from tests.payers.appeals.making import file, line, packet

ONE_DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("road", "rung", "notice", "falls_on"),
    [
        ("original-medicare", "redetermination", date(2026, 3, 22), "July 25, 2026"),
        ("member-appeal", "external", date(2026, 3, 18), "July 18, 2026"),
    ],
)
def test_a_checked_rule_moves_a_last_day_off_the_weekend_and_says_so(road, rung, notice, falls_on) -> None:
    moved = last_day(ladder(road).rung(rung), notice_date=notice)

    assert f"{falls_on} is no business day, so the next one counts" in moved.why
    assert moved.verified
    assert moved.latest == moved.day


def test_a_weekend_rule_that_nobody_checked_moves_no_last_day_and_makes_nobody_late(monkeypatch) -> None:
    """Four months from 03/18/2026 end on Saturday 07/18; by the other reading on Monday 07/20."""
    found = rule("appeals.external_review_weekend")
    from_memory = replace(found, entries=(replace(found.entries[0], verified=False),))
    monkeypatch.setattr(clocks, "rule", lambda name: from_memory if name == found.name else rule(name))
    asked = {"road": "member-appeal", "rung": "external"}
    need = file(notice_date=date(2026, 3, 18), lines=(line("50", policy="P", criteria=("six-weeks",)),), **asked)

    clock = last_day(ladder("member-appeal").rung("external"), notice_date=date(2026, 3, 18))
    answers = [
        decide(packet(filed_by="member", grounds=("necessity",), received=day, **asked), need)
        for day in (date(2026, 7, 18), date(2026, 7, 20), date(2026, 7, 21))
    ]

    assert (clock.day, clock.latest) == (date(2026, 7, 18), date(2026, 7, 20))
    assert (clock.moves_by, clock.note) == ("rules/appeals.external_review_weekend", "")
    assert [each.reason for each in answers] == ["upheld", "upheld", "late"]
    assert [bool(each.warns) for each in answers] == [False, True, False]


@pytest.mark.parametrize(
    ("road", "rung", "notice", "falls_on", "perhaps"),
    [
        ("original-medicare", "reconsideration", date(2026, 3, 18), date(2026, 9, 19), date(2026, 9, 21)),  # Saturday
        ("original-medicare", "hearing", date(2026, 3, 19), date(2026, 5, 23), date(2026, 5, 26)),  # and Memorial Day
        ("original-medicare", "council", date(2026, 10, 28), date(2027, 1, 1), date(2027, 1, 4)),  # New Year, a Friday
        ("original-medicare", "court", date(2026, 3, 20), date(2026, 5, 24), date(2026, 5, 26)),
        ("medicare-advantage", "reconsideration", date(2026, 3, 19), date(2026, 5, 23), date(2026, 5, 26)),
        ("medicare-advantage", "expedited", date(2026, 3, 19), date(2026, 5, 23), date(2026, 5, 26)),
        ("medicare-advantage", "hearing", date(2026, 3, 19), date(2026, 5, 23), date(2026, 5, 26)),
        ("medicare-advantage", "council", date(2026, 3, 19), date(2026, 5, 23), date(2026, 5, 26)),
        ("member-appeal", "internal", date(2026, 3, 23), date(2026, 9, 19), date(2026, 9, 21)),
        ("self-funded-appeal", "first", date(2026, 3, 23), date(2026, 9, 19), date(2026, 9, 21)),
        ("medicaid-managed-care", "plan-appeal", date(2026, 3, 18), date(2026, 5, 17), date(2026, 5, 18)),
        ("medicaid-managed-care", "fair-hearing", date(2026, 3, 22), date(2026, 6, 20), date(2026, 6, 22)),
    ],
)
def test_where_no_rule_on_weekends_was_checked_a_last_day_stays_and_the_next_business_day_is_only_doubtful(
    road: str, rung: str, notice: date, falls_on: date, perhaps: date
) -> None:
    clock = last_day(ladder(road).rung(rung), notice_date=notice)

    assert (clock.day, clock.perhaps, clock.latest, clock.verified) == (falls_on, perhaps, perhaps, True)


def test_a_weekday_is_the_last_day_by_either_reading() -> None:
    clock = last_day(ladder("original-medicare").rung("hearing"), notice_date=date(2026, 3, 18))  # Friday 05/22

    assert (clock.day, clock.perhaps, clock.moves_by) == (date(2026, 5, 22), None, "")


@pytest.mark.parametrize(
    ("road", "rung", "notice", "days"),
    [
        ("original-medicare", "reconsideration", date(2026, 3, 18), (date(2026, 9, 19), date(2026, 9, 21))),
        ("medicare-advantage", "reconsideration", date(2026, 3, 20), (date(2026, 5, 24), date(2026, 5, 26))),
        ("medicaid-managed-care", "plan-appeal", date(2026, 3, 20), (date(2026, 5, 19), date(2026, 5, 19))),
    ],
)
def test_on_the_business_day_after_a_weekend_a_request_is_heard_and_a_day_later_it_is_late(road, rung, notice, days):
    asked = packet(road=road, rung=rung, filed_by="member", received=days[0])
    had = file(road=road, rung=rung, notice_date=notice)

    on_it, after, too_late = (
        decide(replace(asked, received=day), had) for day in (days[0], days[1], days[1] + ONE_DAY)
    )

    assert [each.reason for each in (on_it, after, too_late)] == ["granted", "granted", "late"]
    assert on_it.warns == ()
    assert bool(after.warns) == (days[0] != days[1])
