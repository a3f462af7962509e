"""Claim, member, approval and other numbers in a letter, however they are spaced, and whether the file has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from simulator.letters.file import LetterFile
from simulator.letters.marked import Span, Verdict
from simulator.letters.reading.letter import Letter
from simulator.letters.reading.slips import is_slip
from simulator.letters.reading.spellings import bare, begun_alike, shaped, spelled
from simulator.letters.rules.words import words

_GLUE = (
    r"(?:[\s\-]{0,3}(?:numbers?|no\b\.?|nr\b\.?|#|id\b|i\.d\.|ids\b|code|card|control|reference|ref\b\.?"
    r"|identification|identifier|record|ending in|is\b|was\b|under|as|of|reads?))*"
    r"(?:[ .:]{3,40}|[ |]{2,30}|[\s:#=(\"'-]{1,4})"
)
_TOKEN = (
    r"(?P<number>(?:(?!USD)(?-i:[A-Z]{2,4}) )?(?=[A-Z0-9\-]{0,14}\d)[A-Z0-9]+(?:[\-/.][A-Z0-9]+)*"
    r"(?: (?=[A-Z\-]*\d)[A-Z0-9\-]+){0,3})(?![\w/]|\.\d)"
)
_LOOSE = re.compile(r"(?<![\w/.$#-])(?=(?:[A-Za-z-]*\d){4})[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*(?![\w/%]|\.\d)")
_FITS = {
    "approval": ("approval",),
    "claim": ("claim", "payer claim", "account", "control", "invoice"),
    "member": ("member", "policy", "subscriber", "identification"),
    "group": ("group",),
}


def read_true_numbers(letter: Letter) -> Iterable[Span]:
    """Each number that the file has, with any spaces, dashes and case."""
    for label, value in sorted(letter.file.all_numbers.items(), key=lambda each: -len(each[1])):
        for found in spelled(value).finditer(letter.rest):
            if len(bare(value)) >= _LEAST_TO_SLIP and _GOES_ON.match(letter.rest, found.end()):
                continue  # “AU-5518-20943-B” is another number
            wrong = "" if label.endswith(_AS_SENT) else _wrong_name(letter, found.start(), label)
            carried = letter.file.all_numbers.get(f"{label}{_AS_SENT}")
            if carried and _SENT_WITH.search(letter.before(found.start(), 80)):
                why = f"The claim went out with {carried}."
                yield Span(found.start(), found.end(), "number", Verdict.FABRICATED, why, label)
            elif wrong:
                yield Span(found.start(), found.end(), "number", Verdict.UNSUPPORTED, wrong, label)
            else:
                says = f"The file has this number: {label}."
                yield Span(found.start(), found.end(), "number", Verdict.RIGHT, says, label)


_GOES_ON = re.compile(r"-[A-Za-z0-9]{1,3}\b(?!-)")
_AS_SENT = " as sent"  # what a claim carried by mistake
_SENT_WITH = re.compile(
    r"\b(?:we|our office|biller) (?:sent|filed|billed|submitted) (?:you )?"
    r"(?:our|the|this) claim (?:out )?(?:with|under|on)\b[^.;]*$"
    r"|\b(?:(?:our|the|this|original|first) claim(?: itself)?(?: of [^,;.]{4,25}?)?|it) (?:(?:was|had been|went|did) )?"
    r"(?:sent|filed|billed|submitted|out|go out|carried|showed|bore|had)\b"
    r"(?:(?!\b(?:not|no|never|without|instead|corrected|should|now|but|and)\b)[^.;])*$",
    re.IGNORECASE,
)
_LEAST_TO_SLIP = 7  # a shorter number is like too many others


def _by_value(file: LetterFile) -> dict[str, str]:
    """Each number of the file once, with the first of its labels."""
    return {value: label for label, value in reversed([*file.all_numbers.items()])}


def read_slipped_numbers(letter: Letter) -> Iterable[Span]:
    """Each number that is built as a long one of the file and is one slip of the hand away from it."""
    for value, label in _by_value(letter.file).items():
        true = bare(value)
        if len(true) < _LEAST_TO_SLIP:
            continue
        for found in shaped(value).finditer(letter.rest):
            if is_slip(bare(found.group()), true) and not letter.has_beside(found.start(), value):
                yield Span(
                    found.start(),
                    found.end(),
                    "number",
                    Verdict.SLIP,
                    f"The file has {value}. Look at each sign.",
                    label,
                )


def _wrong_name(letter: Letter, place: int, label: str) -> str:
    """Why a true number stands under the name of another."""
    named = _name_before(letter, place)
    fits = _FITS.get(named)
    own = next((name for name, labels in _FITS.items() if any(label.startswith(each) for each in labels)), "")
    if fits and own and own != named and not (own == "member" and named == "group"):
        return f"This is the {own} number. Name it so, or put the {named} number here."
    return ""


@cache
def _named(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words().numbers[name].pattern}){_GLUE}$", re.IGNORECASE)


def _name_before(letter: Letter, place: int) -> str:
    before = letter.before(place, 45)
    if _UNDER.search(before):
        return ""  # “you approved a brain MRI for this member under number TMA-26-3834”
    if not re.search(r"(?:number|no\b\.?|#|id\b|:)[\s:#=(-]*$", before, re.IGNORECASE):
        return ""
    return next((name for name in _FITS if _named(name).search(before)), "")


_UNDER = re.compile(r"\b(?:under|with|as|by) (?:the )?number\W*$", re.IGNORECASE)


def read_named_numbers(letter: Letter) -> Iterable[Span]:
    """Each number that the letter calls by a name, and the file does not have."""
    taken: list[tuple[int, int]] = []
    for name in words().numbers:
        for found in _called(name).finditer(letter.rest):
            number, start = found["number"], found.start("number")
            if any(one < start + len(number) and start < other for one, other in taken):
                continue
            span = _judged(letter, name, number, start)
            if span:
                taken.append((span.start, span.end))
                yield span
            more = _MORE.match(letter.rest, span.end) if span else None  # “receipts 60117 and 60142”
            if more and (also := _judged(letter, name, more["number"], more.start("number"))):
                taken.append((also.start, also.end))
                yield also


_MORE = re.compile(rf"(?:,|,? and|,? &|;) (?=[A-Z]{{0,4}}-?\d{{4}}){_TOKEN}")


_COUNTED = re.compile(
    r"\s(?:calendar |business )?(?:days?|units?|months?|dollars|minutes|pages?|visits?)\b", re.IGNORECASE
)


@cache
def _called(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words().numbers[name].pattern}){_GLUE}{_TOKEN}", re.IGNORECASE)


_A_DAY = re.compile(r"\d{1,2}/\d{1,2}")  # “the notice to the member of 10/30”
_ENDS = re.compile(r"(?:\.{3}|…|\bending (?:in|with) )$")


def _is_the_end_of_one(letter: Letter, number: str, start: int) -> bool:
    """Whether only the last signs of a true number are given: “our NPI (…0242)”."""
    is_end = _ENDS.search(letter.text, max(0, start - 12), start)
    return bool(is_end) and any(bare(each).endswith(bare(number)) for each in letter.file.all_numbers.values())


def _judged(letter: Letter, name: str, number: str, start: int) -> Span | None:
    for tried in _prefixes(number):
        near = _near(letter, tried)
        if near and not letter.has_beside(start, near):
            why = f"The file has {near}. Look at each sign."
            return Span(start, start + len(tried), "number", Verdict.SLIP, why, name)
    first = _first(number)
    least = 3 if name in ("group", "member") else 4 if name == "reference" else 5
    digits = sum(each.isdigit() for each in first)
    if len(bare(first)) < least or digits < 3 or _is_code(first) or re.fullmatch(_NO_NUMBER, first):
        return None
    if _A_DAY.fullmatch(first) or _is_the_end_of_one(letter, first, start):
        return None
    end = start + len(first)
    if first.isdigit() and _COUNTED.match(letter.text, end):
        return None  # “the plan gives the member 180 days”
    if made_up := _made_up(letter, name, start):
        return Span(start, end, "number", Verdict.FABRICATED, f"The file has no {made_up} of this number.", name)
    if name in ("npi", "reference") and not letter.file.all_numbers.get(name):
        says = "This is no value that the file holds."
        verdict = Verdict.ALONE if name == "npi" else Verdict.UNSUPPORTED
        return Span(start, end, "number", verdict, says, name)
    return Span(start, end, "number", Verdict.UNSUPPORTED, f"The file has no {name} number like this one.", name)


_NO_NUMBER = r"(?:19|20)\d\d|\d{1,6}\.\d\d"  # a year, an amount


def _first(number: str) -> str:
    """The groups that belong together: up to the first that has digits, and the long ones behind it."""
    kept: list[str] = []
    for group in number.split(" "):
        digits = sum(each.isdigit() for each in group)
        if kept and any(each.isdigit() for each in "".join(kept)) and digits < 3:
            break
        kept.append(group)
    return " ".join(kept)


def _is_code(text: str) -> bool:
    return (
        re.fullmatch(r"[A-Z]\d{4}|\d{5}(?:-\d{4})?|[A-Z]{2}-?\d{1,3}", text, re.IGNORECASE) is not None
        and not text.isdigit()
    )


def _prefixes(number: str) -> Iterator[str]:
    parts = number.split(" ")
    for count in range(len(parts), 0, -1):
        yield " ".join(parts[:count])


def _made_up(letter: Letter, name: str, start: int) -> str:
    """What a number is given out to be that the file would have to hold: an approval, a call; else nothing.

    “You approved this, number …” names an approval too.
    """
    if name in words().made_up:
        return name
    return "approval" if _APPROVED_UNDER.search(letter.before(start, 90)) else ""


_APPROVED_UNDER = re.compile(
    r"\b(?:approved|authori[sz]ed|pre-?approved|pre-?authori[sz]ed|pre-?certified|cleared)\b(?:(?!\b(?:not|no|never|for)\b)[^.;])*"
    r"(?:\b(?:number|no|under|reference|ref|auth)\b|#)\W*$",
    re.IGNORECASE,
)


def _near(letter: Letter, number: str) -> str:
    """The true number that a slip of the hand turned into this one."""
    written = bare(number)
    if len(written) < 4:
        return ""
    return next((each for each in letter.file.all_numbers.values() if is_slip(written, bare(each))), "")


def read_alike_numbers(letter: Letter) -> Iterable[Span]:
    """Each number that is built as one of the file is, and is not that one, whatever stands before it."""
    for value, label in _by_value(letter.file).items():
        pattern = begun_alike(value) if len(bare(value)) >= _LEAST_TO_SLIP else None
        for found in pattern.finditer(letter.rest) if pattern else ():
            near = is_slip(bare(found.group()), bare(value)) and not letter.has_beside(found.start(), value)
            name = label.split(" ")[0]
            verdict = Verdict.SLIP if near else Verdict.FABRICATED if name in words().made_up else Verdict.UNSUPPORTED
            why = (
                f"The file has {value}. Look at each sign." if near else f"The file has no {name} number like this one."
            )
            yield Span(*found.span(), "number", verdict, why, name)


def read_loose_numbers(letter: Letter) -> Iterable[Span]:
    """Each long number that stands without a name."""
    for found in _LOOSE.finditer(letter.rest):
        text, start = found.group(), found.start()
        near = _near(letter, text)
        if near and not letter.has_beside(start, near):
            yield Span(start, found.end(), "number", Verdict.SLIP, f"The file has {near}. Look at each sign.")
            continue
        digits = sum(each.isdigit() for each in text)
        has_letters = digits < len(text.replace("-", ""))
        if _is_code(text) or digits < (5 if has_letters else 8):
            continue
        about = _about(letter, start)
        if made_up := _made_up(letter, about, start):
            why = f"The file has no {made_up} of this number."
            yield Span(start, found.end(), "number", Verdict.FABRICATED, why, about)
        else:
            yield Span(start, found.end(), "number", Verdict.UNSUPPORTED, "The file has no number like this one.")


def _about(letter: Letter, start: int) -> str:
    """The name that stands nearest before a number in its sentence."""
    before = letter.before(start, 70)
    if len(before) < 40:  # “We have an approval. Its number is …”
        before = letter.text[max(0, start - 110) : start]
    ends = {
        name: max((each.end() for each in pattern.finditer(before)), default=-1)
        for name, pattern in words().numbers.items()
    }
    nearest = max(ends, key=ends.__getitem__)
    return nearest if ends[nearest] >= 0 else ""
