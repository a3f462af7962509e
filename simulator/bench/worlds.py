"""Whole worlds: lines a second to Parquet, what a second worker brings, and what memory they take, small or large."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from simulator.bench.figure import Figure, seconds
from simulator.world.files import Made
from simulator.world.generate import generate, workers
from simulator.world.practice import make_practice
from simulator.world.settings import PRACTICE_SIZE, Settings

PEOPLE = 20 * PRACTICE_SIZE
FEW, MANY = 50_000, 500_000
_PEAK = (
    "import resource, sys; from pathlib import Path; from simulator.world.generate import generate; "
    "from simulator.world.settings import Settings; generate(Settings(people=int(sys.argv[1])), Path(sys.argv[2])); "
    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
)


def worlds() -> list[Figure]:
    """A hundred thousand people, by one worker and by two; and peak memory at two sizes where the system tells it."""
    make_practice(Settings(people=100), 0)  # files are read once
    settings, lines = Settings(people=PEOPLE), 0

    def count(made: Made) -> None:
        nonlocal lines
        lines += made.lines

    with TemporaryDirectory() as folder, workers(2) as two:
        one_worker = seconds(lambda: generate(settings, Path(folder) / "one", on_made=count))
        generate(Settings(people=PRACTICE_SIZE * 4), Path(folder) / "warm", executor=two)
        two_workers = seconds(lambda: generate(settings, Path(folder) / "two", executor=two))
    return [
        Figure(
            f"world to Parquet, {PEOPLE:,} people",
            round(lines / one_worker, 1), "lines/s", 100_000,
            "claims in time: many small columns a practice; then Parquet",
        ),
        Figure(
            "two workers beside one",
            round(one_worker / two_workers, 2), "times", 1.6,
            "cores: two share one memory",
        ),
    ]  # fmt: skip


def peaks() -> list[Figure]:
    """Peak memory of a process that makes a small and a large world: it is one practice's, whatever the size."""
    found = []
    for people in (FEW, MANY):
        with TemporaryDirectory() as folder:
            command = [sys.executable, "-c", _PEAK, str(people), str(Path(folder) / "world")]
            told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        megabytes = int(told) / (1 << 20 if sys.platform == "darwin" else 1 << 10)
        found.append(
            Figure(f"peak memory, {people:,} people", round(megabytes, 1), "MB", 800, "one practice, and the libraries")
        )
    return found
