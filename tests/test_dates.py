"""Deadlines, both sides of each; business days; and dates as people type them."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from simulator.dates import (
    BusinessDays,
    Days,
    Length,
    Months,
    NotADate,
    Notice,
    Receipt,
    days_left,
    how_counted,
    in_words,
    is_business_day,
    last_day,
    long_date,
    print_date,
    read_date,
    short_month,
)

# start, length, last day that is in time: counted on a paper calendar
DEADLINES: list[tuple[date, Length, date]] = [
    # 90 days: 29 left in March, 30 in April, 31 in May make 90
    (date(2026, 3, 2), Days(90), date(2026, 5, 31)),
    # 180 days: 13 left in March, then 30, 31, 30, 31, 31 make 166; 14 in September
    (date(2026, 3, 18), Days(180), date(2026, 9, 14)),
    # six months are not 180 days
    (date(2026, 3, 18), Months(6), date(2026, 9, 18)),
    # over February: 28 days in 2026, 29 in 2028
    (date(2026, 2, 27), Days(2), date(2026, 3, 1)),
    (date(2028, 2, 27), Days(2), date(2028, 2, 29)),
    (date(2028, 2, 28), Days(365), date(2029, 2, 27)),
    (date(2028, 2, 28), Months(12), date(2029, 2, 28)),
    (date(2028, 2, 29), Months(12), date(2029, 2, 28)),
    (date(2027, 2, 28), Months(12), date(2028, 2, 28)),
    # no such day: the month's last
    (date(2026, 1, 31), Months(1), date(2026, 2, 28)),
    (date(2028, 1, 31), Months(1), date(2028, 2, 29)),
    (date(2026, 10, 31), Months(4), date(2027, 2, 28)),
    (date(2026, 8, 31), Months(1), date(2026, 9, 30)),
    # or the day after it, where a rule rolls over; where there is such a day, that day
    (date(2026, 10, 31), Months(4, rolls_over=True), date(2027, 3, 1)),
    (date(2026, 8, 31), Months(1, rolls_over=True), date(2026, 10, 1)),
    (date(2026, 8, 30), Months(1, rolls_over=True), date(2026, 9, 30)),
    # a calendar deadline may end on a weekend or a holiday: Saturday May 30, and July 4
    (date(2026, 5, 20), Days(10), date(2026, 5, 30)),
    (date(2026, 6, 24), Days(10), date(2026, 7, 4)),
    # business days: Friday and one is Monday
    (date(2026, 3, 20), BusinessDays(1), date(2026, 3, 23)),
    (date(2026, 3, 21), BusinessDays(1), date(2026, 3, 23)),
    (date(2026, 3, 23), BusinessDays(5), date(2026, 3, 30)),
    # Memorial Day, Monday May 25 2026: Friday and one is Tuesday
    (date(2026, 5, 22), BusinessDays(1), date(2026, 5, 26)),
    # July 4 2026 is a Saturday, so Friday July 3 stands in for it: Thursday and one is Monday
    (date(2026, 7, 2), BusinessDays(1), date(2026, 7, 6)),
    # January 1 2022 is a Saturday, so December 31 2021 stands in for it
    (date(2021, 12, 30), BusinessDays(1), date(2022, 1, 3)),
    # Juneteenth, Friday June 19 2026
    (date(2026, 6, 18), BusinessDays(1), date(2026, 6, 22)),
    # 30 business days from Tuesday September 1 2026: Labor Day (Sep 7) and Columbus Day (Oct 12) do not count.
    # Sep 2-4: 3, Sep 8-30: 17 (20), Oct 1-2: 2 (22), Oct 5-9: 5 (27), Oct 13-15: 3 (30)
    (date(2026, 9, 1), BusinessDays(30), date(2026, 10, 15)),
    # nothing to wait for
    (date(2026, 3, 2), Days(0), date(2026, 3, 2)),
    (date(2026, 3, 7), BusinessDays(0), date(2026, 3, 7)),
]


@pytest.mark.parametrize(("start", "length", "last"), DEADLINES)
def test_a_deadline_counts_from_the_day_after_its_start(start: date, length: Length, last: date) -> None:
    assert last_day(start, length) == last
    assert last_day(Notice(start), length) == last
    assert last_day(Receipt(start), length) == last


@pytest.mark.parametrize(
    ("today", "left"),
    [(date(2026, 5, 30), 1), (date(2026, 5, 31), 0), (date(2026, 6, 1), -1), (date(2026, 3, 2), 90)],
)
def test_on_the_last_day_none_is_left_and_on_the_next_it_is_late(today: date, left: int) -> None:
    assert days_left(today, last=date(2026, 5, 31)) == left


@pytest.mark.parametrize(
    ("notice", "presumed", "last"),
    [
        # notice March 18, received March 23: 8 days left in March, then 30, 31, 30, 31, 31 make 161; 19 in September
        (date(2026, 3, 18), 5, date(2026, 9, 19)),
        # handed over on the day itself: as from the notice
        (date(2026, 3, 18), 0, date(2026, 9, 14)),
        # over the end of a leap year's February: received March 1 2028; 30 left in March, then 30, 31, 30, 31: 152; 28
        (date(2028, 2, 25), 5, date(2028, 8, 28)),
    ],
)
def test_from_receipt_is_later_than_from_notice(notice: date, presumed: int, last: date) -> None:
    assert last_day(Notice(notice).received(presumed), Days(180)) == last


def test_a_mailed_notice_is_presumed_received_on_the_fifth_day_after_its_date() -> None:
    assert Notice(date(2026, 12, 29)).received() == Receipt(date(2027, 1, 3))


def test_a_notice_is_not_a_receipt_though_the_day_is_the_same() -> None:
    assert Notice(date(2026, 3, 18)) != Receipt(date(2026, 3, 18))


@pytest.mark.parametrize(
    ("day", "is_open"),
    [
        (date(2026, 11, 25), True),  # Wednesday
        (date(2026, 11, 26), False),  # Thanksgiving
        (date(2026, 11, 27), True),  # the Friday after it is no federal holiday
        (date(2026, 11, 28), False),  # Saturday
        (date(2026, 11, 29), False),  # Sunday
        (date(2026, 12, 24), True),
        (date(2026, 12, 25), False),
        (date(2021, 6, 18), False),  # the first Juneteenth fell on a Saturday
        (date(2018, 6, 19), True),  # and was no holiday before 2021
    ],
)
def test_federal_offices_are_open_or_not(day: date, is_open: bool) -> None:
    assert is_business_day(day) is is_open


@pytest.mark.parametrize(
    "typed",
    [
        "03/02/2026",
        "3/2/2026",
        "3/2/26",
        "03-02-2026",
        "2026-03-02",
        " 2026-3-2 ",
        "March 2, 2026",
        "march 2 2026",
        "MARCH 2nd, 2026",
        "Mar 2 2026",
        "Mar. 2, 2026",
        "March 2,2026",
        "March 2 , 2026",
        "2026/03/02",
        "2026/3/2",
        "2 March 2026",
        "2nd of March, 2026",
        "2-Mar-2026",
        "Monday, March 2, 2026",
        "mon 3/2/2026",
        "Mon. 2 Mar 2026",
    ],
)
def test_one_day_may_be_typed_in_many_ways(typed: str) -> None:
    assert read_date(typed) == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "Nothing is typed yet. Type month, day and year, for example 03/02/2026."),
        ("soon", "“soon” is not a date. Type month, day and year, for example 03/02/2026."),
        ("03/02", "“03/02” is not a date. Type month, day and year, for example 03/02/2026."),
        ("Smarch 2, 2026", "“Smarch 2, 2026” is not a date. Type month, day and year, for example 03/02/2026."),
        ("23/03/2026", "“23/03/2026” has no month 23. Type the month first: 03/23/2026."),
        ("00/10/2026", "“00/10/2026” has no month 0. Type the month first, for example 03/02/2026."),
        ("31/02/2026", "“31/02/2026” has no month 31. Type the month first, for example 03/02/2026."),
        ("2026-13-01", "“2026-13-01” has no month 13. After the year comes the month, from 1 to 12, and then the day."),
        ("2026/23/03", "“2026/23/03” has no month 23. After the year comes the month, from 1 to 12, and then the day."),
        ("2026-02/03", "“2026-02/03” is not a date. Type month, day and year, for example 03/02/2026."),
        ("2026-02-30", "“2026-02-30” is not on the calendar: February 2026 has no day 30."),
        ("31 June 2026", "“31 June 2026” is not on the calendar: June 2026 has no day 31."),
        ("next Tuesday", "“next Tuesday” is not a date. Type month, day and year, for example 03/02/2026."),
        ("Tuesday", "“Tuesday” is not a date. Type month, day and year, for example 03/02/2026."),
        ("Tuesday, March 2, 2026", "March 2, 2026 is a Monday, not a Tuesday. Check the day."),
        ("02/29/2026", "“02/29/2026” is not on the calendar: February 2026 has no day 29."),
        ("4/31/26", "“4/31/26” is not on the calendar: April 2026 has no day 31."),
        ("03/02/0026", "“03/02/0026” has the year 26. Check the year and type it again."),
        ("03/02/9026", "“03/02/9026” has the year 9026. Check the year and type it again."),
        ("٠٣/٠٢/٢٠٢٦", "“٠٣/٠٢/٢٠٢٦” is not a date. Type month, day and year, for example 03/02/2026."),
        (
            "the second day of the month of March",
            "“the second day of the month…” is not a date. Type month, day and year, for example 03/02/2026.",
        ),
    ],
)
def test_what_is_not_a_date_gets_one_plain_sentence(typed: str, says: str) -> None:
    with pytest.raises(NotADate) as caught:
        read_date(typed)

    assert str(caught.value) == says


def test_where_both_could_be_the_month_the_month_is_first() -> None:
    assert read_date("03/02/2026") == date(2026, 3, 2)
    assert read_date("2026/03/02") == date(2026, 3, 2)


def test_a_leap_day_can_be_typed_in_a_leap_year() -> None:
    assert read_date("02/29/2028") == date(2028, 2, 29)


def test_a_date_prints_with_two_digits_in_a_column_and_in_words_in_prose() -> None:
    assert print_date(date(2026, 3, 2)) == "03/02/2026"
    assert long_date(date(2026, 3, 2)) == "March 2, 2026"
    assert long_date(date(2026, 12, 31)) == "December 31, 2026"


def test_nobody_pays_for_holidays_who_does_not_ask_for_business_days() -> None:
    asks = (
        "import sys, datetime as d; from simulator.dates import Days, last_day; last_day(d.date(2026, 3, 2), Days(9))"
    )

    run = subprocess.run(
        [sys.executable, "-c", f"{asks}; print('holidays' in sys.modules)"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert run.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("length", "printed"),
    [
        (Days(90), "90 days"),
        (BusinessDays(10), "10 business days"),
        (Months(6), "6 calendar months"),
        (Months(1), "1 calendar month"),
        (Months(12), "one calendar year"),
        (Days(1), "1 day"),
        (BusinessDays(1), "1 business day"),
        (Days(365), "365 days"),  # not a year: over a leap day it ends sooner
    ],
)
def test_a_period_is_printed_as_it_is_counted(length: Length, printed: str) -> None:
    assert in_words(length) == printed


@pytest.mark.parametrize(
    ("length", "says"),
    [
        (Days(90), "Count every day, weekends and holidays too."),
        (BusinessDays(10), "Do not count Saturdays, Sundays and federal holidays."),
        (
            Months(4, rolls_over=True),
            "Go to the same day of a later month: 4 calendar months from May 5, 2026 ends on September 5, 2026. "
            "If that month has no such day, the last day is the 1st of the month after it.",
        ),
        (
            Months(6),
            "Go to the same day of a later month: 6 calendar months from May 5, 2026 ends on November 5, 2026. "
            "If that month has no such day, the last day of that month counts.",
        ),
        (Months(12), "Go to the same day of the next year. From February 29 that is February 28."),
    ],
)
def test_each_kind_of_period_is_told_as_a_beginner_counts_it(length: Length, says: str) -> None:
    assert how_counted(length) == says


def test_only_months_can_end_in_a_month_that_is_too_short() -> None:
    assert short_month(date(2026, 10, 31), Months(4)) == "February 2027 has no day 31"
    assert short_month(date(2027, 10, 29), Months(4)) == ""  # 2028 is a leap year
    assert short_month(date(2026, 10, 28), Months(4)) == ""
    assert short_month(date(2026, 10, 31), Days(120)) == ""
