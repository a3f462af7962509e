"""Information: something that the payer needs to decide is not there. The remark code names it."""

from __future__ import annotations

from simulator.payers.columns import CO, DIAGNOSIS, RECORDS, REFERRING, RENDERING, Lines
from simulator.payers.edits.denial import Before, Denial


def no_rendering_provider(lines: Lines, _: Before) -> Denial:
    """The claim does not say who treated the patient (box 24J)."""
    return Denial(lines.lacks & RENDERING != 0, CO, "16")


def no_referring_provider(lines: Lines, _: Before) -> Denial:
    """The service was asked for by another doctor, and the claim does not say by whom (box 17b)."""
    return Denial(lines.lacks & REFERRING != 0, CO, "16")


def no_diagnosis(lines: Lines, _: Before) -> Denial:
    """The line points to no diagnosis (boxes 21 and 24E)."""
    return Denial(lines.lacks & DIAGNOSIS != 0, CO, "16")


def no_records(lines: Lines, _: Before) -> Denial:
    """The payer's manual wants the chart note with this service, and none came."""
    return Denial(lines.lacks & RECORDS != 0, CO, "252")
