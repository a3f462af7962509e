"""Who is said to have done what. A claim's papers tell a few things of a patient, of our staff, and of nobody else.

The patient came, was seen, is covered; our staff sent, filed, wrote. Whatever else a letter has them do is life, and no
paper bears it out. The lists stand in data/letters/deeds.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from simulator.letters.file import LetterFile
from simulator.letters.marked import Span, Verdict
from simulator.letters.reading.clauses import OPENING, up_to
from simulator.letters.reading.letter import Letter
from simulator.letters.reading.numerals import A_MONTH, spoken_number
from simulator.letters.reading.plain import Sentence, fold
from simulator.letters.reading.words import root
from simulator.letters.rules.deeds import Doers, deeds
from simulator.letters.rules.words import words
from simulator.letters.told.happenings import A_SIDE, HAPPENING, called, words_of
from simulator.letters.values.people import name_patterns

_BE = frozenset(["is", "was", "are", "were", "been", "being", "be"])
_HAVE = frozenset(["has", "had", "have", "having"])
_DO = frozenset(["does", "did", "do"])
_CAN = frozenset(("could", "cannot", "can", "couldn't", "can't"))
_ALL = frozenset(["without", "nothing", "so", "it", "that", "this", "everything", "all", "not", "the", "what"])
_WORDS = re.compile(r"[\w'-]+|[,.;:()#|]")
_REACH = 70
_WISH = re.compile(
    r"\?\W*$|\b(?:maybe|perhaps|probably)\b|^\W*(?:if|should|had|were|please)\b"
    r"|\b(?:ask|asks|request|requests|suggest|propose|want) that [^,;]{0,40}$"
    r"|\b(?:if|whether|unless|would|once|until|when) [^,;]{0,40}$|\b(?:which|whichever|what|whatever|whose) \w+\s*$",
    re.IGNORECASE,
)


def read_deeds(letter: Letter) -> Iterable[Span]:
    """Each thing that somebody is said to have done, had or gone through, and that is on no paper."""
    told: set[int] = set()  # the sentences in which one was found: they are one story
    for name, doers in deeds().who.items():
        for found in _subjects(letter, name, doers):
            sentence = letter.sentence(found.start())
            if sentence.start in told or not _is_told_of(letter, sentence, name, found):
                continue
            begin = _behind_asides(letter.text, found.end(), sentence.end)
            end = _strange(letter.text[begin : min(sentence.end, begin + _REACH)], doers, found.group(), letter.file)
            if end:
                told.add(sentence.start)
                why = "Nothing in the file tells of this."
                yield Span(found.start(), begin + end, HAPPENING, Verdict.UNSUPPORTED, why)


def _is_told_of(letter: Letter, sentence: Sentence, name: str, found: re.Match[str]) -> bool:
    """Whether somebody is named as one who does something, and not in a question, a wish or a saying."""
    said = letter.text[sentence.start : found.start()]
    if _WISH.search(said) or letter.text[sentence.start : sentence.end].rstrip().endswith("?"):
        return False
    if name == "staff" and _THEIRS.search(said):
        return False
    if _ANYBODY.search(said) and _IN_GENERAL.match(letter.text, found.end()):
        return False  # “a provider has no better way”
    if found.group().lower() in _PRONOUNS:
        return _is_the_patient(letter, found.start())
    return _is_named_as_one(said, found.group())


def _behind_asides(text: str, begin: int, end: int) -> int:
    """Where what is told of somebody begins: behind “, who treated the patient,” and “is ninety-six and”."""
    aside = _ASIDE.match(text, begin, end)
    begin = aside.end() if aside else begin
    aged = _AGED.match(text, begin, end)
    return aged.end() if aged and spoken_number(aged["age"]) else begin


_ASIDE = re.compile(r",? (?:who|whom|whose)\b[^,;.]{2,60},")  # “Dr. Okafor, who treated the patient, has …”
_ANYBODY = re.compile(r"\b(?:an?|any|every|each|no)\s+$", re.IGNORECASE)
_THEIRS = re.compile(r"\b(?:your|their|its)\s+(?:\w+\s+)?$", re.IGNORECASE)  # what went on there is another matter
_IN_GENERAL = re.compile(r"\s(?:has|is|does|can|cannot|may|must|should|needs|cares|knows)\b", re.IGNORECASE)


def _is_the_patient(letter: Letter, place: int) -> bool:
    """Whether “she” or “he” is the patient: nobody else was named since."""
    before = _GREETED.sub(" ", letter.text[max(0, place - _BACK) : place])
    patient = [each.end() for each in _PATIENT.finditer(before)]
    patient += [each.end() for pattern in name_patterns(letter.file.patient) for each in pattern.finditer(before)]
    others = [each.end() for each in _somebody().finditer(before)]
    return bool(patient) and max(patient) > max(others, default=0)


_GREETED = re.compile(r"^\W*(?:dear|to|attn|attention)\b.*$", re.IGNORECASE | re.MULTILINE)
_OPENS = re.compile(  # before whoever does something: a new part of a sentence, and no “number of the …”
    rf"(?:^|[.;:,(-]|\b(?:{OPENING}|visit|morning|scan|session|treatment|injection|therapy|procedure|exam|hour|time|note|notes"
    r"|clear|moreover|ago|refusal|denial|decision|delay|results?|summer|winter|spring"
    rf"|{A_MONTH}|\d{{4}}))"
    r"\W*(?:the|our|your|this|that|each|both|a|an|one|two|three|his|her)?(?: (?:own|same|former))?\W*$",
    re.IGNORECASE,
)


def _is_named_as_one(said: str, who: str) -> bool:
    """Whether words open with somebody: with “the” before a noun, so that “patient not found” is nobody."""
    if _OF_HIM.search(said):
        return False  # “the coverage of Mr. Lind ran until …”
    return _OPENS.search(said) is not None and (who[0].isupper() or not said.strip() or _THE.search(said) is not None)


_OF_HIM = re.compile(r"\b[a-z]+ of (?:Mr|Mrs|Ms|Mx|Dr)\.?\s*$")
_THE = re.compile(r"\b(?:the|our|your|this|that|each|both|a|an|one|two|three|his|her|my|own)\W*$", re.IGNORECASE)
_PRONOUNS = frozenset(("she", "he"))
_BACK = 600
_PATIENT = re.compile(r"\b(?:patient|member|subscriber|beneficiary|enrollee|her|his)\b", re.IGNORECASE)


@cache
def _somebody() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{words().people['not_the_patient']}|you|whoever)s?\b|\bDr\b"
        r"|\b(?:spoke|talked) (?:with|to) [A-Z]"
        r"|(?!(?:The|She|He|Our|Your|We|You|This|It|That|Patient|Member|I|Mr|Mrs|Ms"
        r"|Approval|Claim|Code|Coverage|Denial|Line|Payment|Service|Visit)\b)\b[A-Z][a-z]+(?: [A-Z][a-z'-]+)?"
        r"(?= (?:told|said|wrote|saw|treated|ordered|stated|read|is|was|has))",
    )


def _subjects(letter: Letter, name: str, doers: Doers) -> Iterator[re.Match[str]]:
    yield from who_is(doers).finditer(letter.text)
    if name == "patient":
        given = fold(letter.file.patient).split(" ")[0]
        if len(given) > 2:
            yield from re.finditer(rf"(?<![\w-]){re.escape(given)}(?= [a-z])", letter.text)
        for pattern in name_patterns(letter.file.patient):
            yield from pattern.finditer(letter.text)
    if name == "doctor":
        for person in letter.file.people:
            for pattern in name_patterns(person):
                yield from pattern.finditer(letter.text)


@cache
def who_is(doers: Doers) -> re.Pattern[str]:
    """Some people, wherever a letter names them."""
    return re.compile(rf"(?<![\w'-])(?:{'|'.join(map(re.escape, doers.who))})(?![\w'-])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Telling:
    """The word that tells what somebody did, was or has, and what stood between: `be`, `have`, `do`, `must` or none."""

    word: str
    start: int
    end: int
    behind: str
    can: bool  # “could”, “was able to”


def _strange(behind: str, doers: Doers, who: str, file: LetterFile) -> int:
    """How far the words reach in which somebody did what no paper tells; 0 where they did not."""
    if _AGE.search(behind) or _AT_HAND.match(behind):
        return 0
    telling = _telling(behind, is_patient=_is_patient(doers))
    if not telling or _tells_nothing(telling, who):
        return 0
    is_of_a_body = telling.can or telling.word.endswith("s")
    if is_of_a_body and telling.word.removesuffix("s") in deeds().able and _is_patient(doers):
        return telling.end
    if telling.behind == "have" and root(telling.word) in doers.has:
        return 0
    if telling.behind == "have" and not _is_verb(telling.word, "she"):
        return _owned(behind, telling.start, doers, file)
    is_of_the_file = doers is not deeds().who["others"] and root(telling.word) in words_of(file)
    return 0 if root(telling.word) in doers.does or is_of_the_file else telling.end


def _is_patient(doers: Doers) -> bool:
    return doers is deeds().who["patient"]


def _telling(behind: str, *, is_patient: bool) -> _Telling | None:
    """The first word behind somebody that is neither small nor a help to another; none where a number or name comes."""
    helped, can = "", False
    for found in _WORDS.finditer(behind):
        word = found.group().lower()
        if word in deeds().small or (helped and word.endswith("ly")) or A_SIDE.search(behind, 0, found.end()):
            continue
        is_name = helped and found.group()[0].isupper()
        if is_name or any(each.isdigit() for each in word) or (helped == "do" and spoken_number(word)):
            return None
        if word == "able" or (can and word == "to"):
            can = True
        elif helped == "have" and word == "to" and is_patient:
            helped = "must"
        elif word in _BE:
            helped = "be"
        elif word in _HAVE:
            helped = "have"
        elif word in _DO | _CAN:
            helped, can = helped or "do", can or word in _CAN
        else:
            return _Telling(word, found.start(), found.end(), helped, can)
    return None


def _tells_nothing(telling: _Telling, who: str) -> bool:
    """Whether a word only says where or whose somebody is, or is no verb at all."""
    word, behind = telling.word, telling.behind
    if not word[0].isalpha() or (not behind and not _is_verb(word, who)):
        return True
    if behind in ("be", "do", "must") and word in deeds().where:
        return True
    return (behind in ("be", "do") and not _is_told(word)) or (behind == "do" and word in _ALL)


def _owned(behind: str, start: int, doers: Doers, file: LetterFile) -> int:
    """How far a thing reaches that somebody is said to have, and that no paper knows; 0 where one does."""
    said = up_to(",.;:()", behind[start:])
    words = [each.group().lower() for each in re.finditer(r"[A-Za-z'-]+", said)][:5]
    known = doers.has | called(file)
    if not words or words[0] in _BEHIND_A_NOUN:  # “the scan that she had at our clinic”
        return 0
    named = [root(each) for each in words if each not in deeds().where]
    return 0 if not named or any(each in known for each in named) else start + len(said)


_AGE = re.compile(r"^\W*(?:is|was) [\w-]+(?: [\w-]+)? years?\b|^\W*(?:is|was) aged\b", re.IGNORECASE)
_AT_HAND = re.compile(r" (?:can|may|could) be reached\b")
_AGED = re.compile(
    r" (?:is|was) (?:now )?(?P<age>[\w-]+)(?: years old)?(?:(?: and|,)(?= )|(?=[.;]))"
)  # “is ninety-six and lives alone”
_BEHIND_A_NOUN = frozenset(["at", "in", "on", "with", "for", "from", "to", "by", "here", "there"])


def _is_verb(word: str, who: str) -> bool:
    """Whether a word behind a person says what that one did."""
    if word in deeds().past or (word.endswith("ed") and len(word) > 4):
        return True
    if word.removesuffix("s") in deeds().able and word.endswith("s") and who.lower() in deeds().who["patient"].who:
        return True
    is_name = who[0].isupper() and not any(who.lower() in each.who for each in deeds().who.values())
    is_patient = is_name or who.lower() in ("she", "he", *deeds().who["patient"].who)
    return is_patient and word.endswith("s") and not word.endswith(("ss", "'s")) and len(word) > 3


def _is_told(word: str) -> bool:
    return len(word) > 2 and not word.endswith("ly")
