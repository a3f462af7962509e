"""What a letter tells of bodies, families, homes and work: things that no paper of a claim holds.

A letter about a claim is written in few words. They stand in data/letters/vocabulary.yaml, and each file adds its own:
names, services, conditions. A sentence that leaves those words behind tells what nobody in the office can prove.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeAlias

from simulator.letters.file import LetterFile
from simulator.letters.marked import Span, Verdict
from simulator.letters.reading.letter import Letter
from simulator.letters.reading.plain import MONTH_OF_MAY, fold
from simulator.letters.reading.words import misspellings, root, stems
from simulator.letters.rules.vocabulary import Vocabulary, vocabulary

Weighed: TypeAlias = tuple[re.Match[str], int]  # a strange word, and how much it tells

_WORD = re.compile(r"(?<![\w'/@.-])[a-z][a-z']+(?:-[a-z]+)*(?![\w@/])")
HAPPENING = "claim happening"
A_SIDE = re.compile(
    r"\b(?:the|an?|his|her|their|its|your) left$", re.IGNORECASE
)  # “in the left leg” tells of no leaving
_ENOUGH = 2  # a word of life weighs two, any other unknown one
_LEAST_WORDS = 5  # fewer are a heading or a greeting
_ASKED = re.compile(
    r"\?\W*$|^\W*(?:dear|yours|sincerely|thank)\b"
    r"|\bplease\b(?! (?:also |do not )?(?:note|know|be aware|remember|forget|consider|(?:bear|keep) in mind|see"
    r"|find)\b)(?![^:]{0,60}: )"
    r"|\bover (?:its|your|our|their|the) shoulder\b|\bused to say\b|\bas (?:they say|the saying goes)\b"
    r"|\b(?:we|people|they) say that\b",
    re.IGNORECASE,
)
_NOT_TOLD = re.compile(
    r"\b(?:we|I|and|also|therefore|hereby|respectfully|to) (?:request|demand|seek|ask for)\b|\b(?:asking|call) for\b"
    r"|\b(?:if|whether|would(?! no longer)|should|may|might|will|shall|unless|maybe|perhaps|probably|presumably)\b"
    r"|^\W*(?:(?:please|kindly|so|then|just)\W+)*(?:ask|have|let|tell|get|direct|instruct) (?:your|the|one of|some)"
    r"|^\W*(?:once|in general|generally)\b|\b(?:(?:we|I) (?:intend|plan|mean) to|(?:are|am) going to)\b"
    r"|\b(?:suppose|supposed|daresay|we think|I think|in (?:my|our) (?:\w+ )?(?:opinion|view))\b",
    re.IGNORECASE,
)

_POLITELY = re.compile(
    r"\bwould (?:also )?like (?:you )?to (?:know|add|mention|note|say)\b"
    r"|\b(?:should|must|may) (?:also )?(?:know|be aware|bear in mind|remember|consider|add|mention)\b",
    re.IGNORECASE,
)


def read_happenings(letter: Letter) -> Iterable[Span]:
    """Each sentence that tells of life, from the first of its strange words to the last."""
    known = words_of(letter.file)
    for sentence in letter.sentences:
        said = letter.text[sentence.start : sentence.end]
        weighed = _before(_until(said), _strange(vocabulary(), said, known, bodies=bool(letter.file.words)))
        strange = [each for each, _ in weighed]
        if sum(weight for _, weight in weighed) < _ENOUGH or len(said.split()) < _LEAST_WORDS or _ASKED.search(said):
            continue
        if _OF_THE_WRITER.match(said) or _LEFT_OUT.search(said):
            continue
        is_of_life = any(vocabulary().is_of_life(each.group()) for each in strange)
        if not (_TOLD_OF_SOMEBODY.search(said) or _names_the_patient(letter, said)) and (
            not is_of_life or (_IS_SO.search(said) and not _READ_FROM.search(said))
        ):
            continue  # what is so in general: “fingers are faster than eyes”
        if _OF_ANYBODY.search(said) and not _WAS.search(said):
            continue  # “a denial of this kind hurts people”
        if is_general(said):
            continue
        is_need = _READ_FROM.search(said) or _REASON_OF_IT.search(said)
        if is_need and letter.file.knows("necessity") is False:
            why = "The note does not say this. The file says that it shows no need."
            yield Span(sentence.start, sentence.start + strange[-1].end(), HAPPENING, Verdict.FABRICATED, why)
            continue
        named = ", ".join(dict.fromkeys(each.group() for each in strange))
        start, end = sentence.start + strange[0].start(), sentence.start + strange[-1].end()
        why = f"Nothing in the file tells of this: {named}."
        yield Span(start, end, HAPPENING, Verdict.UNSUPPORTED, why)


def is_general(said: str) -> bool:
    """Whether some words tell what is so of anybody: “A small procedure usually includes the talk about it.”"""
    return _OUGHT.match(said) is not None or (_OF_ANY.match(said) is not None and _OF_THIS_CASE.search(said) is None)


_OUGHT = re.compile(  # “A carrier that wishes to leave an exam out must say so in plain terms.”
    r"\W*(?:an?|any|every|no) (?:payer|plan|carrier|insurer|reviewer|policy|rule|limit|price|contract"
    r"|claim|denial|exclusion)\b[^.;,]*\b(?:must|should|ought to|has to|may not)\b",
    re.IGNORECASE,
)


_OF_ANY = re.compile(
    r"\W*(?:(?:and|but|so|because|since|for|as a rule|usually|often|in general|generally(?: speaking)?),? )?"
    r"(?:an?|any|such|doctors?|physicians?|clinicians|therapists|people|patients|readers)\b",
    re.IGNORECASE,
)
_OF_THIS_CASE = re.compile(
    r"\b(?:we|our|ours|us|you|yours?|s?he|hers?|his|him|they|theirs?|them|this|that(?! (?:is|are|has|have)\b)"
    r"|these|those|I|my|me|Mr|Mrs|Ms|Mx|Dr"
    r"|the (?:patient|member|claim|denial|approval|note|remittance|log|portal|doctor|reviewer|plan|payer|practice"
    r"|clinic|office)|[a-z]{2,}ed|was|were|had|did|has|been|came|went|took|gave|told|said|saw|found|felt|fell|sent|got|kept"
    r"|made|left|ran|wrote|paid|spoke|lost)\b|\d",
    re.IGNORECASE,
)


def _names_the_patient(letter: Letter, said: str) -> bool:
    return bool(letter.file.patient) and fold(letter.file.patient) in said


def unsaid(said: str) -> int:
    """Where a sentence begins to speak of what may be or is asked for: what stands behind it tells nothing."""
    told = _POLITELY.sub(_blank, MONTH_OF_MAY.sub(_blank, said))
    found = _NOT_TOLD.search(told)
    return found.start() if found else len(said)


def law_cited(said: str) -> int | None:
    """Where a sentence begins to cite a law, if it does: what stands behind that is the law's."""
    found = _CITES_LAW.search(said)
    return found.start() if found else None


