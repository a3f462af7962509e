"""The laws hold for whatever the engine answers; and each law notices the answer that breaks it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.claims.claim import AccountId, Claim, ClaimId, Line
from simulator.money import Money
from simulator.payers import load_payer
from simulator.payers.adjudicate import adjudicate
from simulator.payers.columns import CO, NO_LIMIT, NOBODY, PR, REFERRING, RENDERING, Answers, Lines, Spent
from simulator.remittance.remit import Adjustment, Group, Remit, RemitLine
from simulator.world.checks import (
    COORDINATION_LAWS,
    LAWS,
    REMIT_LAWS,
    Adjudicated,
    Coordinated,
    broken,
    broken_between,
    broken_on,
)
from tests.payers.making import lines
from tests.payers.telling import answer

TAMARACK = load_payer("tamarack")


@st.composite
def service_lines(draw: st.DrawFn) -> Lines:
    """Anything a payer of one contract may get: every edit, several families and years, plans with every feature."""
    plans = [
        {
            "person_deductible": (own := draw(st.integers(0, 800_00))),
            "family_deductible": own + draw(st.integers(0, 800_00)),
            "person_out_of_pocket": (limit := draw(st.integers(0, 2_000_00))),
            "family_out_of_pocket": limit + draw(st.integers(0, 2_000_00)),
        }
        for _ in range(3)
    ]
    kinds: list[dict[str, Any]] = [
        {"coinsurance": draw(st.integers(0, 10_000))},
        {"takes_deductible": False, "copay": draw(st.integers(0, 80_00)), "coinsurance": 0},
        {"takes_deductible": True, "copay": draw(st.integers(0, 80_00)), "coinsurance": 0},
        {"takes_deductible": False, "coinsurance": 0},
        {"needs_authorization": True},
    ]
    rows = []
    for _ in range(draw(st.integers(1, 30))):
        family = draw(st.integers(0, 2))
        person = draw(st.integers(1, 3))
        rows.append(
            {
                "member": draw(st.sampled_from([family * 8 + person] * 6 + [-1])),
                "family": family,
                "person": person,
                "plan_year": draw(st.sampled_from([2025, 2026])),
                "service": draw(st.integers(0, 3)),
                "units": draw(st.integers(1, 4)),
                "charge": draw(st.integers(0, 900_00)),
                "price": draw(st.integers(1, 400_00)),
                "received": date(2026, 3, 2) + (date(2026, 3, 3) - date(2026, 3, 2)) * draw(st.integers(0, 93)),
                "approved_units": draw(st.integers(0, 4)),
                "visits_left": draw(st.sampled_from([NO_LIMIT, NO_LIMIT, 0, 1, 2])),
                "covered": draw(st.sampled_from([True] * 6 + [False])),
                "necessary": draw(st.sampled_from([True] * 6 + [False])),
                "lacks": draw(st.sampled_from([0] * 6 + [REFERRING, RENDERING])),
                "usually_within": draw(st.sampled_from([0, 0, 0b0010])),
                "separate": draw(st.booleans()),
                "in_network": (inside := draw(st.sampled_from([True, True, False]))),
                "outside": NOBODY if inside else draw(st.sampled_from([NOBODY, CO, PR])),
                **plans[family],
                **draw(st.sampled_from(kinds)),
            }
        )
    return lines(*rows)


@given(service_lines(), st.integers(0, 30))
def test_no_line_is_out_of_balance_and_no_share_is_above_what_the_plan_year_leaves(batch: Lines, cut: int) -> None:
    rows = np.arange(len(batch))
    earlier, later = batch.take(rows[:cut]), batch.take(rows[cut:])

    first = adjudicate(earlier, TAMARACK)
    second = adjudicate(later, TAMARACK, history=earlier, spent=first.spent)

    assert broken(Adjudicated(earlier, first)) == {}
    assert broken(Adjudicated(later, second, before=first.spent)) == {}


VISIT = lines(
    {"service": 1, "charge": 185_00, "price": 112_00},
    {"service": 2, "charge": 900_00, "price": 298_00, "needs_authorization": True},
    person_deductible=60_00,
)


def answered(**otherwise: Any) -> Adjudicated:
    """The visit as it was answered, but for some columns."""
    answers = adjudicate(VISIT, TAMARACK)
    changed = {name: np.array(value, getattr(answers, name).dtype) for name, value in otherwise.items()}
    return Adjudicated(VISIT, replace(answers, **changed))


def test_the_visit_itself_breaks_no_law() -> None:
    # 112.00 allowed: 60.00 deductible, 20 % of 52.00 = 10.40; 41.60 paid. The MRI is denied.
    assert answered().answers.paid.tolist() == [41_60, 0]
    assert broken(answered()) == {}


@pytest.mark.parametrize(
    ("law", "otherwise"),
    [
        ("no_amount_is_below_zero", {"contractual": [73_00 + 41_61, 0]}),
        ("no_amount_is_below_zero", {"sequestered": [41_61, 0]}),
        ("a_denied_line_takes_the_whole_charge", {"denied": [0, 899_99]}),
        ("a_denied_line_takes_the_whole_charge", {"reduced": [0, 1]}),
        ("a_denied_line_takes_the_whole_charge", {"sequestered": [0, 1]}),
        ("every_denial_has_a_cause", {"group": [0, 0]}),
        ("every_denial_has_a_cause", {"denied": [1, 900_00]}),
        ("the_allowed_amount_is_split_without_rest", {"allowed": [112_01, 0]}),
        ("the_allowed_amount_is_split_without_rest", {"reduced": [1, 0]}),
        ("the_contract_never_takes_the_whole_charge", {"contractual": [185_00, 0]}),
        ("nobody_owes_more_than_the_plan_year_leaves", {"deductible": [60_01, 0]}),
        ("counters_move_by_what_was_taken", {"coinsurance": [10_41, 0]}),
    ],
)
def test_a_law_notices_the_answer_that_breaks_it(law: str, otherwise: dict[str, list[int]]) -> None:
    assert law in broken(answered(**otherwise))


def test_a_late_claim_moved_to_the_patient_is_noticed() -> None:
    late = lines({"received": date(2026, 12, 1)})
    answers = adjudicate(late, TAMARACK)

    patient = replace(answers, group=np.array([2], np.int8))

    assert broken(Adjudicated(late, answers)) == {}
    assert broken(Adjudicated(late, patient)) == {"a_late_claim_is_never_the_patients": [0]}


def test_a_charge_that_is_not_what_the_lines_say_is_out_of_balance() -> None:
    work = answered()

    assert broken(replace(work, lines=replace(VISIT, charge=np.array([186_00, 900_00]))))["every_line_balances"] == [0]


def test_a_counter_that_moves_without_a_line_is_noticed() -> None:
    stray = Spent.of(family=[0, 5], person=[1, 1], plan_year=2026, deductible=[60_00, 1], out_of_pocket=[70_40, 1])
    answers: Answers = replace(answered().answers, spent=stray)

    assert list(broken(Adjudicated(VISIT, answers))) == ["counters_move_by_what_was_taken"]


def test_a_write_off_for_a_practice_without_a_contract_is_noticed() -> None:
    visit = answered()
    outside = replace(visit, lines=replace(visit.lines, in_network=np.array([False, False])))

    assert broken(outside) == {"the_rest_is_written_off_inside_the_network_only": [0]}


def test_every_law_in_the_list_is_tried_above() -> None:
    assert {law.__name__ for law in LAWS} == {
        "the_rest_is_written_off_inside_the_network_only",
        "every_line_balances",
        "no_amount_is_below_zero",
        "a_denied_line_takes_the_whole_charge",
        "every_denial_has_a_cause",
        "a_late_claim_is_never_the_patients",
        "the_allowed_amount_is_split_without_rest",
        "the_contract_never_takes_the_whole_charge",
        "nobody_owes_more_than_the_plan_year_leaves",
        "counters_move_by_what_was_taken",
    }


# charge 250, the first allowed 200 and paid 160; the second allows 180
FIRST = answer(("250.00", "200.00", "CO-45 50.00, PR-2 40.00"))


def test_a_sound_second_answer_breaks_no_law() -> None:
    second = answer(("250.00", "180.00", "OA-23 210.00"))

    assert broken_between(Coordinated(FIRST, second, NOT_ABOVE)) == {}


NOT_ABOVE = np.array([False])
WRONG_SECONDS = [
    ("the_second_answer_repeats_what_the_first_took", "250.00", "180.00", "OA-23 160.00, CO-45 50.00"),
    ("the_second_pays_no_more_than_was_left", "250.00", "250.00", "OA-23 209.99"),
    ("two_payers_never_pay_above_the_higher_price", "250.00", "180.00", "OA-23 209.99"),
]


@pytest.mark.parametrize(("law", "charge", "allowed", "takes"), WRONG_SECONDS)
def test_a_law_notices_the_second_answer_that_breaks_it(law: str, charge: str, allowed: str, takes: str) -> None:
    assert law in broken_between(Coordinated(FIRST, answer((charge, allowed, takes)), NOT_ABOVE))


def test_only_a_plan_that_covers_it_pays_above_both_prices() -> None:
    # Medicare allowed 95 of 109.25 and sent 76 to the patient; 19 and 14.25 are left
    medicare = answer(("109.25", "95.00", "PR-45 14.25, PR-2 19.00, PR-100 76.00"))
    second = answer(("109.25", "95.00", "OA-23 76.00"))

    assert broken_between(Coordinated(medicare, second, np.array([True]))) == {}
    assert list(broken_between(Coordinated(medicare, second, NOT_ABOVE))) == [
        "two_payers_never_pay_above_the_higher_price"
    ]


def test_every_law_of_two_payers_is_tried_above() -> None:
    assert [law for law, *_ in WRONG_SECONDS] == [law.__name__ for law in COORDINATION_LAWS]


SENT = Claim(
    id=ClaimId("C-1"),
    account=AccountId("HC-1"),
    member_id="ZZT 000 4471 02",
    payer="tamarack",
    service_date=date(2026, 3, 2),
    sent=date(2026, 3, 9),
    received=date(2026, 3, 9),
    frequency="1",
    lines=(Line(1, "office-visit-established-3", "X1300", "Return office visit", 1, Money(185_00), "I10"),),
)


def remit(*adjustments: tuple[str, str, int], allowed: int = 112_00, charge: int = 185_00, number: int = 1) -> Remit:
    line = RemitLine(
        number=number,
        code="X1300",
        name="Return office visit",
        charge=Money(charge),
        allowed=Money(allowed),
        adjustments=tuple(Adjustment(Group(group), reason, Money(amount)) for group, reason, amount in adjustments),
    )
    return Remit(SENT, "TM26-1", "1", date(2026, 3, 18), "000771903118", (line,))


def test_a_sound_remit_breaks_no_law() -> None:
    assert broken_on(remit(("CO", "45", 73_00), ("PR", "1", 60_00), ("PR", "2", 10_40))) == {}


WRONG_REMITS = [
    ("every_reason_stands_under_a_group_it_may_have", remit(("PR", "29", 185_00), allowed=0)),
    ("a_reason_that_needs_a_remark_has_one", remit(("CO", "16", 185_00), allowed=0)),
    ("every_remit_line_answers_its_claim_line", remit(("CO", "45", 73_00), number=2)),
    ("the_claim_is_the_sum_of_its_lines", remit(("CO", "45", 73_00), charge=186_00)),
    ("no_adjustment_is_zero", remit(("CO", "45", 73_00), ("PR", "1", 0))),
    ("no_reason_stands_twice_on_a_line", remit(("CO", "45", 73_00), ("PR", "2", 5_00), ("PR", "2", 5_40))),
    ("contract_write_off_is_a_part_of_the_charge", remit(("CO", "45", 185_00), allowed=0)),
    ("nothing_is_paid_beyond_what_is_allowed", remit(("CO", "45", 72_00))),
]


@pytest.mark.parametrize(("law", "wrong"), WRONG_REMITS)
def test_a_law_notices_the_remit_that_breaks_it(law: str, wrong: Remit) -> None:
    assert law in broken_on(wrong)


def test_every_law_of_remits_is_tried_above() -> None:
    assert [law for law, _ in WRONG_REMITS] == [law.__name__ for law in REMIT_LAWS]
