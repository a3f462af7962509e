"""Talks that a letter tells of: what is none, and whether the log holds one that is told."""

from __future__ import annotations

import re
from functools import cache

from simulator.letters.marked import Verdict
from simulator.letters.reading.days import days_in
from simulator.letters.reading.letter import Letter
from simulator.letters.reading.plain import fold
from simulator.letters.reading.slips import is_digit_slip
from simulator.letters.rules.words import words

TALK = "conversation"  # the fact of data/letters/claims that a talk with the payer needs


def is_no_talk(said: str, match: re.Match[str], clause: int) -> bool:
    """Whether words that may tell of a talk tell of a paper or of others. `clause` is where their part begins."""
    before = said[: match.start()]
    return bool(
        _PAPER_TELLS.search(before)  # “your report of 14 July told us”
        or _PHONE_NEXT.match(said, match.end())  # “By: Dana Okonkwo-Reyes, phone (316) 555-0138”
        or _TOLD_NOBODY.match(said, match.end())
        or _OTHERS_TELL.search(before)  # “two other practices have told us”
        or _IN_PRINT.search(said, 0, match.start() + 5)  # “in your remittance you told us”
        or (clause and _IN_WHICH.search(said, 0, clause))  # “the letter in which you told us”
        or _HEADS_IT.fullmatch(said)  # “What you told us:”
        or _PATIENT_HEARD.search(before)  # “the patient, who was told by you not to pay yet”
    )


def judged_talk(letter: Letter, start: int, end: int) -> tuple[Verdict, str] | None:
    """What a talk told in a letter is worth, with the reason; None where the log bears it out, or would have to."""
    if letter.file.knows(TALK):
        return None if _is_on_the_log(letter, start) else (Verdict.FABRICATED, _NOT_ON_THE_LOG)
    if letter.file.knows("approval") and _SAID_YES.match(letter.text, start):
        return Verdict.ALONE, "The approval on file says so."
    if _is_in_the_notice(letter, start, end):
        return Verdict.ALONE, "The payer’s notice of this day told it."
    if _is_a_refusal(letter, start, end):
        return Verdict.ALONE, "A refusal that is only told proves nothing."
    sentence = letter.sentence(start)
    if _OUR_HABIT.search(letter.text[sentence.start : sentence.end]):
        return Verdict.UNSUPPORTED, "Nothing in the file proves that our office works so."
    by = _BY_THE_PATIENT.search(letter.before(start, 40))
    if by and (not by["name"] or by["name"].lower() in fold(f"{letter.file.patient} {letter.file.member}").lower()):
        has_called = _CALLED.search(letter.text, start, end) is not None
        return Verdict.UNSUPPORTED if has_called else Verdict.ALONE, "No paper tells of this call."
    return None


_SAID_YES = re.compile(
    r"you (?:\w+ )?(?:told us|said) (?:yes|to go ahead)\b(?![^.;]*\b(?:phone|call\w*|line)\b)", re.IGNORECASE
)
_OUR_HABIT = re.compile(  # “our staff check each approval by phone”
    r"^\W*(?:\w+ of )?our (?:\w+ ){0,2}(?:staff|desk|team|people|billers?|nurses?|schedulers?|clerks?)"
    r"\b[^.;]*\b(?:each|every|always)\b",
    re.IGNORECASE,
)
_NOT_ON_THE_LOG = "The log holds no such talk. Give the day, the name or the reference of one that it holds."
_IN_PRINT = re.compile(
    r"\b(?:in|by|with|on|per) (?:your|the|its|this|that) (?:\w+ )?"
    r"(?:remittance|notice|decision|denial|eob|explanation of benefits|policy|manual)\b",
    re.IGNORECASE,
)
_PAPER_TELLS = re.compile(
    r"\b(?:codes?|report|remittance|notice|letter|answer|portal|response|note)(?:\s(?:[A-Z]*\d[\w/-]*|of|dated|from|number|[A-Z][a-z]+),?)*\s$"
)
_PATIENT_HEARD = re.compile(r"\b(?:patient|member)\b,?(?: who)?\s*$", re.IGNORECASE)
_HEADS_IT = re.compile(r"\W*(?:\d+\W+)?what (?:you|we) (?:\w+ ){0,2}(?:told|said|wrote)(?: us| you)?\W*", re.IGNORECASE)
_PHONE_NEXT = re.compile(r"\W{0,3}\d{3}\W{1,2}\d{3}\b")
_TOLD_NOBODY = re.compile(r"\s(?:nobody|no one|nothing)\b", re.IGNORECASE)
_OTHERS_TELL = re.compile(r"\bother (?:practices|clinics|offices|providers|patients)\b[^,;]*$", re.IGNORECASE)
_IN_WHICH = re.compile(r"\bin\s+which\W*$", re.IGNORECASE)
_CALLED = re.compile(r"\b(?:called|phoned|telephoned|rang|dialed|line|hold)\b", re.IGNORECASE)
_BY_THE_PATIENT = re.compile(
    r"(?:\b(?:patient|member|she|he)|(?<!your )(?:Mr|Mrs|Ms|Mx)\.? (?P<name>[\w'-]+))"
    r"(?: (?:also|then|herself|himself|has|had))?\W*$",
    re.IGNORECASE,
)


