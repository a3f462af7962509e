"""The page that goes into the envelope, read back by another program."""

import hashlib
import io
import os
import subprocess
import sys

import pypdf
import pytest

from simulator.letters.page.pdf import letter_pdf, not_shown
from simulator.reading import ROOT

TEN = (
    *("good-mri-plain", "good-visit", "script-tags", "ten-thousand-words", "certified-mail"),
    *("continental-numbers", "appeal-other-dates", "eighteenth-l941-a", "eleventh-m05-two-eighty-two", "blank"),
)
IN_ANOTHER_PROCESS = """
import hashlib, sys
from simulator.letters.corpus import letters_in
from simulator.letters.page.pdf import letter_pdf

for each in letters_in():
    if each.name in sys.argv[1:]:
        print(each.name, hashlib.sha256(letter_pdf(each.text, each.file, each.packet)).hexdigest())
"""


def text_of(made: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages)


@pytest.fixture
def page(corpus):
    """A letter of the corpus as a PDF."""
    return lambda name: letter_pdf(corpus[name].text, corpus[name].file, corpus[name].packet)


def test_names_with_all_their_accents_can_be_read_off_the_page(page):
    assert "Patient: Žofia Nguyễn-O’Brien, member ID TMH-8841-20573" in text_of(page("good-mri-plain"))


def test_the_letterhead_stands_on_top(page):
    said = text_of(page("good-mri-plain"))

    assert said.startswith(
        "Harrow Creek Clinic\n418 Alder Street · Millbrook, OH 45011 · (513) 555-0142 · NPI 1999990015"
    )


def test_what_the_letter_has_already_is_not_set_twice(page):
    said = text_of(page("good-mri-plain"))

    assert said.count("March 23, 2026") == 1
    assert said.count("Tamarack Mutual Health") == 1


def test_date_address_subject_and_enclosures_are_set_where_the_letter_has_none(file_of):
    file = file_of("visit")

    said = text_of(letter_pdf("Please pay the visit. The note shows why.", file, ["note"]))

    assert "May 4, 2026\nOsprey Health Plan\nAppeals Unit\n77 Quarry Road\nStonehaven, PA 17099" in said
    assert "Claim: 260418-10447-02\nPatient: Thaddeus de la Cruz\nDate of service: April 6, 2026" in said
    assert said.rstrip().endswith("Enclosures:\nChart note of 04/06/2026")


def test_tags_are_text_on_the_page(page):
    assert "<script>alert('pay')</script>" in text_of(page("script-tags"))


def test_each_sheet_after_the_first_says_which_it_is(file_of):
    sheets = [
        each.extract_text()
        for each in pypdf.PdfReader(
            io.BytesIO(letter_pdf("Please pay the visit. The note shows why.\n\n" * 60, file_of("visit"), ["note"]))
        ).pages
    ]

    assert [("Page 1" in sheet, "Page 2" in sheet) for sheet in sheets[:2]] == [(False, False), (False, True)]
    assert "Page" not in text_of(letter_pdf("Please pay the visit.", file_of("visit"), ["note"]))


def test_the_same_letter_gives_the_same_bytes_in_this_process_and_in_another(page):
    here = {name: hashlib.sha256(page(name)).hexdigest() for name in TEN}

    another = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"
    said = subprocess.run(
        [sys.executable, "-c", IN_ANOTHER_PROCESS, *TEN],
        capture_output=True, check=True, cwd=ROOT, encoding="utf-8", env=os.environ | {"PYTHONHASHSEED": another},
    )  # fmt: skip

    assert {name: hashlib.sha256(page(name)).hexdigest() for name in TEN} == here
    assert dict(line.split() for line in said.stdout.splitlines()) == here


def test_ten_thousand_words_run_over_many_pages(page):
    made = page("ten-thousand-words")

    assert len(pypdf.PdfReader(io.BytesIO(made)).pages) > 10
    assert "Appeals specialist" in text_of(made)


def test_a_sign_that_the_font_does_not_have_is_set_as_a_question_mark_and_named(file_of):
    says = "Please pay 🙂 the visit. 中文 (Žofia ☺, № 4 – 中) 👩‍⚕️ ♥️ 👍🏽 done."

    assert not_shown(says) == ("🙂", "中", "文", "👩‍⚕️", "👍🏽")  # one for a sign of several parts, and each once
    assert "Please pay ? the visit. ?? (Žofia ☺, № 4 – ?) ? ♥ ? done." in text_of(letter_pdf(says, file_of("visit")))


def test_a_letter_in_any_latin_hand_is_shown_whole(page, corpus):
    assert not_shown(corpus["good-mri-plain"].text) == ()
    assert "?" not in text_of(page("good-mri-plain"))


def test_spaces_that_do_not_break_and_tabs_part_words_on_the_page_too(file_of):
    said = text_of(letter_pdf("Claim:\t260418\u00a0of\u202fMay\u30004, soft\u00adly\u200b.", file_of("visit")))

    assert "Claim: 260418 of May 4, softly." in said
