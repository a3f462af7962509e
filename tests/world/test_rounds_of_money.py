"""Money that goes back, comes late, or goes to somebody else: every amount typed by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pytest

from simulator.claims.sent import CAUSE
from simulator.ledger.posting import Book
from simulator.payers.takeback import PLB_REASONS
from simulator.world.payers.laws import broken
from simulator.world.payers.office import Office
from simulator.world.payers.side import PayerSide
from tests.world.offices import claims, office, side
from tests.world.test_rounds_of_claims import at

SPRING, WINTER = date(2025, 3, 4), date(2025, 12, 2)
CHECK_UP = [("preventive-visit-40-64", 250_00)]  # costs the member nothing, so that all that is allowed is paid


def with_habit(made: Office, share: str, span: str, days: int) -> Office:
    """The payer does it always, and after exactly so many days."""
    habits = made.habits
    shares = {**habits.shares, share: np.full_like(habits.shares[share], 10_000)}
    spans = {**habits.spans, span: np.full_like(habits.spans[span], days)}
    return replace(made, habits=replace(habits, shares=shares, spans=spans))


def paid_too_much_in_spring(plan: str) -> PayerSide:
    """The first of two visits is paid at 115 % of the contract's price; the payer notices after 60 days."""
    made = with_habit(
        office([(SPRING, CHECK_UP), (WINTER, CHECK_UP)], [{"plan": plan}]), "notices_too_high", "notices_after", 60
    )
    batch = claims(made)
    return side(made, replace(batch, lines=replace(batch.lines, price=np.array([CAUSE["price_too_high"], 0]))))


def outside(found: PayerSide) -> list[tuple[str, int, int]]:
    """The PLB rows: which payment, why, how much."""
    plb = found.plb
    rows = zip(plb.payment.tolist(), plb.reason.tolist(), plb.amount.tolist(), strict=True)
    return sorted((PLB_REASONS[reason], payment, amount) for payment, reason, amount in rows)


def test_taken_back_now_nets_in_one_payment_and_what_it_cannot_take_goes_forward() -> None:
    found = paid_too_much_in_spring("ppo-silver")  # 173.65, and by contract 151.00

    assert found.answers.status.tolist() == [1, 22, 1, 1]
    assert found.lines.paid.tolist() == [173_65, -173_65, 151_00, 151_00]
    assert outside(found) == [("FB", 1, -22_65), ("FB", 2, 22_65)]
    assert found.payments.amount.tolist() == [173_65, 0, 128_35]
    assert broken(found) == {}


def test_taken_back_later_is_given_back_now_and_kept_from_a_later_payment() -> None:
    found = paid_too_much_in_spring("hmo-bronze")  # 161.57, and by contract 140.50

    assert found.answers.status.tolist() == [1, 22, 1, 1]
    assert outside(found) == [("WO", 1, -21_07), ("WO", 2, 21_07)]
    assert found.payments.amount.tolist() == [161_57, 0, 119_43]
    assert broken(found) == {}


def test_asked_back_by_letter_is_a_cheque_of_ours_and_no_reversal() -> None:
    found = paid_too_much_in_spring("pos-choice")  # 180.55, and by contract 157.00

    assert found.answers.status.tolist() == [1, 1]
    assert outside(found) == [("72", 1, -23_55), ("WO", 1, 23_55)]
    assert found.payments.amount.tolist() == [180_55, 157_00]
    assert at(found, Book.CASH) == 314_00
    assert broken(found) == {}


@pytest.mark.parametrize("plan", ["ppo-silver", "hmo-bronze"])
def test_whichever_way_it_goes_back_the_year_pays_the_contracts_price(plan: str) -> None:
    found = paid_too_much_in_spring(plan)
    assert int(found.payments.amount.sum()) == {"ppo-silver": 302_00, "hmo-bronze": 281_00}[plan]
    assert at(found, Book.CASH) == int(found.payments.amount.sum())


def test_what_is_paid_late_earns_interest_by_the_day_outside_the_claim() -> None:
    made = with_habit(office([(SPRING, CHECK_UP)], [{"plan": "ppo-silver"}]), "pended", "pended_for", 50)
    found = side(made)
    late = int(found.payments.on[0] - found.submissions.received[0]) - 30  # Tamarack: 10 % a year after 30 days
    due = int((Decimal(151_00) * late / 10 / 365).quantize(Decimal(1), ROUND_HALF_UP))

    assert late > 20
    assert outside(found) == [("L6", 0, -due)]
    assert found.payments.amount.tolist() == [151_00 + due]
    assert at(found, Book.INTEREST) == -due
    assert broken(found) == {}


def test_what_the_payer_sends_to_the_patient_is_the_patients_to_hand_on() -> None:
    # outside the network: 80 % of 109.00 is allowed, 40 % of that is the member's; the plan's 52.32 go to the patient
    made = office([(SPRING, [("office-visit-established-3", 180_00)])], [{"plan": "ppo-silver"}])
    no_deductible = {**made.roll.terms, "takes_deductible": np.zeros_like(made.roll.terms["takes_deductible"])}
    made = replace(
        with_habit(made, "pays_the_patient", "answers", 10),
        roll=replace(made.roll, terms=no_deductible),
        billed=replace(made.billed, in_network=np.zeros_like(made.billed.in_network)),
    )
    found = side(made)

    assert found.lines.paid.tolist() == [0]
    assert found.lines.other.tolist() == [52_32]
    assert found.lines.coinsurance.tolist() == [34_88]
    assert found.lines.above.tolist() == [92_80]
    assert at(found, Book.PATIENT) == 180_00
    assert broken(found) == {}
