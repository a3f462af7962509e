"""A plan, its payer's manual and the roads of its kind go together; what belongs to another is told with its line."""

from __future__ import annotations

import pytest

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
            111,
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
