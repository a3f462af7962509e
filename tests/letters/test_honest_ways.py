"""Ways in which honest people write: wishes in a list, what is so of anybody, shares, days and short forms."""

from dataclasses import replace
from datetime import date

import pytest

from simulator.letters import Paper
from simulator.letters.corpus import CORPUS, compare, letters_in
from simulator.letters.reading.wanted import wanted
from simulator.money import Money
from tests.letters.faults import faults

HONEST = CORPUS.parent / "honest_letters"


@pytest.mark.parametrize(
    "head", ["Please send us:", "What we want", "We ask for:", "We are not arguing today. For this claim, we request:"]
)
def test_a_list_of_wishes_tells_of_nothing(claim, head):
    items = (
        "1. whatever your reviewer looked at before the film was turned down;\n2. a talk between your doctor and ours."
    )
    assert faults(f"{head}\n\n{items}\n\nThank you.", claim) == []


@pytest.mark.parametrize("head", ["Please consider these facts:", "We ask you to note:", "Why you should pay:"])
def test_a_list_of_facts_tells_them(claim, head):
    said = f"{head}\n\n- We called your provider line on May 5 and spoke with Carla.\n\nThank you."
    assert faults(said, claim) == ["fabricated"]


def test_a_list_of_wishes_ends_where_the_letter_goes_on():
    text = "Please send us:\n- the notes;\n- the rule.\nWe called you on May 5.\n"
    assert [text[start:end] for start, end in wanted(text)] == ["- the notes;\n- the rule.\n"]


@pytest.mark.parametrize(
    "said",
    [
        "A small procedure usually includes the look, the talk and the decision that go with it.",
        "Doctors order it to find out whether the airways are narrow.",
        "Generally speaking, exercise therapy is used to strengthen the muscles around a worn joint.",
        "We intend to train our coders with it.",
    ],
)
def test_what_is_so_of_anybody_or_meant_for_later_needs_no_paper(claim, said):
    assert faults(f"Re: claim {claim.claim_number}\n\n{said}", claim) == []


@pytest.mark.parametrize(
    ("amount", "verdicts"), [("$57.25", []), ("$57.52", ["unsupported"])], ids=["an eighth of it", "no share of it"]
)
def test_the_charge_of_one_unit_times_the_units_is_the_charge(claim, amount, verdicts):
    file = replace(claim, amounts={"charge": Money.read("458.00")})
    assert faults(f"For this claim the charge was {amount} per unit.", file) == verdicts


@pytest.mark.parametrize(
    ("said", "verdicts"),
    [
        ("We sent the claim and on 14.3 you had it on your desk.", []),
        ("The patient was born the 20 of February of 1974.", []),
        ("The patient, born the twentieth of February, is a member of your plan.", []),
        ("The patient was born the 21 of February of 1974.", ["unsupported"]),
        ("Does the count of visits begin again on 1/1/27 for this member?", []),
        ("The claim came in two hundred and eleven days after the visit.", ["unsupported"]),
    ],
)
def test_days_are_read_as_they_are_written_elsewhere(claim, said, verdicts):
    assert faults(said, claim) == verdicts


@pytest.mark.parametrize(
    "said",
    [
        "orig clm rec'd 3/14 per ur rpt, acc same day, pls advise.",
        "Second line for the rep: freq code 1 ok?",
        "I went through our log line by line and there is no letter from you.",
        "I'd like that confirmed in writing.",
        "There is, as far as I know, no such rule. I'd like to have that confirmed by your supervisor.",
    ],
)
def test_short_forms_and_wishes_are_no_faults(claim, said):
    assert faults(said, claim) == []


def test_the_last_digits_of_a_true_number_are_that_number(claim):
    number = next(each for name, each in claim.all_numbers.items() if "npi" in name)
    assert faults(f"Our NPI on the claim is ...{number[-4:]} as you can see.", claim) == []
    assert faults("Our NPI on the claim is 4400718823 as you can see.", claim) == ["unsupported"]


def test_what_the_patient_signed_is_an_authorization_too(claim):
    form = Paper("form", "assignment", "Form that names our office", date(2026, 6, 2))
    said = "The signed authorization comes with this letter."
    assert faults(said, replace(claim, papers=(form,)), ("form",)) == []
    assert faults(said, claim) == ["fabricated"]


def test_most_honest_letters_have_no_mark():
    compared = [compare(each) for each in letters_in(HONEST)]
    marked = [each.name for each in compared if any(each.besides.values())]
    assert len(compared) == 180
    assert len(marked) <= 26, marked


def test_what_is_left_of_the_deductible_comes_off_before_the_share(claim):
    amounts = {"deductible of the year": "1500.00", "deductible used": "1496.00", "line 2 X1310 contract": "158.00"}
    file = replace(claim, amounts={name: Money.read(each) for name, each in amounts.items()})
    assert faults("After the deductible you owe us 80% of the rest, which is $123.20.", file) == []
    assert faults("After the deductible you owe us 80% of the rest, which is $132.20.", file) == ["unsupported"]
