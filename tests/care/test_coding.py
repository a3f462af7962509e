"""What a coder knows: every diagnosis has words, every modifier a meaning, every pair a reason."""

from __future__ import annotations

import re

from simulator.care import diagnoses, modifiers, pairs, services
from simulator.care.coding import own_service_modifier, usual_modifiers
from simulator.care.practice import doctors, npi_is_valid, practices
from simulator.payers import load_payer
from tests.payers.by_hand import PAYERS


def test_every_diagnosis_of_a_service_has_plain_words() -> None:
    used = {code for service in services().values() for code in (*service.diagnoses, *service.seldom_paid_for)}

    assert used <= diagnoses().keys()
    assert all(re.fullmatch(r"[A-Z]\d\d(\.\d{1,4})?", code) for code in diagnoses())
    assert {each.side for each in diagnoses().values()} == {"", "right", "left"}


def test_every_modifier_of_a_service_is_known_and_none_is_a_number() -> None:
    used = {each for service in services().values() for each in service.modifiers}

    assert used <= modifiers().keys()
    assert all(re.fullmatch(r"[A-Z]{2}", each) for each in modifiers())  # numbers belong to a licensed code set


def test_a_knee_has_the_side_that_the_diagnosis_has() -> None:
    knee = services()["knee-x-ray"]

    assert usual_modifiers(knee, "M17.11") == ("RT",)
    assert usual_modifiers(knee, "M17.12") == ("LT",)


def test_therapy_names_its_plan_and_a_scan_needs_no_modifier() -> None:
    assert usual_modifiers(services()["exercise-therapy"], "M54.50") == ("GP",)
    assert usual_modifiers(services()["mri-brain"], "R42") == ()


def test_what_may_stand_apart_has_a_modifier_that_says_so() -> None:
    for pair in pairs():
        assert pair.paid != pair.included
        assert bool(own_service_modifier(services()[pair.included])) >= pair.opens, pair


def test_a_full_chemistry_set_holds_the_basic_one_whatever_the_modifier() -> None:
    (pair,) = (pair for pair in pairs() if pair.included == "basic-metabolic-panel")

    assert (pair.paid, pair.opens) == ("metabolic-panel", False)


def test_no_two_services_include_each_other() -> None:
    both = {(pair.paid, pair.included) for pair in pairs()}

    assert not any((included, paid) in both for paid, included in both)


def test_a_payers_policy_pays_for_something_and_not_for_everything() -> None:
    for payer in map(load_payer, PAYERS):
        for slug, paid in payer.policies.items():
            service = services()[slug]
            asked = {*service.diagnoses, *service.seldom_paid_for}
            assert set(paid) & set(service.diagnoses), (payer.id, slug)
            assert asked - set(paid), (payer.id, slug)
            assert set(paid) <= asked, (payer.id, slug)


def test_every_practice_has_two_doctors_and_a_former_number_and_no_npi_stands_twice() -> None:
    everyone = [doctor for practice in practices() for doctor in doctors(practice.short)]
    numbers = [each.npi for each in (*everyone, *doctors(), *practices())] + [each.former_npi for each in practices()]

    assert [len(doctors(practice.short)) for practice in practices()] == [2] * len(practices())
    assert len(numbers) == len(set(numbers))
    assert all(npi_is_valid(npi) and npi.startswith("20000") for npi in numbers)
