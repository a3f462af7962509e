"""What readers found beside one another, settled: one fault is told once, by the gravest of those who saw it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from simulator.letters.clock.proof_days import PROOF
from simulator.letters.marked import GRAVITY, Span, Verdict
from simulator.letters.reading.clauses import another_begins, next_begins
from simulator.letters.reading.letter import Letter
from simulator.letters.reading.plain import Sentence
from simulator.letters.told.happenings import HAPPENING

STORIES = (
    "claim history",
    "claim how_it_went",
    "claim tried_in_vain",
    "claim never_told",
    "claim no_waiting",
    "claim test_result",
    "claim excuse",
    HAPPENING,
)  # what happened to somebody
_EVENTS = (
    "claim amendment",
    "claim conversation",
    "claim delivery",
    "claim letter_of_their_staff",
    "claim our_notice_to_them",
    "claim payer_letter",
    "claim payer_wrote",
    "claim promise",
    "claim sent_before",
    "claim approval",
    "claim claim_accepted",
    "claim corrected_claim",
    "claim earlier_letter",
    "claim portal_answer",
    "claim in_time",
    "claim letter_in_time",
    "enclosure",
)
_DETAILS = ("date", "number", "days")
_OF_THE_CLAIM = ("member", "npi", "group", "claim")  # numbers that belong to no event
FAULTS = (Verdict.UNSUPPORTED, Verdict.FABRICATED, Verdict.PRIVATE)


def settled(letter: Letter, values: Iterable[Span], said: Iterable[Span]) -> list[Span]:
    """The marks of a letter, sentence by sentence: `values` are days, numbers, amounts; `said` is in words."""
    by_sentence: dict[Sentence, tuple[list[Span], list[Span]]] = {}
    for place, spans in enumerate((values, said)):
        for each in spans:
            by_sentence.setdefault(letter.sentence(each.start), ([], []))[place].append(each)
    found = [span for values, said in by_sentence.values() for span in _in_one_sentence(letter, values, said)]
    return sorted(_told_in_one_letter(letter, found), key=lambda each: (each.start, each.end))


def _told_in_one_letter(letter: Letter, found: list[Span]) -> list[Span]:
    """The marks of a letter without what only says once more what another sentence of it makes up."""
    made_up = [each for each in found if each.verdict is Verdict.FABRICATED]
    once_more = sorted((each for each in made_up if _is_an_approval(each)), key=lambda each: each.start)[1:]
    faults = [each.start for each in found if each.verdict in FAULTS]
    once_more += [each for each in made_up if _goes_back(letter, each) and min(faults) < each.start]
    if any(_is_of_an_earlier_letter(letter, each) for each in made_up):
        once_more += [each for each in found if each.kind == "claim prior_appeal"]  # “second notice”
    return [each for each in found if each not in once_more]


def _goes_back(letter: Letter, span: Span) -> bool:
    """Whether a talk is only named again: “In that call he conceded …”."""
    is_talk = span.kind == "claim conversation"
    return is_talk and _THAT_CALL.match(letter.text, span.start, span.end) is not None


_THAT_CALL = re.compile(
    r"(?:in|during|on|after|at) (?:that|this|the same) (?:\w+ )?(?:call|talk|conversation)", re.IGNORECASE
)


def _is_an_approval(span: Span) -> bool:
    """Whether an approval is told or sent along: “you approved this; the approval is enclosed” is one invention."""
    return span.kind == "claim approval" or (span.kind, span.label) == ("enclosure", "approval")


def _is_of_an_earlier_letter(letter: Letter, span: Span) -> bool:
    """Whether a made-up letter of ours is told, or the day of one: “our letter of March 21”."""
    is_dated = span.label == PROOF and _OUR_LETTER.search(letter.before(span.start))
    is_named = span.kind == "enclosure" and _FIRST_LETTER.match(letter.text, span.start)
    is_sent = span.kind == "claim sent_before" and _A_LETTER.search(letter.text, span.start, span.end)
    return span.kind == "claim earlier_letter" or bool(is_dated or is_named or is_sent)


_A_LETTER = re.compile(r"\b(?:appeal|dispute|letter|request)\b", re.IGNORECASE)
_FIRST_LETTER = re.compile(r"(?:first|earlier|previous|prior) (?:dispute|appeal|request|letter)\b", re.IGNORECASE)
_OUR_LETTER = re.compile(
    r"\b(?:our|my) (?:\w+ ){0,3}(?:letter|appeal|dispute|request|reminder|inquiry) (?:of|dated|from) $"
    r"|\b(?:mailed|sent|faxed|filed) [^.;]{0,30}\b(?:letter|appeal|dispute|request)\b[^.;]{0,20} on $"
    r"|\b(?:we|I) (?:have )?(?:wrote|written) (?:to )?you\b[^.;]{0,40} on $",
    re.IGNORECASE,
)


def _names_a_blank(said: Span, values: list[Span]) -> bool:
    """Whether some words only say what belongs into a place that was left unfilled: “Call reference: ____”."""
    return any(each.verdict is Verdict.UNFILLED and 0 <= gap(said, each) <= _BEFORE_A_BLANK for each in values)


_BEFORE_A_BLANK = 3  # characters


def _in_one_sentence(letter: Letter, values: list[Span], said: list[Span]) -> list[Span]:
    said = [_of_that_day(letter, each, values) for each in said if not _names_a_blank(each, values)]
    if any(each.verdict is Verdict.UNSUPPORTED and each.kind in STORIES for each in said):
        values = [each for each in values if each.label != PROOF]  # the day of a story that nothing proves
    is_made_up = any(each.verdict is Verdict.FABRICATED for each in (*values, *said))
    values = [each for each in values if not _is_part_of_it(letter, each, [*values, *said])]
    unproved = [each for each in values if each.verdict is Verdict.UNSUPPORTED]
    said = [
        each
        for each in said
        if each.kind not in STORIES
        or all(is_apart(letter.text, each, one, another_begins) or _is_far_name(each, one) for one in unproved)
    ]
    bad = [each for each in values if each.kind == "number" and GRAVITY[each.verdict] > GRAVITY[Verdict.UNSUPPORTED]]
    said = [each for each in said if not any(_meet(each, one) for one in bad)]
    if is_made_up:
        said = [each for each in said if not (is_claim(each) and each.verdict is Verdict.UNSUPPORTED)]
    if is_made_up:
        said = [each for each in said if each.verdict is not Verdict.SLIP]
    said = _one_story(letter, values, [each for place, each in enumerate(said) if not _is_told_by_another(place, said)])
    return _with_its_details([*values, *_told_once(letter, said)])


def _of_that_day(letter: Letter, told: Span, values: list[Span]) -> Span:
    """A payment that is only said to have been, where a day is told for it: both sides would have it on paper."""
    has_no_day = not any(each.kind == "date" and each.verdict is Verdict.UNSUPPORTED for each in values)
    is_of_others = _OTHERS.search(letter.text, told.start, told.end)
    if told.kind != "claim paid_before" or told.verdict is not Verdict.UNSUPPORTED or has_no_day or is_of_others:
        return told
    return replace(told, verdict=Verdict.FABRICATED, why=f"{told.why} Nothing was paid on this day.")


_OTHERS = re.compile(r"\bothers?\b", re.IGNORECASE)


def _told_once(letter: Letter, said: list[Span]) -> list[Span]:
    """The marks in words, where what one part of a sentence tells without proof is one mark from first to last."""
    kept: list[Span] = []
    for each in sorted(said, key=lambda one: one.start):
        last = kept[-1] if kept else None
        if (
            last
            and is_claim(last)
            and is_claim(each)
            and last.verdict is each.verdict is Verdict.UNSUPPORTED
            and not is_apart(letter.text, last, each, next_begins)
        ):
            kept[-1] = replace(last, end=max(last.end, each.end))
        else:
            kept.append(each)
    return kept


def _with_its_details(spans: list[Span]) -> list[Span]:
    """The marks of a sentence, where a made-up event takes the made-up day and number that stand by it to itself."""
    made_up = [each for each in spans if each.verdict is Verdict.FABRICATED]
    events = [each for each in made_up if each.kind in _EVENTS]
    details = [each for each in made_up if each.kind in _DETAILS and each.label not in _OF_THE_CLAIM]
    if not events and any(each.kind == "date" for each in details):
        return [each for each in spans if each not in details or each.kind != "days"]  # counted from a made-up day
    if not events or not details:
        return spans
    nearest = min(events, key=lambda each: min(gap(each, one) for one in details))
    parts = [nearest, *details]
    whole = replace(nearest, start=min(each.start for each in parts), end=max(each.end for each in parts))
    return [*(each for each in spans if each not in parts), whole]


def gap(one: Span, other: Span) -> int:
    return max(one.start, other.start) - min(one.end, other.end)


def _is_told_by_another(place: int, said: list[Span]) -> bool:
    """Whether the same words got the same verdict from a reader who took in more of them, or who came first."""
    each = said[place]
    return each.verdict in FAULTS and any(
        one.verdict is each.verdict
        and one.start <= each.start
        and each.end <= one.end
        and (at < place or one.end - one.start > each.end - each.start)
        for at, one in enumerate(said)
        if one is not each
    )


def _is_part_of_it(letter: Letter, value: Span, found: list[Span]) -> bool:
    """Whether a wrong value belongs to what its sentence makes up or cannot prove, and is no second fault.

    A slip does only in the same part: “The patient fell, therefore the knee was X-rayed on 07/01/2026.”
    """
    made_up = [each for each in found if each.verdict is Verdict.FABRICATED]
    if value.verdict is Verdict.UNSUPPORTED:
        return bool(made_up)
    if not _is_slip(value) or value.kind == "number":
        return False
    unproved = [each for each in found if is_claim(each) and each.verdict is Verdict.UNSUPPORTED]
    events = [*made_up, *(unproved if value.kind in ("date", "amount") else ())]
    return any(not is_apart(letter.text, value, each, next_begins) for each in events)


def _one_story(letter: Letter, values: list[Span], said: list[Span]) -> list[Span]:
    """What a sentence tells of life: nothing beside another fault of that part, else one story from its first word."""
    others = [each for each in (*values, *said) if each.verdict in FAULTS and each.kind not in STORIES]
    threats = [each.end for each in said if each.kind == "tone threat"]
    said = [each for each in said if each.kind != HAPPENING or not threats or each.start < min(threats)]
    lived = [
        each
        for each in said
        if each.kind == HAPPENING
        and all(is_apart(letter.text, each, one, next_begins) or _is_far_name(each, one) for one in others)
    ]
    rest = [
        each
        for each in said
        if each.kind != HAPPENING
        and (each.kind not in STORIES or all(is_apart(letter.text, each, one, next_begins) for one in lived))
    ]
    if not lived:
        return rest
    start, end = min(each.start for each in lived), max(each.end for each in lived)
    return [*rest, replace(lived[0], start=start, end=end)]


def _is_far_name(story: Span, other: Span) -> bool:
    """Whether the other fault is only a name well away from a story: “seen by Dr. X, who … after a fall”."""
    return other.kind == "name" and gap(story, other) > _FAR


_FAR = 30
_WHO_COMES = 5  # the somebody with whom the next part begins


def is_apart(text: str, one: Span, other: Span, begins: Callable[[str, int, int], bool]) -> bool:
    """Whether two marks stand in two parts of a sentence, each with its own somebody."""
    return begins(text, min(one.end, other.end), max(one.start, other.start) + _WHO_COMES)


def is_claim(each: Span) -> bool:
    return each.kind.startswith("claim")


def _is_slip(each: Span) -> bool:
    return each.verdict is Verdict.SLIP


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
