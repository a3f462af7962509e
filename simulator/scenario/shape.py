"""How a block of YAML becomes a frozen noun: small readers, put together, that note every mistake they meet.

A reader takes a value and the notes, and gives what it read, or None when it could not. A name that is not known is
given back as it stands, and a number or a day that does not read has a stand-in, so that one mistake hides no other.
Nothing with a mistake is ever opened. A reader also says, as JSON Schema, what it takes, so that an editor can complete
and underline while a trainer writes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Mapping as Names
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

from simulator.case.pinned import Range
from simulator.money import Money, NotAnAmount
from simulator.reading import Fault, Listing, Mapping, Text, Value
from simulator.scenario.mistakes import Mistake, mistake, near
from simulator.whole import whole_from


@dataclass(slots=True)
class Notes:
    """The mistakes found in one file so far."""

    file: str
    mistakes: list[Mistake] = field(default_factory=list)

    def add(self, line: int, code: str, **words: object) -> None:
        self.mistakes.append(mistake(self.file, line, code, **words))

    def fault(self, fault: Fault) -> None:
        """What the reading of the file itself found."""
        code = {"twice": "SC002", "anchor": "SC007", "key-not-text": "SC007"}.get(fault.kind, "SC001")
        self.add(fault.line, code, problem=fault.says if code == "SC001" else fault.says[0].upper() + fault.says[1:])


Read: TypeAlias = Callable[[Value, Notes], Any]
Rule: TypeAlias = Callable[[Any, Mapping, Notes], None]
Takes: TypeAlias = Callable[[], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Reader:
    """How a value is read, and what an editor may be told of it."""

    read: Read
    takes: Takes

    def __call__(self, value: Value, notes: Notes) -> Any:
        return self.read(value, notes)


def takes(**schema: Any) -> Callable[[Read], Reader]:
    """Say of a reader what it takes, as JSON Schema."""
    return lambda read: Reader(read, lambda: schema)


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a block: how its value is read, and what stands for it when it is left out."""

    read: Reader
    default: Any = None
    example: str = ""  # a key with an example may not be left out
    says: str = ""  # what an editor shows beside it

    @property
    def required(self) -> bool:
        return bool(self.example)


def need(read: Reader, example: str, says: str = "") -> Key:
    return Key(read, example=example, says=says)


def may(read: Reader, default: Any = None, says: str = "") -> Key:
    return Key(read, default, says=says)


def record(make: Callable[..., Any], what: str, keys: Names[str, Key], rules: Iterable[Rule] = ()) -> Reader:
    """A block with known keys. Its rules look at what it means once it has been read."""

    def read(value: Value, notes: Notes) -> Any:
        if not isinstance(value, Mapping):
            notes.add(
                line_of(value), "SC006", name=what, wanted="a block of `key: value` lines", example="each key on a line"
            )
            return None
        for known in value:
            if known not in keys:
                notes.add(known.line, "SC004", name=known, what=what, near=near(known, keys))
        found: dict[str, Any] = {}
        for name, key in keys.items():
            if name in value:
                got = key.read(value[Text(name)], notes)
                found[name] = key.default if got is None and not key.required else got
            else:
                if key.required:
                    notes.add(value.line, "SC005", what=what[0].upper() + what[1:], name=name, example=key.example)
                found[name] = key.default
        if any(found[name] is None for name, key in keys.items() if key.required):
            return None
        made = make(**found)
        for rule in rules:
            rule(made, value, notes)
        return made

    def takes() -> dict[str, Any]:
        return {
            "type": "object",
            "additionalProperties": False,
            "properties": {name: key.read.takes() | _description(key) for name, key in keys.items()},
            "required": [name for name, key in keys.items() if key.required],
        }

    return Reader(read, takes)


def _description(key: Key) -> dict[str, str]:
    example = f"For example: {key.example}" if key.example else ""
    said = " ".join(part for part in (key.says, example) if part)
    return {"description": said} if said else {}


def listing(read_item: Reader, name: str) -> Reader:
    """A list of the same kind of thing, at least one."""

    def read(value: Value, notes: Notes) -> Any:
        if not isinstance(value, Listing) or not value:
            notes.add(
                line_of(value),
                "SC006",
                name=name,
                wanted="a list",
                example=f"`{name}: [one, another]`, or a dash on each line",
            )
            return None
        items = [read_item(item, notes) for item in value]
        return tuple(item for item in items if item is not None)

    return Reader(read, lambda: {"type": "array", "minItems": 1, "items": read_item.takes()})


def text(name: str) -> Reader:
    """Words."""

    def read(value: Value, notes: Notes) -> Any:
        if isinstance(value, Text) and value.strip():
            return Text(" ".join(value.split()), value.line)
        notes.add(line_of(value), "SC006", name=name, wanted="words", example="a word or a sentence")
        return None

    return Reader(read, lambda: {"type": ["string", "number"]})


def one_of(
    what: str,
    names: Iterable[str] | Callable[[], Iterable[str]],
    code: str = "SC011",
    suggest: Callable[[str, Iterable[str]], str] = near,
) -> Reader:
    """A name from a closed list, which is looked up when it is needed. An unknown one is noted and given back.

    `suggest` says what to try in its place.
    """

    def known() -> list[str]:
        return list(names() if callable(names) else names)

    def read(value: Value, notes: Notes) -> Any:
        word = text(what)(value, notes)
        if word is not None and word not in known():
            notes.add(word.line, code, value=word, what=what, near=suggest(word, known()))
        return word

    return Reader(read, lambda: {"enum": known()})


def whole(low: int, most: int | Callable[[], int]) -> Reader:
    """A whole number in digits. `most` may be asked for when it is needed: house policy sets some."""

    def highest() -> int:
        return most() if callable(most) else most

    def read(value: Value, notes: Notes) -> Any:
        high = highest()
        number = whole_from(value, high, low) if isinstance(value, Text) else None
        if number is not None:
            return number
        notes.add(line_of(value), "SC010", value=shown(value), low=low, high=high)
        return low

    return Reader(read, lambda: {"type": "integer", "minimum": low, "maximum": highest()})


@takes(type="string", pattern=r"^\d{4}-\d{2}-\d{2}$")
def day(value: Value, notes: Notes) -> Any:
    """A date, year first."""
    try:
        if isinstance(value, Text) and len(value) == 10 and "2000" <= value < "2200":
            return date.fromisoformat(value)
    except ValueError:
        pass
    notes.add(line_of(value), "SC009", value=shown(value))
    return date.min


@takes(anyOf=[{"type": "number", "minimum": 0}, {"type": "string", "pattern": r"^[\d,.$]+( to [\d,.$]+)?$"}])
def amount(value: Value, notes: Notes) -> Any:
    """`185.00`, or `150 to 220`: drawn from the seed, in whole dollars unless an end has cents."""
    try:
        if isinstance(value, Text):
            low, to, high = value.partition(" to ")
            if not to:
                return Money.read(low)
            drawn = Range(Money.read(low), Money.read(high), "." not in value)
            if Money(0) <= drawn.low <= drawn.high:
                return drawn
    except NotAnAmount:
        pass
    notes.add(line_of(value), "SC008", value=shown(value))
    return None


@takes(enum=["yes", "no"])
def yes_or_no(value: Value, notes: Notes) -> Any:
    word = one_of("answer to this", ("yes", "no"))(value, notes)
    return None if word is None else word == "yes"


def line_of(value: Value) -> int:
    return value.line


def shown(value: Value) -> str:
    return value[:40] if isinstance(value, Text) else "this"
