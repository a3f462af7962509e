"""The provider: does the payer know who sends this, since when, and does the plan pay outside its network?"""

from __future__ import annotations

from simulator.payers.columns import CO, NOBODY, Lines
from simulator.payers.edits.denial import Before, Denial


def provider_mismatch(lines: Lines, _: Before) -> Denial:
    """The NPI on the claim is not the one in the payer's file for this practice. Correct it and send again."""
    return Denial(lines.provider < 0, CO, "208")


def not_enrolled(lines: Lines, _: Before) -> Denial:
    """The provider was not enrolled on the day of the visit. Ask for an earlier first day; never the patient's bill."""
    return Denial(lines.service_date < lines.enrolled_from, CO, "B7")


def outside_network(lines: Lines, _: Before) -> Denial:
    """The plan pays nothing outside its panel. Who carries that is what the plan says: the patient or the provider."""
    return Denial(lines.outside != NOBODY, lines.outside, "242")
