"""One payment for many patients, and what no payment covers goes forward."""

from __future__ import annotations

import numpy as np

from simulator.payers.takeback import FORWARD, INTEREST, PLB_REASONS
from simulator.remittance.cheques import Plb, cheque_runs, fill_in, no_plb

L6, FB = PLB_REASONS.index(INTEREST), PLB_REASONS.index(FORWARD)
CHECK = np.zeros(2, np.int64)


def test_answers_of_one_payer_and_day_are_one_payment() -> None:
    payments, payment = cheque_runs(np.array([1, 0, 1, 1]), np.array([700, 700, 707, 700]))

    assert payments.payer.tolist() == [0, 1, 1]
    assert payments.on.tolist() == [700, 700, 707]
    assert payment.tolist() == [1, 0, 2, 1]
    assert len(set(payments.trace.tolist())) == 3


def test_what_a_payment_cannot_take_goes_forward_and_the_next_one_takes_it() -> None:
    payments, _ = cheque_runs(np.array([0, 0, 1]), np.array([700, 707, 714]))

    payments, plb = fill_in(payments, np.array([-50_00, 120_00, 30_00]), no_plb(), CHECK)

    assert payments.amount.tolist() == [0, 70_00, 30_00]
    assert plb.payment.tolist() == [0, 1]
    assert plb.reason.tolist() == [FB, FB]
    assert plb.amount.tolist() == [-50_00, 50_00]


def test_the_next_payment_is_the_same_payers() -> None:
    payments, _ = cheque_runs(np.array([0, 1]), np.array([700, 707]))

    payments, plb = fill_in(payments, np.array([-50_00, 120_00]), no_plb(), CHECK)

    assert payments.amount.tolist() == [0, 120_00]  # the other payer's money is its own
    assert plb.amount.tolist() == [-50_00]


def test_interest_stands_outside_the_claims_and_adds_to_the_payment() -> None:
    payments, _ = cheque_runs(np.array([0]), np.array([700]))
    interest = Plb.of(payment=[0], reason=[L6], amount=[-1_25], answer=[0])

    payments, _ = fill_in(payments, np.array([194_00]), interest, CHECK)

    assert payments.amount.tolist() == [195_25]


def test_no_two_practices_use_one_trace_number():
    first, _ = cheque_runs(np.array([0, 1]), np.array([700, 700]))
    second, _ = cheque_runs(np.array([0, 1]), np.array([700, 700]), practice=1)

    assert list(first.trace) == [5_550_000, 5_550_001]
    assert list(second.trace) == [6_550_000, 6_550_001]
