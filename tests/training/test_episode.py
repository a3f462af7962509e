"""An episode, played by hand."""

from __future__ import annotations

import json

import pytest

from simulator.case.pinned import CaseError
from simulator.training.episode import Episode, open_episode
from simulator.training.stages.stage import NotAMove


def question(episode: Episode, name: str) -> dict:
    return next(each for each in episode.prompt["questions"] if each["id"] == name)


def answer(episode: Episode, name: str, value: str) -> dict:
    return episode.play("answer", question=name, value=value).reply


def read_all(episode: Episode) -> None:
    answer(episode, "patient-owes", "72.80")
    answer(episode, "last-day", "09/14/2026")
    episode.play("continue")


def test_a_right_amount_earns_all_its_points_however_it_is_typed(practice):
    reply = answer(practice, "patient-owes", " $72.8 ")

    assert reply["state"] == "right"
    assert practice.prompt["score"]["accuracy"] == {"earned": 4, "of": 4, "state": "so far"}


def test_a_foreseen_mistake_is_called_by_its_name_and_points_at_the_cells(practice):
    reply = answer(practice, "patient-owes", "1081.80")

    assert reply["feedback"]["verdict"] == "Not yet."
    assert reply["feedback"]["name"] == "This is “charge minus payment”."
    assert reply["feedback"]["mark"] == "CO"
    assert question(practice, "patient-owes")["state"] == "wrong"


def test_one_cent_off_is_wrong(practice):
    assert answer(practice, "patient-owes", "72.81")["state"] == "wrong"


def test_the_second_try_earns_half_and_the_third_a_quarter(practice):
    left = [question(practice, "patient-owes")["points_left"]]
    for _ in range(2):
        answer(practice, "patient-owes", "1.00")
        left.append(question(practice, "patient-owes")["points_left"])
    answer(practice, "patient-owes", "72.80")

    assert left == [4, 2, 1]
    assert practice.prompt["score"]["accuracy"]["earned"] == 1


def test_the_right_answer_is_shown_only_when_no_try_is_left(practice):
    first, second, third = (answer(practice, "patient-owes", "1.00") for _ in range(3))

    assert "72.80" not in json.dumps([first, second])
    assert third["state"] == "shown"
    assert "The answer is $72.80." in third["feedback"]["says"]


def test_the_first_hint_is_free_and_the_next_costs_a_point(practice):
    costs = []
    for _ in range(2):
        costs.append(question(practice, "patient-owes")["next_hint_costs"])
        practice.play("hint", question="patient-owes")

    assert costs == [0, 1]
    assert question(practice, "patient-owes")["points_left"] == 3
    assert question(practice, "patient-owes")["hints"] == [
        "Two columns hold PR amounts.",
        "Deductible and coinsurance carry PR.",
    ]


def test_an_amount_that_does_not_read_is_no_turn_and_costs_nothing(practice):
    before = practice.prompt
    turn = practice.play("answer", question="patient-owes", value="eighty")

    assert not turn.counts
    assert "eighty" in turn.reply["unread"]
    assert practice.prompt == before


def test_a_slower_choice_earns_its_share_and_a_better_one_may_still_follow(practice):
    read_all(practice)
    reply = answer(practice, "next-step", "write-off")  # 20% of 3 points

    assert reply["feedback"]["verdict"] == "Partly."
    assert practice.prompt["score"]["resolution"]["earned"] == 0.6
    answer(practice, "next-step", "dispute")  # half of 3 points
    assert practice.prompt["score"]["resolution"]["earned"] == 1.5


def test_a_critical_error_stops_practice_and_fails_the_attempt(practice):
    read_all(practice)
    answer(practice, "next-step", "bill-patient")

    assert practice.prompt["critical"]["name"] == "balance_billing"
    assert [each["move"] for each in practice.moves()] == ["continue"]
    practice.play("continue")
    report = practice.report().as_json()
    assert practice.done
    assert not report["passed"]
    assert report["critical"][0]["question"] == "next-step"


def test_an_attempt_without_a_mistake_passes_with_both_axes_full(practice):
    read_all(practice)
    answer(practice, "next-step", "dispute")
    practice.play("continue")
    report = practice.report().as_json()

    assert report["passed"]
    assert report["axes"]["accuracy"] == {"share": 100, "earned": 7, "of": 7, "state": "scored"}
    assert report["axes"]["resolution"]["share"] == 100
    assert report["axes"]["conduct"]["state"] == "not in this one"


