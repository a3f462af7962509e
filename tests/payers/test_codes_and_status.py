"""What an answer says: its status, its codes and remarks, and where money went astray."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from simulator.money import Money
from simulator.payers import load_payer
from simulator.payers.columns import CO, PR
from simulator.payers.edits import BY_NAME, run_edits
from simulator.payers.paid_wrong import credit, paid_to_patient, underpaid
from simulator.payers.settlement import NUMBER, REASONS
from simulator.payers.status import FIRST, SECOND, claim_status
from simulator.reading import DATA, read_table
from simulator.remittance import Adjustment, Group, RemitLine, remark_meaning
from simulator.remittance.codes import explains, may_stand, needs_remark
from tests.payers.by_hand import ints
from tests.payers.making import lines
from tests.payers.telling import answer

# ---- money that goes astray ----


def test_money_that_the_payer_sent_to_the_patient_is_the_patients_to_hand_over() -> None:
    told = answer(("109.25", "95.00", "PR-45 14.25, PR-2 19.00"), ("50.00", "40.00", "CO-45 10.00"))

    sent = paid_to_patient(told, np.array([True, False]))

    assert (told.paid.tolist(), sent.paid.tolist()) == ([76_00, 40_00], [0, 40_00])
    assert sent.amount(PR, "100").tolist() == [76_00, 0]
    assert sent.patient.tolist() == [109_25, 0]


def test_an_old_price_pays_too_little_and_a_new_one_never_too_little() -> None:
    assert underpaid(ints(109_00, 112_00, 115_00), ints(112_00, 112_00, 112_00)).tolist() == [3_00, 0, 0]


def test_what_came_in_above_what_was_owed_is_a_credit() -> None:
    assert credit(ints(60_00, 70_40, 0), ints(70_40, 60_00, 5_00)).tolist() == [0, 10_40, 0]


# ---- status ----


def test_an_answer_says_whose_turn_it_was_and_whether_it_went_on() -> None:
    flags = np.array([False, True, False, False, True]), np.array([False, False, False, True, False])

    status = claim_status(ints(FIRST, FIRST, SECOND, FIRST, SECOND), forwarded=flags[0], unknown=flags[1])

    assert status.tolist() == [1, 19, 2, 4, 20]


# ---- codes and manuals ----


def test_every_reason_of_an_edit_has_a_number_and_every_number_a_meaning() -> None:
    reasons = run_edits(tuple(BY_NAME.values()), lines({}))[2]
    explained = {row["code"] for row in read_table(DATA / "codes" / "carc.csv")}

    assert {*reasons} <= NUMBER.keys()
    assert {*REASONS[1:]} <= explained
    assert len(set(REASONS)) == len(REASONS)


@pytest.mark.parametrize(
    ("group", "reason"),
    [("OA", "23"), ("CO", "59"), ("PR", "100"), ("CO", "253"), ("PR", "275"), ("CO", "303"), ("PR", "204")],
)
def test_what_a_second_payer_and_medicare_say_stands_under_its_group(group: str, reason: str) -> None:
    assert may_stand(Group(group), reason)


@pytest.mark.parametrize("name", ["medicare", "medicaid", "juniper"])
def test_every_denial_of_these_manuals_has_the_remark_it_needs_and_remarks_that_can_be_explained(name: str) -> None:
    manual = load_payer(name)
    wrong = {
        "member": -1, "provider": -1, "received": date(2028, 1, 1), "covered_from": date(2026, 4, 1),
        "covered_to": date(2026, 2, 1), "enrolled_from": date(2026, 4, 1), "other_plan_first": True,
        "outside": CO, "lacks": 0b11111, "modifier_fits": False, "covered": False, "needs_authorization": True,
        "necessary": False, "units": 99, "visits_left": 0, "usually_within": 1,
    }  # fmt: skip
    for edit in manual.edits:
        _, group, reasons = run_edits((edit,), lines(wrong, {**wrong, "approved_units": 5}, wrong))
        code = Group(("", "CO", "PR", "OA", "PI")[next(each for each in group if each)])
        assert may_stand(code, reasons[0]), edit.__name__
        assert not needs_remark(reasons[0]) or any(map(explains, manual.remarks[edit.__name__])), edit.__name__
        assert all(remark_meaning(remark).says for remark in manual.remarks[edit.__name__])
    assert "555-01" in manual.phone
    assert manual.portal.endswith("example.com")


@pytest.mark.parametrize(("group", "reason", "refuses"), [
    ("CO", "253", False), ("CO", "59", False), ("OA", "23", False), ("PR", "275", False), ("CO", "303", False),
    ("CO", "97", True), ("PR", "204", True),
])  # fmt: skip
def test_a_reduction_or_another_payers_part_is_no_denial(group: str, reason: str, refuses: bool) -> None:
    told = (Adjustment(Group(group), reason, Money(2_00)),)
    line = RemitLine(1, "X1300", "Return office visit", Money(102_00), Money(100_00), told)

    assert bool(line.denials) is refuses
