"""Both sides of every last day. The days were counted by hand, on a calendar, and are not taken from the code."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.money import Money
from simulator.payers import load_payer
from simulator.payers.appeals import (
    CannotCount,
    answer_due,
    is_in_time,
    ladder,
    ladders,
    last_day,
    least_amount,
    next_rung,
)
from simulator.rulebook import NotYetInForce, rule
from tests.payers.appeals.making import TAMARACK

ONE_DAY = timedelta(days=1)

LAST_DAYS = [
    # road, rung, date of the notice, last day
    ("provider-dispute", "dispute", date(2026, 3, 20), date(2026, 9, 16)),
    ("provider-dispute", "dispute", date(2027, 9, 1), date(2028, 2, 28)),  # 2028 is a leap year
    ("provider-dispute", "dispute", date(2027, 9, 2), date(2028, 2, 29)),
    ("provider-dispute", "dispute", date(2027, 9, 3), date(2028, 3, 1)),
    ("provider-dispute", "second-dispute", date(2026, 3, 18), date(2026, 5, 17)),  # a Sunday: the manual moves nothing
    ("provider-dispute", "peer-to-peer", date(2026, 3, 18), date(2026, 4, 1)),
    ("provider-dispute", "peer-to-peer", date(2026, 11, 20), date(2026, 12, 7)),  # Thanksgiving is no business day
    ("provider-dispute", "peer-to-peer", date(2026, 12, 18), date(2027, 1, 5)),  # nor are Christmas and New Year
    ("medicare-advantage-contract", "dispute", date(2026, 3, 20), date(2026, 9, 16)),
    ("medicare-advantage-contract", "second-dispute", date(2026, 3, 18), date(2026, 5, 17)),
    # no day of receipt is known, and none is presumed: the notice's own day is the safe one
    ("member-appeal", "internal", date(2026, 3, 20), date(2026, 9, 16)),
    ("member-appeal", "external", date(2026, 1, 31), date(2026, 6, 1)),  # Sunday May 31, so Monday
    ("member-appeal", "external", date(2026, 3, 2), date(2026, 7, 2)),  # a Thursday
    ("member-appeal", "external", date(2026, 3, 3), date(2026, 7, 6)),  # Friday July 3 stands in for July 4
    ("member-appeal", "external", date(2026, 3, 5), date(2026, 7, 6)),  # Sunday July 5
    ("member-appeal", "external", date(2026, 3, 6), date(2026, 7, 6)),  # the Monday itself
    ("member-appeal", "external", date(2026, 8, 25), date(2026, 12, 28)),  # Christmas, a Friday
    ("member-appeal", "external", date(2026, 10, 31), date(2027, 3, 1)),  # February has no day 31
    ("member-appeal", "expedited", date(2026, 3, 20), date(2026, 9, 16)),
    ("self-funded-appeal", "first", date(2026, 3, 20), date(2026, 9, 16)),
    ("self-funded-appeal", "second", date(2026, 3, 20), date(2026, 9, 16)),
    ("self-funded-appeal", "expedited", date(2026, 3, 20), date(2026, 9, 16)),
    ("self-funded-appeal", "expedited-external", date(2026, 3, 18), date(2026, 7, 20)),
    ("member-appeal", "expedited-external", date(2026, 3, 18), date(2026, 7, 20)),
    ("self-funded-appeal", "external", date(2026, 3, 18), date(2026, 7, 20)),  # Saturday July 18, so Monday
    ("self-funded-appeal", "external", date(2027, 10, 29), date(2028, 2, 29)),
    ("self-funded-appeal", "external", date(2027, 10, 30), date(2028, 3, 1)),
    # Medicare: five days for the mail, then 120, 180, 60, 60, 60
    ("original-medicare", "redetermination", date(2026, 3, 18), date(2026, 7, 21)),
    ("original-medicare", "redetermination", date(2026, 3, 22), date(2026, 7, 27)),  # Saturday July 25, so Monday
    ("original-medicare", "redetermination", date(2026, 3, 23), date(2026, 7, 27)),  # Sunday July 26, so Monday
    ("original-medicare", "redetermination", date(2026, 6, 7), date(2026, 10, 13)),  # Saturday, then Columbus Day
    ("original-medicare", "redetermination", date(2026, 2, 28), date(2026, 7, 6)),  # Friday July 3 stands in for July 4
    ("original-medicare", "reconsideration", date(2026, 3, 18), date(2026, 9, 19)),
    ("original-medicare", "hearing", date(2026, 3, 18), date(2026, 5, 22)),
    ("original-medicare", "hearing", date(2027, 12, 26), date(2028, 2, 29)),
    ("original-medicare", "council", date(2026, 10, 27), date(2026, 12, 31)),
    ("original-medicare", "court", date(2026, 3, 18), date(2026, 5, 22)),
    ("original-medicare", "reopening", date(2026, 3, 18), date(2027, 3, 18)),
    ("original-medicare", "reopening", date(2028, 2, 29), date(2029, 2, 28)),  # the next year has no such day
    # Medicare Advantage: from 2025 on 60 days from receipt, which is 65 from the notice; before, 60 from the notice
    ("medicare-advantage", "reconsideration", date(2024, 12, 31), date(2025, 3, 1)),
    ("medicare-advantage", "reconsideration", date(2025, 1, 1), date(2025, 3, 7)),
    ("medicare-advantage", "reconsideration", date(2026, 3, 18), date(2026, 5, 22)),
    ("medicare-advantage", "expedited", date(2024, 12, 31), date(2025, 3, 1)),
    ("medicare-advantage", "expedited", date(2025, 1, 1), date(2025, 3, 7)),
    ("medicare-advantage", "hearing", date(2026, 3, 18), date(2026, 5, 22)),
    ("medicare-advantage", "council", date(2026, 3, 18), date(2026, 5, 22)),
    ("medicare-advantage", "court", date(2026, 3, 18), date(2026, 5, 22)),
    ("medicaid-managed-care", "plan-appeal", date(2026, 3, 18), date(2026, 5, 17)),
    ("medicaid-managed-care", "expedited", date(2026, 3, 18), date(2026, 5, 17)),
    ("medicaid-managed-care", "fair-hearing", date(2026, 3, 18), date(2026, 6, 16)),
    ("medicaid-managed-care", "fair-hearing", date(2025, 12, 2), date(2026, 3, 2)),
    # business days: Memorial Day, Juneteenth and the Friday before July 4 are none
    ("surprise-billing", "open-negotiation", date(2026, 3, 18), date(2026, 4, 29)),
    ("surprise-billing", "open-negotiation", date(2026, 5, 15), date(2026, 6, 30)),
    ("surprise-billing", "arbitration", date(2026, 3, 18), date(2026, 5, 5)),
    ("surprise-billing", "arbitration", date(2026, 5, 15), date(2026, 7, 7)),
]


@pytest.mark.parametrize(("road", "rung", "notice", "last"), LAST_DAYS)
def test_the_last_day_is_in_time_and_the_next_day_is_late(road: str, rung: str, notice: date, last: date) -> None:
    asked = ladder(road).rung(rung)

    assert last_day(asked, notice_date=notice, payer=TAMARACK).day == last
    assert is_in_time(asked, last, notice_date=notice, payer=TAMARACK)
    assert not is_in_time(asked, last + ONE_DAY, notice_date=notice, payer=TAMARACK)


def test_every_rung_that_somebody_files_at_has_its_last_day_in_the_table() -> None:
    filed = {
        (each.road, name) for each in ladders().values() for name, rung in each.rungs.items() if not rung.by_itself
    }

    assert {(road, rung) for road, rung, _, _ in LAST_DAYS} == filed


@pytest.mark.parametrize(
    ("road", "rung", "received", "last"),
    [
        # notice of March 18, 2026; a day of receipt that can be shown takes the place of March 23
        ("original-medicare", "redetermination", date(2026, 3, 30), date(2026, 7, 28)),
        ("original-medicare", "redetermination", date(2026, 3, 19), date(2026, 7, 17)),
        ("medicare-advantage", "reconsideration", date(2026, 3, 30), date(2026, 5, 29)),
        ("member-appeal", "internal", date(2026, 3, 23), date(2026, 9, 19)),
        # these count from the notice, whenever it came
        ("provider-dispute", "dispute", date(2026, 3, 30), date(2026, 9, 14)),
        ("medicaid-managed-care", "plan-appeal", date(2026, 3, 30), date(2026, 5, 17)),
    ],
)
def test_a_shown_day_of_receipt_counts_where_the_clock_runs_from_receipt_and_nowhere_else(
    road: str, rung: str, received: date, last: date
) -> None:
    asked = ladder(road).rung(rung)

    assert last_day(asked, notice_date=date(2026, 3, 18), received=received, payer=TAMARACK).day == last


def test_days_that_run_from_a_notice_are_told_in_words_that_a_payer_would_write_too() -> None:
    clock = last_day(ladder("member-appeal").rung("internal"), notice_date=date(2026, 3, 20))

    assert clock.why == (
        "The days run from the notice’s own day, March 20, 2026, unless a later receipt is shown. "
        "The rule gives 180 days."
    )


def test_a_rule_that_is_only_yes_or_no_is_shown_without_a_number() -> None:
    for name in ("appeals.external_review_weekend", "appeals.medicare_first_level_weekend"):
        shown = rule(name).in_words(rule(name).entries[0])
        assert shown.endswith("moves to the next business day.")


@pytest.mark.parametrize(
    ("notice", "received"),
    [(None, None), (date(9999, 12, 20), None), (date(2199, 12, 31), date(2200, 1, 1))],
)
def test_a_day_that_is_not_there_or_out_of_reach_is_told_in_one_sentence(notice, received) -> None:
    for each in ladders().values():
        for rung in each.rungs.values():
            with pytest.raises(CannotCount, match=r"has no date|out of reach|nobody files"):
                last_day(rung, notice_date=notice, received=received, payer=TAMARACK)


def test_the_days_of_a_contract_are_the_payers_own() -> None:
    dispute = ladder("provider-dispute").rung("dispute")
    notice = date(2026, 3, 20)

    assert last_day(dispute, notice_date=notice, payer=load_payer("tamarack")).rule == "payers/tamarack#dispute"
    for name, last in (
        ("tamarack", date(2026, 9, 16)),
        ("osprey", date(2026, 6, 18)),
        ("copperfield", date(2026, 5, 19)),
    ):
        assert last_day(dispute, notice_date=notice, payer=load_payer(name)).day == last  # 180, 90 and 60 days
    with pytest.raises(CannotCount, match="its days stand in the contract"):
        last_day(dispute, notice_date=notice)


def test_a_clock_says_what_started_it_and_where_its_number_was_read() -> None:
    clock = last_day(ladder("original-medicare").rung("redetermination"), notice_date=date(2026, 3, 18))

    assert clock.starts == date(2026, 3, 23)
    assert clock.why == (
        "A notice of March 18, 2026 counts as received 5 days later, on March 23, 2026. The rule gives 120 days."
    )
    assert clock.rule == "rules/appeals.medicare_first_level_days"
    assert clock.source.startswith("42 CFR 405.942(a)")
    assert clock.verified


def test_an_old_advantage_clock_was_not_checked_and_says_so() -> None:
    reconsideration = ladder("medicare-advantage").rung("reconsideration")

    assert not last_day(reconsideration, notice_date=date(2024, 12, 31)).verified
    assert last_day(reconsideration, notice_date=date(2025, 1, 1)).verified


def test_a_rule_is_not_asked_before_its_first_day() -> None:
    with pytest.raises(NotYetInForce, match="medicare_receipt_days"):
        last_day(ladder("original-medicare").rung("redetermination"), notice_date=date(2004, 3, 1))


def test_a_notice_cannot_come_before_its_date() -> None:
    with pytest.raises(CannotCount, match="March 18, 2026 cannot have come on March 17, 2026"):
        last_day(ladder("member-appeal").rung("internal"), notice_date=date(2026, 3, 18), received=date(2026, 3, 17))


def test_nobody_files_where_the_plan_sends_the_file_on_by_itself() -> None:
    with pytest.raises(CannotCount, match="nobody files here"):
        last_day(ladder("medicare-advantage").rung("outside"), notice_date=date(2026, 3, 18))


@pytest.mark.parametrize(
    ("rung", "filed", "least"),
    [
        ("hearing", date(2025, 1, 1), "190.00"),
        ("hearing", date(2025, 12, 31), "190.00"),
        ("hearing", date(2026, 1, 1), "200.00"),
        ("hearing", date(2026, 12, 31), "200.00"),
        ("hearing", date(2027, 1, 1), "200.00"),
        ("court", date(2025, 12, 31), "1900.00"),
        ("court", date(2026, 1, 1), "1960.00"),
        ("court", date(2026, 12, 31), "1960.00"),
        ("court", date(2027, 1, 1), "2000.00"),
    ],
)
@pytest.mark.parametrize("road", ["original-medicare", "medicare-advantage"])
def test_the_least_amount_in_dispute_goes_by_the_year_of_the_request(
    road: str, rung: str, filed: date, least: str
) -> None:
    found = least_amount(ladder(road).rung(rung), filed)

    assert found is not None
    assert found[0] == Money.read(least)


def test_the_court_amount_of_2025_is_from_memory_and_may_cost_nobody_points() -> None:
    court = ladder("original-medicare").rung("court")

    assert [least_amount(court, date(year, 6, 1))[1].verified for year in (2025, 2026)] == [False, True]  # type: ignore[index]
    assert least_amount(ladder("original-medicare").rung("redetermination"), date(2026, 1, 1)) is None


@pytest.mark.parametrize(
    ("road", "rung", "arrived", "due"),
    [
        ("provider-dispute", "dispute", date(2026, 4, 8), date(2026, 5, 23)),  # 45 days
        ("provider-dispute", "second-dispute", date(2026, 4, 8), date(2026, 5, 8)),  # 30 days
        ("member-appeal", "internal", date(2026, 4, 8), date(2026, 6, 7)),  # 60 days
        ("member-appeal", "external", date(2026, 4, 8), date(2026, 5, 23)),
        ("member-appeal", "expedited", date(2026, 4, 8), date(2026, 4, 11)),  # 72 hours
        ("self-funded-appeal", "first", date(2026, 4, 8), date(2026, 5, 8)),
        ("original-medicare", "hearing", date(2026, 4, 8), date(2026, 7, 7)),  # 90 days
        ("medicaid-managed-care", "plan-appeal", date(2026, 4, 8), date(2026, 5, 8)),
    ],
)
def test_a_payer_has_its_own_last_day_to_answer(road: str, rung: str, arrived: date, due: date) -> None:
    found = answer_due(ladder(road).rung(rung), arrived)

    assert found is not None
    assert found.day == due


@pytest.mark.parametrize(
    ("road", "rung", "given", "to_come"),
    [
        # both came on 04/08/2026
        ("member-appeal", "internal", date(2026, 6, 7), date(2026, 5, 8)),  # 60 and 30 days
        ("self-funded-appeal", "first", date(2026, 5, 8), date(2026, 4, 23)),  # 30 and 15 days
        ("self-funded-appeal", "second", date(2026, 5, 8), date(2026, 4, 23)),
        ("medicare-advantage", "reconsideration", date(2026, 6, 7), date(2026, 5, 8)),  # 60 and 30 days
        ("medicaid-managed-care", "plan-appeal", date(2026, 5, 8), date(2026, 5, 8)),  # 30 days for both
    ],
)
def test_about_care_that_is_still_to_come_a_plan_answers_sooner(road, rung, given, to_come) -> None:
    asked = ladder(road).rung(rung)

    found = [answer_due(asked, date(2026, 4, 8), care_to_come=each) for each in (False, True)]

    assert [each.day for each in found if each] == [given, to_come]
    assert all(each.verified for each in found if each)


@pytest.mark.parametrize("road", ["member-appeal", "self-funded-appeal"])
@pytest.mark.parametrize("rung", ["expedited", "expedited-external"])
def test_about_care_that_cannot_wait_the_plan_and_the_reviewer_outside_have_72_hours(road: str, rung: str) -> None:
    found = answer_due(ladder(road).rung(rung), date(2026, 4, 8))

    assert found is not None
    assert (found.day, found.verified) == (date(2026, 4, 11), True)


def test_a_second_look_within_a_plan_rests_on_its_booklet_and_was_not_checked() -> None:
    second = last_day(ladder("self-funded-appeal").rung("second"), notice_date=date(2026, 3, 20))
    first = last_day(ladder("self-funded-appeal").rung("first"), notice_date=date(2026, 3, 20))

    assert (second.verified, first.verified) == (False, True)
    assert "booklet" in second.note


def test_no_rule_says_when_a_court_answers() -> None:
    assert answer_due(ladder("original-medicare").rung("court"), date(2026, 4, 8)) is None


def test_original_medicare_has_five_levels_in_their_order_and_a_reopening_beside_them() -> None:
    medicare = ladder("original-medicare")

    assert [rung.id for rung in medicare.levels] == [
        "redetermination",
        "reconsideration",
        "hearing",
        "council",
        "court",
    ]
    assert medicare.rung("reopening").beside == "redetermination"
    assert all(rung.forms.get("provider", "") == "" for rung in medicare.levels)


def test_each_road_is_climbed_level_by_level_to_its_top() -> None:
    for each in ladders().values():
        climbed = [each.levels[0]]
        while above := next_rung(climbed[-1]):
            climbed.append(above)
        assert tuple(climbed) == each.levels


def test_a_provider_needs_a_form_on_the_patients_roads_and_none_on_its_own() -> None:
    assert ladder("provider-dispute").rung("dispute").filed_by == ("provider",)
    assert "provider" not in ladder("member-appeal").rung("internal").filed_by
    assert ladder("medicare-advantage").rung("reconsideration").forms["provider"] == "waiver_of_liability"
    assert ladder("medicaid-managed-care").rung("plan-appeal").forms["provider"] == "representative_form"


def test_a_surprise_bill_is_known_and_handed_over() -> None:
    assert all(rung.hand_over for rung in ladder("surprise-billing").levels)


@given(notice=st.dates(date(2025, 1, 1), date(2040, 12, 31)), later=st.integers(0, 60))
def test_a_later_notice_or_a_later_receipt_never_brings_an_earlier_last_day(notice: date, later: int) -> None:
    other = notice + timedelta(days=later)
    for each in ladders().values():
        for rung in each.rungs.values():
            if rung.by_itself:
                continue
            first = last_day(rung, notice_date=notice, payer=TAMARACK).day
            assert notice < first <= last_day(rung, notice_date=other, payer=TAMARACK).day
            shown = last_day(rung, notice_date=notice, received=notice, payer=TAMARACK).day
            assert shown <= last_day(rung, notice_date=notice, received=other, payer=TAMARACK).day
