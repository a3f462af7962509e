"""A trainer overrules a mark: what follows from it is worked out anew, and the report itself stays as it was made."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.training.marks import marks_of, tenths
from simulator.training.overruling import overruled
from simulator.training.ruling import AS_MARKED, CannotOverrule, Ruling, rule
from tests.training.claim_to_work import SCAN, dispute, papers, work_on
from tests.training.test_writing import GOOD, sent

# Four parts of 2 points are there; the amount is missing, one that nothing proves costs 3, an insult 2: 3 of 10 points.
POOR = GOOD.replace("$900.00", "$955.00") + " The payer is an idiot."
MADE_UP = GOOD + " Their supervisor promised to pay it."


def report_of(text, to="note"):
    episode = sent(text, to)
    episode.play("continue")
    return episode.report().as_json()


def ruled(report, *rulings):
    """The report after rulings of (mark, what it is now), each with a name and a reason."""
    made: list[Ruling] = []
    for mark, ruling in rulings:
        made.append(rule(report, made, mark, ruling, "Rosa Lind", "I was there."))
    return overruled(report, made)


def points(report):
    return {each["id"].removeprefix("text-"): each["points"] for each in report["decisions"]}


def words(report):
    return {mark.says.strip("“”"): mark.id for mark in marks_of(report).values() if mark.says.startswith("“")}


@pytest.mark.parametrize(
    ("rulings", "worth"),
    [
        ((), 1.5),  # 3 of 10 points, of 5
        ((("1.1", "right"),), 3),  # the amount costs nothing: 6 of 10
        ((("1.1", "slip"),), 2.5),  # a slip costs 1: 5 of 10
        ((("1.2", "right"),), 2.5),  # the insult costs nothing: 5 of 10
        ((("1.part-amount", "found"),), 2.5),  # the part brings 2: 5 of 10
        ((("1.1", "right"), ("1.2", "right"), ("1.part-amount", "found")), 5),
        ((("1.part-who", "missing"),), 0.5),  # 1 of 10
        ((("question-1", "4"),), 4),
        ((("1.1", "right"), ("question-1", "2.5")), 2.5),  # points given outlast the marks
        ((("1.1", "right"), ("1.1", AS_MARKED)), 1.5),
        ((("1.1", "right"), ("1.1", "slip")), 2.5),  # the later ruling counts
    ],
)
def test_a_text_earns_by_its_marks_as_they_were_overruled(rulings, worth):
    assert points(ruled(report_of(POOR), *rulings))["text"] == worth


def test_the_report_itself_is_never_changed():
    report = report_of(POOR)
    as_it_was = copy.deepcopy(report)

    after = ruled(report, ("1.1", "right"), ("1.part-amount", "found"))

    assert report == as_it_was
    assert after != report
    assert overruled(report, []) is report


def test_made_up_words_that_a_trainer_finds_true_no_longer_fail_the_attempt():
    report = report_of(MADE_UP)
    assert (report["passed"], [each["name"] for each in report["critical"]]) == (False, ["fabricated_proof"])
    assert points(report) == {"text": 0, "conduct": 0}  # 10 less 10

    mark = words(report)["supervisor promised"]
    after = ruled(report, (mark, "right"))

    assert (after["passed"], after["critical"]) == (True, [])
    assert points(after) == {"text": 5, "conduct": 2}
    assert {each["state"] for each in after["better_path"]} == {"same"}
    assert after["axes"]["conduct"]["share"] == 100
    assert after["overruled"]["passed"] is False


def test_taking_a_ruling_back_fails_the_attempt_again():
    report = report_of(MADE_UP)
    mark = words(report)["supervisor promised"]
    after = ruled(report, (mark, "right"), (mark, AS_MARKED))

    assert after["passed"] is False
    assert [each["name"] for each in after["critical"]] == ["fabricated_proof"]
    assert [(each["takes_back"], each["stands"]) for each in after["overruled"]["rulings"]] == [
        (False, False),
        (True, False),
    ]


def test_one_of_two_made_up_claims_still_fails_it():
    report = report_of(MADE_UP + " They confirmed by phone that it was approved.")
    made_up = [mark.id for mark in marks_of(report).values() if mark.was == "made up"]
    assert len(made_up) > 1

    assert [each["name"] for each in ruled(report, (made_up[0], "right"))["critical"]] == ["fabricated_proof"]
    assert ruled(report, *((each, "right") for each in made_up))["critical"] == []


def test_right_words_that_a_trainer_finds_made_up_fail_the_attempt():
    report = report_of(GOOD)
    assert report["passed"]

    after = ruled(report, (words(report)["CO-197"], "fabricated"))

    assert after["passed"] is False
    assert [(each["name"], each["question"]) for each in after["critical"]] == [("fabricated_proof", "text-conduct")]
    assert points(after) == {"text": 0, "conduct": 0}
    assert [each["state"] for each in after["better_path"]] == ["differs", "critical"]


def test_an_error_may_be_lifted_by_itself_and_its_points_are_given_back():
    episode = work_on(SCAN)
    dispute(episode, "approval_notice", "remittance_copy")
    episode.play("act", act="bill-patient", amount="298.00")
    episode.play("continue")
    report = episode.report().as_json()
    assert [each["name"] for each in report["critical"]] == ["balance_billing"]

    after = ruled(report, ("error-1", "lifted"))

    outcome = next(each for each in after["decisions"] if each["id"] == "outcome")
    assert after["critical"] == []
    assert outcome["points"] == 2.5  # the same money as the expert, and half of the points for another end


def test_a_part_that_a_trainer_finds_after_all_leaves_the_payers_answer_as_it_was_and_says_so():
    """The letter names no claim, so the payer sends it back. Found after all, it earns; what came back stays back."""
    episode = work_on(SCAN)
    letter = "To the payer: please pay this denied service in full, since you approved it. Thank you. Wei Halloran"
    episode.play("act", act="dispute", evidence=papers(episode, "approval_notice"), letter=letter, rung="dispute")
    episode.play("act", act="write-off")
    episode.play("continue")
    report = episode.report().as_json()
    outcome = next(each for each in report["decisions"] if each["id"] == "outcome")

    after = ruled(report, ("1.part-claim", "found"))
    told = after["overruled"]["rulings"][0]["note"]
    given = ruled(report, ("1.part-claim", "found"), (f"question-{outcome['number']}", "3"))

    assert told == (
        "The payer’s answer stays as it was. Would it have been another? "
        f"Then give the points of the outcome with question-{outcome['number']}."
    )
    assert next(each for each in after["decisions"] if each["id"] == "outcome") == outcome
    assert [each["note"] for each in given["overruled"]["rulings"]] == ["", ""]


def test_a_part_of_a_note_has_no_payer_behind_it():
    assert ruled(report_of(POOR), ("1.part-amount", "found"))["overruled"]["rulings"][0]["note"] == ""


def test_a_strangers_paper_that_was_sent_is_lifted_where_a_trainer_finds_that_it_may_go():
    episode = work_on(SCAN)
    dispute(episode, "approval_notice", "remittance_copy", "approval-of-another")
    episode.play("act", act="post-and-bill")
    episode.play("continue")
    report = episode.report().as_json()
    assert [each["name"] for each in report["critical"]] == ["private_facts"]

    of_it = [mark.id for mark in marks_of(report).values() if mark.was == "private"]
    after = ruled(report, *((each, "right") for each in of_it))

    assert of_it
    assert after["critical"] == []


def test_each_error_is_told_and_lifting_the_first_leaves_the_second():
    episode = work_on(SCAN)
    letter = "To the payer: your supervisor promised on 03/20/2026 to pay claim 1 in full. Please do so now."
    episode.play("act", act="dispute", evidence=papers(episode, "remittance_copy"), letter=letter, rung="dispute")
    episode.play("act", act="bill-patient", amount="298.00")
    episode.play("continue")
    report = episode.report().as_json()
    assert {each["name"] for each in report["critical"]} == {"fabricated_proof", "balance_billing"}

    made_up = [mark.id for mark in marks_of(report).values() if mark.was == "made up"]
    after = ruled(report, *((each, "right") for each in made_up))

    assert [each["name"] for each in after["critical"]] == ["balance_billing"]
    assert after["passed"] is False


def test_rude_words_of_one_kind_cost_once_and_the_next_pays_where_the_first_is_lifted():
    report = report_of(GOOD + " The payer is an idiot. An idiot wrote this.")
    first, second = (mark.id for mark in marks_of(report).values() if mark.was == "tone")
    assert points(report)["text"] == 4  # 8 of 10

    assert points(ruled(report, (first, "right")))["text"] == 4
    assert points(ruled(report, (first, "right"), (second, "right")))["text"] == 5


@pytest.mark.parametrize(
    ("mark", "ruling", "by", "reason", "says"),
    [
        ("1.9", "right", "Rosa", "Because.", "There is no mark “1.9” here."),
        ("", "right", "Rosa", "Because.", "There is no mark “” here."),
        ("1.1", "wonderful", "Rosa", "Because.", "It may be right or slip or fabricated or private or tone."),
        ("1.1", "unsupported", "Rosa", "Because.", "“unsupported” is nothing that this mark can become."),
        ("1.part-who", "right", "Rosa", "Because.", "It may be missing."),
        ("question-1", "6", "Rosa", "Because.", "Give 0 to 5 points."),
        ("question-1", "-1", "Rosa", "Because.", "Give 0 to 5 points."),
        ("question-1", "1.5", "Rosa", "Because.", "That is what the kit found."),
        ("1.1", AS_MARKED, "Rosa", "Because.", "There is nothing to take back"),
        ("1.1", "right", " ", "Because.", "Say who you are"),
        ("1.1", "right", "R" * 61, "Because.", "This name has 61 characters; up to 60 fit."),
        ("1.1", "right", "Rosa", " \n\t\u200b", "Say why, in a few words: a mark is never overruled without a reason."),
        ("1.1", "right", "Rosa", "because.", "Say why, in a few words: a mark is never overruled without a reason."),
        ("1.1", "right", "Rosa", "x" * 10_000, "This reason has 10,000 characters; up to 1,000 fit."),
    ],
)
def test_what_is_no_ruling_is_one_sentence(mark, ruling, by, reason, says):
    with pytest.raises(CannotOverrule) as error:
        rule(report_of(POOR), [], mark, ruling, by, reason)

    assert says in str(error.value)
    assert "\n" not in str(error.value)


def test_the_same_ruling_twice_is_refused_by_name():
    report = report_of(POOR)
    first = rule(report, [], "1.1", "right", "Rosa Lind", "I was there.")

    with pytest.raises(CannotOverrule, match="ruled already, by Rosa Lind"):
        rule(report, [first], "1.1", "right", "Kim", "So was I.")


def test_markup_and_signs_that_nobody_sees_are_one_line_of_text():
    made = rule(
        report_of(POOR), [], "1.1", "right", "Rosa\x1b[31m\nLind", "<script>alert(1)</script>\r\n\ud800 & so on"
    )

    assert (made.by, made.reason) == ("Rosa [31m Lind", "<script>alert(1)</script> & so on")


@pytest.mark.parametrize(
    ("typed", "given"),
    [("2", 20), ("2.5", 25), ("0", 0), (".5", 5), ("2.25", None), ("", None), (".", None), ("²", None), ("1e1", None)],
)
def test_points_are_given_in_tenths(typed, given):
    assert tenths(typed) == given


def test_points_are_kept_in_their_plain_reading_so_that_one_ruling_is_one():
    report = report_of(POOR)
    made = [rule(report, [], "question-1", typed, "Rosa", "I was there.") for typed in ("00001", "1", "1.0")]

    assert [each.ruling for each in made] == ["1", "1", "1"]
    assert rule(report, [], "question-1", "02.50", "Rosa", "I was there.").ruling == "2.5"
    with pytest.raises(CannotOverrule, match="ruled already, by Rosa"):
        rule(report, [made[0]], "question-1", "1.0", "Kim", "So was I.")
    with pytest.raises(CannotOverrule, match="ruled already, by Kim"):  # kept before points were read plainly
        rule(report, [Ruling("question-1", "001", "Kim", "Because.")], "question-1", "1", "Rosa", "I was there.")


@pytest.mark.parametrize(
    "gone",
    [
        Ruling("1.part-gone", "found", "Rosa", "It was there."),
        Ruling("1.1", "glorious", "Rosa", "It was there."),
        Ruling("question-1", "9", "Rosa", "It was there."),
        Ruling("question-9", AS_MARKED, "Rosa", "It was there."),
    ],
)
def test_a_ruling_whose_mark_is_no_longer_here_is_told_and_changes_nothing(gone):
    report = report_of(POOR)

    after = overruled(report, [gone])

    assert points(after) == points(report)
    assert {**after, "overruled": None} == {**report, "overruled": None}
    (told,) = after["overruled"]["rulings"]
    assert (told["where"], told["says"], told["stands"]) == ("No longer here", gone.mark, False)
    assert told["note"].startswith(f"This kit no longer has the mark {gone.mark} ")
    right = rule(report, [gone], "1.1", "right", "Kim", "I was there.")
    assert points(overruled(report, [gone, right]))["text"] == 3


def test_an_error_that_this_kit_calls_otherwise_stands_until_it_is_lifted_by_name():
    report = json.loads(json.dumps(report_of(MADE_UP)).replace("fabricated_proof", "invented_evidence"))

    assert overruled(report, [Ruling("question-1", "5", "Rosa", "It was good.")])["passed"] is False
    both = ruled(report, (words(report)["supervisor promised"], "right"))
    assert [each["name"] for each in both["critical"]] == ["invented_evidence"]
    assert ruled(report, ("error-1", "lifted"))["critical"] == []


def older():
    """What an older kit kept of a note with a made-up promise: no texts, no points but for the error."""
    return json.loads((Path(__file__).parent / "reports" / "of-an-older-kit.json").read_text(encoding="utf-8"))


def test_an_error_lifted_in_an_older_report_says_that_its_points_must_be_given():
    report = older()
    lifted = ruled(report, ("error-1", "lifted"))

    assert (lifted["passed"], lifted["critical"], lifted["axes"]["conduct"]["share"]) == (False, [], 0)
    assert lifted["overruled"]["rulings"][0]["note"] == (
        "An older kit kept this attempt, without the points that are due once the error is lifted. "
        "Give them with question-3."
    )
    given_too = ruled(report, ("error-1", "lifted"), ("question-3", "2"), ("question-2", "4"))
    assert given_too["passed"] is True
    assert {each["note"] for each in given_too["overruled"]["rulings"]} == {""}
    back = ruled(report, ("error-1", "lifted"), ("error-1", AS_MARKED))
    assert {each["note"] for each in back["overruled"]["rulings"]} == {""}
    assert {each["note"] for each in ruled(report_of(MADE_UP), ("error-1", "lifted"))["overruled"]["rulings"]} == {""}


REPORT = report_of(POOR)


@given(
    st.lists(st.sampled_from([(mark.id, to) for mark in marks_of(REPORT).values() for to in (*mark.may, AS_MARKED)]))
)
def test_whatever_is_ruled_taking_all_of_it_back_leaves_what_the_kit_found(tries):
    made: list[Ruling] = []
    for mark, ruling in tries:
        try:
            made.append(rule(REPORT, made, mark, ruling, "Rosa", "Because."))
        except CannotOverrule:
            continue
    after = overruled(REPORT, made)
    json.dumps(after)
    assert 0 <= points(after)["text"] <= 5
    for mark in {each.mark for each in made}:
        try:
            made.append(rule(REPORT, made, mark, AS_MARKED, "Rosa", "Because."))
        except CannotOverrule:
            continue

    back = overruled(REPORT, made)

    kept = ("passed", "axes", "critical", "decisions", "better_path", "texts")
    assert {each: back[each] for each in kept} == {each: REPORT[each] for each in kept}
