"""The pools that names and addresses are drawn from. They were made once (`make_pools`) and are kept in data/names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from simulator.reading import DATA, read_table

AREA_CODES = ("205", "316", "402", "503", "605", "701", "802", "907")


@cache
def given_names() -> Mapping[str, tuple[str, ...]]:
    """Given names by origin, the origins in order."""
    return _by_origin("given")


@cache
def family_names() -> Mapping[str, tuple[str, ...]]:
    """Family names by origin, the origins in order."""
    return _by_origin("family")


@cache
def streets() -> tuple[str, ...]:
    return tuple(row["name"] for row in read_table(DATA / "names" / "streets.csv"))


@cache
def towns() -> tuple[str, ...]:
    """Each with its state and ZIP code: ZZ and 000xx."""
    return tuple(f"{row['name']}, {row['zip']}" for row in read_table(DATA / "names" / "towns.csv"))


def _by_origin(file: str) -> Mapping[str, tuple[str, ...]]:
    pools: dict[str, tuple[str, ...]] = {}
    for row in read_table(DATA / "names" / f"{file}.csv"):
        pools[row["origin"]] = (*pools.get(row["origin"], ()), row["name"])
    return MappingProxyType({origin: pools[origin] for origin in sorted(pools)})
