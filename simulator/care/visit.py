"""A visit: who was seen where and when, and what was done for which diagnosis at which charge."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from simulator.care.practice import Doctor, Practice
from simulator.care.services import Service
from simulator.money import Money
from simulator.people.patient import Patient

_ADULT = (19, 64)


@dataclass(frozen=True, slots=True)
class Charge:
    """One service given at a visit, and what the practice charges for all its units."""

    service: Service
    units: int
    diagnosis: str
    amount: Money
    modifiers: tuple[str, ...] = ()
    records: bool = False  # the chart note goes with the claim


@dataclass(frozen=True, slots=True)
class Visit:
    """`doctor` treated the patient; `referrer` asked for what needs asking for."""

    patient: Patient
    practice: Practice
    doctor: Doctor
    referrer: Doctor
    on: date
    charges: tuple[Charge, ...]


def ages(services: Iterable[Service]) -> tuple[int, int]:
    """The youngest and oldest patient for whom all these services make sense: of working age, where none says more.

    Where there is nobody, as for a baby's visit beside a grown-up's, the first is above the second.
    """
    spans = [service.ages for service in services if service.ages] or [_ADULT]
    return max(low for low, _ in spans), min(high for _, high in spans)
