"""Papers that a letter encloses: on file, in the envelope, or nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from simulator.letters.file import Paper
from simulator.letters.marked import Span, Verdict
from simulator.letters.reading.letter import Letter, by_sides
from simulator.letters.reading.phrases import matches, says
from simulator.letters.reading.plain import fold
from simulator.letters.rules.papers import papers
from simulator.letters.told.cited import cited
from simulator.letters.told.meant import is_of_another
from simulator.letters.told.papers_named import (
    YOURS,
    by_its_noun,
    is_a_service,
    is_another,
    is_of_another_month,
    is_of_another_payer,
    named_in,
    papers_of,
    titled_in,
)
from simulator.letters.told.statements import denies

_OPENS_LIST = re.compile(
    r"^\W*(?:what is |what's )?(?:in|with|inside) (?:the|this|our) (?:envelope|letter|fax|packet|mailing)\W*$"
    r"|^\W*(?:enclosures?|encl?\.?|encls?|attachments?"
    r"|enclosed|attached|exhibits)\b[^.\n]{0,60}?[:\n.]?\s*$",
    re.IGNORECASE,
)
_THE_ENCLOSED = re.compile(r"\b(?:the|our|see|these|this) (?:enclosed|attached) (?!is|are)", re.IGNORECASE)
_ENCLOSED_TELLS = re.compile(  # “the note in the packet bears out your policy”: nobody says that the policy goes along
    r"\b(?:the|our|her|his|this) (?:[\w'-]+ ){1,3}"
    r"(?:enclosed|attached|(?:in|inside) (?:the|this) (?:packet|envelope|letter)|(?:i|we) enclose),?"
    r"(?= (?:clearly |plainly |fully |itself |also )?"
    r"(?:bears? out|meets?|answers?|shows?|proves?|satisf(?:y|ies)|fulfil?ls?|supports?|match(?:es)?|confirms?"
    r"|documents?|follows?|contradicts?|covers?|has|holds|says|gives|names|lists|records|describes|addresses|states|explains"
    r"|makes|agrees|tells|contains) (?!and\b))",
    re.IGNORECASE,
)
_ENCLOSED_ENDS = re.compile(
    r"[,;]|\bas (?:our |the )?(?:proof|evidence)\b"
    r"|\b(?:will|shows?|shown|bears?|proves?|confirms?|explains?|states?|says|is|was|which|that)\b"
)
_GOES_ON = re.compile(r", (?:which|who)\b|,? and (?!the\b)[a-z]+ (?:a|an|the|this|it|us|line)\b")
_ITEM = re.compile(r"^\s*(?:[-*•·]|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)])?\s*\S")
_ENDS_LIST = re.compile(
    r"^\s*(?:sincerely|respectfully|regards|thank|cc\b|dear|we |i |please)"
    r"|^[\s*•-]*(?:our (?:request|ask)|request|time|deadline|last day|what we (?:want|ask)|action)\b[^:\n]{0,20}:"
    r"|^[^-*•]*\b(?:is|was|are|says|send|has|have|will|asks?)\b",
    re.IGNORECASE,
)


def read_enclosures(letter: Letter) -> Iterable[Span]:
    """Each paper that the letter says is in the envelope, and each that it leans on."""
    spans: list[Span] = []
    in_list = False
    text = by_sides(letter.text, letter.file)
    for sentence in letter.sentences:
        said = text[sentence.start : sentence.end]
        opens = _OPENS_LIST.match(said) is not None or (_encloses(said) is not None and said.rstrip().endswith(":"))
        in_list = opens or (
            in_list and _ITEM.match(said) is not None and not _ENDS_LIST.match(said) and len(said) < _MOST_OF_AN_ITEM
        )
        spans += _told(letter, said, sentence.start, in_list=in_list)
    return spans


_MOST_OF_AN_ITEM = 130  # characters


def _told(letter: Letter, said: str, at: int, *, in_list: bool) -> list[Span]:
    """The papers that one sentence encloses, or else those that it leans on."""
    if says(papers().not_now, said):
        return [*cited(letter, said, at, is_offer=True)]
    encloses, the_enclosed = _encloses(said), _THE_ENCLOSED.search(said)
    tells_of = _ENCLOSED_TELLS.search(said) if encloses and not in_list else None
    if tells_of and _encloses(said[tells_of.end() :]) is None:
        behind = cited(letter, said[tells_of.end() :], at + tells_of.end(), is_offer=False)
        return [*_enclosed(letter, said[: tells_of.end()], at), *behind]
    is_the_enclosed = encloses and the_enclosed and the_enclosed.start() <= encloses.start() < the_enclosed.end()
    if in_list or (encloses and not is_the_enclosed and not denies(said[: encloses.end()])):
        return [*_enclosed(letter, said, at)]
    if the_enclosed:
        named = _ENCLOSED_ENDS.split(_GOES_ON.split(said[the_enclosed.start() :])[0])[0]
        return [*_enclosed(letter, named, at + the_enclosed.start())]
    return [*cited(letter, said, at, is_offer=False)]


def _encloses(said: str) -> re.Match[str] | None:
    """The first words of a sentence that put something into the envelope."""
    return min(matches(papers().enclosing, said), key=lambda each: each.start(), default=None)


def _enclosed(letter: Letter, said: str, at: int) -> Iterator[Span]:
    named = named_in(said)
    titled = [each for each in titled_in(letter, said) if not _is_in_another_name(letter, each, named)]
    for start, end, paper in titled:
        if _ASKS_FOR.match(said, end):
            continue  # “the waiver, as your remittance asks for”
        if is_of_another_month(letter, said[:start], paper):
            yield Span(at + start, at + end, "enclosure", Verdict.FABRICATED, _NONE, paper.kind)
            continue
        yield _put_in(letter, at + start, at + end, [paper])
    yield from _unknown(letter, said, at, [(one, other) for one, other, _ in (*titled, *named)])
    for start, end, kind in named:
        if any(one < end and start < other for one, other, _ in titled) or is_of_another(said, start, end):
            continue
        if _REASON_FOR.search(said, 0, start):
            continue  # “the note explains the order”
        on_file = papers_of(letter, kind) or by_its_noun(letter, kind, said[start:end], said[:start])
        on_file = [paper for paper in on_file if not is_of_another_month(letter, said[:start], paper)]
        on_file = [paper for paper in on_file if not is_of_another_payer(said[end:], paper)]
        is_corrected = _CORRECTED.match(said[start:end]) and not letter.file.knows("corrected_claim")
        if is_corrected and re.match(r"\s+(?:would|could|should|may|might)\b", said[end:]):
            continue
        if is_corrected and _GOES_ITS_WAY.search(said, 0, start):
            continue
        if is_corrected and not any(_CORRECTED.search(paper.title) for paper in on_file):
            on_file = []
        is_of_a_day = kind in ("other_paper", "acceptance_report")
        if on_file and not (is_of_a_day and is_another(letter, said, end, on_file)):
            yield _put_in(letter, at + start, at + end, on_file)
        elif papers().kinds[kind].of_service and is_a_service(letter, said[start:end]):
            continue
        elif not _is_for_another(letter, kind, said[end:]):
            yield Span(at + start, at + end, "enclosure", Verdict.FABRICATED, _NONE, kind)


def _is_for_another(letter: Letter, kind: str, behind: str) -> bool:
    """Whether it is “the approval for Ana Florea”: that exists, and her name is marked for it, as the envelope is."""
    theirs = (paper for paper in letter.file.papers if paper.kind == kind and paper.whose != "ours")
    return any(
        re.match(rf"{_FOR_WHOM}(?:\w+\.? )*{re.escape(paper.whose.rpartition(' ')[2])}", behind) for paper in theirs
    )


_FOR_WHOM = (
    r",? (?:for|of|(?:that )?you (?:gave|granted|issued|sent)(?: to| for)?"
    r"|to (?:your|another|an? other) (?:member|patient),?"
    r"|(?:given|granted|issued|made out) (?:to|for)) "
)
_GOES_ITS_WAY = re.compile(  # a corrected claim that is sent as claims are, and is no paper of this envelope
    r"\bwe (?:now |also |hereby )?(?:send|submit|are (?:now |also )?(?:sending|submitting)) (?:you )?an? $",
    re.IGNORECASE,
)
_REASON_FOR = re.compile(
    r"\b(?:explains?|justif(?:y|ies)|led to|ordered|(?:reasons?|grounds?) for|behind)"
    r"\s(?:the|our|her|his|this|that)?\s?$"
)
_NONE = "No such paper is on file."
_ASKS_FOR = re.compile(r"\s(?:asks?|calls|called|asked|wants?) ", re.IGNORECASE)


def _is_in_another_name(letter: Letter, titled: tuple[int, int, Paper], named: list[tuple[int, int, str]]) -> bool:
    """Whether a title is only a part of what another paper is called: “the other plan's remittance”."""
    start, end, paper = titled
    return any(
        one <= start and end <= other and other - one > end - start and paper not in papers_of(letter, kind)
        for one, other, kind in named
    )


