"""A step of a call to a payer in words, for whatever shows it: each field with its choices, and what our papers say."""

from __future__ import annotations

from typing import Any

from simulator.payers.representative import topics

Json = dict[str, Any]

_FIELDS = {
    "option": "Number to press",
    "npi": "Our NPI",
    "member_id": "Member ID",
    "born": "Date of birth",
    "service_date": "Date of service",
    "topic": "What you ask",
    "report": "Number of the report",
}


def steps(call: Json) -> list[Json]:
    """What may be said now. Each field stands as our own papers have it, and may be changed before it is said."""
    return [
        {**each, "fields": [_field(call, name, choices) for name, choices in each["fields"].items()]}
        for each in call["steps"]
    ]


def _field(call: Json, name: str, choices: tuple[str, ...]) -> Json:
    return {
        "field": name,
        "says": _FIELDS[name],
        "choices": [{"id": each, "says": _choice(name, each, number)} for number, each in enumerate(choices, 1)],
        "known": call["known"].get(name, ""),
    }


def _choice(name: str, choice: str, number: int) -> str:
    return topics()[choice] if name == "topic" else f"{number}, {choice}"
