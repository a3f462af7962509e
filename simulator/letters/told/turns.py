"""The turns of speech in which a part of a sentence is told: its words, pairs and threes, and what the file says of it.

“Other plans let us do this within the hour” stands in no list of claims. Its turns (“other plans”, “let us”) stood in
many letters that told what nobody could prove, and in few others; data/letters/turns.csv holds how much each weighs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from simulator.letters.marked import Span, Verdict
from simulator.letters.reading.letter import OURS, PAYER, Letter
from simulator.letters.reading.plain import Sentence
from simulator.letters.reading.words import root
from simulator.letters.told.happenings import words_of

_WORD = re.compile(r"[a-z][a-z']*|\d+|[$%?]")
_NUMBERED = re.compile(r"\s*\d+$")
_VALUES = frozenset(("amount", "code", "count", "date", "days", "measure", "name", "number", "own", "phone", "share"))
_GOOD = (Verdict.RIGHT, Verdict.ALONE)
_FACTS = (
    "all_refused",
    "approval",
    "approval_not_needed",
    "box_19",
    "claim_accepted",
    "contracted",
    "corrected_claim",
    "coverage_active",
    "deductible_met",
    "earlier_letter",
    "eligibility_verified",
    "enrolled",
    "necessity",
    "on_claim",
    "only_service",
    "papers_sent_before",
    "patient_owes",
    "pending",
    "portal_clear",
    "prior_appeal",
    "refused_approval",
    "refused_coverage",
    "refused_late",
    "refused_necessity",
    "refused_network",
    "refused_records",
    "something_paid",
    "underpaid",
)
_LONG = 3  # letters: a shorter word says nothing by itself
_STRANGE, _LENGTH = "[words not in the file]", "[length]"


def turns(letter: Letter, sided: str, spans: Sequence[Span], part: Sentence) -> dict[str, float]:
    """The turns of a part, most of them with a weight of 1. `sided` is the text with names turned into sides.

    A value that was found true stands as what it is, “[date sent]”; one that was not, as “[date wrong]”.
    """
    known = words_of(letter.file)
    facts = [f"[{name} {'yes' if says else 'no'}]" for name in _FACTS if (says := letter.file.knows(name)) is not None]
    found = {
        f"[{each.kind} is right]": 1.0
        for each in spans
        if each.verdict is Verdict.RIGHT and each.kind.startswith("claim ")
    }
    words: list[str] = []
    strange = 0
    for word, label in _words(sided, spans, part):
        words.append(word)
        found[word] = 1
        if label:
            found[label] = 1
        elif len(word) > _LONG and word.isalpha() and word not in (PAYER, OURS):
            if root(word) not in known:
                strange += 1
                found[f"{word} [not in the file]"] = 1
            found |= dict.fromkeys((f"{word} {fact}" for fact in facts), 1.0)
    if words:
        found[f"[first] {words[0]}"] = 1
    found |= dict.fromkeys((f"{one} {two}" for one, two in pairwise(words)), 1.0)
    for one, two, three in zip(words, words[1:], words[2:], strict=False):
        found[f"{one} {two} {three}"] = found[f"{one} … {three}"] = 1
    return {**found, _STRANGE: min(strange, 5) / 5, _LENGTH: len(words) / 20}


def _words(sided: str, spans: Sequence[Span], part: Sentence) -> Iterator[tuple[str, str]]:
    """The words of a part in order, each value as one, with what the value is."""
    at = part.start
    for span in sorted(spans, key=lambda each: (each.start, -each.end)):
        if span.kind not in _VALUES or span.start < at or span.end > part.end:
            continue
        yield from _plain_words(sided[at : span.start])
        says = _NUMBERED.sub("", span.label) if span.verdict in _GOOD else "wrong"
        yield f"[{span.kind}]", f"[{span.kind} {says}]"
        at = span.end
    yield from _plain_words(sided[at : part.end])


def _plain_words(text: str) -> Iterator[tuple[str, str]]:
    for found in _WORD.finditer(text.lower()):
        word = found.group()
        if word[0].isdigit():
            yield "#", ""
        elif word.startswith(f"{PAYER}{PAYER[-1]}"):
            yield PAYER, ""
        elif word.startswith(f"{OURS}{OURS[-1]}"):
            yield OURS, ""
        else:
            yield word, ""
