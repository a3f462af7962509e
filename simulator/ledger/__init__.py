"""The ledger: double-entry postings, and balances that are always derived from them."""

from simulator.ledger.account import Account
from simulator.ledger.aging import aging
from simulator.ledger.post import charge_posting, earlier_balance, remit_postings
from simulator.ledger.posting import Book, Leg, Posting, Unbalanced

__all__ = [
    "Account",
    "Book",
    "Leg",
    "Posting",
    "Unbalanced",
    "aging",
    "charge_posting",
    "earlier_balance",
    "remit_postings",
]
