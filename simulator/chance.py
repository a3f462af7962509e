"""Chance that anyone can repeat: a stream of draws is named by a seed and a purpose, and is the same on every machine.

There is one mechanism. The name is hashed to a key, the key drives a counter-based generator, and its raw 64-bit
numbers are cut by whole-number thresholds. No float takes part, so the bytes do not depend on a processor or a version.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from simulator.money import Rate

T = TypeVar("T")

_ALL = 1 << 64


class Stream:
    """Draws for one purpose. Two streams with other names know nothing of each other, so adding one disturbs none."""

    def __init__(self, seed: int, *purpose: str | int) -> None:
        name = json.dumps([seed, *purpose]).encode("ascii")
        key = int.from_bytes(blake2b(name, digest_size=16).digest(), "little")
        self._bits = np.random.Philox(key=key)

    def below(self, n: int) -> int:
        """A whole number from 0 to n − 1, each as likely as the other."""
        even = _even(n)
        while (drawn := int(self._bits.random_raw())) >= even:
            pass
        return drawn % n

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + self.below(high - low + 1)

    def pick(self, choices: Sequence[T]) -> T:
        """One of the choices, each as likely as the other."""
        return choices[self.below(len(choices))]

    def chance(self, rate: Rate) -> bool:
        """True as often as the rate says."""
        return self.below(10_000) < rate.basis_points

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """The same items in an order of which all are as likely."""
        mixed = list(items)
        for last in range(len(mixed) - 1, 0, -1):
            other = self.below(last + 1)
            mixed[last], mixed[other] = mixed[other], mixed[last]
        return mixed

    def column_below(self, n: int, size: int) -> NDArray[np.int64]:
        """A column of whole numbers from 0 to n − 1: the same that `below` would draw one by one."""
        even = _even(n)
        drawn = self._bits.random_raw(size)
        while even < _ALL and (uneven := drawn >= np.uint64(even)).any():
            drawn = np.concatenate([drawn[~uneven], self._bits.random_raw(int(uneven.sum()))])
        return (drawn % np.uint64(n)).astype(np.int64)

    def column_chance(self, rate: Rate, size: int) -> NDArray[np.bool_]:
        """A column of yes and no, with yes as often as the rate says."""
        return self.column_below(10_000, size) < rate.basis_points


def _even(n: int) -> int:
    """Where to cut: numbers from here on would favour the small choices, so they are drawn again."""
    if not 1 <= n <= 1 << 63:
        raise ValueError(f"Nothing can be drawn from {n} choices.")
    return _ALL - _ALL % n
