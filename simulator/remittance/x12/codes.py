"""Whether the reason and remark codes of a file are on the lists: active, retired, or not known to us."""

from __future__ import annotations

from functools import cache

from simulator.reading import DATA, read_table
from simulator.remittance.x12.findings import Findings, shown
from simulator.remittance.x12.segments import Segment
from simulator.remittance.x12.values import REASON_SHAPE, REMARK_SHAPE

_SHAPES = {"reason": REASON_SHAPE, "remark": REMARK_SHAPE}
_FILES = {"reason": "carc.csv", "remark": "rarc.csv"}
_LOOKS = {
    "reason": "digits, or a letter with digits, such as 45 or B7",
    "remark": "M, MA or N with digits, such as N290",
}


def check_reason(segment: Segment, code: str, findings: Findings) -> None:
    _check("reason", segment, code, findings)


def check_remark(segment: Segment, code: str, findings: Findings) -> None:
    _check("remark", segment, code, findings)


def _check(kind: str, segment: Segment, code: str, findings: Findings) -> None:
    if code in _explained(kind):
        return
    retired = _retired(kind)
    if code in retired:
        instead = f" Today it would be {', '.join(retired[code])}." if retired[code] else ""
        findings.warning(
            segment.number, kind, f"{shown(code)} is a retired {kind} code.{instead}",
            "In an old file that is as it was; in a new one, ask the payer what is meant.",
        )  # fmt: skip
    elif code in _active(kind):
        findings.once(
            segment.number, kind, f"The kit has no words for the {kind} code {shown(code)}, which is on the list.",
            "Look it up at x12.org.",
        )  # fmt: skip
    elif _SHAPES[kind].fullmatch(code):
        findings.note(
            segment.number, kind, f"The {kind} code {shown(code)} is not on the kit’s list.",
            "Look it up at x12.org: it may be newer or rarer than the list, or not exist.",
        )  # fmt: skip
    else:
        findings.error(
            segment.number, kind, f"{shown(code)} cannot be a {kind} code.", f"A {kind} code is {_LOOKS[kind]}."
        )


@cache
def _explained(kind: str) -> frozenset[str]:
    return frozenset(row["code"] for row in read_table(DATA / "codes" / _FILES[kind]) if row["code"] in _active(kind))


@cache
def _active(kind: str) -> frozenset[str]:
    return frozenset(row["code"] for row in read_table(DATA / "codes" / "active.csv") if row["list"] == kind)


@cache
def _retired(kind: str) -> dict[str, list[str]]:
    rows = read_table(DATA / "codes" / "retired.csv")
    return {row["code"]: row["instead"].split() for row in rows if row["list"] == kind}
