"""The engine: a payer's year of lines, made for it, and how many it answers in a second."""

from __future__ import annotations

from datetime import date

import numpy as np

from simulator.bench.figure import Figure, best
from simulator.care import services
from simulator.chance import Stream
from simulator.coverage import load_plan
from simulator.money import Rate
from simulator.payers import load_payer, price_list
from simulator.payers.adjudicate import adjudicate
from simulator.payers.columns import NO_LIMIT, ORIGINAL, Lines, plan_terms
from simulator.payers.look_up import within


def engine(lines: int = 1_000_000) -> Figure:
    """Edits, pricing and cost share together, on one core."""
    payer, made = load_payer("tamarack"), many_lines(lines)
    seconds = best(lambda: adjudicate(made, payer), times=3)
    return Figure(
        f"engine, {lines:,} lines",
        round(lines / seconds, 1),
        "lines/s",
        1_000_000,
        "memory: some hundred columns of a million rows",
    )


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
        filing_limit=(payer.filing_day(first) - first).days,
        in_network=True,
        plan_year=first.year,
        **billed,
        **{name: column[claim] for name, column in sent.items()},
        **{name: column[service] for name, column in looked_up.items()},
    )
