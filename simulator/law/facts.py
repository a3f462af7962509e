"""What is known at the moment of an event, and the one shape that every check has."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar, get_type_hints

from simulator.law.events import Contact, Event, Learned, Placed, zone
from simulator.law.place import Place
from simulator.law.terms import STAND_IN, Caller, Known, Saying, Severity
from simulator.rulebook import YES_OR_NO, Dated, NotYetInForce, rule, rules

E = TypeVar("E", bound=Event)


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that was broken, or may have been: how grave, what shows it, and where the rule was read.

    `row` is the rule's name in data/rules. A rule that is not verified gives a RISK and never costs a point.
    """

    rule: str
    severity: Severity
    evidence: str
    source: str
    verified: bool
    row: str
    at: datetime

    @property
    def scores(self) -> bool:
        """Whether this may cost points: a risk hangs on facts we cannot see, and what is not verified only warns."""
        return self.verified and self.severity is not Severity.RISK


class Number(int):
    """A rule's value with its unit: `Number(2, "calls per 7 days")`."""

    unit: str

    def __new__(cls, value: int, unit: str) -> Number:
        made = super().__new__(cls, value)
        made.unit = unit
        return made

    @property
    def per_days(self) -> int:
        """The days in which a count runs, from a unit such as `calls per 7 days`."""
        return int(self.unit.split(" per ")[1].split()[0])


@dataclass(frozen=True, slots=True)
class Facts:
    """All that happened before an event, whose desk it is, and where the person is."""

    before: tuple[Event, ...]
    caller: Caller
    place: Place

    def local(self, event: Event) -> tuple[datetime, ...]:
        """The wall clocks at every place this person may be."""
        names = event.zones or self.place.clocks
        return tuple(event.at.astimezone(zone(name)) for name in names) or (event.at,)

    def day(self, event: Event) -> date:
        """The calendar day there; where zones differ, the first one's."""
        return self.local(event)[0].date()

    def days_since(self, earlier: Event, event: Event) -> int:
        """Calendar days between two events: 0 on the same day."""
        return (self.day(event) - self.day(earlier)).days

    def earlier(self, kind: type[E], event: Event) -> Iterator[E]:
        """Earlier events of a kind that concern one of this event's debts, the latest first."""
        debts = set(event.debts)
        return (one for one in reversed(self.before) if isinstance(one, kind) and debts & set(one.debts))

    def with_person(self, contact: Contact) -> Iterator[Contact]:
        """Earlier contacts with the same person, whatever they were about, the latest first."""
        earlier = (one for one in reversed(self.before) if isinstance(one, Contact))
        return (one for one in earlier if one.person == contact.person)

    def said_so_far(self, contact: Contact) -> tuple[Saying, ...]:
        """What we said in the earlier parts of a call that goes on; a new contact begins with nothing."""
        parts: tuple[Saying, ...] = ()
        for one in self.with_person(contact) if contact.continues else ():
            parts = (*(said.what for said in one.said), *parts)
            if not one.continues:
                break
        return parts

    def known(self, what: Known, event: Event, until: tuple[Known, ...] = ()) -> Learned | None:
        """The latest time we were told this about this person and debt, unless something since ended it."""
        for one in self._told(event):
            if one.what in until:
                return None
            if one.what is what:
                return one
        return None

    def all_known(self, what: Known, event: Event) -> Iterator[Learned]:
        """Every time we were told this about this person and debt, the latest first."""
        return (one for one in self._told(event) if one.what is what)

    def known_of_debt(self, what: Known, event: Event, until: tuple[Known, ...] = ()) -> Learned | None:
        """The same for what follows the debt, whoever is on the line: a death, a bankruptcy, a dispute."""
        for one in reversed(self.before):
            if isinstance(one, Learned) and (_of_debt(one, event) or _of_person(one, event)):
                if one.what in until:
                    return None
                if one.what is what:
                    return one
        return None

    def known_of_consumer(self, what: Known, event: Event, until: tuple[Known, ...] = ()) -> Learned | None:
        """The same for what shields a person (a lawyer, a written stop, a bankruptcy) and those who stand in for them.

        A guarantor owes on their own and is not shielded by another's.
        """
        stands_in = isinstance(event, Contact) and event.who in STAND_IN
        return (self.known_of_debt if stands_in else self.known)(what, event, until)

    def desk(self, event: Event) -> Caller:
        """Whose rules hold: a desk that took over debts in default, or that uses an agency's name, is bound as one."""
        placed = next(self.earlier(Placed, event), None)
        if placed and (placed.false_name or (self.caller is Caller.EARLY_OUT and placed.in_default)):
            return Caller.THIRD_PARTY
        return self.caller

    def _told(self, event: Event) -> Iterator[Learned]:
        return (one for one in reversed(self.before) if isinstance(one, Learned) and _of_person(one, event))


