"""Remittance: what comes back from a payer, and what its codes mean."""

from simulator.remittance.build import remit_for
from simulator.remittance.codes import Meaning, reason_meaning, remark_meaning
from simulator.remittance.remit import Adjustment, Group, Remit, RemitLine

__all__ = [
    "Adjustment",
    "Group",
    "Meaning",
    "Remit",
    "RemitLine",
    "reason_meaning",
    "remark_meaning",
    "remit_for",
]
