"""The engine: edits, pricing, cost share. One claim or a million lines go through the same three stages."""

from __future__ import annotations

import numpy as np

from simulator.columns import Ints
from simulator.payers.columns import CO, NOTHING_SPENT, PR, Answers, Lines, Spent
from simulator.payers.cost_share import cost_share
from simulator.payers.edits import run_edits
from simulator.payers.payer import Payer
from simulator.payers.reductions import reduced
from simulator.payers.sequestration import sequestered


def adjudicate(
    lines: Lines,
    payer: Payer,
    *,
    history: Lines | None = None,
    spent: Spent = NOTHING_SPENT,
    paid_before: Ints | None = None,
) -> Answers:
    """A payer's answer to lines in the order in which it processes them.

    `history` is what it processed before; `spent` is what the plan years have used before. A denied line takes the
    whole charge and moves no counter. The contract write-off is what the charge has above the price. `paid_before` is
    what an earlier payer paid, where cost share is worked out on what that leaves of the allowed amount.
    """
    denied_by, group, reasons = run_edits(payer.edits, lines, history)
    payable = denied_by == 0
    priced = np.where(payable, payer.pricing(lines), 0)
    nothing = np.broadcast_to(np.int64(0), len(lines))
    cut = reduced(lines, payable, priced, payer.reductions) if payer.reductions else nothing
    allowed = priced - cut if payer.reductions else priced
    counted = allowed if paid_before is None else np.maximum(allowed - paid_before, 0)
    shares = cost_share(lines, payable, counted, spent)
    kept = nothing
    if payer.sequestration.since:
        share = shares.deductible + shares.copay + shares.coinsurance
        kept = sequestered(allowed - share, payer.sequestration.on(lines.service_date))
    return Answers(
        causes=("", *(edit.__name__ for edit in payer.edits)),
        reasons=("", *reasons),
        charge=lines.charge,
        denied_by=denied_by,
        group=group,
        denied=np.where(payable, 0, lines.charge),
        allowed=allowed,
        contractual=np.where(payable, lines.charge - priced, 0),
        contractual_group=np.where(lines.in_network | payer.paid_whole, CO, PR).astype(np.int8),
        reduced=cut,
        deductible=shares.deductible,
        copay=shares.copay,
        coinsurance=shares.coinsurance,
        sequestered=kept,
        spent=shares.spent,
    )
