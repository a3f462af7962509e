"""What a letter may work out: what belongs together, and no sum that only happens to fit."""

import pytest

from simulator.letters import mark
from simulator.letters.values.worked_out import worked_out
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


@pytest.mark.parametrize(
    ("percent", "amount"),
    [
        ("60 percent", "169.20"),
        ("sixty percent", "169.20"),
        ("forty-five per cent", "126.90"),
        ("seventy five %", "211.50"),
    ],
)
def test_a_share_is_taken_in_figures_and_in_words(percent, amount):
    assert Money.read(amount) in worked_out(TRUE, f"{percent} of $282.00")


LINES = "X4110 at $168.00 and X4120 at $152.00"


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        (f"The two lines, {LINES}, come to $320.00.", "right"),
        (f"The two lines, {LINES}, come to $370.00.", "fabricated"),
        (f"The two lines, {LINES}, come to $290.00.", "unsupported"),
        (f"The two lines, {LINES}, come to $302.00.", "slip"),
        (f"The two lines are {LINES}; at contract prices they come to $236.80.", "right"),
    ],
)
def test_a_sum_is_held_against_the_amounts_that_are_listed_before_it(said, verdict, file_of):
    marked = mark(said, file_of("wound"))

    assert [span.verdict.value for span in marked.spans if span.kind == "amount"][-1] == verdict


def test_the_size_of_a_claim_to_be_paid_under_the_contract_is_no_price(file_of):
    marked = mark("Please set aside the denial and pay the claim of $320.00 under the contract.", file_of("wound"))

    assert [span.verdict.value for span in marked.spans if span.kind == "amount"] == ["right"]
