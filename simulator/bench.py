"""How fast it goes beside what was promised: the engine, opening a case, answering a move, 835s."""

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
from simulator.money import Money, Rate
from simulator.payers import load_payer, price_list
from simulator.payers.adjudicate import adjudicate
from simulator.payers.columns import NO_LIMIT, ORIGINAL, Lines, plan_terms
from simulator.payers.look_up import within
from simulator.remittance import Adjustment, Group
from simulator.remittance.payment import Amount, ClaimPayment, Day, Name, Parties, Party, Payment, ServicePayment
from simulator.remittance.x12 import Findings, walk_file, write_835


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
    return [engine(), opening_a_case(), answering_a_move(), checking_the_bank(), *remittances()]


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


def checking_the_bank() -> Figure:
    """Every scenario of ours read, tried at its seeds and played by its plays, as `balance-due check` does."""
    from simulator.scenario.load import scenario_files
    from simulator.training.plays import check

    seconds = _best(lambda: [check(file) for file in scenario_files()], times=2)
    return Figure("check of the bank", round(seconds, 2), "s", 5)


def remittances(claims: int = 10_000) -> list[Figure]:
    """One payment of many claims, each with one line and three adjustments, as 835 text: written; read from disk."""
    payment = many_answers(claims)
    writing = _best(lambda: write_835(payment), times=3)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "many.835"
        file.write_text(write_835(payment), encoding="utf-8")
        reading = _best(lambda: sum(1 for _ in walk_file(file, Findings())), times=3)
    return [
        Figure(f"835 written, {claims:,} claims", round(claims / writing, 1), "claims/s", 50_000),
        Figure(f"835 read, {claims:,} claims", round(claims / reading, 1), "claims/s", 20_000),
    ]


def many_answers(claims: int) -> Payment:
    """One payment: each claim 500.00 charged, 180.00 off by contract, 144.00 the patient's, 176.00 paid."""
    on = date(2026, 3, 20)
    shares = ((Group.CO, "45", 180_00), (Group.PR, "1", 100_00), (Group.PR, "2", 44_00))
    adjustments = tuple(Adjustment(group, reason, Money(cents)) for group, reason, cents in shares)
    line = ServicePayment(
        "X1310", Money(500_00), Money(176_00), adjustments=adjustments, dates=(Day("472", on),),
        amounts=(Amount("B6", Money(320_00)),),
    )  # fmt: skip
    answers = tuple(
        ClaimPayment(
            f"ACCT-{at}", "1", Money(500_00), Money(176_00), Money(144_00), "12", f"TM-{at}",
            names=(Name("QC", "EXAMPLE", "ANNA", id_kind="MI", id=f"ZZT{at:06d}"),), services=(line,),
        )
        for at in range(claims)
    )  # fmt: skip
    parties = Parties(Party("TAMARACK MUTUAL HEALTH"), Party("HARROW CREEK CLINIC", "XX", "2000000101"))
    return Payment(Money(176_00) * claims, "CHK5550142", "1000000000", on, parties, answers)


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

    claim = np.arange(size) // 3  # three lines each, all of one person and one day
    claims = int(claim[-1]) + 1
    families = max(1, size // 25)
    family = chance.column_below(families, claims) * chance.column_below(families, claims) // families
    person = 1 + np.minimum(chance.column_below(6, claims), chance.column_below(6, claims))
    service_date = first.toordinal() + chance.column_below(365, claims)
    sent = {
        "member": np.where(chance.column_chance(Rate(100), claims), -1, family * 8 + person),
        "provider": np.where(chance.column_chance(Rate(50), claims), -1, chance.column_below(20, claims)),
        "service_date": service_date,
        "received": service_date + chance.column_below(95, claims),
        "covered_from": first.toordinal() + np.where(chance.column_chance(Rate(100), claims), 200, 0),
        "covered_to": first.toordinal() + np.where(chance.column_chance(Rate(100), claims), 150, 400),
        "enrolled_from": first.toordinal() + np.where(chance.column_chance(Rate(100), claims), 90, -400),
        "other_plan_first": chance.column_chance(Rate(100), claims),
        "family": family,
        "person": person,
    }
    service = chance.column_below(len(catalogue), size)
    low, high = (np.array([each.usual_charge[end].cents for each in catalogue])[service] for end in (0, 1))
    billed = {
        "modifier": 0,
        "units": 1 + (chance.column_below(20, size) == 0),
        "charge": low + chance.column_below(1 << 20, size) % (high - low + 1),
        "lacks": np.where(chance.column_chance(Rate(200), size), 1 << chance.column_below(5, size), 0),
        "modifier_fits": ~chance.column_chance(Rate(100), size),
        "separate": ~chance.column_chance(Rate(1_000), size),
        "necessary": ~chance.column_chance(Rate(100), size),
        "approved_units": np.where(chance.column_chance(Rate(300), size), 0, 1),
    }
    looked_up = {
        "always_within": np.array([within(each.slug, opens=False) for each in catalogue]),
        "usually_within": np.array([within(each.slug, opens=True) for each in catalogue]),
        "unit_limit": np.array([each.units_a_day for each in catalogue]),
        "price": np.array([prices[each.slug].cents for each in catalogue]),
        **plan_terms([plan.benefit(each.kind, first) for each in catalogue]),
    }
    looked_up["visits_left"] = np.where(looked_up["visits_left"] == NO_LIMIT, NO_LIMIT, 3)  # late in the year
    return Lines.of(
        claim=claim,
        service=service,
        frequency=ORIGINAL,
        filing_limit=payer.filing_limit_days,
        in_network=True,
        plan_year=first.year,
        **billed,
        **{name: column[claim] for name, column in sent.items()},
        **{name: column[service] for name, column in looked_up.items()},
    )
