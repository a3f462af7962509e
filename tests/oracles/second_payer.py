"""What a second payer pays, worked out the slow way: one line at a time, in dollars, from what each rule says.

Written from the rules and not from the engine: it asks who ends up with each dollar, and knows no columns and no codes.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
NOTHING = Decimal(0)


def share(amount: Decimal, percent: Decimal) -> Decimal:
    return (amount * percent / 100).quantize(CENT, ROUND_HALF_UP)


@dataclass(frozen=True)
class Told:
    """The first payer's paper: what it allowed and paid, and what it says the patient owes."""

    charge: Decimal
    allowed: Decimal
    paid: Decimal
    deductible: Decimal = NOTHING
    coinsurance: Decimal = NOTHING
    copay: Decimal = NOTHING
    balance: Decimal = NOTHING  # above its allowed amount
    not_covered: Decimal = NOTHING

    @property
    def owed(self) -> Decimal:
        return self.deductible + self.coinsurance + self.copay + self.balance + self.not_covered


@dataclass(frozen=True)
class Alone:
    """What the second payer would do with the line if it were the only one."""

    allowed: Decimal
    member: Decimal  # its member's share
    contract: bool = True
    bound: bool = False  # the provider has to take the first payer's allowed amount

    @property
    def pays(self) -> Decimal:
        return self.allowed - self.member


@dataclass(frozen=True)
class Split:
    """What becomes of the dollars that the first payer left to the patient."""

    payer: Decimal
    patient: Decimal
    provider: Decimal


def coordinated(how: str, told: Told, alone: Alone) -> Split:
    """Standard, carve-out or maintenance: the two may not bring in more than the better of the two prices."""
    best_price = max(told.allowed, alone.allowed)
    may_still_come = max(NOTHING, min(told.owed, best_price - told.paid))
    if how == "standard":
        promised = alone.pays
    elif how == "non_duplication":
        promised = alone.pays - told.paid
    else:
        promised = max(NOTHING, alone.allowed - told.paid) - alone.member
    payer = max(NOTHING, min(promised, may_still_come))
    over = told.owed - may_still_come
    if alone.contract:
        return Split(payer, may_still_come - payer, over)
    return Split(payer, told.owed - payer, NOTHING)


def medicare_second(told: Told, alone: Alone) -> Split:
    """42 CFR 411.33(e): the lowest of the three; 411.35: the patient owes no more than Medicare's share."""
    three = (
        (told.allowed if alone.bound else told.charge) - told.paid,
        alone.pays,
        max(told.allowed, alone.allowed) - told.paid,
    )
    payer = max(NOTHING, min(*three, told.owed))
    to_fill = max(NOTHING, alone.allowed - told.paid - payer)
    patient = min(told.owed - payer, alone.member, to_fill)
    return Split(payer, patient, told.owed - payer - patient)


def medicaid_last(told: Told, alone: Alone) -> Split:
    payer = min(told.owed, max(NOTHING, alone.pays - told.paid))
    return Split(payer, NOTHING, told.owed - payer)


def for_qmb(told: Told, alone: Alone) -> Split:
    cost_share = told.deductible + told.coinsurance + told.copay
    payer = min(cost_share, max(NOTHING, alone.pays - told.paid))
    return Split(payer, told.not_covered, cost_share + told.balance - payer)


def medigap(letter: str, told: Told, *, visit: bool) -> Split:
    """The ten letters by what each is known for."""
    coinsurance = told.coinsurance + told.copay
    if letter == "K":
        payer = share(coinsurance, Decimal(50))
    elif letter == "L":
        payer = share(coinsurance, Decimal(75))
    elif letter == "N" and visit:
        payer = max(NOTHING, coinsurance - 20)
    else:
        payer = coinsurance
    if letter in "CF":
        payer += told.deductible
    if letter in "FG":
        payer += told.balance
    return Split(payer, told.owed - payer, NOTHING)
