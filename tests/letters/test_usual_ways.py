"""Usual ways of collectors to say what is true, and usual ways to say too much."""

from dataclasses import replace
from datetime import date

import pytest

from simulator.letters import Conversation, LetterFile, Marked, Paper, Verdict, mark
from simulator.letters.corpus import letters_in, unknown_names
from simulator.money import Money


@pytest.fixture
def wound(file_of) -> LetterFile:
    """Two wound visits, denied as late; the report shows that the claim came in time. One call with Tobias."""
    return file_of("wound")


def verdicts(marked: Marked, kind: str) -> list[str]:
    return [span.verdict.value for span in marked.spans if span.kind == kind]


@pytest.mark.parametrize(
    "said",
    [
        "You deny every claim we send for this service.",
        "You always turn down wound care.",
        "Your plan denies almost all of our claims.",
        "You deny one claim in three for this reason.",
        "Your reviewers decide these in under a minute.",
        "Nobody at your company reads these letters.",
        "Without these visits she would have needed a second operation.",
    ],
)
def test_what_a_payer_always_does_and_what_would_have_come_is_not_supported(said, wound):
    assert "unsupported" in {span.verdict.value for span in mark(said, wound).spans}


@pytest.mark.parametrize("said", ["You deny every line of this claim.", "You denied each of the two lines."])
def test_what_a_payer_did_to_this_claim_is_no_habit(said, wound):
    assert {span.verdict.value for span in mark(said, wound).spans} <= {"right", "left alone"}


def test_a_call_on_the_log_does_not_prove_that_the_payer_gave_in(wound):
    assert mark("On August 5 Tobias agreed that the claim came in time.", wound).critical == ("fabricated_proof",)
    assert mark("On August 5 we telephoned and spoke with Tobias.", wound).critical == ()
    assert mark("We rang you on August 5 and spoke with Tobias.", wound).critical == ()


def test_somebody_on_the_log_may_be_named_in_full(wound):
    named = replace(wound, conversations=(Conversation(wound.conversations[0].on, "Dr. Stellan Moreau"),))

    assert verdicts(mark("We spoke with Stellan Moreau, your reviewer, on August 5, 2026.", named), "name") != [
        "unsupported"
    ]


def test_a_number_with_a_tail_is_another_number(wound):
    assert "right" not in verdicts(mark("Please look at claim SL-2615-90-44712-B again today.", wound), "number")
    assert verdicts(mark("Please look at claim SL-2615-90-44712 again today.", wound), "number") == ["right"]


def test_a_day_that_no_calendar_has_is_a_slip(wound):
    assert verdicts(mark("The visit was on March 71, 2026, as the claim shows.", wound), "date") == ["slip"]
    assert verdicts(mark("The visit was on March 11, 2026, as the claim shows.", wound), "date") == ["right"]


def test_a_measure_of_the_file_may_be_told_in_figures_in_words_and_as_a_difference(wound):
    bent = replace(wound, words=("knee bend 78 degrees in February, 104 degrees in April",))

    for said in ("78 degrees", "one hundred and four degrees", "26 degrees more"):
        assert verdicts(mark(f"The knee then bent {said} in the spring.", bent), "measure") == []
    assert verdicts(mark("The knee then bent 124 degrees in the spring.", bent), "measure") == ["unsupported"]


def test_a_rule_allows_no_more_than_the_file_says(wound):
    ruled = replace(wound, words=("Policy: up to 12 visits",))

    assert verdicts(mark("Your policy allows up to 24 visits for this care.", ruled), "measure") == ["fabricated"]
    assert verdicts(mark("Your policy allows up to 12 visits for this care.", ruled), "measure") == []


def test_a_paper_goes_by_its_title_whatever_its_kind(wound):
    sheet = Paper("sheet", "other_paper", "Fax confirmation of 06/05/2026")
    held = replace(wound, papers=(*wound.papers, sheet))

    assert verdicts(mark("The fax confirmation is enclosed with this letter.", held, ["sheet"]), "enclosure") == [
        "right"
    ]
    assert verdicts(mark("The fax confirmation is enclosed with this letter.", wound, []), "enclosure") == [
        "fabricated"
    ]


def test_a_paper_that_nobody_has_cannot_be_promised(wound):
    told = mark("A supporting statement from her cardiologist will follow under separate cover.", wound)

    assert verdicts(told, "paper") == ["unsupported"]
    assert verdicts(mark("We will send the operative report if you ask for it.", wound), "paper") == []


def test_counselling_notes_are_no_notes_of_another_therapy(wound):
    notes = Paper("counsel", "therapy_notes", "Counselling notes")
    held = replace(wound, papers=(*wound.papers, notes))

    told = mark("The physical therapy notes are enclosed with this letter.", held, [])

    assert [(span.verdict.value, span.label) for span in told.spans if span.kind == "enclosure"] == [
        ("fabricated", "treatment_notes")
    ]


