"""What a letter tells of bodies, families, homes and work: things that no paper of a claim holds.

A letter about a claim is written in few words. They stand in data/letters/vocabulary.yaml, and each file adds its own:
names, services, conditions. A sentence that leaves those words behind tells what nobody in the office can prove.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from simulator.letters.file import LetterFile
from simulator.letters.letter import Letter
from simulator.letters.marked import Span, Verdict
from simulator.letters.plain import fold
from simulator.letters.rules import vocabulary
from simulator.letters.words import Vocabulary, root

_WORD = re.compile(r"(?<![\w'/@.-])[a-z][a-z']+(?:-[a-z]+)*(?![\w@/])")
HAPPENING = "claim happening"
_ENOUGH = 2  # a word of life weighs two, any other unknown one
_LEAST_WORDS = 5  # fewer are a heading or a greeting
_NOT_TOLD = re.compile(
    r"\?\W*$|\b(?:if|whether|would|should|may|might|will|shall|please|unless)\b|^\W*(?:dear|yours|sincerely|thank)\b",
    re.IGNORECASE,
)


def read_happenings(letter: Letter) -> Iterable[Span]:
    """Each sentence that tells of life, from the first of its strange words to the last."""
    known = _words_of(letter.file)
    for sentence in letter.sentences:
        said = letter.text[sentence.start : sentence.end]
        strange, weight = _strange(vocabulary(), said, known)
        if weight < _ENOUGH or len(said.split()) < _LEAST_WORDS or _NOT_TOLD.search(said):
            continue
        named = ", ".join(dict.fromkeys(each.group() for each in strange))
        start, end = sentence.start + strange[0].start(), sentence.start + strange[-1].end()
        why = f"Nothing in the file tells of this: {named}."
        yield Span(start, end, HAPPENING, Verdict.UNSUPPORTED, why)


def _strange(vocabulary: Vocabulary, said: str, known: frozenset[str]) -> tuple[list[re.Match[str]], int]:
    """The words of a sentence that neither the vocabulary nor the file has, and their weight."""
    strange, weight = [], 0
    for found in _WORD.finditer(said):
        parts = [each for each in found.group().split("-") if root(each) not in known]
        weighs = max(map(vocabulary.weight, parts), default=0)
        if weighs:
            strange.append(found)
            weight += weighs
    return strange, weight


@lru_cache(maxsize=16)
def _words_of(file: LetterFile) -> frozenset[str]:
    """Every word that the file itself holds."""
    names = (file.patient, file.member, file.payer.name, file.practice.name, file.signer.name, file.signer.title)
    places = (*file.practice.address, *(line for each in file.payer.addresses for line in each.lines))
    papers = (text for each in file.papers for text in (each.title, each.kind, *each.proves))
    values = (
        *file.people,
        *file.words,
        *(each.value for each in file.protected),
        *file.facts,
        *file.dates,
        *file.amounts,
    )
    return frozenset(
        root(word)
        for text in (*names, *places, *papers, *values)
        for word in re.findall(r"[a-z']+", fold(text).lower())
    )
