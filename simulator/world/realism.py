"""Published figures beside this world's: each a numerator and a denominator, counted in one practice and added up.

A row is judged only where these payers and claims can answer it, and where its source measured something; a rule of
thumb (class W) is shown and never fails. What another kind of claim or payer must answer says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, TypeAlias

from simulator.fields import read_rows
from simulator.reading import DATA
from simulator.world.practice import PracticeWorld

Parts: TypeAlias = tuple[int, int]
Measure: TypeAlias = Callable[[PracticeWorld], Parts]

_NOW = "now"
_TIMES: dict[str, Decimal] = {
    name: Decimal(times)
    for name, times in (
        ("percent", "100"),
        ("per 100 people", "100"),
        ("dollars", "0.01"),
        ("ratio", "1"),
        ("days", "1"),
    )
}


@dataclass(frozen=True, slots=True)
class Target:
    """One published figure with the band in which a world should fall. `answered` is `now`, or what must come first."""

    id: str
    says: str
    counted: str
    unit: str
    published: Decimal
    low: Decimal
    high: Decimal
    source: str
    address: str
    evidence: str  # P its publisher, S a copy that names it, W a rule of thumb of the trade
    verified: bool
    answered: str

    @property
    def judged(self) -> bool:
        return self.answered == _NOW and self.evidence != "W" and self.verified


@dataclass(frozen=True, slots=True)
class Result:
    """A target and what a world shows. `simulated` is None where nothing in it can be counted."""

    target: Target
    simulated: Decimal | None
    counted: int  # the denominator

    @property
    def ok(self) -> bool | None:
        if not self.target.judged or self.simulated is None:
            return None
        return self.target.low <= self.simulated <= self.target.high

    def as_json(self) -> dict[str, Any]:
        t = self.target
        simulated = None if self.simulated is None else float(self.simulated)
        figures = {"published": float(t.published), "low": float(t.low), "high": float(t.high)}
        return {"id": t.id, **figures, "simulated": simulated, "ok": self.ok, "unit": t.unit, "says": t.says}


@cache
def targets() -> Mapping[str, Target]:
    """Every published figure that the kit holds a world to, by id."""
    found: dict[str, Target] = {}
    for row in read_rows(DATA / "realism.csv"):
        target = Target(
            id=row.text("id"),
            says=row.text("says"),
            counted=row.text("counted"),
            unit=row.one_of("unit", tuple(_TIMES)),
            published=Decimal(row.text("value")),
            low=Decimal(row.text("low")),
            high=Decimal(row.text("high")),
            source=f"{row.text('source')}, {row.text('year')}",
            address=row.text("address"),
            evidence=row.text("evidence"),
            verified=row.one_of("verified", ("yes", "no")) == "yes",
            answered=row.text("answered"),
        )
        row.nothing_else()
        if target.id in found:
            row.wrong("id", "stands twice")
        found[target.id] = target
    return found


def realism(worlds: Iterable[PracticeWorld], measures: Mapping[str, Measure]) -> list[Result]:
    """Every target beside what these practices come to together."""
    sums = dict.fromkeys(measures, (0, 0))
    for world in worlds:
        for name, measure in measures.items():
            over, under = measure(world)
            sums[name] = sums[name][0] + over, sums[name][1] + under
    return [_result(target, *sums.get(target.id, (0, 0))) for target in targets().values()]


def _result(target: Target, over: int, under: int) -> Result:
    shown = (Decimal(over) * _TIMES[target.unit] / under).quantize(Decimal("0.01")) if under else None
    return Result(target, shown, under)


def as_text(results: Sequence[Result]) -> str:
    """A table for the terminal: what is judged first, then rules of thumb, then what nothing here can answer yet."""
    judged = [each for each in results if each.target.judged]
    thumb = [each for each in results if not each.target.judged and each.target.answered == _NOW]
    later = [each for each in results if each.target.answered != _NOW]
    rows = [("", "published", "band", "here", "")]
    for each in (*judged, *thumb):
        t = each.target
        verdict = {True: "ok", False: "outside", None: "rule of thumb" if t.evidence == "W" else "nothing to count"}[
            each.ok
        ]
        here = "-" if each.simulated is None else f"{each.simulated}"
        rows.append((f"{t.says} ({t.id})", f"{t.published} {t.unit}", f"{t.low} to {t.high}", here, verdict))
    wide = [max(len(row[column]) for row in rows) for column in range(5)]
    lines = [
        f"{row[0]:<{wide[0]}}  " + "  ".join(f"{cell:>{wide[at]}}" for at, cell in enumerate(row) if at) for row in rows
    ]
    waits = ", ".join(f"{each.target.id} ({each.target.answered})" for each in later)
    return "\n".join([*(line.rstrip() for line in lines), "", f"Not answered by this world yet: {waits}."])
