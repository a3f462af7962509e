"""A payer's desk that works one claim after the other: price, several procedures of a day, cost share, sequestration.

Written from the rules, in dollars: the clerk of cost_share.py keeps the cards, and takes a claim back from them.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal

from tests.oracles.cost_share import CENT, NOTHING, Clerk, Owes, Service


@dataclass(frozen=True)
class Billed:
    """A line: what was charged, what the contract pays, and whether it is one of the procedures that are ranked."""

    service: Service  # `allowed` is the contract's price
    charge: Decimal
    is_procedure: bool = False


@dataclass(frozen=True)
class Answered:
    charge: Decimal
    denied: Decimal
    above_contract: Decimal
    cut: Decimal
    owes: Owes
    kept_back: Decimal

    @property
    def paid(self) -> Decimal:
        owes = self.owes.deductible + self.owes.copay + self.owes.coinsurance
        return self.charge - self.denied - self.above_contract - self.cut - owes - self.kept_back


@dataclass
class Desk:
    percent_cut: int = 50
    percent_kept: int = 2
    clerk: Clerk = field(default_factory=Clerk)

    def answer(self, claim: list[Billed]) -> list[Answered]:
        prices = [min(line.service.allowed, line.charge) for line in claim]
        ranked = [at for at, line in enumerate(claim) if line.is_procedure and not line.service.denied]
        dearest = max(ranked, key=lambda at: (prices[at], -at), default=None)
        return [
            self._line(line, price, further=at in ranked and at != dearest)
            for at, (line, price) in enumerate(zip(claim, prices, strict=True))
        ]

    def take_back(self, claim: list[Billed], answers: list[Answered]) -> None:
        """Off the cards again, line by line."""
        for line, answered in zip(claim, answers, strict=True):
            card = self.clerk.cards[line.service.family, line.service.year][line.service.person]
            owes = answered.owes
            card.deductible -= owes.deductible
            card.pocket -= owes.deductible + owes.copay + owes.coinsurance

    def _line(self, line: Billed, price: Decimal, *, further: bool) -> Answered:
        if line.service.denied:
            return Answered(line.charge, line.charge, NOTHING, NOTHING, Owes(), NOTHING)
        cut = self._percent(price, self.percent_cut) if further else NOTHING
        owes = self.clerk.process(replace(line.service, allowed=price - cut))
        would_pay = price - cut - owes.deductible - owes.copay - owes.coinsurance
        return Answered(
            line.charge, NOTHING, line.charge - price, cut, owes, self._percent(would_pay, self.percent_kept)
        )

    @staticmethod
    def _percent(amount: Decimal, percent: int) -> Decimal:
        return (amount * percent / 100).quantize(CENT, ROUND_HALF_UP)
