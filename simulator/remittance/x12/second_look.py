"""A second look at what was made from a remittance: does anything of it, or anything real-looking, still stand there?

It leans on no replacing: it knows only what stood in the input, and what a name, a number, an address or a day of a
real person looks like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from simulator.remittance.x12.elements import KNOWN, Kind, components, kinds_of
from simulator.remittance.x12.invented import FAMILY_NAMES, GIVEN_NAMES, is_never_issued
from simulator.remittance.x12.segments import Marks, Segment
from simulator.remittance.x12.values import read_amount, read_count, read_day
from simulator.x12_text import as_sent

_NAMES = (Kind.FAMILY, Kind.GIVEN, Kind.CITY)
_WORDS = (Kind.ORGANIZATION, Kind.STREET, Kind.TEXT)
_NUMBERS = (Kind.ID, Kind.NUMBER, Kind.PAYER_ID, Kind.CONTROL, Kind.PHONE, Kind.ZIP)
_OURS = frozenset(("EXAMPLE", "ORGANIZATION", "PO", "BOX", "TEXT"))  # words that we put there
_SHAPES = (
    (re.compile(r"(?<![0-9])(?!000)[0-9]{3}-[0-9]{2}-[0-9]{4}(?![0-9])"), "a social security number"),
    (re.compile(r"\(?(?<![0-9])[2-9][0-9]{2}\)?[-. ](?!555-01)[0-9]{3}[-. ][0-9]{4}(?![0-9])"), "a phone number"),
    (re.compile(r"[^\s@]+@(?!example\.com)[^\s@]+\.[^\s@]+", re.I), "a mail address"),
    (re.compile(r"(?<![0-9])[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{4}|[0-9]{2})(?![0-9])"), "a date"),
    (re.compile(r"(?:https?://|www\.)(?!\S*example\.com)", re.I), "a web address"),
)
_LEAST_NAME, _LEAST_NUMBER, _LEAST_WORD = 2, 4, 4
_INVENTED_NAMES = frozenset(word for name in (*FAMILY_NAMES, *GIVEN_NAMES) for word in re.split(r"\W+", name))
_STANDS_FOR_NOBODY = frozenset(("EXAMPLE", ""))


class Real:
    """What a remittance says about people, payers and providers: their names, numbers and words, and its days."""

    def __init__(self) -> None:
        self._names: set[str] = set()
        self._numbers: set[str] = set()
        self._days: set[str] = set()

    def take(self, segment: Segment, marks: Marks) -> None:
        """Remember what one segment says."""
        for kind, text in _parts(segment, marks):
            if kind in _NAMES:
                self._names.update(word for word in _words(text) if len(word) >= _LEAST_NAME)
            elif kind in _WORDS:
                self._names.update(word for word in _words(text) if len(word) >= _LEAST_WORD)
            elif kind in (Kind.DAY, Kind.SHORT_DAY):
                self._days.add("20" + text if kind is Kind.SHORT_DAY else text)
            if kind in _NUMBERS or kind in _WORDS:
                self._numbers.update(
                    number for number in (_bare(text), *_words(text)) if _is_number(number) and not _is_blank(number)
                )

    @property
    def span_of_days(self) -> int:
        """From the first to the last day."""
        days = [day.toordinal() for text in self._days if (day := read_day(text))]
        return max(days, default=0) - min(days, default=0)

    def stands_in(self, text: str) -> bool:
        """Whether a stand-in would be one of them."""
        return self.has_name(text, _LEAST_NAME) or self.has_number(text)

    def has_name(self, text: str, least: int) -> bool:
        return any(word in self._names and len(word) >= least for word in _words(text) if word not in _OURS)

    def has_number(self, text: str) -> bool:
        return _bare(text) in self._numbers or any(word in self._numbers for word in _words(text))

    def has_day(self, text: str) -> bool:
        return text in self._days and read_day(text) is not None


def second_look(segment: Segment, marks: Marks, real: Real) -> Iterator[tuple[int, str]]:
    """Where something real still stands, and of what kind it is; never the thing itself."""
    for kind, text in _parts(segment, marks):
        what = _left(kind, text, real)
        if what:
            yield segment.number, what


def _left(kind: Kind, text: str, real: Real) -> str:
    if kind is Kind.MARK or not text:
        return ""
    if kind in (Kind.AMOUNT, Kind.COUNT):
        return "" if text == "?" or read_amount(text) is not None or read_count(text) is not None else "free text"
    if kind in (Kind.DAY, Kind.SHORT_DAY):
        return "a date of the file" if real.has_day("20" + text if kind is Kind.SHORT_DAY else text) else ""
    if kind in (Kind.CODE, Kind.PROCEDURE):  # a code may have the digits of some number, but not a name's letters
        if real.has_name(text, 3):
            return "a name of the file"
        return "a number of the file" if kind is Kind.CODE and len(text) > 5 and real.has_number(text) else ""
    if (kind is Kind.CONTROL and len(text) <= _LEAST_NUMBER) or kind is Kind.TIME:
        return ""
    if real.has_name(text, _LEAST_NAME):
        return "a name or a word of the file"
    if real.has_number(text) or real.has_day(text):
        return "a number of the file"
    return looks_real(kind, text)


def looks_real(kind: Kind, text: str) -> str:
    """What a text of this kind looks like, if somebody could have it; "" for what is from a range never issued."""
    shape = next((what for pattern, what in _SHAPES if pattern.search(text)), "")
    if shape:
        return shape
    if kind is Kind.ID and not is_never_issued(text):
        return "a number that somebody may have"
    if kind is Kind.PAYER_ID and not is_never_issued(text.removeprefix("1")):
        return "a tax number that somebody may have"
    if kind is Kind.ZIP and not text.startswith("000"):
        return "a ZIP code"
    if kind is Kind.PHONE and not re.fullmatch(r"[2-9][0-9]{2}55501[0-9]{2}", _bare(text)):
        return "a phone number"
    if kind in (Kind.FAMILY, Kind.GIVEN) and len(text) > 1 and not _is_invented(text):
        return "a name"
    return ""


def anything_real(segment: Segment, marks: Marks) -> str:
    """What looks real in a segment of a remittance that should hold only invented people and payers; "" for nothing."""
    found = (looks_real(kind, text) for kind, text in _parts(segment, marks) if text and kind is not Kind.CONTROL)
    return "" if segment.name in ("ISA", "GS") else next(filter(None, found), "")


def _is_invented(name: str) -> bool:
    return set(_words(as_sent(name))) <= _INVENTED_NAMES | _STANDS_FOR_NOBODY


def _parts(segment: Segment, marks: Marks) -> Iterator[tuple[Kind, str]]:
    if segment.name not in KNOWN:
        yield from ((Kind.TEXT, text) for text in segment.parts)
        return
    for index, kind in zip(range(1, len(segment.parts)), kinds_of(segment), strict=False):
        yield from ((each, text.strip()) for each, text in components(segment, index, kind, marks)[1])


def _words(text: str) -> list[str]:
    return re.split(r"[\W_]+", text.upper())


def _bare(text: str) -> str:
    return "".join(sign for sign in text.upper() if sign.isalnum())


def _is_number(text: str) -> bool:
    return len(text) >= _LEAST_NUMBER and any(sign.isdigit() for sign in text)


def _is_blank(text: str) -> bool:
    """`0000` and the like are nobody's."""
    return set(text) <= {"0"}
