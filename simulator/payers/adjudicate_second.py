"""A second payer's whole work: its own edits, prices and cost share, and then its method."""

from __future__ import annotations

import numpy as np

from simulator.columns import Flags
from simulator.payers.adjudicate import adjudicate
from simulator.payers.columns import NOTHING_SPENT, Answers, Lines, Spent
from simulator.payers.coordination import maintenance_of_benefits
from simulator.payers.payer import Payer
from simulator.payers.second import Method, Own, read_first, second_payment
from simulator.payers.settlement import NUMBER, Settlement


def adjudicate_second(
    lines: Lines,
    payer: Payer,
    method: Method,
    first: Settlement,
    *,
    history: Lines | None = None,
    spent: Spent = NOTHING_SPENT,
    obliged: Flags | bool = False,
) -> tuple[Settlement, Answers]:
    """What a second payer answers to lines that a first payer has settled, and its own answer had it stood alone.

    The counters are those of its own answer: it credits what its members would have owed. `obliged` is where the
    provider must take the first payer's allowed amount as full payment.
    """
    before = read_first(first)
    paid_before = before.paid if method is maintenance_of_benefits else None
    alone = adjudicate(lines, payer, history=history, spent=spent, paid_before=paid_before)
    return second_payment(method, first, own_answer(lines, payer, alone, obliged=obliged)), alone


def own_answer(lines: Lines, payer: Payer, alone: Answers, *, obliged: Flags | bool = False) -> Own:
    """A payer's answer had it stood alone, as its method reads it."""
    reasons = np.array([NUMBER[reason] for reason in alone.reasons], np.int64)
    return Own.of(
        allowed=alone.allowed,
        deductible=alone.deductible,
        copay=alone.copay,
        coinsurance=alone.coinsurance,
        denied=alone.denied_by > 0,
        group=alone.group,
        reason=reasons[alone.denied_by],
        in_network=lines.in_network,
        obliged=obliged,
        kind=lines.benefit,
        sequestration=payer.sequestration.on(lines.service_date),
    )
