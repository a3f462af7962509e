"""The practices that give the care and send the claims: invented, with an NPI from a block that is never issued."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from simulator.reading import DATA, read_table


@dataclass(frozen=True, slots=True)
class Practice:
    """One practice. `short` begins its account numbers."""

    short: str
    name: str
    npi: str
    former_npi: str  # its number before it joined with another practice
    phone: str
    street: str
    town: str


@dataclass(frozen=True, slots=True)
class Doctor:
    """One doctor: of a practice (by its `short`), or of none that we know, who refers patients to it."""

    practice: str
    name: str
    npi: str


@cache
def doctors(practice: str = "") -> tuple[Doctor, ...]:
    """The doctors of a practice; without one, those who refer from outside."""
    rows = [Doctor(**row) for row in read_table(DATA / "doctors.csv")]
    return tuple(doctor for doctor in rows if doctor.practice == practice)


@cache
def practices() -> tuple[Practice, ...]:
    """Every practice the kit knows, in the order of the file."""
    return tuple(Practice(**row) for row in read_table(DATA / "practices.csv"))


def npi_is_valid(npi: str) -> bool:
    """Ten digits whose last one is the check digit, worked out with the prefix 80840 in front (the Luhn rule)."""
    if not (npi.isascii() and npi.isdigit() and len(npi) == 10):
        return False
    digits = [int(digit) for digit in "80840" + npi]
    doubled = [digit * 2 - 9 * (digit > 4) for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0
