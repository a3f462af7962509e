from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.ledger import Book, Entries, Why
from simulator.ledger.aging_table import Accounts, aging_by_class, credit_balances
from simulator.people.population import population
from simulator.world.patients.events import Doing, PatientEvents
from simulator.world.patients.in_time import patients_in_time
from tests.world.left_to_patients import ANSWERED, START, YEAR, Left, left

MIXED = [1500, 4000, 9000, 22000, 45000, 90000]


@pytest.fixture(scope="module")
def mixed() -> Left:
    return left(MIXED)


@pytest.fixture(scope="module")
def uninsured() -> Left:
    return left([12000, 20000, 45000], insured=False)


@pytest.fixture(scope="module")
def taken_back() -> Left:
    return left(MIXED, reversed_after=110)


@pytest.fixture(scope="module", params=["mixed", "uninsured", "taken_back"])
def any_of_them(request: pytest.FixtureRequest) -> Left:
    found: Left = request.getfixturevalue(request.param)
    return found


def did(events: PatientEvents, kind: Doing) -> PatientEvents:
    return events.take(events.kind == kind.number)


def why(entries: Entries, reason: Why) -> Entries:
    return entries.take(entries.why_is(reason))


def test_the_books_balance_and_the_aging_is_what_the_entries_leave_open(any_of_them: Left) -> None:
    for day in (START + 60, START + 200, START + 364, START + 700):
        entries = any_of_them.together.as_of(day)
        still_open = sum(entries.standing(book, 2000).sum() for book in (Book.PAYER, Book.PATIENT))

        assert sum(entries.trial_balance().values()) == 0
        assert aging_by_class(any_of_them.together, any_of_them.accounts, day).total == still_open


def test_no_balance_falls_below_zero_on_any_day(any_of_them: Left) -> None:
    entries = any_of_them.together
    change = entries.change(Book.PATIENT)
    days = np.unique(entries.on)
    by_day = np.zeros((2000, days.size), np.int64)
    np.add.at(by_day, (entries.visit, np.searchsorted(days, entries.on)), change)

    assert by_day.cumsum(axis=1).min() == 0


def test_all_money_that_we_hold_finds_its_way_back(any_of_them: Left) -> None:
    held = credit_balances(any_of_them.together, 2000, int(any_of_them.together.on.max()))

    assert held.tolist() == [0] * 2000


def test_nothing_comes_to_a_patient_but_what_an_answer_or_a_charge_put_there(any_of_them: Left) -> None:
    ours = any_of_them.side.entries
    onto = ours.take(ours.into == Book.PATIENT.number)

    assert onto.why_is(Why.OVERPAID).all()  # and that only gives back what was taken too much
    assert (onto.amount.sum() > 0) == (any_of_them.entries.change(Book.PATIENT).min() < 0)


def test_nobody_is_billed_before_the_day_on_which_the_balance_became_theirs(mixed: Left) -> None:
    theirs = mixed.accounts.seen + ANSWERED
    statements = did(mixed.side.events, Doing.STATEMENT)
    at_desk = mixed.side.entries.why_is(Why.AT_THE_DESK)
    later = mixed.side.entries.take(~at_desk)

    assert (statements.on >= theirs[statements.visit]).all()
    assert (later.on >= theirs[later.visit]).all()


def test_statements_go_out_every_thirty_days_and_never_more_than_four(mixed: Left) -> None:
    statements = did(mixed.side.events, Doing.STATEMENT)
    first = statements.take(statements.detail == 1)
    fourth = statements.take(statements.detail == 4)
    start = dict(zip(first.visit.tolist(), first.on.tolist(), strict=True))

    assert set(statements.detail.tolist()) == {1, 2, 3, 4}
    assert {on - start[visit] for visit, on in zip(fourth.visit.tolist(), fourth.on.tolist(), strict=True)} == {90}


