"""Necessity: a payer's own policies on what a diagnosis supports, and on how much of a service makes sense in a day."""

from __future__ import annotations

from simulator.payers.columns import CO, Lines
from simulator.payers.edits.denial import Before, Denial


def not_necessary(lines: Lines, _: Before) -> Denial:
    """The payer's policy does not pay this service for the diagnosis on the line. Read the policy and the chart."""
    return Denial(~lines.necessary, CO, "50")


def more_than_supported(lines: Lines, _: Before) -> Denial:
    """More units in a day than the payer takes to be supported. A typing slip, or the chart must show them."""
    return Denial(lines.units > lines.unit_limit, CO, "151")


def more_than_contract(lines: Lines, _: Before) -> Denial:
    """The same limit, by a payer that has it in its contract with the provider."""
    return Denial(lines.units > lines.unit_limit, CO, "222")
