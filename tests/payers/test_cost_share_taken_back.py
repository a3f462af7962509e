"""Counters fall by a reversal and by nothing else: what a line took is given back before the next one is counted."""

from __future__ import annotations

import numpy as np

from simulator.payers.cost_share import cost_share
from tests.payers.making import lines

ALL = np.ones(3, bool)


def test_what_is_taken_back_is_free_for_the_correction() -> None:
    # 100.00 to the deductible; taken back; the correction at 80.00 takes 80.00, and not what is left after 100.00
    three = lines({}, {}, {}, person_deductible=120_00, family_deductible=120_00)

    shares = cost_share(three, ALL, np.array([100_00, 100_00, 80_00]), reverses=np.array([-1, 0, -1]))

    assert shares.deductible.tolist() == [100_00, -100_00, 80_00]
    assert shares.coinsurance.tolist() == [0, 0, 0]
    assert shares.spent.deductible.tolist() == [80_00]


def test_without_the_reversal_the_second_line_finds_the_deductible_used() -> None:
    three = lines({}, {}, {}, person_deductible=120_00, family_deductible=120_00)

    shares = cost_share(three, ALL, np.array([100_00, 100_00, 80_00]))

    assert shares.deductible.tolist() == [100_00, 20_00, 0]
    assert shares.coinsurance.tolist() == [0, 16_00, 16_00]  # 20 % of 80.00, twice


def test_a_familys_counter_falls_with_its_persons() -> None:
    # the family's 150.00: one person takes 100.00, it is taken back, and the other person finds the family's whole
    family = lines({"person": 1}, {"person": 1}, {"person": 2}, person_deductible=150_00, family_deductible=150_00)

    shares = cost_share(family, ALL, np.array([100_00, 100_00, 150_00]), reverses=np.array([-1, 0, -1]))

    assert shares.deductible.tolist() == [100_00, -100_00, 150_00]
    assert shares.spent.person.tolist() == [2]


def test_copay_and_coinsurance_come_back_as_they_were_taken() -> None:
    two = lines({}, {}, takes_deductible=False, copay=25_00, coinsurance=1_000)

    shares = cost_share(two, np.ones(2, bool), np.array([100_00, 100_00]), reverses=np.array([-1, 0]))

    assert shares.copay.tolist() == [25_00, -25_00]
    assert shares.coinsurance.tolist() == [7_50, -7_50]
    assert shares.spent.out_of_pocket.tolist() == []
