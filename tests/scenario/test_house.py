"""What a scenario may name: acts, critical errors, competencies, house policy, sources."""

from __future__ import annotations

import pytest

from simulator.scenario import house
from simulator.scenario.sources import find_source, sources


def test_all_competencies_are_there_and_each_once():
    domains = [name.partition("-")[0] for name in house.competencies()]

    assert len(domains) == 7 + 8 + 8 + 8 + 8 + 7 + 7 + 6 + 7 + 8 + 7 + 8  # domain by domain
    assert len(set(domains)) == 12


@pytest.mark.parametrize("name", ["appeals.member_internal_days"])
def test_a_number_of_law_is_a_source_with_its_day_of_reading(name):
    source = find_source(f"rules/{name}")

    assert source is not None
    assert "180 days" in source.says
    assert "29 CFR 2560.503-1" in source.source
    assert source.verified
    assert source.tag == "law"


@pytest.mark.parametrize(
    ("name", "tag", "says"),
    [
        ("policy/late-filing", "policy", "written off as ours"),
        ("payers/tamarack#dispute", "payer", "within 180 days of the date of the remittance"),
        ("payers/tamarack#filing", "payer", "within 90 days of the service date"),
        ("codes/carc/29", "code", "Reason code 29"),
        ("codes/rarc/N1", "code", "Remark code N1"),
        ("plans/ppo-silver", "plan", "PPO Silver"),
    ],
)
def test_a_source_is_found_in_the_kit_data(name, tag, says):
    source = find_source(name)

    assert source is not None
    assert source.tag == tag
    assert says in source.says


def test_what_is_not_there_is_no_source():
    assert find_source("codes/carc/9999") is None
    assert find_source("") is None


def test_law_policy_and_habit_are_told_apart():
    assert {source.tag for source in sources().values()} == {"law", "code", "payer", "plan", "policy"}


def test_each_act_and_each_error_says_what_it_is_in_plain_words():
    assert all(len(says) > 15 and not says.endswith(".") for says in house.acts().values())
    assert {"balance_billing", "missed_last_day", "fabricated_proof"} <= set(house.critical_errors())
    assert all(error.because.endswith(".") for error in house.critical_errors().values())


def test_why_a_patient_is_not_billed_is_true_before_the_plan_has_answered_too():
    """A claim without an answer carries no CO yet."""
    because = house.critical_errors()["balance_billing"].because

    assert because.startswith("A patient owes only what the plan’s answer puts on them.")
    assert "CO" not in because
