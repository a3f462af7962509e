"""Where the file says no: the same lie is found in many words, and the truth beside it is left alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from simulator.letters import LetterFile, Paper, Verdict, mark
from simulator.letters.file import Approval, Conversation, Protected
from simulator.money import Money

WRONG = (Verdict.FABRICATED, Verdict.UNSUPPORTED, Verdict.SLIP, Verdict.PRIVATE)


@pytest.fixture
def claim(file_of) -> LetterFile:
    """A knee film of March 2, 2026, sent once; the letter is of June 20."""
    return replace(
        file_of("wound"),
        today=date(2026, 6, 20),
        received=date(2026, 3, 14),
        filing_limit=date(2026, 7, 20),
        services=(date(2026, 3, 2),),
        notices=(date(2026, 5, 8),),
        deadline=date(2026, 11, 4),
        dates={"sent": date(2026, 3, 13), "born": date(1974, 2, 20), "enrolled on file": date(2026, 2, 9)},
        procedures=("X7120", "X1310"),
        modifiers=(),
        modifiers_due=("LT",),
        conversations=(),
        approvals=(),
        facts={},
        words=("Knee X-ray, 3 views", "Arthritis of the left knee"),
    )


def faults(said: str, file: LetterFile, packet: tuple[str, ...] = ()) -> list[str]:
    """The faults of some sentences, in order of place."""
    return [span.verdict.value for span in mark(said, file, packet).spans if span.verdict in WRONG]


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


@pytest.fixture
def with_papers(claim) -> LetterFile:
    return replace(
        claim,
        papers=(
            Paper("report", "acceptance_report", "Acceptance report", date(2026, 3, 14)),
            Paper("form", "assignment", "Form that names our office", date(2026, 6, 2)),
            Paper("counsel", "therapy_notes", "Counselling notes", may_send=False),
        ),
        days_printed=(date(2026, 1, 21),),
    )


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


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("A clerk was ill in May, and a storm took our phones down for a week.", "storm"),
        ("The session lasted fifty minutes and she walked out without her cane.", "cane"),
    ],
)
def test_what_the_second_part_of_a_sentence_tells_is_marked_too(claim, said, words):
    marked = [said[span.start : span.end] for span in mark(said, claim, ()).spans if span.verdict in WRONG]

    assert any(words in each for each in marked)


def test_what_one_part_of_a_sentence_tells_twice_is_one_fault(claim):
    said = "The person who worked our rejected claims was on maternity leave from February to July."

    assert faults(said, claim) == ["unsupported"]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Ada Morgan is fifty-two and was treated by us.", []),
        ("Ada Morgan is fifty-two and lives alone on the third floor.", ["unsupported"]),
        ("Our doctor can be reached at the number above.", []),
    ],
)
def test_an_age_and_a_line_for_calls_are_no_stories(claim, said, found):
    assert faults(said, replace(claim, patient="Ada Morgan")) == found


@pytest.mark.parametrize(
    "said",
    ["The patient has been in counselling since March.", "The patient sees somebody for psychotherapy."],
)
def test_counselling_in_any_words_is_told_to_no_payer(with_papers, said):
    assert "private" in faults(said, with_papers)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Our claim carried PA-2001 in box 23.", ["fabricated"]),
        ("Our claim carried PA-1001 in box 23, which is another approval.", []),
    ],
)
def test_box_23_had_the_approval_that_went_out_in_it(claim, said, found):
    approvals = tuple(Approval(each, date(2026, 2, 20)) for each in ("PA-1001", "PA-2001"))
    numbers = {"box 23": "PA-1001", "approval 1": "PA-1001", "approval 2": "PA-2001"}
    file = replace(claim, approvals=approvals, numbers={**claim.numbers, **numbers}, facts={"on_claim": True})

    assert faults(said, file) == found


def test_the_approval_of_another_patient_that_goes_along_is_no_paper_made_up(claim):
    theirs = Paper("other", "approval", "Approval, A. Florea", date(2026, 4, 9), (), "Ana Florea", False, 1)
    file = replace(claim, papers=(theirs,), protected=(Protected("other_patient", "Ana Florea"),))

    assert faults("We enclose the approval for Ana Florea.", file, ("other",))[-1:] == ["private"]
    assert "fabricated" not in faults("We enclose the approval for Ana Florea.", file, ("other",))
    assert "fabricated" in faults("We enclose the approval for this film.", file, ("other",))


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("The signed amendment of May 15, 2026 raised the price.", ["fabricated"]),
        ("You overlooked the amendment of May 15, 2026.", ["fabricated"]),
        ("There is no amendment of this contract.", []),
        ("I enclose the Explanation of Benefits of Stonecrop Employees' Plan dated June 3, 2026.", ["fabricated"]),
        ("We rely on the report and our courier receipt shows that it came.", ["fabricated"]),
        ("Enclosures:\n(a) a timed log signed by two therapists", ["fabricated"]),
        ("All of it was authorized in advance under number 3390174.", ["fabricated"]),
        ("A scan that was approved beforehand should not be turned down.", []),
    ],
)
def test_evidence_that_is_only_named_must_exist(with_papers, said, found):
    assert faults(said, with_papers, ("report", "form")) == found


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ("eligibility_verified", "The eligibility check of June 1 shows the same date."),
        ("approval_requested", "Our office asked for it before the visit."),
        ("no_other_coverage", "Their answer is that there is no other plan."),
        ("nothing_signed", "We cannot leave her with it when nobody told Ms. Lund of it beforehand."),
    ],
)
def test_a_lie_in_wider_words_is_found_where_the_file_denies_it(claim, fact, said):
    assert "fabricated" in faults(said, replace(claim, facts={fact: False}))


def test_what_the_portal_shows_of_other_plans_is_no_claim_that_there_is_none(claim):
    file = replace(claim, facts={"no_other_coverage": False})

    assert faults("Your portal shows no other plan for this member.", file) == []
    assert faults("There is no other plan for this member.", file) == ["fabricated"]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Treated by: Rosalind Pemberton", ["unsupported"]),
        ("Rendering provider: Rosalind Pemberton", ["unsupported"]),
        ("Treated by: Ines Okoro", []),
    ],
)
def test_who_treated_is_read_from_a_label(claim, said, found):
    assert faults(said + ", at our clinic on that day", replace(claim, people=("Ines Okoro",))) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("We billed $1,032.00 for X7120, X1310 and X6150.", []),  # 661 + 334 + 37
        ("We billed $1,023.00 for X7120, X1310 and X6150.", ["slip"]),
        ("Under our contract you owe $167.50 for X1310 and $297.00 for X7120.", []),
        ("Under our contract you owe $167.50 for X1310 and $315.00 for X7120.", ["fabricated"]),
    ],
)
def test_a_sum_for_several_lines_and_a_price_for_each_are_read_as_they_are_meant(claim, said, found):
    lines = {"X7120": ("661.00", "297.00"), "X1310": ("334.00", "167.50"), "X6150": ("37.00", "20.00")}
    amounts = {f"line {n} {code} charge": Money.read(each[0]) for n, (code, each) in enumerate(lines.items(), 1)}
    amounts |= {f"line {n} {code} contract": Money.read(each[1]) for n, (code, each) in enumerate(lines.items(), 1)}
    amounts["charge"] = Money.read("1032.00")

    assert faults(said, replace(claim, procedures=tuple(lines), amounts=amounts)) == found


def test_what_stands_before_a_wish_is_told_and_what_stands_behind_it_is_not(claim):
    told = "Her father died of a heart attack at fifty-two, and nobody would want to miss a thing like that."
    wished = "Nobody would want her father to have died of a heart attack at fifty-two."

    assert faults(told, claim) == ["unsupported"]
    assert faults(wished, claim) == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("The approval is good through May 1, 2026.", []),
        ("The approval is good through December 31, 2026.", ["fabricated"]),
    ],
)
def test_an_approval_is_good_through_its_last_day_and_no_longer(claim, said, found):
    approval = Approval("PA-1001", date(2026, 2, 20), date(2026, 2, 20), date(2026, 5, 1))
    file = replace(claim, approvals=(approval,), days_printed=(date(2026, 12, 31),), facts={"approval": True})

    assert faults(said, file) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Your notice of May 8, 2026 is enclosed by us again.", []),
        ("Notice received: May 27, 2026, at our office here", ["fabricated"]),
        ("Your notice only reached this office on May 27, 2026.", ["fabricated"]),
    ],
)
def test_a_notice_came_on_no_later_day_than_the_file_has(claim, said, found):
    assert faults(said, claim)[-1:] == found


def test_the_portal_shows_no_approval_to_anybody(claim):
    file = replace(claim, facts={"approval": True})

    assert faults("Your portal shows the same approval for this claim.", file) == ["fabricated"]
    assert faults("Your portal shows no approval for this claim.", file) == []
    assert faults("Your portal lists this scan as needing an approval in advance.", file) == []
    assert faults("Your website names the form for an approval.", file) == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("You promised an answer by June 13, 2026 when we called on June 3, 2026.", []),
        ("You promised an answer by June 14, 2026 when we called on June 4, 2026.", ["fabricated"]),
    ],
)
def test_a_promise_of_an_answer_is_one_of_a_talk_on_file(claim, said, found):
    talk = Conversation(date(2026, 6, 3), "Rosa Tan", "R43778765")
    file = replace(claim, conversations=(talk,), dates={**claim.dates, "log promised": date(2026, 6, 13)})

    assert sorted(set(faults(said, file))) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("The contract price for this film is $298.00.", []),
        ("The contract price for this film is $398.00.", ["fabricated"]),  # 298 and 100 are two prices of two lines
        ("The contract prices come to $398.00.", []),
    ],
)
def test_the_price_of_one_service_is_no_sum_of_two(claim, said, found):
    amounts = {"line 1 X1300 contract": Money.read("100.00"), "line 2 X7120 contract": Money.read("298.00")}

    assert faults(said, replace(claim, amounts=amounts)) == found


@pytest.mark.parametrize(
    "said",
    [
        "The patient's coverage is valid through December 31, 2026.",
        "Please keep the case open until November 2, 2026 if you need more papers.",
        "Nothing in this letter concerns counselling, and we send only what you asked for.",
        "The visit of March 2, 2026 included counseling about exercise at home.",
        "Attending physician: Not Applicable. Ordering provider: Same As Rendering.",
        "The report was mailed with this letter on June 20, 2026.",
        "Your portal shows no other approval than PA-1001.",
        "The claim named approval PA-1001 in box 23, and the extension carries number PA-2001.",
    ],
)
def test_an_honest_line_beside_one_of_these_is_left_alone(with_papers, said):
    approvals = tuple(Approval(each, date(2026, 2, 20), ends=date(2026, 5, 1)) for each in ("PA-1001", "PA-2001"))
    numbers = {"box 23": "PA-1001", "approval 1": "PA-1001", "approval 2": "PA-2001"}
    facts = {"on_claim": True, "approval": True, "papers_sent_before": False, "approval_not_needed": False}
    file = replace(
        with_papers,
        approvals=approvals,
        numbers={**with_papers.numbers, **numbers},
        facts=facts,
        days_printed=(date(2026, 12, 31),),
    )

    found = faults(f"Patient: {file.patient}\n{said}", file, ("report", "form"))

    assert not {"fabricated", "private"} & {*found}
