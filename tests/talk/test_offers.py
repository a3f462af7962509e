from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from simulator.money import ZERO, Money
from simulator.talk import Belief, Temper
from tests.talk.a_tight_month import BILL, PLAN, TIGHT, rules, tight
from tests.talk.players import a_call, say


@pytest.mark.parametrize(
    ("instalment", "agreed"),
    [("120.00", True), ("126.00", True), ("126.01", False)],  # 120 a month, and a twentieth more
)
def test_a_plan_is_taken_up_to_what_the_month_leaves(instalment: str, agreed: bool):
    call = tight()
    say(call, "propose_plan", first="120.00", on="03/27/2026", instalment=instalment, day="27")

    assert (call.now.deal.terms is not None) is agreed


@pytest.mark.parametrize(("amount", "agreed"), [("400.00", True), ("400.01", False)])
def test_a_part_is_paid_today_up_to_what_is_at_hand(amount: str, agreed: bool):
    call = tight()
    say(call, "ask_story")
    say(call, "ask_part", amount=amount)

    assert bool(call.now.deal.due_today) is agreed


def test_a_counter_names_a_figure_and_the_next_pay_day_and_can_be_taken():
    call = tight()
    turn = say(call, "propose_plan", first="120.00", on="03/27/2026", instalment="300.00", day="27")
    assert "$120" in turn.lines[-1].says
    assert "March 27, 2026" in turn.lines[-1].says

    say(call, "take_counter")

    terms = call.now.deal.terms
    assert terms is not None
    assert (str(terms.instalment), terms.on) == ("120.00", date(2026, 3, 27))


def test_who_doubts_the_bill_talks_of_no_money_before_it_is_explained():
    call = tight(belief=Belief.INSURANCE_PAID)
    say(call, "propose_plan", **PLAN)
    assert call.now.deal.terms is None
    say(call, "explain_bill")
    say(call, "propose_plan", **PLAN)

    assert call.now.deal.terms is not None


def test_a_bill_that_is_wrong_is_corrected_by_a_second_look():
    call = a_call(
        account=BILL | {"right_balance": Money(40_000), "wrong_because": "one service was billed twice."},
        belief=Belief.BILL_IS_WRONG,
        means=TIGHT,
    )
    say(call, "review_bill")

    assert call.now.deal.corrected
    assert call.now.deal.balance == Money(40_000)


def test_who_heard_of_help_and_may_get_it_wants_that_first():
    poor = replace(TIGHT, poverty_percent=290)  # half of the bill
    call = tight(means=poor)
    say(call, "tell_help")
    say(call, "propose_plan", first="100.00", on="03/27/2026", instalment="100.00", day="27")
    assert call.now.deal.terms is None
    for move in ("ask_income", "screen", "send_form"):
        say(call, move)
    say(call, "propose_plan", first="100.00", on="03/27/2026", instalment="100.00", day="27")

    assert str(call.now.deal.help_share) == "50%"
    assert call.now.deal.terms is not None


def test_the_table_needs_household_and_income():
    call = tight()
    say(call, "screen")

    assert call.now.deal.help_share is None


def test_pressure_gets_a_yes_to_more_than_can_be_spared():
    """At hand are 400; fear scrapes together 800: four fifths of what the month leaves."""
    call = tight(temper=Temper.WORRIED)
    say(call, "ask_part", "wrong_2", amount="800.00")

    assert call.now.deal.due_today == Money(80_000)
    assert call.now.deal.yielded


def test_a_card_is_taken_only_for_what_was_agreed():
    call = tight()
    say(call, "take_card")
    assert call.now.deal.paid == ZERO
    say(call, "ask_story")
    say(call, "ask_part", amount="100.00")
    turn = say(call, "take_card")

    assert turn.paid == Money(10_000)
    assert call.now.deal.balance == Money(124_860)


def test_a_code_that_is_kept_is_found():
    call = tight()
    say(call, "verify")
    say(call, "ask_part", amount="100.00")
    say(call, "take_card", "wrong")

    assert {"PCI-CVV", "PCI-RECORD"} <= rules(call)


def test_a_long_plan_in_writing_without_the_page_is_found():
    call = tight()
    say(call, "verify")
    say(call, "propose_plan", **PLAN)
    say(call, "confirm_writing")
    without = rules(call)
    say(call, "loan_disclosure")

    assert "REGZ-NODISC" in without
    assert "REGZ-NODISC" not in rules(call)
