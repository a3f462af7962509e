"""The rest of the payers' edits: who carries what, under which reason, and where each begins."""

from __future__ import annotations

from datetime import date

import pytest

from simulator.payers import edits, load_payer
from simulator.payers.columns import (
    CO,
    DIAGNOSIS,
    GROUPS,
    MODIFIER,
    NOBODY,
    OA,
    PR,
    RECORDS,
    REFERRING,
    RENDERING,
    Lines,
)
from simulator.payers.edits import EDITS, Edit, run_edits
from simulator.remittance import Group
from simulator.remittance.codes import explains, may_stand, needs_remark
from tests.payers.by_hand import PAYERS
from tests.payers.making import lines


def found(edit: Edit, batch: Lines) -> list[str]:
    """For each line the group and reason by which this edit refuses it, or ""."""
    denied_by, group, reasons = run_edits((edit,), batch)
    return [f"{GROUPS[who]}-{reasons[0]}" if place else "" for place, who in zip(denied_by, group, strict=True)]


SIMPLE = [
    (edits.provider_mismatch, {"provider": -1}, "CO-208"),
    (edits.other_payer_first, {"other_plan_first": True}, "OA-22"),
    (edits.other_plan_unsettled, {"other_plan_first": True}, "CO-22"),
    (edits.no_rendering_provider, {"lacks": RENDERING}, "CO-16"),
    (edits.no_referring_provider, {"lacks": REFERRING}, "CO-16"),
    (edits.no_diagnosis, {"lacks": DIAGNOSIS}, "CO-16"),
    (edits.no_modifier, {"lacks": MODIFIER}, "CO-16"),
    (edits.no_records, {"lacks": RECORDS}, "CO-252"),
    (edits.modifier_misfit, {"modifier_fits": False}, "CO-4"),
    (edits.not_a_benefit, {"covered": False}, "PR-204"),
    (edits.excluded, {"covered": False}, "PR-96"),
    (edits.not_necessary, {"necessary": False}, "CO-50"),
]


@pytest.mark.parametrize(("edit", "wrong", "code"), SIMPLE, ids=lambda value: getattr(value, "__name__", ""))
def test_each_edit_refuses_what_is_wrong_and_nothing_else(edit: Edit, wrong: dict[str, object], code: str) -> None:
    assert found(edit, lines({}, wrong, {})) == ["", code, ""]


@pytest.mark.parametrize("lacking", [REFERRING, RENDERING, DIAGNOSIS, MODIFIER, RECORDS])
def test_what_is_missing_is_named_by_one_edit_and_not_by_the_others(lacking: int) -> None:
    asked = (
        edits.no_referring_provider,
        edits.no_rendering_provider,
        edits.no_diagnosis,
        edits.no_modifier,
        edits.no_records,
    )

    assert sum(bool(found(edit, lines({"lacks": lacking}))[0]) for edit in asked) == 1
    assert all(found(edit, lines({"lacks": 0b11111}))[0] for edit in asked)


@pytest.mark.parametrize(
    ("edit", "column", "refused", "payable", "code"),
    [
        # the visit is on March 2, 2026
        (edits.coverage_not_started, "covered_from", date(2026, 3, 3), date(2026, 3, 2), "PR-26"),
        (edits.coverage_ended, "covered_to", date(2026, 3, 1), date(2026, 3, 2), "PR-27"),
        (edits.not_enrolled, "enrolled_from", date(2026, 3, 3), date(2026, 3, 2), "CO-B7"),
    ],
    ids=["the first day is covered", "the last day is covered", "the first day is enrolled"],
)
def test_both_sides_of_a_first_or_last_day(edit: Edit, column: str, refused: date, payable: date, code: str) -> None:
    assert found(edit, lines({column: refused}, {column: payable})) == [code, ""]


@pytest.mark.parametrize(
    ("edit", "code"), [(edits.more_than_supported, "CO-151"), (edits.more_than_contract, "CO-222")]
)
def test_the_last_unit_of_the_limit_is_paid_and_one_more_refuses_the_line(edit: Edit, code: str) -> None:
    assert found(edit, lines({"units": 4}, {"units": 5}, unit_limit=4)) == ["", code]


