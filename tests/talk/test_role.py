"""A person to be played aloud: what they tell and when, where their answers to money turn, what moves them.

Worked by hand from data/world/paying.yaml and a month that leaves 900.00 with 600.00 put aside: at hand 40% of 900 and
25% of 600 = 510.00; a plan of 12% = 108.00, and up to a twentieth more = 113.40; named in fives, 105; out of fear 70%
of 600 and 80% of 900 = 1,140.00.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from simulator.law import Channel, Who
from simulator.money import ZERO, Money
from simulator.talk import Belief, Call, Hidden, Need, Temper
from simulator.talk.role import Role
from tests.talk.players import a_call, an_office, say

EASTER = date(2026, 4, 3)  # a Friday, and a pay-day here


def a_steady_call(**pinned: object) -> Call:
    """Somebody with 900.00 left each month, 600.00 put aside, paid every other Friday; a bill of 2,000.00."""
    call = a_call(belief=Belief.KNOWS, temper=Temper.CALM)
    means = replace(call.persona.means, left_a_month=Money(900_00), savings=Money(600_00), pay_every=14, pay_offset=8)
    means = replace(means, poverty_percent=420, household_size=2)
    person = replace(call.persona, means=means, **pinned)  # type: ignore[arg-type]
    return Call(person, replace(call.account, balance=Money(2_000_00)), call.office, 7)


def warm(call: Call) -> Call:
    """Greeted, heard and explained: nothing stands in the way of money."""
    for move in ("greet", "acknowledge", "explain_bill", "say_back"):
        say(call, move)
    return call


def test_the_limits_are_those_of_the_means():
    limits = Role(a_steady_call()).limits()

    assert limits.pay_day == EASTER
    assert limits.today == Money(510_00)
    assert limits.by_pay_day == Money(510_00)
    assert (limits.gladly, limits.each_month, limits.names) == (Money(108_00), Money(113_40), Money(105_00))
    assert limits.from_fear == Money(1_140_00)


@pytest.mark.parametrize(("amount", "taken"), [("510.00", Money(510_00)), ("510.01", ZERO)])
def test_on_the_line_a_part_today_is_taken_to_the_cent_of_the_limit(amount, taken):
    call = warm(a_steady_call())
    say(call, "ask_part", amount=amount)

    assert call.outcome.deal.due_today == taken


@pytest.mark.parametrize(("each", "agreed"), [("113.40", True), ("113.41", False)])
def test_on_the_line_a_plan_is_taken_to_the_cent_of_the_limit(each, agreed):
    call = warm(a_steady_call())
    say(call, "propose_plan", first=each, instalment=each, on="2026-04-03", day="3")

    assert (call.outcome.deal.terms is not None) == agreed


@pytest.mark.parametrize(("amount", "taken"), [("1140.00", Money(1_140_00)), ("1140.01", ZERO)])
def test_on_the_line_fear_gives_what_the_card_says_and_not_a_cent_more(amount, taken):
    call = a_steady_call()
    say(call, "ask_full", "wrong")
    say(call, "ask_part", amount=amount)

    assert call.outcome.deal.due_today == taken


def test_who_owes_nothing_has_no_limits():
    limits = Role(a_steady_call(who=Who.ADULT_CHILD)).limits()

    assert {limits.today, limits.gladly, limits.each_month, limits.names, limits.from_fear} == {ZERO}


def test_each_question_brings_out_what_it_asks_for_and_nothing_besides():
    told = {each.topics: each for each in Role(a_steady_call(hidden=Hidden.JOB_LOST)).told()}

    assert told["hidden",].facts == ("lost the job",)
    assert told["pay_days",].facts == ("every other week, next on April 3, 2026",)
    assert told["can_manage",].facts == ("about $105.00 a month",)
    assert told["household", "income"].facts[0] == "2" or told["household", "income"].facts[0].startswith("2,")


@pytest.mark.parametrize(
    ("temper", "savings", "income"),
    [
        (Temper.CALM, 3, 0),  # trust 50 to begin with; 55 is asked for savings, 30 for income
        (Temper.ANGRY, 3, 2),  # 28
    ],
)
def test_what_takes_more_trust_than_there_is_says_how_much(temper, savings, income):
    told = {each.topics: each.trust for each in Role(a_steady_call(temper=temper)).told()}

    assert (told["savings",], told["household", "income"]) == (savings, income)


def test_an_employer_tells_who_they_are_and_nothing_of_the_patient():
    role = Role(a_steady_call(who=Who.EMPLOYER, matches=0))

    assert {each.topics for each in role.told() if each.facts} == {("relation",), ("needs",)}
    assert not role.owes


@pytest.mark.parametrize(
    ("belief", "waits"),
    [(Belief.KNOWS, ""), (Belief.TOO_MUCH, "explain"), (Belief.ALREADY_PAID, "review"), (Belief.BAD_CARE, "")],
)
def test_a_doubt_is_dealt_with_before_money(belief, waits):
    assert Role(a_steady_call(belief=belief)).waits_for() == waits


def test_threats_weigh_more_than_a_kind_word_lifts():
    role = Role(a_steady_call())

    assert role.moved_by([("ask_full", "wrong_2")]) < -60
    assert 0 < role.moved_by([("acknowledge", "good")]) < 30


def test_somebody_who_needs_an_interpreter_is_lifted_by_one_more_than_others():
    plain, needing = Role(a_steady_call()), Role(a_steady_call(needs=(Need.INTERPRETER,)))
    good = [("interpreter", "good")]

    assert needing.moved_by(good) > plain.moved_by(good)


def test_a_calm_person_hangs_up_on_the_third_threat():
    """Patience 70, less 18, 1 for time and 9 as money before listening: 42. Said again, 4 more: 10. Then none."""
    assert Role(a_steady_call()).hangs_up_after("ask_full", "wrong_2") == 3

    call = a_steady_call()
    for patience in (42, 10, 0):
        say(call, "ask_full", "wrong_2")
        assert call.now.mood.patience == patience
    assert call.outcome.ended == "them"


def test_a_machine_is_heard_and_is_nobody():
    office = an_office(channel=Channel.VOICEMAIL, inbound=False)
    role = Role(a_call(office=office))

    assert not role.speaks
    assert role.opening.startswith("(")
    assert role.hangs_up_after("ask_full", "wrong_2") is None
