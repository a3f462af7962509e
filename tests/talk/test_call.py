from __future__ import annotations

import json

import pytest

from simulator.law import Who
from simulator.money import ZERO
from simulator.talk import MOST_TURNS, Temper
from tests.talk.a_tight_month import BILL, PLAN, TIGHT, tight
from tests.talk.players import WILD, a_call, an_office, say


def test_a_call_from_the_greeting_to_a_plan():
    call = tight()
    for move in ("greet", "verify", "explain_bill", "tell_help", "ask_income", "screen", "ask_pay_days", "ask_manage"):
        say(call, move)
    say(call, "propose_plan", **PLAN)
    for move in ("loan_disclosure", "summarise", "confirm_writing"):
        say(call, move)
    say(call, "note", words="Agreed 11 payments.")
    say(call, "end_call")

    assert call.outcome.kind == "plan"
    assert call.outcome.summed_up
    assert call.outcome.note == "Agreed 11 payments."
    assert call.outcome.ended == "us"
    assert call.findings() == ()
    assert "11 payments, $1,248.60 in all. The last is $48.60 on 01/27/2027." in call.state["agreed"]
    assert call.moves() == []


def test_the_same_seed_and_moves_give_the_same_call_and_another_seed_another():
    def log(seed: int) -> list[object]:
        call = a_call(seed, account=BILL, means=TIGHT)
        for move in ("greet", "verify", "ask_story", "ask_pay_days", "wait"):
            say(call, move)
        return call.state["log"]

    assert log(7) == log(7)
    assert len({json.dumps(log(seed)) for seed in range(12)}) == 12


def test_to_try_again_from_an_earlier_turn_leaves_the_call_as_it_was():
    call = tight()
    for move in ("greet", "verify", "tell_balance"):
        say(call, move)
    before = call.state

    again = call.back(2)
    say(again, "explain_bill")

    assert call.state == before
    assert [turn.move for turn in again.turns] == ["greet", "verify", "explain_bill"]
    assert again.back(99).state == again.state


def test_the_state_and_the_moves_are_plain_json():
    call = tight()
    say(call, "greet")

    assert json.loads(json.dumps(call.state)) == call.state
    assert json.loads(json.dumps(call.moves())) == call.moves()


def test_the_names_of_what_may_be_done_are_those_of_the_moves_from_the_first_word_to_the_last():
    call = a_call()
    for move in ("greet", "verify", "end_call"):
        assert call.names() == [each["move"] for each in call.moves()]
        say(call, move)

    assert call.names() == [each["move"] for each in call.moves()]
    assert "say" not in call.names()


def test_own_words_are_a_door_that_is_not_open_yet():
    call = tight()

    turn = call.play("say", words="I would like to help you.")

    assert turn.unread == "What you say in your own words is not graded yet. Pick a move; your words are still there."
    assert call.turns == ()


@pytest.mark.parametrize("typed", WILD)
def test_whatever_is_typed_as_an_amount_is_answered_and_nothing_is_lost(typed: str):
    call = tight()
    say(call, "greet")
    turn = call.play("ask_part", call.phrasing("ask_part"), amount=typed)

    assert turn.unread or turn.lines
    assert turn.unread.count("\n") == 0
    assert len(turn.unread) < 200
    assert not call.done


@pytest.mark.parametrize(
    ("amount", "says"),
    [("0", "nothing"), ("-5", "Less than nothing"), ("1000000", "$1,000,000")],
)
def test_absurd_amounts_are_answered_as_a_person_answers(amount: str, says: str):
    call = tight()
    turn = call.play("ask_part", call.phrasing("ask_part"), amount=amount)

    assert call.now.deal.due_today == ZERO
    assert turn.trust < 0
    assert says.lower() in turn.lines[-1].says.lower() or "zero" in turn.lines[-1].says.lower() or amount == "-5"


def test_a_float_that_no_amount_can_be_is_answered_as_a_form_answers():
    call = tight()
    turn = call.play("ask_part", call.phrasing("ask_part"), amount=1e309)

    assert turn.unread.startswith("The field “amount”: “inf” is not an amount.")
    assert call.turns == ()


def test_a_day_last_year_is_over():
    call = tight()
    turn = call.play("take_promise", call.phrasing("take_promise"), amount="50", by="03/27/2025")

    assert call.now.deal.promise is None
    assert "2025" in turn.lines[-1].says or "passed" in turn.lines[-1].says


def test_a_note_keeps_markup_and_pictures_as_they_are():
    words = "<b>Agreed</b> {balance} 😀 \\n"
    call = tight()
    say(call, "note", words=words)

    assert call.outcome.note == words


def test_a_note_of_ten_thousand_characters_is_not_cut_but_asked_to_be_shorter():
    call = tight()
    turn = call.play("note", "a", words="x" * 10_000)

    assert turn.unread == "“words” has 10,000 characters; 5,000 fit. What you typed is still there: shorten it."
    assert not call.play("note", "a", words="x" * 5_000).unread


@pytest.mark.parametrize(
    ("move", "phrasing", "fields", "says"),
    [
        ("fly", None, {}, "That cannot be done now. Pick one of the moves that are shown."),
        ("leave_message", "a", {}, "That cannot be done now. Pick one of the moves that are shown."),
        ("greet", None, {}, "Choose how to say it: a, b, c."),
        ("greet", "z", {}, "There is no wording “z” here. Choose from: a, b, c."),
        ("ask_part", "a", {}, "Fill in “amount” first."),
        ("greet", "a", {"x": 1}, "There is no field “x” here. This takes nothing more."),
        ("propose_plan", "a", PLAN | {"day": "32"}, "The day of the month is from 1 to 31."),
        ("offer_discount", "a", {"percent": "101"}, "A discount is from 1 to 100 percent."),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_no_turn(move: str, phrasing: str, fields: dict, says: str):
    call = tight()
    turn = call.play(move, phrasing, **fields)

    assert turn.unread.startswith(says)
    assert call.turns == ()


def test_patience_ends_and_with_it_the_call():
    call = tight(temper=Temper.ANGRY)
    for _ in range(3):
        if not call.done:
            say(call, "ask_needs", "wrong")

    assert call.outcome.ended == "them"
    assert call.play("greet", "a").unread == "The call is over."


def test_no_call_is_longer_than_sixty_turns():
    call = tight()
    for number in range(MOST_TURNS):
        assert not call.done
        say(call, "note", words=f"{number}")

    assert len(call.turns) == 60
    assert call.outcome.ended == "time"


def test_to_end_the_call_is_always_a_move():
    call = tight()
    while not call.done:
        assert "end_call" in {move["move"] for move in call.moves()}
        say(call, "wait", "wrong")


@pytest.mark.parametrize("who", list(Who))
@pytest.mark.parametrize("inbound", [True, False])
def test_anybody_may_be_on_the_line(who: Who, inbound: bool):
    call = a_call(office=an_office(inbound=inbound), who=who)
    for move in ("greet", "ask_who", "verify", "ask_story", "ask_permission", "tell_balance", "ask_manage", "ask_full"):
        if not call.done:
            say(call, move)

    assert call.now.log[0].who == "them"
    assert call.now.knows("relation")
