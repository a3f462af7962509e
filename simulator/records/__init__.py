"""Attempts, kept on disk move by move, so that nothing a trainee did is lost when a laptop dies."""

from simulator.records.sitting import Sitting, sit
from simulator.records.store import Attempt, Store

__all__ = ["Attempt", "Sitting", "Store", "sit"]
