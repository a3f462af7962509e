"""A talk as a stage: what it is about, what is kept, what law finds, and what a turn brings."""

from __future__ import annotations

import json
from datetime import date

import pytest

from simulator.training.episode import Episode, open_episode
from simulator.training.stages.stage import NotAMove
from tests.training.talks import BALANCE, NAME, NOTE, expert, say, shares

# ---- the account that is talked about ----


def test_the_call_is_about_what_the_payer_left_with_the_patient(episode):
    line = episode.case.persona
    assert line.account.balance == BALANCE
    assert line.account.because == "your deductible and your share of the cost"
    assert line.person.means.poverty_percent == 259
    assert line.person.pay_days.holds(date(2026, 4, 3))


def test_the_account_on_the_desk_agrees_with_the_call(episode):
    account = next(paper for paper in episode.prompt["documents"] if paper["kind"] == "account")
    assert "1,032.00" in account["text"]
    assert "not posted yet" not in account["text"]


def test_a_case_goes_to_the_store_and_comes_back_the_same(episode):
    say(episode, "greet")
    kept = json.loads(json.dumps(episode.snapshot()))
    again = Episode.from_snapshot(kept)
    assert again.case.persona == episode.case.persona
    assert again.scenario == episode.scenario.__class__(**{**_fields(episode.scenario), "case": None})


def _fields(noun):
    return {name: getattr(noun, name) for name in noun.__dataclass_fields__}


# ---- playing ----


def test_an_expert_reaches_every_axis(episode):
    report = expert(episode)
    assert shares(report) == {"accuracy": 100, "resolution": 100, "conduct": 100, "communication": 100}
    assert report.passed


@pytest.mark.parametrize("seed", range(1, 13))
def test_the_expert_s_words_fit_whoever_the_seed_puts_on_the_line(seed):
    report = expert(open_episode(NAME, seed))
    assert report.passed, shares(report)


def test_the_same_moves_give_the_same_call_and_the_same_report():
    one, other = (expert(open_episode(NAME, 9)).as_json() for _ in range(2))
    assert one == other


def test_nothing_is_judged_before_the_call_is_over(episode):
    say(episode, "greet")
    assert {graded["state"] for graded in episode.prompt["score"].values()} == {"no decision yet"}
    assert not episode.prompt["continue"]["open"]


def test_private_facts_before_a_check_end_the_try_in_practice(episode):
    say(episode, "greet")
    say(episode, "tell_balance")
    assert episode.prompt["critical"]["name"] == "private_facts"
    with pytest.raises(NotAMove, match="critical error"):
        say(episode, "verify")


def test_in_assess_nothing_is_blocked_and_the_error_is_told_at_the_end():
    episode = open_episode(NAME, 7, "assess")
    say(episode, "tell_balance")
    assert episode.prompt["critical"] is None
    say(episode, "end_call")
    episode.play("continue")
    report = episode.report()
    assert [each.critical.name for each in report.critical] == ["private_facts"]
    assert not report.passed


def test_a_threat_fails_a_first_party_talk_under_house_policy(episode):
    say(episode, "greet")
    say(episode, "verify")
    say(episode, "ask_full", "wrong_2")
    assert episode.prompt["critical"]["name"] == "false_threat"
    assert [each.rule for each in episode.talk.turns[-1].found] == ["HOUSE-THREAT"]


def test_kind_words_alone_earn_communication_and_settle_little(episode):
    for move in (
        "greet",
        "verify",
        "ask_story",
        "explain_bill",
        "ask_situation",
        "acknowledge",
        "say_back",
        "end_call",
    ):
        say(episode, move)
    say(episode, "note", words=NOTE)
    episode.play("continue")
    found = shares(episode.report())
    assert found["communication"] >= 60
    assert found["resolution"] < 30
    assert not episode.report().passed


def test_what_cannot_be_read_costs_nothing_and_is_no_turn(episode):
    say(episode, "greet")
    say(episode, "verify")
    before = episode.prompt["call"]["log"]
    for amount in ("about fifty", "1e309", "🙂", "<b>5</b>", ""):
        turn = say(episode, "ask_part", amount=amount)
        assert "unread" in turn.reply
        assert not turn.counts
    assert episode.prompt["call"]["log"] == before


@pytest.mark.parametrize("amount", ["0", "-5.00", "1000000"])
def test_an_absurd_amount_is_answered_as_a_person_answers_it(episode, amount):
    say(episode, "greet")
    say(episode, "verify")
    turn = say(episode, "ask_part", amount=amount)
    assert turn.counts
    assert turn.reply["said"][-1]["who"] == "them"
    assert not episode.talk.call.outcome.deal.due_today


def test_own_words_are_a_door_that_is_not_open_yet(episode):
    turn = episode.play("words", words="I am sorry to hear that.")
    assert "not graded yet" in turn.reply["unread"]
    assert not turn.counts


def test_a_move_that_is_none_is_named_with_the_nearest(episode):
    with pytest.raises(NotAMove, match="Did you mean “greet”"):
        episode.play("say", say="great")


# ---- where nobody is to be asked for money ----

_OPENED = ("greet", "verify", "ask_story", "ask_situation")


@pytest.mark.parametrize(
    ("moves", "resolution"),
    [
        (("take_dispute",), 100),  # what the expert does
        (("stop_calls",), 50),  # nobody is asked, and nobody knows why
        (("acknowledge",), 0),
        (("take_dispute", "ask_manage", "take_counter"), 0),  # held, and asked for money all the same
    ],
)
def test_where_a_reviewer_has_the_bill_only_an_end_without_money_counts(moves, resolution):
    episode = open_episode("talk/with-the-reviewer", 7, "assess")
    for move in (*_OPENED, *moves, "end_call"):
        say(episode, move)
    episode.play("continue")

    assert shares(episode.report())["resolution"] == resolution
