"""What a table of a world is: named columns, each with its kind and its words, cut at an as-of day.

Whatever happened after that day is not there yet: its rows are left out, and in the rows that stay a later day, or what
only came out later, is empty.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Generic, TypeAlias, TypeVar

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from simulator.columns import Ints

W = TypeVar("W")
Values: TypeAlias = NDArray[Any]

NONE = -1
_FIRST_DAY = date(1970, 1, 1).toordinal()
_KINDS = {"id": pa.int64(), "cents": pa.int64(), "count": pa.int32(), "flag": pa.bool_(), "day": pa.date32()}


@dataclass(frozen=True, slots=True)
class Column(Generic[W]):
    """One column. `kind` is id, cents, count, flag, day, or word, which picks from `words`; -1 is an empty one.

    `since` is the day on which a row's value came out, for what was not known when the row began.
    """

    name: str
    kind: str
    says: str
    of: Callable[[W], Values]
    words: Callable[[], Sequence[str]] | None = None
    since: Callable[[W], Ints] | None = None


@dataclass(frozen=True, slots=True)
class Table(Generic[W]):
    """One table. `began` is the day on which each row came to be; without it the rows were always there."""

    name: str
    says: str
    columns: tuple[Column[W], ...]
    began: Callable[[W], Ints] | None = None

    def of(self, world: W, as_of: date | None) -> pa.Table:
        """The table of one practice as it stood at the end of a day, or whole."""
        last = as_of.toordinal() if as_of else None
        keep = self.began(world) <= last if self.began and last is not None else None
        arrays = [_array(each, world, keep, last) for each in self.columns]
        return pa.table(arrays, names=[each.name for each in self.columns])


def _array(column: Column[W], world: W, keep: Values | None, last: int | None) -> pa.Array:
    values = column.of(world)
    empty = values == NONE if column.kind in ("id", "day", "word", "count") else np.zeros(values.size, bool)
    if last is not None:
        if column.kind == "day":
            empty = empty | (values > last)
        if column.since:
            empty = empty | (column.since(world) > last)
    if keep is not None:
        values, empty = values[keep], empty[keep]
    mask = empty if empty.any() else None
    if column.kind == "word":
        assert column.words is not None
        place, words = _each_once(tuple(column.words()))
        numbers = pa.array(place[np.where(empty, 0, values)], mask=mask)
        return pa.DictionaryArray.from_arrays(numbers, words)
    if column.kind == "flag":
        return pa.Array.from_buffers(pa.bool_(), values.size, [mask if mask is None else _bits(~mask), _bits(values)])
    if column.kind == "day":
        values = values - _FIRST_DAY
    kind = _KINDS[column.kind]
    return pa.array(values.astype(kind.to_pandas_dtype() if kind != pa.date32() else np.int32), mask=mask).cast(kind)


@cache
def _each_once(words: tuple[str, ...]) -> tuple[Values, pa.Array]:
    """Each word once, and where each stands: of a word that stands twice Parquet keeps one, and noise for the other."""
    places = {word: place for place, word in enumerate(dict.fromkeys(words))}
    return np.array([places[word] for word in words], np.int32), pa.array(list(places), pa.string())


def _bits(flags: Values) -> pa.Buffer:
    """One bit a flag, and noughts behind the last: pyarrow's own way leaves there whatever the memory held."""
    return pa.py_buffer(np.packbits(flags.astype(bool), bitorder="little"))
