"""Marking a letter: read it plainly, let each reader take what it knows, hold it against the file, add it up.

The order of the readers is their precedence: what one has taken, no later one reads again. A phone is no claim number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from simulator.letters.clock.counts import read_counts
from simulator.letters.clock.dated import read_days
from simulator.letters.clock.in_time import read_in_time
from simulator.letters.clock.months import read_since
from simulator.letters.clock.roles import written_on
from simulator.letters.file import LetterFile
from simulator.letters.form.heading import read_heading
from simulator.letters.form.manners import find_unfilled, grade, read_plainness, read_tone, read_tones
from simulator.letters.form.required import required_parts
from simulator.letters.form.whole_phrases import whole_phrases
from simulator.letters.invented import one_invention
from simulator.letters.marked import Marked, Span, Verdict
from simulator.letters.reading.length import first_pages, unread, with_closing
from simulator.letters.reading.letter import Check, Letter, without
from simulator.letters.reading.plain import MOST_CHARACTERS, Plain, read_plain, sentences
from simulator.letters.reading.repeats import read_once
from simulator.letters.reading.wanted import is_wanted
from simulator.letters.rules.kinds import APPEAL, Kind, kind_of
from simulator.letters.rules.tone import tones
from simulator.letters.settle import settled
from simulator.letters.told.acts import read_acts
from simulator.letters.told.backed import read_backed
from simulator.letters.told.deeds import read_deeds
from simulator.letters.told.enclosures import read_enclosures
from simulator.letters.told.happenings import read_happenings
from simulator.letters.told.measures import read_measures
from simulator.letters.told.statements import read_statements
from simulator.letters.told.unproved import read_unproved, weighed_again
from simulator.letters.values.amounts import read_amounts
from simulator.letters.values.codes import read_codes
from simulator.letters.values.numbers import (
    read_alike_numbers,
    read_loose_numbers,
    read_named_numbers,
    read_slipped_numbers,
    read_true_numbers,
)
from simulator.letters.values.people import read_names
from simulator.letters.values.privacy import check_envelope, find_private
from simulator.letters.values.quiet import leave_alone, leave_phones
from simulator.letters.values.shares import read_shares
from simulator.letters.values.sides import read_sides

VALUES: tuple[Check, ...] = (
    find_unfilled,
    find_private,
    read_true_numbers,
    read_slipped_numbers,
    read_days,
    read_since,
    leave_phones,
    read_sides,
    read_codes,
    read_named_numbers,
    read_measures,
    read_shares,
    read_counts,
    leave_alone,
    read_alike_numbers,
    read_amounts,
    read_loose_numbers,
    read_names,
)
WORDS: tuple[Check, ...] = (
    read_statements,
    read_in_time,
    read_happenings,
    read_deeds,
    read_acts,
    read_enclosures,
    read_tone,
    read_plainness,
)

POINTS = {Verdict.SLIP: -1, Verdict.UNSUPPORTED: -3, Verdict.FABRICATED: -10}
_LEAST_WORDS = 5


def mark(text: str, file: LetterFile, packet: Sequence[str] = (), kind: str = APPEAL) -> Marked:
    """The letter, marked. `packet` holds the ids of papers in the envelope; `kind` is one of data/letters/kinds.yaml.

    Never raises for what a person wrote: an empty or endless letter comes back with one sentence in `refused`.
    Raises NotAKind for a kind that data/letters does not know.
    """
    due = kind_of(kind)
    if len(text) > MOST_CHARACTERS:
        size = f"{len(text):,} characters"
        return Marked(
            text,
            refused=f"This letter has {size}; one of up to {MOST_CHARACTERS:,} can be checked. Nothing was changed.",
        )
    plain = read_plain(text)
    once = read_once(plain.text, sentences(plain.text))
    letter = opened(once.text, file, packet)
    envelope = tuple(check_envelope(letter))
    if len(plain.text.split()) < _LEAST_WORDS:
        empty = (
            f"There is no {due.called} yet."
            if not plain.text.strip()
            else f"These are too few words for a {due.called}."
        )
        return Marked(
            text,
            parts=required_parts(letter, (), due),
            envelope=envelope,
            refused=f"{empty} {due.begin}",
        )
    whole, letter = letter, first_pages(letter)
    found = found_by_rules(letter, due)
    if kind == APPEAL:
        found = weighed_again(letter, found)
        found += read_unproved(letter, found)
    found = one_invention(letter, found)
    spans = [*sorted(found, key=lambda each: (each.start, each.end)), *unread(letter, whole)]
    parts = required_parts(letter, spans, due, with_closing(letter, whole))
    spans = whole_phrases(letter, spans, (*tones(), *due.tones))
    return Marked(text, _written(plain, once.everywhere(spans)), parts, envelope, grade(plain.text))


def opened(plain: str, file: LetterFile, packet: Sequence[str]) -> Letter:
    """A letter's plain words on the desk of whoever checks them, on the day that it bears."""
    letter = Letter(plain, sentences(plain), file, tuple(packet), plain)
    if (today := written_on(letter)) == file.today:
        return letter
    return replace(letter, file=replace(file, today=today, dates={**file.dates, "log today": file.today}))


def found_by_rules(letter: Letter, due: Kind) -> list[Span]:
    """What the readers found of which a trainer wrote the rules, settled."""
    said = [span for check in WORDS for span in check(letter)]
    said += read_tones(letter, due.tones)
    said += read_heading(letter) if due is kind_of(APPEAL) else ()
    said = [each for each in said if not (each.kind.startswith("claim ") and is_wanted(letter.text, each.start))]
    found = settled(letter, _values(letter), said)
    return [*found, *read_backed(letter, found)]


def _values(letter: Letter) -> list[Span]:
    found: list[Span] = []
    for read in VALUES:
        spans = list(read(letter))
        found += spans
        letter = replace(letter, rest=without(letter.rest, spans))
    return found


def _written(plain: Plain, spans: list[Span]) -> tuple[Span, ...]:
    """The spans in the letter as it was written, with their points."""
    made = []
    for each in spans:
        start, end = plain.written(each.start, each.end)
        made.append(replace(each, start=start, end=end, points=each.points or POINTS.get(each.verdict, 0)))
    return tuple(made)
