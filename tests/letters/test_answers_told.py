"""What a letter says of the payer's answer and of the boxes of the claim, where the file knows better."""

from dataclasses import replace

import pytest

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
