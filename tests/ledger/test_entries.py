from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from simulator.ledger import BOOKS, WHYS, Book, Entries, Why
from tests.ledger.small import ENTRIES, day

MOVES = st.lists(
    st.tuples(
        st.integers(0, 400), st.integers(0, 5), st.sampled_from(BOOKS), st.sampled_from(BOOKS), st.integers(-9999, 9999)
    ).filter(lambda move: move[2] is not move[3])
)


def test_a_reversal_is_the_same_move_the_other_way() -> None:
    there_and_back = Entries.moved(
        [day(1, 2), day(1, 9)], 0, Book.PAYER, Book.PATIENT, [2500, -2500], Why.DEDUCTIBLE, payer=1
    )

    assert there_and_back.amount.tolist() == [2500, 2500]
    assert there_and_back.change(Book.PATIENT).tolist() == [2500, -2500]
    assert there_and_back.payer.tolist() == [1, 1]


def test_what_is_zero_is_not_posted() -> None:
    assert len(Entries.moved(day(1, 2), [0, 1], Book.PAYER, Book.CASH, [0, 5], Why.PAYMENT)) == 1


def test_the_trial_balance_of_the_small_practice() -> None:
    found = {book: cents for book, cents in ENTRIES.trial_balance().items() if cents}

    assert found == {
        Book.PAYER: 11000,  # 150.00 less the 40.00 given up
        Book.PATIENT: 13000,  # 200.00 less the discount
        Book.CHARGES: -75000,  # 300 + 100 + 200 + 150
        Book.CASH: 20210,  # 20 + 100 + 35 + 10 - 3 + 39.20 + 0.90
        Book.CONTRACT: 17000,
        Book.SEQUESTRATION: 80,
        Book.DENIED: 4000,
        Book.DISCOUNT: 7000,
        Book.CHARITY: 1000,
        Book.BAD_DEBT: 1500,  # 25.00 placed, 10.00 found
        Book.AGENCY: 300,
        Book.INTEREST: -90,
    }


def test_a_day_later_is_not_yet_posted() -> None:
    assert ENTRIES.as_of(day(1, 19)).standing(Book.PATIENT, 4).tolist() == [0, 0, 0, 0]
    assert ENTRIES.as_of(day(1, 20)).standing(Book.PATIENT, 4).tolist() == [6000, 0, 0, 0]  # 80.00 less 20.00 held


@given(MOVES, st.integers(0, 400))
def test_all_books_together_are_nothing_on_any_day(moves: list[tuple[int, int, Book, Book, int]], on: int) -> None:
    entries = Entries.together(Entries.moved(*move, Why.CHARGE) for move in moves)

    assert sum(entries.as_of(on).trial_balance().values()) == 0
    assert all(amount > 0 for amount in entries.amount.tolist())


def test_every_book_and_every_reason_has_a_number_of_its_own() -> None:
    assert [book.number for book in BOOKS] == list(range(len(Book)))
    assert [why.number for why in WHYS] == list(range(len(Why)))
