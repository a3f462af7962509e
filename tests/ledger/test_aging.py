from __future__ import annotations

from datetime import date, timedelta

import pytest

from simulator.claims import AccountId
from simulator.ledger import Account, aging, earlier_balance
from simulator.money import Money

TODAY = date(2026, 3, 23)


def owed_since(days: int, cents: int, posted: date = TODAY) -> Account:
    visit = TODAY - timedelta(days=days)
    return Account(AccountId("HC-0001-01")).with_postings([earlier_balance(visit, posted, Money(cents))])


@pytest.mark.parametrize(
    ("days", "name"),
    [
        (0, "0 to 30 days"),
        (30, "0 to 30 days"),
        (31, "31 to 60"),
        (60, "31 to 60"),
        (61, "61 to 90"),
        (90, "61 to 90"),
        (91, "91 to 120"),
        (120, "91 to 120"),
        (121, "over 120"),
    ],
)
def test_money_ages_from_the_day_of_service(days: int, name: str) -> None:
    assert [bucket for bucket, amount in aging(owed_since(days, 4615), TODAY).items() if amount] == [name]


def test_the_buckets_hold_every_open_cent_of_every_visit() -> None:
    account = owed_since(5, 1000).with_postings([*owed_since(45, 250).postings, *owed_since(200, 33).postings])

    # 10.00 + 2.50 + 0.33 = 12.83
    assert [str(amount) for amount in aging(account, TODAY).values()] == ["10.00", "2.50", "0.00", "0.00", "0.33"]
    assert str(account.open()) == "12.83"


def test_what_is_posted_tomorrow_is_not_open_today() -> None:
    account = owed_since(5, 1000, posted=TODAY + timedelta(days=1))

    assert not any(aging(account, TODAY).values())
