"""Who is said to have done what: a closed list for each side of a claim.

Letters about claims tell few acts: we sent, asked and waited; the payer received, refused and paid; its front end took
the claim in; the other plan ended. What anybody did besides, or does every week, is on no paper. The lists stand in
data/letters/acts.yaml, read off thousands of honest sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from simulator.letters.file import LetterFile
from simulator.letters.marked import Span, Verdict
from simulator.letters.reading.clauses import OPENING, clause_of, up_to_reason
from simulator.letters.reading.letter import PAYER, Letter, by_sides
from simulator.letters.reading.phrases import says
from simulator.letters.reading.words import misspellings, root
from simulator.letters.rules.acts import Actor, acts
from simulator.letters.rules.deeds import deeds
from simulator.letters.told.happenings import A_SIDE, HAPPENING, words_of
from simulator.letters.told.statements import denies


def read_acts(letter: Letter) -> Iterable[Span]:
    """Each act that is none of those a letter about a claim may tell of that side."""
    text = by_sides(letter.text, letter.file).replace("\n", " ")
    for actor in acts().actors:
        for found in actor.called.finditer(text):
            sentence = letter.sentence(found.start())
            said = text[sentence.start : sentence.end]
            begin = found.start() - sentence.start
            if said.rstrip().endswith("?") or not _OPENS.search(said, 0, begin) or says(acts().hedges, said[:begin]):
                continue
            if _I_THINK.search(said, begin):
                continue
            behind = text[found.end() : min(sentence.end, found.end() + _REACH)]
            for told in _told(behind, found["noun"].lower(), strangers=_IN_A_PLACE if _is_placed(actor, found) else 0):
                end = found.end() + told.ends
                if _may_be_told(actor, told, said[found.end() - sentence.start :], letter.file):
                    continue
                is_denied = not actor.even_negated and denies(clause_of(said, end - sentence.start))
                if is_denied and not _UNLESS.search(said):
                    break
                yield Span(found.start(), end, HAPPENING, Verdict.UNSUPPORTED, _WHY)
                break


_I_THINK = re.compile(
    r", (?:I|we) (?:think|believe|suppose|assume|guess|suspect)\b|, it (?:seems|appears)\b", re.IGNORECASE
)
_WHY = "Nothing in the file tells of this."
_UNLESS = re.compile(
    r"\bnever\b[^.;]*\b(?:unless|without|until)\b", re.IGNORECASE
)  # “we never scan without it”: a habit


def _is_placed(actor: Actor, found: re.Match[str]) -> bool:
    return found.group().lower().split()[-1] in actor.places


@dataclass(frozen=True, slots=True)
class _Told:
    """A verb behind somebody: told as done, as done now, or as what somebody is."""

    how: str
    word: str
    ends: int


_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*(?!\w)|\w+|[,.;:()#|$–—/]")
_REACH, _IN_A_PLACE = 70, 4
_OPENS = re.compile(
    rf"(?:^|[.;:,()—-]|\b(?:{OPENING}|time|what|until|than|or|summer|spring))\W*$",
    re.IGNORECASE,
)
_HELPS = {
    **dict.fromkeys(
        ("am", "is", "was", "are", "were", "been", "being", "be", "isn't", "wasn't", "aren't", "weren't"), "is"
    ),
    **dict.fromkeys(("has", "had", "have", "hasn't", "hadn't", "haven't"), "has"),
    **dict.fromkeys(("do", "does", "did", "don't", "doesn't", "didn't"), "did"),
}
_PLACES = frozenset(
    ("town", "street", "area", "city", "county", "state", "road", "river", "building", "door", "here", "us")
)
_OF_A_PLACE = _PLACES | {"the", "our", "your", "this", "a", "of", "in", "same", "next", "from", "mail", "claims"}


def _told(behind: str, who: str, strangers: int = 0) -> Iterator[_Told]:
    """What is told behind somebody, in that part of the sentence; so many `strangers` may stand before the verb."""
    first = _first_verb(behind, who, strangers)
    if not first:
        return
    yield first
    if first.how == "did":
        found = _AND.match(behind)  # “looked at the first line and closed the file”
        if found and _is_past(found["verb"].lower()):
            yield _Told("did", found["verb"].lower(), found.end())


def _first_verb(behind: str, who: str, strangers: int) -> _Told | None:
    how, is_there = "", False
    is_many = who in _MANY or (who.endswith("s") and not who.endswith("ss"))
    for found in _WORD.finditer(behind):
        word = found.group().lower()
        if not word[0].isalpha() or word[-1].isdigit() or word in acts().may:
            return None
        if word in acts().small or (word.endswith("ly") and len(word) > 4) or A_SIDE.search(behind, 0, found.end()):
            continue
        if word in _HELPS:
            how = _HELPS[word]
            continue
        if how == "is" and (word in ("and", "or", "but") or word.startswith(PAYER)):
            return None  # “was and will not be billed”, “the first plan is Tamarack”
        if how == "is":
            return _Told("is", word, found.end())
        if _is_past(word) or (how == "did" and word not in acts().no_verb):
            return _Told("did", word, found.end())
        if strangers and not how and word in _OF_A_PLACE:
            is_there = is_there or word in _PLACES
            continue
        if strangers and how:
            return _Told("does", how, found.start())
        if how == "has" or word in acts().no_verb:
            return None
        is_one = word.endswith("s") and not word.endswith("ss")
        if (is_many and (is_there or not strangers)) != is_one or who in _ONE_OR_MANY:
            return _Told("does", word, found.end())
        if not strangers:
            return None
        strangers -= 1
    return None


_NOT_PAST = frozenset(("need", "proceed", "exceed", "succeed", "indeed", "speed", "heed", "agreed-upon"))


def _is_past(word: str) -> bool:
    if word in _NOT_PAST:
        return False
    return word in deeds().past or (word.endswith("ed") and len(word) > 4)


_AND = re.compile(  # and a verb, not “and related charges”
    r"[^,.;:()]*?\band (?:then )?(?P<verb>[a-z]+)"
    r"(?= (?:the|our|your|it|us|this|that|no|a|an|its|them|her|his|on|off|to|in|up)\b)",
    re.IGNORECASE,
)
_ONE_OR_MANY = ("staff", "team")
_MANY = frozenset(["i", "we", "the people", "you", "people", "staff", "providers", "everyone", "nurses"])


def _may_be_told(actor: Actor, told: _Told, behind: str, file: LetterFile) -> bool:
    """Whether an act is on the list of that side, or (ours) a word of the file itself; a habit is on no list."""
    verb = root(told.word)
    is_of_the_file = (told.how == "is" or (actor.is_ours and told.how == "did")) and verb in words_of(file)
    is_habit = says(acts().habit, up_to_reason(behind))
    meant = (verb, *map(root, misspellings(told.word)))
    return (is_of_the_file and not is_habit) or any(actor.may(told.how, each, is_habit=is_habit) for each in meant)
