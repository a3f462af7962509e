"""Where the kit's own folders are, and how its text files are read.

Every scalar is text, as its author wrote it; the schema converts. Each value knows its line, so that every mistake can
point at it. A key written twice and an anchor are mistakes, never a silent choice.
"""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import yaml
from yaml import MarkedYAMLError, YAMLError

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
SCENARIOS = ROOT / "scenarios"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's where it was built: ten times as fast
_DEEPEST = 100  # lists in lists
_LINE_ENDS = "\x85\u2028\u2029"  # what YAML takes for a line end and no editor shows as one
_ODD = re.compile(rf"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[{_LINE_ENDS}]")


def user_folder() -> Path:
    """Where this user's own things are kept: BALANCE_DUE_HOME if set, else the system's place for local data."""
    home = os.environ.get("BALANCE_DUE_HOME")
    if home:
        return Path(os.path.expanduser(home))  # noqa: PTH111  leaves `~someone` as it stands where there is no such user
    from platformdirs import user_data_path

    return user_data_path("balance-due", appauthor=False)


class Text(str):
    """A scalar as it was written, with its line (1 is the first). `null` and an empty value are the empty text."""

    __slots__ = ("line",)
    line: int

    def __new__(cls, text: str, line: int = 0) -> Text:
        made = super().__new__(cls, text)
        made.line = line
        return made


class Listing(list["Value"]):
    """A YAML list and the line it starts on."""

    line: int = 0


class Mapping(dict[Text, "Value"]):
    """A YAML mapping and the line it starts on. A key finds the line it stands on: `where("title")`."""

    line: int = 0

    def where(self, key: str) -> int:
        return next((known.line for known in self if known == key), self.line)


Value: TypeAlias = Text | Listing | Mapping


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a text file that cannot be read as meant."""

    line: int
    kind: str  # "not-yaml", "twice", "anchor", "key-not-text", "empty"
    says: str


class BadFile(ValueError):
    """One of the kit's own data files is wrong. The message names file, line and what to do."""


class _Unreadable(Exception):
    def __init__(self, line: int, says: str) -> None:
        super().__init__(says)
        self.fault = Fault(line, "not-yaml", says)


def read_yaml(text: str) -> tuple[Value | None, list[Fault]]:
    """Read YAML into Text, Listing and Mapping; and every fault found on the way, in order of line."""
    faults: list[Fault] = []
    try:
        value = _document(yaml.parse(_plain(text), Loader=_LOADER), faults)
    except _Unreadable as error:
        return None, [error.fault]
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return None, [Fault(line, "not-yaml", str(error.problem or error.context or "this is not YAML"))]
    except (YAMLError, ValueError):
        return None, [Fault(1, "not-yaml", "this is not YAML")]
    if value is None:
        return None, [Fault(1, "empty", "the file is empty")]
    return value, sorted(faults, key=lambda fault: fault.line)


def _plain(text: str) -> str:
    """The text with one kind of line end, and without what no file should hold."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    odd = _ODD.search(text)
    if odd:
        line = text.count("\n", 0, odd.start()) + 1
        ends = odd[0] in _LINE_ENDS
        raise _Unreadable(
            line,
            "a line ends in a way of its own here; delete that end and press Enter"
            if ends
            else "a character that cannot be printed stands here",
        )
    return text


def _document(events: Iterator[Any], faults: list[Fault]) -> Value | None:
    """The one document of a file. libyaml's own tree of nodes has no end to its depth, and crashes; this has."""
    value: Value | None = None
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            if value is not None:
                raise _Unreadable(_line(event), "a second document begins here")
            value = _value(next(events), events, faults, 0)
    return value


def _value(event: yaml.NodeEvent, events: Iterator[Any], faults: list[Fault], depth: int) -> Value:
    line = _line(event)
    if depth > _DEEPEST:
        raise _Unreadable(line, "lists stand in lists too deep")
    if event.anchor:
        faults.append(Fault(line, "anchor", "an anchor (&name, *name) is used"))
    if tag := getattr(event, "tag", ""):
        faults.append(Fault(line, "anchor", f"a tag ({tag[:30]}) is used"))
    if isinstance(event, yaml.ScalarEvent):
        is_null = not event.style and event.value in ("", "~", "null")
        return Text("" if is_null else event.value, line)
    if isinstance(event, yaml.AliasEvent):
        return Text("", line)
    if isinstance(event, yaml.SequenceStartEvent):
        items = Listing()
        items.line = line
        while not isinstance(item := next(events), yaml.SequenceEndEvent):
            items.append(_value(item, events, faults, depth + 1))
        return items
    mapping = Mapping()
    mapping.line = line
    while not isinstance(first := next(events), yaml.MappingEndEvent):
        key = _value(first, events, faults, depth + 1)
        value = _value(next(events), events, faults, depth + 1)
        if not isinstance(key, Text):
            faults.append(Fault(_line(first), "key-not-text", "a key is not a word"))
        elif key in mapping:
            faults.append(
                Fault(key.line, "twice", f"`{key}` stands twice here; the first is on line {mapping.where(key)}")
            )
        else:
            mapping[key] = value
    return mapping


def _line(event: Any) -> int:
    line: int = event.start_mark.line + 1
    return line


def read_data(path: Path) -> Mapping:
    """One of the kit's own YAML files, which must be a mapping. Raises BadFile."""
    value, faults = read_yaml(_text(path))
    if faults:
        raise BadFile(f"{path.relative_to(ROOT)}:{faults[0].line}: {faults[0].says}.")
    if not isinstance(value, Mapping):
        raise BadFile(f"{path.relative_to(ROOT)}:1: this file should hold `name: value` lines.")
    return value


def read_table(path: Path) -> list[dict[str, str]]:
    """One of the kit's own CSV files, every cell as text: codes have leading zeros. Raises BadFile."""
    return list(csv.DictReader(io.StringIO(_text(path))))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise BadFile(f"{path.relative_to(ROOT)}:{line}: this file is not UTF-8. Save it again as UTF-8.") from None
