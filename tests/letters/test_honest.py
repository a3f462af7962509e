"""Honest sentences are no fabrications, and a wrong value is found wherever a letter names it."""

from dataclasses import replace

import pytest

from simulator.letters import LetterFile, Verdict, mark
from simulator.letters.corpus import CORPUS
from simulator.reading import read_data

FILE = LetterFile.from_json(dict(read_data(CORPUS / "files" / "brace.yaml")))
EMPTY = replace(FILE, approvals=(), conversations=(), facts={"approval": False, "conversation": False})


@pytest.mark.parametrize(
    "said",
    [
        "The doctor spoke with the patient about the choices.",
        "We were told by the patient that her plan had not changed.",
        "She was told by her doctor to avoid stairs.",
        "The nurse told the patient how to use the brace.",
        "I was told by my manager to write to you.",
        "Our billing company told us to send this to the appeals unit.",
        "Your phone line was busy when I called.",
        "A call from your nurse would be welcome.",
        "Your reviewer noted that the note is short, and we do not deny it.",
        "The scan was approved by our own quality team before it was ordered.",
        "The patient got the okay from her cardiologist to exercise.",
        "The acceptance report is missing from our file.",
        "If an approval was given, we cannot find it.",
        "We do not claim that anyone at your plan promised to pay.",
        "Dr. Obuya is ready to speak with your reviewer at any time.",
        "We had hoped to get an approval after the service.",
    ],
)
def test_an_honest_sentence_is_never_called_made_up(said):
    for file in (FILE, EMPTY):
        marked = mark(f"To the appeals unit.\n\n{said}\n\nImogen Tadesse", file, ["remit"])

        assert not marked.of_verdict(Verdict.FABRICATED)


@pytest.mark.parametrize(
    ("said", "wrong", "verdict"),
    [
        ("Re: Wilhelmina Astorga, member ID BRH4402-7716", "Wilhelmina Astorga", Verdict.UNSUPPORTED),
        ("Farid Castellane, covered under Wilhelmina Astorga", "Wilhelmina Astorga", Verdict.UNSUPPORTED),
        ("We have until November 20, 2026 for this dispute.", "November 20, 2026", Verdict.FABRICATED),
        ("We ask you to read your approval of September 9, 2026.", "September 9, 2026", Verdict.UNSUPPORTED),
        ("Most plans in the state pay for a brace without review.", "Most plans", Verdict.UNSUPPORTED),
    ],
)
def test_a_wrong_value_is_found_by_what_stands_beside_it(said, wrong, verdict):
    marked = mark(f"To the appeals unit.\n\n{said}\n\nImogen Tadesse", FILE, ["remit"])

    assert any(words.startswith(wrong) for words, _ in marked.of_verdict(verdict))


def test_the_lines_of_a_contract_may_be_added_up_and_the_rest_worked_out():
    file = LetterFile.from_json(dict(read_data(CORPUS / "files" / "exercise.yaml")))
    marked = mark("Page 22 gives $211.25 for both lines, so you paid $47.05 too little. Anders Mbeki", file)

    assert not marked.of_verdict(Verdict.UNSUPPORTED)  # 112.75 + 98.50 = 211.25; 211.25 - 164.20 = 47.05


@pytest.mark.parametrize("written", ["8.3.2026", "3.8.2026"])
def test_a_date_with_dots_may_put_the_day_first(written):
    marked = mark(f"Harrow Creek Clinic, {written}. We dispute the denial of this claim.", FILE)

    assert not [span for span in marked.spans if span.kind == "date" and span.points < 0]


@pytest.mark.parametrize(
    "said",
    [
        "We have no power to waive the copay.",
        "Below we review each reason of your notice.",
        "We send you a copy of all papers of this claim.",
        "We checked the portal, and every field was right.",
        "Every other service on this claim was paid.",
        "This is the only denial our office has received for this claim this year.",
        "No letter about missing records has ever come to us.",
        "A statement from your medical director would help us.",
        "The letter from your reviewer names no reason.",
        "An independent reviewer has not decided this claim.",
        "The filing limit had not passed when you accepted the claim.",
        "Please find the approval, attach it to the claim and pay it.",
        "With thanks for reading this letter to its end.",
    ],
)
def test_what_any_office_writes_is_neither_made_up_nor_unproved(said):
    marked = mark(f"To the appeals unit.\n\n{said}\n\nImogen Tadesse", FILE, ["remit"])

    assert not marked.of_verdict(Verdict.FABRICATED)
    assert not marked.of_verdict(Verdict.UNSUPPORTED)


def test_a_paper_named_by_its_title_is_in_the_envelope_whatever_follows():
    said = "Enclosed: Approval BA-60522-917 was issued before the visit."
    marked = mark(f"To the appeals unit.\n\n{said}\n\nImogen Tadesse", FILE, ["approval", "remit"])

    assert [each for each in marked.spans if each.kind == "enclosure" and each.verdict is Verdict.RIGHT]


@pytest.mark.parametrize(
    ("said", "tones"),
    [
        ("We do not say that your answer was careless.", []),
        ("We do not mean to threaten you with our lawyer.", []),
        ("Your answer to us was careless.", ["insult"]),
        ("We do not say that it was careless, but it was stupid.", ["insult"]),
        ("If nothing comes, you will hear from our lawyer.", ["threat"]),
    ],
)
def test_what_a_letter_says_that_it_does_not_say_is_no_insult(said, tones):
    assert [span.label for span in mark(said, FILE).spans if span.verdict is Verdict.TONE] == tones
