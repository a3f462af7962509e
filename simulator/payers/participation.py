"""Original Medicare and the doctor who has not joined: 95 % of the fee, and at most 115 % of that on the bill."""

from __future__ import annotations

from simulator.columns import Ints

FEE_SHARE, MOST_CHARGED = 9_500, 11_500  # basis points


def non_participating(fee: Ints) -> Ints:
    """What Medicare allows a doctor who has not joined: 95 % of the fee, half a cent up."""
    return (fee * FEE_SHARE + 5_000) // 10_000


def limiting_charge(fee: Ints) -> Ints:
    """The most such a doctor may charge without assignment: 115 % of what is allowed."""
    return (non_participating(fee) * MOST_CHARGED + 5_000) // 10_000
