"""An exercise as it was on the day: the case worked out, the scenario with every word, and the trainer's own text.

Opening one again reads neither the scenario's file nor the kit's data, and asks no payer.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from simulator.case.file import CaseFile, from_json, to_json
from simulator.plain import from_plain, to_plain
from simulator.scenario.scenario import Scenario


def to_snapshot(scenario: Scenario, case: CaseFile, mode: str) -> dict[str, Any]:
    """The exercise as JSON."""
    return {
        "name": scenario.name,
        "content_hash": scenario.content_hash,
        "text": scenario.text,
        "seed": case.seed,
        "mode": mode,
        "scenario": to_plain(replace(scenario, case=None, text="")),
        "case": to_json(case),
    }


def from_snapshot(snapshot: dict[str, Any]) -> tuple[Scenario, CaseFile, str]:
    """Scenario, case and mode, the same as they were."""
    scenario: Scenario = from_plain(Scenario, snapshot["scenario"])
    return replace(scenario, text=snapshot["text"]), from_json(snapshot["case"]), snapshot["mode"]
