"""Money is whole cents, read from people kindly and strictly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.money import Money, NotAnAmount, Rate, total

cents = st.integers(-(10**12), 10**12).map(Money)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1081.8", 108180),
        ("$1,081.80", 108180),
        ("1,081.80", 108180),
        ("  1081.80 ", 108180),
        ("1081", 108100),
        ("$ 72.80", 7280),
        (".5", 50),
        ("0", 0),
        ("-12.00", -1200),
        ("−12.00", -1200),
        ("12.", 1200),
        ("0072.80", 7280),
    ],
)
def test_an_amount_is_read_in_every_way_people_write_it(typed, expected):
    assert Money.read(typed) == Money(expected)


NO_WORDS = ["eighty", "1e309", "nan", "", " ", "$", ".", "--5", "7 2", "12.5.5", "<b>5</b>", "1_000", "0x10"]
NO_COMMAS = ["1.081,80", "1081,80", "10,81.80", "72,80", "72.805", "٣", "５", "9" * 400]


@pytest.mark.parametrize("typed", NO_WORDS + NO_COMMAS)
def test_what_could_be_read_in_two_ways_is_refused_in_one_plain_sentence(typed):
    with pytest.raises(NotAnAmount) as refused:
        Money.read(typed)

    says = str(refused.value)
    assert says.endswith(".")
    assert "\n" not in says
    assert len(says) < 160


@given(cents)
def test_what_is_printed_reads_back_the_same(amount):
    assert Money.read(str(amount)) == amount
    assert Money.read(amount.dollars) == amount


@given(st.lists(cents))
def test_a_total_loses_no_cent(amounts):
    assert total(amounts).cents == sum(amount.cents for amount in amounts)


def test_no_float_ever_enters():
    with pytest.raises(TypeError):
        Money(72.80)
    with pytest.raises(TypeError):
        Money(True)


@pytest.mark.parametrize(
    ("amount", "rate", "share"),
    [
        (5200, "20%", 1040),  # 0.20 x 52.00 = 10.40
        (1, "50%", 1),  # half a cent goes up
        (-1, "50%", -1),
        (3, "20%", 1),  # 0.6 of a cent
        (2, "20%", 0),  # 0.4 of a cent
        (112, "0.125", 14),
        (5, "10%", 1),  # 0.5 of a cent goes up
    ],
)
def test_a_share_rounds_half_a_cent_up(amount, rate, share):
    assert Money(amount).times(Rate.read(rate)) == Money(share)


@pytest.mark.parametrize("typed", ["20", "1.01", "101%", "-5%", "twenty", "", "0.00001"])
def test_a_rate_is_a_share_between_nothing_and_all(typed):
    with pytest.raises(ValueError, match="not a rate"):
        Rate.read(typed)


@pytest.mark.parametrize(
    ("typed", "printed"), [("20%", "20%"), ("0.125", "12.5%"), ("100%", "100%"), ("0%", "0%"), ("1", "100%")]
)
def test_a_rate_prints_as_a_plan_prints_it(typed, printed):
    assert str(Rate.read(typed)) == printed


@pytest.mark.parametrize(
    ("in_cents", "column", "prose"),
    [(-50, "−0.50", "−$0.50"), (108180, "1,081.80", "$1,081.80"), (0, "0.00", "$0.00")],
)
def test_money_is_set_like_money(in_cents, column, prose):
    assert str(Money(in_cents)) == column
    assert Money(in_cents).dollars == prose