def _until(said: str) -> int:
    law = law_cited(said)
    return unsaid(said) if law is None else min(unsaid(said), law)


_CITES_LAW = re.compile(r"\b(?:U\.S\.C|C\.F\.R|CFR|USC)\b|§|\bCf\. |\bSee generally\b", re.IGNORECASE)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _before(place: int, strange: list[Weighed]) -> list[Weighed]:
    return [each for each in strange if each[0].end() <= place]


_OF_THE_WRITER = re.compile(  # who signs, and what he says of himself
    r"^\W*(?:(?:with )?(?:many |kind |best |warm |my )*(?:thanks|regards|wishes)\b"
    r"|(?:yours|sincerely|respectfully)\b|my name is\b"
    r"|I(?: am|'m) (?:an? (?:new|trainee|school)|new)\b|I was taught\b)",
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(  # “How she felt that day is not for this letter.” “The note does not speak of chest pain.”
    r"^\W*how\b[^.;,]*\b(?:is|are|was) (?:not|nowhere|nothing)\b(?!.*(?:\bbut\b|;))"
    r"|\b(?:do|does|did|will|can)(?: not|n't|not) (?:\w+ )?(?:say|speak of|mention|guess|claim|tell you)\b"
    r"(?!.*(?:\bbut\b|;))",
    re.IGNORECASE | re.DOTALL,
)
_OF_ANYBODY = re.compile(
    r"\b(?:somebody|someone|anybody|anyone|people|nobody|one always|an? (?:person|patient))\b", re.IGNORECASE
)
_WAS = re.compile(r"\b(?:was|were|had|has|have|could|died|\w{3,}ed)\b", re.IGNORECASE)
_TOLD_OF_SOMEBODY = re.compile(
    r"\b(?:was|were|had|has|patient|member|she|he|her|his|him|we|our|you|your|I|my|Mr|Mrs|Ms|Mx|\w{3,}ed|went|came|took|gave|kept|ran|put"
    r"|told|left|found|broke|grew|bled|fell|felt|lost|got|made|said|saw)\b",
    re.IGNORECASE,
)
_IS_SO = re.compile(r"\b(?:is|are|can|does|do)\b", re.IGNORECASE)
_READ_FROM = re.compile(
    r"\b(?:note|chart|record|records)\b[^.;]{0,30}\b(?:records?|shows?|says?|documents?|describes?|lists?|mentions?|tells?|has|contains?)\b",
    re.IGNORECASE,
)

_REASON_OF_IT = re.compile(
    r"\b(?:ordered|needed|(?:was|were|been|is) (?:\w+ )?(?:done|performed|taken|run)|required|necessary)\b[^.;]{0,25}"
    r"\b(?:because|since|as|after|when|for|due to)\b"
    r"|\b(?:complain\w*|suffer\w*)\b|\b(?:came|presented|arrived|seen)\b[^.;]{0,20}\bwith\b",
    re.IGNORECASE,
)


def _other_service(said: str, known: frozenset[str]) -> re.Match[str] | None:
    """A service that is done to another part of the body than any that the file names."""
    for found in _OF_THE_BODY.finditer(said):
        parts = vocabulary().same(found["after"] or found["before"])
        if parts and not parts & known:
            return found
    return None


_DONE = r"(?:MRI|CT|X-?rays?|scan|ultrasound|injection|surgery|biopsy|films?)"
_OF_THE_BODY = re.compile(
    rf"\b{_DONE} (?:of|to|on|in) (?:the |his |her |your )?(?:left |right |low |lower |upper )?(?P<after>[a-z]+)\b"
    rf"|\b(?P<before>[a-z]+) {_DONE}\b",
    re.IGNORECASE,
)


def _strange(vocabulary: Vocabulary, said: str, known: frozenset[str], *, bodies: bool) -> list[Weighed]:
    """The words of a sentence that neither the vocabulary nor the file has, and their weight.

    A part of the body is strange only where the file says (`bodies`) what its services and conditions are called.
    """
    strange: list[Weighed] = []
    other = _other_service(said, known) if bodies else None
    if other and not vocabulary.sayings.search(said):
        return [(other, _ENOUGH)]
    for found in _WORD.finditer(said):
        parts = [
            each
            for each in found.group().split("-")
            if not known & {root(each), *stems(each)}
            and not vocabulary.same(each) & known
            and not any(root(meant) in known for meant in misspellings(each))
        ]
        weighs = max((vocabulary.weight(each, bodies=bodies) for each in parts), default=0)
        if weighs:
            strange.append((found, weighs))
    if sum(weighs for _, weighs in strange) >= _ENOUGH:
        turns = [each.span() for each in vocabulary.sayings.finditer(said)]  # “by accident”
        strange = [each for each in strange if not any(start <= each[0].start() < end for start, end in turns)]
    return strange


@lru_cache(maxsize=16)
def words_of(file: LetterFile) -> frozenset[str]:
    """Every word that the file itself holds, by its root."""
    names = (file.patient, file.member, file.payer.name, file.practice.name, file.signer.name, file.signer.title)
    places = (*file.practice.address, *(line for each in file.payer.addresses for line in each.lines))
    papers = (text for each in file.papers for text in (each.kind, *each.proves))
    values = (
        *file.people,
        *(each.who for each in file.conversations),
        *(each.value for each in file.protected),
        *file.facts,
        *file.dates,
        *file.amounts,
    )
    return _roots((*names, *places, *papers, *values)) | called(file)


@lru_cache(maxsize=16)
def called(file: LetterFile) -> frozenset[str]:
    """What the file calls services, conditions and papers, by root."""
    return _roots((*file.words, *(each.title for each in file.papers)))


def _roots(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(root(word) for text in texts for word in re.findall(r"[a-z']+", fold(text).lower()))
