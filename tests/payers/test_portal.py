"""What a payer’s system answers: a status on any day, what became of the money, who is covered, when to look again."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.coverage import Coverage, load_plan
from simulator.coverage.enrolment import OtherPlan
from simulator.money import Money
from simulator.payers import Used
from simulator.payers.portal import ClaimEvent, as_plain, claim_status, eligibility, looks
from simulator.reading import DATA, read_data, read_table
from simulator.remittance.codes import status_meaning

PAID = (
    ClaimEvent(date(2026, 3, 9), "arrived"),
    ClaimEvent(date(2026, 3, 10), "taken_in", "TM2603100001"),
    ClaimEvent(date(2026, 3, 12), "in_process", "TM2603100001"),
    ClaimEvent(date(2026, 3, 24), "paid", "TM2603100001", Money(176_00)),
    ClaimEvent(date(2026, 3, 25), "check_mailed", amount=Money(176_00), number="50113", to="PO Box 12, Larkfield"),
    ClaimEvent(date(2026, 4, 8), "check_returned", number="50113"),
    ClaimEvent(date(2026, 4, 15), "check_mailed", amount=Money(176_00), number="50290", to="48 Mill Road, Larkfield"),
    ClaimEvent(date(2026, 4, 21), "check_cashed", number="50290"),
)


@pytest.mark.parametrize(
    ("day", "category"),
    [
        (date(2026, 3, 8), "A4"),
        (date(2026, 3, 9), "A1"),
        (date(2026, 3, 10), "A2"),
        (date(2026, 3, 11), "A2"),
        (date(2026, 3, 12), "P1"),
        (date(2026, 3, 23), "P1"),
        (date(2026, 3, 24), "F1"),
        (date(2027, 3, 24), "F1"),
    ],
)
def test_a_status_knows_what_had_happened_by_its_day_and_nothing_later(day: date, category: str) -> None:
    assert claim_status(PAID, day).category == category


def test_a_claim_that_is_not_on_file_tells_nothing_else() -> None:
    answer = claim_status((), date(2026, 4, 1))

    assert (answer.category, answer.number, answer.claim_number, answer.payments) == ("A4", "35", "", ())
    assert answer.since is None
    assert answer.says == "We find no such claim."


@pytest.mark.parametrize(
    ("day", "states"),
    [
        (date(2026, 3, 24), []),
        (date(2026, 3, 25), [("50113", "mailed")]),
        (date(2026, 4, 7), [("50113", "mailed")]),
        (date(2026, 4, 8), [("50113", "returned")]),
        (date(2026, 4, 15), [("50113", "returned"), ("50290", "mailed")]),
        (date(2026, 4, 21), [("50113", "returned"), ("50290", "cashed")]),
    ],
)
def test_what_became_of_each_check(day: date, states: list[tuple[str, str]]) -> None:
    assert [(each.number, each.state) for each in claim_status(PAID, day).payments] == states


def test_a_payment_keeps_its_amount_its_day_and_where_it_went() -> None:
    first, second = claim_status(PAID, date(2026, 5, 1)).payments

    assert (first.amount, first.on, first.to) == (Money(176_00), date(2026, 3, 25), "PO Box 12, Larkfield")
    assert (second.on, second.since) == (date(2026, 4, 15), date(2026, 4, 21))


def test_a_claim_that_waits_says_for_what_and_one_sent_on_says_to_whom() -> None:
    waiting = claim_status(
        (ClaimEvent(date(2026, 3, 9), "asked_provider", to="chart note", remark="N710"),), date(2026, 4, 1)
    )
    sent_on = claim_status(
        (ClaimEvent(date(2026, 3, 9), "forwarded", to="Osprey Point Health Plan"),), date(2026, 4, 1)
    )

    assert (waiting.category, waiting.to, waiting.remark) == ("P3", "chart note", "N710")
    assert (sent_on.category, sent_on.to) == ("A0", "Osprey Point Health Plan")


@pytest.mark.parametrize(
    ("kind", "as_of", "again"),
    [
        ("in_process", date(2026, 4, 1), date(2026, 4, 15)),  # 14 days
        ("denied", date(2026, 4, 1), date(2026, 4, 3)),
        ("denied", date(2026, 4, 2), date(2026, 4, 6)),  # April 4 is a Saturday
        ("arrived", date(2026, 5, 22), date(2026, 5, 26)),  # May 25 is Memorial Day
    ],
)
def test_each_answer_says_when_to_look_again_on_a_day_when_offices_are_open(
    kind: str, as_of: date, again: date
) -> None:
    assert claim_status((ClaimEvent(date(2026, 3, 30), kind),), as_of).look_again == again


def test_after_silence_one_looks_at_30_days_calls_at_45_and_escalates_at_60() -> None:
    # sent on March 9, 2026: April 8, April 23, May 8
    assert [(each.on, each.act) for each in looks(date(2026, 3, 9))] == [
        (date(2026, 4, 8), "check-status"),
        (date(2026, 4, 23), "call-payer"),
        (date(2026, 5, 8), "escalate"),
    ]


def test_every_status_that_a_portal_gives_can_be_explained() -> None:
    table = read_data(DATA / "portal.yaml")
    kinds = [*table["events"].values(), table["not_on_file"]]  # type: ignore[union-attr]
    categories = {str(kind["category"]) for kind in kinds}  # type: ignore[index,call-overload]

    assert {f"A{n}" for n in range(7)} | {f"P{n}" for n in range(5)} | {f"F{n}" for n in range(5)} < categories
    assert all(status_meaning(category).act.endswith(".") for category in categories)


def test_the_list_of_categories_has_every_group_in_our_own_words() -> None:
    rows = {row["code"]: row for row in read_table(DATA / "codes" / "status.csv")}

    assert {f"A{n}" for n in range(9)} | {f"P{n}" for n in range(5)} | {f"F{n}" for n in range(5)} <= rows.keys()
    assert {"R0", "R4", "E0", "E1", "D0"} <= rows.keys()
    assert all(row["says"].endswith(".") and row["act"].endswith(".") for row in rows.values())
    assert rows["A2"]["verified"] == "yes"
    assert rows["E1"]["verified"] == "no"


BORN = date(1979, 6, 4)
MEMBER = Coverage("TMH00481516", "ppo-silver", "Ana Ruiz", BORN, date(2026, 1, 1), date(2026, 6, 30))


@pytest.mark.parametrize(
    ("day", "answer", "code"),
    [
        (date(2025, 12, 31), "inactive", "6"),
        (date(2026, 1, 1), "active", "1"),
        (date(2026, 6, 30), "active", "1"),
        (date(2026, 7, 1), "inactive", "6"),
    ],
)
def test_coverage_is_active_on_its_first_day_and_on_its_last(day: date, answer: str, code: str) -> None:
    found = eligibility(MEMBER, load_plan("ppo-silver"), day, born=BORN)

    assert (found.answer, found.code) == (answer, code)
    assert bool(found.left) == (answer == "active")


def test_what_is_left_of_the_year() -> None:
    used = Used(Money(1_440_00), Money(2_000_00), Money(1_500_00), Money(2_100_00))

    found = eligibility(MEMBER, load_plan("ppo-silver"), date(2026, 3, 2), born=BORN, used=used)

    # 2026: deductible 1,500 and 3,000, out-of-pocket 6,500 and 13,000
    assert [(each.year, each.left) for each in found.left] == [
        (Money(1_500_00), Money(60_00)),
        (Money(6_500_00), Money(4_500_00)),
        (Money(3_000_00), Money(1_500_00)),
        (Money(13_000_00), Money(10_900_00)),
    ]


def test_a_wrong_number_or_birthday_tells_nothing_of_the_member() -> None:
    nobody = eligibility(None, None, date(2026, 3, 2), born=BORN)
    differs = eligibility(MEMBER, load_plan("ppo-silver"), date(2026, 3, 2), born=date(1979, 4, 6))

    assert (nobody.code, differs.code) == ("75", "71")
    assert (nobody.member, differs.member, differs.begins, differs.left) == ("", "", None, ())


def test_another_plan_on_file_is_told_with_its_place_in_the_order() -> None:
    other = OtherPlan("Copperfield Benefit Trust", "CB1", date(2026, 1, 1), None, pays_first=True)

    found = eligibility(MEMBER, load_plan("ppo-silver"), date(2026, 3, 2), born=BORN, other=other)

    assert found.other_plan == "Copperfield Benefit Trust, pays first"


def test_an_answer_goes_to_json_as_text() -> None:
    plain = json.loads(json.dumps(as_plain(claim_status(PAID, date(2026, 5, 1)))))

    assert plain["amount"] == "176.00"
    assert plain["as_of"] == "2026-05-01"
    assert plain["payments"][1]["state"] == "cashed"


@given(days=st.integers(0, 80), later=st.integers(0, 30))
def test_a_later_question_never_knows_of_fewer_payments(days: int, later: int) -> None:
    asked = date(2026, 3, 1) + timedelta(days=days)

    before, after = claim_status(PAID, asked), claim_status(PAID, asked + timedelta(days=later))
    assert [each.number for each in after.payments][: len(before.payments)] == [each.number for each in before.payments]
    assert asked < before.look_again
