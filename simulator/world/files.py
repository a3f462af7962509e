"""A practice on disk: a folder of its own, there whole or not there at all.

It is written beside its place and then moved to it, so whatever stops the work (Ctrl-C, a full disk, a lost machine)
leaves whole practices, and the work can go on with the next one.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import pyarrow as pa

Write: TypeAlias = Callable[[Path], None]

PRACTICES = "practices"
REMITTANCES, CLAIMS = "remittances.835", "claims.837"
_MAKING = ".making-"


class DiskFull(OSError):
    """There is no room left. What was written before is whole."""


@dataclass(frozen=True, slots=True)
class Made:
    """What one practice came to."""

    practice: int
    people: int
    visits: int
    lines: int


def place_of(out: Path, practice: int) -> Path:
    return out / PRACTICES / f"{practice:05d}"


def is_made(out: Path, practice: int) -> bool:
    return place_of(out, practice).is_dir()


def write_whole(out: Path, practice: int, write: Write) -> None:
    """Let `write` fill a folder, and put it in its place when it is complete. Raises DiskFull.

    Where another process was quicker with the same practice, its files stay: they hold the same bytes.
    """
    place = place_of(out, practice)
    begun = place.with_name(f"{_MAKING}{place.name}-{os.getpid()}")
    shutil.rmtree(begun, ignore_errors=True)
    try:
        begun.mkdir(parents=True)
        write(begun)
        begun.rename(place)
    except BaseException as error:
        shutil.rmtree(begun, ignore_errors=True)
        if isinstance(error, OSError) and is_made(out, practice):
            return
        raise _full(error, out) from None


def write_note(file: Path, text: str) -> None:
    """A small text file, whole or not there. Raises DiskFull."""
    begun = file.with_name(f"{_MAKING}{file.name}-{os.getpid()}")
    try:
        begun.write_text(text, encoding="utf-8", newline="\n")
        begun.replace(file)
    except BaseException as error:
        begun.unlink(missing_ok=True)
        raise _full(error, file.parent) from None


def sweep(out: Path) -> None:
    """Clear away what stopped processes began, once every practice is in its place."""
    for begun in (out / PRACTICES).glob(f"{_MAKING}*"):
        shutil.rmtree(begun, ignore_errors=True)


def _full(error: BaseException, out: Path) -> BaseException:
    """The same error, about the folder that was asked for; or that there is no room left in it."""
    if isinstance(error, OSError):
        error.filename = str(out)
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return DiskFull(error.errno, "There is no room left on the disk", str(out))
    return error


def write_parquet(tables: Mapping[str, pa.Table], folder: Path) -> None:
    """One Parquet file a table. Words are numbers into a list; numbers stand as they are: faster and smaller."""
    from pyarrow import parquet, types

    for name, table in tables.items():
        words = [column.name for column in table.schema if types.is_dictionary(column.type)]
        parquet.write_table(
            table, folder / f"{name}.parquet", compression="zstd", use_dictionary=words, write_statistics=False
        )


def write_csv(tables: Mapping[str, pa.Table], folder: Path) -> None:
    """One CSV file a table, with a row of names."""
    from pyarrow import csv

    for name, table in tables.items():
        csv.write_csv(table, folder / f"{name}.csv")


def write_segments(segments: Iterable[str], file: Path) -> None:
    """One X12 file, segment by segment as they come: none of it is held."""
    with file.open("x", encoding="ascii", newline="") as written:
        written.writelines(segments)
