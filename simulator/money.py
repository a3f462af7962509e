"""Money is whole cents. No float ever enters, so no cent is ever lost or invented."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal


class NotAnAmount(ValueError):
    """What was typed is not dollars and cents. The message is one sentence for the person who typed it."""


_TYPED = re.compile(r"(?P<sign>[-−])?\s*\$?\s*(?P<dollars>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)?(?:\.(?P<cents>[0-9]*))?")
_MOST_DIGITS = 11


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in whole cents. Add and subtract amounts; multiply by a count; nothing else."""

    cents: int

    def __post_init__(self) -> None:
        if type(self.cents) is not int:
            raise TypeError(f"Money holds whole cents, not {self.cents!r}.")

    def __add__(self, other: Money) -> Money:
        return Money(self.cents + other.cents)

    def __sub__(self, other: Money) -> Money:
        return Money(self.cents - other.cents)

    def __neg__(self) -> Money:
        return Money(-self.cents)

    def __mul__(self, count: int) -> Money:
        return Money(self.cents * count)

    def __bool__(self) -> bool:
        return self.cents != 0

    def __str__(self) -> str:
        """As a column prints it: `1,081.80`, and `−0.50` with a true minus."""
        whole, cents = divmod(abs(self.cents), 100)
        return f"{'−' if self.cents < 0 else ''}{whole:,}.{cents:02d}"

    @property
    def dollars(self) -> str:
        """As prose prints it: `$1,081.80`."""
        text = str(self)
        return f"−${text[1:]}" if self.cents < 0 else f"${text}"

    def times(self, rate: Rate) -> Money:
        """A share of this amount, half a cent rounded up (away from zero), as payers round."""
        product = abs(self.cents) * rate.basis_points
        share = (product + 5_000) // 10_000
        return Money(-share if self.cents < 0 else share)

    @classmethod
    def read(cls, typed: str) -> Money:
        """The amount a person typed: `1081.8`, `1,081.80` and `$1,081.80` are the same.

        Raises NotAnAmount, with one plain sentence, for anything that could be read in two ways.
        """
        text = typed.strip()
        match = _TYPED.fullmatch(text)
        shown = text if len(text) <= 30 else text[:27] + "…"
        if not text:
            raise NotAnAmount("Nothing is typed yet. Type dollars and cents, for example 72.80.")
        if not match or (match["dollars"] is None and not match["cents"]):
            raise NotAnAmount(f"“{shown}” is not an amount. Type dollars and cents, for example 72.80.")
        dollars, cents = (match["dollars"] or "0").replace(",", ""), match["cents"] or ""
        if len(cents) > 2:
            raise NotAnAmount(
                f"“{shown}” has more than two digits after the point. Type dollars and cents, for example 72.80."
            )
        if len(dollars) > _MOST_DIGITS:
            raise NotAnAmount(f"“{shown}” is larger than any bill. Check the digits and type it again.")
        total = int(dollars) * 100 + int(cents.ljust(2, "0") or "0")
        return cls(-total if match["sign"] else total)


ZERO = Money(0)


def total(amounts: Iterable[Money]) -> Money:
    """The sum of amounts; nothing to add is 0.00."""
    return Money(sum(amount.cents for amount in amounts))


@dataclass(frozen=True, slots=True, order=True)
class Rate:
    """A share from 0 to 1, kept in basis points (1 % is 100), so that columns and objects round alike."""

    basis_points: int

    def __post_init__(self) -> None:
        if type(self.basis_points) is not int or not 0 <= self.basis_points <= 10_000:
            raise ValueError(f"A rate is between 0% and 100%, not {self.basis_points!r} basis points.")

    def __str__(self) -> str:
        """As a plan prints it: `20%`, `12.5%`."""
        whole, hundredths = divmod(self.basis_points, 100)
        return f"{whole}.{hundredths:02d}".rstrip("0").rstrip(".") + "%"

    @classmethod
    def read(cls, typed: str) -> Rate:
        """`20%` or `0.20`. Raises ValueError with one sentence for anything else."""
        text = typed.strip()
        match = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)(%?)", text)
        scaled = Decimal(match[1]) * (100 if match[2] else 10_000) if match else Decimal("NaN")
        if not match or scaled != scaled.to_integral_value() or scaled > 10_000:
            raise ValueError(f"“{text}” is not a rate. Write a share such as 20% or 0.20.")
        return cls(int(scaled))
