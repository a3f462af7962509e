"""The people near a practice, as columns: who lives with whom, when they were born, where they can be reached.

Nothing but a spelling is ever drawn from a name's origin; language, means, will and health know nothing of it. Phones
end in 555-01xx, the state is ZZ and the ZIP code starts with 000: nobody here can be taken for a real person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from simulator.chance import Stream
from simulator.columns import Columns, Flags, Ints
from simulator.money import Rate
from simulator.people.homes import CHILD, ELDER, GROWN, HEAD, NOBODY, OTHER, PARTNER, Homes, homes
from simulator.people.means import Households, draw_households
from simulator.people.pools import AREA_CODES, family_names, given_names, streets, towns
from simulator.people.spread import RANKS, ranks

OLDEST = 99
_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class People(Columns):
    """One row a person. Households stand together, the adult who pays first."""

    household: Ints
    guarantor: Ints  # the row of the adult who pays: the head for a partner and the children, others for themselves
    role: Ints  # number into ROLES
    born: Ints
    female: Flags
    given: Ints  # numbers into given_names(), family_names(), languages(), streets(), towns(), AREA_CODES
    family_name: Ints
    language: Ints
    street_number: Ints
    street: Ints
    town: Ints
    area_code: Ints
    phone: Ints  # the last two digits of 555-01xx


@dataclass(frozen=True, slots=True)
class Population:
    """The people near one practice and the households in which they live."""

    people: People
    households: Households


def birth_years(born: Ints) -> Ints:
    """The calendar year of each birth date."""
    found: Ints = (born - _EPOCH).astype("M8[D]").astype("M8[Y]").astype(np.int64) + 1970
    return found


def population(seed: int, practice: int, size: int, year: int) -> Population:
    """The people and households of one practice in one year: exactly `size` people."""
    if size < 1:
        raise ValueError(f"A practice has at least one person, not {size}.")
    settings = homes()
    members = settings.members
    kind = settings.shares.pick(Stream(seed, "household", practice), np.zeros(size, np.int64))
    ends = np.cumsum((members != NOBODY).sum(axis=1)[kind])
    kind = kind[: int(np.searchsorted(ends, size)) + 1]  # the last household is cut where the practice is full
    household, place = (column[:size] for column in np.nonzero(members[kind] != NOBODY))
    role = members[kind[household], place]
    first = np.flatnonzero(place == 0)
    age = _ages(settings, kind, household, role, first, seed, practice)
    people = People(
        household=household,
        guarantor=np.where(np.isin(role, (GROWN, ELDER, OTHER)), np.arange(size), first[household]),
        role=role,
        born=_born(age, year, seed, practice),
        female=_female(settings, kind, household, role, first, seed, practice),
        **_names(household, role, seed, practice),
        **_addresses(settings, household, role, first, seed, practice),
    )
    sizes = np.bincount(household)
    adults = np.bincount(household, weights=role != CHILD).astype(np.int64)
    income = np.array([each.income for each in settings.kinds])[kind]
    return Population(people, draw_households(first, sizes, adults, income, age[first] >= 65, seed, practice))


def _ages(settings: Homes, kind: Ints, household: Ints, role: Ints, first: Ints, seed: int, practice: int) -> Ints:
    """Whole years at the end of the year. A parent is at least 18 years older than a child."""
    rank = ranks(Stream(seed, "age", practice), role.size)
    head = np.select(
        [kind == number for number in range(len(settings.kinds))],
        [each.ages.at(rank[first]) for each in settings.kinds],
    )[household]

    def between(low: Ints | int, high: Ints | int) -> Ints:
        found: Ints = low + rank * (np.maximum(high, low) - low + 1) // RANKS
        return found

    ages = np.choose(
        role,
        [
            head,
            between(np.maximum(head - 7, 19), head + 5),
            between(0, np.minimum(head - 19, 17)),
            between(19, np.minimum(head - 20, 29)),
            between(head + 19, head + 34),
            between(np.maximum(head - 8, 19), head + 8),
        ],
    )
    found: Ints = np.minimum(ages, OLDEST)
    return found


def _born(age: Ints, year: int, seed: int, practice: int) -> Ints:
    """A day in the year in which someone of this age was born, each as likely."""
    starts = np.array([date(year - years, 1, 1).toordinal() for years in range(-1, OLDEST + 1)])
    start = starts[age + 1]
    found: Ints = start + ranks(Stream(seed, "birthday", practice), age.size) * (starts[age] - start) // RANKS
    return found


def _female(settings: Homes, kind: Ints, household: Ints, role: Ints, first: Ints, seed: int, practice: int) -> Flags:
    of_head = np.array([each.female.basis_points for each in settings.kinds])
    likely = np.where(role == HEAD, of_head[kind[household]], settings.female.basis_points)
    likely[role == ELDER] = settings.female_elder.basis_points
    drawn = Stream(seed, "female", practice).column_below(10_000, role.size) < likely
    alike = Stream(seed, "couple", practice).column_chance(settings.same_sex, role.size)
    return np.where(role == PARTNER, drawn[first[household]] ^ ~alike, drawn)


def _names(household: Ints, role: Ints, seed: int, practice: int) -> dict[str, Ints]:
    """One family name and origin a household; some partners and all who share a flat keep their own."""
    given, family = given_names(), family_names()
    origins, size = len(given), role.size
    of_household = Stream(seed, "origin", practice).column_below(origins, size)[household]
    of_person = Stream(seed, "own origin", practice).column_below(origins, size)
    own = (role == OTHER) | ((role == PARTNER) & Stream(seed, "own name", practice).column_chance(Rate(2500), size))
    origin = np.where(own, of_person, of_household)
    rank = ranks(Stream(seed, "family name", practice), size)
    rank = np.where(own, rank, rank[household])
    return {
        "given": _one_of(given, origin, ranks(Stream(seed, "given name", practice), size)),
        "family_name": _one_of(family, origin, rank),
    }


def _one_of(pools: Mapping[str, tuple[str, ...]], origin: Ints, rank: Ints) -> Ints:
    """A name of its origin, as its number when the pools of all origins stand one behind the other."""
    sizes = np.array([len(pool) for pool in pools.values()])
    starts = np.cumsum(sizes) - sizes
    found: Ints = starts[origin] + rank * sizes[origin] // RANKS
    return found


def _addresses(settings: Homes, household: Ints, role: Ints, first: Ints, seed: int, practice: int) -> dict[str, Ints]:
    """One address and language a household; each adult has a phone, a child the guarantor's."""
    homes = first.size
    phone = np.where(role == CHILD, first[household], np.arange(role.size))
    return {
        "language": settings.languages.pick(Stream(seed, "language", practice), np.zeros(homes, np.int64))[household],
        "street_number": 2 + Stream(seed, "street number", practice).column_below(988, homes)[household],
        "street": Stream(seed, "street", practice).column_below(len(streets()), homes)[household],
        "town": Stream(seed, "town", practice).column_below(len(towns()), homes)[household],
        "area_code": Stream(seed, "area code", practice).column_below(len(AREA_CODES), role.size)[phone],
        "phone": Stream(seed, "phone", practice).column_below(100, role.size)[phone],
    }
