"""A death in the family, a machine that others hear, a write-off on the bill: what may be said, and what it brings."""

from __future__ import annotations

from datetime import date

import pytest

from simulator.law import Channel, Contact, Who, moment
from simulator.money import Money
from simulator.talk import Belief, Call, Hidden, Need, Temper
from simulator.talk.replies import bank
from tests.talk.a_tight_month import BILL, rules, tight
from tests.talk.players import a_call, an_office, say


def widowed() -> Call:
    return a_call(account=BILL, who=Who.SPOUSE, hidden=Hidden.DEATH, temper=Temper.GRIEVING, belief=Belief.KNOWS)


@pytest.mark.parametrize("seed", range(6))
def test_who_was_widowed_says_so_and_nobody_is_put_on_the_line(seed: int):
    call = a_call(seed, account=BILL, who=Who.SPOUSE, hidden=Hidden.DEATH, temper=Temper.GRIEVING)
    first = call.now.log[0].says
    for move in ("condole", "ask_who"):
        say(call, move)
    told = say(call, "ask_permission").lines[-1].says

    assert "died" in first
    assert "died" in told
    assert call.findings() == ()


def test_nobody_is_told_to_owe_the_bill_of_the_dead():
    right, wrong = widowed(), widowed()
    for call, how in ((right, "good"), (wrong, "wrong")):
        say(call, "verify")
        say(call, "tell_who_owes", how)

    def found(call: Call) -> set[str]:
        return {one.rule for one in call.findings(("FDCPA-DEC-LIABILITY",))}

    assert found(right) == set()
    assert found(wrong) == {"HOUSE-DEC-LIABILITY"}


def test_to_be_sorry_where_nobody_died_is_answered_as_a_person_would():
    assert say(tight(), "condole").lines[-1].says in (
        "Loss? Nobody has died here.",
        "I think you mean somebody else. We are all fine.",
    )


# ---- a machine, and the next try ----

STARTS = moment("2026-03-23 18:40", "America/Los_Angeles")


def machine(*tried: int) -> Call:
    """A machine on Monday, March 23, after calls in vain on these days of March."""
    how = {"channel": Channel.VOICEMAIL, "inbound": False, "starts": STARTS}
    call = a_call(account=BILL, office=an_office(**how))
    about = {"person": call.persona.name, "debts": (call.account.id,)}
    before = tuple(Contact(at=STARTS.replace(day=day), **about) for day in tried)
    return Call(call.persona, call.account, an_office(**how, before=before), 7)


def planned(call: Call, on: str) -> set[str]:
    say(call, "next_try", on=on)
    return {one.rule for one in call.findings(("FDCPA-FREQ-7IN7",))}


@pytest.mark.parametrize(("on", "found"), [("03/25/2026", {"HOUSE-FREQ-7IN7"}), ("03/26/2026", set())])
def test_a_try_is_judged_on_the_day_for_which_it_is_set(on: str, found: set[str]):
    """Six calls from the 19th to the 21st and today's are seven; two of them fall out on the 26th."""
    assert planned(machine(19, 19, 20, 20, 21, 21), on) == found


def test_a_try_that_is_set_is_where_the_call_has_come_to():
    call = machine()
    say(call, "next_try", on="03/26/2026")

    assert call.outcome.deal.next_try == date(2026, 3, 26)
    assert call.outcome.kind == "next_try"
    assert not call.done


@pytest.mark.parametrize("on", ["03/23/2026", "03/22/2026", "05/23/2026", "12/31/2199"])
def test_a_try_is_set_for_a_day_to_come_and_a_near_one(on: str):
    call = machine()
    turn = call.play("next_try", call.phrasing("next_try"), on=on)

    assert turn.unread == "The next try comes after today and within 60 days. Type another day."
    assert call.turns == ()


def test_the_last_day_for_a_next_try_is_the_sixtieth():
    call = machine()

    assert not call.play("next_try", call.phrasing("next_try"), on="05/22/2026").unread


def test_after_the_message_the_next_try_can_still_be_set_and_nothing_else():
    call = machine()
    say(call, "leave_message")

    assert call.done
    assert [one["move"] for one in call.moves()] == ["next_try"]
    say(call, "next_try", on="03/26/2026")
    assert call.outcome.kind == "next_try"
    assert call.moves() == []


def test_a_machine_does_not_thank_us_when_we_hang_up():
    call = machine()

    assert [line.says for line in say(call, "end_call", "clumsy").lines if line.who != "us"] == ["(You hang up.)"]


# ---- what the contract takes off ----


@pytest.mark.parametrize("first", [(), ("review_bill",)])
def test_what_the_contract_takes_off_is_not_asked_for(first: tuple[str, ...]):
    account = {"balance": Money(300_00), "written_off": Money(80_00), "right_balance": Money(220_00)}
    call = a_call(account=BILL | account, belief=Belief.PLAN_SAYS_LESS, temper=Temper.CALM)
    for move in ("verify", *first):
        say(call, move)
    say(call, "ask_full")

    assert ("HOUSE-CO-BILLED" in rules(call)) is not bool(first)


def test_a_bill_that_was_all_wrong_leaves_nothing_and_says_so():
    account = {"balance": Money(80_00), "written_off": Money(80_00), "right_balance": Money(0)}
    call = a_call(account=BILL | account, belief=Belief.PLAN_SAYS_LESS, temper=Temper.CALM)
    for move in ("verify", "review_bill"):
        say(call, move)

    assert call.now.deal.balance == Money(0)
    assert call.state["agreed"] == "The bill was wrong, and you owe nothing for this visit."


# ---- what somebody needs ----


@pytest.mark.parametrize(("need", "aid"), [(Need.INTERPRETER, "interpreter"), (Need.SLOWER, "adapt")])
@pytest.mark.parametrize("seed", range(4))
def test_who_needs_an_aid_says_so_at_once_and_follows_once_it_is_there(seed: int, need: Need, aid: str):
    call = a_call(seed, account=BILL, needs=(need,), temper=Temper.CALM)
    first, not_followed = call.now.log[0].says, {each for _, said in bank()["not_followed"].by_tags for each in said}
    before = say(call, "tell_help").lines[-1].says
    say(call, aid)
    after = say(call, "tell_help").lines[-1].says

    assert any(word in first for word in ("English", "hear"))
    assert before in not_followed
    assert after not in not_followed


def test_who_needs_two_things_names_both():
    call = tight(needs=(Need.SLOWER, Need.LARGE_PRINT))
    said = [line.says for line in say(call, "ask_needs").lines if line.who == "them"]

    assert len(said) == 2
