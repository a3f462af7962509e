"""How much of a letter is read: three pages, and a paste that says the same again counts once."""

import pytest

from simulator.letters import Verdict, mark
from simulator.letters.reading.length import MOST_WORDS

LATE = "past-its-last-day-21"
CALL = "Your representative Denise told us by phone that it would be paid."


def _filler(words, begin=1):
    """Sentences of ten words that all differ, so that nothing stands again."""
    return [
        f"Point {number} of this letter says what the other {number} do not."
        for number in range(begin, begin + words // 12)
    ]


def _letter(file, before, after=()):
    return "\n\n".join([f"Dispute for {file.patient}, claim {file.payer_claim_number}.", *before, CALL, *after])


@pytest.mark.parametrize(("words", "is_read"), [(MOST_WORDS - 60, True), (MOST_WORDS + 60, False)])
def test_what_stands_behind_the_third_page_is_not_read_and_that_is_said(file_of, words, is_read):
    marked = mark(_letter(file_of(LATE), _filler(words), _filler(400, begin=500)), file_of(LATE))
    kinds = [span.kind for _, span in marked.of_verdict(Verdict.PLAIN)]

    assert bool(marked.of_verdict(Verdict.FABRICATED)) is is_read
    assert kinds.count("length") == 1


def test_a_letter_of_three_pages_has_no_such_mark(file_of):
    marked = mark(_letter(file_of(LATE), _filler(MOST_WORDS - 60)), file_of(LATE))

    assert "length" not in [span.kind for span in marked.spans]


def test_a_page_pasted_forty_times_is_read_to_its_end(file_of):
    text = "\n\n".join(_filler(300) * 40)
    marked = mark(f"{text}\n\n{CALL}", file_of(LATE))

    assert marked.of_verdict(Verdict.FABRICATED)
    assert "length" not in [span.kind for span in marked.spans]


def test_the_signature_of_a_long_letter_is_still_found(file_of):
    file = file_of(LATE)
    signed = f"Sincerely,\n{file.signer.name}\n{file.signer.title}\n{file.practice.phone}"
    marked = mark(_letter(file, _filler(MOST_WORDS + 600), [signed]), file)

    assert next(part for part in marked.parts if part.name == "signature").found


def test_the_words_of_a_long_letter_are_kept_as_they_were_written(file_of):
    text = _letter(file_of(LATE), _filler(MOST_WORDS + 600))

    assert mark(text, file_of(LATE)).text == text
