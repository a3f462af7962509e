"""A patient: a name, a birth date and ways to be reached, all of them impossible to mistake for a real person's.

Phones end in 555-01xx, mail goes to example.com, the state is ZZ and the ZIP code starts with 000: none is ever issued.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

from simulator.chance import Stream
from simulator.people.pools import AREA_CODES, family_names, given_names, streets, towns

_NOT_AN_ACCENT: dict[int, str] = {
    ord("ß"): "ss",
    ord("ø"): "o",
    ord("ł"): "l",
    ord("đ"): "d",
    ord("ı"): "i",
    ord("æ"): "ae",
}


@dataclass(frozen=True, slots=True)
class Patient:
    given: str
    family: str
    birth_date: date
    phone: str
    email: str
    street: str
    town: str

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}"

    @property
    def filed_name(self) -> str:
        """As a claim form has it: family name first."""
        return f"{self.family}, {self.given}"


def make_patient(stream: Stream, on: date, ages: tuple[int, int] = (19, 64)) -> Patient:
    """A patient who has an age in `ages`, both ends included, on one day. Nothing else is drawn from a name."""
    given, family = given_names(), family_names()
    origin = stream.pick(sorted(given))
    first, last = stream.pick(given[origin]), stream.pick(family[origin])
    if stream.below(8) == 0:
        last = f"{last}-{stream.pick(family[stream.pick(sorted(family))])}"
    low, high = ages
    youngest, oldest = _years_before(on, low), _years_before(on, high + 1) + timedelta(days=1)
    return Patient(
        given=first,
        family=last,
        birth_date=oldest + timedelta(days=stream.below((youngest - oldest).days + 1)),
        phone=f"({stream.pick(AREA_CODES)}) 555-01{stream.below(100):02d}",
        email=f"{mail_name(first)}.{mail_name(last)}@example.com",
        street=f"{stream.between(2, 989)} {stream.pick(streets())}",
        town=stream.pick(towns()),
    )


def age_on(day: date, birth_date: date) -> int:
    """Whole years on a day."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def _years_before(day: date, years: int) -> date:
    """The birth date of someone who turns this many years old on the day; February 29 counts as the 28th."""
    return day.replace(year=day.year - years, day=28 if (day.month, day.day) == (2, 29) else day.day)


def mail_name(name: str) -> str:
    """A name as a mail address spells it: small letters, no accents, no marks."""
    letters = unicodedata.normalize("NFKD", name.lower().translate(_NOT_AN_ACCENT))
    return "".join(letter for letter in letters if letter.isascii() and letter.isalpha())
