from __future__ import annotations

import pytest

from simulator.law import Who
from simulator.talk import Temper
from tests.talk.a_tight_month import heard, tight
from tests.talk.players import say


@pytest.mark.parametrize(
    ("move", "topics", "words"),
    [
        ("ask_pay_days", ["pay_days"], "every other week"),
        ("ask_income", ["household", "income"], "$5,600"),  # 420 % of 15,960 a year is 5,586 a month
        ("ask_costs", ["housing", "debts"], "$1,100"),
        ("ask_manage", ["can_manage"], "$120"),
    ],
)
def test_a_fact_is_told_to_who_asks_and_to_nobody_before(move: str, topics: list[str], words: str):
    call = tight()
    for other in ("greet", "verify", "acknowledge", "explain_bill", "wait"):
        say(call, other)
    assert words not in heard(call).lower()

    turn = say(call, move)

    assert [fact.topic for fact in turn.facts] == topics
    assert words in heard(call).lower()


def test_without_trust_nobody_tells_what_they_earn():
    call = tight(temper=Temper.ANGRY)
    say(call, "acknowledge", "wrong")

    assert say(call, "ask_income").facts == ()


def test_to_ask_what_was_told_costs_trust():
    call = tight()
    say(call, "ask_pay_days")

    turn = say(call, "ask_pay_days")

    assert turn.trust < 0
    assert "They had told you this already." in turn.why


def test_a_forgotten_card_comes_out_and_is_billed_by_its_number():
    call = tight(cover="Willow Health Plan", member_id="W12345678")
    say(call, "ask_cover")
    wrong = say(call, "bill_cover", member="W12345679")
    assert call.outcome.kind == "nothing"
    say(call, "bill_cover", member="w1234 5678")

    assert "number I gave" in wrong.lines[-1].says or "read it again" in wrong.lines[-1].says
    assert call.outcome.kind == "coverage"


def test_a_card_that_nobody_spoke_of_cannot_be_billed():
    call = tight(cover="Willow Health Plan", member_id="W12345678")
    say(call, "bill_cover", member="W12345678")

    assert call.outcome.kind == "nothing"


def test_the_card_of_the_caller_says_not_asked_until_it_is():
    call = tight()
    how = {each["label"]: each["how"] for each in call.state["card"]}
    say(call, "ask_pay_days")
    after = {each["label"]: each for each in call.state["card"]}

    assert how["Paid"] == "not asked"
    assert after["Paid"]["value"] == "every other week, next on March 27, 2026"
    assert after["Income"]["how"] == "not asked"


def test_a_grown_child_does_not_tell_what_the_patient_earns():
    call = tight(who=Who.ADULT_CHILD)
    say(call, "greet")

    assert say(call, "ask_income").facts == ()
    assert say(call, "ask_pay_days").facts == ()
    assert [fact.topic for fact in say(call, "ask_cover").facts] == ["cover"]
