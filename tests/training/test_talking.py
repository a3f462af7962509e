"""A talk as a stage: what is kept, what law finds, what twelve months bring, and what a debrief tells of each turn."""

from __future__ import annotations

import json
from datetime import date

import pytest

from simulator.money import Money
from simulator.scenario.load import build, load_scenario, parse, scenario_names
from simulator.scenario.scenario import Spoken
from simulator.training.contest import Bots
from simulator.training.episode import Episode, open_episode
from simulator.training.preview import preview
from simulator.training.stages.stage import NotAMove
from simulator.training.stages.talking.notes import read_note
from simulator.training.stages.talking.play import said_as
from simulator.training.terminal import debrief, play_in_terminal

NAME = "talk/worried-after-fewer-hours"
BALANCE = Money(1_032_00)  # 900.00 deductible, and 20% of the 660.00 that is left of 1,560.00 allowed
NOTE = (
    "Pt called about the bill for 01/12/2026, 1,032.00; ID by birth date and street. Hours cut. Form sent today, "
    "nothing due until it is decided. Agreed: we talk again on 04/15/2026."
)


@pytest.fixture
def episode() -> Episode:
    return open_episode(NAME, 7)


def say(episode, move, how="good", **typed):
    spoken = Spoken(move, how, tuple(typed.items()))
    return episode.play("say", **said_as(episode.talk.call, spoken))


def expert(episode):
    for spoken in episode.talk.talk.best:
        episode.play("say", **said_as(episode.talk.call, spoken))
    episode.play("continue")
    return episode.report()


def shares(report):
    return {axis: graded.share for axis, graded in report.axes.items()}


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


# ---- the note ----


def test_a_note_is_written_after_the_call_and_what_is_missing_is_said_in_practice(episode):
    say(episode, "greet")
    say(episode, "end_call")
    assert episode.prompt["call"]["note"]["missing"][0] == "who it was and how you knew"
    turn = say(episode, "note", words=NOTE)
    assert turn.reply == {"note": "kept"}
    assert episode.prompt["call"]["note"]["missing"] == []


def test_in_assess_a_note_is_not_looked_over():
    assert open_episode(NAME, 7, "assess").prompt["call"]["note"]["missing"] is None


@pytest.mark.parametrize(
    ("words", "missing", "opinions"),
    [
        (NOTE, (), ()),
        (NOTE.replace("1,032.00", "the amount"), ("the amount",), ()),
        (NOTE.replace("1,032.00", "1,302.00"), ("the amount",), ()),
        (NOTE.replace("04/15/2026", "a day").replace("01/12/2026", "the visit").replace("today", ""), ("by when",), ()),
        (NOTE + " He was rude.", (), ("rude",)),
    ],
)
def test_a_note_holds_six_things_and_no_opinion(words, missing, opinions):
    read = read_note(words, {BALANCE})
    assert (read.missing, read.opinions) == (missing, opinions)


def test_an_empty_note_misses_everything():
    assert read_note("", {BALANCE}).found == 0


@pytest.mark.parametrize("words", ["x" * 10_000, "<script>alert(1)</script>" * 400])
def test_an_endless_note_is_refused_in_one_sentence_and_takes_nothing_away(episode, words):
    episode.play("draft", note="Pt called")
    with pytest.raises(NotAMove, match="what you typed is still there"):
        episode.play("draft", note=words)
    with pytest.raises(NotAMove, match="Shorten it"):
        say(episode, "note", words=words)
    assert episode.prompt["call"]["note"]["text"] == "Pt called"


# ---- the plan builder ----


def built(episode, **typed):
    episode.play("draft", **{"first": "", "on": "", "instalment": "", "day": "", **typed})
    return episode.prompt["call"]["plan"]


