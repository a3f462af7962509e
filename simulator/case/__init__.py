"""A case is one account at one seed: what an author pinned, what the seed made of the rest, and what came of both.

The world works it out, from the visit to the ledger. What comes out is a case file: every paper, every fact, the truth.
"""

from simulator.case.file import CaseFile
from simulator.case.open import open_case
from simulator.case.pinned import CaseError, CaseFacts

__all__ = ["CaseError", "CaseFacts", "CaseFile", "open_case"]
