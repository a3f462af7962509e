"""What a trainer listens for: which words, said in this talk, the law or our policy would find something in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.law import Finding, Severity
from simulator.talk import Call, moves
from simulator.talk.moves import Move
from simulator.training.stages.talking import Talking, conduct

_TYPED = {"money": "100.00", "whole": "5", "identifier": "ZZT 1", "words": "-"}
_GRAVE = (Severity.VIOLATION, Severity.POLICY, Severity.PRESUMED, Severity.RISK)


@dataclass(frozen=True, slots=True)
class Heard:
    """A finding, the move in which such words fall, and the critical error that it is, if it is one."""

    finding: Finding
    move: str
    critical: str


def listen_for(talking: Talking) -> tuple[Heard, ...]:
    """Every wording of every move is tried at the beginning and just before the end of an expert's talk.

    Each rule is told once, those that fail a talk first, then those that cost, then those that only warn.
    """
    expert = talking.expert.call
    found: dict[str, Heard] = {}
    for turns in (0, max(0, len(expert.turns) - 1)):
        for heard in _tried(expert.back(turns)):
            found.setdefault(heard.finding.rule, heard)
    return tuple(sorted(found.values(), key=_weight))


def _weight(heard: Heard) -> tuple[bool, bool, int]:
    finding = heard.finding
    return not heard.critical, not finding.scores, _GRAVE.index(finding.severity)


def _tried(call: Call) -> Iterator[Heard]:
    keeps = conduct.house().keeps
    before = {(each.rule, each.evidence) for each in call.findings(keeps)}
    for move in moves().values():
        for phrasing in move.phrasings:
            tried = call.back(len(call.turns))
            if tried.play(move.name, tried.phrasing(move.name, phrasing.name), **_fields(move, call)).unread:
                continue
            for each in tried.findings(keeps):
                if (each.rule, each.evidence) not in before:
                    yield Heard(each, move.label, conduct.critical(each))


def _fields(move: Move, call: Call) -> dict[str, str]:
    return {name: _TYPED.get(kind, call.office.today.isoformat()) for name, kind in move.fields.items()}
