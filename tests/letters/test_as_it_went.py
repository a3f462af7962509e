"""What a letter says of how a claim went: who it is about, what stood on it, who answered what, and until when."""

import pytest

from simulator.letters import LetterFile, Verdict, mark
from simulator.letters.corpus import CORPUS
from simulator.letters.reading.slips import is_digit_slip
from simulator.reading import read_data
from simulator.scenario.load import build, load_scenario

FORMER = "our-former-number-1166"  # seen 12/30/2025; the claim went out with NPI 2000000234 instead of 2000000127
SENT_BACK = "three-days-left-1163"  # sent 07/13/2026, sent back 07/14/2026, never accepted
TOO_LATE = "right-number-too-late-1264"  # filing limit 06/07/2026, today 07/06/2026
PAID = "the-extension-1149"  # 70.50 was paid on one of two lines
ENDED = "no-coverage-that-day-68"  # the coverage ended before the visit
NAMED = "in-the-patients-name-1147"  # an appeal may be written until 05/05/2027
SAID_YES = "approval-in-the-log-93137"  # approved on 02/13/2026, by our log and a letter; no call is on it
ONE_FEE = "one-visit-one-fee-94211"  # the note shows no reason of its own for the visit
NO_APPROVAL = "nobody-asked-91174"  # born on 03/17/2000; the MRI needed an approval, and nobody asked for one
ONE_KNEE = "which-knee-62611"  # the right knee
BY_CLAIM = "who-treated-61500"  # a number was left off the claim
EXTENDED = "the-extension-95622"  # box 23 had OPA-26-12454; the extension is OPA-26-54007
BEFORE = "seen-before-enrolled-52"  # seen on 02/04/2026, enrolled from 02/09/2026
FAULTS = {Verdict.SLIP, Verdict.UNSUPPORTED, Verdict.FABRICATED, Verdict.PRIVATE}


