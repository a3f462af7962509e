"""What a letter says that the file does not hold: days, numbers, papers, talks, measures. What is true is left."""

import pytest

from simulator.fields import open_fields
from simulator.letters import Verdict, mark
from simulator.letters.rules.folder import LETTERS

FAULTS = {Verdict.SLIP, Verdict.UNSUPPORTED, Verdict.FABRICATED, Verdict.PRIVATE}
MADE_UP = [
    ("noauth", "The plan waived the authorization requirement for this patient."),
    ("noauth", "Approval came through on March 18, a day ahead of the scan."),
    ("noauth", "Ms. Carla Yates at Osprey approved the scan while our biller waited."),
    ("noauth", "As your representative will recall, she cleared this by phone."),
    ("noauth", "Enclosed is the imaging CD."),
    ("late", "You had our first claim in February."),
    ("late", "The visit was on March 16, 2026. She was seen for X1040 on March 16, 2026."),
    ("late", "We hold the fax confirmation of the claim."),
    ("intime", "Your supervisor called us on June 30 and promised payment."),
    ("infusion", "Infusions were given on May 6, May 13 and May 20, 2026."),
    ("expired", "Your notice is dated May 15, 2026, so we are in time."),
    ("visit", "The doctor's addendum of March 2, 2026 explains it."),
]
NOT_PROVED = [
    ("visit", "The visit took thirty-five minutes."),
    ("visit", "He had a blood pressure of 168/104."),
    ("noauth", "The MRI showed a herniated disc."),
    ("sleep", "Pilar Vang-Santoro has fallen asleep at the wheel twice."),
    ("noauth", "Our clerk Ferdinand Ashgrove keyed the claim."),
    ("noauth", "The remittance of May 27, 2026 says so."),
    ("visit", "He was seen on the third of March 2026."),
    ("honest", "He was seen for R51."),
]
TRUE = [
    ("intime", "We spoke with Kesha on June 22, 2026, and it was in time."),
    ("intime", "The claim was accepted on May 8, 2026, three days before the limit."),
    ("mri", "You approved the scan on the twenty-seventh of February 2026, three days before it."),
    ("mri", "On 02.03.2026 the scan was done; your remittance is of 18.03.2026."),
    ("infusion", "Two infusions were given, on May 6 and 20, 2026, under PA 553 0912."),
    ("late", "In June you denied the claim, and we know that it was late."),
    ("noauth", "Had we sent you the note on March 18, you would have said yes."),
    ("noauth", "Dr. Raman is glad to speak with your medical director by phone."),
    ("visit", "Please answer by June 20, 2026."),
    ("visit", "Dr. Raman saw the patient for I10, and the growth was L82.1."),
]


def _found(file_of, name, says):
    file = file_of("noauth" if name == "honest" else name)
    text = f"Appeal of {file.patient}, claim {file.payer_claim_number}.\n\n{says}\n\nPlease reprocess it.\n"
    papers = [paper.id for paper in file.papers if paper.whose == "ours"]
    return {span.verdict for span in mark(text, file, papers).spans} & FAULTS


@pytest.mark.parametrize(("name", "says"), MADE_UP)
def test_what_never_happened_is_made_up(file_of, name, says):
    assert Verdict.FABRICATED in _found(file_of, name, says)


@pytest.mark.parametrize(("name", "says"), NOT_PROVED)
def test_what_no_paper_of_the_file_bears_out_is_not_supported(file_of, name, says):
    assert _found(file_of, name, says) == {Verdict.UNSUPPORTED}


@pytest.mark.parametrize(("name", "says"), TRUE)
def test_what_the_file_bears_out_is_left_in_peace(file_of, name, says):
    assert not _found(file_of, name, says)


@pytest.mark.parametrize("written", ["OSP 559 204 11744", "OSP-486-217-243", "osp 559 204"])
def test_a_number_built_like_the_member_number_is_held_against_it(file_of, written):
    file = file_of("noauth")
    text = f"Appeal of {file.patient}, {written.upper()}.\n\nPlease reprocess the claim, since it was needed.\n"

    found = [span for span in mark(text, file).spans if span.verdict in FAULTS]

    assert [text[each.start : each.end] for each in found] == [written.upper()]


@pytest.mark.parametrize("name", ["known", "body", "life"])
def test_the_words_of_the_vocabulary_stand_once_and_in_order(name):
    with open_fields(LETTERS / "vocabulary.yaml") as fields:
        lists = {each: fields.texts(each) for each in fields}

    assert [*lists[name]] == sorted(set(lists[name]))
