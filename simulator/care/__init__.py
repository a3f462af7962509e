"""Care: what a practice does for its patients and what it charges for it."""

from simulator.care.coding import diagnoses, modifiers, pairs
from simulator.care.services import Service, services

__all__ = ["Service", "diagnoses", "modifiers", "pairs", "services"]
