"""The values inside segments: amounts, dates, counts and codes as 005010 writes them, read back."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache

from simulator.money import Money

_AMOUNT = re.compile(r"(-?)([0-9]{0,16})(?:\.([0-9]{0,2})0*)?", re.ASCII)
_COUNT = re.compile(r"-?(?:[0-9]{1,12}(?:\.[0-9]{0,6})?|\.[0-9]{1,6})", re.ASCII)

REASON_SHAPE = re.compile(r"[0-9]{1,3}|[A-Z][0-9]{1,2}", re.ASCII)
REMARK_SHAPE = re.compile(r"(?:M|MA|N)[0-9]{1,4}", re.ASCII)

_PLB = (
    "50 51 72 90 AH AM AP B2 B3 BD BN C5 CR CS CT CV CW DM E3 FB FC GO HM IP IR IS J1 L3 L6 LE LS OA OB PI PL RA RE SL"
    " TL WO WU"
)
PLB_REASONS = frozenset(_PLB.split())
CLAIM_STATUS = {
    "1": "processed as primary",
    "2": "processed as secondary",
    "3": "processed as tertiary",
    "4": "denied, patient not found",
    "19": "processed as primary, sent on to the next payer",
    "20": "processed as secondary, sent on to the next payer",
    "21": "processed as tertiary, sent on to the next payer",
    "22": "taken back",
    "23": "not this payer’s, sent on",
    "25": "an estimate only",
}
_STATES = (
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR"
    " PA RI SC SD TN TX UT VT VA WA WV WI WY AS FM GU MH MP PR PW VI AA AE AP"
    " AB BC MB NB NL NS NT NU ON PE QC SK YT"
)
STATES = frozenset(_STATES.split())


_LONGEST = 20  # longer is no value, and would fill what is remembered


def read_amount(text: str) -> Money | None:
    """`275.25`, `-80`, `.5`. None where it is no amount: no dollar sign, no comma, no third decimal place."""
    return _amount(text) if len(text) <= _LONGEST else None


@lru_cache(maxsize=1 << 14)
def _amount(text: str) -> Money | None:
    found = _AMOUNT.fullmatch(text)
    if found is None or not (found[2] or found[3]):
        return None
    cents = int(found[2] or "0") * 100 + int((found[3] or "").ljust(2, "0"))
    return Money(-cents if found[1] else cents)


def read_count(text: str) -> Decimal | None:
    return Decimal(text) if _COUNT.fullmatch(text) else None


def read_day(text: str) -> date | None:
    """`20260320`. None where the calendar has no such day."""
    return _day(text) if len(text) == 8 and text.isascii() and text.isdigit() else None


@lru_cache(maxsize=1 << 12)
def _day(text: str) -> date | None:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None
