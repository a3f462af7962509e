"""Whether the file bears out what a letter claims in words: proved, denied, not known, or told rightly all the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from simulator.letters.marked import Verdict
from simulator.letters.reading.days import days_in
from simulator.letters.reading.letter import Letter
from simulator.letters.reading.plain import fold
from simulator.letters.reading.spellings import spelled
from simulator.letters.rules.claims import Claim
from simulator.letters.told.talks import TALK, judged_talk

Judged: TypeAlias = tuple[Verdict, str]
Judge: TypeAlias = Callable[[Letter, Claim, int, int], Judged | None]

_BEHIND = 25  # characters


def borne_out(letter: Letter, claim: Claim, start: int, end: int) -> Judged:
    """What becomes of a claim between two places of a letter, and why: by the first that knows, or the file."""
    judged = (judge(letter, claim, start, end) for judge in _JUDGES)
    return next((each for each in judged if each), None) or _by_the_file(letter, claim, start, end)


def _by_the_file(letter: Letter, claim: Claim, start: int, end: int) -> Judged:
    known = letter.file.knows(claim.fact)
    if known:
        return Verdict.RIGHT, f"The file bears it out: {claim.says}."
    if known is False:
        return Verdict.FABRICATED, f"The file says otherwise than that {claim.says}."
    if claim.unknown is Verdict.UNSUPPORTED and _stands_in_the_file(letter, start, end):
        return Verdict.ALONE, "The file says so."
    return claim.unknown, f"Nothing in the file proves that {claim.says}."


def _test(letter: Letter, claim: Claim, start: int, _: int) -> Judged | None:
    if claim.fact == "test_result" and not letter.file.knows(claim.fact) and _is_of_no_day(letter, start):
        return Verdict.FABRICATED, "The file has no test of this day."
    return None


def _box(letter: Letter, claim: Claim, start: int, _: int) -> Judged | None:
    """What the claim carried in its boxes and on its lines."""
    known = letter.file.knows(claim.fact)
    if claim.fact == "on_claim" and known is False:
        if _names_what_was_sent(letter, start):
            return Verdict.ALONE, "The claim went out with this number."
        if letter.file.knows("box_24j") and letter.has_beside(start, letter.file.numbers.get("rendering npi", "-")):
            return Verdict.ALONE, "The claim went out with this number."
        if _names_a_modifier_sent(letter, start):
            return Verdict.ALONE, "The claim went out with this modifier."
    is_of_its_box = claim.fact == "on_claim" or claim.name == "approval_on_claim"
    if is_of_its_box and known and (other := _not_in_its_box(letter, start)):
        return Verdict.FABRICATED, other
    return None


def _of_another_patient(letter: Letter, claim: Claim, _: int, end: int) -> Judged | None:
    """“You gave an approval to Ana Florea”: her paper lies in our file, and her name is marked for it."""
    others = [each.value for each in letter.file.protected if each.kind == "other_patient"]
    is_theirs = claim.fact == "approval" and any(
        each in letter.text[end : end + len(each) + _BEHIND] for each in others
    )
    return (Verdict.ALONE, "The file has such a paper of another patient.") if is_theirs else None


def _coverage(letter: Letter, claim: Claim, start: int, _: int) -> Judged | None:
    """What the payer's portal answered: it has the same answer on each day that it is asked."""
    if claim.fact != "eligibility_verified" or not letter.file.knows("coverage_active"):
        return None
    if claim.name == "portal_answer":
        return Verdict.ALONE, "The file has the same answer."
    told = _days_told(letter, start)
    later = {(each.month, each.day) for each in letter.file.all_dates if each > max(letter.file.services, default=each)}
    return (Verdict.ALONE, "It was asked after the visit, and the file has the same answer.") if told & later else None


def _talk(letter: Letter, claim: Claim, start: int, end: int) -> Judged | None:
    return judged_talk(letter, start, end) if claim.fact == TALK else None


def _of_a_day_on_file(letter: Letter, claim: Claim, start: int, end: int) -> Judged | None:
    """What is told of a day on which the file has something of its kind."""
    if claim.fact == "payer_letter" and not _is_of_no_day(letter, start):
        return Verdict.ALONE, "The file has a paper of this day."
    if (
        claim.fact == "promise"
        and _AN_ANSWER.search(letter.text, start, end + _BEHIND)
        and _is_of_a_talk_on_file(letter, start)
    ):
        return Verdict.ALONE, "The file has a talk of this day."
    known = letter.file.knows(claim.fact)
    is_request = claim.fact == "earlier_letter" and _REQUEST.search(letter.text, start, end)
    if is_request and not known and _is_of_a_day_told(letter, start):  # of enrollment, of an approval
        return Verdict.ALONE, "The file has something of this day."
    if claim.fact == "enrolled" and not known and _is_of_its_first_day(letter, start):
        return Verdict.RIGHT, "The file has this first day."
    return None


