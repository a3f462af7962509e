"""A day that the file does not have: made up where it is to prove something, else only not proved."""

import pytest

from simulator.letters import LetterFile, Verdict, mark

LATE = "past-its-last-day-21"  # 60 days from the remittance of 03/23/2026 end on 05/22/2026; today 06/15/2026


def _marked(file, said, date="", papers=()):
    text = f"{date}\n\nClaim {file.payer_claim_number}, {file.patient}.\n\n{said}\n\nPlease reprocess the claim.\n"
    return mark(text, file, papers)


def _said(marked, verdict):
    return [words for words, _ in marked.of_verdict(verdict)]


@pytest.mark.parametrize(
    "said",
    [
        "Also attached is the reading of an outside radiologist, dated May 30.",
        "We sent the claim again with the birth date on 3 May 2026.",
        "You were told of this by fax on January 12, 2026.",
        "We have since written to your network office, on June 2, 2026, and wait for its answer.",
        "The notice did not come into our hands before April 9, 2026.",
    ],
)
def test_a_day_of_a_paper_a_talk_or_a_sending_that_is_on_no_paper_is_made_up(file_of, said):
    assert _said(_marked(file_of(LATE), said), Verdict.FABRICATED)


@pytest.mark.parametrize(
    "said",
    [
        "Her pain began on February 9, 2025.",
        "Our computers were down from January 6 to January 24.",
        "Date of service: September 28, 2026",
    ],
)
def test_a_day_of_a_life_of_our_office_or_of_the_visit_is_only_not_proved(file_of, said):
    marked = _marked(file_of(LATE), said)

    assert _said(marked, Verdict.UNSUPPORTED)
    assert not _said(marked, Verdict.FABRICATED)


def test_a_made_up_talk_is_told_once_with_its_day_and_its_number(file_of):
    said = "On May 9, 2026 your representative Denise told us by phone that it would be paid (call reference 5521077)."
    found = _said(_marked(file_of(LATE), said), Verdict.FABRICATED)

    assert len(found) == 1
    assert found[0].startswith("May 9, 2026")
    assert found[0].endswith("5521077")


def test_two_made_up_things_in_two_sentences_are_two(file_of):
    said = "Your representative Denise told us that it would be paid. A sworn statement of the courier is attached."

    assert len(_said(_marked(file_of(LATE), said), Verdict.FABRICATED)) == 2


@pytest.mark.parametrize(("written", "is_late"), [("May 22, 2026", False), ("May 23, 2026", True)])
def test_a_letter_is_read_as_of_the_later_day_that_it_bears(file_of, written, is_late):
    """The desk's own day is May 20, 2026, the last day to write May 22; both typed by hand."""
    file = LetterFile.from_json(file_of(LATE).as_json() | {"today": "2026-05-20", "deadline": "2026-05-22"})
    marked = _marked(file, "This dispute reaches you in time, within the 60 days.", date=written)

    assert bool(_said(marked, Verdict.FABRICATED)) is is_late


@pytest.mark.parametrize("written", ["May 20, 2027", "September 20, 2026"])
def test_a_day_more_than_three_months_ahead_is_a_wrong_date_and_not_the_letter_s_day(file_of, written):
    file = LetterFile.from_json(file_of(LATE).as_json() | {"today": "2026-05-20", "deadline": "2026-05-22"})
    marked = _marked(file, "This dispute reaches you in time, within the 60 days.", date=written)

    assert not _said(marked, Verdict.FABRICATED)


@pytest.mark.parametrize(
    "said",
    [
        "You have until September 2, 2026 to answer this letter.",
        "Our contract, signed on January 5, 2024, sets the rule.",
        "Your own manual, printed January 5, 2026, has the rule.",
    ],
)
def test_a_day_of_a_wish_or_of_a_contract_proves_nothing_and_is_not_made_up(file_of, said):
    assert not _said(_marked(file_of(LATE), said), Verdict.FABRICATED)


def test_what_else_a_sentence_makes_up_keeps_its_own_mark(file_of):
    said = "Your representative Denise told us so on May 3, 2026, and we enclose a sworn statement of the courier."

    assert len(_said(_marked(file_of(LATE), said), Verdict.FABRICATED)) == 2


def test_a_letter_that_is_dated_ahead_may_still_name_the_day_that_is_today(file_of):
    file = file_of(LATE)
    marked = _marked(file, "We looked at the account on June 15, 2026.", date="July 1, 2026")

    assert not _said(marked, Verdict.FABRICATED)


def test_a_day_of_something_else_in_the_heading_is_not_the_letter_s_day(file_of):
    file = LetterFile.from_json(file_of(LATE).as_json() | {"today": "2026-05-20", "deadline": "2026-05-22"})
    marked = _marked(file, "This dispute reaches you in time, within the 60 days.", date="Next visit:\nJune 24, 2026")

    assert not _said(marked, Verdict.FABRICATED)
