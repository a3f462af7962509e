"""What the law room finds in a talk: which findings fail it, which cost points, and which only warn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from simulator.fields import open_fields
from simulator.law import Finding, Severity
from simulator.reading import DATA


@dataclass(frozen=True, slots=True)
class House:
    """`critical` names the error that a breach is, `keeps` the rules of others that our own desk keeps as policy."""

    critical: Mapping[str, str]
    keeps: tuple[str, ...]


@cache
def house() -> House:
    """The policy on conduct, as data/house says."""
    with open_fields(DATA / "house" / "conduct.yaml") as fields:
        fields.day("since")
        fields.text("source")
        with fields.part("critical") as part:
            critical = {breach: name for name in part for breach in part.texts(name)}
        return House(MappingProxyType(critical), fields.texts("keeps"))


def critical(finding: Finding) -> str:
    """The name of the critical error that a finding is; empty where it costs points, or only warns."""
    grave = finding.scores and finding.severity in (Severity.VIOLATION, Severity.POLICY)
    return house().critical.get(finding.rule, "") if grave else ""


def as_json(finding: Finding) -> dict[str, object]:
    """A finding as a debrief shows it."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "says": finding.evidence,
        "source": finding.source,
        "verified": finding.verified,
        "costs": finding.scores,
        "critical": critical(finding),
    }
