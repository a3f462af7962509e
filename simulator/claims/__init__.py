"""Claims: what a practice sends to a payer, and what it notes on the way."""

from simulator.claims.activity import Entry, filing_log
from simulator.claims.build import claim_for
from simulator.claims.claim import AccountId, Claim, ClaimId, Line

__all__ = ["AccountId", "Claim", "ClaimId", "Entry", "Line", "claim_for", "filing_log"]
