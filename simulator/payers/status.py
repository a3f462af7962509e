"""How a payer says what it did with a claim (CLP02), and that it went on to the next payer."""

from __future__ import annotations

import numpy as np

from simulator.columns import Flags, Ints

FIRST, SECOND, THIRD, UNKNOWN = 1, 2, 3, 4  # processed as that payer, whether anything is paid or not; nobody found
FIRST_FORWARDED, SECOND_FORWARDED, THIRD_FORWARDED = 19, 20, 21  # the same, and sent on to the next payer
REVERSED, NOT_OURS = 22, 23  # taken back; another payer's, and sent there

FORWARDED_TO_MEDIGAP, FORWARDED_TO_MEDICAID = "MA18", "MA07"  # the remarks that say so


def claim_status(turn: Ints, *, forwarded: Flags, unknown: Flags) -> Ints:
    """The status of each claim: its payer's turn (1, 2, 3), sent on or not; 4 where the payer found nobody.

    A first answer that goes on to a Medigap plan is 19; a second payer's own answer is 2.
    """
    status: Ints = np.where(unknown, UNKNOWN, turn + np.where(forwarded, FIRST_FORWARDED - FIRST, 0))
    return status
