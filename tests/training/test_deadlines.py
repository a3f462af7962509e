"""The drill of last days: the same for all who share a seed, and its usual mistakes called by their names."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from simulator.payers import load_payer
from simulator.payers.appeals import ladder
from simulator.training.deadlines import Slip, task, verdict


def test_the_same_seed_gives_the_same_notices():
    assert [task(7, number) for number in range(1, 6)] == [task(7, number) for number in range(1, 6)]
    assert task(7, 1) != task(8, 1)


@pytest.mark.parametrize("seed", range(1, 6))
def test_two_hundred_notices_each_have_one_last_day_and_every_rule_of_it(seed):
    for number in range(1, 41):
        one = task(seed, number)
        assert one.deadline.day > one.notice
        assert one.rules
        assert one.rung.name in one.question
        assert verdict(one, one.deadline.day)[0]
        assert not any(verdict(one, slip.day)[0] for slip in one.slips)


def test_the_drill_comes_by_many_roads():
    assert len({task(7, number).ladder.road for number in range(1, 60)}) >= 5


def drawn():
    """Notices of the drill, one after the other."""
    return (task(seed, number) for seed in range(1, 60) for number in range(1, 30))


def one_of(road: str, rung: str):
    return next(
        each for seed in range(1, 40) for each in (task(seed, n) for n in range(1, 30))
        if each.ladder.road == road and each.rung.id == rung and each.received is None
    )  # fmt: skip


def test_a_contract_dispute_counts_the_payers_own_days_from_the_remittance():
    one = one_of("provider-dispute", "dispute")
    days = {
        "tamarack": 180,
        "osprey": load_payer("osprey").dispute_days,
        "copperfield": load_payer("copperfield").dispute_days,
    }

    assert one.payer is not None
    assert one.deadline.day == one.notice + timedelta(days=days[one.payer.id])


def test_a_day_short_is_the_first_day_counted():
    one = one_of("provider-dispute", "dispute")

    right, name, says = verdict(one, one.deadline.day - timedelta(days=1))

    assert not right
    assert name == "the first day counted as day 1"
    assert "day 1" in says


def test_medicare_counts_from_receipt_so_the_notices_own_day_is_a_named_mistake():
    one = one_of("original-medicare", "redetermination")
    length = ((one.deadline.counted or one.deadline.day) - one.deadline.starts).days

    _, name, _ = verdict(one, one.notice + timedelta(days=length))

    assert name == "counted from the notice"


def test_any_other_day_is_told_how_far_off_it_is():
    one = replace(task(7, 1), slips=(Slip(date(2000, 1, 1), "x", "y"),))

    assert "5 days too early" in verdict(one, one.deadline.day - timedelta(days=5))[2]
    assert "1 day too late" in verdict(one, one.deadline.day + timedelta(days=1))[2]


def test_an_outside_review_whose_months_end_on_a_weekend_is_due_on_the_next_business_day():
    one = next(
        each for seed in range(1, 60) for each in (task(seed, n) for n in range(1, 30))
        if each.rung.id == "external" and each.deadline.counted
    )  # fmt: skip

    right, name, says = verdict(one, one.deadline.counted)

    assert (right, name) == (False, "left on a day when offices are shut")
    assert "the next business day counts" in says
    assert verdict(one, one.deadline.day)[0]
    assert any(each.startswith("A last day for an outside review that is a weekend") for each in one.rules)


def test_no_drill_asks_by_a_rule_that_nobody_checked_or_shows_the_words_of_our_book():
    for one in (task(seed, number) for seed in range(1, 30) for number in range(1, 30)):
        assert one.deadline.verified
        assert one.deadline.perhaps is None
        assert not any("a later Medicare level" in each or "within a plan, or" in each for each in one.rules)
        assert (one.ladder.road, one.rung.id) != ("self-funded-appeal", "second")
        assert not any("switch" in each or "yes or no" in each for each in one.rules)


def test_the_ladders_name_is_said_as_people_know_it():
    assert ladder("original-medicare").name in one_of("original-medicare", "redetermination").question


def test_medicare_tells_what_starts_the_clock_when_a_notice_counts_as_received_and_which_days_count():
    assert one_of("original-medicare", "redetermination").rules == (
        "A first appeal (redetermination) of an Original Medicare claim is filed within 120 days.",
        "The clock starts on the day the notice was received.",
        "A Medicare notice counts as received 5 days after its date, unless you can show another day.",
        "Count every day, weekends and holidays too.",
        "A last day of a first Medicare appeal that is a weekend or federal holiday moves to the next business day.",
    )


def test_an_outside_review_tells_how_months_are_counted_and_what_a_short_month_does():
    assert one_of("member-appeal", "external").rules == (
        "After the plan’s final denial a member may ask for an outside review for 4 calendar months.",
        "The clock starts on the day the notice was received.",
        "No paper shows when the notice came. So, to be safe, count from the date on it.",
        "Go to the same day of a later month: 4 calendar months from May 5, 2026 ends on September 5, 2026. "
        "If that month has no such day, the last day is the 1st of the month after it.",
        "A last day for an outside review that is a weekend or federal holiday moves to the next business day.",
    )


def test_a_talk_between_doctors_counts_business_days_from_the_denials_own_date():
    assert one_of("provider-dispute", "peer-to-peer").rules == (
        "A talk between the two doctors (peer to peer) is asked for within 10 business days of the denial’s date.",
        "The clock starts on the date of the notice, even if it came later.",
        "Do not count Saturdays, Sundays and federal holidays.",
    )


def test_a_contract_tells_the_payers_own_days():
    one = next(each for each in drawn() if each.payer and each.payer.id == "tamarack")

    assert one.rules == (
        "Tamarack Mutual Health: a dispute must be there within 180 days of the date on the remittance.",
        "Count every day, weekends and holidays too.",
    )


def test_who_stops_at_the_end_of_a_short_month_is_told_of_the_first_of_the_next():
    """An outside review: from May 31 four months lead to September, which has 30 days; October 1 counts."""
    one = next(each for each in drawn() if each.rung.id == "external" and each.deadline.starts == date(2026, 5, 31))

    assert one.deadline.day == date(2026, 10, 1)
    assert verdict(one, date(2026, 9, 30)) == (
        False,
        "stopped at the end of a short month",
        "September 2026 has no day 31. By this rule the last day is then the 1st of the month after it.",
    )
    assert one.deadline.why.endswith(
        "The rule gives 4 calendar months; September 2026 has no day 31, so October 1, 2026 counts."
    )


def test_whoever_counts_months_from_the_notice_is_told_so_on_the_day_that_they_come_to():
    """Received days later; from the notice four months are the same day of the fourth month, not 120 days or so."""
    one = next(each for each in drawn() if each.rung.id == "external" and each.received and each.notice.day < 20
               and (each.received - each.notice).days > 4)  # fmt: skip
    month = one.notice.month + 4

    _, name, _ = verdict(one, one.notice.replace(year=one.notice.year + (month > 12), month=(month - 1) % 12 + 1))

    assert name == "counted from the notice"
