from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.ledger import Book, Entries, Why
from simulator.ledger.aging_table import Accounts, aging_by_class, aging_by_payer, credit_balances
from tests.ledger.small import ACCOUNTS, ENTRIES, day, entry


def test_the_small_practice_on_the_first_of_may() -> None:
    table = aging_by_class(ENTRIES, ACCOUNTS, day(5, 1))

    # visit 0 is 120 days old (25.00), visit 2 is 100 (130.00), visit 3 is 90 (110.00)
    assert dict(zip(table.groups, table.cents.tolist(), strict=True)) == {
        "commercial": [0, 0, 11000, 2500, 0],
        "medicare": [0, 0, 0, 0, 0],
        "medicaid": [0, 0, 0, 0, 0],
        "self-pay": [0, 0, 0, 13000, 0],
    }
    assert table.total == 26500


def test_a_day_later_the_money_of_day_120_and_of_day_90_is_a_bucket_older() -> None:
    table = aging_by_class(ENTRIES, ACCOUNTS, day(5, 2))

    assert table.cents[0].tolist() == [0, 0, 0, 11000, 2500]


def test_aging_by_payer_names_those_whom_nobody_covers() -> None:
    table = aging_by_payer(ENTRIES, ACCOUNTS, day(1, 31), ("Tamarack", "Osprey"))

    assert table.groups == ("Tamarack", "Osprey", "nobody")
    assert table.cents.tolist() == [[17000, 0, 0, 0, 0], [0, 0, 0, 0, 0], [13000, 0, 0, 0, 0]]  # 60.00 + 110.00


def test_a_patients_balance_can_be_aged_from_the_day_it_became_theirs() -> None:
    seen = aging_by_class(ENTRIES, ACCOUNTS, day(2, 5), (Book.PATIENT,))
    theirs = aging_by_class(ENTRIES, ACCOUNTS, day(2, 5), (Book.PATIENT,), since_theirs=True)

    # visit 0 was 35 days ago; its 60.00 became the patient's on January 20, 16 days ago
    assert seen.cents[0].tolist() == [0, 6000, 0, 0, 0]
    assert theirs.cents[0].tolist() == [6000, 0, 0, 0, 0]


@pytest.mark.parametrize(("on", "held"), [(day(1, 1), 2000), (day(1, 19), 2000), (day(1, 20), 0)])
def test_a_copay_is_a_credit_until_the_answer_is_posted(on: int, held: int) -> None:
    assert credit_balances(ENTRIES, 4, on).tolist() == [held, 0, 0, 0]


MOVES = st.lists(
    st.tuples(
        st.integers(0, 300), st.integers(0, 3), st.sampled_from((Book.PAYER, Book.PATIENT)), st.integers(-500, 500)
    )
)


@given(MOVES, st.integers(0, 500), st.booleans())
def test_aging_adds_up_to_the_entries_on_any_day(
    moves: list[tuple[int, int, Book, int]], after: int, since: bool
) -> None:
    start = day(1, 1)
    entries = Entries.together(
        entry(start + on, visit, Book.CHARGES, book, amount, Why.CHARGE) for on, visit, book, amount in moves
    )
    accounts = Accounts.of(seen=[start] * 4, financial_class=[0, 1, 2, 3], payer=[0, 1, 1, -1])
    still_open = sum(amount for on, _, _, amount in moves if on <= after)

    assert aging_by_class(entries, accounts, start + after, since_theirs=since).total == still_open
    assert aging_by_payer(entries, accounts, start + after, ("a", "b"), since_theirs=since).total == still_open
