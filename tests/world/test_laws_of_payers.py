"""The laws of the payers' side hold in every practice that can be made, and each one fails where it should."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.care.encounters import care
from simulator.claims.sent import CAUSE
from simulator.claims.team import SKILLS
from simulator.columns import Ints
from simulator.coverage.roll import enrol
from simulator.ledger.posting import Book
from simulator.payers.columns import OA, PR
from simulator.payers.settlement import NUMBER
from simulator.people.population import population
from simulator.world.payers.entries import protected
from simulator.world.payers.laws import LAWS, broken
from simulator.world.payers.side import PayerSide, adjudicate_practice


def made(seed: int, practice: int, size: int, skill: str) -> PayerSide:
    people = population(seed, practice, size, 2025)
    roll = enrol(people, seed, practice, 2025)
    return adjudicate_practice(people, roll, care(people, seed, practice, 2025), seed, practice, skill, 2025)


@given(
    seed=st.integers(0, 1 << 40),
    practice=st.integers(0, 5_000),
    size=st.integers(1, 900),
    skill=st.sampled_from(SKILLS),
)
@settings(max_examples=25, deadline=None)
def test_every_law_holds_whatever_the_seed_the_size_and_the_team(
    seed: int, practice: int, size: int, skill: str
) -> None:
    assert broken(made(seed, practice, size, skill)) == {}


def test_the_same_seed_makes_the_same_answers_and_another_one_others() -> None:
    one, again, other = made(3, 0, 300, "typical"), made(3, 0, 300, "typical"), made(4, 0, 300, "typical")

    assert one.lines.paid.tolist() == again.lines.paid.tolist()
    assert one.events.on.tolist() == again.events.on.tolist()
    assert one.lines.paid.tolist() != other.lines.paid.tolist()


def test_the_same_visits_cost_a_poor_team_more_than_a_good_one() -> None:
    lost = [
        int(side.entries.standing(Book.DENIED, side.office.services.size).sum())
        for side in (made(5, 0, 1_500, skill) for skill in SKILLS)
    ]
    assert lost[0] > lost[1] > lost[2] > 0


@pytest.fixture(scope="module")
def world() -> PayerSide:
    return made(1, 0, 1_500, "poor")


def _lines(world: PayerSide, row: int, **values: Any) -> PayerSide:
    return replace(world, lines=replace(world.lines, **_set(world.lines, row, values)))


def _set(columns: Any, row: int, values: dict[str, Any]) -> dict[str, Ints]:
    found = {}
    for name, value in values.items():
        found[name] = getattr(columns, name).copy()
        found[name][row] = value
    return found


def _reversal(world: PayerSide) -> int:
    return int(np.flatnonzero(world.answers.reverses >= 0)[0])


def _first_line(world: PayerSide, answer: int) -> int:
    return int(np.flatnonzero(world.lines.answer == answer)[0])


def _denied(world: PayerSide) -> int:
    return int(np.flatnonzero(world.lines.cause == CAUSE["wrong_member_number"])[0])


def _billed_to_protected(world: PayerSide) -> PayerSide:
    shielded = int(np.flatnonzero(protected(world.office)[world.entries.visit])[0])
    return replace(
        world, entries=replace(world.entries, **_set(world.entries, shielded, {"into": Book.PATIENT.number}))
    )


def _cash_twice(world: PayerSide) -> PayerSide:
    row = int(np.flatnonzero(world.entries.into == Book.CASH.number)[0])
    return replace(world, entries=world.entries.then(world.entries.take(np.array([row]))))


def _early(world: PayerSide) -> PayerSide:
    return replace(world, entries=replace(world.entries, **_set(world.entries, 0, {"on": 1})))


def _before_receipt(world: PayerSide) -> PayerSide:
    decided = world.decided.copy()
    row = int(world.answers.submission[0])
    decided[row] = world.submissions.received[row] - 1
    return replace(world, decided=decided)


def _payment(world: PayerSide) -> PayerSide:
    return replace(
        world, payments=replace(world.payments, **_set(world.payments, 0, {"amount": world.payments.amount[0] + 1}))
    )


def _forward(world: PayerSide) -> PayerSide:
    row = int(np.flatnonzero(world.payments.amount > 0)[0])
    some = world.plb.take(np.zeros(1, np.int64))
    given = replace(some, payment=np.array([row]), reason=np.array([3]), amount=np.array([100]))
    return replace(world, plb=world.plb.then(given))


def _status(world: PayerSide, **values: Any) -> PayerSide:
    return replace(world, answers=replace(world.answers, **_set(world.answers, 0, values)))


BREAKS: dict[str, Callable[[PayerSide], PayerSide]] = {
    "every_line_balances": lambda w: _lines(w, 0, paid=w.lines.paid[0] + 1),
    "every_answer_has_the_lines_of_its_sending": lambda w: replace(w, lines=w.lines.take(np.arange(1, len(w.lines)))),
    "every_payment_balances": _payment,
    "what_goes_forward_is_taken_by_the_next_payment": _forward,
    "payers_together_never_pay_above_what_one_of_them_allows": lambda w: _lines(w, 0, paid=10_000_00),
    "nothing_happens_before_its_cause": _before_receipt,
    "an_entry_is_not_before_its_visit": _early,
    "keys_are_unique_and_nothing_is_an_orphan": lambda w: _status(w, submission=w.answers.submission[1]),
    "a_reversal_negates_its_answer": lambda w: _lines(w, _first_line(w, _reversal(w)), charge=-1),
    "every_denial_has_a_cause": lambda w: _lines(w, _denied(w), cause=CAUSE["modifier_left_off"]),
    "a_late_claim_is_never_the_patients": lambda w: _lines(w, 0, denied_reason=NUMBER["29"], denied_group=PR),
    "nothing_covered_goes_to_a_patient_with_medicaid": _billed_to_protected,
    "nobody_owes_more_than_the_plan_year_leaves": lambda w: _lines(w, 0, deductible=100_000_000_00),
    "a_bill_from_elsewhere_takes_no_more_than_its_amount": lambda w: replace(
        w, elsewhere=replace(w.elsewhere, cost_share=w.elsewhere.allowed + 1)
    ),
    "in_the_end_nothing_is_left_with_a_payer": lambda w: replace(
        w, entries=w.entries.take(np.arange(1, len(w.entries)))
    ),
    "cash_is_what_payers_paid": _cash_twice,
    "a_status_says_whose_turn_it_was": lambda w: _status(w, status=3),
    "every_reason_stands_under_a_group_it_may_have": lambda w: _lines(w, _denied(w), denied_group=OA),
}


@pytest.mark.parametrize("law", [law.__name__ for law in LAWS])
def test_a_law_names_the_world_that_breaks_it(law: str, world: PayerSide) -> None:
    assert law in broken(BREAKS[law](world))
