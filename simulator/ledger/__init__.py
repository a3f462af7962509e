"""The ledger: double-entry postings of one account, balanced entries of a whole practice, and what follows from them.

Nothing is kept twice: balances, aging and every figure are worked out from the entries.
"""

from simulator.ledger.account import Account
from simulator.ledger.aging import aging
from simulator.ledger.aging_table import FINANCIAL_CLASSES, Accounts, AgingTable, aging_by_class, aging_by_payer
from simulator.ledger.dashboard import KPIS, Year
from simulator.ledger.entries import NOBODY, WHYS, Entries, Why
from simulator.ledger.kpis import Days, Kpi
from simulator.ledger.post import charge_posting, earlier_balance, remit_postings
from simulator.ledger.posting import BOOKS, Book, Leg, Posting, Unbalanced

__all__ = [
    "BOOKS",
    "FINANCIAL_CLASSES",
    "KPIS",
    "NOBODY",
    "WHYS",
    "Account",
    "Accounts",
    "AgingTable",
    "Book",
    "Days",
    "Entries",
    "Kpi",
    "Leg",
    "Posting",
    "Unbalanced",
    "Why",
    "Year",
    "aging",
    "aging_by_class",
    "aging_by_payer",
    "charge_posting",
    "earlier_balance",
    "remit_postings",
]