def test_an_approval_for_fewer_units_than_billed_refuses_the_line() -> None:
    # 6 units; approved 0 (no number: that is the other edit's), 5, 6, 7
    batch = lines(*({"approved_units": units} for units in (0, 5, 6, 7)), units=6, needs_authorization=True)

    assert found(edits.more_than_authorized, batch) == ["", "CO-198", "", ""]
    assert found(edits.no_authorization, batch) == ["CO-197", "", "", ""]


@pytest.mark.parametrize(("outside", "code"), [(NOBODY, ""), (PR, "PR-242"), (CO, "CO-242")])
def test_who_carries_care_outside_the_network_is_what_the_plan_says(outside: int, code: str) -> None:
    assert found(edits.outside_network, lines({"in_network": False, "outside": outside})) == [code]


# ---- a service within another: service 3 includes service 1 whatever the modifier, and 2 unless it stands alone ----
PANEL = {"service": 3}
PART = {"service": 1, "always_within": 1 << 3}
VISIT = {"service": 2, "usually_within": 1 << 3}


@pytest.mark.parametrize(("edit", "code"), [(edits.included, "CO-97"), (edits.included_by_pair, "CO-236")])
def test_a_part_is_not_paid_beside_the_whole(edit: Edit, code: str) -> None:
    assert found(edit, lines(PANEL, PART, VISIT)) == ["", code, code]
    assert found(edit, lines(VISIT, PART, PANEL)) == [code, code, ""]  # whichever stands first on the claim


def test_a_modifier_sets_apart_only_what_may_stand_apart() -> None:
    assert found(edits.included, lines(PANEL, PART, VISIT, separate=True)) == ["", "CO-97", ""]


def test_services_of_two_claims_include_nothing_of_each_other() -> None:
    assert found(edits.included, lines({**PANEL, "claim": 0}, {**PART, "claim": 1}, {**VISIT, "claim": 2})) == [""] * 3


def test_of_no_lines_nothing_is_included() -> None:
    assert found(edits.included, lines({}).take(lines({}).service < 0)) == []


# ---- visits of the year ----


def test_the_visits_run_out_in_the_order_of_processing() -> None:
    assert found(edits.visits_used_up, lines({}, {}, {}, visits_left=2)) == ["", "", "PR-119"]


def test_each_person_year_and_kind_has_visits_of_its_own() -> None:
    others = ({"person": 2}, {"family": 1}, {"plan_year": 2027}, {"benefit": 1})

    assert found(edits.visits_used_up, lines({}, *others, {}, visits_left=1)) == [""] * 5 + ["PR-119"]


def test_what_another_edit_refused_uses_no_visit() -> None:
    batch = lines({"covered": False}, {}, {}, visits_left=1)

    denied_by, _, _ = run_edits((edits.not_a_benefit, edits.visits_used_up), batch)

    assert denied_by.tolist() == [1, 0, 2]


# ---- the manuals ----


def test_every_edit_stands_in_some_payers_manual() -> None:
    assert {edit for payer in PAYERS for edit in load_payer(payer).edits} == set(EDITS)


@pytest.mark.parametrize("payer", PAYERS)
def test_every_denial_of_a_manual_has_a_group_it_may_have_and_the_remark_it_needs(payer: str) -> None:
    manual = load_payer(payer)
    wrong = {
        "member": -1, "provider": -1, "received": date(2027, 1, 1), "covered_from": date(2026, 4, 1),
        "covered_to": date(2026, 2, 1), "enrolled_from": date(2026, 4, 1), "other_plan_first": True,
        "outside": CO, "lacks": 0b11111, "modifier_fits": False, "covered": False, "needs_authorization": True,
        "necessary": False, "units": 99, "visits_left": 0, "usually_within": 1,
    }  # fmt: skip
    for edit in manual.edits:
        code = next(code for code in found(edit, lines(wrong, {**wrong, "approved_units": 5}, wrong)) if code)
        group, reason = code.split("-")
        assert may_stand(Group(group), reason), code
        assert not needs_remark(reason) or any(map(explains, manual.remarks[edit.__name__])), (payer, code)


def test_an_answer_that_waits_for_another_payer_is_nobodys() -> None:
    assert run_edits((edits.other_payer_first,), lines({"other_plan_first": True}))[1].tolist() == [OA]