def _is_in_the_notice(letter: Letter, start: int, end: int) -> bool:
    """Whether “you told us” is said of the day of a notice, and of no person and no call."""
    sentence = letter.sentence(start)
    said = letter.text[sentence.start : sentence.end]
    place = start - sentence.start
    before, behind = days_in(said[:place]), days_in(said[place:])
    told = [(each.month, each.day) for each in (*before[-1:], *behind[:1])][:1]
    is_of_it = bool(told) and told[0] in {(each.month, each.day) for each in letter.file.notices}
    return is_of_it and _YOU_TOLD.search(letter.text[start:end]) is not None and not _BY_VOICE.search(said)


def _is_a_refusal(letter: Letter, start: int, end: int) -> bool:
    """Whether “told us” is said of a no of the payer's, in no voice: “you told us that there was none on file”.

    It leans on nobody's word. What would spare us something (“that no approval was needed”) is no refusal.
    """
    sentence = letter.sentence(start)
    said, behind = letter.text[sentence.start : sentence.end], letter.text[start : sentence.end]
    if _BY_VOICE.search(said) or not _TOLD_US.search(letter.text, max(sentence.start, start - 10), end):
        return False
    return _REFUSED.search(behind) is not None and not _SPARED.search(behind)


_TOLD_US = re.compile(r"(?:,|\b(?:you|were|was|and|had)) (?:\w+ )?(?:told|informed|advised)\b", re.IGNORECASE)
_REFUSED = re.compile(
    r"(?:n't|\bcannot)\b|\b(?:no|not|none|nothing|never|late|ended|over|lapsed|denied|refused|wrong|missing|lacks?|lacked|duplicate"
    r"|reject\w*)\b",
    re.IGNORECASE,
)
_SPARED = re.compile(
    r"\b(?:approv\w*|authoriz\w*|referral|precert\w*|records?|notes?|paid|pay|reverse\w*|overturn\w*|reprocess\w*)\b"
    r"[^.;]*\b(?:not|no|without|never)\b[^.;]*\b(?:need\w*|requir\w*|necessary)\b"
    r"|\b(?:no|not|without)\b[^.;]*\b(?:approval|authorization|referral|records?)\b[^.;]*\b(?:need\w*|requir\w*|necessary)\b"
    r"|\bnone (?:was|is|were|would be) (?:needed|required|necessary)\b"
    r"|\b(?:would|will) (?:\w+ )?(?:be|pay|reverse|overturn|reprocess|correct|send)\b|\bno (?:problem|worry|need)\b",
    re.IGNORECASE,
)
_YOU_TOLD = re.compile(r"\byou (?:\w+ )?(?:told|informed|advised|said)\b", re.IGNORECASE)
_BY_VOICE = re.compile(
    r"\b(?:phone|telephone|calls?|called (?:us|me|our office)(?! late)|spoke|talk\w*|line|representative|agent"
    r"|supervisor|Mr|Mrs|Ms|Mx|hold|promis\w+|agree\w*)\b",
    re.IGNORECASE,
)


def _is_on_the_log(letter: Letter, place: int) -> bool:
    """Whether a talk is told as the log has it: on no other day, and with nobody else."""
    talks, sentence = letter.file.conversations, letter.sentence(place)
    if not talks:
        return True
    said = letter.text[sentence.start : sentence.end]
    told, own = ({(each.month, each.day) for each in some} for some in (days_in(said), letter.file.all_dates))
    slips = {
        day for day in told if any(is_digit_slip(_typed(day), _typed((each.on.month, each.on.day))) for each in talks)
    }
    if told - own - slips or (len(talks) == 1 and _ONE_MORE.search(said)):
        return False
    known = [fold(each) for talk in talks for each in (talk.who, talk.reference) if each]
    if _REFERENCE.search(said) and not any(talk.reference for talk in talks):
        return False
    by_day = any((each.on.month, each.on.day) in told for each in talks)
    by_name = _OF_THEIRS.search(said)
    return (
        (by_day and not (by_name and _is_of_a_stranger(letter, by_name.group())))
        or any(each.lower() in said.lower() for each in known)
        or not (_above().search(said) or _is_of_a_stranger(letter, said))
    )


def _is_of_a_stranger(letter: Letter, said: str) -> bool:
    """Whether some words name a Mr. or Ms. whom the file does not know."""
    file = letter.file
    known = fold(" ".join((file.patient, file.member, file.signer.name, *file.people))).lower()
    known += f" {fold(file.payer.name)} {fold(file.practice.name)}".lower()
    return any((found["name"] or found["given"]).lower() not in known for found in _SOMEBODY.finditer(said))


_REFERENCE = re.compile(
    r"\b(?:reference|ref|call(?: number)?|ticket|confirmation)\b[^.;\d]{0,15}?\b[A-Z]*\d[\d-]{3,}\b", re.IGNORECASE
)
_SOMEBODY = re.compile(
    r"\b(?:Mr|Mrs|Ms|Mx|Miss)\.? (?P<name>[A-Z][\w'-]+)"
    r"|\b(?:spoke|talked|call|conversation)\b[^.;]{0,30}? (?:with|to) (?P<given>[A-Z][a-z]+)\b(?! [A-Z\d])"
)
_OF_THEIRS = re.compile(r"\b(?:your|an?|with|to|by|from) (?:Mr|Mrs|Ms|Mx|Miss)\.? [A-Z][\w'-]+")
_ONE_MORE = re.compile(
    r"\b(?:second|third|another|further|later|follow[ -]up) (?:phone |telephone )?(?:call|talk|conversation)\b",
    re.IGNORECASE,
)


@cache
def _above() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words().people['above']})\b", re.IGNORECASE)


def _typed(day: tuple[int, int]) -> str:
    return f"{day[0]:02d}{day[1]:02d}"
