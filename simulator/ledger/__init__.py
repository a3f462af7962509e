"""The ledger: double-entry postings, and balances that are always derived from them."""

from simulator.ledger.account import Account
from simulator.ledger.aging import aging
from simulator.ledger.entries import NOBODY, PATIENT_SHARE, WHYS, Entries, Why
from simulator.ledger.post import charge_posting, earlier_balance, remit_postings
from simulator.ledger.posting import BOOKS, Book, Leg, Posting, Unbalanced

__all__ = [
    "BOOKS",
    "NOBODY",
    "PATIENT_SHARE",
    "WHYS",
    "Account",
    "Book",
    "Entries",
    "Leg",
    "Posting",
    "Unbalanced",
    "Why",
    "aging",
    "charge_posting",
    "earlier_balance",
    "remit_postings",
]
