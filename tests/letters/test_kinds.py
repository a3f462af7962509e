"""Account notes and letters to patients: other parts than an appeal, the same file behind them."""

import pytest

from simulator.letters import Verdict, mark
from simulator.letters.rules.kinds import NotAKind


def missing(text, file, kind):
    return [part.name for part in mark(text, file, (), kind).parts if not part.found]


def test_a_note_with_who_what_when_amount_and_next_lacks_nothing(file_of):
    note = (
        "06/22/2026: called Copperfield, spoke with Kesha (CR-4410982). Claim CB7730019264, 375.00, denied as late. "
        "Will send the appeal with the acceptance report."
    )

    assert missing(note, file_of("intime"), "note") == []


@pytest.mark.parametrize(
    ("note", "lacks"),
    [
        ("06/22/2026 claim CB7730019264 denied, 375.00. Next: appeal.", ["who"]),
        ("06/22/2026 spoke with Kesha, 375.00. Next: call again.", ["what"]),
        ("Spoke with Kesha, claim CB7730019264, 375.00. Next: appeal.", ["when"]),
        ("06/22/2026 spoke with Kesha, claim CB7730019264. Next: appeal.", ["amount"]),
        ("06/22/2026 spoke with Kesha, claim CB7730019264, 375.00, denied.", ["next"]),
    ],
)
def test_a_note_is_told_what_it_lacks(note, lacks, file_of):
    assert missing(note, file_of("intime"), "note") == lacks


def test_a_made_up_amount_or_talk_is_found_in_a_note_too(file_of):
    marked = mark("06/20/2026 spoke with their supervisor, who promised to pay 412.00.", file_of("late"), (), "note")

    assert marked.worst is Verdict.FABRICATED


def test_a_letter_to_a_patient_says_what_can_be_done_and_how_to_reach_us(file_of):
    letter = (
        "Dear Mr. de la Cruz,\n\nFor your visit of 04/06/2026 your part is $37.80, since your plan applied it as "
        "coinsurance. You can pay it at once or over time. If you think that it is wrong, call us at (513) 555-0142 "
        "before June 1.\n\nRuth Adeyemi\nHarrow Creek Clinic"
    )

    assert missing(letter, file_of("visit"), "patient_letter") == []
    assert missing("Dear Mr. de la Cruz,\n\nPay $37.80 now.", file_of("visit"), "patient_letter") == [
        "service_date",
        "why",
        "choices",
        "deadline",
        "contact",
        "signature",
    ]


def test_an_unknown_kind_is_one_sentence_that_names_the_known(file_of):
    with pytest.raises(NotAKind, match="There are: appeal, note, patient_letter"):
        mark("A letter of some words.", file_of("visit"), (), "poem")
