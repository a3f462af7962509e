"""What a patient may be billed while a claim is worked: the PR amounts of the payer's answers, and nothing else.

House policy 4.1. What carries CO is never the patient's, nor what was allowed below the contract (2.12). A share that
is due only once a line is paid may be billed then.
"""

from __future__ import annotations

from simulator.money import ZERO, Money, total
from simulator.training.stages.acting.state import State


def billable(state: State) -> Money:
    """All that the payer's answers put on the patient up to today."""
    follow_up, paid = state.follow_up, state.paid_after_all
    shares = {share.line: share.amount for share in follow_up.patient_shares}
    as_answered = total(split.patient for split in follow_up.splits)
    return as_answered + total(
        shares.get(split.line, ZERO) - split.refused for split in follow_up.splits if split.line in paid
    )


def unpaid(state: State) -> Money:
    """All that the payer did not pay up to today, the discount with it: what a bill without an amount asks for."""
    follow_up = state.follow_up
    late = total(line.payable for line in follow_up.lines if line.number in state.paid_after_all)
    return total(split.charge - split.paid for split in follow_up.splits) - late


def left_with_patient(state: State) -> Money:
    """What the refusals that still stand leave with the patient. While another plan comes first, nobody knows that."""
    follow_up = state.follow_up
    settled = total(split.refused for split in follow_up.splits if split.line in state.paid_after_all)
    return ZERO if follow_up.next_payer else follow_up.with_patient - settled
