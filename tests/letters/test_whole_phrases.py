"""A mark on the tone runs over the whole phrase, and stops where another thought begins."""

from __future__ import annotations

import pytest

from simulator.letters import Verdict, mark
from tests.letters.test_honest import FILE


@pytest.mark.parametrize(
    ("said", "marked"),
    [
        ("It was obviously your mistake.", "obviously your mistake"),
        ("Please have mercy on our struggling practice.", "have mercy on our struggling practice"),
        ("Your answer was ridiculous and shameful, and it came late.", "ridiculous and shameful"),
        ("We will report you to the state if nothing comes.", "report you to the state"),
        ("You will regret this decision.", "You will regret this decision"),
        ("Your answer to us was careless.", "careless"),
    ],
)
def test_no_word_of_a_rude_phrase_is_left_unmarked(said, marked):
    read = mark(f"Please pay line 2 of this claim.\n\n{said}\n\nThank you.", FILE)
    assert [words for words, _ in read.of_verdict(Verdict.TONE)] == [marked]


def test_a_mark_on_the_tone_never_runs_into_another_fault():
    said = "We will report you to the state, as Mrs. Smith of your office promised on the phone that you would pay."
    read = mark(f"Please pay line 2 of this claim.\n\n{said}\n\nThank you.", FILE)

    (tone,) = (each for each in read.spans if each.verdict is Verdict.TONE)
    graver = [each for each in read.spans if each.verdict in (Verdict.FABRICATED, Verdict.UNSUPPORTED)]
    assert graver
    assert all(tone.end <= each.start or each.end <= tone.start for each in graver)
