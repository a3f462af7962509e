from __future__ import annotations

import pytest

from simulator.talk import Mood, Need, Temper
from tests.talk.a_tight_month import tight
from tests.talk.players import a_call, say


@pytest.mark.parametrize(
    ("mood", "word"),
    [
        (Mood(50, 24, 0), "angry"),
        (Mood(50, 25, 0), "upset"),
        (Mood(50, 39, 0), "upset"),
        (Mood(50, 40, 0), "steady"),
        (Mood(50, 90, 75), "upset"),
        (Mood(50, 90, 74), "worried"),
        (Mood(50, 90, 45), "worried"),
        (Mood(50, 90, 44), "steady"),
        (Mood(50, 90, 20), "steady"),
        (Mood(50, 60, 19), "at ease"),
        (Mood(50, 59, 19), "steady"),
    ],
)
def test_a_mood_has_a_word(mood: Mood, word: str):
    assert mood.word == word


@pytest.mark.parametrize(("trust", "stars"), [(0, 0), (9, 0), (10, 1), (29, 1), (30, 2), (89, 4), (90, 5), (100, 5)])
def test_trust_is_shown_from_none_to_five(trust: int, stars: int):
    assert Mood(trust, 50, 50).stars == stars


def test_money_before_a_single_question_costs_trust():
    early, late = tight(), tight()
    say(late, "ask_story")

    at_once, after = say(early, "ask_full"), say(late, "ask_full")

    assert at_once.trust < 0 < after.trust
    assert "You asked for money before you had listened." in at_once.why


def test_a_feeling_that_is_named_gets_smaller_and_a_phrase_wears_thin():
    call = a_call(temper=Temper.GRIEVING)
    first = say(call, "acknowledge")
    for _ in range(5):
        last = say(call, "acknowledge")

    assert first.distress < 0 < first.trust
    assert last.trust < 0
    assert "Kind words without anything done wear thin." in last.why


def test_to_tell_the_angry_to_calm_down_makes_it_worse():
    call = a_call(temper=Temper.ANGRY)

    assert say(call, "acknowledge", "wrong").patience < say(call.back(0), "acknowledge").patience


def test_help_told_before_money_is_worth_more_than_after():
    before, after = tight(), tight()
    say(after, "ask_story")
    say(after, "ask_full")

    assert say(before, "tell_help").trust > say(after, "tell_help").trust


def test_an_aid_that_is_needed_opens_the_talk_and_one_that_is_not_does_little():
    needed, not_needed = a_call(needs=(Need.SLOWER,)), a_call()

    assert say(needed, "adapt").trust > say(not_needed, "adapt").trust


def test_every_turn_without_a_needed_interpreter_is_work():
    with_need, without = a_call(needs=(Need.INTERPRETER,)), a_call()

    assert say(with_need, "explain_bill").patience < say(without, "explain_bill").patience


def test_the_same_words_twice_are_a_script():
    call = tight()
    first, second = say(call, "tell_help"), say(call, "tell_help")

    assert second.trust < first.trust
    assert "You had said this before." in second.why


def test_trust_is_slow_to_grow_where_there_is_much():
    near, far = tight(temper=Temper.CALM), tight(temper=Temper.ANGRY)

    assert say(near, "tell_help").trust < say(far, "tell_help").trust


def test_a_threat_takes_at_once_what_ten_kind_words_had_built():
    call = tight()
    for move in ("greet", "ask_story", "acknowledge", "wait", "explain_bill", "tell_help"):
        say(call, move)
    built = call.now.mood.trust - 50

    assert -say(call, "ask_full", "wrong_2").trust > built


def test_a_change_of_mood_says_why():
    turn = say(tight(), "verify")

    assert turn.why == ("You took care of their privacy.",)
