"""How a part of a talk is judged: the share that it earned, both paths in words, and what is said to it."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction
from typing import TypeAlias

Judged: TypeAlias = tuple[Fraction, str, str, str]  # the share earned, yours, the expert's, a verdict
ALL, NOTHING, HALF = Fraction(1), Fraction(0), Fraction(1, 2)


def part(mine: Collection[str], best: Collection[str]) -> Fraction:
    """How much of what an expert does was done."""
    return Fraction(len(mine), len(best)) if best else ALL
