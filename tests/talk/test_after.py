from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from simulator.law import Caller
from simulator.money import ZERO, Money
from simulator.talk import Belief, Call, PayDays, Temper, Terms, YearAfter, year_after
from simulator.talk.after import on_pay_days, strain
from tests.talk.a_tight_month import BILL, PLAN, TIGHT, tight
from tests.talk.players import a_call, an_office, say

SEEDS = range(400)


def lived(call: Call, seed: int = 1) -> YearAfter:
    return year_after(call.outcome, call.persona, call.account, call.office.today, seed)


def share(call: Call) -> float:
    """How often the word given on a call is kept."""
    return sum(bool(lived(call, seed).kept) for seed in SEEDS) / len(SEEDS)


def planned(instalment: str, **pinned: object) -> Call:
    call = tight(**pinned)
    say(call, "verify")
    say(call, "explain_bill")
    say(call, "propose_plan", **(PLAN | {"instalment": instalment, "first": instalment}))
    return call


@pytest.mark.parametrize(
    ("balance", "instalment", "weighs"),
    [
        ("1200.00", "100.00", "1,200.00"),  # twelve months of it
        ("300.00", "100.00", "1,200.00"),  # three months at 100 strain like twelve at 100
        ("2400.00", "100.00", "2,400.00"),  # two years
        ("3600.00", "100.00", "2,400.00"),  # longer than two years is no heavier by the month
    ],
)
def test_a_plan_weighs_by_the_month_and_by_its_length(balance: str, instalment: str, weighs: str):
    terms = Terms(
        balance=Money.read(balance), first=ZERO, on=date(2026, 4, 3), instalment=Money.read(instalment), day=3
    )

    assert str(strain(terms)) == weighs


def test_a_plan_that_fits_is_mostly_kept_and_never_one_that_cannot_be():
    fits = planned("120.00")
    call = planned("120.00")
    terms = call.now.deal.terms
    assert terms is not None
    beyond = replace(call.outcome, deal=replace(call.now.deal, terms=replace(terms, instalment=Money(30_000))))
    kept = [year_after(beyond, call.persona, call.account, call.office.today, seed).kept for seed in SEEDS]

    assert 0.5 < share(fits) < 0.8
    assert kept == [False] * len(SEEDS)  # 24 times 120.00 is less than 12 times 300.00


def test_a_kept_plan_brings_every_cent_and_a_broken_one_less():
    call = planned("120.00")
    years = [lived(call, seed) for seed in SEEDS]

    assert {str(year.paid) for year in years if year.kept} == {"1,248.60"}
    assert all(year.paid < Money(124_860) for year in years if not year.kept)


def test_what_comes_after_the_year_is_told_apart():
    """$2,400 at $120 a month from March 27: 12 payments by March 23 next year, 8 more after it."""
    call = a_call(account=BILL | {"balance": Money(240_000)}, belief=Belief.KNOWS, temper=Temper.CALM, means=TIGHT)
    say(call, "propose_plan", **PLAN)
    year = next(year for seed in SEEDS if (year := lived(call, seed)).kept)

    assert (str(year.paid), str(year.still_coming)) == ("1,440.00", "960.00")
    assert str(year.settled) == "2,400.00"


def test_words_kept_in_writing_and_summed_up_hold_better():
    plain, written = planned("120.00"), planned("120.00")
    for move in ("loan_disclosure", "summarise", "confirm_writing"):
        say(written, move)

    assert share(written) > share(plain)


def test_promises_that_fit_are_kept_as_often_as_published():
    """45 to 75 % of promises are kept."""
    call = tight()
    say(call, "verify")
    say(call, "explain_bill")
    say(call, "take_promise", amount="300.00", by="03/27/2026")

    assert 0.45 <= share(call) <= 0.75


def test_what_fear_paid_beyond_what_can_be_spared_is_given_back():
    """At hand were $400."""
    call = tight(temper=Temper.WORRIED)
    say(call, "ask_part", "wrong_2", amount="800.00")
    say(call, "take_card")
    year = lived(call)

    assert str(call.now.deal.paid) == "800.00"
    assert (str(year.paid), str(year.given_back)) == ("400.00", "400.00")


def test_what_was_paid_on_a_wrong_bill_is_given_back():
    call = a_call(account=BILL | {"right_balance": Money(10_000)}, belief=Belief.KNOWS, means=TIGHT)
    say(call, "ask_story")
    say(call, "ask_part", amount="150.00")
    say(call, "take_card")
    year = lived(call)

    assert str(year.paid) == "100.00"
    assert year.given_back >= Money(5_000)


def test_help_takes_the_whole_bill_where_the_papers_come_in_and_more_come_in_with_help():
    """62 % complete the papers alone; 81 % when somebody goes through them."""

    def forgiven(how: str) -> float:
        call = tight(means=replace(TIGHT, poverty_percent=150))
        say(call, "tell_help")
        say(call, "send_form", how)
        offs = [lived(call, seed).taken_off for seed in SEEDS]
        assert set(map(str, offs)) == {"1,248.60", "0.00"}
        return sum(bool(off) for off in offs) / len(SEEDS)

    assert 0.55 < forgiven("clumsy") < 0.69
    assert 0.74 < forgiven("good") < 0.88


def test_half_is_forgiven_at_290_percent_and_the_plan_goes_on_with_the_rest():
    call = tight(means=replace(TIGHT, poverty_percent=290))
    for move in ("tell_help", "ask_income", "screen", "send_form"):
        say(call, move)
    say(call, "propose_plan", **PLAN)
    year = next(year for seed in SEEDS if (year := lived(call, seed)).kept and year.taken_off)

    assert (str(year.taken_off), str(year.paid)) == ("624.30", "624.30")


def test_who_is_above_the_table_gets_nothing_from_the_form():
    call = tight()
    say(call, "send_form")

    assert lived(call).taken_off == ZERO


def test_another_plan_pays_what_nobody_had_billed():
    call = tight(cover="Willow Health Plan", member_id="W12345678")
    say(call, "ask_cover")
    say(call, "bill_cover", member="W12345678")

    assert str(lived(call).taken_off) == "1,248.60"


def test_a_corrected_bill_counts_as_settled_by_what_was_wrong():
    call = a_call(account=BILL | {"right_balance": Money(40_000)}, belief=Belief.BILL_IS_WRONG, means=TIGHT)
    say(call, "review_bill")

    assert str(lived(call).taken_off) == "848.60"


def test_who_was_threatened_and_agreed_to_nothing_sends_nothing():
    call = a_call(account=BILL, temper=Temper.ANGRY, means=TIGHT, office=an_office(caller=Caller.THIRD_PARTY))
    say(call, "ask_full", "wrong_3")

    assert {str(lived(call, seed).settled) for seed in SEEDS} == {"0.00"}


def test_the_same_seed_gives_the_same_year():
    call = planned("120.00")

    assert lived(call, 5) == lived(call, 5)


def test_payments_are_on_pay_days_when_the_money_came_within_a_week():
    days = PayDays(date(2026, 1, 2), 30)  # the next: April 2, May 2, June 1

    def held(day: int) -> bool:
        on = date(2026, 4, day)
        terms = Terms(balance=Money(20_000), first=ZERO, on=on, instalment=Money(10_000), day=day)
        return on_pay_days(terms, days)

    assert held(8)
    assert not held(9)
