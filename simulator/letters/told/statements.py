"""What a letter claims in words, and whether the file proves it. “No approval was obtained” claims none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from simulator.letters.marked import Span, Verdict
from simulator.letters.reading.clauses import behind_but, clause_start, rest_of_clause, up_to
from simulator.letters.reading.days import days_in
from simulator.letters.reading.letter import Letter, by_sides
from simulator.letters.reading.phrases import Phrases, matches, one_of, says
from simulator.letters.reading.plain import MONTH_OF_MAY, Sentence
from simulator.letters.rules.claims import Claim, claims
from simulator.letters.told.borne_out import borne_out
from simulator.letters.told.talks import TALK, is_no_talk


def read_statements(letter: Letter) -> Iterable[Span]:
    """Each thing that the letter claims: proved, denied by the file, or not known."""
    found: list[Span] = []
    text = by_sides(letter.text, letter.file)
    for sentence in letter.sentences:
        said = text[sentence.start : sentence.end]
        for claim in claims().claims:
            span = _claimed(letter, claim, sentence, said) or _admitted(letter, claim, sentence, said)
            if span:
                found.append(span)
    return _distinct(found)


def _admitted(letter: Letter, claim: Claim, sentence: Sentence, said: str) -> Span | None:
    """The words that deny a thing which the file denies, too: “The number was not entered in box 23.”"""
    if claim.even_negated or letter.file.knows(claim.fact) is not False:
        return None
    for phrase in claim.phrases.that_may_stand(said):
        for match in phrase.finditer(said):
            clause = said[clause_start(said, match.start()) : match.end()]
            if _NOT.search(clause) and denies(clause) and not _SUPPOSED.search(clause):
                place = sentence.start + match.start(), sentence.start + match.end()
                return Span(*place, f"claim no {claim.name}", Verdict.RIGHT, "The file says so, too.")
    return None


_NOT = re.compile(r"(?:n't|\b(?:not|never|no|none|nobody|neither|nor))\b", re.IGNORECASE)
_SUPPOSED = re.compile(
    r"\b(?:if|when|because|since|unless|whether|would|could|should|may|might|will|shall|please|ask|without)\b",
    re.IGNORECASE,
)


def _claimed(letter: Letter, claim: Claim, sentence: Sentence, said: str) -> Span | None:
    """The words of a sentence in which a thing is truly claimed, from the first to the last that say so."""
    meant = [
        match.span()
        for phrase in claim.phrases.that_may_stand(said)
        for match in phrase.finditer(said)
        if _is_meant(claim, said, match)
    ]
    if letter.file.knows(claim.fact) is not None:
        meant += [each.span() for each in matches(claim.where_denied, said) if _is_meant_widely(claim, said, each)]
    if not meant:
        return None
    start, end = min(start for start, _ in meant), max(end for _, end in meant)
    return _judged(letter, claim, sentence.start + start, sentence.start + end)


def _is_meant(claim: Claim, said: str, match: re.Match[str]) -> bool:
    if not claim.even_negated and disclaims(said, match.start()):
        return False
    start = clause_start(said, match.start())
    clause = said[start : match.start() if claim.tells_a_wish else match.end()]
    if claim.fact == TALK and " that " in match.group():  # a talk, whatever was said: “told us that no …”
        clause = clause[: len(clause) - len(match.group())] + match.group().split(" that ")[0]
    if not claim.even_negated and (denies(clause) or _is_sought(said, match.start())):
        return False
    if _NOTHING.match(said, match.end()):
        return False  # “you have promised us nothing”
    behind = rest_of_clause(said, match.end())
    if claim.fact == TALK and is_no_talk(said, match, start):
        return False
    if claim.numbers_tell and not up_to(";,.", said[match.end() :]).strip(" :!?\n"):
        return False  # “as the contract provides.”
    is_of_terms = claim.numbers_tell and _BY_ITS_TERMS.match(match.group())
    if is_of_terms and _AMOUNT_BEHIND.match(said, match.end()):
        return False  # “Under our contract the MRI is worth $412.50”
    if _is_said_elsewhere(claim, said, match.start()):
        return False
    if claim.fact == "claim_in_time" and _VERY_SOON.search(match.group()) and days_in(said):
        return False  # “charges were entered on July 30 and the claim went out the next day”
    if claim.numbers_tell and (_NUMBER_NEXT.match(said, match.end()) or re.search(r"\d\.\d\d", match.group())):
        return False  # what the number is, the readers of numbers judge
    window = said[max(start, match.start() - 25) : match.end()] + behind
    return not says(claim.not_with, window)


def _is_meant_widely(claim: Claim, said: str, match: re.Match[str]) -> bool:
    """Whether wider words state what the file denies: no “not” stands by them, and nothing that cancels them."""
    start = clause_start(said, match.start())
    clause = said[start : match.start() if claim.even_negated else match.end()]
    if claim.even_negated:
        clause = clause.split(" when ")[-1]  # “we cannot leave her with it when nobody told her”
    if disclaims(said, match.start()) or denies(clause) or _is_said_elsewhere(claim, said, match.start()):
        return False
    if _is_sought(said, match.start()):
        return False
    behind = rest_of_clause(said, match.end())
    return not says(claim.not_with, said[match.start() : match.end()] + behind)


def _is_said_elsewhere(claim: Claim, said: str, place: int) -> bool:
    """Whether “no other plan” is only what the patient said, or what the portal shows, which is a claim of its own."""
    if claim.fact != "no_other_coverage":
        return False
    return _SAID_SO.search(said, 0, place) is not None or _BY_WHOSE_WORD.search(said, place) is not None


def _is_sought(said: str, place: int) -> bool:
    """Whether what stands at a place is only what somebody looked for, or the last thing in a row that he denies."""
    return _LOOKED_FOR.search(said, 0, place) is not None or _NOR.search(said, 0, place) is not None


def disclaims(said: str, place: int) -> bool:
    """Whether what stands at a place of a sentence is just what the writer does not say: “we do not say that …”.

    Nor does he tell of what he asks for: “Have your reviewer call our doctor.”
    """
    begun = behind_but(said, place)
    return _DISCLAIMED.search(said, begun, place) is not None or _HAVE_IT_DONE.match(said[begun:place]) is not None


_HAVE_IT_DONE = re.compile(
    r"\W*(?:(?:please|kindly|so|then|just|or)\b\W*)*"
    r"(?:ask|have|let|tell|get|direct|instruct) (?!me\b|us\b|we\b)[^.,:;]*$",
    re.IGNORECASE,
)
_DISCLAIMED = re.compile(
    r"(?:n't|\b(?:not|dont|never|cannot|nor|nobody|no one)) (?:\w+ )?"
    r"(?:claims?|says?|saying|contends?|argues?|asserts?|pretends?|suggests?|means?|point to|accus(?:e|ing))\b"
    r"|\b(?:dishonest|untrue|false|wrong|a lie) to (?:say|claim|write|tell)\b"
    r"|^\W*had (?:we|I|you|it|he|she|they|the|this|that|our|your|an?)\b[^,;]*$"
    r"|\b(?:please|kindly|(?:ask|want) you to|(?:could|can|would|will) you)\b[^.;]*"
    r"\b(?:let (?:me|us) know|tell (?:me|us)|confirm)\b[^.;]*\b(?:that|when|once)\b[^.;]*$"
    r"|^\W*(?:if|should) you (?:have|hold|keep|find|know of)\b[^,;]*$"
    r"|^\W*(?:where|when|whenever) (?:an?|any) [^.;]*$"
    r"|^\W*(?:and |also,? |but )?(?:did our|do you have|have you got|is there|are there) [^.;]*$",
    re.IGNORECASE,
)
_NOTHING = re.compile(r" (?:us |you |it )?(?:nothing|nobody|no one)\b", re.IGNORECASE)
_NOR = re.compile(  # “we have not called you, written to you or sent a second claim”
    r"(?:n't|\b(?:not|never))\b[^.;]*,[^.;]*\bor (?:\w+ )?$", re.IGNORECASE
)
_LOOKED_FOR = re.compile(r"\b(?:look|looked|looking|search|searched|asked) (?:\w+ )?for (?:\w+ ){0,2}$", re.IGNORECASE)
_BY_ITS_TERMS = re.compile(r"(?:under|per|by|according)\b", re.IGNORECASE)
_SAID_SO = re.compile(
    r"\b(?:said|told (?:us|our \w+(?: \w+)?)|answered|stated)\b(?: (?:at|on|in|when) [\w ,]{2,20})?"
    r"(?: that)?(?: (?:he|she|they))?(?: (?:has|had))?\s*$"
    r"|\b(?:portal|website|files?|records?|system|screen|eligibility (?:answer|screen)) (?:[\w,]+ ){0,3}"
    r"(?:shows?|showed|lists?|listed|says?|said|has|had|prints?|confirms?|names?)\b[^.;]{0,60}$"
    r"|\bportal\b[^.;]{0,40}\bit (?:shows?|showed|lists?|listed|says?|said|gives?)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_BY_WHOSE_WORD = re.compile(
    r"[^.;]{0,40}\b(?:on|in|by|per|according to) (?:\w+ ){0,4}(?:portal|website|files?|records?|system|answer)\b",
    re.IGNORECASE,
)
_VERY_SOON = re.compile(r"\b(?:day|days|week|weeks|later|at once|right away|immediately|without delay)$", re.IGNORECASE)
_AMOUNT_BEHIND = re.compile(r"[^.;]{0,60}?\$ ?\d")
_NUMBER_NEXT = re.compile(r"[^.;]{0,12}?(?:\d|\b(?:thirty|forty|sixty|ninety|one hundred)\b)", re.IGNORECASE)


@cache
def _joined(patterns: Phrases) -> re.Pattern[str]:
    return one_of(patterns)


def denies(clause: str) -> bool:
    """Whether some words hold a no, an if or a wish."""
    clause = MONTH_OF_MAY.sub(" ", clause)
    if not says(claims().negations, clause):
        return False
    return says(claims().negations, _joined(claims().not_negations).sub(" ", clause))


def _judged(letter: Letter, claim: Claim, start: int, end: int) -> Span:
    verdict, why = borne_out(letter, claim, start, end)
    return Span(start, end, f"claim {claim.name}", verdict, why, claim.fact)


def _distinct(found: list[Span]) -> list[Span]:
    """One span for some words: the gravest of those that overlap."""
    kept: list[Span] = []
    order = [Verdict.FABRICATED, Verdict.UNSUPPORTED, Verdict.RIGHT, Verdict.ALONE]
    for span in sorted(found, key=lambda each: (order.index(each.verdict), each.start, -each.end)):
        if not any(each.start < span.end and span.start < each.end for each in kept):
            kept.append(span)
    return kept
