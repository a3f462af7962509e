"""Where the kit's own folders are, and how its text files are read.

Every scalar is text, as its author wrote it; the schema converts. Each value knows its line, so that every mistake can
point at it. A key written twice and an anchor are mistakes, never a silent choice.
"""

from __future__ import annotations

import csv
import io
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
SCENARIOS = ROOT / "scenarios"


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


def read_yaml(text: str) -> tuple[Value | None, list[Fault]]:
    """Read YAML into Text, Listing and Mapping; and every fault found on the way, in order of line."""
    faults: list[Fault] = []
    try:
        node = YAML(typ="rt", pure=True).compose(text.replace("\r\n", "\n").lstrip("\ufeff"))
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return None, [Fault(line, "not-yaml", str(error.problem or error.context or "this is not YAML"))]
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        return None, [Fault(line, "not-yaml", "a character that cannot be printed stands here")]
    except (YAMLError, ValueError, RecursionError):
        return None, [Fault(1, "not-yaml", "this is not YAML")]
    if node is None:
        return None, [Fault(1, "empty", "the file is empty")]
    value = _convert(node, faults, set())
    return value, sorted(faults, key=lambda fault: fault.line)


def _convert(node: Node, faults: list[Fault], seen: set[int]) -> Value:
    line = node.start_mark.line + 1
    if id(node) in seen:
        faults.append(Fault(line, "anchor", "an anchor (&name, *name) is used"))
        return Text("", line)
    seen.add(id(node))
    if isinstance(node, ScalarNode):
        is_null = node.style is None and node.value in ("", "~", "null")
        # ruamel marks each fold of a `>` text with a bell, so that it could write the text as it was
        return Text("" if is_null else node.value.replace("\a", ""), line)
    if isinstance(node, SequenceNode):
        items = Listing(_convert(item, faults, seen) for item in node.value)
        items.line = line
        return items
    assert isinstance(node, MappingNode)
    mapping = Mapping()
    mapping.line = line
    for key_node, value_node in node.value:
        key = _convert(key_node, faults, seen)
        value = _convert(value_node, faults, seen)
        if not isinstance(key, Text):
            faults.append(Fault(key_node.start_mark.line + 1, "key-not-text", "a key is not a word"))
        elif key in mapping:
            faults.append(
                Fault(key.line, "twice", f"`{key}` stands twice here; the first is on line {mapping.where(key)}")
            )
        else:
            mapping[key] = value
    return mapping


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