def test_79_percent_on_one_axis_does_not_pass(practice):
    answer(practice, "patient-owes", "1.00")
    answer(practice, "patient-owes", "72.80")  # 2 of 4
    answer(practice, "last-day", "09/14/2026")  # 3 of 3: 5 of 7 is 71%
    practice.play("continue")
    answer(practice, "next-step", "dispute")
    practice.play("continue")

    assert practice.report().share("accuracy") == 71
    assert not practice.report().passed


def test_in_assess_nothing_is_told_before_the_end(assess):
    answer(assess, "patient-owes", "1081.80")
    answer(assess, "last-day", "09/14/2026")
    shown = assess.prompt

    assert {each["state"] for each in shown["questions"]} == {"answered"}
    assert all(each["feedback"] is None for each in shown["questions"])
    assert shown["score"]["accuracy"]["state"] == "no decision yet"
    assess.play("continue")
    answer(assess, "next-step", "bill-patient")
    assert assess.prompt["critical"] is None
    assess.play("continue")
    assert assess.prompt["critical"]["name"] == "balance_billing"
    assert assess.report().as_json()["decisions"][0]["name"] == "eob.charge_less_paid"


def test_the_prompt_holds_no_key(practice):
    text = json.dumps(practice.prompt)

    for value in ("72.80", "7280", "09/14/2026", "2026-09-14", '"share"', "charge minus payment", "The log holds"):
        assert value not in text
    answer(practice, "patient-owes", "72.80")
    answer(practice, "last-day", "09/14/2026")
    practice.play("continue")
    options = practice.prompt["questions"][0]["options"]
    assert all(each.keys() == {"id", "says", "act"} for each in options)


def test_the_order_of_options_is_drawn_from_the_seed(scenario, case):
    from dataclasses import replace

    firsts = set()
    for seed in range(12):
        episode = Episode(scenario, replace(case, seed=seed))
        read_all(episode)
        firsts.add(episode.prompt["questions"][0]["options"][0]["id"])
    assert len(firsts) > 1


def test_the_next_stage_opens_when_every_question_is_settled(practice):
    answer(practice, "patient-owes", "72.80")
    waiting = practice.prompt["continue"]

    assert waiting == {
        "open": False,
        "label": "Go to Decide",
        "why": "Opens when question 2 is right, or after three tries.",
    }
    with pytest.raises(NotAMove, match="Opens when question 2"):
        practice.play("continue")
    answer(practice, "last-day", "9/14/26")
    assert practice.prompt["continue"]["open"]
    assert practice.play("continue").documents == ["account"]


@pytest.mark.parametrize(
    ("move", "fields", "says"),
    [
        ("anwser", {"question": "patient-owes", "value": "1"}, "Did you mean “answer”?"),
        ("answer", {"question": "patient-ows", "value": "1"}, "Did you mean “patient-owes”?"),
        ("answer", {"question": "patient-owes"}, "takes question and value"),
    ],
)
def test_what_cannot_be_done_is_one_plain_sentence(practice, move, fields, says):
    with pytest.raises(NotAMove, match=says.replace("?", r"\?")):
        practice.play(move, **fields)


@pytest.mark.parametrize("move", [None, ["answer"], 5])
def test_a_move_that_has_no_name_is_one_plain_sentence(practice, move):
    with pytest.raises(NotAMove, match="A move has a name"):
        practice.play(move)


def test_an_unknown_option_is_named_with_the_nearest_one(practice):
    read_all(practice)
    with pytest.raises(NotAMove, match="Did you mean “dispute”"):
        answer(practice, "next-step", "disput")


def test_the_prompt_has_the_shape_that_players_rely_on(practice):
    prompt = practice.prompt

    top = ["scenario", "title", "level", "role", "mode", "seed", "today", "minutes", "steps", "stage"]
    assert list(prompt) == [*top, "documents", "questions", "score", "continue", "critical", "done"]
    assert prompt["steps"] == [
        {"name": "Read", "state": "now"},
        {"name": "Decide", "state": "to come"},
        {"name": "Debrief", "state": "to come"},
    ]
    assert list(prompt["documents"][0]) == ["id", "kind", "title", "html", "text", "model"]
    assert json.loads(json.dumps(prompt)) == prompt


@pytest.mark.parametrize("seed", [-1, 1 << 63, "7", 1.5, None, True])
def test_a_seed_is_a_whole_number_that_the_store_can_keep(seed):
    with pytest.raises(CaseError, match="A seed is a whole number"):
        open_episode("eob/clean-visit", seed)
