"""What a letter may work out: what belongs together, and no sum that only happens to fit."""

import pytest

from simulator.letters.worked_out import worked_out
from simulator.money import Money

TRUE = {
    "charge": Money(282_00),
    "paid": Money(80_00),
    "line 1 X1310 charge": Money(182_00),
    "line 1 X1310 paid": Money(80_00),
    "line 1 X1310 contract": Money(120_00),
    "line 2 X7050 charge": Money(100_00),
    "line 2 X7050 contract": Money(50_00),
    "plan copay office": Money(25_00),
}


@pytest.mark.parametrize(
    ("amount", "why"),
    [
        ("170.00", "both contract prices"),
        ("62.00", "the charge of line 1 above its price: 182 - 120"),
        ("40.00", "the price of line 1 less what was paid: 120 - 80"),
        ("95.00", "the price of line 1 less the copay: 120 - 25"),
        ("145.00", "both prices less the copay: 170 - 25"),
        ("90.00", "both prices less what was paid on the claim: 170 - 80"),
    ],
)
def test_what_belongs_together_may_be_worked_out(amount, why):
    assert Money.read(amount) in worked_out(TRUE, ""), why


@pytest.mark.parametrize(
    ("amount", "why"), [("132.00", "182 - 50: one line's charge and another's price"), ("68.00", "")]
)
def test_what_only_happens_to_fit_is_not_worked_out(amount, why):
    assert Money.read(amount) not in worked_out(TRUE, ""), why


@pytest.mark.parametrize("written", ["85 percent", "85%", "15 per cent", "eighty-five percent"])
def test_a_share_that_the_letter_names_may_be_taken(written):
    assert Money(42_50) in worked_out(TRUE, f"At {written} of the price")  # 85% of 50.00
    assert Money(42_50) not in worked_out(TRUE, "")
