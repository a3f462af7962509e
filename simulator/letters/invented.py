"""What one sentence makes up is one mark: a call, its day, what was said in it and the page that is to prove it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from simulator.letters.marked import Span, Verdict
from simulator.letters.reading.clauses import next_begins
from simulator.letters.reading.letter import Letter
from simulator.letters.reading.plain import Sentence
from simulator.letters.settle import FAULTS, STORIES, gap, is_apart, is_claim

_NEXT_TO = 3  # characters
_IS_ENCLOSED = 20  # “…, and the fax confirmation page is enclosed”


def one_invention(letter: Letter, spans: Iterable[Span]) -> list[Span]:
    """The marks of a letter, where what one sentence makes up is one mark, and nothing in it is only unproved besides.

    “We appealed on May 13, and faxed you the letter with it” is one invention, however many parts it is told in.
    A code, an amount, a name or a number is one of its own; so are a paper that another part encloses, and what stands
    behind another fault.
    """
    by_sentence: dict[Sentence, list[Span]] = {}
    for each in spans:
        by_sentence.setdefault(letter.sentence(each.start), []).append(each)
    return [each for found in by_sentence.values() for each in _one_in_a_sentence(letter, found)]


def _one_in_a_sentence(letter: Letter, spans: list[Span]) -> list[Span]:
    made_up = sorted((each for each in spans if _is_invented(each)), key=lambda each: each.start)
    if not made_up:
        return spans
    others = [each for each in spans if each not in made_up and not _is_behind_it(each)]
    kept = made_up[:1]
    for each in made_up[1:]:
        last = kept[-1]
        between = (one for one in others if last.end <= one.start and one.end <= each.start)
        if _is_another(letter, last, each) or any(one.verdict in _MARKED for one in between):
            kept.append(each)
        else:
            kept[-1] = _joined(last, each)
    return [*others, *kept]


def _is_another(letter: Letter, last: Span, each: Span) -> bool:
    """Whether an invention is a second one: a number apart, a paper that another part encloses, a box of the claim."""
    if "number" in (last.kind, each.kind):
        return not is_claim(last) or gap(last, each) > _NEXT_TO
    encloses = each.kind == "enclosure" and _ENCLOSES.search(letter.text, last.end, each.end + _IS_ENCLOSED)
    is_of_the_form = (last.kind in _OF_THE_FORM) is not (each.kind in _OF_THE_FORM)
    return bool(encloses or is_of_the_form) and is_apart(letter.text, last, each, next_begins)


_ENCLOSES = re.compile(r"\b(?:enclos|attach|includ)", re.IGNORECASE)
_OF_THE_FORM = ("claim on_claim", "claim box_17b", "claim box_19", "claim box_24j")


def _is_behind_it(span: Span) -> bool:
    is_told = is_claim(span) or span.kind in ("date", "days")
    return span.verdict is Verdict.UNSUPPORTED and is_told and span.kind not in STORIES


def _joined(last: Span, each: Span) -> Span:
    first = each if is_claim(each) and not is_claim(last) else last
    why = last.why if each.why in last.why else f"{last.why} {each.why}"
    fails = last.fails or each.fails
    return replace(first, start=last.start, end=max(last.end, each.end), why=why, fails=fails)


_MARKED = (*FAULTS, Verdict.SLIP, Verdict.UNFILLED)


def _is_invented(span: Span) -> bool:
    is_told = is_claim(span) or span.kind in ("paper", "enclosure", "date", "days", "number")
    return is_told and span.verdict is Verdict.FABRICATED
