"""What our office had approved in advance, for how many units, and what it never asked for."""

from __future__ import annotations

from datetime import date, timedelta

from simulator.case.lines import CaseLine
from simulator.case.numbers import approval_number
from simulator.chance import Stream
from simulator.claims.activity import Approval, weekday
from simulator.coverage.plan import Plan
from simulator.payers.payer import Payer


def approvals_of(
    lines: tuple[CaseLine, ...], plan: Plan, payer: Payer, service: date, seed: int
) -> tuple[list[Approval], list[int]]:
    """The approvals that our office holds, and the lines for which it never asked."""
    held, never_asked = [], []
    for number, line in enumerate(lines, 1):
        facts = line.facts
        stream = Stream(seed, "approval", number)
        asked = weekday(service - timedelta(days=stream.between(9, 18)))
        on_file = facts.approval_on_file if facts.approval_on_file is not None else stream.below(2) == 0
        if line.charge.service.kind not in plan.authorization:
            continue
        if facts.flaw == "no_authorization" and not on_file:
            never_asked.append(number)
            continue
        until = service + timedelta(days=stream.between(40, 70))
        first = approval_number(payer, asked, seed, number)
        if facts.flaw != "authorization_exceeded":
            held.append(Approval(number, first, asked, until, facts.units))
            continue
        held.append(Approval(number, first, asked, until, facts.units_approved or stream.between(1, facts.units - 1)))
        if on_file:
            later = weekday(service - timedelta(days=2))
            more = approval_number(payer, later, seed, 100 + number)
            held.append(Approval(number, more, later, until, facts.units, extends=True))
    return held, never_asked


def covering(approvals: list[Approval], lines: tuple[CaseLine, ...]) -> list[Approval]:
    """The approvals that are enough for all the units of their line."""
    return [each for each in approvals if each.units >= lines[each.line - 1].facts.units]
