"""What each element of an 835 is: a code, an amount, a day, or something that could tell who somebody is.

A segment or an element that is not listed here is free text, so nothing is ever taken for harmless by being forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from itertools import chain, repeat

from simulator.remittance.x12.segments import Marks, Segment, shown_component


class Kind(Enum):
    """What stands in an element or in one of its components."""

    CODE = auto()  # from a list of the guide
    PROCEDURE = auto()  # or a drug's number
    AMOUNT = auto()
    COUNT = auto()
    DAY = auto()
    SHORT_DAY = auto()  # year in two digits
    TIME = auto()
    CONTROL = auto()  # an envelope's number, said twice
    ID = auto()  # of a person, a provider, a payer
    NUMBER = auto()  # of a claim, an account, a payment
    PAYER_ID = auto()  # 1 and a tax number
    GIVEN = auto()
    FAMILY = auto()
    ORGANIZATION = auto()
    STREET = auto()
    CITY = auto()
    STATE = auto()
    ZIP = auto()
    PHONE = auto()
    TEXT = auto()
    MARK = auto()  # a separator, or spaces


K = Kind
_SUMS = [K.AMOUNT] * 24
_REMARKS = {"MIA": (5, 20, 21, 22, 23), "MOA": (3, 4, 5, 6, 7)}
_KINDS: dict[str, list[Kind]] = {
    "ISA": [
        K.CODE, K.MARK, K.CODE, K.MARK, K.CODE, K.ID, K.CODE, K.ID, K.SHORT_DAY, K.TIME, K.MARK, K.CODE, K.CONTROL,
        K.CODE, K.CODE, K.MARK,
    ],
    "TA1": [K.CONTROL, K.SHORT_DAY, K.TIME, K.CODE, K.CODE],
    "GS": [K.CODE, K.ID, K.ID, K.DAY, K.TIME, K.CONTROL, K.CODE, K.CODE],
    "ST": [K.CODE, K.CONTROL, K.CODE],
    "SE": [K.COUNT, K.CONTROL],
    "GE": [K.COUNT, K.CONTROL],
    "IEA": [K.COUNT, K.CONTROL],
    "BPR": [
        K.CODE, K.AMOUNT, K.CODE, K.CODE, K.CODE, K.CODE, K.NUMBER, K.CODE, K.NUMBER, K.PAYER_ID, K.NUMBER, K.CODE,
        K.NUMBER, K.CODE, K.NUMBER, K.DAY,
    ],
    "TRN": [K.CODE, K.NUMBER, K.PAYER_ID, K.NUMBER],
    "CUR": [K.CODE, K.CODE, K.AMOUNT],
    "NTE": [K.CODE, K.TEXT],
    "DTM": [K.CODE, K.DAY],
    "N1": [K.CODE, K.ORGANIZATION, K.CODE, K.ID],
    "N2": [K.ORGANIZATION, K.ORGANIZATION],
    "N3": [K.STREET, K.STREET],
    "N4": [K.CITY, K.STATE, K.ZIP, K.CODE],
    "LX": [K.CONTROL],
    "TS3": [K.ID, K.CODE, K.DAY, K.COUNT, *_SUMS[:20]],
    "TS2": _SUMS[:19],
    "CLP": [
        K.NUMBER, K.CODE, K.AMOUNT, K.AMOUNT, K.AMOUNT, K.CODE, K.NUMBER, K.CODE, K.CODE, K.CODE, K.CODE, K.COUNT,
        K.COUNT,
    ],
    "CAS": [K.CODE, *(K.CODE, K.AMOUNT, K.COUNT) * 6],
    "MIA": [K.CODE if at in _REMARKS["MIA"] else K.COUNT for at in range(1, 25)],
    "MOA": [K.CODE if at in _REMARKS["MOA"] else K.COUNT for at in range(1, 10)],
    "AMT": [K.CODE, K.AMOUNT],
    "QTY": [K.CODE, K.COUNT],
    "LQ": [K.CODE, K.CODE],
    "RDM": [K.CODE],
}  # fmt: skip
_WHO = ("SY", "TJ", "EI", "HPI", "0B", "1A", "1B", "1C", "1D", "1G", "1H", "1J", "1W", "G2", "D3", "2U", "NF", "PQ")
_REFERENCES = {**dict.fromkeys(_WHO, K.ID), "6R": K.CONTROL}
_PHONES = ("TE", "FX", "HP", "WP", "CP")
KNOWN = frozenset((*_KINDS, "REF", "PER", "NM1", "SVC", "PLB"))


def kinds_of(segment: Segment) -> Iterator[Kind]:
    """The kind of each element, from the first on, without end."""
    return chain(_of(segment), repeat(K.TEXT))


def _of(segment: Segment) -> list[Kind]:
    match segment.name:
        case "REF":
            return [K.CODE, _REFERENCES.get(segment.get(1), K.NUMBER)]
        case "PER":
            ways = [K.PHONE if segment.get(at) in _PHONES else K.TEXT for at in (3, 5, 7)]
            return [K.CODE, K.TEXT, K.CODE, ways[0], K.CODE, ways[1], K.CODE, ways[2]]
        case "NM1":
            family = K.ORGANIZATION if segment.get(2) == "2" else K.FAMILY
            return [K.CODE, K.CODE, family, K.GIVEN, K.GIVEN, K.TEXT, K.TEXT, K.CODE, K.ID]
        case "SVC":  # the two procedures and each PLB's reason are parted further by `components`
            return [K.CODE, K.AMOUNT, K.AMOUNT, K.CODE, K.COUNT, K.CODE, K.COUNT]
        case "PLB":
            return [K.ID, K.DAY, *(K.NUMBER, K.AMOUNT) * 6]
        case name:
            return _KINDS.get(name, [])


def components(segment: Segment, index: int, kind: Kind, marks: Marks) -> tuple[str, list[tuple[Kind, str]]]:
    """An element in its parts, each with its kind, and the sign between them. Most elements are one part."""
    text = segment.get(index)
    if segment.name == "SVC" and index in (1, 6):
        sign = shown_component(text, marks)
        kinds = chain((K.CODE, K.PROCEDURE, K.CODE, K.CODE, K.CODE, K.CODE), repeat(K.TEXT))
        return sign, list(zip(kinds, text.split(sign), strict=False))
    if segment.name == "PLB" and kind is K.NUMBER:
        sign = text[2] if text[2:3] and not text[2].isalnum() else marks.component
        reason, *reference = text.split(sign, 1)
        return sign, [(K.CODE, reason), *((K.NUMBER, each) for each in reference)]
    return "", [(kind, text)]
