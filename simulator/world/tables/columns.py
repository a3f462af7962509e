"""How a column of a world is said: a key, a reference, an amount, a word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import TypeAlias

import numpy as np

from simulator.columns import Ints
from simulator.coverage.roll import plans
from simulator.payers.roll import roll
from simulator.world.practice import PracticeWorld
from simulator.world.settings import YEARS
from simulator.world.table import Column, Values

Of: TypeAlias = Callable[[PracticeWorld], Values]

A_PRACTICE = 1_000_000  # ids of one practice: its number times this, and on from there


def ids(rows: Callable[[PracticeWorld], int]) -> Of:
    """The ids of rows that stand in order."""
    return lambda world: world.practice * A_PRACTICE + np.arange(rows(world))


def id_of(of: Of) -> Of:
    """A reference to a row as the id of what stands there; none stays none."""

    def ids(world: PracticeWorld) -> Values:
        rows = of(world)
        return np.where(rows < 0, -1, rows + world.practice * A_PRACTICE)

    return ids


def key(name: str, says: str, rows: Callable[[PracticeWorld], int]) -> Column[PracticeWorld]:
    return Column(name, "id", says, ids(rows))


def ref(name: str, says: str, of: Of) -> Column[PracticeWorld]:
    return Column(name, "id", says, id_of(of))


def col(
    name: str,
    kind: str,
    says: str,
    of: Of,
    words: Callable[[], Sequence[str]] | None = None,
    since: Callable[[PracticeWorld], Ints] | None = None,
) -> Column[PracticeWorld]:
    return Column(name, kind, says, of, words, since)


@cache
def payers() -> tuple[str, ...]:
    """The payers' names, in the order in which columns number them."""
    return tuple(payer.id for payer in roll(plans(), YEARS[0]).payers)
