"""A sentence cut into its parts. Readers cut in different places, since each asks something else of a part:

clause_start, clause_of, rest_of_clause   how far a “no” reaches: to nearly every mark, to “but”, “because”, “and we”
parts_of                                  what tells of its own: at marks before a joining word, of four words and more
another_begins, next_begins               one fault or two: much as before, of any length; only the second at “, so”
up_to_reason                              how far a habit reaches: to any mark, “but” or “because”, and over “and”
behind_but                                what one breath denies: it ends at “;” and “, but” alone
up_to, behind_comma, behind_and           what stands before or behind the marks that one reader means
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from simulator.letters.reading.letter import Letter
from simulator.letters.reading.plain import Sentence

_CLAUSE = re.compile(
    r"[;:()\[\]]|(?<!\btoo),(?!\s?\d{4}\b|\stoo,)|\s-{1,2}\s|--|\b(?:but|although|though|however|whereas|even though"
    r"|(?<!not )(?<!never )yet|while|because|since|despite|nevertheless|in fact|so"
    r"|and (?=we|i|our|the|you|your|it|this|had|has|was|were)"
    r"|given that|which|who|as (?=we|i|our|the|an?|it|this|prior|authorization|approval|proof))\b",
    re.IGNORECASE,
)
_REACH = 45  # how far behind a claim the words that cancel it may stand


def clause_start(said: str, place: int) -> int:
    """Where the clause begins in which a place of a sentence stands."""
    return max((each.end() for each in _CLAUSE.finditer(said, 0, place)), default=0)


def clause_of(said: str, end: int) -> str:
    """The clause in which a place of a sentence stands, up to that place."""
    return said[clause_start(said, end) : end]


def rest_of_clause(said: str, place: int) -> str:
    """What stands behind a place and may cancel it: to the end of its clause, and not far."""
    return _CLAUSE.split(said[place : place + _REACH])[0]


_SOMEBODY = r"that|had|has|was|were|is|are|could|s?he|they|we|our|the|his|her|an?|Dr|Mr|Ms|Mrs"  # behind “and”
_NEXT_TOLD = re.compile(
    r"[,;:] (?=(?:and|but|while|yet|so|because|since|although|which|who|when|where|as)\b)|; "
    rf"|\b(?=and (?:{_SOMEBODY}|your?|nobody|no one|none)\b)"
)
_LEAST_OF_A_PART = 4  # words
_LEAST = 3


def parts_of(letter: Letter) -> Iterator[Sentence]:
    """Each sentence in its parts: what stands behind “and she”, “, because”, “;” tells something of its own."""
    for sentence in letter.sentences:
        cuts = [sentence.start]
        for found in _NEXT_TOLD.finditer(letter.text, sentence.start, sentence.end):
            before, behind = letter.text[cuts[-1] : found.end()], letter.text[found.end() : sentence.end]
            if min(len(before.split()), len(behind.split())) >= _LEAST_OF_A_PART:
                cuts.append(found.end())
        for start, end in pairwise((*cuts, sentence.end)):
            if len(letter.text[start:end].split()) >= _LEAST:
                yield Sentence(start, end)


_ANOTHER = re.compile(rf"[,;] (?:and|but|while|yet)\b|;|\band (?:{_SOMEBODY})\b")
_NEXT = re.compile(rf"{_ANOTHER.pattern}|, (?:so|therefore|thus|hence|as|because|since|although|though)\b")


def another_begins(text: str, start: int, end: int) -> bool:
    """Whether another part of a sentence, with a somebody of its own, begins between two places of a letter."""
    return _ANOTHER.search(text, start, end) is not None


def next_begins(text: str, start: int, end: int) -> bool:
    """Whether another part begins between two places of a letter, or what follows from the first: “, so”."""
    return _NEXT.search(text, start, end) is not None


_REASON = re.compile(r"[,;:.]|\b(?:though|although|but|because|since|while)\b")


def up_to_reason(said: str) -> str:
    """The words before the first mark, “but” or “because”."""
    return _REASON.split(said)[0]


_BUT = re.compile(r"[,;] but\b|;", re.IGNORECASE)


def behind_but(said: str, place: int) -> int:
    """Where a sentence turns to the other side for the last time before a place: behind “, but” or “;”."""
    return max((each.end() for each in _BUT.finditer(said, 0, place)), default=0)


def up_to(marks: str, said: str) -> str:
    """The words before the first of some marks."""
    return re.split(f"[{marks}]", said, maxsplit=1)[0]


def behind_comma(said: str) -> str:
    """The words behind the last “,” or “;” that a blank follows: a comma inside an amount cuts nothing."""
    return re.split(r"[,;](?= )", said)[-1]


def behind_and(said: str) -> str:
    """The few words that belong to one amount of a row: behind the last “and” or mark."""
    return re.split(r"\band\b|[,;:]", said)[-1]


# Words behind which somebody new may begin to do something, as choices of a pattern: “… because our biller …”.
OPENING = (
    "that|because|since|and|but|when|while|as|so|where|which|after|before|although|though|then|say|says|fact|why|how"
    "|now|today|indeed|however|day|week|month|year"
)
