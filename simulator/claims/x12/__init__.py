"""The 837 as text: professional claims (005010X222A1) as a practice sends them, and as an outside reader takes them."""

from simulator.claims.x12.bill import (
    Address,
    Bill,
    BilledLine,
    BillingProvider,
    Doctor,
    EarlierAnswer,
    EarlierLine,
    Member,
    PayerName,
    Transmission,
    said_once,
)
from simulator.claims.x12.write import lines_of, write_837

__all__ = [
    "Address",
    "Bill",
    "BilledLine",
    "BillingProvider",
    "Doctor",
    "EarlierAnswer",
    "EarlierLine",
    "Member",
    "PayerName",
    "Transmission",
    "lines_of",
    "said_once",
    "write_837",
]
