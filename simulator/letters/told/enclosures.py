"""Papers that a letter encloses or cites: on file, in the envelope, or nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from simulator.letters.file import Paper
from simulator.letters.marked import Span, Verdict
from simulator.letters.reading.days import days_in, near_day
from simulator.letters.reading.letter import Letter, by_sides
from simulator.letters.reading.phrases import matches, one_of, says
from simulator.letters.reading.plain import fold
from simulator.letters.reading.rules import papers
from simulator.letters.reading.words import root
from simulator.letters.told.happenings import called
from simulator.letters.told.meant import is_of_another
from simulator.letters.told.statements import clause_of, denies
from simulator.letters.values.people import is_same

_OPENS_LIST = re.compile(
    r"^\W*(?:what is |what's )?(?:in|with|inside) (?:the|this|our) (?:envelope|letter|fax|packet|mailing)\W*$"
    r"|^\W*(?:enclosures?|encl?\.?|encls?|attachments?"
    r"|enclosed|attached|exhibits)\b[^.\n]{0,60}?[:\n.]?\s*$",
    re.IGNORECASE,
)
_THE_ENCLOSED = re.compile(r"\b(?:the|our|see|these|this) (?:enclosed|attached) (?!is|are)", re.IGNORECASE)
_ENCLOSED_ENDS = re.compile(
    r"[,;]|\bas (?:our |the )?(?:proof|evidence)\b"
    r"|\b(?:will|shows?|shown|bears?|proves?|confirms?|states?|says|is|was|which|that)\b"
)
_GOES_ON = re.compile(r", (?:which|who)\b|,? and (?!the\b)[a-z]+ (?:a|an|the|this|it|us|line)\b")
_ITEM = re.compile(r"^\s*(?:[-*•·]|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)])?\s*\S")
_ENDS_LIST = re.compile(
    r"^\s*(?:sincerely|respectfully|regards|thank|cc\b|dear|we |i |please)"
    r"|^[^-*•]*\b(?:is|was|are|says|send|has|have|will|asks?)\b",
    re.IGNORECASE,
)
_YOURS = re.compile(
    r"\b(?:your|payer\w*|the plan's|the insurer's)\b(?:[\w\s'-]|,(?! (?:and )?(?:an?|the|our|her|his)\b)){0,25}$",
    re.IGNORECASE,
)


def read_enclosures(letter: Letter) -> Iterable[Span]:
    """Each paper that the letter says is in the envelope, and each that it leans on."""
    spans: list[Span] = []
    rules = papers()
    in_list = False
    text = by_sides(letter.text, letter.file)
    for sentence in letter.sentences:
        said = text[sentence.start : sentence.end]
        encloses = _encloses(said)
        opens = _OPENS_LIST.match(said) is not None or (encloses is not None and said.rstrip().endswith(":"))
        in_list = opens or (
            in_list and _ITEM.match(said) is not None and not _ENDS_LIST.match(said) and len(said) < 130
        )
        not_now = says(rules.not_now, said)
        the_enclosed = _THE_ENCLOSED.search(said)
        is_the_enclosed = encloses and the_enclosed and the_enclosed.start() <= encloses.start() < the_enclosed.end()
        if (encloses and not is_the_enclosed and not not_now and not denies(said[: encloses.end()])) or (
            in_list and not not_now
        ):
            spans += _enclosed(letter, said, sentence.start)
        elif the_enclosed and not not_now:
            named = _ENCLOSED_ENDS.split(_GOES_ON.split(said[the_enclosed.start() :])[0])[0]
            spans += _enclosed(letter, named, sentence.start + the_enclosed.start())
        else:
            spans += _cited(letter, said, sentence.start, is_offer=not_now)
    return spans


def _encloses(said: str) -> re.Match[str] | None:
    """The first words of a sentence that put something into the envelope."""
    return min(matches(papers().enclosing, said), key=lambda each: each.start(), default=None)


@cache
def _showing() -> str:
    return one_of(papers().showing).pattern


def named_in(said: str) -> list[tuple[int, int, str]]:
    """The papers named in some words: the longest name wins where two begin or end alike."""
    found = [
        (*match.span(), name)
        for name, kind in papers().kinds.items()
        for phrase in kind.names.that_may_stand(said)
        for match in phrase.finditer(said)
    ]
    kept: list[tuple[int, int, str]] = []
    for each in sorted(found, key=lambda one: (one[0] - one[1], one[0])):
        if not any(one[0] < each[1] and each[0] < one[1] for one in kept):
            kept.append(each)
    return sorted(kept)


def _titled(letter: Letter, said: str) -> Iterator[tuple[int, int, Paper]]:
    """The papers that some words name by their title, with its day or without: “Fax confirmation of 06/16/2026”."""
    for paper in letter.file.papers:
        title = fold(paper.title).lower()
        bare = _ITS_DAY.sub("", title)
        for named in (title, bare) if " " in bare else (title,):
            at = said.lower().find(named)
            if at >= 0 and not (named == bare != title and _is_another(letter, said, at + len(bare), [paper])):
                yield at, at + len(named), paper
                break


_ITS_DAY = re.compile(r",? (?:of|from|dated) \d[\d/-]+$")


def _on_file(letter: Letter, kind: str) -> list[Paper]:
    alike: dict[str, tuple[str, ...]] = {
        "remittance": ("remittance", "denial_notice"),
        "denial_notice": ("denial_notice", "remittance"),
    }
    alike |= {
        "approval": ("approval", "portal_print"),
        "confirmation": ("confirmation", "acceptance_report", "approval", "enrollment_letter"),
        "portal_print": ("portal_print", "approval", "acceptance_report", "eligibility_print"),
    }
    kinds = alike.get(kind, (kind,))
    found = [paper for paper in letter.file.papers if paper.kind in kinds and paper.whose == "ours"]
    if kind == "portal_print":
        found += [paper for paper in letter.file.papers if "print" in paper.title.lower() and paper.whose == "ours"]
    return sorted(found, key=lambda paper: paper.id not in letter.packet)  # the one that goes along is meant


def _by_its_noun(letter: Letter, kind: str, named: str) -> list[Paper]:
    """Papers on file that some words may mean by what they are: a letter confirming it, the therapist's note."""
    ours = [paper for paper in letter.file.papers if paper.whose == "ours"]
    if kind == "other_paper" and re.search(r"\bletter\b", named, re.IGNORECASE):
        author = _AUTHOR.search(named)
        wanted = author["who"].lower() if author else "letter"
        return [paper for paper in ours if "letter" in paper.title.lower() and wanted in paper.title.lower()]
    if kind == "treatment_notes" and "therap" in called(letter.file):
        return [paper for paper in ours if paper.kind == "chart_note"]
    if kind in ("consult_report", "other_paper") and _NOTE.search(named):
        return [paper for paper in ours if paper.kind == "chart_note"]
    return []


