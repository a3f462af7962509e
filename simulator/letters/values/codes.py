"""Reason, remark, procedure, diagnosis and modifier codes in a letter, and whether the file has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from simulator.letters.file import LetterFile
from simulator.letters.marked import Span, Verdict
from simulator.letters.reading.letter import Letter, Taken
from simulator.letters.reading.numerals import from_to, spoken_number
from simulator.letters.reading.slips import is_digit_slip, is_slip
from simulator.letters.reading.spellings import bare

_REASON = re.compile(
    r"\b(?P<group>(?:CO|PR|OA|PI)(?=[\s\-:/]{0,3}\w)|(?i:CO|PR|OA|PI)(?=-?\d))[\s\-:/]{0,3}(?P<code>\d{1,3}|[ABPDWY]\d{1,2})\b(?!\.\d|[\-/]\d)"
)
_NAMED_REASON = re.compile(
    r"\b(?<!freq )(?<!frequency )(?:carc|(?:denial|reason|adjustment|group|rejection"
    r"|claim adjustment reason)(?: reason)?(?: codes?)?|code|codes)[ #:\-]{1,3}(?:no\.? |number "
    r"|of |is |was |reads )?[\"'(]?(?P<code>\d{1,3}|[ABP]\d{1,2})\b(?![\-/.]\d|,\d|\s?(?:days|CFR"
    r"|U\.?S))",
    re.IGNORECASE,
)
_DENIAL = re.compile(r"(?<![\w.,$/-])(?P<code>\d{2,3}|[ABP]\d{1,2})\s(?:denials?|rejections?)\b", re.IGNORECASE)
_REMARK = re.compile(r"(?<![\w.-])(?P<code>(?:MA|N|M)-?\d{1,3})(?![\w]|\.\d|-\d)")
_NAMED_REMARK = re.compile(
    r"\b(?:rarc|remark(?: codes?)?)[\s#:\-]{1,3}(?P<code>(?:MA|N|M)[ -]?\d{1,3})\b", re.IGNORECASE
)
_PROCEDURE = re.compile(r"(?<![\w'-])(?P<code>[A-HJ-MP-VX][ -]?\d{4})(?![\w]|-\d\d\d|\.\d)", re.IGNORECASE)
_NAMED_PROCEDURE = re.compile(
    r"\b(?:procedure|cpt|hcpcs|service|billing)\s(?:codes?)[\s#:\-]{1,3}(?:is |was )?(?P<code>[A-Z]?\d{4,5}[A-Z]?)\b",
    re.IGNORECASE,
)
_DIAGNOSIS = re.compile(r"(?<![\w-])(?P<code>[A-TV-Z]\d[0-9A-Z]\.[0-9A-Z]{1,4})(?!\w)", re.IGNORECASE)
_NAMED_DIAGNOSIS = re.compile(
    r"\b(?:diagnosis|diagnoses|dx|icd-?10(?:-cm)?)(?: codes?)?[\s#:|\-(]{1,30}(?:is |was "
    r"|of )?(?!X\d{4}\b)(?P<code>[A-TV-Z]\d[0-9A-Z](?:\.?[0-9A-Z]{1,4})?)\b(?!-)",
    re.IGNORECASE,
)
_BARE_DIAGNOSIS = re.compile(  # I10, E119, G43909: only where words say that it is one
    r"(?:\b(?:for|with|and|had|has|having|under|condition|problem|diagnosed"
    r"|[A-Z]\d[0-9A-Z]{1,5}(?:\.\d+)? ?[),/&|]{1,2})[\s(:]{1,2}"
    r"|[a-z] \(|[a-z], )(?P<code>[A-LO-TV-WYZ]\d{2}(?:\d|\d{3,4})?|[MN]\d{5})(?![\w-]|\.\d)"
)
_FIVE = re.compile(r"(?<![\w.,$/#-])(?P<code>\d{5}|\d{4}[A-Z])(?![\w/]|[.,]\d|-\d{3})")
_AT_LINE = re.compile(r"(?<![\w-])(?:[A-HJ-MP-VX]\d{4} ?- ?|\d{5}-)(?P<code>[A-Z0-9]{2})(?![\w-])")
_MODIFIER = re.compile(r"\b(?:modifiers?|mod)[\s#:\-\"']{1,3}(?:code )?(?P<code>[A-Z0-9]{2})\b", re.IGNORECASE)
_CARRIED_ONE = re.compile(
    r"\b(?:claim|line)\b[^.;\n]{0,30} (?:carried|carries|bore|had|showed|went out with|was (?:sent|billed|filed) with)"
    r" (?:an? |the )?"
    r"(?P<code>(?-i:LT|RT|TC|50|59|25|26|76|77|X[ESPU]))\b",
    re.IGNORECASE,
)
_SMALL = frozenset("is it in on of to we at by or an as be if no so up us was the".upper().split())


def read_codes(letter: Letter) -> Iterable[Span]:
    """Each code in the letter."""
    file = letter.file
    taken = Taken(letter.rest)
    found: list[Span] = [
        *_grouped(letter),
        *_plain(letter, _NAMED_REASON, file.reasons, "reason"),
        *_plain(letter, _DENIAL, file.reasons, "reason"),
    ]
    for patterns, true, kind in (
        ((_NAMED_REMARK, _REMARK), file.remarks, "remark"),
        ((_NAMED_DIAGNOSIS, _DIAGNOSIS, *_known(file.diagnoses), _BARE_DIAGNOSIS), file.diagnoses, "diagnosis"),
        ((_NAMED_PROCEDURE, _PROCEDURE), file.procedures, "procedure"),
        ((_MODIFIER, _AT_LINE, _CARRIED_ONE), file.modifiers, "modifier"),
    ):
        for pattern in patterns:
            found += _plain(letter, pattern, true, kind)
    if _bought(file.procedures):  # any other five digits may be a place, or money
        five = _plain(letter, _FIVE, file.procedures, "procedure")
        found += [each for each in five if each.verdict in (Verdict.RIGHT, Verdict.SLIP)]
    found += _no_such_lines(letter)
    return [each for each in found if taken.take(each.start, each.end)]


def _no_such_lines(letter: Letter) -> Iterator[Span]:
    """Each line of the claim that is named by its number, and that the claim does not have."""
    lines = max((int(each[1]) for label in letter.file.amounts if (each := _LABEL.match(label))), default=0)
    for found in _LINE.finditer(letter.rest) if lines else ():
        if spoken_number(found["line"]) > lines:
            yield Span(*found.span("what"), "line", Verdict.SLIP, f"This claim has {lines} line{'s' * (lines > 1)}.")


_LABEL = re.compile(r"line (\d+) ")
_LINE = re.compile(
    rf"\b(?:pay|on|deny|denied|for|overturn|reprocess|reverse|refused|allow|of) "
    rf"(?P<what>line (?P<line>\d{{1,2}}|{from_to(1, 12)}))\b"
    r"(?! of (?:your|the|this) (?:letter|page|notice|policy|manual|form|remittance))(?!\.\d)",
    re.IGNORECASE,
)


def _bought(procedures: Iterable[str]) -> list[str]:
    """The codes that are not the kit's own: a team may have brought those of its license."""
    return [each for each in procedures if _FIVE.fullmatch(each)]


