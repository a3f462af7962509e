"""Names in a letter: in either order, with initials or without, with or without accents."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from simulator.letters.marked import Span, Verdict
from simulator.letters.reading.letter import Letter, Taken
from simulator.letters.reading.plain import fold
from simulator.letters.reading.slips import is_slip
from simulator.letters.reading.spellings import spelled
from simulator.letters.rules.words import words

_WORD = r"(?:[A-Z][A-Za-z'\-]{1,40}|[A-Z]\.?|(?:St|Jr|Sr|Dr|Mr|Mrs|Ms)\.|(?:de|da|van|von|der|del|la|le|bin|al)\b)"
_NAME = rf"(?P<name>{_WORD}(?:,?[ ]{{1,2}}{_WORD}){{0,4}})"
_PATIENT = re.compile(
    rf"\b(?:(?i:patients?|members?|subscribers?|insured|enrollees?|beneficiary"
    rf"|policy ?holder)(?:'s)?(?i: name)?)(?:\s?/\s?(?i:patient|member|subscriber|insured))?"
    rf"(?:\s{{0,9}}[:#\-|]\s{{0,20}}|,?\s{{1,3}}(?:(?i:is|was|named|of|name)\s)?)(?:(?i:mr|mrs|ms|mx|miss)\.?\s)?{_NAME}"
)
_DOCTOR = re.compile(rf"\b(?:Dr\.?|Doctor|DR\.?)\s{_NAME}")
_COVERED = re.compile(
    rf"\b(?i:(?:covered|insured) (?:under|through)|on the (?:plan|policy) of)\s(?:(?i:mr|mrs|ms|mx|miss)\.?\s)?{_NAME}"
)
_TRAINED = re.compile(
    rf"(?<![\w.]){_NAME},? (?:M\.?D|D\.O|(?<=, )DO|R\.?N|N\.?P|P\.?A(?:-C)?|APRN|FNP|DPM"
    r"|D\.?C|P\.?T|LCSW|Ph\.?D|CRNA)\b(?!\d| \d)"
)


@cache
def _done_by() -> re.Pattern[str]:
    """“The pictures were read by Helga Marchetti.”"""
    return re.compile(
        r"\b(?i:(?:read|interpreted|seen|treated|examined|performed|rendered|ordered|referred|evaluated|supervised) by"
        r"|(?:treating|rendering|performing|attending|ordering|referring|supervising)"
        rf" (?:{words().people['treating']}))(?: is| was)?[:,]? "
        r"(?:(?:Dr|Mr|Mrs|Ms)\.? )?"
        r"(?!(?:Not|None|Same|See|As|No|To|Please|Enclosed|Unknown)\b)(?P<name>[A-Z][a-z'-]+ [A-Z][A-Za-z'-]+)"
    )


@cache
def _staff() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?i:our|the|a|an|his|her|their) (?:\w+ )?(?i:{words().people['staff']}),? "
        r"(?P<name>[A-Z][a-z'-]+(?: [A-Z][A-Za-z'-]+){1,2})"
    )


def read_names(letter: Letter) -> Iterable[Span]:
    """Each name that the letter gives a patient, a member or a doctor."""
    taken = Taken(letter.rest)
    for pattern, kind in (
        (_PATIENT, "patient"),
        (_COVERED, "member"),
        (_DOCTOR, "doctor"),
        (_done_by(), "doctor"),
        (_TRAINED, "doctor"),
        (_staff(), "clerk"),
    ):
        for found in pattern.finditer(letter.rest):
            span = _judged(letter, found["name"], found.start("name"), kind)
            if span and taken.take(span.start, span.end):
                yield span
    others = (*_beside_a_number(letter), *_another_person(letter))
    for span in (*_misspelled(letter), *_named_plainly(letter), *others):
        if taken.take(span.start, span.end):
            yield span


def _judged(letter: Letter, written: str, start: int, kind: str) -> Span | None:
    name = _trimmed(written)
    if not name:
        return None
    file = letter.file
    others = (*file.people, file.signer.name, *(each.who for each in file.conversations))
    known = (file.patient, file.member) if kind in ("patient", "member") else others
    everyone = (file.patient, file.member, file.payer.name, file.practice.name, *others)
    end = start + len(name)
    parts = name_words(name)
    if (
        kind in ("patient", "member")
        and len([each for each in parts if len(each) > 1]) < 2
        and not any(is_same(name, each) for each in known)
    ):
        return None
    if kind in ("patient", "member") and parts and any(set(parts) <= set(name_words(each)) for each in file.words):
        return None  # “a member of PPO Gold”
    first = name.split(",")[0]  # “Member: Ana Lund, PPO Family”
    if any(is_same(name, each) or (" " in first and is_same(first, each)) for each in everyone if each):
        return Span(start, end, "name", Verdict.RIGHT, "The file has this name.", kind)
    near = next((each for each in known if each and _is_near(parts, name_words(each))), "")
    if near:
        return Span(start, end, "name", Verdict.SLIP, f"The file has {near}. Look at each letter.", kind)
    if kind == "doctor" and (
        not file.people or "dear" in letter.before(start, 25).lower() or "attn" in letter.before(start, 25).lower()
    ):
        return Span(start, end, "name", Verdict.ALONE, "The file names no doctors.", kind)
    why = _ANOTHER if kind == "patient" else "The file names nobody so."
    return Span(start, end, "name", Verdict.UNSUPPORTED, why, kind)


def _trimmed(written: str) -> str:
    """The name without the words of a form that stand behind or before it."""
    no_names = words().not_names
    kept = ""
    for found in re.finditer(r"[A-Za-z'\-]+\.?,?", written):
        word = found.group().strip(".,'-").lower()
        if word in no_names and len(found.group().rstrip(".,")) > 1:
            break
        kept = written[: found.end()]
    return kept.rstrip(", -")


@lru_cache(maxsize=4096)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell people apart, in plain small letters."""
    cleaned = re.sub(r"'s\b", "", fold(name)).replace("'", "")
    found = [each.lower() for each in re.findall(r"[A-Za-z]+", cleaned)]
    return tuple(each for each in found if each not in words().titles)


