"""What a payer gets wrong: too little by an old price, or sent to somebody else. And what came in above the debt."""

from __future__ import annotations

import numpy as np

from simulator.columns import Flags, Ints
from simulator.payers.columns import PR
from simulator.payers.settlement import TO_PATIENT, Adjustments, Settlement


def underpaid(allowed: Ints, by_contract: Ints) -> Ints:
    """By how much a line was allowed below the contract: the payer used an old price. Never the patient's."""
    less: Ints = np.maximum(by_contract - allowed, 0)
    return less


def paid_to_patient(settlement: Settlement, where: Flags) -> Settlement:
    """The same answer, with what was paid on some lines sent to the patient: PR-100, and nothing paid to us."""
    sent = Adjustments.from_parts([(PR, TO_PATIENT, np.where(where, settlement.paid, 0))])
    return Settlement(settlement.charge, settlement.allowed, settlement.adjustments.then(sent).in_order())


def credit(received: Ints, owed: Ints) -> Ints:
    """What came in above what was owed: somebody else's money, to be paid back."""
    above: Ints = np.maximum(received - owed, 0)
    return above
