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
from simulator.letters.reading.wanted import is_wanted
from simulator.letters.rules.weights import ALWAYS, Weights, weights
from simulator.letters.told.happenings import HAPPENING, is_general, law_cited, unsaid
from simulator.letters.told.turns import turns

UNPROVED = "claim unproved"
_OPENS = " \n,;:-*(\"'"
_SHUTS = " \n.,;:!?)\"'"
_FAULTS = (Verdict.SLIP, Verdict.UNFILLED, Verdict.UNSUPPORTED, Verdict.PRIVATE, Verdict.FABRICATED, Verdict.TONE)
_SHOUTED = "tone shouting"  # capitals say nothing of what is told
_MOST_SHOWN = 3
_AT_ONCE = 12  # characters before the word that puts the case, or a wish


def read_unproved(letter: Letter, spans: Sequence[Span]) -> Iterable[Span]:
    """Each part of a sentence in which no rule found a fault, and whose turns weigh enough."""
    table, sided = weights(), by_sides(letter.text, letter.file)
    events = [each for each in spans if each.verdict is Verdict.FABRICATED and each.kind.startswith("claim ")]
    for part in parts_of(letter):
        on_it = [each for each in spans if each.start < part.end and part.start < each.end]
        if not is_open(on_it) or _tells_nothing(letter, part, table) or _goes_on(letter, part, events):
            continue
        span = _weighed(letter.text, part, turns(letter, sided, on_it, part), table)
        if span and span.verdict is Verdict.FABRICATED:
            events.append(span)
        if span:
            yield span


def _weighed(text: str, part: Sentence, told: Mapping[str, float], table: Weights) -> Span | None:
    """The mark that a part gets by its turns, where they weigh enough for one."""
    verdict = verdict_of(told, table)
    if verdict is Verdict.RIGHT:
        return None
    fails = verdict is Verdict.UNSUPPORTED or _share(told, table.unproved) >= table.fails_from
    why = " ".join(filter(None, (_WHY[verdict], _heaviest(told, table.unproved), "" if fails else _LIKELY)))
    return Span(*_bare(text, part), UNPROVED, verdict, why, fails=fails)


def _tells_nothing(letter: Letter, part: Sentence, table: Weights) -> bool:
    """Whether a part is left to the rules, is wished (“Nobody would want her to have died of it”) or supposed."""
    is_left = table.left_to_rules.search(letter.text, part.start, part.end)
    said = letter.text[part.start : part.end]
    is_wished = unsaid(said) < _AT_ONCE or is_general(said)
    is_asked = is_wanted(letter.text, part.start) or _SUPPOSED.match(letter.text, part.start, part.end)
    sentence = letter.sentence(part.start)
    law = law_cited(letter.text[sentence.start : part.end])
    is_of_a_law = law is not None and law <= part.start - sentence.start + _AT_ONCE
    return bool(is_left or is_wished or is_asked or is_of_a_law)


_SUPPOSED = re.compile(  # “A visit paid twice would change the result.” “Your edit seems to have missed it.”
    r"[^.;,]{0,40}\b(?:seems?|appears?) to have\b|[^.;]*\bis entitled to (?:weight|respect|deference)\b"
    r"|\W*(?:the|our|this) (?:claim|letter|bill) goes (?:out )?to you (?:again |once more )?"
    r"(?:today|now|this|tomorrow|tonight)\b"
    r"|\W*(?:courts?|judges|textbooks?|the law|case law) (?:\w+ ){0,2}(?:holds?|held|says?|said|agrees?|ruled)\b"
    r"|\W*(?:the undersigned|we|I|[A-Z][\w' ]{3,60}?)(?: \([^)]*\))? (?:hereby )?"
    r"(?:submits?|files?|brings?|lodges?|enters?)"
    r" this (?:\w+ )?(?:dispute|appeal|request|letter|demand)\b"
    r"|\W*[a-z]+s like (?:this|these)\b"
    r"|\W*(?:even )?(?:an?|any|each|every|such an?) [^.;]*\b(?:would|could|might) (?!have\b)",
    re.IGNORECASE,
)
_TALKED = "claim conversation"
_SAID_ON = re.compile(  # “I spoke with Marcus on September 2. He said that a check was on its way.”
    r"\W*(?:s?he|they) (?:also |then |even )?(?:said|told|added|confirmed|promised|explained|assured|admitted)\b",
    re.IGNORECASE,
)
_OF_THE_SAME = re.compile(
    r"\W*(?:and|so|but) (?:then )?(?:that )?"
    r"(?:s?he|they|it|you|your (?:agent|clerk|desk|office|people|representative|reviewer|staff|supervisor))\b",
    re.IGNORECASE,
)


def _goes_on(letter: Letter, part: Sentence, events: Sequence[Span]) -> bool:
    """Whether a part only tells on what the part before it made up: “I spoke with Carla, and she confirmed …”."""
    begins = letter.sentence(part.start).start
    is_behind = any(begins <= each.start < part.start for each in events)
    if is_behind and _OF_THE_SAME.match(letter.text, part.start, part.end):
        return True
    before = letter.sentence(max(begins - 2, 0))
    talks = (each for each in events if each.kind == _TALKED and before.start <= each.start < before.end)
    return any(talks) and _SAID_ON.match(letter.text, part.start, part.end) is not None


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


_IN_WORDS = re.compile(r"date$|claim (?!others$)")  # what others did is on no paper of ours


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
        (each.verdict in _FAULTS and each.kind != _SHOUTED)
        or (each.verdict is Verdict.RIGHT and each.kind.startswith("claim "))
        for each in on_it
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
