"""Papers that a letter leans on without enclosing them: they must be on file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from simulator.letters.marked import Span, Verdict
from simulator.letters.reading.clauses import clause_of
from simulator.letters.reading.letter import Letter
from simulator.letters.reading.phrases import one_of
from simulator.letters.rules.papers import papers
from simulator.letters.told.papers_named import (
    YOURS,
    by_its_noun,
    is_a_service,
    named_in,
    papers_of,
    titled_in,
)
from simulator.letters.told.statements import denies


@cache
def _showing() -> str:
    return one_of(papers().showing).pattern


_REPORT = re.compile(r"\b(?:report|reports|results?|print|copy|disc|cd)\b", re.IGNORECASE)
_LEANS = re.compile(
    r"\b(?:(?:per|see|according to|as shown in|as documented in|shown by|shown in|documented in"
    r"|proved by|supported by|confirmed by|in(?! (?:our|my|any) (?:opinion|view|case|office|file)))"
    r"\s(?:the|our|her|his|their|this|dr\.?|an?)?"
    r"|there (?:is|are) (?:also )?(?:an?|the|our|her|his)"
    r"|see\b[^.;]{4,90}\band (?:an?|the|our|her|his)"
    r"|(?:we|i|office|clinic|practice|chart|file|records?|and)\s(?:also |still |even |do |now )?"
    r"(?:have|hold|keep|kept|possess|retain|has|holds|contains|keeps|includes)\s(?:the|our|her|his|their|a|an))\s?[\w\s,.'/-]{0,25}$",
    re.IGNORECASE,
)
_BY_FAX = re.compile(r"\bfax(?:e[ds]|ing)?\b", re.IGNORECASE)
_IN_PRINT = re.compile(r"\b(?:plain|small|fine|black|bold|large)\s$", re.IGNORECASE)
_HELD = re.compile(r"\b(?:have|hold|keep|kept|possess|retain|has|holds|contains|keeps|includes)\b", re.IGNORECASE)
_IS_HELD = r"(?:is|are) (?:also |still )?(?:in|on) (?:our|the) (?:files?|records?|chart)\b"
_OF_SOMETHING = re.compile(r"\b(?:of|dated|from)$")  # “its denial of”: its day comes next
_LACKING = re.compile(r"\s(?:is|was|are|were|has been) (?:missing|lost|gone|not|no longer|nowhere)\b", re.IGNORECASE)
_PROMISED = re.compile(
    r"\b(?:will|is to|are to|shall) (?:\w+ )?(?:follow|be (?:sent|mailed|faxed|forwarded))\b"
    r"|\b(?:we|i) (?:will|shall) (?:\w+ )?(?:send|mail|fax|forward)\b|\b(?:is|are|comes?) on (?:its|their|the) way\b",
    re.IGNORECASE,
)
_WHERE_ASKED = re.compile(
    r"\b(?:if|should you|on request|upon request|any|whatever|once|when|as soon as)\b", re.IGNORECASE
)
_TO_BE_NAMED = re.compile(  # “name it, with the page of the contract that supports it”
    r"\b(?:name|cite|quote|identify|point (?:us )?to|give us|tell us|show us|state)\b"
    r"[^.;]{0,40}\b(?:with|the|which|what) (?:the )?$",
    re.IGNORECASE,
)
_LOOSE = re.compile(  # words that may mean the thing as well as the paper
    r"(?:member|insurance|id) card|approval|authori[sz]ation|precertification|referral|acceptance|orders?|contract"
    r"|fee schedule|reading|declaration|notes|documentation|records|chart",
    re.IGNORECASE,
)


def cited(letter: Letter, said: str, at: int, *, is_offer: bool) -> Iterator[Span]:
    """A paper that is said to show something must be on file; the payer's own, or a public one, need not be.

    Where it is only offered (“can be sent on request”), it counts if the letter says that we hold it.
    """
    for start, end, kind in named_in(said):
        if _is_no_paper_of_ours(letter, said, start, end, kind):
            continue
        if _TO_BE_NAMED.search(said, 0, start):
            continue
        leans = _LEANS.search(said[:start])
        if is_offer and not (leans and _HELD.search(leans.group())):
            if _PROMISED.search(said) and not _WHERE_ASKED.search(said) and not papers_of(letter, kind):
                why = "The file has no such paper, so nobody can promise it."
                yield Span(at + start, at + end, "paper", Verdict.UNSUPPORTED, why, kind)
        elif (leans or _shows(said, start, end)) and not denies(clause_of(said, end)) and not _LACKING.match(said, end):
            yield _judged(letter, said, start, end, kind, at)


def _is_no_paper_of_ours(letter: Letter, said: str, start: int, end: int, kind: str) -> bool:
    """Whether a name is that of a service (“you kept the X-ray”), of the payer's own paper, or of the thing itself."""
    paper, before = papers().kinds[kind], said[:start]
    if paper.theirs or paper.public or YOURS.search(before) or _LOOSE.fullmatch(said[start:end]):
        return True
    return bool(_IN_PRINT.search(before)) or (paper.of_service and is_a_service(letter, said[start:end]))


def _shows(said: str, start: int, end: int) -> bool:
    """Whether a paper is said to show something, or to be in our files."""
    of = "" if _OF_SOMETHING.search(said[start:end]) else "of "
    shows = rf"(?:(?:clearly|plainly|also|fully)\s)?(?:{_showing()}|{_IS_HELD})"
    return re.match(rf"(?:\s{of}[\w ,./-]{{4,20}}?)?(?:\s\w+){{0,3}}?\s{shows}", said[end:], re.IGNORECASE) is not None


def _judged(letter: Letter, said: str, start: int, end: int, kind: str, at: int) -> Span:
    """A paper that a letter leans on: on file by its title, kind or noun, or nowhere."""
    named = said[start:end]
    titled = [each for one, other, each in titled_in(letter, said) if one < end and start < other]
    on_file = titled or papers_of(letter, kind) or by_its_noun(letter, kind, named, said[:start])
    if kind == "confirmation" and _BY_FAX.search(said):  # an approval confirms much, but not that a fax went
        on_file = [each for each in on_file if _BY_FAX.search(each.title)]
    place = (at + start, at + end, "paper")
    if on_file:
        return Span(*place, Verdict.RIGHT, "This paper is on file.", on_file[0].id)
    if papers().kinds[kind].of_service and not _REPORT.search(named):
        return Span(*place, Verdict.UNSUPPORTED, "The file has a test, and nothing of what it showed.", kind)
    return Span(*place, Verdict.FABRICATED, "No such paper is on file.", kind)
