import time

import pytest

from simulator.whole import whole_from


@pytest.mark.parametrize(("typed", "number"), [("1", 1), ("30", 30), ("179", 179), ("180", 180), ("181", None)])
def test_a_count_is_taken_up_to_the_most_that_makes_sense(typed, number):
    assert whole_from(typed, 180) == number


def test_nothing_is_counted_from_zero_unless_zero_makes_sense():
    assert whole_from("0", 180) is None
    assert whole_from("0", 180, least=0) == 0
    assert whole_from("14", 180, least=15) is None
    assert whole_from("15", 180, least=15) == 15


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("000180", 180),
        ("0000180", 180),
        ("0001801", None),
        ("000180999999999", None),
        ("0000019", 19),
        ("000", None),
        ("000000000000000000007", 7),
    ],
)
def test_leading_zeros_make_a_number_neither_larger_nor_smaller(typed, number):
    assert whole_from(typed, 180) == number


@pytest.mark.parametrize(
    "typed",
    ["", " ", "-5", "+5", "−5", "5.0", "1,0", "1_0", " 5", "5 ", "5\n", "٣٠", "३०", "３０", "²", "five", "1e2", "0x1"],
)
def test_what_is_more_or_less_than_plain_digits_is_no_count(typed):
    assert whole_from(typed, 180) is None


def test_a_million_digits_are_too_much_at_once_and_a_million_zeros_are_nothing():
    began = time.perf_counter()
    assert whole_from("9" * 1_000_000, 180) is None
    assert whole_from("0" * 1_000_000 + "181", 180) is None
    assert whole_from("0" * 1_000_000 + "180", 180) == 180
    assert time.perf_counter() - began < 1