def _is_another(letter: Letter, said: str, end: int, on_file: list[Paper]) -> bool:
    """Whether a letter is said to be of somebody, or of a day, that none of the papers on file is of."""
    behind = said[end : end + _REACH]
    by = _WRITTEN_BY.match(behind)
    known = (letter.file.patient, letter.file.member, letter.file.practice.name, *letter.file.people)
    if by and not any(is_same(by["name"], each) for each in known if each):
        return True
    told = days_in(behind) if _OF_A_DAY.match(behind) else []
    dated = [letter.file.dates.get(each.id) for each in on_file]
    if not told or not dated or not all(dated) or told[0].start > len("dated ") + 2:
        return False
    days = [on for on in dated if on]
    return not near_day(told[0], days) and not any((on.month, on.day) == (told[0].month, told[0].day) for on in days)


_NOTE = re.compile(r"\bnotes?(?: (?:from|of|by) (?:the|our|his|her) \w+)?$", re.IGNORECASE)
_REACH = 70
_WRITTEN_BY = re.compile(
    r"\s(?:of|from|by|signed by|written by) (?:(?:the|our|her|his|a) )?(?:[a-z]+ )?(?:Dr\.? )?"
    r"(?P<name>[A-Z][a-z'-]+ [A-Z][a-z'-]+)"
)
_OF_A_DAY = re.compile(r"\s(?:of|dated) ", re.IGNORECASE)


