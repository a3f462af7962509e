"""Evidence that is only named, values by their label, and two parts of a sentence; the honest line beside each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from simulator.letters import Paper, mark
from simulator.letters.file import Approval, Conversation, Protected
from simulator.money import Money
from tests.letters.faults import WRONG, faults


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
