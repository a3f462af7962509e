"""Authorization: approval in advance, and how much of it."""

from __future__ import annotations

from simulator.payers.columns import CO, Lines
from simulator.payers.edits.denial import Before, Denial


def no_authorization(lines: Lines, _: Before) -> Denial:
    """The plan wants approval before this service and the claim shows none. Find the number first, then dispute."""
    return Denial(lines.needs_authorization & (lines.approved_units == 0), CO, "197")


def more_than_authorized(lines: Lines, _: Before) -> Denial:
    """More units than were approved: the whole line comes back. Look for an extension, or bill what was approved."""
    too_many = (lines.units > lines.approved_units) & (lines.approved_units > 0)
    return Denial(lines.needs_authorization & too_many, CO, "198")
