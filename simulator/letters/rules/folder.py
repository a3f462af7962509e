"""The folder data/letters, where a trainer writes what the checks look for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager

from simulator.fields import Fields, open_fields
from simulator.reading import DATA

LETTERS = DATA / "letters"


def open_rules(name: str) -> AbstractContextManager[Fields]:
    """One of its files, each line of which must be asked for before it is closed."""
    return open_fields(LETTERS / name)


def files_in(folder: str) -> Iterator[str]:
    """The names of the files in one of its folders, in order: `claims/approvals.yaml`."""
    return (f"{folder}/{path.name}" for path in sorted((LETTERS / folder).glob("*.yaml")))
