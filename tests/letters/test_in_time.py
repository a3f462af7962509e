"""A claim or a letter that is said to be in time: held against its last day, whatever words say so."""

import pytest

from simulator.letters import LetterFile, Verdict, mark

LATE = "past-its-last-day-21"  # seen 03/02/2026, remittance 03/23/2026, 60 days to write, today 06/15/2026
LOST = "the-payer-lost-it-1156"  # seen 02/12/2026, 120 days to file (06/12/2026), 90 to write, today 07/20/2026


def _made_up(file, said):
    text = f"Dispute for {file.patient}, claim {file.payer_claim_number}.\n\n{said}\n\nPlease reprocess the claim.\n"
    return [text[span.start : span.end] for span in mark(text, file).spans if span.verdict is Verdict.FABRICATED]


@pytest.mark.parametrize(
    "said",
    [
        "This dispute reaches you before its last day.",
        "We write to dispute this denial. It is submitted within the 60 days your contract allows.",
        "This letter is sent to you inside the sixty days that the contract gives us.",
        "The appeal is still ahead of its deadline.",
        "Our request comes within 60 days of your remittance of March 23, 2026.",
    ],
)
def test_a_letter_that_comes_too_late_may_not_call_itself_in_time_in_any_words(file_of, said):
    assert _made_up(file_of(LATE), said)


@pytest.mark.parametrize(
    "said",
    [
        "A dispute had to reach you within 60 days, that is by May 22, 2026.",
        "This dispute does not reach you before its last day, and we say so.",
        "Please answer us within the 30 days that your manual gives you.",
        "We ask you to read it although it was not sent within the 60 days.",
        "Had our office written within the time limit, we would not need to ask.",
        "You must decide this within the period that the law sets.",
    ],
)
def test_owning_up_asking_and_what_they_must_do_are_no_claim_to_be_in_time(file_of, said):
    assert not _made_up(file_of(LATE), said)


@pytest.mark.parametrize(("last", "is_late"), [("2026-06-15", False), ("2026-06-14", True)])
def test_the_last_day_itself_is_in_time_and_the_next_is_not(file_of, last, is_late):
    file = LetterFile.from_json(file_of(LATE).as_json() | {"deadline": last})

    assert bool(_made_up(file, "This dispute reaches you before its deadline.")) is is_late


def test_a_second_sending_is_not_in_time_because_the_first_was(file_of):
    second = "The claim was accepted on July 8, 2026, which is still within the 120 days of the contract."
    first = "The claim was accepted on February 14, 2026, which is well within the 120 days of the contract."

    assert _made_up(file_of(LOST), second)
    assert not _made_up(file_of(LOST), first)


@pytest.mark.parametrize(("today", "is_late"), [("2026-05-22", False), ("2026-05-23", True)])
def test_days_since_a_named_notice_are_counted(file_of, today, is_late):
    """From March 23 to May 22 are 60 days, typed by hand; a later last day of the file does not help."""
    file = LetterFile.from_json(file_of(LATE).as_json() | {"deadline": "2026-12-31", "today": today})

    assert bool(_made_up(file, "This letter reaches you within 60 days of your remittance of 03/23/2026.")) is is_late
