"""Eligibility: is this person a member, on this day, and is it this plan's turn to pay?"""

from __future__ import annotations

from simulator.payers.columns import CO, OA, PR, Lines
from simulator.payers.edits.denial import Before, Denial


def not_a_member(lines: Lines, _: Before) -> Denial:
    """The claim's number is nobody's on the payer's roll. Read the card again, then correct or bill other cover."""
    return Denial(lines.member < 0, CO, "31")


def coverage_not_started(lines: Lines, _: Before) -> Denial:
    """The visit was before the first day of coverage. Find the plan of that day, else it is the patient's."""
    return Denial(lines.service_date < lines.covered_from, PR, "26")


def coverage_ended(lines: Lines, _: Before) -> Denial:
    """The visit was after the last day of coverage. Find the plan of that day, else it is the patient's."""
    return Denial(lines.service_date > lines.covered_to, PR, "27")


def other_payer_first(lines: Lines, _: Before) -> Denial:
    """The payer's file has another plan in front of it. Settle who is first, then send the first plan's answer."""
    return Denial(lines.other_plan_first, OA, "22")


def other_plan_unsettled(lines: Lines, _: Before) -> Denial:
    """The same, by a payer whose contract puts it on the provider until the first plan has answered."""
    return Denial(lines.other_plan_first, CO, "22")
