"""Where a letter goes and what it calls itself: the wrong desk, or another kind of request than is due now."""

from __future__ import annotations

import re
from collections.abc import Iterable

from simulator.letters.file import Address
from simulator.letters.marked import Span, Verdict
from simulator.letters.reading.letter import Letter
from simulator.letters.reading.phrases import says
from simulator.letters.reading.plain import fold
from simulator.letters.reading.spellings import worded
from simulator.letters.rules.parts import parts
from simulator.letters.told.statements import denies

_HEAD = 900  # a letter says in its first lines what it is


def read_heading(letter: Letter) -> Iterable[Span]:
    """The address of another desk, and the name of another kind of request."""
    return [each for each in (wrong_address(letter), wrong_level(letter)) if each]


def is_addressed(letter: Letter) -> bool:
    """Whether the payer is named, and with it a line of the right address that no other desk shares."""
    text = _squeezed(letter.text)
    lines = _own_lines(letter, letter.file.payer.desk)
    return _squeezed(letter.file.payer.name) in text and (not lines or any(_squeezed(each) in text for each in lines))


def wrong_address(letter: Letter) -> Span | None:
    """Where the letter names another desk of the payer, and not the one that decides."""
    payer = letter.file.payer
    is_named = any(worded(each).search(letter.text) for each in _own_lines(letter, payer.desk))
    if not payer.address or is_named or is_addressed(letter):
        return None  # “the claims desk, PO Box 306, or the appeals desk, PO Box 305?”
    for address in payer.addresses:
        if address.purpose == "claims" and not _is_for_who_decides(letter):
            continue
        for line in _own_lines(letter, address.purpose) if address.purpose != payer.desk else ():
            found = worded(line).search(letter.text)
            if found and (_stands_at_the_head(letter, found) or any(each.isdigit() for each in line)):
                why = f"This is the payer’s desk for {address.purpose}. Write to {', '.join(payer.address)}."
                return Span(*found.span(), "address", Verdict.SLIP, why, address.purpose)
    return None


def _is_for_who_decides(letter: Letter) -> bool:
    """Whether a letter asks for another decision. Where nothing is refused, another desk may be written to."""
    file = letter.file
    if not file.reasons or "MA130" in file.remarks:
        return False
    names = {file.level, *parts().alike} & {*parts().levels}
    return any(_called(letter, each) for each in names) or says(parts().asks["overturn"], letter.text)


def _stands_at_the_head(letter: Letter, found: re.Match[str]) -> bool:
    """Whether the name of a desk stands where a letter is addressed: it may be our own that signs."""
    if _GOES_ON.match(letter.text, found.end()):
        return False  # “Your claims desk could not see …”
    begin = letter.text.rfind("\n", 0, found.start()) + 1
    before = letter.text[begin : found.start()]
    is_only = len(re.sub(re.escape(fold(letter.file.payer.name)), "", fold(before), flags=re.IGNORECASE).split()) <= 1
    return found.start() < _ADDRESSED and is_only and " " in found.group()  # “Claims” alone is no address


_GOES_ON = re.compile(r" (?!(?:of|at|for|and)\b)[a-z]")
_ADDRESSED = 300


def wrong_level(letter: Letter) -> Span | None:
    """Where the letter calls itself another kind of request than is due now."""
    rules, due = parts(), letter.file.level
    if due not in rules.levels:
        return None
    due_by_name = {due} | (rules.alike if due in rules.alike else set())
    own = [found.start() for each in due_by_name for found in _called(letter, each)]
    is_due = "MA130" in letter.file.remarks or letter.file.modifiers_due  # nothing may be appealed, or a field is wrong
    fits = {due} | rules.alike | rules.beside | (rules.corrections if is_due else set())
    for name in (each for each in rules.levels if each not in fits):
        for found in _called(letter, name):
            sentence = letter.sentence(found.start())
            said = letter.text[sentence.start : sentence.end]
            is_no_name_of_this = (
                _OF_A_DAY.match(letter.text, found.end()) or _TOLD_OF_IT.search(said) or said.rstrip().endswith("?")
            )
            if found.start() < min(own, default=_HEAD) and not denies(said) and not is_no_name_of_this:
                why = f"What is due now is {_plainly(due)}. This names {_plainly(name)}."
                return Span(*found.span(), "level", Verdict.SLIP, why, name)
    return None


_TOLD_OF_IT = re.compile(r"\b(?:was|were|went|sent|had) (?:\w+ ){0,4}(?:as an?|out as an?|marked)\b", re.IGNORECASE)
_OF_A_DAY = re.compile(r"\s(?:of|on|held on|from) (?:\d|[A-Z][a-z]{2,8}\.? \d)")  # “the peer-to-peer of April 22”


def _called(letter: Letter, level: str) -> list[re.Match[str]]:
    """Where the head of a letter names a kind of request. What it names first, it is."""
    return [found for each in parts().levels[level] for found in each.finditer(letter.text[:_HEAD])]


def _plainly(level: str) -> str:
    words = level.replace("_", " ")
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def _own_lines(letter: Letter, purpose: str) -> tuple[str, ...]:
    """The lines of one address that tell it from the others; the whole of it where it is the only one."""
    payer = letter.file.payer
    mine = next((each for each in payer.addresses if each.purpose == purpose), Address(purpose, ()))
    shared = {line for each in payer.addresses if each is not mine for line in each.lines} | {payer.name}
    return tuple(each for each in mine.lines if each not in shared)


def _squeezed(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", fold(text).lower())
