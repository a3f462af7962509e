"""Medigap: what a private plan of one letter pays of the cost share that Original Medicare leaves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from simulator.fields import read_rows
from simulator.money import Money, Rate
from simulator.reading import DATA


@dataclass(frozen=True, slots=True)
class MedigapLetter:
    """One letter. What it does not pay stays the patient's."""

    letter: str
    coinsurance: Rate
    deductible: Rate
    excess: Rate  # of what a doctor without assignment may charge above Medicare's amount
    visit_copay: Money  # the most that an office visit leaves to the patient


@cache
def medigap_letters() -> Mapping[str, MedigapLetter]:
    """Every letter that is sold or still held, from data/plans. Raises BadFile with file and line."""
    found: dict[str, MedigapLetter] = {}
    for row in read_rows(DATA / "plans" / "medigap.csv"):
        letter = MedigapLetter(
            letter=row.text("letter"),
            coinsurance=row.rate("coinsurance"),
            deductible=row.rate("deductible"),
            excess=row.rate("excess"),
            visit_copay=row.money("visit_copay"),
        )
        for column in ("source", "read", "verified"):
            row.text(column)
        row.nothing_else()
        if letter.letter in found:
            row.wrong("letter", "stands twice")
        found[letter.letter] = letter
    return MappingProxyType(found)
