"""What a letter tells of lives: words that no file of a claim holds, and deeds that no paper tells."""

import pytest

from simulator.letters import Verdict, mark

CASE = "every-quarter-of-an-hour-53"  # hands-on therapy for neck pain, 8 units, CO-151
TOLD = [
    "The stairs at her house were too much for her.",
    "His father died of the same thing.",
    "The patient described tightness across the chest.",
    "{given} could not turn the wheel of the truck.",
    "Our scheduler drove to the clinic that night.",
    "The patient lost a job over this.",
    "The employer called us about the matter.",
    "The surgery of the left shoulder did no good.",
]
USUAL = [
    "The patient came for hands-on therapy and was seen for the neck pain on the claim.",
    "The patient is covered under your plan and has a deductible.",
    "We never obtained an approval, and we do not say that we did.",
    "It is in that spirit that we ask you to weigh the note against the policy.",
    "If the patient had a fever, the note would say so.",
    "Would a brother or sister of the patient be treated so?",
    "Our biller left the field empty, and we regret it.",
    "The remittance came, the reason was missing, and nobody could explain it.",
]


def _faults(file, said):
    text = f"Dispute for {file.patient}, claim {file.payer_claim_number}.\n\n{said}\n\nPlease reprocess the claim.\n"
    found = mark(text, file).spans
    return [span for span in found if span.verdict in (Verdict.UNSUPPORTED, Verdict.FABRICATED)]


@pytest.mark.parametrize("said", TOLD)
def test_what_happened_in_a_life_is_not_supported(file_of, said):
    file = file_of(CASE)
    found = _faults(file, said.format(given=file.patient.split()[0]))

    assert [each.verdict for each in found] == [Verdict.UNSUPPORTED]


@pytest.mark.parametrize("said", USUAL)
def test_what_letters_about_claims_say_is_left_in_peace(file_of, said):
    assert _faults(file_of(CASE), said) == []


def test_a_condition_of_the_claim_may_be_named_and_another_may_not(file_of):
    file = file_of(CASE)

    assert _faults(file, "The reason for the therapy was pain of the neck.") == []
    assert _faults(file, "The reason for the therapy was numbness of the arm.") != []


def test_what_a_note_is_said_to_hold_beyond_the_file_is_made_up_where_the_file_denies_the_need(file_of):
    file = file_of("nothing-else-in-the-chart-62")
    found = _faults(file, "The chart note records palpitations as a second reason.")

    assert [each.verdict for each in found] == [Verdict.FABRICATED]


@pytest.mark.parametrize(
    "said",
    [
        "Our practice should not shoulder the loss of your mistake.",
        "The denial is a sore point with the whole office.",
        "This was priced from the wrong list by accident.",
        "Your reply hurts nobody but the clinic that did the work.",
        "We would rather not lose sleep over a matter of two digits.",
        "Our lawyers will get a copy of this letter.",
    ],
)
def test_turns_of_speech_tell_of_no_body_and_no_home(file_of, said):
    assert not _faults(file_of(CASE), said)


@pytest.mark.parametrize(
    "said",
    [
        "The patient could not shoulder a bag without pain.",
        "She had an accident on the stairs in May.",
        "He has lost sleep for months from the burning in his feet.",
    ],
)
def test_the_same_words_said_of_a_body_do(file_of, said):
    assert _faults(file_of(CASE), said)