def _known(codes: Iterable[str]) -> list[re.Pattern[str]]:
    """The file's own codes without their dots."""
    return [re.compile(rf"(?<![\w-])(?P<code>{bare(each)})(?![\w-]|\.\d)", re.IGNORECASE) for each in codes]


def names_another_code(letter: Letter, place: int) -> bool:
    """Whether the sentence at a place names a procedure, and none of this claim."""
    sentence = letter.sentence(place)
    named = {bare(each["code"]) for each in _PROCEDURE.finditer(letter.text, sentence.start, sentence.end)}
    return bool(named) and not named & {bare(each) for each in letter.file.procedures}


def _grouped(letter: Letter) -> Iterator[Span]:
    """CO-197, CO 197, PR2: group and reason together."""
    true = {bare(each): each for each in letter.file.reasons}
    for found in _REASON.finditer(letter.rest):
        written = bare(found["group"] + found["code"])
        yield _judged(letter, found.start(), found.end(), written, true, "reason")


def _plain(letter: Letter, pattern: re.Pattern[str], codes: Iterable[str], kind: str) -> Iterator[Span]:
    true = {bare(each): each for each in codes}
    if kind == "reason":  # without its group
        true |= {re.sub(r"^(?:CO|PR|OA|PI)", "", each): whole for each, whole in true.items()}
    for found in pattern.finditer(letter.rest):
        written = bare(found["code"])
        if kind == "modifier" and (written in _SMALL or not (found["code"].isupper() or found["code"].isdigit())):
            continue
        if _MONEY.match(letter.after(found.end("code"), 12)):
            continue  # “the denial of 290 dollars”
        yield _judged(letter, found.start("code"), found.end("code"), written, true, kind)


