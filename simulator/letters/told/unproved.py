"""What a letter tells that no rule knows: parts of sentences whose turns of speech usually want a paper, and have none.

Rules read what trainers have thought of. What they leave is weighed: data/letters/turns.csv holds some thousand turns
and how much more often each stood in what a person called unproved, or made up, than in honest words. Nothing in it
knows what a sentence means. It was counted from the letters of tests/letters, by tests/letters/weigh.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import exp

from simulator.letters.marked import Span, Verdict
from simulator.letters.reading.clauses import parts_of
from simulator.letters.reading.letter import OURS, PAYER, Letter, by_sides
from simulator.letters.reading.plain import Sentence
from simulator.letters.rules.weights import ALWAYS, Weights, weights
from simulator.letters.told.happenings import HAPPENING, unsaid
from simulator.letters.told.turns import turns

UNPROVED = "claim unproved"
_OPENS = " \n,;:-*(\"'"
_SHUTS = " \n.,;:!?)\"'"
_FAULTS = (Verdict.SLIP, Verdict.UNFILLED, Verdict.UNSUPPORTED, Verdict.PRIVATE, Verdict.FABRICATED, Verdict.TONE)
_MOST_SHOWN = 3
_AT_ONCE = 12  # characters before the word that puts the case, or a wish


def read_unproved(letter: Letter, spans: Sequence[Span]) -> Iterable[Span]:
    """Each part of a sentence in which no rule found a fault, and whose turns weigh enough."""
    table, sided = weights(), by_sides(letter.text, letter.file)
    for part in parts_of(letter):
        on_it = [each for each in spans if each.start < part.end and part.start < each.end]
        if not is_open(on_it) or table.left_to_rules.search(letter.text, part.start, part.end):
            continue
        if unsaid(letter.text[part.start : part.end]) < _AT_ONCE:
            continue  # “Nobody would want her father to have died of it.”
        told = turns(letter, sided, on_it, part)
        verdict = verdict_of(told, table)
        if verdict is not Verdict.RIGHT:
            start, end = _bare(letter.text, part)
            fails = verdict is Verdict.UNSUPPORTED or _share(told, table.unproved) >= table.fails_from
            why = " ".join(filter(None, (_WHY[verdict], _heaviest(told, table.unproved), "" if fails else _LIKELY)))
            yield Span(start, end, UNPROVED, verdict, why, fails=fails)


def weighed_again(letter: Letter, spans: Sequence[Span]) -> list[Span]:
    """The marks of the rules, where some that found a thing unproved are judged once more by the words around them.

    A mark on words of life is taken back where such words are hardly ever a fault: “A heart is worth a test.” What is
    surely told as an event is made up and not only unproved: “Your agent mended the file on May 12.”
    """
    doubtful = [each for each in spans if each.verdict is Verdict.UNSUPPORTED and _IN_WORDS.match(each.kind)]
    if not doubtful:
        return [*spans]
    sided, all_parts = by_sides(letter.text, letter.file), [*parts_of(letter)]
    judged = {}
    for span in doubtful:
        told = [
            turns(letter, sided, [one for one in spans if one.start < each.end and each.start < one.end], each)
            for each in all_parts
            if span.start < each.end and each.start < span.end
        ]
        judged[span] = _judged_again(span, told, weights())
    return [each for span in spans if (each := judged.get(span, span))]


_IN_WORDS = re.compile(r"date$|claim ")


def _judged_again(span: Span, told: Sequence[Mapping[str, float]], table: Weights) -> Span | None:
    """A mark by what the parts of a sentence tell in which it stands: taken back, graver, or as it was."""
    unproved = max((_share(each, table.unproved) for each in told), default=1.0)
    if span.kind == HAPPENING and unproved < table.life_from:
        return None
    if len(told) != 1 or unproved < table.unproved_from or not table.denials.isdisjoint(told[0]):
        return span
    if _share(told[0], table.made_up) < table.graver_from:
        return span
    fails = unproved >= table.fails_from
    why = f"{span.why} {_EVENT}" if fails else f"{span.why} {_EVENT} {_LIKELY}"
    return replace(span, verdict=Verdict.FABRICATED, why=why, fails=fails)


_EVENT = "It is told as an event, and would count as proof."


def is_open(on_it: Iterable[Span]) -> bool:
    """Whether the rules left a part open: they found no fault in it, and no claim in words that the file proves."""
    return not any(
        each.verdict in _FAULTS or (each.verdict is Verdict.RIGHT and each.kind.startswith("claim ")) for each in on_it
    )


def verdict_of(told: Mapping[str, float], table: Weights) -> Verdict:
    """What words with these turns are taken for: right, unsupported or, where that is sure, fabricated.

    Who says that something is not there makes nothing up, and of ourselves we may always say it.
    """
    denies = not table.denials.isdisjoint(told)
    if (denies and not table.of_ours.isdisjoint(told)) or _share(told, table.unproved) < table.unproved_from:
        return Verdict.RIGHT
    is_made_up = not denies and _share(told, table.made_up) >= table.made_up_from
    return Verdict.FABRICATED if is_made_up else Verdict.UNSUPPORTED


_LIKELY = "This is weighed by its words and may be wrong: it costs points, and the letter stands."
_WHY = {
    Verdict.UNSUPPORTED: "Nothing in the file proves this.",
    Verdict.FABRICATED: "Nothing in the file shows this, and it would count as proof.",
}


def _share(told: Mapping[str, float], table: Mapping[str, float]) -> float:
    """From 0 to 1, how surely words with these turns tell of it."""
    return 1 / (1 + exp(-table.get(ALWAYS, 0) - sum(table.get(turn, 0) * much for turn, much in told.items())))


def _heaviest(told: Mapping[str, float], table: Mapping[str, float]) -> str:
    """The words that weighed most, none of them twice."""
    shown: list[str] = []
    for turn in sorted(told, key=lambda each: -table.get(each, 0)):
        if len(shown) == _MOST_SHOWN or table.get(turn, 0) <= 0:
            break
        if _SHOWN.fullmatch(turn) and _SAYS.search(turn) and not any(turn in each or each in turn for each in shown):
            shown.append(turn)
    return f"Words like these need a paper: {'; '.join(f'“{each}”' for each in shown)}." if shown else ""


_SHOWN = re.compile(rf"(?!.*\b(?:{PAYER}|{OURS})\b)[a-z' ]+")  # words alone: no value, no side
_SAYS = re.compile(  # “in the” and “which could” say nothing
    r"\b(?!(?:about|after|again|been|before|being|could|every|other|should|since|still|their|there|these|those|until|where"
    r"|which|while|would)\b)[a-z']{5}"
)


def _bare(text: str, part: Sentence) -> tuple[int, int]:
    """A part without the signs around it."""
    start, end = part.start, part.end
    while start < end - 1 and text[start] in _OPENS:
        start += 1
    while end > start + 1 and text[end - 1] in _SHUTS:
        end -= 1
    return start, end