def _enclosed(letter: Letter, said: str, at: int) -> Iterator[Span]:
    named = named_in(said)
    titled = [each for each in _titled(letter, said) if not _is_in_another_name(letter, each, named)]
    for start, end, paper in titled:
        if _ASKS_FOR.match(said, end):
            continue  # “the waiver, as your remittance asks for”
        yield _put_in(letter, at + start, at + end, [paper])
    yield from _unknown(letter, said, at, [(one, other) for one, other, _ in (*titled, *named)])
    for start, end, kind in named:
        if any(one < end and start < other for one, other, _ in titled) or is_of_another(said, start, end):
            continue
        on_file = _on_file(letter, kind) or _by_its_noun(letter, kind, said[start:end])
        is_corrected = _CORRECTED.match(said[start:end]) and not letter.file.knows("corrected_claim")
        if is_corrected and re.match(r"\s+(?:would|could|should|may|might)\b", said[end:]):
            continue
        if is_corrected and not any(_CORRECTED.search(paper.title) for paper in on_file):
            on_file = []
        is_of_a_day = kind in ("other_paper", "acceptance_report")
        if on_file and not (is_of_a_day and _is_another(letter, said, end, on_file)):
            yield _put_in(letter, at + start, at + end, on_file)
        elif not (kind in _OF_SERVICES and _is_a_service(letter, said[start:end])):
            yield Span(at + start, at + end, "enclosure", Verdict.FABRICATED, "No such paper is on file.", kind)


_ASKS_FOR = re.compile(r"\s(?:asks?|calls|called|asked|wants?) ", re.IGNORECASE)


def _is_in_another_name(letter: Letter, titled: tuple[int, int, Paper], named: list[tuple[int, int, str]]) -> bool:
    """Whether a title is only a part of what another paper is called: “the other plan's remittance”."""
    start, end, paper = titled
    return any(
        one <= start and end <= other and other - one > end - start and paper not in _on_file(letter, kind)
        for one, other, kind in named
    )


_CORRECTED = re.compile(r"\b(?:corrected|replacement|put right)\b", re.IGNORECASE)
_AUTHOR = re.compile(r"\bletter (?:of|from|by) (?:the|our|an?|her|his)\b.*?(?P<who>\w+)$", re.IGNORECASE)
_REPORT = re.compile(r"\b(?:report|reports|results?|print|copy|disc|cd)\b", re.IGNORECASE)
_OF_SERVICES = ("imaging_report", "lab_report", "tracing")


def _is_a_service(letter: Letter, words: str) -> bool:
    """Whether the file calls a service so: “you kept the X-ray” speaks of no paper."""
    return {root(each) for each in re.findall(r"[a-z]+", words.lower())} <= called(letter.file)


def _unknown(letter: Letter, said: str, at: int, known: list[tuple[int, int]]) -> Iterator[Span]:
    """A paper that is put in under a name that no kind has: it must be one that some title on file names."""
    ours = [paper for paper in letter.file.papers if paper.whose == "ours"]
    for found in papers().in_the_envelope.finditer(said):
        start, end = found.span("paper")
        words = found["paper"].lower().split()
        if words[0] in ("who", "which", "that"):
            continue  # “…, who supports the test”
        is_known = any(one < end and start < other for one, other in known)
        titled = [each for each in ours if words[-1].rstrip("s") in fold(each.title).lower()]
        if words[-1] == "letter" and _is_another(letter, said, end, titled):
            titled = []
        if titled and not is_known:
            yield _put_in(letter, at + start, at + end, sorted(titled, key=lambda paper: paper.id not in letter.packet))
        if titled or _YOURS.search(said[:start]) or is_of_another(said, start, end):
            continue
        if not is_known:
            yield Span(at + start, at + end, "enclosure", Verdict.FABRICATED, "No such paper is on file.", words[-1])


def _put_in(letter: Letter, start: int, end: int, on_file: list[Paper]) -> Span:
    label = on_file[0].id
    if any(paper.id in letter.packet for paper in on_file):
        return Span(start, end, "enclosure", Verdict.RIGHT, "This paper is in the envelope.", label)
    why = "This paper is on file, but it is not in the envelope."
    return Span(start, end, "enclosure", Verdict.UNSUPPORTED, why, label)


