from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from simulator.money import Money
from simulator.talk import Answer, Belief, Mood, Offer
from simulator.talk.bargaining import Standing, answer, doubts, squeezed
from simulator.talk.facts import manageable
from tests.talk.a_tight_month import TIGHT, tight

TODAY = date(2026, 3, 23)
PERSON = tight().persona
STANDING = Standing(doubt_open=False, help_open=False, pressed=False, owes=True)
CALM = Mood(50, 70, 20)


def said(offer: Offer, mood: Mood = CALM, standing: Standing = STANDING, **means: object) -> Answer:
    person = replace(PERSON, means=replace(TIGHT, **means))
    return answer(offer, person, mood, standing, TODAY).answer


def monthly(cents: int) -> Offer:
    return Offer(now=Money(cents), each_month=Money(cents), first_on=date(2026, 3, 27))


def test_means_decide_what_is_taken():
    """Left a month are $1,000: 12 % can go to a plan, 40 % at once."""
    assert said(monthly(12_600)) is Answer.ACCEPTS
    assert said(monthly(12_601)) is Answer.COUNTERS
    assert said(Offer(now=Money(40_000))) is Answer.ACCEPTS
    assert said(Offer(now=Money(40_001))) is Answer.COUNTERS


def test_the_counter_is_a_round_figure_that_fits():
    named = answer(
        monthly(30_000), replace(PERSON, means=replace(TIGHT, left_a_month=Money(99_900))), CALM, STANDING, TODAY
    )

    assert named.each_month == Money(11_500)  # 119.88, down to a whole five dollars
    assert named.on == date(2026, 3, 27)


def test_who_has_nothing_left_cannot_say_yes():
    assert said(monthly(1_000), left_a_month=Money(4_100)) is Answer.REFUSES  # 4.92 a month is no figure
    assert said(monthly(500), left_a_month=Money(4_200)) is Answer.ACCEPTS  # 5.04 is


def test_savings_count_by_a_quarter():
    assert said(Offer(now=Money(50_000)), savings=Money(40_000)) is Answer.ACCEPTS
    assert said(Offer(now=Money(50_001)), savings=Money(40_000)) is Answer.COUNTERS


@pytest.mark.parametrize(("trust", "answer_"), [(15, Answer.ACCEPTS), (14, Answer.REFUSES)])
def test_without_trust_there_is_no_yes(trust: int, answer_: Answer):
    assert said(monthly(12_000), Mood(trust, 70, 20)) is answer_


def test_a_doubt_comes_before_money_and_help_before_a_plan():
    assert said(monthly(12_000), standing=replace(STANDING, doubt_open=True)) is Answer.WANTS_ANSWER
    assert said(monthly(12_000), standing=replace(STANDING, help_open=True)) is Answer.WANTS_HELP


def test_who_does_not_owe_says_so_even_under_pressure():
    assert said(monthly(12_000), standing=replace(STANDING, owes=False, pressed=True)) is Answer.NOT_MINE


def test_fear_says_yes_and_anger_says_no():
    pressed = replace(STANDING, pressed=True)

    assert said(Offer(now=Money(80_000)), Mood(10, 50, 80), pressed) is Answer.YIELDS
    assert said(Offer(now=Money(80_001)), Mood(10, 50, 80), pressed) is Answer.COUNTERS
    assert said(Offer(now=Money(80_000)), Mood(10, 14, 80), pressed) is Answer.REFUSES


def test_who_can_scrape_together_less_than_five_dollars_names_no_figure():
    pressed = replace(STANDING, pressed=True)
    offer = Offer(now=Money(10_000))

    assert said(offer, Mood(10, 50, 80), pressed, left_a_month=Money(624)) is Answer.REFUSES  # 80 % is 4.99
    assert said(offer, Mood(10, 50, 80), pressed, left_a_month=Money(625)) is Answer.COUNTERS


def test_fear_scrapes_together_most_of_the_month_and_of_the_savings():
    assert squeezed(replace(PERSON, means=replace(TIGHT, savings=Money(100_000)))) == Money(150_000)


def test_what_people_name_is_in_whole_five_dollars():
    assert manageable(PERSON) == Money(12_000)
    assert manageable(replace(PERSON, means=replace(TIGHT, left_a_month=Money(95_000)))) == Money(11_000)


def test_who_knows_the_bill_or_minds_the_care_does_not_doubt_it():
    doubting = {belief for belief in Belief if doubts(replace(PERSON, belief=belief))}

    assert set(Belief) - doubting == {Belief.KNOWS, Belief.BAD_CARE}
