from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.claims.claim import AccountId, Claim, ClaimId, Line
from simulator.ledger import Account, Book, Leg, Posting, Unbalanced, charge_posting, earlier_balance, remit_postings
from simulator.money import Money
from simulator.remittance import Adjustment, Group, Remit, RemitLine

VISIT, ANSWER = date(2026, 3, 2), date(2026, 3, 18)
CO, PR, OA = Group.CO, Group.PR, Group.OA


def money(text: str) -> Money:
    return Money.read(text)


def remit(*lines: tuple[str, str, list[tuple[Group, str, str]]]) -> Remit:
    """Lines as (charge, allowed, adjustments)."""
    sent = tuple(
        Line(number, "ekg", "X1180", "EKG", 1, money(charge), "I10") for number, (charge, _, _) in enumerate(lines, 1)
    )
    claim = Claim(ClaimId("c"), AccountId("a"), "m", "p", VISIT, date(2026, 3, 6), date(2026, 3, 9), "1", sent)
    answered = tuple(
        RemitLine(
            number, "X1180", "EKG", money(charge), money(allowed), tuple(Adjustment(g, r, money(a)) for g, r, a in cut)
        )
        for number, (charge, allowed, cut) in enumerate(lines, 1)
    )
    return Remit(claim, "n", "1", ANSWER, "000771903118", answered)


THREE_LINES = remit(
    ("185.00", "112.00", [(CO, "45", "73.00"), (PR, "1", "60.00"), (PR, "2", "10.40")]),
    ("48.00", "12.00", [(CO, "45", "36.00"), (PR, "2", "2.40")]),
    ("900.00", "0.00", [(CO, "197", "900.00")]),
)


def posted(answer: Remit) -> Account:
    return Account(AccountId("a")).with_postings([charge_posting(answer.claim), *remit_postings(answer, "Tamarack")])


def test_a_posting_out_of_balance_cannot_exist() -> None:
    with pytest.raises(Unbalanced, match=r"out of balance by 0\.01"):
        Posting(VISIT, VISIT, "Slip", "", (Leg(Book.PAYER, money("5.00")), Leg(Book.PATIENT, money("-4.99"))))


def test_an_answer_pays_writes_off_and_moves_only_pr_amounts_to_the_patient() -> None:
    account = posted(THREE_LINES)

    assert account.balance(Book.CASH) == money("51.20")  # 41.60 + 9.60
    assert account.balance(Book.CONTRACT) == money("109.00")  # 73.00 + 36.00
    assert account.with_patient() == money("72.80")  # 60.00 + 10.40 + 2.40
    assert account.with_payer() == money("900.00")  # 1,133.00 - 51.20 - 109.00 - 72.80


def test_a_denied_line_stays_with_the_payer_until_a_person_decides() -> None:
    account = posted(remit(("900.00", "0.00", [(CO, "197", "900.00")])))

    assert account.with_payer() == money("900.00")
    assert account.with_patient() == money("0.00")
    assert len(account.postings) == 1  # the charge alone: nothing was paid, written off or moved


def test_an_answer_to_a_duplicate_moves_nothing() -> None:
    first = remit(("185.00", "112.00", [(CO, "45", "73.00"), (PR, "2", "22.40")]))
    again = remit(("185.00", "0.00", [(OA, "18", "185.00")]))

    account = posted(first).with_postings(remit_postings(again, "Tamarack"))

    assert account.with_payer() == money("0.00")  # 185.00 - 73.00 - 22.40 - 89.60
    assert account.with_patient() == money("22.40")


def test_before_its_day_a_posting_has_not_happened() -> None:
    account = posted(THREE_LINES)

    assert account.open(date(2026, 3, 1)) == money("0.00")
    assert account.open(date(2026, 3, 2)) == money("1133.00")
    assert account.with_patient(date(2026, 3, 17)) == money("0.00")
    assert account.with_patient(date(2026, 3, 18)) == money("72.80")


def test_an_earlier_balance_is_the_patients_and_keeps_its_own_visit() -> None:
    earlier = date(2025, 12, 11)
    account = posted(THREE_LINES).with_postings([earlier_balance(earlier, date(2026, 2, 2), money("46.15"))])

    assert account.visits() == [earlier, VISIT]
    assert account.balance(Book.PATIENT, visit=earlier) == money("46.15")
    assert account.with_patient() == money("118.95")  # 46.15 + 72.80
    assert [posting.on for posting in account.postings] == sorted(posting.on for posting in account.postings)


@given(
    st.lists(
        st.tuples(st.integers(0, 90_000), st.integers(0, 90_000), st.integers(0, 90_000), st.integers(0, 90_000)),
        min_size=1,
        max_size=6,
    )
)
def test_all_books_together_are_always_nothing(lines: list[tuple[int, int, int, int]]) -> None:
    answer = remit(
        *(
            (
                str(Money(discount + share + denied + paid)),
                str(Money(share + paid)),
                [(CO, "45", str(Money(discount))), (PR, "2", str(Money(share))), (CO, "197", str(Money(denied)))],
            )
            for discount, share, denied, paid in lines
        )
    )
    account = posted(answer)

    assert sum(account.balance(book).cents for book in Book) == 0
    assert account.with_payer().cents == sum(denied for _, _, denied, _ in lines)
    assert account.with_patient().cents == sum(share for _, share, _, _ in lines)
