"""Coding: modifiers that are missing or do not fit, and services that another one of the same claim includes."""

from __future__ import annotations

import numpy as np

from simulator.columns import Flags
from simulator.payers.columns import CO, MODIFIER, Lines
from simulator.payers.edits.denial import Before, Denial


def no_modifier(lines: Lines, _: Before) -> Denial:
    """The service needs a modifier, the side of the body for example, and the line has none."""
    return Denial(lines.lacks & MODIFIER != 0, CO, "16")


def modifier_misfit(lines: Lines, _: Before) -> Denial:
    """The modifier on the line does not go with the service. Ask the coder which one the chart supports."""
    return Denial(~lines.modifier_fits, CO, "4")


def included(lines: Lines, _: Before) -> Denial:
    """Another service of the claim includes this one. A modifier only where the chart proves a service of its own."""
    return Denial(_paid_within_another(lines), CO, "97")


def included_by_pair(lines: Lines, _: Before) -> Denial:
    """The same, by a payer that names the pair of codes."""
    return Denial(_paid_within_another(lines), CO, "236")


def _paid_within_another(lines: Lines) -> Flags:
    """Lines whose claim also has a service that includes them. The lines of one claim stand together.

    Each service is one bit: a claim's bits say what stands on it, a line's bits say what would include it.
    """
    if not len(lines):
        return np.zeros(0, bool)
    firsts = np.flatnonzero(np.diff(lines.claim, prepend=lines.claim[0] - 1))
    bits = np.bitwise_or.reduceat(np.left_shift(1, lines.service), firsts)
    on_claim = np.repeat(bits, np.diff(firsts, append=len(lines)))
    always = on_claim & lines.always_within != 0
    found: Flags = always | ((on_claim & lines.usually_within != 0) & ~lines.separate)
    return found
