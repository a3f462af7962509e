"""A bill beside our own estimate: from $400.00 above it on an outsider may look at it, and then nobody collects."""

from __future__ import annotations

import pytest

from simulator.law import Cover
from simulator.money import Money
from simulator.talk import Belief, Call, Hidden, Temper, year_after
from tests.talk.a_tight_month import rules
from tests.talk.players import a_call, say


def billed(above_cents: int, **persona: object) -> Call:
    """A bill of $1,000.00 to a patient who pays alone, so many cents above our estimate."""
    account = {
        "balance": Money(1_000_00),
        "allowed": Money(0),
        "paid": Money(0),
        "cover": Cover.SELF_PAY,
        "estimate": Money(1_000_00 - above_cents),
        "hospital": False,
    }
    return a_call(account=account, **({"belief": Belief.ABOVE_ESTIMATE, "temper": Temper.CALM} | persona))


@pytest.mark.parametrize(("above", "may"), [(39_999, False), (40_000, True), (40_001, True), (0, False)])
def test_from_four_hundred_dollars_above_the_estimate_on_it_may_be_reviewed(above: int, may: bool):
    call = billed(above)

    assert call.account.may_dispute is may
    assert ("NSA-PPDR-OPEN" in rules(call)) is may


def test_who_was_given_no_estimate_has_nothing_to_be_above_of():
    call = a_call()

    assert call.account.above_estimate == Money(0)
    assert not call.account.may_dispute


def test_a_second_look_reads_both_papers_and_takes_nothing_off():
    call = billed(40_000)
    turn = say(call, "review_bill")

    assert "$600" in turn.lines[1].says
    assert "$1,000" in turn.lines[1].says
    assert "$400 above" in turn.lines[1].says
    assert not call.now.deal.corrected
    assert call.now.deal.balance == Money(1_000_00)


def test_to_deny_the_review_breaks_the_law_only_where_there_is_one():
    far, near = billed(40_000), billed(39_999)
    say(far, "tell_dispute", "wrong")
    say(near, "tell_dispute", "wrong")

    assert "NSA-PPDR-MISINFO" in rules(far)
    assert "NSA-PPDR-MISINFO" not in rules(near)


def test_to_send_somebody_to_a_reviewer_who_will_not_look_is_not_true():
    def untrue(call: Call) -> int:
        say(call, "verify")
        say(call, "tell_dispute")
        return sum(not said.true for said in call.now.said)

    assert untrue(billed(40_000)) == 0
    assert untrue(billed(39_999)) == 1


@pytest.mark.parametrize(("move", "fields"), [("ask_full", {}), ("ask_part", {"amount": "5"})])
def test_while_the_reviewer_has_the_bill_nothing_is_collected(move: str, fields: dict[str, str]):
    call = billed(40_000, hidden=Hidden.UNDER_REVIEW)
    say(call, "verify")
    before = call.back(1)
    say(call, "ask_situation")
    say(call, move, **fields)
    say(before, move, **fields)

    assert "NSA-PPDR-COLLECT" in rules(call)
    assert "NSA-PPDR-COLLECT" not in rules(before)


def test_a_dispute_that_was_taken_says_what_is_due_meanwhile():
    call = billed(40_000)
    say(call, "take_dispute")

    assert call.outcome.kind == "dispute"
    assert call.state["agreed"] == "You dispute the bill, and nothing is due until we have written to you."


def test_the_estimate_stands_on_the_card_beside_the_balance():
    rows = {row["label"]: row["value"] for row in billed(40_000).state["card"]}

    assert (rows["Balance"], rows["Estimate"]) == ("$1,000.00", "$600.00")
    assert "Estimate" not in {row["label"] for row in a_call().state["card"]}


def test_a_dispute_that_is_decided_brings_the_bill_down_to_what_is_owed():
    account = {"balance": Money(1_000_00), "right_balance": Money(600_00), "wrong_because": "it was more than we said."}
    taken, not_taken = (a_call(account=account, temper=Temper.CALM) for _ in range(2))
    say(taken, "take_dispute")

    def taken_off(call: Call) -> Money:
        return year_after(call.outcome, call.persona, call.account, call.office.today, 1).taken_off

    assert taken_off(taken) == Money(400_00)
    assert taken_off(not_taken) == Money(0)


# ---- when the reviewer has it ----


def test_who_has_taken_it_to_the_reviewer_says_so_when_asked_what_they_have_heard():
    call = billed(60_000, hidden=Hidden.UNDER_REVIEW)
    say(call, "greet")
    say(call, "verify")
    say(call, "ask_story")

    assert call.now.knows("hidden")


def test_who_is_told_of_the_reviewer_and_has_been_there_says_so():
    call = billed(60_000, hidden=Hidden.UNDER_REVIEW)
    turn = say(call, "tell_dispute")

    assert any(word in turn.lines[-1].says.lower() for word in ("already", "done"))
    assert not call.now.knows("hidden")


@pytest.mark.parametrize(
    ("asks", "until"),
    [("ask_situation", "until the reviewer has decided and we have written to you"), ("wait", "until we have written")],
)
def test_a_bill_under_review_is_not_asked_for_before_the_reviewer_has_decided(asks: str, until: str):
    call = billed(60_000, hidden=Hidden.UNDER_REVIEW)
    say(call, "greet")
    say(call, asks)
    turn = say(call, "take_dispute")

    assert until in turn.lines[0].says
    assert until in call.outcome.deal.in_words()


# ---- too near the estimate ----


def test_a_cent_too_little_for_the_reviewer_is_said_with_both_figures():
    call = billed(39_999)
    turn = say(call, "tell_too_near")

    assert "It is $399.99 above our estimate. The reviewer starts at $400" in turn.lines[0].says
    assert all(said.true for said in call.now.said)


def test_at_four_hundred_dollars_the_same_words_are_untrue():
    call = billed(40_000)
    say(call, "tell_too_near")

    assert [said.true for said in call.now.said if said.what == "no_dispute_right"] == [False]
    assert "NSA-PPDR-MISINFO" in rules(call)


def test_without_an_estimate_nobody_speaks_of_being_too_near_it():
    assert "tell_too_near" not in [one["move"] for one in a_call().moves()]


def test_who_had_no_plan_is_not_told_what_a_plan_allowed():
    call = billed(39_999)
    turn = say(call, "explain_bill")

    assert "You had no plan on that day, so the bill is ours to you alone: $1,000." in turn.lines[0].says
    assert "allowed" not in turn.lines[0].says
