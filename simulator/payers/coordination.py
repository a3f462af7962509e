"""How a second payer counts: each method says who carries what it does not pay of the first payer's patient share.

No method pays more than the first payer left, and the two together never pay more than the higher allowed amount; only
a Medigap plan pays above that, where the patient may be charged more than Medicare allows and the plan covers it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from simulator.columns import Ints
from simulator.coverage import KINDS_OF_SERVICE, MedigapLetter
from simulator.money import Rate
from simulator.payers.columns import CO, PR
from simulator.payers.second import First, Method, Own
from simulator.payers.settlement import (
    COINSURANCE,
    CONTRACT,
    COPAY,
    DEDUCTIBLE,
    NOT_COORDINATED,
    NOT_COVERED,
    NOT_FOR_QMB,
    Part,
)

_VISIT = KINDS_OF_SERVICE.index("office")


def standard(first: First, own: Own) -> Sequence[Part]:
    """It pays what it would pay alone, or what is still owed if that is less. What is left is by its own cost share."""
    above, owed = _above_both(first, own)
    rest = owed - np.minimum(own.benefit, owed)
    return [above, *_shared(rest, own), (PR, NOT_COORDINATED, np.maximum(rest - own.share, 0))]


def non_duplication(first: First, own: Own) -> Sequence[Part]:
    """It pays what it would pay alone less what the first paid: a carve-out. The rest stays the patient's."""
    above, owed = _above_both(first, own)
    return [above, (PR, NOT_COORDINATED, owed - np.clip(own.benefit - first.paid, 0, owed))]


def maintenance_of_benefits(first: First, own: Own) -> Sequence[Part]:
    """It takes the first payment off its own allowed amount, and shares only the rest. `own` has the shares of that."""
    above, owed = _above_both(first, own)
    benefit = np.maximum(counted_by_maintenance(first, own.allowed) - own.share, 0)
    return [above, (PR, NOT_COORDINATED, owed - np.minimum(benefit, owed))]


def counted_by_maintenance(first: First, allowed: Ints) -> Ints:
    """What such a plan's deductible, copay and coinsurance are worked out on."""
    counted: Ints = np.maximum(allowed - first.paid, 0)
    return counted


def medicare(first: First, own: Own) -> Sequence[Part]:
    """Medicare second (42 CFR 411.33): the lowest of three amounts.

    What the provider may still expect of the first payer's answer; what Medicare would pay alone; and the higher
    allowed amount less the first payment. The patient owes no more than Medicare's own share, and nothing once the two
    payments reach what Medicare allows; the rest is the provider's.
    """
    left = first.patient
    expected = np.where(own.obliged, first.allowed, first.charge) - first.paid
    higher = np.maximum(first.allowed, own.allowed) - first.paid
    pays = np.clip(np.minimum(np.minimum(expected, own.benefit), higher), 0, left)
    rest = left - pays
    patient = np.clip(np.minimum(own.allowed - first.paid - pays, own.share), 0, rest)
    return [*_shared(patient, own), (CO, CONTRACT, rest - patient)]


def medicaid(first: First, own: Own) -> Sequence[Part]:
    """Medicaid last: no more than its own allowed amount less what was paid, which is often nothing.

    The rest is the provider's; the patient never owes it.
    """
    left = first.patient
    return [(CO, CONTRACT, left - np.clip(own.benefit - first.paid, 0, left))]


def qmb(first: First, own: Own) -> Sequence[Part]:
    """Medicaid pays Medicare's cost share, as far as it pays more than Medicare did; no dollar of it is the patient's.

    What Medicare does not cover at all is not cost share: that stays as Medicare left it.
    """
    owed = first.cost_share + first.above
    pays = np.clip(own.benefit - first.paid, 0, first.cost_share)
    return [(CO, NOT_FOR_QMB, owed - pays), (PR, NOT_COVERED, first.other)]


def medigap(plan: MedigapLetter) -> Method:
    """The method of a Medigap plan: it pays its part of each kind of cost share that Medicare left.

    >>> second_payment(medigap(medigap_letters()["G"]), first, Own.of(allowed=first.allowed))
    """

    def method(first: First, own: Own) -> Sequence[Part]:
        shared = first.coinsurance + first.copay
        covered = _share(shared, plan.coinsurance)
        copay = np.where(own.kind == _VISIT, np.minimum(plan.visit_copay.cents, covered), 0)
        return [
            (PR, DEDUCTIBLE, first.deductible - _share(first.deductible, plan.deductible)),
            (PR, COPAY, copay),
            (PR, COINSURANCE, shared - covered),
            (PR, CONTRACT, first.above - _share(first.above, plan.excess)),
            (PR, NOT_COVERED, first.other),
        ]

    return method


METHODS: dict[str, Method] = {
    method.__name__: method for method in (standard, non_duplication, maintenance_of_benefits, medicare, medicaid, qmb)
}


def _above_both(first: First, own: Own) -> tuple[Part, Ints]:
    """What is above both payers' allowed amounts, which by contract nobody owes; and what is owed below that."""
    left = first.patient
    above = np.clip(first.paid + left - np.maximum(first.allowed, own.allowed), 0, left)
    return (np.where(own.in_network, CO, PR), CONTRACT, above), left - above


def _shared(rest: Ints, own: Own) -> Sequence[Part]:
    """What the patient owes by the plan's own cost share: deductible, copay, coinsurance, as far as `rest` goes."""
    deductible = np.minimum(rest, own.deductible)
    copay = np.minimum(rest - deductible, own.copay)
    coinsurance = np.minimum(rest - deductible - copay, own.coinsurance)
    return [(PR, DEDUCTIBLE, deductible), (PR, COPAY, copay), (PR, COINSURANCE, coinsurance)]


def _share(amount: Ints, rate: Rate) -> Ints:
    return (amount * rate.basis_points + 5_000) // 10_000
