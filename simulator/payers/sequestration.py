"""Sequestration: a share of what Medicare would pay that a law keeps back. The patient's share does not change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from simulator.columns import Ints


@dataclass(frozen=True, slots=True)
class Sequestration:
    """The share by day of service: each rate holds from its first day until the next; before the first is none."""

    since: tuple[date, ...] = ()
    rates: tuple[int, ...] = ()  # basis points

    def on(self, service_date: Ints) -> Ints:
        """The rate of each line."""
        firsts = np.array([day.toordinal() for day in self.since], np.int64)
        rates = np.array([0, *self.rates], np.int64)
        return rates[np.searchsorted(firsts, service_date, side="right")]


def sequestered(payable: Ints, rate: Ints) -> Ints:
    """What is kept back (CO-253), line by line, after cost share and what an earlier payer paid; half a cent rounds up.

    2 % of 40.00 is 0.80: 39.20 is paid.
    """
    return (payable * rate + 5_000) // 10_000
