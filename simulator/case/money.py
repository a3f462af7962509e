"""What stood before this visit: what the plan year had used, and what the patient still owed from an earlier visit."""

from __future__ import annotations

from simulator.case.lines import draw
from simulator.case.pinned import AccountFacts, Amount, CaseError, CoverageFacts
from simulator.chance import Stream
from simulator.coverage.plan import Benefit, Limit
from simulator.money import ZERO, Money
from simulator.payers.decide import Used


def used_before(pinned: CoverageFacts, year: Benefit, seed: int) -> Used:
    """What this person and the family had used. What was paid as deductible counts for the out-of-pocket limit too.

    `year` has the limits that bind. Without a deductible of one's own, or alone on the contract, what is left for the
    person is what is left for the family. Raises CaseError where more is left than the plan asks, or where the amounts
    do not go together.
    """
    limit, asked = year.out_of_pocket.person, year.deductible.person
    stream = Stream(seed, "used before")
    most = asked
    if pinned.out_of_pocket_left is not None:
        left = _left("out_of_pocket_left", draw(pinned.out_of_pocket_left, stream, ZERO), limit)
        most = min(asked, limit - left)
    if pinned.deductible_left is None:
        deductible = (most, Money(stream.between(0, most.cents)), ZERO)[stream.pick((0, 0, 1, 1, 2))]
    else:
        deductible = asked - _left("deductible_left", draw(pinned.deductible_left, stream, ZERO), asked)
    if pinned.out_of_pocket_left is None:
        out_of_pocket = deductible + Money(stream.below((limit - deductible).cents // 4 + 1))
    else:
        out_of_pocket = limit - left
    if out_of_pocket < deductible:
        most_left = limit - deductible
        raise CaseError(
            f"With {deductible.dollars} of deductible used, at most {most_left.dollars} of the out-of-pocket limit is "
            f"left, not {(limit - out_of_pocket).dollars}."
        )
    return Used(
        deductible,
        out_of_pocket,
        _family("family_deductible_left", pinned.family_deductible_left, year.deductible, deductible, seed),
        _family("family_out_of_pocket_left", pinned.family_out_of_pocket_left, year.out_of_pocket, out_of_pocket, seed),
    )


def brought_forward(pinned: AccountFacts, seed: int) -> Money:
    """What the patient owes from an earlier visit; 0.00 where the author pinned none."""
    if pinned.earlier_balance is None:
        return ZERO
    amount = draw(pinned.earlier_balance, Stream(seed, "earlier balance"), ZERO)
    if amount < ZERO:
        raise CaseError(f"`earlier_balance` is {amount}; it cannot be below 0.00.")
    return amount


def _family(name: str, pinned: Amount, limit: Limit, own: Money, seed: int) -> Money:
    """What the whole family had used: this person's share, and what the others used where the author says so."""
    if pinned is None:
        return own
    left = _left(name, draw(pinned, Stream(seed, name), ZERO), limit.family)
    used = limit.family - left
    if used < own:
        raise CaseError(
            f"`{name}` is {left}, but this person alone has used {own.dollars} of the family’s {limit.family.dollars}."
        )
    return used


def _left(name: str, left: Money, asked: Money) -> Money:
    if not ZERO <= left <= asked:
        raise CaseError(f"`{name}` is {left}; the plan year leaves between 0.00 and {asked}.")
    return left
