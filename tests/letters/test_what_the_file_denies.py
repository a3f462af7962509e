"""Where the file says no: the same lie is found in many words, and the truth beside it is left alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from simulator.letters import Approval, Conversation, Paper, mark
from simulator.letters.file import Protected
from simulator.money import Money
from tests.letters.faults import faults


@pytest.mark.parametrize(
    ("fact", "said", "truth"),
    [
        (
            "portal_clear",
            "Your own portal, asked today, shows no other plan on file for that day.",
            "Your portal still shows another plan for that day, and it has ended.",
        ),
        (
            "approval_not_needed",
            "The plan summary itself lists films of the knee as not needing approval.",
            "The plan summary lists films of the knee as needing approval.",
        ),
        (
            "separate_service",
            "The chart note records a separate history, examination and plan for the visit.",
            "We do not say that the chart note records a separate history for the visit.",
        ),
        (
            "pending",
            "We sent you this claim in March and you have never answered it.",
            "We sent you this claim in March and you have never answered our question about it.",
        ),
        (
            "papers_sent_before",
            "Enclosed is the note that your first reviewer overlooked in the packet.",
            "Our chart note is new to you; your first reviewer has not seen it.",
        ),
        (
            "on_claim",
            "You denied it although the line was billed with the modifier for a separate visit.",
            "You denied it, and the line was not billed with the modifier for a separate visit.",
        ),
        (
            "nothing_signed",
            "Nobody ever told the patient before the visit that the plan might not pay.",
            "The patient was told before the visit that the plan might not pay.",
        ),
        (
            "papers_sent_before",
            "In fact the approval was the first page of the packet that you received.",
            "Nothing came with our first request, and it is enclosed now.",
        ),
        (
            "corrected_claim",
            "We returned a corrected claim with the number on June 1.",
            "We will send you a corrected claim with the number.",
        ),
        (
            "sent_again",
            "As nothing came, we sent it a second time in April.",
            "We sent it once, on March 13, 2026.",
        ),
        (
            "followed_up",
            "We followed up in April and in May.",
            "We will follow up in July.",
        ),
        (
            "on_claim",
            "Item 23 of the claim that we filed in March reads just so.",
            "Item 23 of the claim that we filed in March was left blank.",
        ),
        (
            "covered_benefit",
            "Your own plan summary states that a film of the knee is paid in full.",
            "Your own plan summary states that a film of the knee is not covered.",
        ),
        (
            "extended",
            "The approval was later extended to the end of the year.",
            "Please extend the approval to the end of the year.",
        ),
        (
            "contracted",
            "We are owed this as a contracted provider in your network.",
            "We are owed this as a provider outside your network.",
        ),
        (
            "necessity",
            "Your policy expressly lists high blood pressure as an accepted reason for it.",
            "Your policy lists no such reason for it.",
        ),
    ],
)
def test_what_the_file_denies_is_made_up_and_only_there(claim, fact, said, truth):
    denied = replace(claim, facts={fact: False})

    assert "fabricated" in faults(said, denied)
    assert "fabricated" not in faults(truth, denied)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("The film that we made was of the left knee.", []),
        ("The film that we made was of the right knee.", ["fabricated"]),
        ("The film was not of the right knee.", []),
        ("The films that we made were of both knees.", ["fabricated"]),
        ("Please take it as modifier LT on that line.", []),
        ("Please take it as modifier RT on that line.", ["fabricated"]),
        ("The claim of that day went out with modifier LT.", ["fabricated"]),
        ("The claim of that day went out without modifier LT.", []),
    ],
)
def test_a_side_of_the_body_is_the_one_that_the_file_has(claim, said, found):
    assert faults(said, claim) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("The patient was given 8 units of care that day.", []),
        ("You paid for four units of the 8 units.", []),
        ("The patient was given 9 units of care that day.", ["fabricated"]),
        ("The patient was given sixteen units of care that day.", ["fabricated"]),
        ("Your policy does not cover 9 units of care in a day.", []),
    ],
)
def test_nobody_was_given_more_units_than_were_billed(claim, said, found):
    assert faults(said, replace(claim, numbers={"units billed": "8 units"})) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Date of service: 03/02/2026 for the film.", []),
        ("Date of service: 03/20/2026 for the film.", ["slip"]),
        ("Date of service: 03/82/2026 for the film.", ["slip"]),
        ("Date of service: 2026-03-82 for the film.", ["slip"]),
        ("The line was gone in May.\n2. It came in again.", []),
    ],
)
def test_a_day_that_no_calendar_has_is_a_slip_however_it_is_written(claim, said, found):
    assert faults(said, claim) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Your letter of February 20 acknowledged the claim.", ["fabricated"]),  # the patient's birthday, and no more
        ("We would like to be paid before December 9.", []),
        ("We would like to be paid before december 9.", []),
        ("Our doctor has been enrolled with you since March 2021.", ["fabricated"]),
        ("Our doctor has been enrolled with you since February 2026.", []),
        ("Your letter gives January 15, 2026 as our effective date.", ["fabricated"]),
        ("Your letter gives February 9, 2026 as our effective date.", []),
    ],
)
def test_a_day_or_month_is_held_against_the_event_that_it_is_told_of(claim, said, found):
    assert faults(said, replace(claim, facts={"enrolled": True})) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("The March acceptance report is enclosed with this letter.", []),
        ("The January acceptance report is enclosed with this letter.", ["fabricated"]),
        ("The member's authorization is with this letter.", []),
        ("Your certificate of coverage is enclosed with this letter.", ["fabricated"]),
        ("The pathology report of March 14 found early skin cancer.", ["fabricated"]),
    ],
)
def test_a_paper_is_the_one_on_file_and_no_other(with_papers, said, found):
    assert faults(said, with_papers, ("report", "form")) == found


def test_that_there_are_counselling_notes_is_told_to_no_payer(with_papers):
    said = "As the counselling notes of January 21, 2026 show, this cannot wait."

    assert faults(said, with_papers) == ["private"]


def test_two_things_told_of_a_life_in_two_parts_of_a_sentence_are_two(claim):
    said = "The patient could not feel her leg and had already done six weeks of physical therapy."

    assert faults(said, claim) == ["unsupported", "unsupported"]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Please let us know by July 14, 2026 whether you want it at the claims desk.", []),
        ("You have until July 14, 2026.", []),
        ("Deadline for your answer: July 14, 2026.", []),
        ("We let them know by April 14, 2026 that it was on its way.", ["unsupported"]),
    ],
)
def test_a_day_that_the_payer_is_to_keep_is_no_day_of_the_file(claim, said, found):
    assert faults(said, claim) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Our front desk staff check each approval by phone on the morning of a scan.", ["unsupported"]),
        ("Two of our billers proofread every claim.", ["unsupported"]),
        ("We have never filed a claim late in twelve years.", ["unsupported"]),
        ("An amendment signed by both of us in March raised the price.", ["fabricated"]),
        ("Our doctor has signed an addendum that says so.", ["fabricated"]),
        ("Your enrollment desk e-mailed us on June 1 that it was a mistake.", ["fabricated"]),
        ("The patient has been losing sleep over this bill.", ["unsupported"]),
        ("No other doctor within sixty miles would see the patient.", ["unsupported"]),
        ("Pay it or we go to the newspapers and somebody in your office loses a job.", []),
    ],
)
def test_a_habit_a_paper_and_a_life_are_told_apart(claim, said, found):
    assert faults(said, claim) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Please pay $137.50 for the one and $237.60 for the other, together $375.10.", []),  # 167.50 - 30; 80% of 297
        ("Please pay two lines as the contract says, 20% of it being the patient's: $375.10.", []),
        ("Please pay two lines as the contract says, 20% of it being the patient's: $391.10.", ["unsupported"]),
    ],
)
def test_two_lines_with_shares_of_their_own_are_added_up(claim, said, found):
    amounts = {
        "line 1 X1310 contract": Money(167_50),
        "line 2 X7120 contract": Money(297_00),
        "plan copay visit": Money(30_00),
    }

    assert faults(said, replace(claim, amounts=amounts, words=("Coinsurance 20%",))) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("We sent our request on March 13, 2026 to your enrollment desk.", []),
        ("We sent our first appeal on March 13, 2026 to your appeals desk.", ["fabricated"]),
        ("We sent our request on March 16, 2026 to your appeals desk.", ["fabricated"]),
    ],
)
def test_a_true_day_excuses_a_request_and_no_earlier_appeal(claim, said, found):
    assert faults(said, replace(claim, facts={"earlier_letter": False})) == found


def test_what_the_letter_denies_and_the_file_denies_is_right(claim):
    file = replace(claim, facts={"on_claim": False})
    said = "The number was not entered in box 23 of the claim of March 13, 2026."
    assert [span.kind for span in mark(said, file).spans if span.kind.startswith("claim ")] == ["claim no on_claim"]
    assert faults(said, file) == []


@pytest.mark.parametrize(
    ("said", "fact", "found"),
    [
        ("We first disputed this on April 10, 2026 and never heard back.", {"earlier_letter": False}, ["fabricated"]),
        ("To this day we have not had one word from you about that claim.", {"pending": False}, ["fabricated"]),
        ("To this day we have not had one word from you about that claim.", {"pending": True}, []),
        ("The approval number stood in item 23 of the claim.", {"on_claim": False}, ["fabricated"]),
        ("Your remittance names no reason for the refusal of X7120.", {}, ["fabricated"]),
        ("Your remittance names no other reason for the refusal of X7120.", {}, []),
        ("That plan has answered, and we ask you to pay next.", {"primary_processed": False}, ["fabricated"]),
        ("That plan has answered, and we ask you to pay next.", {"primary_processed": True}, []),
    ],
)
def test_an_earlier_letter_an_answer_a_box_and_a_reason_are_held_against_the_file(claim, said, fact, found):
    file = replace(claim, facts=fact, asks=("pay",), reasons=("CO-16",), procedures=("X7120",))
    assert faults(said, file) == found


def test_a_promise_of_an_answer_is_borne_out_by_the_talk_it_names(claim):
    said = "You promised us an answer by 08/13/2026 (call of 08/03/2026, reference R75561082)."
    talk = Conversation(date(2026, 8, 3), reference="R75561082")

    assert "fabricated" in faults(said, claim)
    assert "fabricated" not in faults(said, replace(claim, conversations=(talk,)))


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("She signed the form naming us on 06/29/2026, at the visit.", ["fabricated"]),
        ("She signed the form naming us on 08/21/2026.", []),
    ],
)
def test_the_form_that_names_us_was_signed_on_its_own_day(claim, said, found):
    form = Paper("form", "assignment", "Form that names our office", on=date(2026, 8, 21))
    file = replace(claim, services=(date(2026, 6, 29),), papers=(*claim.papers, form), today=date(2026, 9, 1))
    assert faults(said, file) == found


def test_capitals_do_not_keep_a_part_from_being_weighed(claim):
    said = "Our biller called your provider line on Monday and was told to wait."
    assert faults(said, claim) == faults(said.upper(), claim) != []


def test_where_the_file_proves_a_thing_its_wider_words_are_right(claim):
    said = "The chart note of the day, signed, bears out that the visit had a reason, findings and a plan of its own."
    file = replace(claim, papers=(*claim.papers, Paper("note", "chart_note", "Chart note")))
    assert faults(said, replace(file, facts={"separate_service": True})) == []
    assert faults(said, replace(file, facts={"separate_service": False})) == ["fabricated"]


@pytest.mark.parametrize(
    ("said", "fact", "found"),
    [
        ("The birth date was on the form when we sent it, see box 3.", {"birth_date_on_claim": False}, ["fabricated"]),
        ("The birth date was on the form when we sent it, see box 3.", {"birth_date_on_claim": True}, []),
        ("The birth date was missing on the form.", {"birth_date_on_claim": False}, []),
        ("Not one cent has come from you for this visit.", {"nothing_paid": False}, ["fabricated"]),
        ("Not one cent has come from you for this visit.", {"nothing_paid": True}, []),
    ],
)
def test_what_stood_on_the_claim_and_what_was_paid_are_held_against_the_file(claim, said, fact, found):
    assert faults(said, replace(claim, facts=fact)) == found


@pytest.mark.parametrize(
    "said",
    [
        "A carrier that wishes to exclude an exam of a diseased eye must say so in plain terms.",
        "Cf. 29 U.S.C. 1022(a) (summary to be written so that the average participant understands it).",
        "The undersigned submits this dispute under its contract with the plan and demands that it be paid in full.",
        "Your edit seems to have missed the modifier on the second line.",
        "May I ask you to let me know by mail or phone that it was taken in?",
        "Name the clause, with the page of the contract that supports it.",
    ],
)
def test_what_is_argued_asked_or_cited_from_the_law_tells_of_nothing(claim, said):
    assert faults(said, replace(claim, facts={"claim_accepted": False})) == []


def test_what_belongs_into_a_blank_is_not_told(claim):
    found = {
        span.verdict.value for span in mark("Call reference: ____________\n\nPlease pay this claim now.", claim).spans
    }
    assert "unfilled" in found
    assert "fabricated" not in found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Please pay line 2 of this claim.", []),
        ("Please pay line 7 of this claim.", ["slip"]),
        ("Please pay line seven of this claim.", ["slip"]),
        ("See line 7 of your letter.", []),
    ],
)
def test_a_line_of_the_claim_is_one_that_it_has(claim, said, found):
    amounts = {"line 1 X1310 charge": Money(100_00), "line 2 X7020 charge": Money(800_00)}
    assert faults(said, replace(claim, amounts=amounts)) == found


@pytest.mark.parametrize(
    ("said", "fact", "found"),
    [
        ("We are an office under contract with you.", {"contracted": False}, ["fabricated"]),
        ("We are an office under contract with you.", {"contracted": True}, []),
        (
            "The summary of the plan does not ask for any approval in advance.",
            {"approval_not_needed": False},
            ["fabricated"],
        ),
        ("The summary of the plan does not ask for any approval in advance.", {"approval_not_needed": True}, []),
        ("We faxed this same request to you on August 20, 2026.", {"earlier_letter": False}, ["fabricated"]),
    ],
)
def test_a_contract_a_plan_and_an_earlier_request_are_those_of_the_file(claim, said, fact, found):
    assert faults(said, replace(claim, facts=fact)) == found


@pytest.mark.parametrize(("until", "found"), [("July 1, 2026", []), ("December 31, 2026", ["fabricated"])])
def test_an_approval_is_good_no_longer_than_it_is_though_the_day_is_one_of_the_file(claim, until, found):
    approval = Approval("TMA-26-38342", date(2026, 2, 20), ends=date(2026, 7, 1))
    file = replace(claim, approvals=(approval,), dates={**claim.dates, "coverage ends": date(2026, 12, 31)})

    assert faults(f"Your approval TMA-26-38342 covers the scan. It is good through {until}.", file) == found


def test_an_approval_of_another_patient_is_no_invention_and_her_name_is_private(claim):
    theirs = Paper("theirs", "approval", "Approval, Zenzele N.", whose="Zenzele Ntshalintshali", may_send=False)
    file = replace(
        claim,
        facts={"approval": False},
        papers=(*claim.papers, theirs),
        protected=(Protected("other_patient", "Zenzele Ntshalintshali"),),
    )
    assert faults("You gave an approval to your member Zenzele Ntshalintshali.", file) == ["private"]


@pytest.mark.parametrize(
    "said",
    [
        "We can confirm that the front end accepted the claim on the day it was sent.",
        "Your agent did tell us that the front end accepted the claim, as 45 C.F.R. 162 has it.",
    ],
)
def test_what_we_confirm_or_were_told_is_told_and_a_law_beside_it_is_no_cover(claim, said):
    assert "fabricated" in faults(said, replace(claim, facts={"claim_accepted": False, "conversation": False}))


def test_a_life_told_before_a_law_is_cited_is_marked(claim):
    assert faults("Her husband lost his job at the bakery; see 29 C.F.R. 2560.503-1.", claim) == ["unsupported"]