_CORRECTED = re.compile(r"\b(?:corrected|replacement|put right)\b", re.IGNORECASE)


def _unknown(letter: Letter, said: str, at: int, known: list[tuple[int, int]]) -> Iterator[Span]:
    """A paper that is put in under a name that no kind has: it must be one that some title on file names."""
    ours = [paper for paper in letter.file.papers if paper.whose == "ours"]
    for found in (*papers().in_the_envelope.finditer(said), *papers().sent_along.finditer(said)):
        start, end = found.span("paper")
        words = found["paper"].lower().split()
        if words[0] in ("who", "which", "that") or words == ["its", "letter"]:
            continue  # “…, who supports the test”; “the approval, and its letter”
        is_known = any(one < end and start < other for one, other in known)
        titled = [each for each in ours if words[-1].rstrip("s") in fold(each.title).lower()]
        if words[-1] == "letter" and is_another(letter, said, end, titled):
            titled = []
        if titled and not is_known:
            yield _put_in(letter, at + start, at + end, sorted(titled, key=lambda paper: paper.id not in letter.packet))
        if titled or YOURS.search(said[:start]) or is_of_another(said, start, end):
            continue
        if not is_known:
            yield Span(at + start, at + end, "enclosure", Verdict.FABRICATED, _NONE, words[-1])


def _put_in(letter: Letter, start: int, end: int, on_file: list[Paper]) -> Span:
    label = on_file[0].id
    if any(paper.id in letter.packet for paper in on_file):
        return Span(start, end, "enclosure", Verdict.RIGHT, "This paper is in the envelope.", label)
    why = "This paper is on file, but it is not in the envelope."
    return Span(start, end, "enclosure", Verdict.UNSUPPORTED, why, label)
