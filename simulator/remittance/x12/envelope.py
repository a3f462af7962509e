"""The envelopes around a transaction: interchange, group and set, each with a number said twice and a count."""

from __future__ import annotations

import re

from simulator.remittance.x12.findings import Findings, shown
from simulator.remittance.x12.segments import Segment
from simulator.remittance.x12.values import read_day
from simulator.whole import whole_from

GUIDE = "005010X221A1"
OTHERS = {  # the other transactions that a biller meets
    "270": "a question about coverage",
    "271": "an answer about coverage",
    "275": "records sent with a claim",
    "276": "a question about a claim’s status",
    "277": "an answer about a claim’s status, or that a claim was received",
    "278": "a question or an answer about approval",
    "820": "a payment of premiums",
    "834": "an enrollment",
    "837": "a claim",
    "997": "an acknowledgment that a file was read",
    "999": "an acknowledgment that a file was read",
}
_TIME = re.compile(r"(?:[01][0-9]|2[0-3])[0-5][0-9](?:[0-5][0-9](?:[0-9]{1,2})?)?", re.ASCII)
_ASK = "A part may be missing. Ask for the file again before posting from it."


class Envelope:
    """What is open at this point of the file, and how much of it has been seen."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._interchange: Segment | None = None
        self._group: Segment | None = None
        self._set: Segment | None = None
        self._groups = self._sets = 0
        self._has_told_of_none = False
        self.sets_seen = 0

    @property
    def in_835(self) -> bool:
        return self._set is not None and self._set.get(1) == "835"

    @property
    def in_other(self) -> bool:
        return self._set is not None and self._set.get(1) != "835"

    def take(self, segment: Segment) -> None:
        """One of ISA, GS, ST, SE, GE, IEA (and TA1, which says nothing here)."""
        match segment.name:
            case "ISA":
                self.close(segment.number, "a new interchange starts")
                self._interchange, self._groups = segment, 0
                self._check_day(segment, 9, "20" + segment.get(9), 10)
                if len(segment.parts) != 17:
                    self._findings.error(
                        segment.number,
                        "envelope",
                        f"ISA has {len(segment.parts) - 1} elements; it always has 16.",
                        _ASK,
                    )
            case "GS":
                self._close_group(segment.number, "a new group starts")
                self._group, self._sets, self._groups = segment, 0, self._groups + 1
                self._check_guide(segment)
                self._check_day(segment, 4, segment.get(4), 5)
            case "ST":
                self._close_set(segment.number, "a new transaction starts")
                self._open_set(segment)
            case "SE":
                self._end_of_set(segment)
            case "GE":
                self._close_set(segment.number, "its group ends")
                self._compare("group", segment, self._group, "GS", 6, self._sets, "transaction")
                self._group = None
            case "IEA":
                self._close_group(segment.number, "its interchange ends")
                self._compare("interchange", segment, self._interchange, "ISA", 13, self._groups, "group")
                self._interchange = None

    def close(self, number: int, why: str) -> None:
        """Something ends it all: what is still open was cut."""
        self._close_group(number, why)
        if self._interchange is not None:
            self._findings.error(number, "cut", f"No IEA ends the interchange, and {why}.", _ASK)
        self._interchange = None

    def _close_group(self, number: int, why: str) -> None:
        self._close_set(number, why)
        if self._group is not None:
            self._findings.error(number, "cut", f"No GE ends the group, and {why}.", _ASK)
        self._group = None

    def _close_set(self, number: int, why: str) -> None:
        if self._set is not None:
            self._findings.error(number, "cut", f"No SE ends the transaction, and {why}.", _ASK)
        self._set = None

    def _open_set(self, segment: Segment) -> None:
        self._set, self._sets, self.sets_seen = segment, self._sets + 1, self.sets_seen + 1
        if (self._interchange is None or self._group is None) and not self._has_told_of_none:
            self._has_told_of_none = True
            self._findings.note(
                segment.number, "no-envelope", "No ISA and GS stand around this transaction.",
                "It is read as it is; who sent it and to whom is not said.",
            )  # fmt: skip
        if segment.get(1) != "835":
            of_kind = f" ({OTHERS[segment.get(1)]})" if segment.get(1) in OTHERS else ""
            self._findings.error(
                segment.number, "not-835",
                f"This is a transaction {shown(segment.get(1))}{of_kind}, not an 835; it is passed over.",
                "Name the remittance file.",
            )  # fmt: skip

    def _end_of_set(self, segment: Segment) -> None:
        opened, self._set = self._set, None
        if opened is None:
            self._findings.error(segment.number, "order", "SE ends a transaction that never began.", _ASK)
            return
        seen, said = segment.number - opened.number + 1, segment.get(1)
        if whole_from(said, seen) != seen:
            self._findings.error(
                segment.number,
                "segment-count",
                f"SE says {shown(said)} segments, but there are {seen} from ST to SE.",
                _ASK,
            )
        if segment.get(2) != opened.get(2):
            self._findings.error(
                segment.number, "transaction-number",
                f"SE has the control number {shown(segment.get(2))}, but ST has {shown(opened.get(2))}.", _ASK,
            )  # fmt: skip

    def _compare(
        self, kind: str, end: Segment, start: Segment | None, opener: str, index: int, seen: int, counted: str
    ) -> None:
        if start is None:
            self._findings.error(end.number, "order", f"{end.name} ends {_a(kind)} that never began.", _ASK)
            return
        said, number = end.get(1), end.get(2)
        if whole_from(said, seen, least=0) != seen:
            self._findings.error(
                end.number, f"{counted}-count", f"{end.name} says {shown(said)} {counted}s, but there are {seen}.", _ASK
            )
        if number.strip() != start.get(index).strip():
            self._findings.error(
                end.number, f"{kind}-number",
                f"{end.name} has the {kind} control number {shown(number)}, {opener} has {shown(start.get(index))}.",
                _ASK,
            )  # fmt: skip

    def _check_day(self, segment: Segment, index: int, day: str, time: int) -> None:
        """The day and the time at which an envelope was closed."""
        if read_day(day) is None:
            self._findings.warning(
                segment.number, "date",
                f"{segment.name}{index:02d} is {shown(segment.get(index))}: the calendar has no such day.",
                "It dates the envelope, not the payment. Tell the sender when it happens in each file.",
            )  # fmt: skip
        if not _TIME.fullmatch(segment.get(time)):
            self._findings.warning(
                segment.number, "time",
                f"{segment.name}{time:02d} is {shown(segment.get(time))}: the clock has no such time.",
                "It dates the envelope, not the payment. Tell the sender when it happens in each file.",
            )  # fmt: skip

    def _check_guide(self, segment: Segment) -> None:
        if segment.get(8) != GUIDE:
            self._findings.note(
                segment.number, "guide", f"The group follows {shown(segment.get(8))}, not {GUIDE}.",
                "It is read by the rules of the latter; look closer at what it finds.",
            )  # fmt: skip


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
