"""A plan, its payer's manual, its roads and the days go together; what does not is told with its line."""

from __future__ import annotations

import pytest

from simulator.reading import SCENARIOS
from simulator.training.plays import check
from tests.scenario.test_mistakes import EXAMPLES, examples


def told(folder, *changes: tuple[str, str]) -> list[tuple[int, str, str, str]]:
    text = (EXAMPLES / "clean.yaml").read_text(encoding="utf-8")
    for find, put in changes:
        assert find in text
        text = text.replace(find, put, 1)
    return [(each.line, each.code, each.says, each.tries) for each in check(examples(folder, clean_yaml=text))]


def test_the_manual_of_another_payer_is_refused_and_the_own_one_named(tmp_path):
    """PPO Silver is Tamarack's."""
    assert told(tmp_path, ("policy/denials]", "payers/osprey#dispute]")) == [
        (
            109,
            "SC057",
            "`payers/osprey#dispute` does not bind this claim: its plan is PPO Silver.",
            "Cite `payers/tamarack#dispute`, or leave it out.",
        )
    ]
    assert told(tmp_path, ("policy/denials]", "payers/tamarack#dispute]")) == []


def test_the_booklet_of_another_plan_is_refused(tmp_path):
    found = told(tmp_path, ("policy/denials]", "plans/ppo-gold]"))
    assert [(code, tries) for _, code, _, tries in found] == [("SC057", "Cite `plans/ppo-silver`, or leave it out.")]
    assert told(tmp_path, ("policy/denials]", "plans/ppo-silver]")) == []


def test_a_source_that_there_is_not_is_told_as_that_and_nothing_else(tmp_path):
    assert [code for _, code, *_ in told(tmp_path, ("policy/denials]", "payers/ospry#dispute]"))] == ["SC020"]


def test_a_plan_that_there_is_not_binds_no_source_and_no_road(tmp_path):
    changes = ("plan: ppo-silver", "plan: ppo-sliver"), ("policy/denials]", "payers/osprey#dispute]")
    assert [code for _, code, *_ in told(tmp_path, *changes)] == ["SC012"]


@pytest.mark.parametrize("road", ["original-medicare", "self-funded-appeal", "medicaid-managed-care"])
def test_a_road_of_another_kind_of_plan_is_refused_with_the_roads_of_this_one(road, tmp_path):
    assert told(tmp_path, ("road: provider-dispute", f"road: {road}")) == [
        (
            17,
            "SC058",
            f"`{road}` is no road of PPO Silver, which is a plan of an insurer.",
            "Its roads: member-appeal, provider-dispute, surprise-billing.",
        )
    ]


@pytest.mark.parametrize(
    ("plan", "says", "roads"),
    [
        (
            "employer-own",
            "Ironleaf Works Employee Plan, which is a plan that an employer pays for itself",
            "provider-dispute, self-funded-appeal, surprise-billing",
        ),
        ("medicare-part-b", "Medicare Part B, which is Original Medicare", "original-medicare"),
        (
            "advantage-hmo",
            "Sandpiper Senior HMO, which is a Medicare Advantage plan",
            "medicare-advantage-contract, medicare-advantage",
        ),
    ],
)
def test_each_kind_of_plan_is_named_in_words_and_has_its_own_roads(plan, says, roads, tmp_path):
    found = told(tmp_path, ("plan: ppo-silver", f"plan: {plan}"), ("road: provider-dispute", "road: member-appeal"))
    assert [(words, tries) for _, code, words, tries in found if code == "SC058"] == [
        (f"`member-appeal` is no road of {says}.", f"Its roads: {roads}.")
    ]


TODAY = "today: 2026-03-23"  # the visit 2026-03-02, received 03-09, answered 03-18


@pytest.mark.parametrize(
    ("today", "says", "tries"),
    [
        ("2026-03-17", "and the case has `processed: 2026-03-18`.", "Let `today` be 2026-03-18 or later."),
        ("2026-03-01", "and the case has `processed: 2026-03-18`.", "Let `today` be 2026-03-18 or later."),
    ],
)
def test_a_today_before_what_has_been_is_told_at_its_own_line(today, says, tries, tmp_path):
    assert told(tmp_path, (TODAY, f"today: {today}")) == [(5, "SC059", f"`today` is {today}, {says}", tries)]


def test_the_day_of_the_answer_may_be_today(tmp_path):
    """On 03/18, after the received 03/09, the case stands; what the plays say of later days is another matter."""
    assert {code for _, code, *_ in told(tmp_path, (TODAY, "today: 2026-03-18"))} <= {"SC036"}


