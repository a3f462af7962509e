"""Counts of days: how long a payer has had a claim, how many a contract gives, and a day that is counted out."""

from dataclasses import replace
from datetime import date

import pytest

from simulator.letters import LetterFile, Verdict, mark

CASE = "past-its-last-day-21"  # seen 03/02/2026, received 03/08, remittance 03/23, 60 days to write, 180 to file


def _faults(file, said):
    text = f"Dispute for {file.patient}, claim {file.payer_claim_number}.\n\n{said}\n\nPlease reprocess the claim.\n"
    return {span.verdict for span in mark(text, file).spans} & {Verdict.SLIP, Verdict.UNSUPPORTED, Verdict.FABRICATED}


@pytest.mark.parametrize(("days", "made_up"), [("99", False), ("100", False), ("101", True), ("one hundred ten", True)])
def test_a_payer_has_not_had_a_claim_for_longer_than_since_it_came(file_of, days, made_up):
    """From March 8 to June 15 are 99 days, typed by hand; one more may be counted."""
    found = _faults(file_of(CASE), f"You have now had this claim for more than {days} days.")

    assert (Verdict.FABRICATED in found) is made_up


@pytest.mark.parametrize(
    ("said", "made_up"),
    [
        ("Our contract gives us 60 days from the remittance to dispute a decision.", False),
        ("Our contract gives us 180 days from the remittance to dispute a decision.", True),
        ("Our contract gives us 180 days from the date of service to file.", False),
        ("Our contract gives us 365 days from the date of service to file.", True),
        ("Our contract does not give us 180 days to dispute a decision.", False),
    ],
)
def test_a_contract_gives_no_more_days_than_it_gives(file_of, said, made_up):
    assert (Verdict.FABRICATED in _faults(file_of(CASE), said)) is made_up


@pytest.mark.parametrize(
    ("said", "faults"),
    [
        ("Your notice is taken to reach us five days after its date, on 28 March.", set()),
        ("Your notice is taken to reach us five days after its date, on 29 March.", {Verdict.UNSUPPORTED}),
        ("Thirty days after the remittance of March 23, 2026 is April 22, 2026.", set()),
    ],
)
def test_a_day_that_a_letter_counts_out_is_worked_out_and_not_invented(file_of, said, faults):
    file = LetterFile.from_json(file_of(CASE).as_json() | {"deadline": "2026-07-31"})

    assert _faults(file, said) == faults


@pytest.mark.parametrize(
    ("said", "made_up"),
    [
        ("According to our agreement, claims are to be paid within 30 days of receipt.", False),
        ("According to our agreement, claims are to be paid within 29 days of receipt.", True),
        ("The contract gives you 30 days to pay a claim.", False),
        ("The contract gives you ten days to pay a claim.", True),
        ("The contract does not give you only ten days to pay a claim.", False),
    ],
)
def test_a_contract_gives_the_payer_no_fewer_days_to_pay_than_it_prints(file_of, said, made_up):
    file = file_of(CASE)
    found = _faults(replace(file, words=(*file.words, "Days to pay: 30")), said)

    assert found == ({Verdict.FABRICATED} if made_up else set())


@pytest.mark.parametrize(
    ("said", "made_up"),
    [
        ("Of forty visits a year seventeen were paid at the time of our inquiry on the portal.", False),
        ("Of forty visits a year twelve were paid at the time of our inquiry on the portal.", True),
        ("You have paid 17 therapy visits of the 40 that the plan covers.", False),
        ("You have paid 16 therapy visits of the 40 that the plan covers.", True),
        ("Seventeen of her forty therapy visits were used.", False),
        ("Nine of her forty therapy visits were used.", True),
    ],
)
def test_the_visits_of_the_year_are_as_many_as_the_portal_counts(file_of, said, made_up):
    file = file_of(CASE)
    found = _faults(replace(file, words=(*file.words, "17 of 40 therapy visits")), said)

    assert found == ({Verdict.FABRICATED} if made_up else set())


@pytest.mark.parametrize(
    ("said", "made_up"),
    [
        ("We filed this claim on the very day of the visit.", True),
        ("The claim went out the day after the visit.", True),
        ("We sent the claim to you four days after the visit.", False),
        ("We did not send the claim on the day of the visit.", False),
        ("The chart note was written on the day of the visit.", False),
    ],
)
def test_a_claim_did_not_go_out_sooner_than_our_log_has_it(file_of, said, made_up):
    """Seen March 2; sent March 6."""
    assert (Verdict.FABRICATED in _faults(file_of(CASE), said)) is made_up


def test_a_claim_that_went_out_the_day_after_the_visit_may_say_so(file_of):
    file = file_of(CASE)
    soon = replace(file, dates={**file.dates, "sent": date(2026, 3, 3)})

    assert Verdict.FABRICATED not in _faults(soon, "The claim went out the day after the visit.")
    assert Verdict.FABRICATED in _faults(soon, "The claim went out on the day of the visit.")


@pytest.mark.parametrize(
    ("said", "made_up"),
    [
        ("At twenty years of age this patient needed the scan.", False),
        ("At twenty-one years of age this patient needed the scan.", True),
        ("This 62-year-old patient needed the scan.", True),
        ("At twenty-one years of age her mother needed the same scan.", False),
    ],
)
def test_an_age_is_that_of_the_visit_or_of_today(file_of, said, made_up):
    """Born November 15, 2005: twenty on March 2 and on June 15, 2026, typed by hand."""
    assert (Verdict.FABRICATED in _faults(file_of(CASE), said)) is made_up
