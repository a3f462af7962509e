"""The bank of scenarios: every play comes out as its trainer wrote it, and every seed makes a fair exercise."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from simulator.care import services
from simulator.coverage.plan import load_plan
from simulator.money import Money
from simulator.scenario.load import PLAYS, build, name_of, scenario_files
from simulator.scenario.scenario import Scenario
from simulator.talk.moves import moves
from simulator.training.episode import Episode
from simulator.training.plays import check, differences, plays_of
from simulator.training.stages.ask import printed, right_value
from simulator.training.validity import GLANCE, QUICK, run
from tests.documents.reading import facts, paper

FILES = scenario_files()
ALL_PLAYS = [(file, play) for file in FILES for play in plays_of(file)[1]]
SEEDS = range(1, 21)


def test_the_bank_is_not_empty_and_each_scenario_has_plays_of_every_kind():
    assert len(FILES) >= 3
    for file in FILES:
        plays = [play for where, play in ALL_PLAYS if where == file]
        assert any(play.passed for play in plays), file
        assert any(play.critical for play in plays), file
        assert plays_of(file)[0].talks or any(play.recognised for play in plays), file


def test_no_plays_stand_without_their_scenario():
    beside = {file.with_name(file.name.removesuffix(".yaml") + PLAYS) for file in FILES}

    assert {file for folder in {file.parent for file in FILES} for file in folder.glob(f"*{PLAYS}")} == beside


@pytest.mark.parametrize(("file", "play"), ALL_PLAYS, ids=[f"{name_of(file)}: {play.name}" for file, play in ALL_PLAYS])
def test_play(file, play):
    assert differences(plays_of(file)[0], play) == []


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_a_scenario_has_no_mistake(file):
    assert check(file) == []


def misconceptions(scenario: Scenario) -> int:
    """Wrong answers that a trainer has named: foreseen ones, and wrong options with their reason."""
    named = sum(len(question.when_wrong) for question in scenario.questions)
    options = [option for question in scenario.questions for option in question.options if not option.is_right]
    at_work = [each for work in scenario.works.values() for each in work.when_wrong]
    on_line = [
        each for talk in scenario.talks.values() for spoken in talk.best for each in moves()[spoken.say].phrasings
    ]
    wrong = [each for each in on_line if each.quality == "wrong"]
    return named + len(at_work) + len(wrong) + sum(bool(option.because) for option in options)


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_a_scenario_has_at_least_two_misconceptions_and_its_sources(file):
    scenario = plays_of(file)[0]

    assert misconceptions(scenario) >= 2
    assert scenario.sources
    assert all(source.says and source.source for source in scenario.sources)


def course(scenario: Scenario) -> tuple[Any, ...]:
    """What is wrong with the account, and what is then right to do."""
    flaws = sorted(set(build(scenario, 1).truth.values()))
    right = [right_value(question, {}) for question in scenario.questions if question.kind in ("choice", "order")]
    said = [spoken for talk in scenario.talks.values() for spoken in talk.best]
    return (*flaws, "/", *right, *(step for work in scenario.works.values() for step in work.best), *said)


def test_no_two_scenarios_share_both_their_flaws_and_their_right_course():
    seen: dict[tuple[Any, ...], str] = {}
    for file in FILES:
        key = course(plays_of(file)[0])
        assert key not in seen, f"{name_of(file)} is {seen[key]} once more: {key}"
        seen[key] = name_of(file)


@pytest.mark.parametrize("depth", [pytest.param(QUICK, marks=pytest.mark.deep), GLANCE], ids=["quick", "glance"])
def test_the_bank_meets_every_demand_on_its_bots(depth):
    """The table of `balance-due validity`: the same at depth, at a glance in every run."""
    short = [finding.as_json() for finding in run([plays_of(file)[0] for file in FILES], depth) if not finding.ok]

    assert short == []


@pytest.mark.deep
@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_200_seeds_build_and_keep_right_and_wrong_apart(file):
    _apart(plays_of(file)[0], range(21, 221))


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_at_every_seed_right_and_wrong_can_be_told_apart_and_nothing_tells_the_answer(file):
    _apart(plays_of(file)[0], SEEDS)


def _apart(scenario: Scenario, seeds: range) -> None:
    for seed in seeds:
        case = build(scenario, seed)
        for question in scenario.questions:
            if question.asks:
                wrong = [case.facts.get(each.fact, each.fact) for each in question.when_wrong]
                assert case.facts[question.asks] not in wrong, (seed, question.id)
        _tells_nothing(scenario, seed)


def _tells_nothing(scenario: Scenario, seed: int) -> None:
    """Before the last try nothing but the papers holds the right value: no question, no hint, no feedback.

    Another fact that the words name may have the same value at one seed, by chance; it must differ at the next.
    """
    episode, elsewhere = Episode(scenario, build(scenario, seed)), build(scenario, seed + 1).facts
    facts = episode.case.facts
    for question in episode.stage.questions:
        if question.asks is None:
            continue
        right = printed(facts[question.asks])
        named = set(re.findall(r"\{([\w.]+)\}", scenario.text)) & facts.keys() & elsewhere.keys()
        if right in {printed(facts[each]) for each in named if elsewhere[each] != elsewhere[question.asks]}:
            continue
        for _ in question.hints:
            episode.play("hint", question=question.id)
        wrong = [printed(episode.case.facts.get(each.fact, each.fact)) for each in question.when_wrong]
        for value in wrong[:2]:
            episode.play("answer", question=question.id, value=value)
            shown = next(each for each in episode.prompt["questions"] if each["id"] == question.id)
            said = json.dumps([shown["question"], shown["note"], shown["hints"], shown["feedback"]], ensure_ascii=False)
            assert f"${right}" not in said, (seed, question.id)
            assert shown["kind"] != "date" or right not in said, (seed, question.id)


def values(part: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Every value in a piece of JSON, with the key it stands under."""
    if isinstance(part, dict):
        for name, inside in part.items():
            yield from values(inside, name)
    elif isinstance(part, list):
        for inside in part:
            yield from values(inside, key)
    else:
        yield key, part


