"""What is said to bear out a thing that the letter makes up: “…, and your portal lists the same day”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from simulator.letters.marked import Span, Verdict
from simulator.letters.reading.letter import Letter
from simulator.letters.told.statements import denies

_BEARS_OUT = re.compile(
    r"\b(?:your|the|today's) (?:own )?(?:provider )?(?:portal|website|site|system|file|records?)(?: page)?"
    r"(?: itself| then)? (?:shows?|showed|lists?|listed|says?|said|confirms?|confirmed|prints?)"
    r" (?:it|so|the same(?: \w+)?|that(?: (?:date|day))?|this(?: (?:date|day))?)\b"
    r"(?! (?:claim|line|visit|number|code))",
    re.IGNORECASE,
)
_WHY = "Nothing in the file shows that it bears this out."


def read_backed(letter: Letter, spans: Sequence[Span]) -> Iterable[Span]:
    """Each witness for what the same sentence, or the one before it, makes up."""
    faults = [each for each in spans if each.verdict is Verdict.FABRICATED]
    for found in _BEARS_OUT.finditer(letter.text) if faults else ():
        sentence = letter.sentence(found.start())
        since = letter.sentence(max(sentence.start - 2, 0)).start
        is_told = any(since <= each.start and each.end <= found.start() for each in faults)
        is_marked = any(each.start < found.end() and found.start() < each.end for each in faults)
        if is_told and not is_marked and not denies(letter.text[sentence.start : found.start()]):
            yield Span(*found.span(), "claim portal_answer", Verdict.FABRICATED, _WHY)
