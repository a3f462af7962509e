"""Stage two: what is allowed? A contract names a method and a price list; a method turns lines into allowed amounts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeAlias

import numpy as np

from simulator.care import services
from simulator.columns import Ints
from simulator.dates import print_date
from simulator.fields import Fields, open_fields, read_rows
from simulator.money import Money
from simulator.payers.columns import Lines
from simulator.reading import DATA, BadFile

Pricing: TypeAlias = Callable[[Lines], Ints]


def fee_schedule(lines: Lines) -> Ints:
    """The contract's price for each unit, and never more than was charged."""
    allowed: Ints = np.minimum(lines.price * lines.units, lines.charge)
    return allowed


METHODS: dict[str, Pricing] = {method.__name__: method for method in (fee_schedule,)}


class NoPrice(LookupError):
    """A contract has no price for what was done. The message names what is missing, and since when there are prices."""


def price_list(name: str, day: date) -> Mapping[str, Money]:
    """The contract's price of one unit of each service on a day of service, by the service's slug."""
    prices: dict[str, Money] = {}
    for effective, slug, allowed in _price_rows(name):
        if effective <= day:
            prices[slug] = allowed
    if not prices:
        first = print_date(_price_rows(name)[0][0])
        raise NoPrice(f"Price list {name} has no prices on {print_date(day)}: it begins on {first}.")
    return prices


@cache
def _price_rows(name: str) -> tuple[tuple[date, str, Money], ...]:
    """The rows of a price list, the earliest first."""
    share = DATA / "prices" / f"{name}.yaml"
    found = _share_of_another(share) if share.is_file() else _listed(name)
    if not found:
        raise BadFile(f"The price list `{name}` in data/prices has no prices.")
    return tuple(sorted((*key, price) for key, price in found.items()))


def _listed(name: str) -> dict[tuple[date, str], Money]:
    """A list of prices. One that somebody else sets says where each was read."""
    path = DATA / "prices" / f"{name}.csv"
    if not path.is_file():
        raise BadFile(f"There is no price list `{name}` in data/prices.")
    found: dict[tuple[date, str], Money] = {}
    for row in read_rows(path):
        key = row.day("effective"), row.text("slug")
        if key in found:
            row.wrong("slug", f"has two prices from {key[0]}")
        found[key] = row.money("allowed")
        if found[key] <= Money(0):
            row.wrong("allowed", "should be above 0.00")
        if "source" in row:
            row.text("source"), row.day("read"), row.one_of("verified", ("yes", "no"))
        row.nothing_else()
    return found


def _share_of_another(path: Path) -> dict[tuple[date, str], Money]:
    """A percentage of another list's prices of the day, by kind of service; half a cent rounds up."""
    kinds = {slug: service.kind for slug, service in services().items()}
    found: dict[tuple[date, str], Money] = {}
    with open_fields(path) as fields:
        of = fields.text("of")
        with fields.part("percent") as days:
            for key in days:
                day = days.name_as_day(key)
                with days.part(key) as part:
                    percent = {kind: _above_nothing(part, kind) for kind in dict.fromkeys(kinds.values())}
                for slug, price in price_list(of, day).items():
                    found[day, slug] = Money((price.cents * percent[kinds[slug]] + 50) // 100)
    return found


def _above_nothing(part: Fields, kind: str) -> int:
    percent = part.whole(kind)
    if percent < 1:
        part.wrong(kind, "should be above 0")
    return percent
