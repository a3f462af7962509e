"""Columns of one length, to be read by name: how the simulator holds many things of a kind. Money is in whole cents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Self, TypeAlias

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns of one length, to be read by name."""

    def __len__(self) -> int:
        return len(getattr(self, fields(self)[0].name))

    @classmethod
    def of(cls, **columns: Any) -> Self:
        """Build from anything: lists, arrays, dates, or one value for all rows."""
        arrays = {name: _column(value) for name, value in columns.items()}
        size = max((array.size for array in arrays.values() if array.ndim), default=1)
        return cls(**{name: np.broadcast_to(array, size) for name, array in arrays.items()})

    def take(self, rows: NDArray[Any]) -> Self:
        """The same columns, some rows only (by number or by flag), in the order given."""
        return type(self)(**{each.name: getattr(self, each.name)[rows] for each in fields(self)})

    def then(self, later: Self) -> Self:
        """These rows, and after them the later ones."""
        pairs = {each.name: (getattr(self, each.name), getattr(later, each.name)) for each in fields(self)}
        return type(self)(**{name: np.concatenate(pair) for name, pair in pairs.items()})

    @classmethod
    def together(cls, parts: Iterable[Self]) -> Self:
        """The rows of many as one, in the order given; of none, no rows."""
        held = tuple(parts)
        nothing = [np.zeros(0, np.int64)]
        columns = {each.name: [getattr(part, each.name) for part in held] or nothing for each in fields(cls)}
        return cls(**{name: np.concatenate(column) for name, column in columns.items()})


def _column(value: Any) -> NDArray[Any]:
    if isinstance(value, date):
        return np.asarray(value.toordinal())
    if isinstance(value, np.ndarray):
        return value
    items = list(value) if isinstance(value, Iterable) else value
    if isinstance(items, list):
        items = [item.toordinal() if isinstance(item, date) else item for item in items]
    column = np.asarray(items)
    return column.astype(np.int64) if column.size == 0 else column