def _faults(name, said):
    file = LetterFile.from_json(dict(read_data(CORPUS / "files" / f"{name}.yaml")))
    papers = [paper.id for paper in file.papers if paper.whose == "ours" and paper.may_send]
    text = f"Claim {file.claim_number}, {file.patient}.\n\n{said}\n\nPlease reprocess the claim.\n"
    return {span.verdict for span in mark(text, file, papers).spans} & FAULTS


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (FORMER, "Our claim was sent with the billing NPI 2000000127."),
        (FORMER, "Box 33a of our claim already carried the NPI of the practice."),
        (BEFORE, "Larkmere Family Medicine was already enrolled with you on the day of this visit."),
        (FORMER, "You approved this visit in advance, number TMA-26-20677."),
        (ENDED, "Your portal told us on August 3, 2026 that the coverage was active."),
        (FORMER, "Your network department wrote to us on January 8, 2026 that either number would be honored."),
        (FORMER, "We enclose the letter of the cardiologist Dr. Helen Marsh, who confirms the need."),
        (FORMER, "We also enclose, besides your remittance, a time sheet that shows each minute."),
        (FORMER, "We faxed it last week and we hold the transmission report."),
        (SENT_BACK, "The claim was accepted by your front end."),
        (TOO_LATE, "We are still inside your filing limit with this correction."),
        (PAID, "You have paid us $0.00 on the whole claim."),
        (NAMED, "The last day to appeal is June 30, 2027."),
        (FORMER, "In your letter of January 8, 2026 you gave us the right number."),
        (TOO_LATE, "Our claim of March 13 carried the member number ZZT 000 5591 02."),
        (FORMER, "The modifier was already on line 2 of the claim."),
        (FORMER, "Enclosed is a letter of January 2, 2026 from the cardiologist Noah Brandt."),
        (FORMER, "By our contract you allow $190.00 for X1310."),
        (FORMER, "With this letter you will find:\n\n- your remittance, and\n- a letter from the cardiologist."),
        (FORMER, "You told us that no approval was needed for this visit."),
        (FORMER, "You told us by phone that there was none on file."),
        (FORMER, "You told us that the claim would be paid, and not refused."),
        (FORMER, "Enclosed is a time sheet signed by the patient."),
        (SAID_YES, "You told us yes on the phone on February 13."),
        (FORMER, "You told us yes on January 2."),
        (EXTENDED, "Box 23 of our claim shows OPA-26-54007."),
        (FORMER, "The claim itself was sent with 2000000127."),
        (NO_APPROVAL, "We did ask you for approval before the visit."),
        (FORMER, "We have not waited, and sent a corrected claim on January 21."),
        (ONE_KNEE, "The film shows both knees."),
        (NO_APPROVAL, "The MRI required no approval."),
        (BY_CLAIM, "Enclosed is a corrected claim."),
        (ONE_FEE, "She was seen for a different problem before the injection."),
        (SENT_BACK, "The enclosed report proves the acceptance."),
        (BEFORE, "Our enrollment letter made us effective January 1, 2026."),
    ],
)
def test_a_course_of_things_that_the_file_does_not_have_is_made_up(name, said):
    assert Verdict.FABRICATED in _faults(name, said)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (FORMER, "The claim went out with NPI 2000000234, which was wrong."),
        (FORMER, "Box 33a of our claim carried the NPI 2000000234."),
        (FORMER, "You denied this for other insurance."),
        (FORMER, "Correct the line of $229.00 within 30 days."),
        (FORMER, "If nothing arrives by February 20 we will write to the insurance commissioner."),
        (FORMER, "A provider has no better way than to own up."),
        (FORMER, "Your clerks had the name and the plan, and still sent it back."),
        (FORMER, "If you hold otherwise, put that in writing, with the page of the contract that says so."),
        (SENT_BACK, "Your report A21597875 of 14 July told us that the claim was not accepted."),
        (FORMER, "A provider who is enrolled on the day of service is owed payment."),
        (FORMER, "Our contract with you lists our number in plain print."),
        (FORMER, "We ask you to lift the rejection and to pay in accordance with the contract."),
        (FORMER, "We ask that a clinician lay the two pages side by side."),
        (FORMER, "Your remittance came on January 19, 20 days after the visit."),
        (FORMER, "Patient: Patrizia Contarini, born 4/30/76."),
        (SENT_BACK, "The claim came back on July 14, 2026 and was not accepted."),
        (TOO_LATE, "The filing limit of June 7, 2026 has passed."),
        (PAID, "You have paid us $70.50 on the claim."),
        (NAMED, "The last day to appeal is May 5, 2027."),
        (FORMER, "Date of service .......... 30 December 2025"),
        (FORMER, "Then you told us that there was none on file."),
        (FORMER, "When we asked, we were told that no such claim could be seen."),
        (NAMED, "We are a practice in the network of many plans."),
        (FORMER, "On January 19, 2026 you told us that the number was wrong."),
        (FORMER, "We send the papers in the order in which you will want them."),
        (FORMER, "Your denial says that the patient is not among your members."),
        (FORMER, "This is our first letter on the claim."),
        (FORMER, "It would be dishonest to say that you promised us payment."),
        (FORMER, "I enclose the remittance, one sheet."),
        (ONE_FEE, "A separate visit on the day of a procedure needs a reason of its own."),
        (NO_APPROVAL, "Your plan wants approval before an MRI, and we did not get one."),
        (EXTENDED, "Box 23 of our claim shows OPA-26-12454."),
        (FORMER, "We considered a dispute and decided against it."),
        (ENDED, "Your portal answers that the coverage of Mr. Casa Grande ran until July 31, 2026."),
        (NO_APPROVAL, "The note does not speak of fainting or of a racing heart."),
        (NO_APPROVAL, "We will ask Ms. Ikeda for the card of whatever plan she had."),
        (TOO_LATE, "We look forward to hearing from you within 30 days."),
        (TOO_LATE, "It is too late for a new claim under the 90-day rule."),
        (ONE_FEE, "A visit beside a procedure is paid when it is significant."),
        (FORMER, "You have promised us nothing so far."),
        (FORMER, "Pt seen for f/u, see the remit (pgs 1 to 2) on this acct."),
        (ONE_KNEE, "Nothing on the claim speaks of a left knee."),
        (NO_APPROVAL, "The office visit required no approval."),
        (NO_APPROVAL, "Her next birthday is on March 17, 2027."),
        (FORMER, "We have not called you, written to you or sent a corrected claim since then."),
        (FORMER, "If you have a note in which someone told our office that the visit would be paid, send us a copy."),
        (FORMER, "You told nobody a thing that your papers do not say."),
        (ONE_FEE, "We looked for a separate reason in our note of that day."),
        (ONE_KNEE, "The left knee plays no part in this claim."),
        (ONE_KNEE, "Had we billed both knees, you would be right to wonder."),
        (BY_CLAIM, "In this dispute we say what was wrong, and we send a corrected claim for it."),
        (ONE_FEE, "A visit for a different problem is payable next to a procedure."),
        (SAID_YES, "You told us yes on February 13."),
        (FORMER, "Your portal shows that the patient was active on that day and has no other plan."),
        (FORMER, "The patient has no other plan on your records."),
        (FORMER, "The claim is 31 to 60 days old on our list."),
        (FORMER, "The enclosed remittance explains the order of events."),
    ],
)
def test_what_the_file_has_or_a_letter_may_ask_is_left_in_peace(name, said):
    assert _faults(name, said) == set()


def _made_up(name, said):
    file = LetterFile.from_json(dict(read_data(CORPUS / "files" / f"{name}.yaml")))
    text = f"Claim {file.claim_number}, {file.patient}.\n\n{said}\n\nPlease reprocess it.\n"
    return [words for words, _ in mark(text, file).of_verdict(Verdict.FABRICATED)]


