"""Who may ask a payer again, with which form, and when care cannot wait."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.payers.appeals import decide
from tests.payers.appeals.making import ABOUT_NEED, APPROVAL, NEED, file, packet, paper


def test_care_already_given_is_never_urgent() -> None:
    urgent = packet(road="member-appeal", rung="expedited", filed_by="member")
    asked = file(road="member-appeal", rung="internal")

    assert decide(urgent, asked).reason == "wrong_level"
    assert decide(urgent, replace(asked, urgent=True)).reason == "wrong_level"
    assert decide(urgent, replace(asked, care_to_come=True)).reason == "wrong_level"  # to come, and it can wait
    assert decide(urgent, replace(asked, care_to_come=True, urgent=True)).outcome == "granted"


@pytest.mark.parametrize(
    ("road", "rung", "party", "form", "reason"),
    [
        ("provider-dispute", "dispute", "member", None, "wrong_party"),
        ("member-appeal", "internal", "provider", None, "wrong_party"),
        ("member-appeal", "internal", "representative", None, "no_form"),
        ("member-appeal", "internal", "representative", "representative_form", "granted"),
        ("member-appeal", "internal", "member", None, "granted"),
        ("medicare-advantage", "reconsideration", "provider", None, "no_form"),
        ("medicare-advantage", "reconsideration", "provider", "waiver_of_liability", "granted"),
        ("medicaid-managed-care", "plan-appeal", "provider", None, "no_form"),
        ("medicaid-managed-care", "plan-appeal", "provider", "representative_form", "granted"),
        ("original-medicare", "redetermination", "provider", None, "granted"),
    ],
)
def test_who_may_file_and_with_which_form(road: str, rung: str, party: str, form: str | None, reason: str) -> None:
    papers = (APPROVAL, paper(form)) if form else (APPROVAL,)

    decision = decide(packet(road=road, rung=rung, filed_by=party, evidence=papers), file(road=road, rung=rung))

    assert decision.reason == reason


DOCTOR_NOT_CHECKED = (
    "Not verified: For care that cannot wait, the doctor who knows the patient’s illness may ask without a form that "
    "names the doctor."
)


@pytest.mark.parametrize(
    ("road", "level"),
    [("member-appeal", "internal"), ("self-funded-appeal", "first"), ("medicare-advantage", "reconsideration")],
)
def test_for_care_that_cannot_wait_the_doctors_office_is_heard_without_the_form_and_warned(road, level) -> None:
    cannot_wait = file(road=road, rung=level, care_to_come=True, urgent=True)
    quick = packet(road=road, rung="expedited")

    by_office = decide(quick, cannot_wait)
    by_member = decide(replace(quick, filed_by="member"), cannot_wait)
    on_the_usual_road = decide(replace(quick, rung=level), cannot_wait)

    assert (by_office.outcome, by_office.warns) == ("granted", (DOCTOR_NOT_CHECKED,))
    assert (by_member.outcome, by_member.warns) == ("granted", ())
    assert on_the_usual_road.outcome == "dismissed"
    assert on_the_usual_road.reason in ("wrong_party", "no_form")
    assert decide(quick, replace(cannot_wait, urgent=False)).reason == "wrong_level"


@pytest.mark.parametrize("road", ["member-appeal", "self-funded-appeal"])
def test_the_quick_reviewer_outside_hears_the_doctors_office_with_the_same_warning(road) -> None:
    outside = file(road=road, rung="external", lines=(NEED,), care_to_come=True, urgent=True)
    quick = packet(road=road, rung="expedited-external", **ABOUT_NEED)

    assert (decide(quick, outside).outcome, decide(quick, outside).warns) == ("granted", (DOCTOR_NOT_CHECKED,))
    assert decide(replace(quick, rung="external"), outside).reason == "wrong_party"


def test_a_form_that_another_person_signed_is_no_form() -> None:
    papers = (APPROVAL, paper("waiver_of_liability", patient="Omar Haddad"))
    on_road = {"road": "medicare-advantage", "rung": "reconsideration"}

    assert decide(packet(evidence=papers, **on_road), file(**on_road)).reason == "no_form"