@pytest.mark.parametrize("mode", ["practice", "assess"])
@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_before_an_answer_the_prompt_holds_no_key(file, mode):
    """Papers aside, no value in the prompt is a right one, and nothing tells one option from another."""
    scenario = plays_of(file)[0]
    for seed in SEEDS:
        episode = Episode(scenario, build(scenario, seed), mode)
        case = episode.case
        hidden = [each for each in scenario.questions if each.kind not in ("choice", "code", "number")]
        rights = {value for each in hidden if "," in (value := right_value(each, case.facts)) or each.asks}
        rights |= {
            fact.isoformat() for each in scenario.questions if isinstance(fact := case.facts.get(each.asks), date)
        }
        for stage in scenario.stages:
            prompt = {**episode.prompt, "documents": []}
            for key, value in values(prompt):
                assert key not in ("right", "share", "because", "verdict", "is_right", "fact"), key
                assert not isinstance(value, str) or value.strip("$") not in rights - {printed(scenario.today)}, (
                    key,
                    value,
                )
            for question in prompt["questions"]:
                assert question["feedback"] is None
                offered = question["options"]
                options = [*offered["left"], *offered["right"]] if question["kind"] == "match" else offered
                assert all(option.keys() <= {"id", "says", "act"} for option in options)
            told = [each.says for question in stage.questions for each in question.when_wrong]
            told += [option.because for question in stage.questions for option in question.options]
            reasons = [words[:30] for words in told if words]
            assert not [words for words in reasons if words in json.dumps(prompt, ensure_ascii=False)]
            _settle(episode)


def _settle(episode: Episode) -> None:
    """Answer a stage, or bring its work, its talk or its text to an end, and go on."""
    if episode.work:
        episode.play("act", act="close")
    if episode.talk:
        episode.play("say", say="end_call", phrasing=episode.talk.call.phrasing("end_call"))
    if episode.text:
        episode.play("send", text="Nothing can be said of it.")
    for question in episode.stage.questions:
        episode.play("answer", question=question.id, value=right_value(question, episode.case.facts))
    episode.play("continue")


def test_another_seed_is_another_account_and_the_same_seed_the_same():
    for file in FILES:
        scenario = plays_of(file)[0]
        assert build(scenario, 7) == build(scenario, 7)
        cases = [build(scenario, seed) for seed in SEEDS]
        amounts = {str(case.facts.get("eob.billed")) for case in cases}  # who pays alone has no answer of a payer
        names = {facts(paper(case, "account"))["Patient"] for case in cases}
        assert len(names) > 10
        assert len(amounts) > 10 or scenario.talks  # a talk may be written around one bill


def test_at_one_seed_each_scenario_is_about_other_people():
    accounts = [paper(build(plays_of(file)[0], 7), "account") for file in FILES]
    names = {facts(account)["Patient"] for account in accounts}

    assert len(names) == len(FILES)


def test_no_right_option_is_told_by_being_the_longest():
    longest = []
    for file in FILES:
        for question in plays_of(file)[0].questions:
            if question.options:
                longest.append(max(question.options, key=lambda option: len(option.says)).is_right)
    assert sum(longest) * 2 <= len(longest)


def test_line_ends_of_windows_change_nothing(tmp_path: Path):
    for file in FILES:
        for each in (file, file.with_name(file.name.removesuffix(".yaml") + PLAYS)):
            (tmp_path / each.name).write_bytes(each.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
        assert plays_of(tmp_path / file.name)[0].content_hash == plays_of(file)[0].content_hash


def test_nobody_with_medicare_or_a_plan_in_its_place_pays_for_part_of_a_vaccine():
    """Its flu shots cost the patient nothing, whoever gives them."""
    found = 0
    for file in FILES:
        scenario = plays_of(file)[0]
        if not scenario.case or not load_plan(scenario.case.coverage.plan).kind.startswith("Medicare"):
            continue
        for number, line in enumerate(scenario.case.claim.lines, 1):
            if services()[line.service].kind == "vaccine":
                found += 1
                shares = {build(scenario, seed).facts[f"line.{number}.patient_share"] for seed in (1, 2, 3, 7)}
                assert shares == {Money(0)}, file
    assert found
