"""Every rule that the desk names has its source one press away; what nobody could check says so."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from simulator.desk.exercise import Exercise
from simulator.desk.sittings import sit_down
from simulator.scenario.load import load_scenario, scenario_names
from simulator.scenario.scenario import Source
from simulator.training.episode import open_episode
from simulator.training.stages.acting import desk as work_desk
from simulator.training.stages.acting import worth
from simulator.training.stages.acting.doing import good_letter
from simulator.training.stages.acting.sources import of_first_clock, of_road
from simulator.training.stages.ask import right_value
from simulator.training.terminal import debrief, play_in_terminal

NAME = "appeals/approval-in-the-log"


def opened(store, mode="practice", name=NAME):
    return Exercise(sit_down(name, mode, store=store, seed=7))


def do(desk, press, **fields):
    desk.receive({"do": press, **fields})


def work(desk):
    return desk.view["prompt"]["work"]


def test_a_road_says_where_its_days_stand_and_not_how_many_they_are(store):
    road = work(opened(store))["road"]

    assert road["says"].startswith("The provider asks the payer to keep to the contract.")
    assert [(each["says"], each["source"], each["verified"]) for each in road["sources"]] == [
        ("Provider dispute.", "Tamarack Mutual Health, provider manual", True),
        ("Second look at a dispute.", "Provider manuals of the kit’s payers: invented, so true by construction", True),
        (
            "Talk between doctors (peer to peer).",
            "Provider manuals of the kit’s payers: invented, so true by construction",
            True,
        ),
    ]
    assert "180" not in json.dumps(road)


def test_the_source_of_the_last_day_is_told_with_the_day_and_not_before(store):
    desk = opened(store)
    assert work(desk)["clock"]["sources"] == []
    do(desk, "settle", day="09/15/2026")
    assert work(desk)["clock"]["sources"] == []

    do(desk, "settle", day="09/16/2026")

    (source,) = work(desk)["clock"]["sources"]
    assert source["says"] == "The remittance is dated March 20, 2026; the contract gives 180 days from it."
    assert (source["source"], source["tag"]) == ("Tamarack Mutual Health, provider manual", "payer")


def test_where_nothing_is_told_the_source_of_the_day_is_not_either(store):
    desk = opened(store, "assess")
    do(desk, "settle", day="09/16/2026")

    assert work(desk)["clock"]["sources"] == []


def test_a_decision_letter_has_the_source_of_the_next_clock(store):
    desk = opened(store)
    episode = desk._exercising.sitting.episode
    (remittance,) = episode.work.state.in_envelope(["remittance_copy"])
    text = good_letter(episode.work.state, [remittance])
    do(desk, "do-act", act="dispute", letter=text, evidence=[remittance], rung="dispute")

    (source,) = work(desk)["done"][0]["sources"]
    assert source["says"] == "The notice is dated April 28, 2026. The rule gives 60 days."
    assert source["id"] == "rules/manuals.second_dispute_days"


def test_what_has_to_come_out_of_the_envelope_says_which_law_wants_it(store):
    desk = opened(store)
    do(desk, "check-letter", letter="Please pay this claim now, since it was approved.", evidence=["full-chart"])
    assert [each["source"] for each in work(desk)["checked"]["sources"]] == ["45 CFR 164.502(b), 164.514(d)"]

    do(desk, "check-letter", letter="Please pay this claim now, since it was approved.", evidence=["remittance-copy"])
    assert work(desk)["checked"]["sources"] == []


@pytest.mark.parametrize("name", [name for name in scenario_names() if load_scenario(name).works])
def test_every_last_day_and_road_of_the_bank_has_a_source(name):
    episode = open_episode(name, 7, "assess")
    while not episode.work:
        for each in episode.prompt["questions"]:
            episode.play("answer", question=each["id"], value=_any(each))
        episode.play("continue")
    decided = {each["id"]: each for each in episode.report().as_json()["decisions"]}

    assert of_road(episode.work.follow_up)
    if "last_day" in decided:
        (source,) = decided["last_day"]["rests_on"]
        assert source["source"]
        assert source["says"]


def _any(question):
    """Something that can be read as an answer to it."""
    kind, options = question["kind"], question["options"]
    if kind == "match":
        return ", ".join(f"{left['id']}={options['right'][0]['id']}" for left in options["left"])
    if kind == "order":
        return ", ".join(each["id"] for each in options)
    if options:
        return options[0]["id"]
    return {"money": "1.00", "date": "03/02/2026", "number": "1", "code": "CO-45"}[kind]


def test_what_is_not_verified_is_told_as_such_and_costs_nothing(monkeypatch, store):
    def doubtful(follow_up) -> tuple[Source, ...]:
        return tuple(replace(each, verified=False) for each in of_first_clock(follow_up))

    monkeypatch.setattr(work_desk, "of_first_clock", doubtful)
    monkeypatch.setattr(worth, "of_first_clock", doubtful)
    desk = opened(store)
    do(desk, "settle", day="09/16/2026")

    assert [each["verified"] for each in work(desk)["clock"]["sources"]] == [False]
    said: list[str] = []
    debrief(desk._exercising.sitting.report(), said.append)
    assert any("Not verified: it costs no points." in " ".join(each.split()) for each in said)


def test_the_terminal_says_where_the_rules_stand():
    episode, said = open_episode(NAME, 7), []
    lines = iter(["sources", "day 9/16/2026", "sources"])
    with pytest.raises(StopIteration):
        play_in_terminal(episode, said.append, lambda _: next(lines))

    told = [" ".join(each.split()) for each in said]
    first = "Provider dispute. (payer: Tamarack Mutual Health, provider manual)"
    day = "The remittance is dated March 20, 2026; the contract gives 180 days from it. (payer: Tamarack Mutual Health,"
    assert told.count(first) == 2
    assert [each.startswith(day) for each in told].count(True) == 1


MEDICAID = "appeals/medicaid-plan"  # at seed 10 its 60 days end on 10/24/2026, a Saturday


def in_work(name, seed):
    """An episode at its worked claim, with every question before it answered as it should be."""
    episode = open_episode(name, seed)
    while not episode.work:
        for each in episode.stage.questions:
            episode.play("answer", question=each.id, value=right_value(each, episode.case.facts))
        episode.play("continue")
    return episode


@pytest.mark.parametrize(
    ("said", "doubt"),
    [
        ("10/24/2026", ""),
        ("10/26/2026", "Not verified: whether the last day moves to 10/26/2026. Either day counts."),
    ],
)
def test_a_day_to_which_a_doubtful_rule_may_move_the_last_one_is_right_and_says_what_is_not_verified(said, doubt):
    episode = in_work(MEDICAID, 10)
    episode.play("last_day", day=said)

    clock = episode.prompt["work"]["clock"]
    assert (clock["state"], clock["last_day"], clock["doubt"]) == ("right", "2026-10-24", doubt)
    day, weekend = clock["sources"]
    assert (day["says"], day["verified"]) == ("The notice is dated August 25, 2026. The rule gives 60 days.", True)
    assert weekend["says"] == "October 24, 2026 is no business day. The last day may move to October 26, 2026."
    assert (weekend["id"], weekend["verified"]) == ("rules/appeals.plan_weekend", False)

    episode.play("act", act="write-off")
    (decided,) = (each for each in episode.report().as_json()["decisions"] if each["id"] == "last_day")
    assert (decided["points"], decided["of"], decided["doubt"]) == (2, 2, doubt)
    assert decided["rests_on"] == [day, weekend]


def test_a_wrong_day_is_wrong_whatever_is_not_verified_about_the_weekend():
    episode = in_work(MEDICAID, 10)
    episode.play("last_day", day="10/27/2026")
    episode.play("act", act="write-off")

    (decided,) = (each for each in episode.report().as_json()["decisions"] if each["id"] == "last_day")
    assert (decided["points"], decided["doubt"]) == (0, "")


def test_the_terminal_tells_the_last_day_and_what_is_not_verified_about_the_one_that_was_typed():
    episode, said = in_work(MEDICAID, 10), []
    lines = iter(["day 10/26/2026", "sources"])
    with pytest.raises(StopIteration):
        play_in_terminal(episode, said.append, lambda _: next(lines))

    told = [" ".join(each.split()) for each in said]
    doubt = "Not verified: whether the last day moves to 10/26/2026. Either day counts."
    assert f"Right. The last day is 10/24/2026. {doubt}" in told
    moves = "October 24, 2026 is no business day. The last day may move to October 26, 2026. (law: "
    assert [each.endswith("Not verified: it costs no points.") for each in told if each.startswith(moves)] == [True]

    episode.play("act", act="write-off")
    shown: list[str] = []
    debrief(episode.report().as_json(), shown.append)
    assert doubt in [" ".join(each.split()) for each in shown]
