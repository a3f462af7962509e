from __future__ import annotations

import pytest

from simulator.law import Caller, Place, moment
from simulator.talk import Belief, Hidden, Need, Temper
from tests.talk.a_tight_month import BILL, PLAN, rules, tight
from tests.talk.players import a_call, an_office, say


def test_without_an_interpreter_a_plan_is_not_followed():
    call = tight(needs=(Need.INTERPRETER,))
    say(call, "ask_needs")
    say(call, "verify")
    say(call, "propose_plan", **PLAN)
    assert call.now.deal.terms is None
    assert rules(call) == {"ACCESS-LANGUAGE"}

    again = call.back(2)
    say(again, "interpreter")
    say(again, "propose_plan", **PLAN)

    assert again.now.deal.terms is not None
    assert rules(again) == set()


def test_after_words_of_despair_money_waits():
    call = tight(hidden=Hidden.DESPAIR)
    say(call, "verify")
    say(call, "ask_situation")
    assert call.state["stop_money"]

    kind, hard = call.back(2), call.back(2)
    for move in ("care", "crisis_line", "hand_over"):
        say(kind, move)
    say(hard, "ask_full")

    assert kind.outcome.kind == "handed_over"
    assert "HOUSE-CARE" not in rules(kind)
    assert "HOUSE-CARE" in rules(hard)


def test_only_despair_is_taken_for_despair():
    call = tight()
    for move in ("greet", "ask_situation", "acknowledge", "wait", "ask_manage", "ask_costs"):
        say(call, move)

    assert not call.state["stop_money"]


@pytest.mark.parametrize(
    ("hidden", "rule"),
    [(Hidden.BANKRUPTCY, "BK-STAY"), (Hidden.LAWYER, "FDCPA-ATTY"), (Hidden.WORK_INJURY, "WC-")],
)
def test_what_was_heard_on_the_call_binds_the_rest_of_it(hidden: Hidden, rule: str):
    office = an_office(caller=Caller.THIRD_PARTY)

    def found(*after: str) -> set[str]:
        call = a_call(office=office, account=BILL, hidden=hidden, temper=Temper.CALM, belief=Belief.KNOWS)
        for move in ("greet", "verify", "collector_words", "ask_situation", *after):
            say(call, move)
        return {finding.rule for finding in call.findings() if finding.rule.startswith(rule)}

    assert found("stop_calls") == set()
    assert found("ask_full")


def test_an_application_that_is_turned_away_in_time_is_found_at_a_hospital():
    call = a_call(account=BILL | {"hospital": True})
    say(call, "send_form", "wrong")

    assert "R501-APP-REFUSED" in rules(call)


def test_a_call_at_eight_in_the_evening_in_two_zones_is_late_in_one():
    def found(clock: str) -> set[str]:
        office = an_office(
            caller=Caller.THIRD_PARTY,
            inbound=False,
            starts=moment(f"2026-03-23 {clock}", "America/Chicago"),
            place=Place("TX", zones=("America/Chicago", "America/New_York")),
        )
        return rules(a_call(office=office, account=BILL))

    assert "FDCPA-TIME" not in found("19:59")
    assert "FDCPA-TIME" in found("20:01")


def test_what_was_not_followed_is_not_explained():
    call = tight(needs=(Need.SLOWER,), belief=Belief.TOO_MUCH)
    say(call, "explain_bill")
    say(call, "adapt")
    say(call, "propose_plan", **PLAN)
    assert call.now.deal.terms is None
    say(call, "explain_bill")
    say(call, "propose_plan", **PLAN)

    assert call.now.deal.terms is not None


def test_fear_lasts_until_trust_is_there_again():
    call = tight(temper=Temper.CALM)
    say(call, "ask_manage", "wrong")
    say(call, "propose_plan", **(PLAN | {"instalment": "300.00"}))
    assert call.now.deal.yielded
    for move in ("apologise", "acknowledge", "explain_bill", "tell_help", "wait"):
        say(call, move)
    say(call, "propose_plan", **(PLAN | {"instalment": "300.00"}))

    assert call.now.mood.trust >= 40
    assert call.now.named is not None
