"""What stands in place of what is real: names, numbers, addresses and days that nobody has, from ranges never issued.

The same goes in, the same comes out. What comes out depends on the seed and on the order of what came before, and never
on what it stands for, so nobody can work it back.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from simulator.care.practice import npi_is_valid
from simulator.chance import Stream
from simulator.people.pools import AREA_CODES, family_names, given_names, towns
from simulator.remittance.x12.elements import Kind
from simulator.remittance.x12.values import STATES, read_amount, read_count, read_day
from simulator.x12_text import as_sent, write_day

NPI_BEGINS = "20000"  # no NPI that was ever given out begins like this
_TRIES = 50
_CODE = re.compile(r"[A-Z0-9]{0,5}|[A-Z0-9]{6}X[A-Z0-9]{3}(?:[A-Z][0-9])?", re.ASCII)
_DRUG = re.compile(r"[0-9]{10,11}|[0-9]{4,5}-[0-9]{3,4}-[0-9]{1,2}", re.ASCII)


FAMILY_NAMES = tuple(sorted({as_sent(name) for names in family_names().values() for name in names}))
GIVEN_NAMES = tuple(sorted({as_sent(name) for names in given_names().values() for name in names}))
TOWNS = tuple(as_sent(town.rpartition(", ")[0]) for town in towns())


class Invented:
    """The stand-ins of one call. `is_taken` says what must not come out, because it stands in what came in."""

    def __init__(self, seed: int, shift: timedelta, is_taken: Callable[[str], bool]) -> None:
        self._seed, self._shift, self._is_taken = seed, shift, is_taken
        self._known: dict[tuple[Kind, str], str] = {}
        self._used: set[str] = set()
        self._streams: dict[str, Stream] = {}
        self._organizations = self._streets = 0

    def in_place_of(self, kind: Kind, text: str) -> str:
        """What stands for a text of this kind. Nothing stands for nothing."""
        if not text or (kind is Kind.MARK and len(text) == 1):
            return text
        if kind is Kind.MARK:
            return ""
        if kind in _KEPT:
            return text if _KEPT[kind](text) else "?"
        if kind in (Kind.DAY, Kind.SHORT_DAY):
            return self._day(kind, text)
        return self._remembered(kind, text)

    def _remembered(self, kind: Kind, text: str) -> str:
        group = Kind.ID if kind in (Kind.NUMBER, Kind.PAYER_ID) else kind  # one number is the same wherever it stands
        text = text.strip()
        if kind is Kind.PAYER_ID and len(text) == 10 and text[0] == "1":  # 1 and the tax number, which REF has, too
            return "1" + self._remembered(Kind.ID, text[1:])
        key = (group, text.upper())
        if key not in self._known:
            self._known[key] = self._new(group, text)
        return self._known[key]

    def _new(self, kind: Kind, text: str) -> str:
        match kind:
            case Kind.FAMILY:
                return self._family()
            case Kind.GIVEN if len(text) == 1:
                return self._free(lambda: self._stream("initial").pick("ABCDEFGHJKLMNPRSTVW"))
            case Kind.GIVEN:
                return self._free(lambda: self._stream("given").pick(GIVEN_NAMES))
            case Kind.CITY:
                return self._free(lambda: self._stream("town").pick(TOWNS))
            case Kind.STATE:
                return "" if text in STATES else "QQ"
            case Kind.ZIP:
                return f"{self._stream('zip').between(1, 99):05d}" + "0000" * (len(text) > 5)
            case Kind.PHONE:
                return f"{self._stream('phone').pick(AREA_CODES)}55501{self._stream('phone').below(100):02d}"
            case Kind.ORGANIZATION:
                self._organizations += 1
                return f"EXAMPLE ORGANIZATION {self._organizations}"
            case Kind.STREET:
                self._streets += 1
                return f"PO BOX {self._streets}"
            case Kind.CONTROL:
                return self._control(text)
            case Kind.ID:
                return self._unused(lambda: self._id(text))
        return "TEXT"

    def _stream(self, purpose: str) -> Stream:
        return self._streams.setdefault(purpose, Stream(self._seed, "deidentify", purpose))

    def _free(self, draw: Callable[[], str]) -> str:
        """A draw that does not stand in what came in; after many tries, the last one."""
        for _ in range(_TRIES):
            found = draw()
            if not self._is_taken(found):
                break
        return found

    def _family(self) -> str:
        """One that nobody else has: two names in one where single ones run out."""
        draw = lambda: self._stream("family").pick(FAMILY_NAMES)  # noqa: E731
        for _ in range(_TRIES):
            found = self._free(draw)
            if found not in self._used:
                break
        while found in self._used:
            found = f"{self._free(draw)}-{self._free(draw)}"
        self._used.add(found)
        return found

    def _unused(self, draw: Callable[[], str]) -> str:
        """A number that no other stands for; a short one that runs out grows by a digit."""
        for _ in range(_TRIES):
            found = draw()
            if found not in self._used and not self._is_taken(found):
                break
        while found in self._used or self._is_taken(found):
            found += str(self._stream("id").below(10))
        self._used.add(found)
        return found

    def _id(self, text: str) -> str:
        """A number of the same shape: an NPI for an NPI; else its first letters ZZ and its first digits 000."""
        if npi_is_valid(text):
            return with_check_digit(f"{NPI_BEGINS}{self._stream('npi').below(10_000):04d}")
        while npi_is_valid(made := self._shaped(text)):  # what was no NPI becomes none
            pass
        return made

    def _shaped(self, text: str) -> str:
        digits = self._stream("id")
        letters = noughts = 0
        made = []
        for sign in text:
            if sign.isdecimal():
                noughts += 1
                made.append("0" if noughts <= 3 else str(digits.below(10)))
            elif sign.isalpha():
                letters += 1
                made.append("Z" if letters <= 2 else digits.pick("ABCDEFGHJKLMNPQRSTUVWXY"))
            else:
                made.append(sign if sign in " -./" else "-")
        return "".join(made)

    def _control(self, text: str) -> str:
        """An envelope's number keeps its length, and its noughts in front. Up to four digits merely count."""
        if not (text.isascii() and text.isdigit()):
            return self._remembered(Kind.ID, text)
        if len(text) <= 4:
            return text
        bare = text.lstrip("0")
        if not bare:
            return text
        low = 10 ** (len(bare) - 1)
        return self._unused(lambda: text[: -len(bare)] + str(self._stream("control").between(low, low * 10 - 1)))

    def _day(self, kind: Kind, text: str) -> str:
        """The same number of days earlier as every other day; what the calendar does not have, it still has not."""
        day = read_day("20" + text if kind is Kind.SHORT_DAY else text)
        if day is None:
            return "000000" if kind is Kind.SHORT_DAY else "00000000"
        moved = write_day(date.fromordinal(max(1, day.toordinal() - self._shift.days)))
        return moved[2:] if kind is Kind.SHORT_DAY else moved


_KEPT: dict[Kind, Callable[[str], bool]] = {
    Kind.CODE: lambda text: _CODE.fullmatch(text) is not None,
    Kind.PROCEDURE: lambda text: bool(_CODE.fullmatch(text) or _DRUG.fullmatch(text)),
    Kind.AMOUNT: lambda text: read_amount(text) is not None,
    Kind.COUNT: lambda text: read_count(text) is not None,
    Kind.TIME: lambda text: text.isascii() and text.isdigit() and 4 <= len(text) <= 8,
}


def with_check_digit(nine: str) -> str:
    """Nine digits of an NPI, and the tenth."""
    return next(nine + digit for digit in "0123456789" if npi_is_valid(nine + digit))


def is_never_issued(number: str) -> bool:
    """Whether an id is from a range that nobody is given: an NPI of ours, or noughts and Zs in front."""
    if len(number) == 10 and number.isdecimal() and number.startswith(NPI_BEGINS):
        return True
    digits = [sign for sign in number if sign.isdecimal()][:3]
    letters = [sign for sign in number if sign.isalpha()][:2]
    return set(digits) <= {"0"} and set(letters) <= {"Z"}
