"""What stood on the claim, what the payer has had and paid, what a poor speller may write: against the papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from simulator.letters import LetterFile, Marked, Paper, Verdict, mark
from simulator.money import Money

DAY = date(2026, 6, 20)


@pytest.fixture
def claim(file_of) -> LetterFile:
    """A claim that came on March 14, 2026; the letter is of June 20. Two lines, and no call on the log."""
    return replace(
        file_of("wound"),
        today=DAY,
        received=date(2026, 3, 14),
        filing_limit=date(2026, 7, 20),
        services=(date(2026, 3, 2),),
        notices=(date(2026, 5, 8),),
        deadline=date(2026, 11, 4),
        dates={"sent": date(2026, 3, 13)},
        amounts={
            "charge": Money(565_00),
            "line 1 X1310 charge": Money(232_00),
            "line 1 X1310 contract": Money(141_00),
            "line 1 X1310 copay": Money(25_00),
            "line 2 X4080 charge": Money(333_00),
            "line 2 X4080 contract": Money(87_50),
        },
        procedures=("X1310", "X4080"),
        modifiers=(),
        conversations=(),
        approvals=(),
        facts={},
        words=("Heart ultrasound, complete", "Return office visit, moderate complexity", "Coinsurance 15%"),
    )


def of_kind(marked: Marked, kind: str) -> list[str]:
    return [span.verdict.value for span in marked.spans if span.kind == kind]


def faults(said: str, file: LetterFile, packet: tuple[str, ...] = ()) -> list[str]:
    """The faults of a sentence, in order of place."""
    wrong = (Verdict.FABRICATED, Verdict.UNSUPPORTED, Verdict.SLIP)
    return [span.verdict.value for span in mark(said, file, packet).spans if span.verdict in wrong]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("The claim has been with you since March 14, 2026.", []),
        ("The claim has been with you since January 9, 2026.", ["fabricated"]),
        ("You have had our claim since January 9, 2026.", ["fabricated"]),
        ("Our claim of March 13, 2026 has been open for over three months.", []),
        ("Our claim of March 13, 2026 has been open for over four months.", ["fabricated"]),
        ("The claim has been on your desk for fourteen weeks.", []),
        ("The claim has been on your desk for fifteen weeks.", ["fabricated"]),
    ],
)
def test_nobody_has_had_a_claim_longer_than_since_it_came(said, found, claim):
    assert faults(said, claim) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("The notice reached our office only on May 29, 2026.", ["fabricated"]),
        ("The notice of May 8, 2026 reached our office.", []),
    ],
)
def test_a_notice_came_on_no_later_day_than_any_paper_says(said, found, claim):
    assert faults(said, claim) == found


@pytest.mark.parametrize(
    ("said", "fact", "found"),
    [
        ("Our first written dispute of June 1, 2026 was not answered.", False, ["fabricated"]),
        ("On June 1 we mailed you a first tracer letter about this.", False, ["fabricated"]),
        ("Our first written dispute was not answered in all this time.", True, []),
    ],
)
def test_a_letter_that_was_never_sent_is_made_up(said, fact, found, claim):
    known = replace(claim, facts={"earlier_letter": fact} | ({"prior_appeal": True} if fact else {}))

    assert faults(said, known) == found


@pytest.mark.parametrize(
    ("said", "fact"),
    [
        ("We attached the chart note to the claim when we sent it.", "papers_sent_before"),
        ("The number was correctly indicated in box 23 of the claim.", "on_claim"),
        ("You have not paid a penny for that whole visit.", "nothing_paid"),
    ],
)
def test_what_the_boxes_of_the_claim_and_the_remittance_deny_is_made_up(said, fact, claim):
    assert faults(said, replace(claim, facts={fact: False})) == ["fabricated"]
    assert faults(said, replace(claim, facts={fact: True})) == []


def test_a_claim_carried_the_modifiers_that_its_boxes_show(claim):
    said = "The claim of March 13 carried LT for the second line."

    assert faults(said, claim) == ["fabricated"]
    assert faults(said, replace(claim, modifiers=("LT",))) == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("The plan pays 85% of the contract price.", []),
        ("The plan pays 100% for ultrasounds.", ["fabricated"]),
        ("Once the limit is reached, the plan pays 100% of it.", []),
    ],
)
def test_a_plan_pays_no_more_than_the_coinsurance_leaves_to_it(said, found, claim):
    assert faults(said, claim) == found


@pytest.mark.parametrize(
    "said",
    [
        "Our contract provides for interest of 1.5% a month on late claims.",
        "Page 112 of your Provider Manual states that both are paid.",
    ],
)
def test_terms_that_no_paper_has_are_made_up(said, claim):
    assert faults(said, claim) == ["fabricated"]


def test_amounts_named_in_the_letter_may_be_added_up_and_taken_off_one_another(claim):
    told = "The price is $141.00. After the $25.00 copay and $87.50 for the test, we come to"

    assert faults(f"{told} $28.50.", claim) == []
    assert faults(f"{told} $253.50.", claim) == []
    assert faults(f"{told} $68.40.", claim) == ["unsupported"]


def test_cents_may_be_written_out_behind_dollars(claim):
    assert of_kind(mark("The contract price is 87 dollars and fifty cents.", claim), "amount") == ["right"]


def test_two_digits_that_changed_places_are_a_slip_in_a_long_number_and_another_number_in_a_short_one(claim):
    long, short = replace(claim, member_id="ZZO 000 6622 01"), replace(claim, member_id="6622")

    assert of_kind(mark("Member ID ZZO 000 2626 01", long), "number") != ["slip"]
    assert of_kind(mark("Member ID ZZO 000 6226 01", long), "number") == ["slip"]
    assert of_kind(mark("Member ID 6226", short), "number") != ["slip"]


@pytest.mark.parametrize(
    "said",
    [
        "I dont get how you can aprove something and then say you didnt.",
        "For the ultrasond X4080 our contrat says 87.50 and you allowed nothing.",
        "We recieved your notise and we realy beleive that it is wrong.",
    ],
)
def test_a_word_that_is_only_misspelled_tells_of_nothing_new(said, claim):
    assert faults(said, claim) == []


@pytest.mark.parametrize(
    "said",
    [
        "Her husband drove her to the hospital that night.",
        "With her husband in the hospital, she drove to the pharmacy alone.",
        "Many of her neighbors drove her to church that spring.",
        "Because of this our clinic had to put off payroll in May.",
        "She has always been paid by your plan.",
    ],
)
def test_what_is_spelled_well_and_stands_on_no_paper_is_not_supported(said, claim):
    assert "unsupported" in faults(said, claim)


@pytest.mark.parametrize(
    "said",
    [
        "We ought to have sent the note with our first request, and did not.",
        "We hereby demand the payment of $565.00 within 10 days.",
        "It was a heart ultrasound and an office visit, not brain surgery.",
        "In my opinion leaving this undone would have been a mistake of judgment.",
        "The patient was and will not be billed for this line.",
        "I was upset when I read your notice.",
    ],
)
def test_an_admission_a_demand_a_feeling_and_a_turn_of_speech_claim_nothing(said, claim):
    assert faults(said, claim) == []


def test_the_copy_of_a_claim_that_was_put_right_is_the_corrected_claim(claim):
    mended = Paper("corrected-field", "claim_form", "Copy of the claim, put right")
    held = replace(claim, papers=(*claim.papers, mended))

    assert of_kind(mark("The corrected claim is enclosed.", held, ("corrected-field",)), "enclosure") == ["right"]
    assert of_kind(mark("The corrected claim is enclosed.", claim), "enclosure") == ["fabricated"]


def test_the_cells_of_a_table_are_read_one_by_one(claim):
    row = "<table><tr><td>Claim</td><td>{}</td></tr><tr><td>Member</td><td>{}</td></tr></table>"

    assert faults(row.format(claim.claim_number, claim.patient), claim) == []
    assert of_kind(mark(row.format(claim.claim_number, claim.patient), claim), "number") == ["right"]
