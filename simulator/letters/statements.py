"""What a letter claims in words, and whether the file proves it. “No approval was obtained” claims none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from simulator.letters.letter import Letter, by_sides
from simulator.letters.marked import Span, Verdict
from simulator.letters.phrases import one_of
from simulator.letters.plain import Sentence
from simulator.letters.rules import Claim, claims

_CLAUSE = re.compile(
    r"[;:()\[\]]|,(?!\s?\d{4}\b)|\s-{1,2}\s|--|\b(?:but|although|though|however|whereas|even though"
    r"|yet|while|because|since|despite|nevertheless|in fact|so|and (?=we|i|our|the|you|your|it|this)"
    r"|given that|which|who|as (?=we|i|our|the|an?|it|this|prior|authorization|approval|proof))\b",
    re.IGNORECASE,
)
_REACH = 45  # how far behind a claim the words that cancel it may stand


def read_statements(letter: Letter) -> Iterable[Span]:
    """Each thing that the letter claims: proved, denied by the file, or not known."""
    found: list[Span] = []
    text = by_sides(letter.text, letter.file)
    for sentence in letter.sentences:
        said = text[sentence.start : sentence.end]
        for claim in claims().claims:
            span = _claimed(letter, claim, sentence, said)
            if span:
                found.append(span)
    return _distinct(found)


def _claimed(letter: Letter, claim: Claim, sentence: Sentence, said: str) -> Span | None:
    """The words of a sentence in which a thing is truly claimed, from the first to the last that say so."""
    if not _joined(claim.phrases).search(said):
        return None
    meant = [
        match.span() for pattern in claim.phrases for match in pattern.finditer(said) if _is_meant(claim, said, match)
    ]
    if not meant:
        return None
    start, end = min(start for start, _ in meant), max(end for _, end in meant)
    return _judged(letter, claim, sentence.start + start, sentence.start + end)


def _is_meant(claim: Claim, said: str, match: re.Match[str]) -> bool:
    starts = [each.end() for each in _CLAUSE.finditer(said, 0, match.start())]
    clause = said[starts[-1] if starts else 0 : match.start() if claim.tells_a_wish else match.end()]
    if not claim.even_negated and denies(clause):
        return False
    behind = _CLAUSE.split(said[match.end() : match.end() + _REACH])[0]
    window = said[max(starts[-1] if starts else 0, match.start() - 25) : match.end()] + behind
    return _joined(claim.not_with).search(window) is None


@cache
def _joined(patterns: tuple[re.Pattern[str], ...]) -> re.Pattern[str]:
    return one_of(patterns)


def denies(clause: str) -> bool:
    """Whether some words hold a no, an if or a wish."""
    yes, no = _joined(claims().not_negations), _joined(claims().negations)
    return no.search(yes.sub(" ", clause)) is not None


def _judged(letter: Letter, claim: Claim, start: int, end: int) -> Span:
    known = letter.file.knows(claim.fact)
    if known:
        return Span(
            start, end, f"claim {claim.name}", Verdict.RIGHT, f"The file bears it out: {claim.says}.", claim.fact
        )
    if known is False:
        why = f"The file says otherwise than that {claim.says}."
        return Span(start, end, f"claim {claim.name}", Verdict.FABRICATED, why, claim.fact)
    return Span(
        start, end, f"claim {claim.name}", claim.unknown, f"Nothing in the file proves that {claim.says}.", claim.fact
    )


def _distinct(found: list[Span]) -> list[Span]:
    """One span for some words: the gravest of those that overlap."""
    kept: list[Span] = []
    order = [Verdict.FABRICATED, Verdict.UNSUPPORTED, Verdict.RIGHT]
    for span in sorted(found, key=lambda each: (order.index(each.verdict), each.start)):
        if not any(each.start < span.end and span.start < each.end for each in kept):
            kept.append(span)
    return kept
