"""What an office says that it did: sending, asking and waiting are told freely, any other act is on no paper."""

import pytest

from simulator.letters import Verdict, mark

FAULTS = {Verdict.SLIP, Verdict.UNSUPPORTED, Verdict.FABRICATED}


def _faults(file, said):
    text = f"Claim {file.claim_number}, {file.patient}.\n\n{said}\n\nPlease reprocess the claim.\n"
    return {span.verdict for span in mark(text, file).spans} & FAULTS


@pytest.mark.parametrize(
    "said",
    [
        "We faxed these same pages to your desk in the spring.",
        "Our office audited a hundred such visits.",
        "It belonged to the partnership that we dissolved in 2021.",
        "Our clinic hired a second biller.",
        "We have also toured your office in person.",
    ],
)
def test_an_act_of_ours_that_no_paper_tells_of_is_not_supported(file_of, said):
    assert _faults(file_of("noauth"), said) == {Verdict.UNSUPPORTED}


@pytest.mark.parametrize(
    "said",
    [
        "We sent the claim and waited for your answer.",
        "We looked again and we found our own mistake.",
        "We have not toured your office.",
        "We would have toured your office.",
        "Had we audited the claim, we would have seen it.",
        "We are tired of this denial.",
        "We need to be paid for the scan.",
        "Have we offended you in some way?",
    ],
)
def test_usual_acts_denials_and_wishes_are_left_in_peace(file_of, said):
    assert _faults(file_of("noauth"), said) == set()