_LEANS = re.compile(
    r"\b(?:(?:per|see|according to|as shown in|as documented in|shown by|shown in|documented in"
    r"|proved by|supported by|confirmed by|in(?! (?:our|my|any) (?:opinion|view|case|office|file)))"
    r"\s(?:the|our|her|his|their|this|dr\.?|an?)?"
    r"|there (?:is|are) (?:also )?(?:an?|the|our|her|his)"
    r"|(?:we|i|office|clinic|practice|chart|file|records?|and)\s(?:also |still |even |do |now )?"
    r"(?:have|hold|keep|kept|possess|retain|has|holds|contains|keeps|includes)\s(?:the|our|her|his|their|a|an))\s?[\w\s,.'/-]{0,25}$",
    re.IGNORECASE,
)
_IN_PRINT = re.compile(r"\b(?:plain|small|fine|black|bold|large)\s$", re.IGNORECASE)
_HELD = re.compile(r"\b(?:have|hold|keep|kept|possess|retain|has|holds|contains|keeps|includes)\b", re.IGNORECASE)
_LACKING = re.compile(r"\s(?:is|was|are|were|has been) (?:missing|lost|gone|not|no longer|nowhere)\b", re.IGNORECASE)
_PROMISED = re.compile(
    r"\b(?:will|is to|are to|shall) (?:\w+ )?(?:follow|be (?:sent|mailed|faxed|forwarded))\b"
    r"|\b(?:we|i) (?:will|shall) (?:\w+ )?(?:send|mail|fax|forward)\b|\b(?:is|are|comes?) on (?:its|their|the) way\b",
    re.IGNORECASE,
)
_WHERE_ASKED = re.compile(
    r"\b(?:if|should you|on request|upon request|any|whatever|once|when|as soon as)\b", re.IGNORECASE
)
_LOOSE = re.compile(  # words that may mean the thing as well as the paper
    r"(?:member|insurance|id) card|approval|authori[sz]ation|precertification|referral|acceptance|orders?|contract"
    r"|reading|declaration|notes|documentation|records|chart",
    re.IGNORECASE,
)


def _cited(letter: Letter, said: str, at: int, *, is_offer: bool) -> Iterator[Span]:
    """A paper that is said to show something must be on file; the payer's own, or a public one, need not be.

    Where it is only offered (“can be sent on request”), it counts if the letter says that we hold it.
    """
    for start, end, kind in named_in(said):
        paper = papers().kinds[kind]
        if kind in _OF_SERVICES and _is_a_service(letter, said[start:end]):
            continue  # “you kept the X-ray” is the service, and no paper
        if (
            _IN_PRINT.search(said[:start])
            or paper.theirs
            or paper.public
            or _YOURS.search(said[:start])
            or _LOOSE.fullmatch(said[start:end])
        ):
            continue
        shows = re.match(
            rf"(?:\sof [\w ,./-]{{4,20}}?)?(?:\s\w+){{0,3}}?\s"
            rf"(?:(?:clearly|plainly|also|fully)\s)?(?:{_showing()})",
            said[end:],
            re.IGNORECASE,
        )
        leans = _LEANS.search(said[:start])
        if is_offer and not (leans and _HELD.search(leans.group())):
            if _PROMISED.search(said) and not _WHERE_ASKED.search(said) and not _on_file(letter, kind):
                why = "The file has no such paper, so nobody can promise it."
                yield Span(at + start, at + end, "paper", Verdict.UNSUPPORTED, why, kind)
            continue
        if not (shows or leans) or denies(clause_of(said, end)) or _LACKING.match(said, end):
            continue
        titled = [each for one, other, each in _titled(letter, said) if one < end and start < other]
        on_file = titled or _on_file(letter, kind)
        if not on_file and kind in _OF_SERVICES and not _REPORT.search(said[start:end]):
            why = "The file has a test, and nothing of what it showed."
            yield Span(at + start, at + end, "paper", Verdict.UNSUPPORTED, why, kind)
        elif on_file:
            yield Span(at + start, at + end, "paper", Verdict.RIGHT, "This paper is on file.", on_file[0].id)
        else:
            yield Span(at + start, at + end, "paper", Verdict.FABRICATED, "No such paper is on file.", kind)
