"""How much each turn of speech weighs, and from where on it tells: data/letters/turns.csv and weighing.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from simulator.letters.reading.phrases import one_of, phrases
from simulator.letters.rules.folder import LETTERS, open_rules
from simulator.reading import BadFile, read_table

ALWAYS = "[always]"  # what every part weighs before a word of it is read


@dataclass(frozen=True, slots=True)
class Weights:
    """For each turn: how much it tells of something unproved, and then of something made up. And where each begins."""

    unproved: Mapping[str, float]
    made_up: Mapping[str, float]
    unproved_from: float
    made_up_from: float
    fails_from: float
    life_from: float
    graver_from: float
    left_to_rules: re.Pattern[str]
    denials: frozenset[str]
    of_ours: frozenset[str]


@cache
def weights() -> Weights:
    """Those of data/letters/turns.csv."""
    rows = read_table(LETTERS / "turns.csv")
    return weights_of({row["turn"]: {name: _weight(row, name) for name in _COLUMNS if row[name]} for row in rows})


def weights_of(turns: Mapping[str, Mapping[str, float]]) -> Weights:
    """Weights by turn, with the shares that data/letters/weighing.yaml gives in percent."""
    unproved, made_up = (
        MappingProxyType({turn: each[name] for turn, each in turns.items() if name in each}) for name in _COLUMNS
    )
    with open_rules("weighing.yaml") as fields:
        return Weights(
            unproved,
            made_up,
            unproved_from=fields.whole("unproved_from") / 100,
            made_up_from=fields.whole("made_up_from") / 100,
            fails_from=fields.whole("fails_from") / 100,
            life_from=fields.whole("life_from") / 100,
            graver_from=fields.whole("graver_from") / 100,
            left_to_rules=one_of(phrases(fields, "left_to_rules")),
            denials=frozenset(fields.texts("denials")),
            of_ours=frozenset(fields.texts("of_ours")),
        )


_COLUMNS = ("unproved", "made_up")


def _weight(row: Mapping[str, str], name: str) -> float:
    try:
        return float(row[name])
    except ValueError:
        raise BadFile(f"turns.csv: the weight of “{row['turn']}” is “{row[name]}”. Write a number.") from None
