"""Numbers that the law may change: each has the day it began, where it was read, and whether it could be checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Generic, TypeVar

from simulator.dates import BusinessDays, Days, Length, Months, Notice, Receipt, in_words, last_day, print_date
from simulator.fields import Fields, open_fields
from simulator.reading import DATA

T = TypeVar("T")


class NotYetInForce(LookupError):
    """A rule is asked for a day before its first. The message names the rule, the day and the first day."""


class NoSuchRule(LookupError):
    """No rule has this name. The message lists the names that there are."""


class WrongStart(TypeError):
    """A period is counted from the wrong day: the date on a notice is not the day anyone received it."""


YES_OR_NO = "yes or no"  # the unit of a rule that can only be kept or broken; a later value of 0 repeals it
THIS_LONG = "this long"  # where these words of a rule stand, its value is read
SEVERITIES = ("violation", "presumed", "risk", "policy")  # the gravest first

_STARTS = {Notice: "notice", Receipt: "receipt"}
_LENGTHS: dict[str, Callable[[int], Length]] = {
    "days": Days,
    "business days": BusinessDays,
    "months": Months,
    "months, else the first of the next": lambda count: Months(count, rolls_over=True),
}


@dataclass(frozen=True, slots=True)
class Entry(Generic[T]):
    """One value of a rule and all that must travel with it. What is not verified may be shown but costs no points."""

    value: T
    since: date
    source: str
    read: date
    verified: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Dated(Generic[T]):
    """A rule: what it says, whom it binds, its unit and its values.

    `counts_from` is "receipt" or "notice" where a period begins, else "".
    A rule that can be broken has a `breach` and how grave that is.
    """

    name: str
    says: str
    binds: tuple[str, ...]
    unit: str
    counts_from: str
    entries: tuple[Entry[T], ...]  # the earliest first
    breach: str = (
        ""  # what a finding calls it when this rule is broken; a number that only serves another rule has none
    )
    severity: str = ""
    places: tuple[str, ...] = ()  # the states ("MA") and cities ("New York City, NY") where it holds; none: everywhere

    def on(self, day: date) -> Entry[T]:
        """The value in force on a day. Raises NotYetInForce before the first."""
        in_force = [entry for entry in self.entries if entry.since <= day]
        if not in_force:
            first = print_date(self.entries[0].since)
            raise NotYetInForce(f"Rule {self.name} has no value on {print_date(day)}: its first is from {first}.")
        return in_force[-1]

    def of_year(self, day: date) -> Entry[T]:
        """The value of this day's year, of a rule that is set for each year anew.

        For a year that the book does not have, the nearest one stands in and is not verified.
        """
        if any(entry.since.year == day.year for entry in self.entries):
            return self.on(day)
        near = self.on(day) if self.entries[0].since <= day else self.entries[0]
        note = f"The book has no value for {day.year}; this is the one for {near.since.year}."
        return replace(near, verified=False, note=note)

    def in_words(self: Dated[int], entry: Entry[int]) -> str:
        """The rule with one of its values; what can only be kept or broken has no number to show."""
        if self.unit == YES_OR_NO:
            return f"{self.says}."
        length = self.length(entry)
        value = in_words(length) if length else f"{entry.value} {self.unit}"
        said = self.says.replace(THIS_LONG, value)
        return f"{said}." if THIS_LONG in self.says else f"{said}: {value}."

    def length(self: Dated[int], entry: Entry[int]) -> Length | None:
        """One of its values as the period that it is; None where it is none, such as an amount."""
        return _LENGTHS[self.unit](entry.value) if self.unit in _LENGTHS else None

    def last_day(self: Dated[int], start: Notice | Receipt) -> date:
        """The last day that is in time. Raises WrongStart for a rule that does not count from there."""
        length = self.length(self.on(start.on)) if self.counts_from == _STARTS[type(start)] else None
        if length is None:
            begins = f"counts from {self.counts_from}" if self.counts_from else "sets no deadline"
            raise WrongStart(f"Rule {self.name} {begins}; it was asked to count from {_STARTS[type(start)]}.")
        return last_day(start, length)


def rule(name: str) -> Dated[int]:
    """One rule by its name, for example "appeals.member_internal_days". Raises NoSuchRule.

    Only its own file is read: whoever opens a lesson does not wait for the whole book.
    """
    found = _chapter(DATA, name.partition(".")[0]).get(name)
    if found is None:
        raise NoSuchRule(f"There is no rule `{name}`. The rules are {', '.join(rules())}.")
    return found


@cache
def rules() -> Mapping[str, Dated[int]]:
    """Every rule in data/rules, by name: the file's, a point, the rule's."""
    chapters = [_chapter(DATA, path.stem) for path in sorted((DATA / "rules").glob("*.yaml"))]
    return MappingProxyType({name: found for chapter in chapters for name, found in chapter.items()})


@cache
def _chapter(data: Path, name: str) -> Mapping[str, Dated[int]]:
    path = data / "rules" / f"{name}.yaml"
    if not path.exists():
        return MappingProxyType({})
    with open_fields(path) as chapter:
        found = {}
        for key in chapter:
            with chapter.part(key) as fields:
                found[f"{path.stem}.{key}"] = _rule(f"{path.stem}.{key}", fields)
    return MappingProxyType(found)


def _rule(name: str, fields: Fields) -> Dated[int]:
    with fields.part("values") as values:
        entries = tuple(_entry(values, key) for key in values)
    if not entries:
        fields.wrong("values", "needs at least one value with its first day")
    return Dated(
        name=name,
        says=fields.text("says"),
        binds=fields.texts("binds"),
        unit=fields.text("unit"),
        counts_from=fields.one_of("counts_from", ("receipt", "notice")) if "counts_from" in fields else "",
        breach=fields.text("breach") if "breach" in fields else "",
        severity=fields.one_of("severity", SEVERITIES) if "breach" in fields else "",
        places=fields.texts("places"),
        entries=tuple(sorted(entries, key=lambda entry: entry.since)),
    )


def _entry(values: Fields, key: str) -> Entry[int]:
    with values.part(key) as fields:
        return Entry(
            value=fields.whole("value"),
            since=values.name_as_day(key),
            source=fields.text("source"),
            read=fields.day("read"),
            verified=fields.one_of("verified", ("yes", "no")) == "yes",
            note=fields.text("note") if "note" in fields else "",
        )
