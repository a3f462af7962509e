"""What the payer does not need to decide: found in the letter, or put into the envelope."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from simulator.letters.file import Protected
from simulator.letters.marked import Span, Verdict
from simulator.letters.reading.letter import Letter
from simulator.letters.reading.phrases import matches
from simulator.letters.reading.plain import fold
from simulator.letters.reading.spellings import bare, spelled, worded
from simulator.letters.reading.sums import sums_in
from simulator.letters.rules.papers import papers
from simulator.letters.values.people import is_same, name_patterns
from simulator.money import Money, NotAnAmount

_SSN = re.compile(
    r"(?<![\w-])\d{3}[- ]\d{2}[- ]\d{4}(?![\w-])|\b(?:ssn|social security)(?: (?:number|no\.?"
    r"|#))?[\s:#]{1,3}(?:is )?(?:\d[\s-]?){4,9}\b",
    re.IGNORECASE,
)
_OF_AN_ID = re.compile(r"\b(?!SSN|SS\b)[A-Z]{2,5}[ -]?$")  # “JVB 318 55 2064” is a member number
_COUNSELLING = "therapy_notes"
_SAYS = {
    "ssn": "A Social Security number helps nobody to decide a claim.",
    "diagnosis": "This diagnosis has nothing to do with the claim.",
    "other_patient": "This belongs to another patient.",
    _COUNSELLING: "Counselling notes are specially protected. The payer must not even learn of them.",
    "income": "What the patient earns is not the payer’s business.",
}


def find_private(letter: Letter) -> Iterable[Span]:
    """Each protected fact in the letter."""
    spans: list[Span] = []
    own = [bare(each) for each in letter.file.all_numbers.values()]
    for found in _SSN.finditer(letter.rest):
        if not any(bare(found.group()) in each for each in own) and not _OF_AN_ID.search(letter.before(found.start())):
            spans.append(Span(found.start(), found.end(), "private", Verdict.PRIVATE, _SAYS["ssn"], "ssn", -5))
    if any(paper.kind == _COUNSELLING for paper in letter.file.papers):
        spans += (
            Span(*found.span(), "private", Verdict.PRIVATE, _SAYS[_COUNSELLING], _COUNSELLING, -5)
            for found in matches(papers().kinds[_COUNSELLING].names, letter.text)
        )
    ours = {fold(letter.file.patient), fold(letter.file.member)}
    for fact in letter.file.protected:
        for start, end in _places(letter.rest, fact):
            if fact.kind == "other_patient" and _is_ours(letter, start, end, ours):
                continue
            if not any(each.start < end and start < each.end for each in spans):
                spans.append(_told(letter, fact, start, end))
    return spans


def _told(letter: Letter, fact: Protected, start: int, end: int) -> Span:
    """A protected fact. Another patient's name is one wherever it stands, and most of all where this one's belongs."""
    is_the_one = _AS_THE_PATIENT.search(letter.before(start, 60)) or _WAS_TREATED.match(letter.after(end, 60))
    is_told_apart = _ANOTHER.search(letter.before(start, 60)) or _ANOTHER.search(letter.after(end, 60))
    if fact.kind == "other_patient" and is_the_one and not is_told_apart:
        says = "This is another patient of ours. Nobody else’s name belongs here."
        return Span(start, end, "private", Verdict.PRIVATE, says, fact.kind, -5)
    says = _SAYS.get(fact.kind, "The payer does not need this to decide.")
    return Span(start, end, "private", Verdict.PRIVATE, says, fact.kind, -5)


_AS_THE_PATIENT = re.compile(
    r"(?:\b(?:(?:the|our|your|this) (?:patient|member)|^\W*(?:re\W+)?(?:patient|member)|name of (?:the |our )?patient"
    r"|(?:patient|member)(?:'s)? name|on behalf of|account of"
    r"|(?:scan|MRI|ultrasound|x-?ray|EKG|visit|test|therapy|treatment|service|infusion"
    r"|injection|bill|charge|claim)s? (?:of|for)"
    r"|treated|seen|saw"
    r"|(?:performed|gave|did|provided|done|given)\b[^.;\n]{0,30} (?:on|to|for)))(?: is| was)?\W{1,4}"
    r"(?:(?:mr|mrs|ms|mx)\W{1,2})?$",
    re.IGNORECASE | re.MULTILINE,
)
_WAS_TREATED = re.compile(
    r" (?:had (?:this|the|an?|coverage)|(?:was|were) (?:seen|treated|covered|scanned|examined|given)|came|underwent)\b"
    r"|'s (?:scan|visit|claim|test|treatment|therapy|approval)\b"
    r"|,? born\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\b(?:another|other|not|wrong|different|mix\w*|instead|same name|by mistake|no patient)\b", re.IGNORECASE
)


def _is_ours(letter: Letter, start: int, end: int, ours: set[str]) -> bool:
    """Whether a name of another patient is here the name of this one: two people may share it."""
    more = re.compile(r"[\w'-]*").match(letter.text, end)  # Ms. Vang-Santoro
    said = letter.text[start:end] + (more.group() if more else "")
    return any(is_same(said, name) for name in ours if name)


def _places(text: str, fact: Protected) -> Iterator[tuple[int, int]]:
    value = fold(fact.value)
    if fact.kind == "income":
        try:
            amount = Money.read(value)
        except NotAnAmount:
            pass
        else:
            yield from ((each.start, each.end) for each in sums_in(text) if each.amount == amount)
            return
    patterns = [spelled(value)] if any(each.isdigit() for each in value) else [worded(value)]
    if fact.kind == "other_patient" and not any(each.isdigit() for each in value):
        patterns += name_patterns(fact.value)
    for pattern in patterns:
        yield from (each.span() for each in pattern.finditer(text))


def check_envelope(letter: Letter) -> Iterable[Span]:
    """Each paper in the envelope that must not be sent, or is not ours, or does not exist."""
    known = {paper.id: paper for paper in letter.file.papers}
    for each in letter.packet:
        paper = known.get(each)
        if paper is None:
            yield Span(0, 0, "envelope", Verdict.UNSUPPORTED, f"The file has no paper `{each[:40]}`.", each, -1)
        elif paper.whose != "ours":
            yield Span(
                0, 0, "envelope", Verdict.PRIVATE, f"{paper.title}: this is not a paper of this patient.", each, -5
            )
        elif not paper.may_send:
            yield Span(
                0, 0, "envelope", Verdict.PRIVATE, f"{paper.title}: this is more than the payer needs.", each, -5
            )