_MONEY = re.compile(r"\s?(?:dollars|USD|\.\d\d)\b", re.IGNORECASE)


def _judged(letter: Letter, start: int, end: int, written: str, true: dict[str, str], kind: str) -> Span:
    if written in true:
        return Span(start, end, "code", Verdict.RIGHT, f"The file has this {kind} code.", kind)
    if kind == "modifier" and written in letter.file.modifiers_due:
        return _due(letter, start, end, written)
    alike = (whole for each, whole in true.items() if len(each) == len(written) and _is_alike(written, each))
    near = next((whole for whole in alike if not letter.has_beside(start, whole)), "")
    if near:
        return Span(start, end, "code", Verdict.SLIP, f"The file has {near}. Look at each sign.", kind)
    is_asked = kind in ("modifier", "reason") and _ASKED.search(letter.before(start, 60))
    if is_asked or _DENIED.search(letter.before(start, 45)):
        return Span(start, end, "code", Verdict.ALONE, "This code is denied, supposed or offered.", kind)
    if kind == "modifier" and _LEFT_OFF.match(letter.after(start + len(written), 60)):
        return Span(start, end, "code", Verdict.ALONE, "This modifier is said to be lacking.", kind)
    if kind == "modifier" and (
        _AS_SENT.search(letter.before(start, 60)) or _STOOD.match(letter.after(start + len(written), 60))
    ):
        return Span(start, end, "code", Verdict.FABRICATED, _carried(letter.file), kind)
    return Span(start, end, "code", Verdict.UNSUPPORTED, f"The file has no {kind} code like this one.", kind)


def _due(letter: Letter, start: int, end: int, code: str) -> Span:
    """A modifier that a corrected claim must carry: rightly asked for, and untrue of the claim as it was sent."""
    before, behind = letter.before(start, 60), letter.after(end, 60)
    is_denied = _ASKED.search(before) or _DENIED.search(letter.before(start, 45)) or _LEFT_OFF.match(behind)
    if not is_denied and (_AS_SENT.search(before) or _STOOD.match(behind)):
        return Span(start, end, "code", Verdict.FABRICATED, _carried(letter.file), "modifier")
    return Span(start, end, "code", Verdict.RIGHT, f"The line should carry {code}.", "modifier")


def _carried(file: LetterFile) -> str:
    others = ", ".join(file.modifiers)
    return f"The claim carried other modifiers: {others}" if others else "The claim carried no such modifier."


_DENIED = re.compile(
    r"\b(?:not|no|never|without|instead of|rather than|if|would|should|could|needs?|wants?|lack\w*|missing|n't|or|nor"
    r"|add(?:ing)?|append(?:ing)?|corrected claim|unlike|such as|like|whether)\b[^.;]*$",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\b(?:please|kindly|say so|correct it to|read the line as)\b[^.;]*$", re.IGNORECASE)
_AS_SENT = re.compile(
    r"\b(?:billed|sent|submitted|carried|carries|showed|shows|had|has|bore|appended|reported|filed|went out"
    r"|did (?:carry|bear|show|have|hold|include))\b[^.;]*$",
    re.IGNORECASE,
)
_LEFT_OFF = re.compile(r"\s(?:(?:is|was) (?:not|missing|left)|isn't|wasn't)\b", re.IGNORECASE)
_STOOD = re.compile(r"\s(?:stood|was|were|appeared|went out)\b[^.;]{0,40}\b(?:claim|line|sent|billed)", re.IGNORECASE)


def _is_alike(written: str, true: str) -> bool:
    """A slip of the hand; of a modifier, one of its two signs, while the other is right."""
    return is_slip(written, true) or (len(true) == 2 and written != true and is_digit_slip(written, true))