def is_same(written: str, true: str) -> bool:
    """Whether a written name may stand for a true one: each word is one of its words or an initial of one."""
    parts, whole = name_words(written), name_words(true)
    if not parts:
        return False
    full = [each for each in parts if each in whole]
    joined = "".join(whole)
    is_all = len(full) > 1  # another initial in the middle of a whole name is nobody else
    return bool(full) and all(
        each in whole
        or (len(each) == 1 and (is_all or any(one[0] == each for one in whole)))
        or (len(each) > 3 and each in joined)
        for each in parts
    )


def _is_near(parts: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether each word is a true one or a slip away from one, and at least one is true or all are near."""
    return bool(parts) and all(
        each in whole
        or (len(each) == 1 and any(one[0] == each for one in whole))
        or any(is_slip(each, one) for one in whole)
        for each in parts
    )


def _named_plainly(letter: Letter) -> Iterable[Span]:
    """The patient's and the member's names wherever else they stand."""
    for label, name in (("patient", letter.file.patient), ("member", letter.file.member)):
        for pattern in name_patterns(name):
            for found in pattern.finditer(letter.rest):
                yield Span(*found.span(), "name", Verdict.RIGHT, "The file has this name.", label)


def _another_person(letter: Letter) -> Iterable[Span]:
    """Whose letter this is said to be, where the patient is not named at all; and each unknown Mr. or Ms."""
    file = letter.file
    known = {
        *words().not_names,
        *name_words(" ".join((file.patient, file.member, file.payer.name, file.practice.name, file.signer.name))),
        *name_words(
            " ".join((*file.words, *file.people, *(each.who for each in file.conversations), *file.practice.address))
        ),
        *(name for each in file.payer.addresses for line in each.lines for name in name_words(line)),
        *re.findall(r"(?<![\w.])[a-z]+", letter.text),  # what is also written small is no name
    }
    if not {*name_words(file.patient), *name_words(file.member)} & set(name_words(letter.text)):
        for found in _WHOSE.finditer(letter.rest, 0, _HEAD):
            at = found.start("name")
            is_greeting = _SIGNED.search(letter.before(at, 40)) or _DEAR.search(_line_of(letter.text, at))
            if not is_greeting and not known & set(name_words(found["name"])):
                yield Span(*found.span("name"), "name", Verdict.UNSUPPORTED, _ANOTHER, "patient")
    for found in _TITLED.finditer(letter.rest):
        sentence = letter.sentence(found.start())
        if known & set(name_words(found["name"])) or _theirs().search(letter.text, sentence.start, sentence.end):
            continue
        yield Span(*found.span("name"), "name", Verdict.UNSUPPORTED, _ANOTHER, "patient")


_DEAR = re.compile(r"\bdear\b", re.IGNORECASE)


def _line_of(text: str, place: int) -> str:
    return text[text.rfind("\n", 0, place) + 1 : (text.find("\n", place) + 1 or len(text))]


_SIGNED = re.compile(r"\b(?:regards|sincerely|yours|thanks|thank you|respectfully|truly|wishes)\b\W*$", re.IGNORECASE)


def _beside_a_number(letter: Letter) -> Iterable[Span]:
    """Another name that stands before this patient's own number: “Ada Lund, member number …”."""
    file = letter.file
    small = {*re.findall(r"(?<![\w.])[a-z]+", letter.text)}  # what is also written small is no name
    for value in (file.member_id, file.payer_claim_number, file.claim_number):
        for number in spelled(value).finditer(letter.text) if value else ():
            found = _BEFORE_NUMBER.search(letter.text, max(0, number.start() - 60), number.start())
            if not found or (small | words().not_names) & set(name_words(found["name"])):
                continue
            span = _judged(letter, found["name"], found.start("name"), "patient")
            if span and span.verdict is Verdict.UNSUPPORTED:
                yield span


_ANOTHER = "The file is about another patient, and has nobody of this name."
_HEAD = 1200  # a letter says in its first lines whose it is
_GIVEN = r"[A-Z](?:[a-z'-]+[A-Z]?[a-z-]+)"
_WHOSE = re.compile(
    rf"(?<![\w&'-])(?P<name>{_GIVEN}(?: [A-Z]\.)?(?: (?:de|da|van|von|la|le|bin|al))*(?: {_GIVEN}){{1,2}}"
    rf"|{_GIVEN}(?:[- ]{_GIVEN})?, {_GIVEN}(?: [A-Z]\.)?)(?![\w'&-])"
)
_BEFORE_NUMBER = re.compile(
    rf"{_WHOSE.pattern} ?[,;:|/(-]{{1,2}} ?(?i:(?:member|subscriber|claim|id|number|no|num)\b[ .:#]{{0,3}}){{0,3}}$"
)
_TITLED = re.compile(rf"(?<!Dear )\b(?:Mr|Mrs|Ms|Mx|Miss)\.?\s(?P<name>{_GIVEN}(?: {_GIVEN})?)")


@cache
def _theirs() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:your|you|dear|attn|plan|payer"
        r"|(?:in|at|from) (?:\w+ ){0,3}(?:desk|unit|department|team|care|services|line)"
        rf"|{words().people['theirs']})\b",
        re.IGNORECASE,
    )


