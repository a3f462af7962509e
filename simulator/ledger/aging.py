"""Aging: how old the open money on an account is, counted from the day of service, whoever it waits for."""

from __future__ import annotations

from datetime import date

from simulator.ledger.account import Account
from simulator.money import Money, total

BUCKETS = (
    (30, "0 to 30 days"),
    (60, "31 to 60"),
    (90, "61 to 90"),
    (120, "91 to 120"),
    (None, "over 120"),
)


def aging(account: Account, today: date) -> dict[str, Money]:
    """What is open in each bucket at the end of a day. The buckets add up to what is open on the account."""
    found: dict[str, list[Money]] = {name: [] for _, name in BUCKETS}
    for visit in account.visits():
        found[bucket((today - visit).days)].append(account.open(today, visit))
    return {name: total(amounts) for name, amounts in found.items()}


def bucket(days: int) -> str:
    """The bucket of money that is so many days old: day 30 is still in the first, day 31 is not."""
    return next(name for last, name in BUCKETS if last is None or days <= last)
