"""X12 as text: what claims (837) and answers (835) share when they are written. No separator stands in a value."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache

from simulator.money import Money

MOST_ADJUSTMENTS = 6  # reasons that one CAS holds
_NOT_INSIDE = str.maketrans(dict.fromkeys("*:~^\r\n", " "))
_HAS_ONE = frozenset("*:~^\r\n")


def plain(text: str) -> str:
    """Text in which no separator stands."""
    return text if _HAS_ONE.isdisjoint(text) else text.translate(_NOT_INSIDE)


def segment(*elements: str) -> str:
    """Elements that are empty at the end are left off."""
    return "*".join(elements).rstrip("*")


def write_amount(amount: Money) -> str:
    """As X12 has it: no zeros behind that say nothing, `500`, `-1.25`, `0.5`."""
    return _amount(amount.cents)


@lru_cache(maxsize=1 << 14)
def _amount(amount: int) -> str:
    whole, cents = divmod(abs(amount), 100)
    sign = "-" if amount < 0 else ""
    return f"{sign}{whole}.{cents:02d}".rstrip("0").rstrip(".") if cents else f"{sign}{whole}"


def write_count(count: Decimal) -> str:
    """A number that is no money: `1`, `2.5`."""
    text = format(count, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


@lru_cache(maxsize=1 << 12)
def write_day(day: date) -> str:
    """`20260320`."""
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


@lru_cache(maxsize=1 << 14)
def as_sent(name: str) -> str:
    """A name as a file carries it: capitals without accents, within sixty characters."""
    bare = unicodedata.normalize("NFKD", name.replace("’", "'")).encode("ascii", "ignore").decode("ascii")
    return bare.upper()[:60]


def transaction(opens: str, body: Iterable[str], control: str) -> Iterator[str]:
    """The segments of one transaction, from its ST to an SE that counts them."""
    count = 1
    yield opens
    for text in body:
        count += 1
        yield text
    yield f"SE*{count + 1}*{control}"


def interchange(
    transactions: Iterable[Iterable[str]],
    *,
    kind: str,
    guide: str,
    day: date,
    sender: str = "",
    receiver: str = "",
    number: int = 1,
    end: str = "\n",
) -> Iterator[str]:
    """One interchange with one group of transactions, marked as a test, segment by segment. `end` follows each `~`."""
    on, sent, got, after = write_day(day), _id(sender), _id(receiver), f"~{end}"
    yield (
        f"ISA*00*{'':10}*00*{'':10}*ZZ*{sent:15}*ZZ*{got:15}*{on[2:]}*0000*^*00501*{number:09d}*0*T*:{after}"
        f"GS*{kind}*{sent}*{got}*{on}*0000*{number}*X*{guide}{after}"
    )
    sets = 0
    for each in transactions:
        sets += 1
        for text in each:
            yield text + after
    yield f"GE*{sets}*{number}{after}IEA*1*{number:09d}{after}"


def _id(text: str) -> str:
    return (plain(text).strip() or "BALANCEDUE")[:15]
