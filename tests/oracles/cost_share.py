"""What a member owes, worked out the slow way: one line after the other, in dollars, straight from the plan's booklet.

Written from the rule and not from the engine: decimals instead of cents, dictionaries instead of columns, a loop over
claims as a clerk with a ledger card for each person would do it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class Booklet:
    """The plan, for one kind of service. `copay` None means that the kind has none."""

    person_deductible: Decimal
    family_deductible: Decimal
    person_limit: Decimal
    family_limit: Decimal
    percent: int = 20
    embedded: bool = True
    copay: Decimal | None = None
    copay_after_deductible: bool = False
    free: bool = False


@dataclass(frozen=True)
class Service:
    family: str
    person: str
    year: int
    allowed: Decimal
    booklet: Booklet
    denied: bool = False


@dataclass(frozen=True)
class Owes:
    deductible: Decimal = NOTHING
    copay: Decimal = NOTHING
    coinsurance: Decimal = NOTHING


@dataclass
class Card:
    """A person's card for one year: what went to the deductible, and all that came out of the person's pocket."""

    deductible: Decimal = NOTHING
    pocket: Decimal = NOTHING


@dataclass
class Clerk:
    cards: dict[tuple[str, int], dict[str, Card]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(Card))
    )

    def process(self, service: Service) -> Owes:
        booklet = service.booklet
        if service.denied or booklet.free:
            return Owes()
        household = self.cards[service.family, service.year]
        card = household[service.person]
        pocket_of_all = sum((each.pocket for each in household.values()), NOTHING)
        may_take = max(NOTHING, min(booklet.person_limit - card.pocket, booklet.family_limit - pocket_of_all))

        rest = service.allowed
        deductible = copay = coinsurance = NOTHING
        if booklet.copay is None or booklet.copay_after_deductible:
            deductible = min(rest, self._deductible_left(booklet, household, card))
            rest -= deductible
        if booklet.copay is not None:
            copay = min(rest, booklet.copay)
        else:
            coinsurance = (rest * booklet.percent / 100).quantize(CENT, ROUND_HALF_UP)

        owed = []
        for amount in (deductible, copay, coinsurance):
            owed.append(min(amount, may_take))
            may_take -= owed[-1]
        card.deductible += owed[0]
        card.pocket += sum(owed, NOTHING)
        return Owes(*owed)

    def _deductible_left(self, booklet: Booklet, household: dict[str, Card], card: Card) -> Decimal:
        family_left = booklet.family_deductible - sum((each.deductible for each in household.values()), NOTHING)
        if booklet.embedded:
            return max(NOTHING, min(family_left, booklet.person_deductible - card.deductible))
        return max(NOTHING, family_left)
