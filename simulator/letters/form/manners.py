"""How a letter reads: tone, places left unfilled, and plain words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from simulator.letters.marked import Span, Verdict
from simulator.letters.reading.letter import Letter, by_sides
from simulator.letters.reading.phrases import one_of
from simulator.letters.reading.plain import fold
from simulator.letters.rules.tone import Tone, tones
from simulator.letters.told.statements import disclaims

LONG_SENTENCE = 40

_UNFILLED = re.compile(
    r"\[(?!sic\b)[A-Za-z][A-Za-z0-9 _/#'.,:-]{1,60}\]|\{\{?[^{}\n]{1,60}\}?\}"
    r"|(?<!<)<[A-Za-z][A-Za-z0-9 _/#-]{1,40}>(?!>)|<<[A-Za-z][A-Za-z0-9 _/#-]{1,40}>>"
    r"|_{4,}|\bX{2,}/X{2,}/(?:X{2,4}|\d{2,4})\b|\b[xX]{4,}\b"
    r"|\bMM/DD/YY(?:YY)?\b|\b(?:TBD|TBA|TODO|lorem ipsum)\b|\$\s?X+\b|#{3,}"
    r"|(?<!to )(?<!you )(?<!we )(?<!they )(?<!s )(?<!I )\b(?i:insert|fill in|type)"
    r" (?:the )?(?:your )?(?i:name|date|amount|number|reason|claim"
    r"|address|here|patient)\b(?: here)?",
)
_SHOUT = re.compile(r"(?:\b[A-Z][A-Z']+\b[\s,!\"'-]{1,3}){4,}\b[A-Z][A-Z']+\b|!{2,}|\?!|!\?")


def find_unfilled(letter: Letter) -> Iterable[Span]:
    """Each place of a form that nobody filled in."""
    why = "This place was left unfilled. Write what belongs here, or take it out."
    return [
        Span(*found.span(), "unfilled", Verdict.UNFILLED, why, "", -2)
        for found in _UNFILLED.finditer(letter.rest)
        if not (found.group()[0] == "<" and _MAIL_HEAD.search(letter.text, 0, found.start()))
    ]


_MAIL_HEAD = re.compile(r"^(?:From|To|Cc|Reply-To):[^\n]*\Z", re.IGNORECASE | re.MULTILINE)


def read_tone(letter: Letter) -> Iterable[Span]:
    """Each threat, insult and plea, and shouting. Points are lost once for each kind."""
    yield from read_tones(letter, tones())
    yield from _shouting(letter)


def read_tones(letter: Letter, looked_for: Iterable[Tone]) -> Iterable[Span]:
    """The words that lose a reader in one of these ways. Points are lost once for each."""
    text = by_sides(letter.text, letter.file)
    for tone in looked_for:
        points = -tone.points
        for sentence in letter.sentences:
            said = text[sentence.start : sentence.end]
            found = next((each for each in pattern_of(tone).finditer(said) if not disclaims(said, each.start())), None)
            if found:
                start, end = sentence.start + found.start(), sentence.start + found.end()
                yield Span(start, end, f"tone {tone.name}", Verdict.TONE, tone.because, tone.name, points)
                points = 0


@cache
def pattern_of(tone: Tone) -> re.Pattern[str]:
    return one_of(tone.phrases)


def _shouting(letter: Letter) -> Iterable[Span]:
    file = letter.file
    own = (
        fold(" ".join((file.payer.name, file.practice.name, file.patient, file.member, file.signer.name)))
        .lower()
        .split()
    )
    points = -1
    for found in _SHOUT.finditer(letter.text):
        spoken = [each for each in re.findall(r"[A-Za-z']+", found.group()) if each.lower() not in own]
        is_heading = _is_line(letter.text, found.start(), found.end())
        if (spoken and len(spoken) < 5) or (spoken and is_heading):
            continue
        why = "Capitals and marks do not make it truer. Write it as you would say it."
        yield Span(*found.span(), "tone shouting", Verdict.TONE, why, "shouting", points)
        points = 0


_LEAD = 40


def _is_line(text: str, start: int, end: int) -> bool:
    """A heading in capitals: a short line of its own, with no mark behind it."""
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    if not text[line_start:start].strip() and text[end : end + 1] in ("?", ":") and end - line_start < _LEAD:
        return True  # “WHAT IS ENCLOSED? The note.”
    line = text[line_start : line_end if line_end >= 0 else len(text)].strip()
    return len(line) < 70 and not line.endswith(("!", ".", "?!", "??"))


def read_plainness(letter: Letter) -> Iterable[Span]:
    """Each sentence that is too long to be read once."""
    for sentence in letter.sentences:
        said = letter.text[sentence.start : sentence.end]
        if len(re.findall(r"[A-Za-z']+", said)) > LONG_SENTENCE and "\n\n" not in said.strip():
            end = sentence.start + len(said.rstrip())
            yield Span(sentence.start, end, "long sentence", Verdict.PLAIN, "This sentence is long. Make two of it.")


def grade(text: str) -> float:
    """The school grade that can read it, by Flesch and Kincaid's formula: words a sentence, syllables a word."""
    sentences = [each for each in re.split(r"[.!?]\s|\n\s*\n", text) if re.search(r"[A-Za-z]{2}", each)]
    spoken = re.findall(r"[A-Za-z][A-Za-z']*", text)
    if not spoken or not sentences:
        return 0.0
    beats = sum(_syllables(each) for each in spoken)
    return round(max(0.0, 0.39 * len(spoken) / len(sentences) + 11.8 * beats / len(spoken) - 15.59), 1)


_VOWELS = re.compile(r"[aeiouy]+")


@lru_cache(maxsize=20_000)
def _syllables(word: str) -> int:
    word = word.lower()
    beats = len(_VOWELS.findall(word))
    if word.endswith("e") and not word.endswith(("le", "ee")) and beats > 1:
        beats -= 1
    return max(1, beats)