def test_a_plan_is_drawn_to_the_cent_and_checked_against_policy(episode):
    plan = built(episode, first="100", on="04/03/2026", instalment="120", day="3")
    payments = plan["drawn"]["payments"]
    # 1,032.00 less 100.00 is 932.00: seven of 120.00 and one of 92.00
    assert len(payments) == 9
    assert (payments[-1]["pays"], payments[-1]["left"], payments[-1]["date"]) == ("92.00", "0.00", "12/03/2026")
    assert [each["point"] for each in plan["drawn"]["checks"] if each["grade"] != "fine"] == ["help"]
    assert plan["state"] == "draft, not offered yet"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"first": "100"}, "Still to type: on, then each month, on day of the month."),
        ({"on": "yesterday", "instalment": "50", "day": "3"}, "yesterday"),
        ({"on": "04/03/2026", "instalment": "1e309", "day": "3"}, "1e309"),
        ({"on": "04/03/2026", "instalment": "50", "day": "x"}, "“x” is no day of the month. Type 1 to 31."),
        ({"on": "04/03/2026", "instalment": "0.01", "day": "3"}, "120 is the most"),
        ({"first": "2000", "on": "04/03/2026", "instalment": "5", "day": "3"}, "more than the balance"),
    ],
)
def test_what_makes_no_plan_is_said_and_nothing_is_lost(episode, typed, says):
    plan = built(episode, **typed)
    assert says in plan["unread"]
    assert plan["drawn"] is None
    assert {name: value for name, value in plan["typed"].items() if value} == typed


def test_a_pay_day_is_known_only_after_somebody_asked(episode):
    typed = {"first": "55", "on": "04/03/2026", "instalment": "55", "day": "3"}
    assert built(episode, **typed)["on_says"] == ""
    for move in ("greet", "verify", "ask_pay_days"):
        say(episode, move)
    assert built(episode, **typed)["on_says"] == "04/03/2026 is a pay-day."
    assert built(episode, **typed | {"on": "04/06/2026"})["on_says"] == "No pay-day. The next one is 04/17/2026."


# ---- what the debrief tells ----


def test_each_turn_stands_beside_the_expert_s(episode):
    for move, how in (
        ("greet", "good"),
        ("verify", "clumsy"),
        ("verify", "good"),
        ("ask_full", "good"),
        ("end_call", "good"),
    ):
        say(episode, move, how)
    episode.play("continue")
    turns = episode.report().as_json()["talks"][0]["turns"]
    assert [(each["you"], each["state"]) for each in turns if each["turn"] is not None] == [
        ("Greet", "same"),
        ("Check who it is", "nearly"),  # the same move, clumsily put
        ("Check who it is", "differs"),
        ("Ask for the whole balance", "differs"),
        ("End the call", "same"),
    ]
    assert turns[3]["expert"] == "Explain the bill line by line"
    assert turns[4]["state"] == "not done"
    assert "Tell of financial assistance" in turns[4]["expert"]


def test_two_who_talk_with_the_same_person_stand_beside_the_same_expert_and_leave_it_as_it_was(episode):
    other, best = open_episode(NAME, 7), [spoken.say for spoken in episode.talk.talk.best]
    expert(episode)
    say(other, "greet")
    say(other, "end_call")

    for each in (episode, other):
        assert [said.answer.move for said in each.talk.expert.turns] == [move for move in best if move != "note"]
    assert open_episode(NAME, 8).talk.expert.line.account != episode.talk.expert.line.account


def test_what_was_never_asked_is_told_with_what_they_would_have_said(episode):
    for move in ("greet", "verify", "end_call"):
        say(episode, move)
    episode.play("continue")
    unasked = {each["label"]: each["says"] for each in episode.report().as_json()["talks"][0]["unasked"]}
    assert unasked["Circumstances"] == "hours were cut"
    assert unasked["Household"] == "3, of whom 1 depend on them"


def test_a_prompt_tells_no_fact_that_was_not_asked_for(episode):
    say(episode, "greet")
    call = json.dumps(episode.prompt["call"])
    for hidden in ("hours", "259", "4,900", "480", "poverty", "will_", "too_much"):
        assert hidden not in call
    card = {each["label"]: each for each in episode.prompt["call"]["card"]}
    assert card["Circumstances"]["how"] == "not asked"


def test_no_wording_shows_how_good_it_is(episode):
    for group in episode.prompt["call"]["groups"]:
        for move in group["moves"]:
            assert {each["id"] for each in move["phrasings"]} <= set("abcdefgh")
            assert "quality" not in json.dumps(move)


