"""Service lines for the tests of the engine: a clean line of an ordinary plan, and whatever a test says differently."""

from __future__ import annotations

from datetime import date
from typing import Any

from simulator.payers.columns import NO_LIMIT, Lines

CLEAN: dict[str, Any] = {
    "claim": 0,
    "member": 0,
    "provider": 0,
    "service": 0,
    "modifier": 0,
    "units": 1,
    "charge": 100_00,
    "service_date": date(2026, 3, 2),
    "received": date(2026, 3, 9),
    "frequency": 1,
    "lacks": 0,
    "modifier_fits": True,
    "separate": False,
    "always_within": 0,
    "usually_within": 0,
    "necessary": True,
    "unit_limit": 10,
    "approved_units": 0,
    "filing_limit": 90,
    "price": 100_00,
    "covered_from": date(2026, 1, 1),
    "covered_to": date(2026, 12, 31),
    "enrolled_from": date(2022, 1, 1),
    "other_plan_first": False,
    "in_network": True,
    "outside": 0,
    "family": 0,
    "person": 1,
    "plan_year": 2026,
    "covered": True,
    "benefit": 0,
    "visits_left": NO_LIMIT,
    "needs_authorization": False,
    "takes_deductible": True,
    "copay": 0,
    "coinsurance": 2_000,
    "person_deductible": 1_500_00,
    "family_deductible": 3_000_00,
    "person_out_of_pocket": 6_500_00,
    "family_out_of_pocket": 13_000_00,
}


def lines(*rows: dict[str, Any], **everywhere: Any) -> Lines:
    """One line for each row, clean but for what the row says; `everywhere` holds for all."""
    full = [{**CLEAN, **everywhere, **row} for row in rows]
    return Lines.of(**{name: [row[name] for row in full] for name in CLEAN})
