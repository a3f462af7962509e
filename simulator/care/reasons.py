"""Why people come and what is done then, as data/world/care.yaml says it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from simulator.care.coding import diagnoses, modifiers, own_service_modifier, pairs, usual_modifiers
from simulator.care.services import services
from simulator.columns import Flags, Ints
from simulator.fields import Fields, open_fields
from simulator.money import Rate
from simulator.people.spread import ALL, Curve, Shares, read_curve, read_shares
from simulator.reading import DATA
from simulator.whole import whole_from

_WITH = "with "
_MOST = 1_000_000  # of a whole number in these tables


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason to come. A line: service, how often it is done, the slot that decides it, most units, diagnosis."""

    name: str
    once: bool  # in a year
    every: int  # working days between two visits; 0 where they come as they come
    diagnoses: tuple[int, ...]
    lines: tuple[tuple[int, int, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Reasons:
    """All that care is made from. Tables by reason have a row for each reason and a column for each of its slots."""

    names: tuple[str, ...]
    people_a_doctor: int
    new_patients: Rate
    follow_up: Rate
    ages: Ints
    visits: Ints
    health: Curve
    lasting: Shares
    new: Shares
    once: Flags
    every: Ints
    first_diagnosis: Ints  # into `diagnoses`, the lists of all reasons one behind the other
    how_many_diagnoses: Ints
    diagnoses: Ints
    service: Ints  # -1 where a reason has no such slot
    chance: Ints
    decides: Ints  # the slot whose draw decides this one
    units: Ints  # the most of them
    own_diagnosis: Ints  # that a line has whatever brought the person; -1 where it has the visit's
    new_form: Ints  # by service


@cache
def reasons() -> Reasons:
    """The reasons of the file. Raises BadFile with file and line."""
    with open_fields(DATA / "world" / "care.yaml") as fields:
        fields.day("read")
        with fields.part("reasons") as part:
            every = tuple(_reason(part, name) for name in part)
        names = tuple(each.name for each in every)
        ages = _wholes(fields, "ages")
        slots = max(len(each.lines) for each in every)
        table = np.full((5, len(every), slots), -1)
        for row, each in enumerate(every):
            table[:, row, : len(each.lines)] = np.array(each.lines).T
        sizes = np.array([len(each.diagnoses) for each in every])
        found = Reasons(
            names=names,
            people_a_doctor=fields.whole("people_a_doctor"),
            new_patients=fields.rate("new_patients"),
            follow_up=fields.rate("follow_up"),
            ages=np.array(ages),
            visits=np.array(_wholes(fields, "visits", len(ages))),
            health=read_curve(fields, "health"),
            lasting=_by_age(fields, "lasting", ages, names),
            new=_by_age(fields, "new", ages, names),
            once=np.array([each.once for each in every]),
            every=np.array([each.every for each in every]),
            first_diagnosis=np.cumsum(sizes) - sizes,
            how_many_diagnoses=sizes,
            diagnoses=np.array([number for each in every for number in each.diagnoses]),
            service=table[0],
            chance=table[1],
            decides=table[2],
            units=table[3],
            own_diagnosis=table[4],
            new_form=_new_forms(fields),
        )
        if (found.once & (np.diff(found.lasting.upto, axis=1, prepend=0) > 0).any(axis=0)).any():
            fields.wrong("lasting", "names a reason for which people come once a year")
        return found


@cache
def line_modifiers() -> Ints:
    """The modifiers, one bit each, that a careful coder puts on a line, by service and diagnosis."""
    return np.array(
        [[_bits(usual_modifiers(service, code)) for code in diagnoses()] for service in services().values()]
    )


@cache
def set_apart() -> tuple[tuple[int, int, int], ...]:
    """Pairs of services that need a modifier when done together: which, beside which, and the modifier's bit."""
    numbers = {slug: number for number, slug in enumerate(services())}
    return tuple(
        (numbers[pair.included], numbers[pair.paid], _bits((own_service_modifier(services()[pair.included]),)))
        for pair in pairs()
        if pair.opens
    )


def _bits(codes: tuple[str, ...]) -> int:
    places = {code: 1 << place for place, code in enumerate(modifiers())}
    return sum(places[code] for code in codes)


def _reason(part: Fields, name: str) -> Reason:
    slugs, codes = tuple(services()), tuple(diagnoses())
    with part.part(name) as fields:
        known = tuple(codes.index(code) for code in fields.texts("diagnoses") if code in codes)
        if not known or len(known) != len(fields.texts("diagnoses")):
            fields.wrong("diagnoses", "should be a list of codes that stand in data/diagnoses.csv")
        with fields.part("units") as units, fields.part("own") as own, fields.part("lines") as lines:
            order = tuple(lines)
            rows: list[tuple[int, int, int, int, int]] = []
            for slot, slug in enumerate(order):
                if slug not in slugs:
                    lines.wrong(slug, f"is not a service; these are {', '.join(slugs)}")
                other = lines.text(slug).removeprefix(_WITH)
                if lines.text(slug).startswith(_WITH):
                    if other not in order[:slot]:
                        lines.wrong(slug, "should follow the service that it goes with")
                    decides = order.index(other)
                    chance = rows[decides][1]
                else:
                    decides, chance = slot, lines.rate(slug).basis_points
                most = units.whole(slug) if slug in units else 1
                code = codes.index(own.one_of(slug, codes)) if slug in own else _usual_diagnosis(slug, codes)
                rows.append((slugs.index(slug), chance, decides, most, code))
            if not rows or rows[0][1] != ALL:
                fields.wrong("lines", "should start with a service that is always done")
        return Reason(
            name=name,
            once="once" in fields and fields.one_of("once", ("yes", "no")) == "yes",
            every=fields.whole("every") if "every" in fields else 0,
            diagnoses=known,
            lines=tuple(rows),
        )


def _usual_diagnosis(slug: str, codes: tuple[str, ...]) -> int:
    """A vaccine has a diagnosis of its own; everything else is done for what the visit is about."""
    service = services()[slug]
    return codes.index(service.diagnoses[0]) if service.kind == "vaccine" else -1


def _by_age(fields: Fields, key: str, ages: list[int], names: tuple[str, ...]) -> Shares:
    """Shares by age, spread over all reasons: those that a row does not name have none."""
    share = np.zeros((len(ages), len(names)), np.int64)
    with fields.part(key) as part:
        if list(part) != [str(age) for age in ages]:
            fields.wrong(key, f"should have the ages {', '.join(map(str, ages))}, in this order")
        for row, age in enumerate(part):
            shares = read_shares(part, age)
            for name, each in zip(shares.names, np.diff(shares.upto[0], prepend=0), strict=True):
                if name not in names:
                    part.wrong(age, f"names `{name}`, which is not a reason; these are {', '.join(names)}")
                share[row, names.index(name)] = each
    return Shares(names, np.cumsum(share, axis=1))


def _new_forms(fields: Fields) -> Ints:
    slugs = tuple(services())
    forms = np.arange(len(slugs))
    with fields.part("new_forms") as part:
        for slug in part:
            if slug not in slugs:
                part.wrong(slug, f"is not a service; these are {', '.join(slugs)}")
            forms[slugs.index(slug)] = slugs.index(part.one_of(slug, slugs))
    return forms


def _wholes(fields: Fields, key: str, count: int = 0) -> list[int]:
    texts = fields.texts(key)
    found = [number for text in texts if (number := whole_from(text, _MOST, least=0)) is not None]
    if not texts or len(found) < len(texts) or (count and len(texts) != count):
        fields.wrong(key, f"should be a list of {count or 'some'} whole numbers")
    return found
