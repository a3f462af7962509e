"""A long paste that repeats itself: read once, marked wherever it stands."""

from hypothesis import given
from hypothesis import strategies as st

from simulator.letters import LetterFile, Verdict, mark
from simulator.letters.corpus import CORPUS
from simulator.letters.reading.plain import sentences
from simulator.letters.reading.repeats import LONG, read_once
from simulator.reading import read_data

VISIT = LetterFile.from_json(dict(read_data(CORPUS / "files" / "visit.yaml")))
PARAGRAPH = "The visit of 04/06/2026 was denied.  Approval number ZQ-5519200 was on file.\n\n"
CLOSE = "It was charged at $158.00.\n"


def test_what_is_made_up_in_a_paragraph_pasted_three_hundred_times_is_marked_at_each_place():
    marked = mark(PARAGRAPH * 300 + CLOSE, VISIT)

    assert [words for words, _ in marked.of_verdict(Verdict.FABRICATED)] == ["ZQ-5519200"] * 300
    assert [words for words, _ in marked.of_verdict(Verdict.RIGHT)].count("04/06/2026") == 300
    assert [words for words, _ in marked.of_verdict(Verdict.SLIP)] == ["$158.00"]
    starts = [each.start for each in marked.spans]
    assert starts == sorted(starts)


def test_marks_stand_on_their_words_behind_tags_and_accents_too():
    marked = mark("<p>Voilà: we “asked” you, à la lettre.</p>" + PARAGRAPH * 300, VISIT)

    assert {words for words, _ in marked.of_verdict(Verdict.FABRICATED)} == {"ZQ-5519200"}


def test_a_letter_of_usual_length_is_read_as_it_is():
    text = PARAGRAPH * 3

    assert read_once(text, sentences(text)).text == text


def test_a_sentence_behind_another_sentence_is_read_again():
    text = "One.\n\nTwo.\n\nOne.\n\nThree.\n\n" * 1000

    assert len(text) >= LONG
    assert read_once(text, sentences(text)).text == "One.\n\nTwo.\n\nOne.\n\nThree.\n\nOne.\n\n"


@given(st.lists(st.sampled_from(["Pay it. ", "Thank you. ", "\n\n", "Claim 5\n", "no stop "]), min_size=1))
def test_every_word_of_a_long_paste_is_among_the_words_that_are_read(parts):
    text = "".join(parts) + "Pay. "
    text *= LONG // len(text) + 1

    once = read_once(text, sentences(text))

    places = sorted(
        (stood, stood + length)
        for length, all_stood in zip(_lengths(once), once.stood, strict=True)
        for stood in all_stood
    )
    assert [start for start, _ in places] == [0, *(end for _, end in places[:-1])]
    assert places[-1][1] == len(text)


def _lengths(once):
    return [end - start for start, end in zip(once.starts, (*once.starts[1:], len(once.text)), strict=True)]
