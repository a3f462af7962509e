"""What is wrong or odd in a remittance file: how bad, on which segment, what it is, and what to do."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

MOST_OF_A_KIND = 100


class Severity(StrEnum):
    """How far a finding stops a poster."""

    ERROR = "error"  # do not post before it is cleared
    WARNING = "warning"  # post with care
    NOTE = "note"  # good to know


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. `segment` counts from 1 at the top of the file, `ISA` included; 0 is the file as a whole."""

    severity: Severity
    segment: int
    rule: str
    says: str
    tries: str

    def __str__(self) -> str:
        where = f"segment {self.segment}" if self.segment else "file"
        return f"{where}: {self.severity}: {self.says} {self.tries} [{self.rule}]"

    def as_json(self) -> dict[str, Any]:
        return {
            "severity": str(self.severity),
            "segment": self.segment,
            "rule": self.rule,
            "says": self.says,
            "try": self.tries,
        }


class Findings:
    """The findings of one file. A file that repeats a mistake a million times fills no memory: the rest are counted."""

    def __init__(self) -> None:
        self._kept: list[Finding] = []
        self._seen: Counter[str] = Counter()
        self._said: set[str] = set()

    def error(self, segment: int, rule: str, says: str, tries: str) -> None:
        self._add(Finding(Severity.ERROR, segment, rule, says, tries))

    def warning(self, segment: int, rule: str, says: str, tries: str) -> None:
        self._add(Finding(Severity.WARNING, segment, rule, says, tries))

    def note(self, segment: int, rule: str, says: str, tries: str) -> None:
        self._add(Finding(Severity.NOTE, segment, rule, says, tries))

    def once(self, segment: int, rule: str, says: str, tries: str) -> None:
        """A note that is told at the first place only, however often it is found."""
        if says not in self._said and len(self._said) < MOST_OF_A_KIND:
            self._said.add(says)
            self.note(segment, rule, says, tries)

    def _add(self, finding: Finding) -> None:
        self._seen[finding.rule] += 1
        if self._seen[finding.rule] <= MOST_OF_A_KIND:
            self._kept.append(finding)

    def all(self) -> tuple[Finding, ...]:
        """In the file's order, and a note for each rule that was found more often than is told one by one."""
        more = [
            Finding(
                Severity.NOTE, 0, rule, f"{count - MOST_OF_A_KIND:,} more of the kind “{rule}” are not listed.",
                "Clear those listed first; the rest are likely the same.",
            )
            for rule, count in self._seen.items()
            if count > MOST_OF_A_KIND
        ]  # fmt: skip
        return (*sorted(self._kept, key=lambda each: each.segment), *more)


def shown(text: str) -> str:
    """A file's own text as a sentence quotes it: short, and nothing that a terminal would obey."""
    clean = "".join(sign if sign.isprintable() else "·" for sign in text[:40])
    return f"“{clean}…”" if len(text) > 40 else f"“{clean}”"
