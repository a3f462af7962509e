"""A mark on the tone of a letter runs over the whole phrase: what is rude is not one word of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from simulator.letters.form.manners import pattern_of
from simulator.letters.marked import GRAVITY, Span, Verdict
from simulator.letters.reading.letter import Letter, by_sides
from simulator.letters.rules.tone import Tone

_GAP = re.compile(r"\W*(?:[\w']+[ -]+){0,3}")  # between two of one tone: “have mercy on our struggling practice”
_OPEN = re.compile(  # nobody stops after these: “report you to …”, “obviously your …”
    r"\b(?:to|with|against|about|from|by|when|in|for|of|on|the|an?|this|that|your|our|my|regret|face|beg|begging|implore"
    r"|need|stealing|steal|you people|courtesy|decency)$",
    re.IGNORECASE,
)
_REST = re.compile(
    r"(?: (?!(?:if|unless|because|so|and|but|or|until|while|which|who|as)\b)[\w'’&/-]+){1,10}", re.IGNORECASE
)


def whole_phrases(letter: Letter, spans: list[Span], looked_for: Iterable[Tone]) -> list[Span]:
    """The marks, where one on the tone goes on to the end of its phrase, and never into another fault."""
    kinds = {f"tone {tone.name}": tone for tone in looked_for}
    if not any(each.kind in kinds for each in spans):
        return spans
    text = by_sides(letter.text, letter.file)

    def whole(span: Span) -> Span:
        tone = kinds.get(span.kind)
        return replace(span, end=_end(text, span, _limit(letter, span, spans), tone)) if tone else span

    return [whole(each) for each in spans]


def _limit(letter: Letter, span: Span, spans: Iterable[Span]) -> int:
    """Where its sentence ends, or a mark of another fault begins."""
    faults = (one.start for one in spans if GRAVITY[one.verdict] > GRAVITY[Verdict.TONE] and one.end > span.start)
    return max(span.end, min([letter.sentence(span.start).end, *faults]))


def _end(text: str, span: Span, limit: int, tone: Tone) -> int:
    end = span.end
    for start, other in _words_of(text, span.start, limit, tone):
        if start <= end or _GAP.fullmatch(text, end, start):
            end = max(end, other)
    if (_OPEN.search(text, 0, span.end) or _OPEN.search(text, 0, end)) and (rest := _REST.match(text, end, limit)):
        end = rest.end()
    return end


def _words_of(text: str, at: int, limit: int, tone: Tone) -> Iterator[tuple[int, int]]:
    """All words of a tone, those too that stand within others: “obviously your mistake” is two of them."""
    while found := pattern_of(tone).search(text, at, limit):
        yield found.span()
        at = found.start() + 1
