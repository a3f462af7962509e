"""What the payer's answers leave of a claim: its part, ours, the patient's, and what is still open.

Nothing is worked out anew: the remittance and each later answer say it, and this adds it up.
"""

from __future__ import annotations

from dataclasses import dataclass

from simulator.money import ZERO, Money, total
from simulator.training.stages.acting.billing import billable
from simulator.training.stages.acting.state import State
from simulator.training.stages.stage import Json


@dataclass(frozen=True, slots=True)
class Left:
    """The whole charge in four parts. `write_off` is what nobody owes any more, by contract or by our own word."""

    payer: Money
    write_off: Money
    patient: Money
    open: Money

    def as_json(self) -> Json:
        return {
            "payer": self.payer.dollars,
            "write_off": self.write_off.dollars,
            "patient": self.patient.dollars,
            "open": self.open.dollars,
        }


def has_answered(state: State) -> bool:
    """The payer has answered something that was done. That it let its day go by is no answer."""
    return any(each.reaction and each.reaction.outcome != "no_answer" for each in state.done)


def left(state: State) -> Left | None:
    """How the claim stands after the payer's last answer; None while it has not answered what was done.

    A line that stands refused is open for as long as a level is, except for what the payer has put on the patient. A
    price that is low is for the reader to see: such a line counts as it was answered.
    """
    if not has_answered(state):
        return None
    splits, owes = state.follow_up.splits, billable(state)
    late = total(line.payable for line in state.follow_up.lines if line.number in state.paid_after_all)
    payer = total(split.paid for split in splits) + late
    is_over = state.file.is_over or state.ended in ("write-off", "write-off-and-report")
    numbers = {line.number for line in state.refused_lines} if not is_over else set()
    waits = total(split.charge - split.paid - split.patient for split in splits if split.line in numbers)
    if state.follow_up.next_payer:
        owes, waits = ZERO, waits + owes  # what the next plan leaves is the patient's, and nobody knows it yet
    return Left(payer, total(split.charge for split in splits) - payer - owes - waits, owes, waits)
