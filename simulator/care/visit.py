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
_AGES = {"preventive-visit-40-64": (40, 64)}


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
    """The youngest and oldest a working-age patient can be for whom all these services make sense."""
    spans = [_AGES.get(service.slug, _ADULT) for service in services] or [_ADULT]
    return max(low for low, _ in spans), min(high for _, high in spans)
