"""Who is said to have done what: usual acts are told freely; any other act, and any habit, is on no paper."""

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
        "We request that you look once more, and we thank you.",
        "I handle this account and I did four of these letters today.",
    ],
)
def test_usual_acts_denials_and_wishes_are_left_in_peace(file_of, said):
    assert _faults(file_of("noauth"), said) == set()


@pytest.mark.parametrize(
    "said",
    [
        "We check every claim twice before it goes out.",
        "Our scheduler always rings the plan before she books a scan.",
        "We never order a scan unless two doctors agree.",
        "Our staff asks each patient about a second plan.",
    ],
)
def test_a_habit_of_ours_is_on_no_paper(file_of, said):
    assert _faults(file_of("noauth"), said) == {Verdict.UNSUPPORTED}


@pytest.mark.parametrize(
    "said",
    [
        "Your reviewer closed the file within a minute.",
        "Your mail room put the page under another number.",
        "Your system drops the number whenever there are two lines.",
        "Somebody in your pricing team forgot to load the new list.",
        "You reinstalled your computers in June.",
        "Your examiner was new to the work.",
        "The examiner did not search for it.",
    ],
)
def test_what_went_on_in_the_payers_house_is_on_no_paper(file_of, said):
    assert _faults(file_of("noauth"), said) == {Verdict.UNSUPPORTED}


@pytest.mark.parametrize(
    "said",
    [
        "You refused the line and paid nothing on it.",
        "We think that your system stopped there.",
        "If your reviewer closed the file too soon, please open it again.",
        "Your reviewer may have looked at one line only.",
        "Did your reviewer close the file?",
        "Your examiner is mistaken.",
        "Please ask your staff to look again.",
    ],
)
def test_what_the_payer_decided_and_what_is_only_thought_of_it_is_left_in_peace(file_of, said):
    assert _faults(file_of("noauth"), said) == set()


@pytest.mark.parametrize(
    "said",
    [
        "A clinic in the next town had the same trouble.",
        "Other insurers in our area pay for this without a word.",
        "The cardiologist down the road gets paid for this code.",
        "Shorter sessions did nothing for it.",
        "The wound became worse within a day.",
    ],
)
def test_what_happened_to_others_and_to_a_body_is_on_no_paper(file_of, said):
    assert _faults(file_of("noauth"), said) == {Verdict.UNSUPPORTED}


def test_a_name_that_ends_the_heading_is_no_part_of_the_name_that_opens_the_letter(file_of):
    file = file_of("noauth")
    text = f"Re: claim {file.claim_number}, {file.patient}\n\n{file.patient} had just moved to the town.\n"
    found = [span for span in mark(text, file).spans if span.verdict is Verdict.UNSUPPORTED]
    assert [text[span.start : span.end].split()[-1] for span in found] == ["moved"]


@pytest.mark.parametrize(
    "said",
    [
        "We list each line of the claim below.",
        "We summarize the facts below.",
        "We conclude that the denial should be reconsidered.",
        "We value your time.",
        "We assure you that no request was made.",
        "I manage appeals for Harrow Creek Clinic.",
        "We hold the patient harmless until the appeal is decided.",
        "We pay attention to each line of your remittance.",
        "We wait for your answer before we bill the patient.",
        "I work with each payer on such appeals.",
        "You calculated the payment on the wrong price.",
        "You erroneously computed the allowed amount.",
        "You utilized the wrong fee schedule.",
        "You evaluated the claim without the chart note.",
        "You characterized the test as not medically necessary.",
        "Your system stamped the claim as received.",
        "Your office opened the claim in June.",
        "Your medical director decides such requests.",
        "Your reviewers evaluate requests on the clinical record.",
        "Nobody in your office caused the delay.",
        "Our system contains no earlier submission.",
        "Our computer kept no report of an earlier claim.",
        "Our clearinghouse delivered the claim.",
        "The MRI occurred inside the approved dates.",
        "The injection did not include any other service.",
        "The scan did not reveal anything else.",
        "The test measured vitamin D and nothing else.",
        "Other payers require approval for this scan as well.",
        "Most payers consider late requests where the need is documented.",
        "Many providers appeal such denials.",
        "The prior insurer provided a termination letter.",
        "The spouse of the patient is not insured here.",
        "The patient's hip was not scanned; the back was.",
        "We transmitted the claim to your front end.",
        "We rendered the service in good faith.",
        "We appended the modifier to the visit.",
        "We determined that no approval had been obtained.",
        "We discovered on reading your remittance that approval was required.",
        "We highlighted the relevant part of the note.",
        "Our biller neglected to enter the number on the claim.",
        "We proceed from your own remittance.",
        "You denied the scan and related charges.",
        "Your plan did not compute interest.",
        "We look forward to hearing from you and remain at your disposal.",
        "Our office reviewed the denial and concluded that it should be appealed.",
        "You overlooked the second page of the approval.",
        "Your examiner apparently relied on the first page alone.",
        "We gather from your notice that the number was missing.",
    ],
)
def test_what_any_clerk_writes_of_either_side_is_left_in_peace(file_of, said):
    assert _faults(file_of("noauth"), said) == set()


@pytest.mark.parametrize("typed", ["04/13/2026", "04/15/2026", "04/14/2025", "05/14/2026"])
def test_a_day_beside_a_birth_that_the_file_does_not_have_is_read_as_any_other(file_of, typed):
    said = f"The date of birth is on file; a bill of {typed} is not."
    assert _faults(file_of("noauth"), said)


def test_a_turned_digit_in_a_birth_date_is_a_slip(file_of):
    file = file_of("three-days-left-3622")
    assert f"{file.dates['born']:%m/%d/%Y}" == "05/17/1964", "this case was chosen for its birth date"
    assert _faults(file, "The birth date was left off. The right one is 05/17/1946.") == {Verdict.SLIP}


def test_a_noun_that_also_means_to_ask_excuses_no_story(file_of):
    said = "Our request went out late because a tornado hit the roof of the building."
    assert _faults(file_of("noauth"), said) == {Verdict.UNSUPPORTED}
