"""One invention is one mark over a whole letter; what only stands near one, or is put as a case, is none."""

from dataclasses import replace
from datetime import date

import pytest

from simulator.letters import Conversation, Paper, Verdict, mark
from simulator.letters.file import Protected
from tests.letters.faults import faults


@pytest.mark.parametrize(
    "said",
    [
        "You approved the film before the visit.\nThe approval is enclosed.",
        "SECOND REQUEST\n\nWe already mailed you this appeal on May 26, 2026.",
        "I spoke with Carla at your provider line on May 5, and she confirmed that the record had been closed.",
        "We already appealed this denial on May 13, 2026, and faxed you the termination letter with it.",
        "We faxed it to you on May 13, nine pages, and have the confirmation sheet here.",
    ],
    ids=[
        "approval and its copy",
        "second request and the first",
        "call and what was said",
        "appeal and fax",
        "fax and sheet",
    ],
)
def test_what_is_made_up_once_is_marked_once(claim, said):
    file = replace(claim, facts={"approval": False, "papers_sent_before": False})
    assert faults(said, file) == ["fabricated"]


@pytest.mark.parametrize(
    ("said", "verdicts"),
    [
        ("You paid the same film for this patient last year.", ["fabricated"]),
        ("You paid the same film on January 30, 2026.", ["fabricated"]),
        ("You paid the same film before.", ["unsupported"]),
        ("You paid the same film for four other patients this year.", ["unsupported"]),
    ],
)
def test_a_payment_with_a_day_or_for_this_patient_would_be_on_paper(claim, said, verdicts):
    assert faults(said, claim) == verdicts


@pytest.mark.parametrize(
    ("said", "verdicts"),
    [
        ("When we called on April 28, your Ms. Trent admitted that you had lost it.", ["fabricated"]),
        ("When we called on April 28, you had no claim on file.", []),
    ],
)
def test_a_person_whom_the_log_does_not_name_said_nothing(claim, said, verdicts):
    talk = Conversation(date(2026, 4, 28))
    file = replace(claim, conversations=(talk,), facts={"conversation": True}, dates={**claim.dates, "log 1": talk.on})
    assert faults(said, file) == verdicts


@pytest.mark.parametrize(
    "said",
    [
        "First, the chart note enclosed meets the policy.",
        "The note in the packet bears out your policy's findings.",
        "The note that we enclose? It follows your policy to the letter.",
    ],
)
def test_what_an_enclosed_paper_is_held_against_is_not_enclosed_itself(claim, said):
    papers = (Paper("note", "chart_note", "Chart note"), Paper("policy", "policy", "Policy of the plan"))
    assert faults(said, replace(claim, papers=papers), ("note",)) == []
    assert faults("We enclose the note and the policy.", replace(claim, papers=papers), ("note",)) == ["unsupported"]


@pytest.mark.parametrize(
    "said",
    [
        "You will also find it in the resting tracing of March 2 that comes with this letter.",
        "The pain diary that comes with this letter shows it.",
        "An audit report accompanies this letter.",
    ],
)
def test_a_paper_that_is_named_before_it_is_sent_along_must_be_on_file(claim, said):
    assert faults(said, claim) == ["fabricated"]


def test_a_case_that_is_only_put_tells_of_nothing(claim):
    assert faults("A visit booked under the wrong code or paid twice would change the result.", claim) == []


def test_an_earlier_first_day_is_asked_for_and_not_told(claim):
    said = "If you can date the enrollment from January 12, 2026, please reprocess the claim."
    file = replace(claim, facts={"enrolled": False}, dates={**claim.dates, "request": date(2026, 1, 12)})
    assert faults(said, file) == []
    assert faults("Our enrollment runs from January 12, 2026.", file) == ["fabricated"]


def test_the_level_of_this_letter_is_no_earlier_letter(claim):
    assert faults("First appeal, sent for the member\n\nPlease pay this claim.", claim) == []


def test_a_modifier_that_the_claim_did_not_carry_is_made_up(claim):
    assert faults("Line 2 of our claim did carry the modifier LT.", claim) == ["fabricated"]


def test_the_name_of_another_patient_is_private_and_that_of_nobody_is_unproved(claim):
    known = replace(claim, protected=(Protected("other_patient", "Bekoe Osei"),))
    assert faults("Patient: Bekoe Osei\nPlease pay this claim now.", known) == ["private"]
    assert mark("Patient: Bekoe Osei\nPlease pay this claim now.", known).critical == ("private_facts",)
    assert faults("Patient: Harriet Delacroix\nPlease pay this claim now.", known) == ["unsupported"]


def test_a_call_that_is_named_again_is_no_second_call(claim):
    said = "We spoke with your medical director on May 5. In that call he conceded the point."
    assert faults(said, claim) == ["fabricated"]


@pytest.mark.parametrize(
    ("said", "marked"),
    [
        (
            "We sent you a corrected claim on May 10, and your portal lists the same day.",
            ["sent you a corrected claim on May 10, and your portal lists the same day"],
        ),
        ("We sent the claim on March 13, and your portal lists the same day.", []),
    ],
    ids=["of what is made up", "of what is true"],
)
def test_what_is_said_to_bear_out_an_invention_is_marked_with_it(claim, said, marked):
    found = mark(said, replace(claim, facts={"corrected_claim": False}))
    assert [words for words, _ in found.of_verdict(Verdict.FABRICATED)] == marked


def test_a_slip_is_a_fault_of_its_own_where_another_part_of_the_sentence_tells_what_nothing_proves(claim):
    said = "The patient had fallen down a stair, therefore the knee was X-rayed with three views on 03/20/2026."
    assert sorted(faults(said, replace(claim, services=(date(2026, 3, 2),)))) == ["slip", "unsupported"]