def _of_person(one: Learned, event: Event) -> bool:
    return one.person in ("", event.person) and (not one.debts or bool(set(one.debts) & set(event.debts)))


def _of_debt(one: Learned, event: Event) -> bool:
    return bool(set(one.debts) & set(event.debts))


Look = Callable[..., Iterable[str]]


@dataclass(frozen=True, slots=True)
class Check:
    """One rule: `look` gives a sentence of evidence for each breach; who is bound, and from when, stands in data/rules.

    The first row is the rule that is broken; the others lend their numbers. A row may end in `*`: a pack, where a new
    state is one more line of data. Where one row is broken in two ways, `way` ends the finding's name.
    """

    rows: tuple[str, ...]
    reads: Any
    look: Look
    way: str = ""

    def in_force(self, desk: Caller, where: frozenset[str], keeps: Collection[str], day: date) -> Iterator[InForce]:
        """Those of its rules that hold for a desk in a place on a day: by law, or because our house keeps them too."""
        for broken in named(self.rows[0]):
            ours = desk not in broken.binds
            here = not broken.places or bool(where & set(broken.places))
            if here and (not ours or broken.breach in keeps):
                yield from self._on(day, (broken, *map(rule, self.rows[1:])), ours=ours)

    def _on(self, day: date, rows: tuple[Dated[int], ...], *, ours: bool) -> Iterator[InForce]:
        row = rows[0]
        try:
            entries = [one.on(day) for one in rows]
        except NotYetInForce:
            return
        if row.unit == YES_OR_NO and not entries[0].value:
            return  # repealed
        verified = all(entry.verified for entry in entries)
        breach, source = f"{row.breach}-{self.way}" if self.way else row.breach, entries[0].source
        severity = Severity.POLICY if ours else Severity(row.severity)
        yield InForce(
            look=self.look,
            numbers=tuple(Number(entry.value, one.unit) for entry, one in zip(entries, rows, strict=True)),
            rule=f"HOUSE-{breach.split('-', 1)[-1]}" if ours else breach,
            severity=severity if verified else Severity.RISK,
            source=f"House policy, after {source}" if ours else source,
            verified=verified,
            row=row.name,
        )


@dataclass(frozen=True, slots=True)
class InForce:
    """A rule as it holds for one desk in one place on one day: its numbers, and all that a finding says of the rule."""

    look: Look
    numbers: tuple[Number, ...]
    rule: str
    severity: Severity
    source: str
    verified: bool
    row: str

    def broken(self, facts: Facts, event: Event) -> Iterator[Finding]:
        """Each breach that an event is."""
        for evidence in self.look(facts, event, *self.numbers):
            yield Finding(self.rule, self.severity, evidence, self.source, self.verified, self.row, event.at)


def named(row: str) -> tuple[Dated[int], ...]:
    """The rule of this name; or, for a name that ends in `*`, every rule of the pack."""
    if not row.endswith("*"):
        return (rule(row),)
    return _pack(row[:-1])


@cache
def _pack(begins: str) -> tuple[Dated[int], ...]:
    return tuple(one for name, one in rules().items() if name.startswith(begins))


def check(*rows: str, way: str = "") -> Callable[[Look], Check]:
    """Make a check of `(facts, event, *numbers) -> sentences`; it reads the events that its second name is typed as."""

    def made(look: Look) -> Check:
        kinds = get_type_hints(look)
        return Check(rows, kinds[look.__code__.co_varnames[1]], look, way)

    return made