_JUDGES: tuple[Judge, ...] = (_of_another_patient, _test, _box, _coverage, _talk, _of_a_day_on_file)


def _stands_in_the_file(letter: Letter, start: int, end: int) -> bool:
    """Whether the file's own words say just this."""
    said = fold(letter.text[start:end]).lower()
    return len(said.split()) > 2 and any(said in fold(each).lower() for each in letter.file.words)


def _names_what_was_sent(letter: Letter, place: int) -> bool:
    """Whether a sentence names the wrong number that the claim carried: it owns up, and claims nothing."""
    sentence = letter.sentence(place)
    sent = [value for label, value in letter.file.numbers.items() if label.endswith(" as sent")]
    return any(spelled(each).search(letter.text, sentence.start, sentence.end) for each in sent)


def _names_a_modifier_sent(letter: Letter, place: int) -> bool:
    """Whether a sentence names a modifier that the claim did carry."""
    sentence = letter.sentence(place)
    named = _MODIFIER.search(letter.text, sentence.start, sentence.end)
    return bool(named and (named["before"] or named["behind"]).upper() in letter.file.modifiers)


_MODIFIER = re.compile(r"\bmodifier (?P<behind>[A-Z\d]{2})\b|\b(?P<before>[A-Z\d]{2}) modifier\b", re.IGNORECASE)


def _not_in_its_box(letter: Letter, place: int) -> str:
    """Why an approval that a sentence names did not stand on the claim: another one did; or ""."""
    sent, sentence = letter.file.numbers.get("box 23"), letter.sentence(place)
    ends = _ON_TO_THE_NEXT.search(letter.text, place, sentence.end)
    said = letter.text[sentence.start : ends.start() if ends else sentence.end]
    others = [each.number for each in letter.file.approvals if each.number != sent]
    named = _BOTH.search(said) or any(spelled(each).search(said) for each in others)
    return f"Box 23 had {sent}, and no other approval." if sent and others and named else ""


_ON_TO_THE_NEXT = re.compile(r", and (?:the|our|its|an?)\b|;", re.IGNORECASE)
_BOTH = re.compile(
    r"\b(?:both|all|(?<!earlier of the )(?<!first of the )(?<!older of the )(?<!one of the )two) "
    r"(?:\w+ )?(?:approvals?|authorizations?|numbers)\b",
    re.IGNORECASE,
)


def _is_of_its_first_day(letter: Letter, place: int) -> bool:
    """Whether a sentence names the day from which the file has the provider enrolled."""
    sentence = letter.sentence(place)
    told = {(each.month, each.day) for each in days_in(letter.text[sentence.start : sentence.end])}
    first = {(on.month, on.day) for label, on in letter.file.dates.items() if label.startswith("enrolled")}
    return bool(told & first)


_REQUEST = re.compile(r"\brequest\b", re.IGNORECASE)


def _is_of_no_day(letter: Letter, place: int) -> bool:
    """Whether a sentence tells of a day that the file does not have, even by a slip of the hand."""
    told = _days_told(letter, place)
    return bool(told) and not told & {(each.month, each.day) for each in letter.file.all_dates}


def _is_of_a_day_told(letter: Letter, place: int) -> bool:
    """Whether a sentence tells of days that the file has, every one."""
    told = _days_told(letter, place)
    return bool(told) and told <= {(each.month, each.day) for each in letter.file.all_dates}


_AN_ANSWER = re.compile(
    r"\bpromised (?:us |me |our office )?(?:an?|the|our|your) (?:answer|decision|reply|call|review)", re.IGNORECASE
)


def _is_of_a_talk_on_file(letter: Letter, place: int) -> bool:
    """Whether a sentence names a talk of the file by its number, or by its day with no day that the file lacks."""
    held = letter.file.conversations
    if any(each.reference and letter.has_beside(place, each.reference) for each in held):
        return True
    talks = {(each.on.month, each.on.day) for each in held if each.on}
    return _is_of_a_day_told(letter, place) and bool(talks & _days_told(letter, place))


def _days_told(letter: Letter, place: int) -> set[tuple[int, int]]:
    sentence = letter.sentence(place)
    return {(each.month, each.day) for each in days_in(letter.text[sentence.start : sentence.end])}
