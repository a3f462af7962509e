"""A case when it has been worked out: the documents, the value of every fact, and the hidden truth.

It is all that an episode, a bot, the store and a later reading need; it goes to JSON and comes back the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from simulator.documents.document import Document
from simulator.money import Money

FactValue: TypeAlias = Money | date | str | int


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One account at one seed. `truth` maps a line ("line 3") to the cause that its payer's edit found: the answer key."""

    seed: int
    today: date
    documents: tuple[Document, ...]
    facts: dict[str, FactValue]
    truth: dict[str, str]
