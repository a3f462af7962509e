"""Which segment of an 835 may stand where: the loops, what each holds in its order, and which loop may follow which."""

from __future__ import annotations

from enum import StrEnum


class Loop(StrEnum):
    """The parts of a transaction, in words for a finding."""

    OUTSIDE = "outside any transaction"
    HEADER = "the head of the payment"
    PAYER = "the payer"
    PAYEE = "the payee"
    GROUP = "a group of claims"
    CLAIM = "a claim"
    LINE = "a service line"
    SUMMARY = "the provider adjustments"

    __hash__ = str.__hash__  # an enum's own is slow, and every segment asks for its loop


ORDER: dict[Loop, tuple[str, ...]] = {
    Loop.HEADER: ("ST", "BPR", "NTE", "TRN", "CUR", "REF", "DTM"),
    Loop.PAYER: ("N1", "N2", "N3", "N4", "REF", "PER"),
    Loop.PAYEE: ("N1", "N2", "N3", "N4", "REF", "RDM"),
    Loop.GROUP: ("LX", "TS3", "TS2"),
    Loop.CLAIM: ("CLP", "CAS", "NM1", "MIA", "MOA", "REF", "DTM", "PER", "AMT", "QTY"),
    Loop.LINE: ("SVC", "DTM", "CAS", "REF", "AMT", "QTY", "LQ"),
    Loop.SUMMARY: ("PLB",),
}
RANK = {loop: {name: rank for rank, name in enumerate(names)} for loop, names in ORDER.items()}
_OPENS = ("ST", "N1", "LX", "CLP", "SVC", "PLB")
INSIDE = {loop: {name: rank for name, rank in names.items() if name not in _OPENS} for loop, names in RANK.items()}
INSIDE[Loop.OUTSIDE] = {}
ENVELOPE = ("ISA", "TA1", "GS", "ST", "SE", "GE", "IEA")
ONCE = frozenset(("BPR", "TRN", "CUR", "N1", "N2", "N4", "RDM", "MIA", "MOA"))  # of these the first counts
MOST = {  # how many elements each has that the reader knows
    "BPR": 16, "TRN": 4, "CUR": 3, "REF": 2, "DTM": 2, "N1": 4, "N2": 2, "N3": 2, "N4": 4, "PER": 8, "RDM": 5, "LX": 1,
    "TS3": 24, "TS2": 19, "CLP": 13, "CAS": 19, "NM1": 9, "MIA": 24, "MOA": 9, "AMT": 2, "QTY": 2, "SVC": 7, "LQ": 2,
    "NTE": 2, "PLB": 14,
}  # fmt: skip
KNOWN = frozenset(name for names in ORDER.values() for name in names) | frozenset(ENVELOPE)

_STARTS = {"LX": Loop.GROUP, "CLP": Loop.CLAIM, "SVC": Loop.LINE, "PLB": Loop.SUMMARY}
_FOLLOWS: dict[Loop, tuple[Loop, ...]] = {
    Loop.PAYER: (Loop.HEADER,),
    Loop.PAYEE: (Loop.PAYER, Loop.HEADER),
    Loop.GROUP: (Loop.PAYEE, Loop.CLAIM, Loop.LINE),
    Loop.CLAIM: (Loop.GROUP, Loop.CLAIM, Loop.LINE, Loop.PAYEE),
    Loop.LINE: (Loop.CLAIM, Loop.LINE),
    Loop.SUMMARY: (Loop.CLAIM, Loop.LINE, Loop.PAYEE, Loop.SUMMARY, Loop.GROUP, Loop.PAYER, Loop.HEADER),
}


def started_by(name: str, qualifier: str) -> Loop | None:
    """The loop that a segment opens, if it opens one."""
    if name == "N1":
        return {"PR": Loop.PAYER, "PE": Loop.PAYEE}.get(qualifier)
    return _STARTS.get(name)


def may_follow(loop: Loop, after: Loop) -> bool:
    return after in _FOLLOWS[loop]


WRONG_DAYS = {Loop.CLAIM: ("150", "151", "472"), Loop.LINE: ("036", "050", "232", "233")}  # each is the other's