def test_what_a_statement_brings_in_comes_before_the_next_one_is_printed(mixed: Left) -> None:
    sent = did(mixed.side.events, Doing.STATEMENT)
    paid = why(mixed.together, Why.STATEMENT)
    latest = np.array(
        [sent.on[(sent.visit == visit) & (sent.on <= on)].max() for visit, on in zip(paid.visit, paid.on, strict=True)]
    )

    assert len(paid) > 500
    assert (paid.on - latest).min() >= 4  # nobody answers sooner; a smaller gap is an answer to the one before


def test_bad_debt_is_placed_120_days_after_the_balance_became_the_patients_or_later(mixed: Left) -> None:
    placed = why(mixed.side.entries, Why.BAD_DEBT)
    age = placed.on - (mixed.accounts.seen[placed.visit] + ANSWERED)

    assert age.min() == 120
    assert len(placed) > 100


def test_who_is_protected_is_never_asked_for_a_cent() -> None:
    protected = np.arange(2000) % 3 == 0
    found = left(MIXED, protected=protected)
    asked = did(found.side.events, Doing.STATEMENT).visit
    ours = found.side.entries

    assert not protected[asked].any()
    assert found.paid()[protected].tolist() == [0] * int(protected.sum())
    assert set(ours.why[protected[ours.visit]].tolist()) == {Why.PROTECTED.number}
    assert found.together.standing(Book.PATIENT, 2000)[protected].tolist() == [0] * int(protected.sum())


def test_a_copay_is_taken_at_the_desk_and_held_until_the_answer() -> None:
    found = left([2500], why=Why.COPAY)
    taken = why(found.side.entries, Why.AT_THE_DESK)
    used = why(found.side.entries, Why.APPLIED)

    assert 600 < len(taken) < 1400  # of 2,000 visits, those who have the means and are asked
    assert set(taken.amount.tolist()) == {2500}
    assert (taken.on == found.accounts.seen[taken.visit]).all()
    assert (used.on == found.accounts.seen[used.visit] + ANSWERED).all()
    assert sorted(used.visit.tolist()) == sorted(taken.visit.tolist())


def test_a_copay_taken_in_error_is_refunded() -> None:
    found = left([9000])
    in_error = why(found.side.entries, Why.AT_THE_DESK)
    back = did(found.side.events, Doing.REFUND)

    # a deductible bill of 90.00 has no copay: the 20.00 comes off the bill, so nothing is left to give back for it
    assert set(in_error.amount.tolist()) == {2000}
    assert not np.isin(in_error.visit, back.visit).all()


def test_without_a_plan_there_is_a_discount_on_the_day_of_the_charge(uninsured: Left) -> None:
    off = why(uninsured.side.entries, Why.DISCOUNT)
    charged = why(uninsured.entries, Why.CHARGE)

    assert len(off) == len(charged) == 2000
    assert (off.on == uninsured.accounts.seen[off.visit]).all()
    assert off.into.tolist() == [Book.DISCOUNT.number] * 2000


def test_assistance_follows_the_table_and_only_for_those_within_it(mixed: Left) -> None:
    given = did(mixed.side.events, Doing.HELPED)
    people, homes = mixed.people.people, mixed.people.households
    poverty = homes.poverty_percent[people.household[people.guarantor[mixed.person[given.visit]]]]
    all_of_it = given.take(poverty <= 200)
    day = np.full(2000, START + 2000)
    day[all_of_it.visit] = all_of_it.on
    asked = did(mixed.side.events, Doing.STATEMENT)

    assert len(given) > 50
    assert poverty.max() <= 300
    assert (asked.on < day[asked.visit]).all()  # who was forgiven all is not asked again


def test_instalments_fall_on_pay_days_and_add_up_to_the_plan(mixed: Left) -> None:
    plans, paid = mixed.side.plans, why(mixed.side.entries, Why.INSTALMENT)
    homes = mixed.people.households
    home = mixed.side.bills.home[plans.bill[paid.source]]
    days = (paid.on - START - homes.pay_offset[home]) % homes.pay_every[home]
    sums = np.zeros(len(plans), np.int64)
    np.add.at(sums, paid.source, paid.amount)
    whole = plans.kept & (plans.ends < START + 3 * 365)

    assert len(plans) > 50
    assert set(days.tolist()) == {0}
    assert sums[whole].tolist() == plans.amount[whole].tolist()
    assert (sums[~plans.kept] < plans.amount[~plans.kept]).all()
    assert set(plans.term.tolist()) <= {12, 24}
    assert (plans.instalments <= plans.term).all()


