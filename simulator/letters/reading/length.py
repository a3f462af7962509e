"""How much of a letter is read. A reviewer has forty letters before lunch and turns no fourth page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from simulator.letters.marked import Span, Verdict
from simulator.letters.reading.letter import Letter

MOST_WORDS = 1_300  # about three pages; what a paste says again is not counted
_MOST_READ = 12_000  # characters, of a list without a blank
_CLOSING = 900  # characters
_WORD = re.compile(r"\S+")


def first_pages(letter: Letter) -> Letter:
    """The letter up to the end of the sentence in which the last word stands that a reviewer reads."""
    end = _end(letter)
    if end >= len(letter.text):
        return letter
    kept = tuple(each for each in letter.sentences if each.start < end)
    return replace(letter, text=letter.text[:end], rest=letter.rest[:end], sentences=kept)


def with_closing(pages: Letter, whole: Letter) -> Letter:
    """The pages that are read, and the end of the last one: a reviewer looks who signed."""
    return replace(pages, text=pages.text + whole.text[max(len(pages.text), len(whole.text) - _CLOSING) :])


def unread(pages: Letter, whole: Letter) -> Iterator[Span]:
    """What stands behind the pages that are read, as one mark."""
    end = len(pages.text)
    if end < len(whole.text):
        why = f"A reviewer reads about {MOST_WORDS:,} words. From here on nothing was read or checked: make it shorter."
        yield Span(end, len(whole.text), "length", Verdict.PLAIN, why)


def _end(letter: Letter) -> int:
    if len(letter.text) <= MOST_WORDS:
        return len(letter.text)
    for count, word in enumerate(_WORD.finditer(letter.text), 1):
        if word.end() > _MOST_READ:
            return letter.sentence(min(word.end() - 1, _MOST_READ)).end
        if count == MOST_WORDS:
            return letter.sentence(word.start()).end
    return len(letter.text)
