"""A letter on the desk of whoever checks it: plain words, sentences, the file behind it, what is in the envelope."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from simulator.letters.file import LetterFile, Paper
from simulator.letters.marked import Span
from simulator.letters.reading.plain import Sentence, fold, sentence_at

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


def is_slip(written: str, true: str) -> bool:
    """One sign wrong, two changed about, one too many or one too few: a hand that slipped.

    In a long number the two need not stand side by side.
    """
    if written == true or abs(len(written) - len(true)) > 1 or min(len(written), len(true)) < 3:
        return False
    if len(written) != len(true):
        longer, shorter = sorted((written, true), key=len, reverse=True)
        return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
    odd = [at for at, (one, other) in enumerate(zip(written, true, strict=True)) if one != other]
    if len(odd) == 2 and len(true) >= _LONG and odd[1] - odd[0] <= 2:
        first, second = odd
        if (written[first], written[second]) == (true[second], true[first]):
            return True
    return is_digit_slip(written, true)


_LONG = 8


def is_digit_slip(written: str, true: str) -> bool:
    """One digit wrong, or two neighbours changed about."""
    if len(written) != len(true):
        return False
    odd = [at for at, (one, other) in enumerate(zip(written, true, strict=True)) if one != other]
    return len(odd) == 1 or is_turned(written, true)


def is_turned(written: str, true: str) -> bool:
    """Two neighbours changed about."""
    if len(written) != len(true):
        return False
    odd = [at for at, (one, other) in enumerate(zip(written, true, strict=True)) if one != other]
    at = odd[0] if odd else 0
    return odd == [at, at + 1] and written[at : at + 2] == true[at : at + 2][::-1]


@lru_cache(maxsize=1024)
def spelled(value: str) -> re.Pattern[str]:
    """A number however it is spaced: `TM26-0077-Q114`, `tm26 0077 q114`, `TM260077Q114`."""
    signs = [re.escape(each) for each in value if each.isalnum()]
    return re.compile(r"(?<![A-Za-z0-9])" + r"[ \n\-./_#]{0,3}".join(signs) + r"(?![A-Za-z0-9])", re.IGNORECASE)


@lru_cache(maxsize=1024)
def shaped(value: str) -> re.Pattern[str]:
    """Any number built as this one is, a letter for each letter and a digit for each digit, however it is spaced."""
    signs = [r"\d" if each.isdigit() else "[A-Za-z]" for each in value if each.isalnum()]
    return re.compile(r"(?<![A-Za-z0-9])" + r"[ \-./_#]{0,2}".join(signs) + r"(?![A-Za-z0-9])")


@lru_cache(maxsize=1024)
def begun_alike(value: str) -> re.Pattern[str] | None:
    """Any number that begins with the letters of this one (“OSP 5 …”), or is built alike where it has none."""
    if begins := re.match(r"[A-Za-z]{2,}", value):
        group = r"(?=[A-Z]?\d)[A-Z0-9]{1,14}(?![A-Za-z0-9])"
        return re.compile(
            rf"(?<![A-Za-z0-9]){begins.group()}[ \-./_#]{{0,2}}{group}(?:[ \-./_]{group}(?!,\d|\.\d\d\b)){{0,4}}"
        )
    groups = re.split(r"[ \-./]", value)
    if len(groups) < 2 or len(bare(value)) < _LONG:
        return None
    return re.compile(r"(?<![\w-])" + r"[ \-./]".join(rf"[A-Z0-9]{{{len(each)}}}" for each in groups) + r"(?![\w-])")


_LONG = 8


def bare(value: str) -> str:
    """A number without its spaces and dashes, in capitals."""
    return "".join(each for each in value.upper() if each.isalnum())
