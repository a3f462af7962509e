"""The page that goes into the envelope, read back by another program."""

import io

import pypdf
import pytest

from simulator.letters.corpus import letters_in
from simulator.letters.pdf import letter_pdf

LETTERS = {each.name: each for each in letters_in()}


def text_of(made: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages)


def page(name: str) -> bytes:
    letter = LETTERS[name]
    return letter_pdf(letter.text, letter.file, letter.packet)


def test_names_with_all_their_accents_can_be_read_off_the_page():
    assert "Patient: Žofia Nguyễn-O’Brien, member ID TMH-8841-20573" in text_of(page("good-mri-plain"))


def test_the_letterhead_stands_on_top():
    said = text_of(page("good-mri-plain"))

    assert said.startswith(
        "Harrow Creek Clinic\n418 Alder Street · Millbrook, OH 45011 · (513) 555-0142 · NPI 1999990015"
    )


def test_what_the_letter_has_already_is_not_set_twice():
    said = text_of(page("good-mri-plain"))

    assert said.count("March 23, 2026") == 1
    assert said.count("Tamarack Mutual Health") == 1


def test_date_address_subject_and_enclosures_are_set_where_the_letter_has_none():
    letter = LETTERS["good-visit"]

    said = text_of(letter_pdf("Please pay the visit. The note shows why.", letter.file, ["note"]))

    assert "May 4, 2026\nOsprey Health Plan\nAppeals Unit\n77 Quarry Road\nStonehaven, PA 17099" in said
    assert "Claim: 260418-10447-02\nPatient: Thaddeus de la Cruz\nDate of service: April 6, 2026" in said
    assert said.rstrip().endswith("Enclosures:\nChart note of 04/06/2026")


def test_tags_are_text_on_the_page():
    assert "<script>alert('pay')</script>" in text_of(page("script-tags"))


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_the_same_letter_gives_the_same_bytes(name):
    assert page(name) == page(name)


def test_ten_thousand_words_run_over_many_pages():
    made = page("ten-thousand-words")

    assert len(pypdf.PdfReader(io.BytesIO(made)).pages) > 10
    assert "Appeals specialist" in text_of(made)
