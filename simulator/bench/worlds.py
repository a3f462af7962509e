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
SIZES = (10_000, 50_000, 500_000)
_MORE = 1.25  # times the cost of a visit in the smallest world that one in the largest may have
_ALONE = """
import sys, time
from pathlib import Path
from simulator.world.generate import generate
from simulator.world.settings import Settings
visits = []
start = time.perf_counter()
generate(Settings(people=int(sys.argv[1])), Path(sys.argv[2]), on_made=lambda made: visits.append(made.visits))
cost = (time.perf_counter() - start) / sum(visits)
try:
    import resource
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, cost)
except ImportError:  # Windows does not tell
    print(0, cost)
"""


def worlds() -> list[Figure]:
    """A hundred thousand people, by one worker and by two; one process."""
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


def sizes() -> list[Figure]:
    """What a visit costs in a small, a middling and a large world, as a bar; and the peak memory of its process.

    Both are one practice's, whatever the size of the world.
    """
    costs, memory = [], []
    for people in SIZES:
        with TemporaryDirectory() as folder:
            command = [sys.executable, "-c", _ALONE, str(people), str(Path(folder) / "world")]
            kept, cost = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
        costs.append(float(cost) * 1e6)
        memory.append(int(kept) / (1 << 20 if sys.platform == "darwin" else 1 << 10))
    flat = [round(_MORE * costs[0], 1) if people == SIZES[-1] else 0 for people in SIZES]
    bars = ["▇" * round(40 * cost / max(costs)) for cost in costs]
    return [
        *(
            Figure(f"a visit in a world of {people:,}", round(cost, 1), "µs", target, bar)
            for people, cost, target, bar in zip(SIZES, costs, flat, bars, strict=True)
        ),
        *(
            Figure(f"peak memory, {people:,} people", round(megabytes, 1), "MB", 800, "one practice, and the libraries")
            for people, megabytes in zip(SIZES, memory, strict=True)
            if megabytes
        ),
    ]
