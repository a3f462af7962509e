"""What an office says that it did: a closed list of acts that papers and logs of a claim tell of."""

from __future__ import annotations

import re
from collections.abc import Iterable

from simulator.letters.deeds import who_is
from simulator.letters.happenings import HAPPENING, words_of
from simulator.letters.letter import Letter
from simulator.letters.marked import Span, Verdict
from simulator.letters.rules import deeds
from simulator.letters.statements import clause_of, denies
from simulator.letters.words import root

_WORD = re.compile(r"[A-Za-z'-]+|[,.;:()]")
_HELPS = frozenset(["have", "had", "has", "did", "do", "does"])
_IS = frozenset(["are", "were", "was", "be", "been", "is"])
_REACH = 60


def read_office(letter: Letter) -> Iterable[Span]:
    """Each act of our own office, told as done, that is none of those a letter about a claim may tell."""
    known = {root(each) for each in deeds().office.does}
    for found in who_is(deeds().office).finditer(letter.text):
        sentence = letter.sentence(found.start())
        said = letter.text[sentence.start : sentence.end]
        verb = _done(letter.text[found.end() : min(sentence.end, found.end() + _REACH)])
        if not verb or root(verb.group().lower()) in known | words_of(letter.file):
            continue
        end = found.end() + verb.end()
        if denies(clause_of(said, end - sentence.start)) or said.rstrip().endswith("?"):
            continue
        yield Span(found.start(), end, HAPPENING, Verdict.UNSUPPORTED, "No paper of ours tells that we did this.")


def _done(behind: str) -> re.Match[str] | None:
    """The verb right behind somebody, if it tells of something done."""
    for found in _WORD.finditer(behind):
        word = found.group().lower()
        if word in deeds().small or word in _HELPS or (word.endswith("ly") and len(word) > 4):
            continue
        if word in _IS or not word[0].isalpha():
            return None
        is_past = word in deeds().past or (word.endswith("ed") and len(word) > 4)
        return found if is_past else None
    return None