def test_the_agency_keeps_28_percent_of_what_it_finds(mixed: Left) -> None:
    found, fees = why(mixed.side.entries, Why.RECOVERY), why(mixed.side.entries, Why.AGENCY_FEE)

    assert len(found) == len(fees) > 20
    assert sorted(fees.amount.tolist()) == sorted(cents * 28 // 100 for cents in found.amount.tolist())


def test_a_promise_is_kept_whole_or_not_at_all(mixed: Left) -> None:
    promises = mixed.side.promises

    assert len(promises) > 30
    assert set((promises.paid == promises.promised).tolist()) == {True, False}
    assert ((promises.paid == 0) | (promises.paid == promises.promised)).all()
    assert (promises.due >= promises.made + 7).all()


def test_what_a_payer_takes_back_after_it_was_paid_is_refunded(taken_back: Left) -> None:
    back = why(taken_back.side.entries, Why.REFUND)
    held = why(taken_back.side.entries, Why.OVERPAID)
    returned = held.take((held.out_of == Book.HELD.number) & (held.into == Book.PATIENT.number))

    assert len(returned) > 100
    assert np.isin(returned.visit, back.visit).all()


def test_the_larger_the_bill_the_smaller_the_part_that_comes_in() -> None:
    sizes = [6000, 20000, 40000, 80000, 200000, 600000, 900000]
    shares = [int(left([size]).paid().sum()) * 100 // (size * 2000) for size in sizes]

    assert shares == sorted(set(shares), reverse=True)


def test_without_a_plan_less_of_a_bill_comes_in_than_with_one() -> None:
    with_plan, without = left([20000]), left([20000], insured=False)

    assert without.paid().sum() < with_plan.paid().sum()


def test_the_same_seed_makes_the_same_entries_and_another_does_not() -> None:
    one, again, other = left([9000]), left([9000]), left([9000], seed=2)

    assert one.side.entries.amount.tolist() == again.side.entries.amount.tolist()
    assert one.side.entries.amount.tolist() != other.side.entries.amount.tolist()


NEAR = population(1, 0, 60, YEAR)
ANSWERS_IN_ANY_ORDER = st.lists(
    st.tuples(st.integers(0, 7), st.integers(0, 400), st.integers(-6000, 20_000)), min_size=1, max_size=24
)


@settings(max_examples=60)
@given(ANSWERS_IN_ANY_ORDER, st.lists(st.booleans(), min_size=8, max_size=8))
def test_whatever_payers_leave_and_take_back_nobody_owes_less_than_nothing(
    answers: list[tuple[int, int, int]], protected: list[bool]
) -> None:
    """Payers take back at most what they have left to the patient before."""
    left_so_far, moves = [0] * 8, []
    for visit, day, amount in sorted(answers, key=lambda answer: answer[1]):
        moved = max(amount, -left_so_far[visit])
        left_so_far[visit] += moved
        moves.append(Entries.moved(START + day, visit, Book.PAYER, Book.PATIENT, moved, Why.COINSURANCE))
    entries = Entries.together(moves)
    accounts = Accounts.of(seen=[START] * 8, financial_class=[0] * 8, payer=[0] * 8)
    side = patients_in_time(NEAR, np.arange(8), accounts, np.array(protected), entries, 1, 0, YEAR)
    together = Entries.together((entries, side.entries))

    for day in (*np.unique(together.on).tolist(), START + 1095):
        posted = together.as_of(day)
        assert posted.standing(Book.PATIENT, 8).min() >= 0
        assert posted.standing(Book.HELD, 8).max() <= 0
        assert posted.standing(Book.BAD_DEBT, 8).min() >= 0
    assert not np.array(protected)[side.bills.visit].any()


def test_a_year_without_visits_leaves_nothing_to_ask_for() -> None:
    nothing = left([9000], visits=0, people=5)

    assert len(nothing.side.entries) == len(nothing.side.events) == 0
