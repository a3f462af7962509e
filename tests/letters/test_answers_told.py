"""What a letter says of the payer's answer and of the boxes of the claim, where the file knows better."""

from dataclasses import replace
from datetime import date

import pytest

from simulator.letters import Paper
from simulator.money import Money
from tests.letters.faults import faults


@pytest.mark.parametrize(
    ("fact", "said", "truth"),
    [
        (
            "refused_necessity",
            "You refused the film as not medically necessary.",
            "Nothing in your remittance says that the film was not needed.",
        ),
        ("refused_approval", "You denied the film for lack of approval.", "You did not deny it for lack of approval."),
        ("refused_late", "The film was denied as untimely.", "The film was not denied as untimely."),
        (
            "refused_coverage",
            "You denied the claim because the patient was not covered.",
            "You did not deny the claim because the patient was not covered.",
        ),
        (
            "refused_network",
            "You refused the film because we are outside your network.",
            "You did not refuse the film because we are outside your network.",
        ),
        ("refused_records", "You denied the film for missing records.", "You asked for no records."),
        ("patient_owes", "Your notice allows us to bill the patient.", "Your notice allows us to bill nobody."),
        ("only_service", "The film was the only service on our claim.", "The film was the only service denied."),
        ("all_refused", "You denied both services.", "You denied one of the two services."),
        ("something_paid", "You have paid the visit.", "You have not paid the visit."),
        (
            "underpaid",
            "Our contract has a higher price for this service than the one that you allowed.",
            "You have not underpaid the film.",
        ),
        ("pending", "The claim is still pending with you.", "The claim is no longer pending with you."),
        ("box_17b", "Box 17b showed the number.", "Box 17b was left blank."),
        ("box_19", "Box 19 of the claim names the chart note.", "Box 19 of the claim names nothing."),
        ("box_24j", "The number was in box 24J.", "The number should have been in box 24J."),
    ],
)
def test_the_answer_is_told_as_it_was_given(claim, fact, said, truth):
    known = replace(claim, facts={fact: False})
    assert faults(f"Dear reviewers,\n\n{said}\n", known) == ["fabricated"]
    assert faults(f"Dear reviewers,\n\n{truth}\n", known) == []
    assert faults(f"Dear reviewers,\n\n{said}\n", replace(claim, facts={fact: True})) == []


@pytest.mark.parametrize(
    "said",
    [
        "Ask your medical director to call our doctor.",
        "Please have your medical director call our doctor about the film.",
        "Tell your claims desk to process the line again.",
        "Have your claims supervisor link the approval to the claim.",
    ],
)
def test_what_the_payer_is_told_to_do_has_not_happened(claim, said):
    assert faults(f"Dear reviewers,\n\n{said}\n", claim) == []


def test_what_is_told_beside_a_request_counts(claim):
    said = "Have your reviewer call our doctor; your nurse told us on the phone that it would be paid."
    assert faults(f"Dear reviewers,\n\n{said}\n", claim) == ["fabricated"]


def test_a_modifier_that_the_claim_carried_may_be_named_though_another_thing_was_left_off(claim):
    sent = replace(claim, modifiers=("RT",), facts={"on_claim": False})
    assert faults("Dear reviewers,\n\nThe modifier RT was on the line.\n", sent) == []
    assert "fabricated" in faults("Dear reviewers,\n\nThe modifier LT was on the line.\n", sent)


def test_what_would_have_been_on_the_claim_was_not(claim):
    left_off = replace(claim, facts={"on_claim": False})
    said = "Had the number stood in box 23, we would not write."
    assert faults(f"Dear reviewers,\n\n{said}\n", left_off) == []


def test_the_doctors_number_stood_on_the_claim_though_another_was_left_off(claim):
    npi = "2000000101"
    sent = replace(claim, numbers={"rendering npi": npi}, facts={"on_claim": False, "box_24j": True})
    said = f"The doctor's own number was on the line, {npi}."
    assert faults(f"Dear reviewers,\n\n{said}\n", sent) == []
    assert "fabricated" in faults(
        f"Dear reviewers,\n\n{said}\n", replace(sent, facts={"on_claim": False, "box_24j": False})
    )


@pytest.mark.parametrize(("owed", "found"), [("$133.00", []), ("$143.00", ["unsupported"])])
def test_a_copay_that_a_paper_prints_may_come_off_the_contract_price(claim, owed, found):
    """158.00 less 25.00 is 133.00."""
    priced = replace(claim, amounts={"line 1 X1310 contract": Money(158_00)}, amounts_printed=(Money(25_00),))
    said = f"Take off the $25.00 copay and you owe {owed} on the visit."
    assert faults(f"Dear reviewers,\n\n{said}\n", priced) == found


@pytest.mark.parametrize(("day", "found"), [("March 2, 2026", ["fabricated"]), ("June 2, 2026", [])])
def test_a_paper_is_of_its_own_day_and_not_of_the_visits(with_papers, day, found):
    """The film is of March 2, the waiver of June 2."""
    waiver = Paper("waiver", "signed_notice", "Waiver of liability", date(2026, 6, 2))
    known = replace(with_papers, papers=(*with_papers.papers, waiver), facts={"notice_signed": True})
    said = f"Dear reviewers,\n\nThe waiver of liability was signed by our physician on {day}.\n"
    assert faults(said, known, ("waiver",)) == found


def test_an_age_is_no_story(claim):
    """Born on February 20, 1974."""
    assert faults("Dear reviewers,\n\nThe patient is fifty-two.\n", claim) == []


def test_a_wish_with_a_number_of_days_is_no_count_of_the_claim(claim):
    late = replace(claim, filing_limit=date(2026, 3, 10))
    assert faults("Dear reviewers,\n\nOverturn the denial and remit within 30 days.\n", late) == []
    assert faults("Dear reviewers,\n\nThe claim was filed within 30 days.\n", late) != []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("We ask all our patients about other coverage at each visit.", ["unsupported"]),
        ("Please ask all our patients about other coverage.", []),
        ("Our office never books a film without reading the policy.", ["unsupported"]),
        ("A doctor faced with that has to look at the knee.", []),
        ("The number we put on the claim was not right.", []),
    ],
)
def test_what_the_office_does_with_everybody_is_on_no_paper(claim, said, found):
    assert faults(f"Dear reviewers,\n\n{said}\n", replace(claim, facts={"on_claim": False})) == found


def test_an_answer_to_an_earlier_letter_may_have_given_another_reason(claim):
    first = replace(claim, facts={"refused_records": False})
    second = replace(first, notices=(date(2026, 6, 12), *claim.notices), level="reconsideration")
    said = "Dear reviewers,\n\nYou denied the film for lack of records.\n"
    assert faults(said, first) == ["fabricated"]
    assert faults(said, second) == []
