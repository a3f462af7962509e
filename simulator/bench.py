"""How fast it goes beside what was promised: the engine's lines a second, opening a case, answering a move."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import numpy as np

from simulator.care import services
from simulator.chance import Stream
from simulator.coverage import load_plan
from simulator.money import Rate
from simulator.payers import load_payer, price_list
from simulator.payers.adjudicate import adjudicate
from simulator.payers.columns import ORIGINAL, Lines, plan_terms


@dataclass(frozen=True, slots=True)
class Figure:
    """One speed. More is better for a rate (`unit` ends in /s), less is better for a time."""

    name: str
    value: float
    unit: str
    target: float

    @property
    def ok(self) -> bool:
        return self.value >= self.target if self.unit.endswith("/s") else self.value <= self.target

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "ok": self.ok}


def run() -> list[Figure]:
    """Measure everything, on this machine, now."""
    return [engine(), opening_a_case(), answering_a_move()]


def as_text(figures: Sequence[Figure]) -> str:
    """A small table for the terminal."""
    rows = [("what", "measured", "target", "")]
    rows += [
        (
            each.name,
            f"{each.value:,.1f} {each.unit}",
            f"{each.target:,.0f} {each.unit}",
            "ok" if each.ok else "too slow",
        )
        for each in figures
    ]
    wide = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join(
        f"{row[0]:<{wide[0]}}  {row[1]:>{wide[1]}}  {row[2]:>{wide[2]}}  {row[3]}".rstrip() for row in rows
    )


def engine(lines: int = 1_000_000) -> Figure:
    """Edits, pricing and cost share together, on one core."""
    payer, made = load_payer("tamarack"), many_lines(lines)
    seconds = _best(lambda: adjudicate(made, payer), times=3)
    return Figure(f"engine, {lines:,} lines", round(lines / seconds, 1), "lines/s", 1_000_000)


def opening_a_case() -> Figure:
    """From a scenario and a seed to a case with all its documents."""
    from simulator.scenario.load import build, load_scenario, scenario_names  # a payer's speed needs no lesson

    scenario, seeds = load_scenario(scenario_names()[0]), count(1)
    seconds = _usual(lambda: build(scenario, next(seeds)), times=15)
    return Figure("open_case", round(seconds * 1_000, 2), "ms", 50)


def answering_a_move() -> Figure:
    """From a trainee's answer to the reply and the next prompt, with the move on disk before."""
    from simulator.records import Sitting, Store, sit
    from simulator.scenario.load import scenario_names

    def answer(sitting: Sitting) -> None:
        move = next(move for move in sitting.episode.moves() if move["move"] == "answer")
        question = next(each for each in sitting.prompt["questions"] if each["id"] == move["question"])
        options = question.get("options") or [{"id": {"date": "01/02/2026"}.get(question["kind"], "1.00")}]

        start = perf_counter()
        sitting.play("answer", question=question["id"], value=options[0]["id"])
        json.dumps(sitting.prompt)
        seconds.append(perf_counter() - start)

    seconds: list[float] = []
    with TemporaryDirectory() as folder:
        store = Store.open(Path(folder))
        for seed in range(1, 16):
            answer(sit(scenario_names()[0], seed=seed, store=store))
        store.close()
    return Figure("reply to a move", round(median(seconds) * 1_000, 2), "ms", 20)


def _best(work: Callable[[], object], times: int) -> float:
    """The shortest of a few runs, in seconds: the others had company on the machine."""
    return min(_seconds(work) for _ in range(times))


def _usual(work: Callable[[], object], times: int) -> float:
    """The middle one of some runs, in seconds, after one that does not count."""
    work()
    return median(_seconds(work) for _ in range(times))


def _seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def many_lines(size: int, seed: int = 1) -> Lines:
    """Lines of a payer's year: small families and a few of hundreds of lines, every edit, every service, all mixed."""
    chance = Stream(seed, "bench", size)
    payer, plan, catalogue = load_payer("tamarack"), load_plan("ppo-silver"), list(services().values())
    first = date(2026, 1, 1)
    prices = price_list(payer.prices, first)

    families = max(1, size // 25)
    family = chance.column_below(families, size) * chance.column_below(families, size) // families
    person = 1 + np.minimum(chance.column_below(6, size), chance.column_below(6, size))
    service = chance.column_below(len(catalogue), size)
    low, high = (np.array([each.usual_charge[end].cents for each in catalogue])[service] for end in (0, 1))
    service_date = first.toordinal() + chance.column_below(365, size)
    terms = plan_terms([plan.benefit(each.kind, first) for each in catalogue])
    return Lines.of(
        claim=np.arange(size) // 3,
        member=np.where(chance.column_chance(Rate(100), size), -1, family * 8 + person),
        provider=chance.column_below(20, size),
        service=service,
        modifier=0,
        units=1 + chance.column_below(2, size),
        charge=low + chance.column_below(1 << 20, size) % (high - low + 1),
        service_date=service_date,
        received=service_date + chance.column_below(95, size),
        frequency=ORIGINAL,
        authorized=~chance.column_chance(Rate(300), size),
        filing_limit=payer.filing_limit_days,
        price=np.array([prices[each.slug].cents for each in catalogue])[service],
        family=family,
        person=person,
        plan_year=first.year,
        **{name: column[service] for name, column in terms.items()},
    )