def test_a_visit_needs_two_days_before_anyone_can_read_its_answer(tmp_path):
    bare = ("    received: 2026-03-09\n    processed: 2026-03-18\n", "")
    found = told(tmp_path, bare, (TODAY, "today: 2026-03-03"))
    assert found == [
        (
            5,
            "SC059",
            "`today` is 2026-03-03, and the case has `service_date: 2026-03-02`.",
            "Let `today` be 2026-03-04 or later.",
        )
    ]
    assert "SC059" not in {code for _, code, *_ in told(tmp_path, bare, (TODAY, "today: 2026-03-04"))}


BARE = ("    service_date: 2026-03-02\n    received: 2026-03-09\n    processed: 2026-03-18\n", "")


@pytest.mark.parametrize(
    ("today", "why"),
    [
        ("2024-12-31", "Price list tamarack-2026 has no prices on 12/06/2024: it begins on 01/01/2025."),
        ("2027-03-27", "Plan PPO Silver has no figures for 2027: they run from 2025 to 2026."),
        ("2028-01-01", "Plan PPO Silver has no figures for 2027: they run from 2025 to 2026."),
    ],
)
def test_a_today_that_brings_the_visit_out_of_the_plans_years_is_told_at_its_own_line(today, why, tmp_path):
    found = [(line, says, tries) for line, code, says, tries in told(tmp_path, BARE, (TODAY, f"today: {today}"))
             if code != "SC036"]  # fmt: skip
    says = f"`today` is {today}, and the visit comes shortly before it. {why}"
    assert found == [(5, says, "Let `today` be a day of 2026.")]


def test_a_today_just_after_the_plans_last_year_may_follow_a_visit_of_that_year(tmp_path):
    assert {code for _, code, *_ in told(tmp_path, BARE, (TODAY, "today: 2027-01-06"))} <= {"SC036"}


def test_a_pinned_visit_out_of_the_plans_years_is_told_at_its_own_line(tmp_path):
    later = (
        "service_date: 2026-03-02\n    received: 2026-03-09\n    processed: 2026-03-18",
        "service_date: 2027-03-02",
    )
    assert told(tmp_path, later, (TODAY, "today: 2027-03-27")) == [
        (
            11,
            "SC025",
            "The case cannot be built: Plan PPO Silver has no figures for 2027: they run from 2025 to 2026.",
            "Change what is pinned under `case:`.",
        )
    ]


def test_steps_that_come_after_the_last_day_are_told_with_both_days(tmp_path):
    """180 days from 03/18 end on 09/14; what is sent on 09/13 is there on 09/15."""
    found = told(tmp_path, (TODAY, "today: 2026-09-13"))
    assert (found[0][1], found[0][2]) == (
        "SC060",
        "With seed 1 the step `dispute` comes too late: the last day is 09/14/2026, and it is there 09/15/2026.",
    )
    assert "SC060" not in {code for _, code, *_ in told(tmp_path, (TODAY, "today: 2026-09-12"))}


def test_a_last_day_that_a_play_types_and_nobody_weighs_is_told_with_what_to_write(tmp_path):
    text = (EXAMPLES / "clean.plays.yaml").read_text(encoding="utf-8")
    file = examples(tmp_path, clean_plays_yaml=text.replace("- open: account", "- last_day: 09/14/2026", 1))
    assert [(each.code, each.says) for each in check(file)] == [
        ("SC061", "Nobody asks for a last day here, since it is not weighed.")
    ]


def test_a_level_at_which_nobody_files_has_no_last_day_to_ask_for(tmp_path):
    """A Medicare Advantage plan sends the file on by itself. Its own letter has come by December."""
    text = (SCENARIOS / "appeals" / "the-file-goes-on.yaml").read_text(encoding="utf-8")
    for find, put in (
        ("road: medicare-advantage, loses_papers: yes", "road: medicare-advantage, rung: outside"),
        ("today: 2026-10-26", "today: 2026-12-20"),
        ("      - {act: dispute, send: [waiver_of_liability, chart_note]}\n", ""),
    ):
        assert find in text
        text = text.replace(find, put)
    file = tmp_path / "mine.yaml"
    file.write_text(text, encoding="utf-8")

    found = [each for each in check(file) if each.code == "SC052"]

    assert [each.says.partition(": ")[2] for each in found] == ["Nobody files at this level, so it has no last day."]
    assert "last_day:" in text.splitlines()[found[0].line - 1]