def test_what_one_sentence_makes_up_is_told_once_and_a_wrong_number_by_itself():
    said = "We faxed you the corrected claim on January 22, 2026 and hold the confirmation page"
    assert _made_up(FORMER, f"{said}.") == [
        "faxed you the corrected claim on January 22, 2026 and hold the confirmation page"
    ]
    assert len(_made_up(FORMER, f"The claim carried the NPI 2000000127, and {said.lower()}.")) == 2


def test_one_fault_that_two_readers_saw_is_told_once():
    file = LetterFile.from_json(dict(read_data(CORPUS / "files" / f"{FORMER}.yaml")))
    text = f"Claim {file.claim_number}, {file.patient}.\n\nWe hold the transmission report.\n\nPlease reprocess it.\n"

    made_up = [said for said, _ in mark(text, file).of_verdict(Verdict.FABRICATED)]

    assert made_up == ["We hold the transmission report"]


@pytest.mark.parametrize(
    ("scenario", "faults"),
    [
        ("appeals/the-waiver", {Verdict.FABRICATED}),  # a plan with which our office has no contract
        ("appeals/the-second-look", set()),  # the second level of a dispute under our contract
    ],
)
def test_who_is_in_a_network_follows_from_the_road_and_not_from_the_name_of_its_level(scenario, faults):
    case = build(load_scenario(scenario), 7)
    file = LetterFile.from_json(dict(case.follow_up.letter))
    text = f"Claim {file.claim_number}, {file.patient}.\n\nWe are a contracted clinic.\n\nPlease reprocess it.\n"

    assert {span.verdict for span in mark(text, file).spans} & FAULTS == faults


def test_another_patient_who_is_only_mentioned_is_a_matter_of_privacy():
    assert _faults(FORMER, "You paid the same for Åse Strand-Mohamed.") >= {Verdict.PRIVATE}


@pytest.mark.parametrize(
    "said",
    [
        "Our billing software was updated that week.",
        "A water leak in May closed our back office.",
        "Our clearinghouse removes the number from every claim.",
        "A temporary employee entered it from a blurred fax.",
        "Our billing system was down from March to June after a computer attack.",
        "The clearinghouse put the old number on the claim by itself.",
        "Our clinic changed to a new billing program in November.",
        "We have since retrained the whole front desk.",
        "Our front desk checks for other coverage before every visit.",
        "Since then our front desk has every number read back.",
        "The patient had been to the emergency room three times before.",
        "The pain went from 9 out of 10 to 2 out of 10.",
        "By the beginning of May our patient could not walk across a room.",
        "The patient has been treated for high blood pressure for eleven years.",
        "You have underpaid eleven other visits of ours since January.",
        "Every therapist at our clinic takes a course each year.",
        "No other practice in town was taking new patients.",
        "The breathing had become much worse over the weekend.",
        "After the session the patient could stand and walk.",
        "The test was ordered on an urgent basis.",
        "All other claims that we sent you in January were paid.",
        "Every other insurer that we applied to has backdated us.",
        "Every other claim in that batch has been paid.",
        "The patient left that job in November.",
        "Our front desk scanned both sides of the card.",
        "Our medical director went through the tracing herself.",
        "The session started at 9:00 and ended at 11:00.",
        "The head turned only thirty degrees.",
        "The pictures were read by Helga Marchetti.",
        "There is a family history of spinal surgery.",
        "The patient had not been able to walk since May.",
        "Shorter sessions in the summer had not helped.",
        "Our coding supervisor compared every unit with the clock.",
        "Your enrollment unit was months behind last spring.",
        "It was held up by a shortage of staff in your enrollment department.",
    ],
)
def test_stories_that_no_paper_tells_are_not_supported(said):
    assert _faults(FORMER, said) == {Verdict.UNSUPPORTED}


@pytest.mark.parametrize(
    ("written", "verdicts"),
    [
        ("12/03/2025", {Verdict.SLIP}),  # the true day is 12/30/2025
        ("12/31/2025", {Verdict.SLIP}),
        ("December 3, 2025", {Verdict.SLIP}),
        ("December 31, 2025", {Verdict.UNSUPPORTED}),
        ("November 30, 2025", {Verdict.UNSUPPORTED}),
        ("December 30, 2025", set()),
    ],
)
def test_a_date_in_words_slips_only_by_turned_digits_and_one_in_digits_by_any(written, verdicts):
    assert _faults(FORMER, f"The patient was seen on {written}.") == verdicts


@pytest.mark.parametrize(
    ("written", "true", "is_one"),
    [("0521", "0512", True), ("0513", "0512", True), ("0215", "0512", False), ("0531", "0512", False)],
)
def test_two_digits_that_are_no_neighbors_are_no_slip(written, true, is_one):
    assert is_digit_slip(written, true) is is_one


def test_a_birth_date_of_two_digits_lies_in_the_last_century():
    said = "re: Dale Russell (10/21/35)"
    name = "medicare-first-level-1145"  # born 10/21/1935

    assert _faults(name, said) == set()
    assert _faults(name, "re: Dale Russell, born 10/21/1953") == {Verdict.SLIP}
