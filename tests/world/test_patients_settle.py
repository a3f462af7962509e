"""What payers take back meets what patients paid, by hand."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from simulator.ledger import Book, Entries, Why
from simulator.world.patients.bills import Moves, Takes
from simulator.world.patients.settle import posted, settle

DAY = date(2025, 3, 1).toordinal()


def moved(*rows: tuple[int, int, int]) -> Moves:
    """Rows of (day, visit, cents), up or down."""
    days, visits, cents = zip(*rows, strict=True)
    return Moves.of(on=[DAY + day for day in days], visit=list(visits), amount=list(cents))


def takes(*rows: tuple[int, int, int, Book]) -> Takes:
    return Takes.together(
        Takes.of(
            on=[DAY + day], visit=[visit], amount=[cents], into=[book.number], why=[Why.STATEMENT.number], source=[-1]
        )
        for day, visit, cents, book in rows
    )


def shown(entries: Entries) -> list[tuple[int, int, str, int]]:
    rows = zip(
        entries.on.tolist(), entries.visit.tolist(), entries.out_of.tolist(), entries.amount.tolist(), strict=True
    )
    return [(on - DAY, visit, tuple(Book)[out_of].name, cents) for on, visit, out_of, cents in rows]


def test_what_is_open_is_taken_as_planned() -> None:
    real, back = settle(moved((0, 0, 5000)), takes((10, 0, 2000, Book.CASH), (40, 0, 3000, Book.CASH)))

    assert real.amount.tolist() == [2000, 3000]
    assert len(back) == 0


def test_nobody_pays_what_a_payer_has_taken_back() -> None:
    # 50.00 came; 20.00 is paid on day 10; the payer takes 25.00 back on day 30: 5.00 of the last 30.00 is left to pay
    real, back = settle(moved((0, 0, 5000), (30, 0, -2500)), takes((10, 0, 2000, Book.CASH), (40, 0, 3000, Book.CASH)))

    assert real.amount.tolist() == [2000, 500]
    assert len(back) == 0


def test_what_was_paid_and_then_taken_back_is_held_for_the_patient() -> None:
    # 50.00 came and was paid whole; the payer takes 40.00 back: it is the patient's money now
    real, back = settle(moved((0, 0, 5000), (30, 0, -4000)), takes((10, 0, 5000, Book.CASH)))

    assert real.amount.tolist() == [5000]
    assert shown(back) == [(30, 0, "HELD", 4000)]


def test_bad_debt_that_nobody_owed_is_taken_out_again_after_the_patients_own_money() -> None:
    # 10.00 paid, 40.00 bad debt; the payer takes all 50.00 back
    plan = takes((10, 0, 1000, Book.CASH), (120, 0, 4000, Book.BAD_DEBT))
    _, back = settle(moved((0, 0, 5000), (150, 0, -5000)), plan)

    assert shown(back) == [(150, 0, "HELD", 1000), (150, 0, "BAD_DEBT", 4000)]


def test_two_takebacks_on_a_visit_give_back_each_dollar_once() -> None:
    _, back = settle(
        moved((0, 0, 5000), (30, 0, -2000), (60, 0, -3000)),
        takes((10, 0, 4000, Book.CASH), (20, 0, 1000, Book.CHARITY)),
    )

    assert shown(back) == [(30, 0, "HELD", 2000), (60, 0, "HELD", 2000), (60, 0, "CHARITY", 1000)]


def test_visits_do_not_touch_each_other() -> None:
    real, back = settle(moved((0, 0, 1000), (0, 1, 5000)), takes((5, 0, 3000, Book.CASH), (5, 1, 3000, Book.CASH)))

    assert real.amount.tolist() == [1000, 3000]
    assert len(back) == 0


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 3), st.integers(1, 900)), min_size=1, max_size=9),
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 3), st.integers(1, 900))),
    st.lists(st.tuples(st.integers(0, 3), st.integers(1, 99))),
)
def test_no_balance_ever_falls_below_zero(
    came: list[tuple[int, int, int]], planned: list[tuple[int, int, int]], taken_back: list[tuple[int, int]]
) -> None:
    """Payers take back at most what they had left to the patient, in the end."""
    back = [
        (100 + at, visit, -total * share // 100)
        for at, (visit, share) in enumerate(taken_back[:3])
        if (total := sum(cents for _, its, cents in came if its == visit) // 3)
    ]
    by_day: dict[tuple[int, int], int] = {}
    for day, visit, cents in (*came, *back):
        by_day[visit, day] = by_day.get((visit, day), 0) + cents
    rows = [(day, visit, cents) for (visit, day), cents in sorted(by_day.items()) if cents]
    plan = takes(*((day, visit, cents, Book.CASH) for day, visit, cents in planned)) if planned else takes()
    real, given_back = settle(moved(*rows), plan)
    entries = Entries.together((posted(real), given_back))

    for visit in range(4):
        for day in range(110):
            payers = sum(cents for on, its, cents in rows if its == visit and on <= day)
            ours = entries.take((entries.visit == visit) & (entries.on <= DAY + day)).change(Book.PATIENT).sum()
            assert payers + ours >= 0
