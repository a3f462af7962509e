"""Telling an answer in a test as a paper does: dollars, groups and reasons, turned into columns."""

from __future__ import annotations

import numpy as np

from simulator.coverage import medigap_letters
from simulator.money import Money
from simulator.payers.columns import GROUPS
from simulator.payers.coordination import METHODS, medigap
from simulator.payers.second import Method
from simulator.payers.settlement import NUMBER, Adjustments, Settlement


def cents(text: str) -> int:
    return Money.read(text).cents


def adjustments(text: str) -> list[tuple[str, str, int]]:
    """“CO-45 50.00, PR-2 40.00” as group, reason and cents."""
    return [(*code.split("-"), cents(amount)) for code, amount in (each.split() for each in text.split(", ") if text)]


def answer(*lines: tuple[str, str, str]) -> Settlement:
    """An answer as it is told: charge, allowed and what was taken off, line by line."""
    rows = [(at, *each) for at, (_, _, takes) in enumerate(lines) for each in adjustments(takes)]
    columns = Adjustments.of(
        line=[row[0] for row in rows],
        group=[GROUPS.index(row[1]) for row in rows],
        reason=[NUMBER[row[2]] for row in rows],
        amount=[row[3] for row in rows],
    )
    return Settlement(
        np.array([cents(charge) for charge, _, _ in lines]),
        np.array([cents(allowed) for _, allowed, _ in lines]),
        columns,
    )


def method(how: str) -> Method:
    return medigap(medigap_letters()[how[-1]]) if how.startswith("medigap") else METHODS[how]
