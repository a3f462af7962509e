"""A letter that has been read: which words are right, which cost what, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Verdict(StrEnum):
    """What became of some words. The graver stands further down."""

    RIGHT = "right"
    ALONE = "left alone"  # the letter's own: laws, phones, pages, deadlines
    PLAIN = "plainness"
    TONE = "tone"
    SLIP = "slip"
    UNFILLED = "unfilled"
    UNSUPPORTED = "unsupported"
    PRIVATE = "private"
    FABRICATED = "fabricated"


GRAVITY = {verdict: place for place, verdict in enumerate(Verdict)}
CRITICAL = {Verdict.FABRICATED: "fabricated_proof", Verdict.PRIVATE: "private_facts"}


@dataclass(frozen=True, slots=True)
class Span:
    """Words of the letter from `start` up to `end`, and what became of them. `kind` is what was read there.

    `fails` is False for a grave verdict that is likely and not sure: it costs points, and the letter stands.
    """

    start: int
    end: int
    kind: str  # "date", "amount", "claim approval", "tone threat" …
    verdict: Verdict
    why: str
    label: str = ""  # which value of the file it is, where it is one
    points: int = 0  # earned above 0, lost below
    fails: bool = True

    def as_json(self) -> dict[str, Any]:
        """For the desk and for records."""
        return {
            "start": self.start,
            "end": self.end,
            "kind": self.kind,
            "verdict": self.verdict.value,
            "why": self.why,
            "label": self.label,
            "points": self.points,
        }


@dataclass(frozen=True, slots=True)
class Part:
    """One part that a reviewer looks for."""

    name: str
    found: bool
    says: str
    points: int
    of: int

    def as_json(self) -> dict[str, Any]:
        """For the desk and for records."""
        return {"name": self.name, "found": self.found, "says": self.says, "points": self.points, "of": self.of}


@dataclass(frozen=True, slots=True)
class Marked:
    """The letter as it was written, its spans in order of place, its parts, and what concerns the envelope.

    `refused` is a sentence where the letter could not be read as one; the text is kept all the same.
    """

    text: str
    spans: tuple[Span, ...] = ()
    parts: tuple[Part, ...] = ()
    envelope: tuple[Span, ...] = ()
    grade: float = 0.0
    refused: str = ""

    @property
    def points(self) -> int:
        """What the letter earned, never below 0."""
        earned = sum(part.points for part in self.parts) + sum(each.points for each in (*self.spans, *self.envelope))
        return max(0, earned)

    @property
    def of(self) -> int:
        """What a letter without fault earns."""
        return sum(part.of for part in self.parts)

    @property
    def worst(self) -> Verdict:
        """The gravest verdict of all."""
        found = [each.verdict for each in (*self.spans, *self.envelope) if each.verdict is not Verdict.ALONE]
        return max(found, key=GRAVITY.__getitem__, default=Verdict.RIGHT)

    @property
    def critical(self) -> tuple[str, ...]:
        """The critical errors in it, by their names in data/critical_errors.yaml."""
        found = (each.verdict for each in (*self.spans, *self.envelope) if each.fails)
        return tuple(dict.fromkeys(CRITICAL[verdict] for verdict in found if verdict in CRITICAL))

    def of_verdict(self, verdict: Verdict) -> tuple[tuple[str, Span], ...]:
        """The words that got a verdict, each with its span."""
        return tuple((self.text[each.start : each.end], each) for each in self.spans if each.verdict is verdict)

    def as_json(self) -> dict[str, Any]:
        """For the desk and for records; the text itself is kept by whoever asked."""
        return {
            "points": self.points,
            "of": self.of,
            "worst": self.worst.value,
            "critical": list(self.critical),
            "grade": self.grade,
            "refused": self.refused,
            "spans": [each.as_json() for each in self.spans],
            "parts": [each.as_json() for each in self.parts],
            "envelope": [each.as_json() for each in self.envelope],
        }
