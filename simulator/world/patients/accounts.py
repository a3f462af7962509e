"""One account a visit: when the patient was seen, who was billed first, and the financial class it belongs to."""

from __future__ import annotations

import numpy as np

from simulator.ledger.aging_table import FINANCIAL_CLASSES, SELF_PAY, Accounts
from simulator.ledger.entries import NOBODY
from simulator.world.payers.side import PayerSide

_MEDICARE, _MEDICAID = FINANCIAL_CLASSES.index("medicare"), FINANCIAL_CLASSES.index("medicaid")


def accounts_of(side: PayerSide) -> Accounts:
    """The accounts of a practice's visits. Where nobody was billed, the patient pays alone."""
    roll, sent = side.office.roll, side.submissions
    payer, plan = (np.full(len(side.office.care.visits), NOBODY) for _ in range(2))
    firsts = np.flatnonzero(sent.order == 1)[::-1]  # the first sending of a visit is written last
    payer[sent.visit[firsts]] = sent.payer[firsts]
    plan[sent.visit[firsts]] = side.office.billed.plan[sent.enrolment[firsts]]
    of_plan = np.select([roll.public_first | roll.supplement, roll.public_last], [_MEDICARE, _MEDICAID], 0)
    return Accounts(side.office.billed.on, np.where(payer < 0, SELF_PAY, of_plan[plan]), payer)
