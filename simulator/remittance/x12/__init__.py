"""The 835 as text: reading what the world sends, saying what is wrong with it, and writing our own."""

from simulator.remittance.x12.findings import Finding, Findings, Severity
from simulator.remittance.x12.from_remits import payment_of
from simulator.remittance.x12.read import RemittanceFile, read_835, walk_file
from simulator.remittance.x12.write import lines_of, write_835

__all__ = [
    "Finding",
    "Findings",
    "RemittanceFile",
    "Severity",
    "lines_of",
    "payment_of",
    "read_835",
    "walk_file",
    "write_835",
]