# ---- what a trainer writes ----


def mistakes(change, tmp_path):
    text = load_scenario(NAME).text
    find, put = change
    assert find in text
    return [str(each) for each in parse(text.replace(find, put, 1), tmp_path / "call.yaml")[1]]


@pytest.mark.parametrize(
    ("find", "put", "says"),
    [
        ("{say: greet}", "{say: great}", "`great` is no move of a talk. Did you mean `greet`?"),
        ("{say: greet}", "{say: greet, how: nice}", "`nice` is no way to say it."),
        ("{say: greet}", "{say: greet, amount: 5}", "`amount` is no key of the move `greet`."),
        ("{say: call_back, on: 2026-04-15}", "{say: call_back}", "The move `call_back` has no `on`."),
        ("at: 10:30", "at: 25:30", "`25:30` is no time of day."),
        ("temper: worried", "temper: mad", "`mad` is no temper."),
        ("hidden: hours_cut", "hidden: broke", "`broke` is no hidden circumstance."),
        ("identity: {points: 2", "identty: {points: 2", "`identty` is no worth. Did you mean `identity`?"),
        ("direction: inbound", "direction: sideways", "`sideways` is no direction."),
    ],
)
def test_a_slip_of_a_trainer_is_named_with_its_line(find, put, says, tmp_path):
    found = mistakes((find, put), tmp_path)
    assert len(found) == 1, found
    assert says in found[0]
    assert "call.yaml:" in found[0]


# ---- other players of the same instrument ----


def test_a_talk_can_be_played_in_the_terminal(episode):
    said: list[str] = []
    letters = episode.talk.call.phrasing
    kinds = {group["id"]: group for group in episode.prompt["call"]["groups"]}

    def keys(kind, move):
        moves = kinds[kind]["moves"]
        number = [each["id"] for each in moves].index(move)
        wordings = [each["id"] for each in moves[number]["phrasings"]]
        return [str([*kinds].index(kind) + 1), str(number + 1), str(wordings.index(letters(move)) + 1)]

    typed = [*keys("verify", "verify"), "card", "99", "back", *keys("end", "end_call"), "", NOTE, ""]
    lines = iter(typed)
    play_in_terminal(episode, said.append, lambda _: next(lines))
    debrief(episode.report().as_json(), said.append)

    told = "\n".join(said)
    assert "Identity: 2 of 2" in told
    assert "Trust: " in told
    assert "Nothing is written yet." in told
    assert "Kept on the account." in told
    assert "Not passed." in told


def test_a_trainer_s_preview_shows_the_expert_s_talk():
    shown = preview(load_scenario(NAME), 7, "")
    assert "what an expert says" in shown
    assert "Thank you for your time." in shown


# ---- bots on the line ----

TALKS = [name for name in scenario_names() if name.startswith("talk/")]
PAYS = [
    f"talk/{name}"
    for name in ("worried-after-fewer-hours", "a-plan-that-fits", "a-card-in-the-drawer", "a-lawyer-has-it")
]


@pytest.fixture(scope="module")
def bots():
    with Bots() as at_work:
        yield at_work


def plays(bots, bot, name, seed):
    scenario = load_scenario(name)
    episode = Episode(scenario, build(scenario, seed), "assess")
    report = bots.play(bot, episode, seed)
    return report, episode.talk


@pytest.mark.parametrize("name", PAYS)
def test_who_wants_cash_at_any_cost_takes_the_most_on_the_day_and_fails(name, bots):
    for seed in (1, 2):
        report, talk = plays(bots, "cash", name, seed)
        paid, kept = talk.call.outcome.deal.paid, talk.year.kept
        assert paid > talk.expert.call.outcome.deal.paid
        assert kept < paid  # what fear brought is given back
        assert [each.critical.name for each in report.critical] == ["false_threat"]
        assert not report.passed


@pytest.mark.parametrize("name", TALKS)
def test_who_is_nice_and_settles_nothing_earns_communication_and_fails_resolution(name, bots):
    for seed in (1, 2):
        found = shares(plays(bots, "nice", name, seed)[0])
        assert found["communication"] >= 80
        assert found["resolution"] < 50


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
