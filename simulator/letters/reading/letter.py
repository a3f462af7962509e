"""A letter on the desk of whoever checks it: plain words, sentences, the file behind it, what is in the envelope."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from simulator.letters.file import LetterFile, Paper
from simulator.letters.marked import Span
from simulator.letters.reading.plain import Sentence, fold, sentence_at
from simulator.letters.reading.spellings import spelled

GONE = "\x00"  # stands where words have been read already, so that no later reader takes them


@dataclass(frozen=True, slots=True)
class Letter:
    """`text` is the plain words; `rest` the same without what has been read. `packet` holds the ids of papers sent."""

    text: str
    sentences: tuple[Sentence, ...]
    file: LetterFile
    packet: tuple[str, ...]
    rest: str

    def sentence(self, place: int) -> Sentence:
        """The sentence that holds a place."""
        return sentence_at(self.sentences, place)

    def has_beside(self, place: int, value: str) -> bool:
        """Whether a value stands in the sentence of a place: then what stands there is another one, and no slip."""
        sentence = self.sentence(place)
        return spelled(value).search(self.text, sentence.start, sentence.end) is not None

    def before(self, place: int, most: int = 60) -> str:
        """What stands before a place, in its own sentence."""
        return self.text[max(self.sentence(place).start, place - most) : place]

    def after(self, place: int, most: int = 40) -> str:
        """What follows a place, in its own sentence."""
        return self.text[place : min(self.sentence(max(place - 1, 0)).end, place + most)]

    @property
    def sent(self) -> tuple[Paper, ...]:
        """The papers in the envelope."""
        return tuple(paper for paper in self.file.papers if paper.id in self.packet)


def by_sides(text: str, file: LetterFile) -> str:
    """The words with each name turned into its side, and as long as before: “payerrr”, “ourssss”.

    So a phrase may say `payer-` whatever the payer is called, and no name of our own doctor is taken for one of theirs.
    """
    theirs = {
        fold(file.payer.name),
        fold(file.payer.name).split(" ")[0],
        *(name for each in file.conversations for name in (fold(each.who), *_surname(each.who))),
    }
    ours = {fold(file.practice.name), *(fold(each).split(" ")[-1] for each in (*file.people, file.signer.name))}
    for side, names in ((PAYER, theirs), (OURS, ours)):
        long = sorted((each for each in names if len(each) >= len(side)), key=len, reverse=True)
        if long:
            pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, long))})(?!\w)")
            text = pattern.sub(lambda found, side=side: side.ljust(len(found.group()), side[-1]), text)  # type: ignore[misc]
    return _TITLE.sub(r"\1 ", text)


def _surname(name: str) -> Iterator[str]:
    """The last of some names: “Moreau” of Dr. Stellan Moreau."""
    last = fold(name).split(" ")[-1]
    if " " in name.strip() and last[:1].isupper():
        yield last


PAYER, OURS = "payer", "ours"
_TITLE = re.compile(r"\b(Dr|Mr|Mrs|Ms|Mx)\.")

Check: TypeAlias = Callable[[Letter], Iterable[Span]]


class Taken:
    """The places of a text that have been read already."""

    def __init__(self, text: str) -> None:
        """At first all of a text is free."""
        self._signs = bytearray(len(text))

    def take(self, start: int, end: int) -> bool:
        """Whether some words were free; they are taken now."""
        if any(self._signs[start:end]):
            return False
        self._signs[start:end] = b"\1" * (end - start)
        return True


def without(rest: str, found: Iterable[Span]) -> str:
    """The words with those taken out that have been read."""
    letters = list(rest)
    for span in found:
        letters[span.start : span.end] = GONE * (span.end - span.start)
    return "".join(letters)
