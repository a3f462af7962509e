"""The marked letter: places, parts, points, and input of every odd kind."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.letters import LetterFile, NotALetterFile, Verdict, mark
from simulator.letters.corpus import CORPUS, letters_in
from simulator.letters.form.manners import grade
from simulator.letters.reading.plain import MOST_CHARACTERS, read_plain
from simulator.reading import read_data

GOOD = next(each for each in letters_in() if each.name == "good-visit")
VISIT = LetterFile.from_json(dict(read_data(CORPUS / "files" / "visit.yaml")))


def test_a_letter_without_fault_earns_all_its_points():
    marked = mark(GOOD.text, GOOD.file, GOOD.packet)

    assert (marked.points, marked.of) == (21, 21)
    assert marked.worst is Verdict.RIGHT
    assert marked.critical == ()


def test_an_invented_approval_is_critical_whatever_the_rest():
    marked = mark(GOOD.text + "\nApproval number ZQ-5519200 was on file.\n", GOOD.file, GOOD.packet)

    assert marked.critical == ("fabricated_proof",)
    assert marked.points == 11


def test_another_patients_paper_in_the_envelope_is_a_breach(file_of):
    marked = mark("Please pay the claim of the patient as the papers show.", file_of("mri"), ["approval", "osei"])

    assert [span.label for span in marked.envelope] == ["osei"]
    assert marked.critical == ("private_facts",)


def test_a_paper_that_nobody_knows_is_said_to_be_unknown():
    marked = mark(GOOD.text, GOOD.file, ["note", "remit", "unicorn"])

    assert [span.why for span in marked.envelope] == ["The file has no paper `unicorn`."]


@pytest.mark.parametrize(
    ("text", "says"), [("", "no letter yet"), ("  \n\t ", "no letter yet"), ("Pay up.", "too few words")]
)
def test_a_letter_that_is_none_is_one_sentence(text, says):
    marked = mark(text, VISIT)

    assert says in marked.refused
    assert marked.spans == ()
    assert marked.text == text


def test_a_paste_of_a_megabyte_is_refused_in_a_sentence_and_nothing_is_lost():
    text = "pay this claim now " * 55_000

    marked = mark(text, VISIT)

    assert marked.refused.endswith("Nothing was changed.")
    assert marked.text == text


def test_the_longest_letter_that_is_checked_is_and_one_sign_more_is_not():
    words = "please pay it soon "
    text = (words * (MOST_CHARACTERS // len(words) + 1))[:MOST_CHARACTERS]

    assert not mark(text, VISIT).refused
    assert mark(text + "x", VISIT).refused


DRESSES = [
    ("plain", "{}"),
    ("CRLF", "First line of it\r\n\r\n{}\r\n"),
    ("tags", "<p>Dear <b>reader</b>,</p><div>{}</div>"),
    ("emoji", "👋🏽 hello 🙂 {} 🙏"),
    ("NBSP", "a\u00a0b\u00a0c {}"),
    ("quotes", "“well” ‘then’ — {} …"),
    ("entities", "this &amp; that &nbsp; {} &lt;end&gt;"),
    ("script", "<script>let x = 1;</script>{}"),
    ("combining", "Nguye\u0302\u0303n said {}"),
]


@pytest.mark.parametrize("dress", [each for _, each in DRESSES], ids=[name for name, _ in DRESSES])
def test_marks_stand_on_the_words_as_they_were_written(dress):
    text = dress.format("a sum of $991.17 is open and nobody knows why")

    marked = mark(text, VISIT)

    assert [said for said, _ in marked.of_verdict(Verdict.UNSUPPORTED)] == ["$991.17"]


def test_a_tag_inside_a_number_does_not_hide_it_and_the_mark_covers_it_whole():
    marked = mark("The claim 260418-<b>10474</b>-02 is what we write about today.", VISIT)

    assert [said for said, _ in marked.of_verdict(Verdict.SLIP)] == ["260418-<b>10474</b>-02"]


def test_what_is_no_tag_is_left_in_the_letter():
    assert read_plain("if a < b and c > d, <Name>").text == "if a < b and c > d, <Name>"


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=300))
def test_whatever_is_pasted_every_mark_lies_inside_the_letter(text):
    marked = mark(text, VISIT, ["note"])

    assert marked.text == text
    assert all(0 <= span.start < span.end <= len(text) for span in marked.spans)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*GOOD.text.split(), "[X]", "no", "<p>", "&amp;", "$", "(", "\n\n", "04/06"]), max_size=60)
)
def test_words_of_a_letter_in_any_order_are_marked_without_a_fall(parts):
    marked = mark(" ".join(parts), VISIT, ["note"])

    assert marked.points >= 0


@pytest.mark.parametrize(
    "bad",
    [
        "<script>" * 3_000,
        "<!--" * 5_000,
        "[" * 20_000,
        "a" * 50_000,
        "1 " * 10_000,
        "$" * 20_000,
        "(((" * 8_000,
        "9-" * 15_000,
    ],
)
def test_a_paste_made_to_stall_the_readers_is_read_to_its_end(bad):
    assert mark(f"please read {bad} and then pay it", VISIT).text


def test_the_mark_goes_to_json_with_words_and_reasons():
    sent = mark("The contract price is $160.75, so please pay it.", VISIT).as_json()

    assert sent["critical"] == ["fabricated_proof"]
    assert {"start": 22, "end": 29, "kind": "amount", "verdict": "fabricated"}.items() <= sent["spans"][0].items()


def test_a_file_of_values_comes_back_from_json_the_same():
    assert LetterFile.from_json(VISIT.as_json()) == VISIT


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"today": "yesterday"}, "the file: today is `yesterday`, which cannot be read."),
        ({"amounts": {"charge": "a lot"}}, "the file: amounts: charge is `a lot`, which cannot be read."),
        ({"colour": "blue"}, "the file has `colour`, which is not known here"),
        ({"papers": "all"}, "the file: papers should be a list."),
        ({"signer": {"title": "x"}}, "the file: signer lacks something; not given are name."),
    ],
)
def test_a_wrong_file_of_values_is_named_in_one_sentence(change, says):
    with pytest.raises(NotALetterFile) as error:
        LetterFile.from_json(VISIT.as_json() | change)

    assert str(error.value).startswith(says)


def test_plain_words_have_a_lower_grade_than_heavy_ones():
    plain = grade("The claim was denied. The note shows why the visit stood apart. Please pay it.")
    heavy = grade(
        "Notwithstanding the aforementioned determination, reconsideration of reimbursement is respectfully solicited."
    )

    assert plain < 6 < 12 < heavy