def test_a_team_that_brought_its_own_codes_is_read_in_them(wound):
    own = replace(
        wound,
        procedures=("99914", "96015"),
        modifiers=("RT",),
        amounts={"line 1 99914 charge": Money(168_00), "line 2 96015 charge": Money(152_00)},
    )

    told = mark("You denied 99914-RT at $168.00 and 96015 at $152.00, in ZIP code 45011.", own)
    assert verdicts(told, "code") == ["right", "right", "right"]
    assert verdicts(told, "amount") == ["right", "right"]
    assert verdicts(mark("You denied 99194 at $168.00 on this claim.", own), "code") == ["slip"]


@pytest.mark.parametrize(
    "named", ["Enclosed: both reports.", "Acceptance number RX-77104-2290, copy of the report in this envelope."]
)
def test_the_chief_word_of_a_title_names_a_paper_that_goes_along(named, wound):
    report = Paper("accept", "confirmation", "Report RX-77104-2290")
    held = replace(wound, papers=(report,))

    evidence = next(
        part for part in mark(f"Please pay this claim.\n{named}", held, ["accept"]).parts if part.name == "evidence"
    )
    assert evidence.points == evidence.of


def test_to_hear_from_us_is_no_threat(wound):
    assert mark("For the second point you will hear from us again next week.", wound).of_verdict(Verdict.TONE) == ()
    assert mark("Pay this, or you will hear from our lawyer next week.", wound).of_verdict(Verdict.TONE) != ()


def test_a_talk_of_some_day_is_not_the_level_of_this_letter(wound):
    told = mark(
        "First-level appeal. After the peer-to-peer of April 22 you asked for more.",
        replace(wound, level="first_appeal"),
    )

    assert verdicts(told, "level") == []


def test_names_that_no_check_knows_are_told_with_what_is_near():
    letter = letters_in()[0]
    odd = replace(letter, file=replace(letter.file, facts={"primary_procesed": True}))

    assert unknown_names([odd]) == ["The checks know no fact `primary_procesed`. Near to it: primary_processed."]
    assert unknown_names([letter]) == []


@pytest.mark.parametrize(
    "said",
    [
        "There was no time to ask for an approval.",
        "We have always had to chase you for such visits.",
        "Every other plan in town had us on file within ten days.",
        "The spot turned out to be an early skin cancer.",
        "May we add that our clearinghouse had an outage that week?",
        "Of all the plans in this state, yours takes the longest to answer.",
        "Since that session the patient has been free of pain.",
    ],
)
def test_what_no_paper_tells_is_not_supported(said, wound):
    assert "unsupported" in {span.verdict.value for span in mark(said, wound).spans}


def test_to_ask_for_a_talk_is_no_talk_and_no_wrong_level(wound):
    silent = replace(wound, conversations=(), level="dispute")
    told = mark("Request for a peer-to-peer talk. Our doctor asks to talk with you about the visit.", silent)

    assert told.critical == ()
    assert verdicts(told, "level") == []


def test_a_modifier_that_is_said_to_be_lacking_is_claimed_by_nobody(wound):
    told = mark("To be frank, modifier 25 is not on that line of our claim.", replace(wound, modifiers=("RT",)))

    assert verdicts(told, "code") == ["left alone"]


@pytest.mark.parametrize(
    ("first_day", "verdict"),
    [("January 15, 2026", "fabricated"), ("February 2, 2026", "right")],
)
def test_an_enrollment_that_is_put_before_its_first_day_is_made_up(first_day, verdict, wound):
    enrolled = replace(wound, dates={**wound.dates, "enrolled from": date(2026, 2, 2)}, facts={"enrolled": True})
    told = mark(f"Our clinic has been enrolled with you since {first_day}.", enrolled)

    assert verdicts(told, "date") == [verdict]


def test_a_price_of_one_unit_is_held_against_that_of_the_line_in_dispute(wound):
    prices = {"line 1 X4110 contract unit": Money(34_00), "line 2 X4120 contract unit": Money(105_50)}
    priced = replace(wound, amounts={**wound.amounts, **prices})

    assert verdicts(mark("The contract pays $43.50 for each unit.", priced), "amount") == ["fabricated"]
    assert verdicts(mark("The contract pays $34.00 for each unit.", priced), "amount") == ["right"]


def test_what_only_follows_from_a_made_up_amount_is_one_fault_with_it(wound):
    told = mark("You allowed $236.80. Our contract says $336.80. That leaves you $100.00 short.", wound)

    assert [verdict for verdict in verdicts(told, "amount") if verdict in ("fabricated", "unsupported")] == [
        "fabricated"
    ]


def test_a_birth_day_is_known_in_a_letter_that_puts_other_days_first(wound):
    born = replace(wound, dates={**wound.dates, "born": date(2007, 7, 2)})
    told = mark("24.08.2026\n\nPatient: Henrike Papadopoulos-Reyes (07/02/2007)\nPlease pay this claim.", born)

    assert "unsupported" not in verdicts(told, "date")
