"""The engine: edits, pricing, cost share. One claim or a million lines go through the same three stages."""

from __future__ import annotations

import numpy as np

from simulator.payers.columns import CO, NOTHING_SPENT, PR, Answers, Lines, Spent
from simulator.payers.cost_share import cost_share
from simulator.payers.edits import run_edits
from simulator.payers.payer import Payer


def adjudicate(lines: Lines, payer: Payer, *, history: Lines | None = None, spent: Spent = NOTHING_SPENT) -> Answers:
    """A payer's answer to lines in the order in which it processes them.

    `history` is what it processed before; `spent` is what the plan years have used before. A denied line takes the
    whole charge and moves no counter. The contract write-off is what the charge has above the allowed amount.
    """
    denied_by, group, reasons = run_edits(payer.edits, lines, history)
    payable = denied_by == 0
    allowed = np.where(payable, payer.pricing(lines), 0)
    shares = cost_share(lines, payable, allowed, spent)
    return Answers(
        causes=("", *(edit.__name__ for edit in payer.edits)),
        reasons=("", *reasons),
        charge=lines.charge,
        denied_by=denied_by,
        group=group,
        denied=np.where(payable, 0, lines.charge),
        allowed=allowed,
        contractual=np.where(payable, lines.charge - allowed, 0),
        contractual_group=np.where(lines.in_network, CO, PR).astype(np.int8),
        deductible=shares.deductible,
        copay=shares.copay,
        coinsurance=shares.coinsurance,
        spent=shares.spent,
    )
