"""The faults that a letter of some sentences has."""

from __future__ import annotations

from simulator.letters import LetterFile, Verdict, mark

WRONG = (Verdict.FABRICATED, Verdict.UNSUPPORTED, Verdict.SLIP, Verdict.PRIVATE)


def faults(said: str, file: LetterFile, packet: tuple[str, ...] = ()) -> list[str]:
    """The faults of some sentences, in order of place."""
    return [span.verdict.value for span in mark(said, file, packet).spans if span.verdict in WRONG]
