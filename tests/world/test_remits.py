"""A practice's payments leave the columns as 835s that balance at three levels and read back the same."""

from __future__ import annotations

import pytest

from simulator.care.encounters import care
from simulator.care.practice import practices
from simulator.coverage.roll import enrol
from simulator.money import total
from simulator.people.population import Population, population
from simulator.remittance.payment import Payment
from simulator.remittance.x12 import read_835, write_835
from simulator.world.payers.remits import payments_of
from simulator.world.payers.side import PayerSide, adjudicate_practice


@pytest.fixture(scope="module")
def world() -> tuple[Population, PayerSide]:
    people = population(1, 0, 1_200, 2025)
    roll = enrol(people, 1, 0, 2025)
    return people, adjudicate_practice(people, roll, care(people, 1, 0, 2025), 1, 0, "poor", 2025)


@pytest.fixture(scope="module")
def payments(world: tuple[Population, PayerSide]) -> list[Payment]:
    people, side = world
    return list(payments_of(side, people.people, practices()[0]))


def test_every_line_claim_and_payment_balances(payments: list[Payment]) -> None:
    for payment in payments:
        assert payment.amount == payment.paid - payment.kept
        for claim in payment.claims:
            assert claim.charge == total(line.charge for line in claim.services)
            assert claim.charge - claim.adjusted == claim.paid
            assert all(line.charge - line.adjusted == line.paid for line in claim.services)


def test_what_is_written_reads_back_without_a_finding(payments: list[Payment]) -> None:
    for payment in payments:
        read = read_835(write_835(payment))
        assert list(read.findings) == []
        assert [each.amount for each in read.payments] == [payment.amount]


def test_reversals_second_payers_and_money_outside_claims_are_all_there(payments: list[Payment]) -> None:
    statuses = {claim.status for payment in payments for claim in payment.claims}
    outside = {row.reason for payment in payments for row in payment.provider_adjustments}
    assert statuses == {"1", "2", "4", "19", "22"}
    assert "FB" in outside  # the others are rare; each has its own test by hand


def test_one_payment_settles_the_claims_of_many_patients(payments: list[Payment]) -> None:
    assert max(len({claim.patient for claim in payment.claims}) for payment in payments) > 10


def test_some_payments_by_row_are_the_same_as_among_all(
    world: tuple[Population, PayerSide], payments: list[Payment]
) -> None:
    people, side = world
    assert list(payments_of(side, people.people, practices()[0], [3, 7])) == [payments[3], payments[7]]
