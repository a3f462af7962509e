"""One speed beside what was promised, and how it is timed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from time import perf_counter
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. More is better for a rate (`unit` ends in /s or is "times"), less is better for the rest.

    `limits` says what keeps it from being better. A target of 0 is none: the figure is for comparison alone.
    """

    name: str
    value: float
    unit: str
    target: float
    limits: str = ""

    @property
    def ok(self) -> bool:
        if not self.target:
            return True
        more_is_better = self.unit.endswith("/s") or self.unit == "times"
        return self.value >= self.target if more_is_better else self.value <= self.target

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "ok": self.ok}


def as_text(figures: Sequence[Figure]) -> str:
    """A small table for the terminal; under a figure what limits it, where that is known."""
    rows = [("what", "measured", "target", "")]
    for each in figures:
        target = f"{each.target:,.0f}" if each.target == int(each.target) else f"{each.target:,.1f}"
        promised = f"{target} {each.unit}" if each.target else "-"
        verdict = "" if not each.target else "ok" if each.ok else "too slow"
        rows.append((each.name, f"{each.value:,.1f} {each.unit}", promised, verdict))
    wide = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = [f"{row[0]:<{wide[0]}}  {row[1]:>{wide[1]}}  {row[2]:>{wide[2]}}  {row[3]}".rstrip() for row in rows]
    said = ["", *(_under(each.limits) for each in figures)]
    return "\n".join(line for pair in zip(lines, said, strict=True) for line in pair if line)


def _under(limits: str) -> str:
    """What stands under a figure: a bar as it is, words with what they are."""
    return "" if not limits else f"    {limits}" if set(limits) == {"▇"} else f"    limited by {limits}"


def best(work: Callable[[], object], times: int) -> float:
    """The shortest of a few runs, in seconds: the others had company on the machine."""
    return min(seconds(work) for _ in range(times))


def usual(work: Callable[[], object], times: int) -> float:
    """The middle one of some runs, in seconds, after one that does not count."""
    work()
    return median(seconds(work) for _ in range(times))


def seconds(work: Callable[[], object]) -> float:
    """How long one run takes."""
    start = perf_counter()
    work()
    return perf_counter() - start