def _misspelled(letter: Letter) -> Iterable[Span]:
    """Two words of the patient's, the member's or a doctor's name, one of them a slip away, wherever they stand."""
    doctors = (("doctor", each) for each in letter.file.people)
    for label, name in (("patient", letter.file.patient), ("member", letter.file.member), *doctors):
        whole = name_words(name)
        for found in _TWO_WORDS.finditer(letter.rest) if len(whole) > 1 else ():
            start, end = found.span("pair")
            parts = name_words(found["pair"])
            odd = [each for each in parts if each not in whole]
            if len(parts) < 2 or len(odd) != 1 or not any(is_slip(odd[0], each) for each in whole):
                continue
            yield Span(start, end, "name", Verdict.SLIP, f"The file has {name}. Look at each letter.", label)


_TWO_WORDS = re.compile(rf"(?<![\w'-])(?=(?P<pair>{_WORD},?[ ]{{1,2}}{_WORD}))")


@lru_cache(maxsize=512)
def name_patterns(name: str) -> tuple[re.Pattern[str], ...]:
    """Two words of the name or more, in any order and with initials; or a title and the last of them."""
    parts = [
        each for each in re.findall(r"[A-Za-z]+", re.sub(r"['.]", "", fold(name))) if each.lower() not in words().titles
    ]
    if len(parts) < 2:
        return ()
    word = {each: "'?".join(each) for each in parts}
    initials = "".join(sorted({each[0] for each in parts}))
    some = f"(?:{'|'.join(word.values())})"
    between = r"(?:[^\S\n]|[,.\-]|\n(?!\s*\n)){1,3}"  # over the end of a line, and not of a paragraph
    return (
        re.compile(
            rf"(?<!\w){some}(?:{between}(?:[A-Z]\.?{between})?{some}(?!\w)){{1,{len(parts) - 1}}}", re.IGNORECASE
        ),
        re.compile(rf"(?<!\w)[{initials}]\.\s{{0,3}}{word[parts[-1]]}(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:Mr|Mrs|Ms|Mx|Miss)\.?\s(?:{some}{between})*{word[parts[-1]]}(?!\w)", re.IGNORECASE),
    )
