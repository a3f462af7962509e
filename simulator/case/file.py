"""A case when it has been worked out: the documents, the value of every fact, and the hidden truth.

It is all that an episode, a bot, the store and a later reading need; it goes to JSON and comes back the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from simulator.case.follow_up.noun import FollowUp
from simulator.case.persona import OnTheLine
from simulator.documents import json_form
from simulator.documents.document import Document
from simulator.money import Money
from simulator.plain import from_plain, to_plain

FactValue: TypeAlias = Money | date | str | int


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One account at one seed. `truth` maps a line ("line 3") to its cause: the answer key.

    `follow_up` is there for a scenario in which the claim is worked further, `persona` where somebody is talked to.
    """

    seed: int
    today: date
    documents: tuple[Document, ...]
    facts: dict[str, FactValue]
    truth: dict[str, str]
    follow_up: FollowUp | None = None
    persona: OnTheLine | None = None


def to_json(case: CaseFile) -> dict[str, Any]:
    """The whole case in plain dictionaries, lists, text and numbers."""
    return {
        "seed": case.seed,
        "today": case.today.isoformat(),
        "documents": [json_form.as_json(document) for document in case.documents],
        "facts": {name: _value_as_json(value) for name, value in case.facts.items()},
        "truth": dict(case.truth),
        "follow_up": to_plain(case.follow_up),
        "persona": to_plain(case.persona),
    }


def from_json(kept: dict[str, Any]) -> CaseFile:
    """The same case again."""
    return CaseFile(
        seed=kept["seed"],
        today=date.fromisoformat(kept["today"]),
        documents=tuple(json_form.from_json(document) for document in kept["documents"]),
        facts={name: _value_from_json(value) for name, value in kept["facts"].items()},
        truth=dict(kept["truth"]),
        follow_up=from_plain(FollowUp | None, kept.get("follow_up")),
        persona=from_plain(OnTheLine | None, kept.get("persona")),
    )


def _value_as_json(value: FactValue) -> Any:
    """Text and numbers as they are; an amount as {"cents": 7280}, a date as {"date": "2026-03-18"}."""
    match value:
        case Money(cents):
            return {"cents": cents}
        case date():
            return {"date": value.isoformat()}
        case _:
            return value


def _value_from_json(value: Any) -> FactValue:
    match value:
        case {"cents": int(cents)}:
            return Money(cents)
        case {"date": str(day)}:
            return date.fromisoformat(day)
        case str() | int():
            return value
    raise ValueError(f"A fact cannot be {value!r}.")
