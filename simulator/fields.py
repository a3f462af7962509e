"""Taking values out of the kit's own data files. The first that is wrong, missing or unknown is named with its line."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NoReturn, TypeVar

from simulator.money import Money, NotAnAmount, Rate
from simulator.reading import ROOT, BadFile, Listing, Mapping, Text, Value, read_data, read_table

T = TypeVar("T")


class Fields:
    """The `name: value` lines of one part of a file. Each is asked for by name; what nobody asked for is unknown."""

    def __init__(self, path: Path, mapping: Mapping, of: str = "") -> None:
        self.path, self._mapping, self._of = path, mapping, of
        self._asked: set[str] = set()

    def __contains__(self, key: str) -> bool:
        """Whether a name stands here that may be left out."""
        self._asked.add(str(key))
        return key in self._mapping

    def has(self, key: str) -> bool:
        """Whether something stands under a name: a cell of a table may be empty."""
        return key in self and bool(self._mapping[Text(key)])

    def has_lines(self, key: str) -> bool:
        """Whether `name: value` lines stand under a name, and no list."""
        return key in self and isinstance(self._mapping[Text(key)], Mapping)

    def __iter__(self) -> Iterator[str]:
        """The names that stand here, for a part whose names are data: years, kinds, dates."""
        return iter([str(key) for key in self._mapping])

    def text(self, key: str) -> str:
        value = self._take(key)
        if not isinstance(value, Text) or not value:
            self.wrong(key, "should be a word or a sentence")
        return str(value)

    def money(self, key: str) -> Money:
        return self._read(key, Money.read, "an amount such as 1500.00", NotAnAmount)

    def rate(self, key: str) -> Rate:
        return self._read(key, Rate.read, "a share such as 20%")

    def whole(self, key: str) -> int:
        return self._read(key, int, "a whole number such as 90")

    def day(self, key: str) -> date:
        return self._read(key, _iso_day, "a date such as 2026-01-31")

    def name_as_day(self, key: str) -> date:
        """The name of a line, where names are days."""
        try:
            return _iso_day(key)
        except ValueError:
            self.wrong(key, "should be named by a date such as 2026-01-31")

    def one_of(self, key: str, choices: Sequence[str]) -> str:
        text = self.text(key)
        if text not in choices:
            self.wrong(key, f"is `{text}`; it should be one of {', '.join(choices)}")
        return text

    def yes(self, key: str) -> bool:
        """Whether a line says yes; left out, it does not."""
        return key in self and self.one_of(key, ("yes", "no")) == "yes"

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of words; left out, it is empty."""
        if key not in self:
            return ()
        value = self._take(key)
        if not isinstance(value, Listing) or not all(isinstance(item, Text) and item for item in value):
            self.wrong(key, "should be a list of words, for example [lab, imaging]")
        return tuple(str(item) for item in value)

    def some_of(self, key: str, choices: Collection[str]) -> tuple[str, ...]:
        """A list of words, each of them one of these; left out, it is empty."""
        texts = self.texts(key)
        odd = next((each for each in texts if each not in choices), None)
        if odd is not None:
            self.wrong(key, f"has `{odd}`; each should be one of {', '.join(choices)}")
        return texts

    @contextmanager
    def part(self, key: str) -> Iterator[Fields]:
        """A part inside this one; left out, it has no lines."""
        nothing = Mapping()
        nothing.line = self._mapping.line
        value = self._take(key) if key in self else nothing
        if not isinstance(value, Mapping):
            self.wrong(key, "should hold `name: value` lines")
        inside = Fields(self.path, value, f"{self._of}{key}: ")
        yield inside
        inside.nothing_else()

    def nothing_else(self) -> None:
        """Every line here has been asked for; one that was not is a slip of its author."""
        for key in self._mapping:
            if key not in self._asked:
                self.wrong(key, f"is not known here; known are {', '.join(sorted(self._asked)) or 'none'}")

    def wrong(self, key: str, what: str) -> NoReturn:
        """Stop with one sentence that points at the line of this name."""
        place = self.path.relative_to(ROOT).as_posix() if self.path.is_relative_to(ROOT) else self.path.name
        raise BadFile(f"{place}:{self._mapping.where(key)}: `{self._of}{key}` {what}.")

    def _take(self, key: str) -> Value:
        self._asked.add(key)
        found = next((value for known, value in self._mapping.items() if known == key), None)
        if found is None:
            self.wrong(key, f"is missing; here stand {', '.join(self) or 'no lines'}")
        return found

    def _read(self, key: str, read: Callable[[str], T], wanted: str, error: type[ValueError] = ValueError) -> T:
        text = self.text(key)
        try:
            return read(text)
        except error:
            self.wrong(key, f"is `{text}`; it should be {wanted}")


def _iso_day(text: str) -> date:
    if len(text) != 10:  # 2026-W03-1 and 20260131 are dates too, but nobody reads them as such
        raise ValueError(text)
    return date.fromisoformat(text)


@contextmanager
def open_fields(path: Path) -> Iterator[Fields]:
    """One of the kit's own YAML files, each line of which must be asked for before it is closed."""
    fields = Fields(path, read_data(path))
    yield fields
    fields.nothing_else()


def read_rows(path: Path) -> Iterator[Fields]:
    """One of the kit's own CSV files, a row at a time, each with the line it stands on."""
    for line, cells in enumerate(read_table(path), start=2):
        row = Mapping({Text(name, line): Text(cell or "", line) for name, cell in cells.items() if name})
        row.line = line
        yield Fields(path, row)
