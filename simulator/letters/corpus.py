"""How well the checks read letters: a folder of letters, each with a verdict that a person typed beside it.

letters/NAME.txt    the letter, as it was written
letters/NAME.yaml   its file, its envelope, and the words that are made up, not supported, slips …
files/NAME.yaml     the files, each shared by some letters
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from simulator.fields import Fields, open_fields
from simulator.letters.file import LetterFile
from simulator.letters.labels import NotALetterFile
from simulator.letters.mark import mark
from simulator.letters.marked import Marked, Verdict
from simulator.letters.rules.claims import claims
from simulator.letters.rules.papers import papers
from simulator.letters.rules.parts import parts
from simulator.reading import ROOT, BadFile, read_data

CORPUS = ROOT / "tests" / "letters" / "corpus"
_BY_WORDS = (Verdict.FABRICATED, Verdict.UNSUPPORTED, Verdict.SLIP, Verdict.PRIVATE, Verdict.UNFILLED)


@dataclass(frozen=True, slots=True)
class Typed:
    """A letter of the corpus and what a person typed of it: the words that got each verdict."""

    name: str
    text: str
    file: LetterFile
    packet: tuple[str, ...]
    words: Mapping[Verdict, tuple[str, ...]]
    tone: tuple[str, ...]
    missing: tuple[str, ...] | None  # None where nobody typed the parts, the tone and the envelope
    envelope: tuple[str, ...]
    refused: str
    unseen: bool  # written after the checks
    round: str  # the name under which letters were written together


@dataclass(frozen=True, slots=True)
class Compared:
    """One letter: what was found as typed, what was found besides, and what was not found."""

    name: str
    right: Mapping[Verdict, tuple[str, ...]]
    besides: Mapping[Verdict, tuple[str, ...]]
    missed: Mapping[Verdict, tuple[str, ...]]
    milliseconds: float
    marked: Marked

    @property
    def is_honest(self) -> bool:
        """Whether a person typed no fault of it at all."""
        return not any((*self.right.values(), *self.missed.values()))

    @property
    def is_clean(self) -> bool:
        """Whether nothing was marked that a person did not type."""
        return not any(self.besides.values())


@dataclass(frozen=True, slots=True)
class Figure:
    """How many of a verdict were right, besides and missed; and the two shares, where there is something to share."""

    verdict: Verdict
    right: int
    besides: int
    missed: int

    @property
    def precision(self) -> float | None:
        """The share of what was found that was typed."""
        found = self.right + self.besides
        return self.right / found if found else None

    @property
    def recall(self) -> float | None:
        """The share of what was typed that was found."""
        typed = self.right + self.missed
        return self.right / typed if typed else None

    def as_json(self) -> dict[str, Any]:
        """For a program."""
        shares = {
            name: each and round(each, 4) for name, each in (("precision", self.precision), ("recall", self.recall))
        }
        return {
            "verdict": self.verdict.value,
            "right": self.right,
            "besides": self.besides,
            "missed": self.missed,
            **shares,
        }


def letters_in(folder: Path = CORPUS) -> list[Typed]:
    """Every letter of a corpus. Raises BadFile for what is wrong in one, or when there is none."""
    found = [_letter(path, folder) for path in sorted((folder / "letters").glob("*.yaml"))]
    if not found:
        raise BadFile(
            f"{folder}: there are no letters here. A letter is letters/NAME.txt with letters/NAME.yaml beside it."
        )
    return found


def _letter(path: Path, folder: Path) -> Typed:
    with open_fields(path) as fields:
        text = path.with_suffix(".txt")
        if not text.is_file():
            raise BadFile(f"{path.name}: there is no {text.name} beside it.")
        with text.open(encoding="utf-8", newline="") as written:
            letter = written.read()
        return Typed(
            name=path.stem,
            text=letter,
            file=file_at(folder / "files" / f"{fields.text('file')}.yaml"),
            packet=fields.texts("packet"),
            words={verdict: fields.texts(verdict.value) for verdict in _BY_WORDS},
            tone=fields.texts("tone"),
            missing=fields.texts("missing") if not _only_words(fields) else None,
            envelope=fields.texts("envelope"),
            refused=fields.text("refused") if "refused" in fields else "",
            unseen=fields.yes("unseen"),
            round=fields.text("round") if "round" in fields else "",
        )


def _only_words(fields: Fields) -> bool:
    return "typed" in fields and fields.one_of("typed", ("words", "all")) == "words"


@cache
def file_at(path: Path) -> LetterFile:
    """What a letter is held against. Raises BadFile where there is no such file, or something in it is wrong."""
    try:
        return LetterFile.from_json({str(key): value for key, value in read_data(path).items()})
    except NotALetterFile as error:
        raise BadFile(f"{path.name}: {error}") from error
    except FileNotFoundError:
        raise BadFile(f"{path.name}: there is no such file of values in {path.parent}.") from None


def compare(letter: Typed) -> Compared:
    """Mark a letter and hold the marks against what a person typed. Words agree when they share a place."""
    begun = time.process_time()
    marked = mark(letter.text, letter.file, letter.packet)
    spent = (time.process_time() - begun) * 1000
    right, besides, missed = {}, {}, {}
    for verdict in _BY_WORDS:
        found = marked.of_verdict(verdict)
        places = [_place(letter, words) for words in letter.words[verdict]]
        hit = [
            words
            for words, (start, end) in zip(letter.words[verdict], places, strict=True)
            if any(one.start < end and start < one.end for _, one in found)
        ]
        right[verdict] = tuple(hit)
        missed[verdict] = tuple(words for words in letter.words[verdict] if words not in hit)
        besides[verdict] = tuple(
            said for said, one in found if not any(one.start < end and start < one.end for start, end in places)
        )
    return Compared(letter.name, right, besides, missed, spent, marked)


def _place(letter: Typed, words: str) -> tuple[int, int]:
    at = letter.text.find(words)
    if at < 0:
        raise BadFile(f"{letter.name}.yaml: the words “{words}” do not stand in the letter.")
    return at, at + len(words)


def unknown_names(letters: Sequence[Typed]) -> list[str]:
    """What the files name that no check knows, in a sentence each: it proves nothing."""
    found: set[str] = set()
    for file in {id(each.file): each.file for each in letters}.values():
        proved = {fact for paper in file.papers for fact in paper.proves}
        for what, named, known in (
            ("fact", {*file.facts}, claims().facts),
            ("proof", proved, (*claims().facts, *parts().grounds, *_ALSO_PROVED)),
            ("kind of paper", {paper.kind for paper in file.papers}, (*papers().kinds,)),
            ("ground", {*file.grounds}, (*parts().grounds,)),
        ):
            found |= {f"The checks know no {what} `{each}`{_like(each, known)}" for each in named if each not in known}
    return sorted(found)


_ALSO_PROVED = ("need", "accepted", "referring_npi")  # names under which the kit's own papers prove something


def _like(name: str, known: Sequence[str]) -> str:
    near = get_close_matches(name, known, n=3, cutoff=0.7)
    return f". Near to it: {', '.join(near)}." if near else f". Known are {', '.join(sorted(known))}."


def figures(compared: Sequence[Compared]) -> list[Figure]:
    """The sums over many letters, by verdict."""
    return [
        Figure(
            verdict,
            *(sum(len(getattr(each, part)[verdict]) for each in compared) for part in ("right", "besides", "missed")),
        )
        for verdict in _BY_WORDS
    ]
