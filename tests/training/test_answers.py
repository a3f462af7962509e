"""The kinds of answer: what reads, what earns a part, what is called by its name. Every share is worked out by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import permutations

import pytest

from simulator.money import Rate
from simulator.scenario.scenario import Critical, Misconception, Option, Pair, Question, Stage
from simulator.scenario.typed import Unread
from simulator.training.episode import Episode
from simulator.training.stages.ask import feedback, judge, right_answer, right_value
from simulator.training.stages.stage import NotAMove

ALL, NONE = Rate(10_000), Rate(0)
FACTS = {"claim.days_late": 12, "claim.days_to_file": 102, "eob.denial_code": "CO-197"}


def question(kind: str, **more) -> Question:
    return Question("q", kind, "?", "", 4, "accuracy", ("EOB-2",), "So it is.", **more)


def option(name: str, share: Rate = ALL, because: str = "", critical: Critical | None = None) -> Option:
    return Option(name, f"The {name}.", None, share, because, critical)


LATE = question(
    "number",
    asks="claim.days_late",
    when_wrong=(Misconception("claim.days_to_file", "days from the visit", "That counts the days that we had."),),
)
REASON = question(
    "code",
    asks="eob.denial_code",
    when_wrong=(Misconception("PR-197", "the patient’s group", "The group is CO."),),
)
BILLING = Critical("balance_billing", "A bill for what is ours", "CO never moves.")
BELONG = question(
    "several",
    options=(
        option("letter"),
        option("approval"),
        option("card", NONE, "It is for the payer."),
        option("chart", NONE, "It holds more than is needed."),
        option("bill", NONE, "It carries CO.", BILLING),
    ),
)
STEPS = question(
    "order",
    options=(option("post"), option("bill"), option("wait"), option("call")),
    when_wrong=(Misconception("bill before post", "bill before post", "The share is not known yet."),),
)
OWNERS = question(
    "match",
    pairs=(
        Pair("co-45", "CO-45", "the-office", "The office"),
        Pair("pr-1", "PR-1", "the-patient", "The patient"),
        Pair("oa-22", "OA-22", "another-payer", "Another payer"),
        Pair("co-97", "CO-97", "the-office", "The office"),
    ),
    when_wrong=(Misconception("co-45=the-patient", "co-45=the-patient", "The discount is ours."),),
)


# ---- a number ----


@pytest.mark.parametrize("typed", ["12", " 12 ", "12 days", "12 Days", "12 calendar days", "012"])
def test_a_number_may_carry_its_unit(typed):
    assert judge(LATE, typed, FACTS).share == ALL


@pytest.mark.parametrize(
    "typed", ["", "twelve", "12.0", "2 weeks", "12 months", "$12", "1e1", "12 13", "１２", "9999999"]
)
def test_a_number_that_could_be_read_in_two_ways_is_not_read(typed):
    with pytest.raises(Unread) as told:
        judge(LATE, typed, FACTS)
    assert str(told.value).endswith("for example 12.")


@pytest.mark.parametrize(("typed", "number"), [("1,200", "1200"), ("-3", "-3"), ("−3 days", "-3")])
def test_thousands_and_a_minus_read_as_printed(typed, number):
    assert judge(LATE, typed, FACTS).value == number


def test_a_foreseen_number_is_called_by_its_name():
    assert judge(LATE, "102 days", FACTS).misconception.fact == "claim.days_to_file"


# ---- a code ----


@pytest.mark.parametrize("typed", ["CO-197", "co-197", "co197", "CO 197", " Co – 197 "])
def test_a_code_counts_however_it_is_typed(typed):
    assert judge(REASON, typed, FACTS).share == ALL


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("197", "“197” has no group. Type the two letters as well, for example CO-45."),
        ("approval", "“approval” is not a code. Type it as the paper prints it, for example CO-45."),
        ("", "Nothing is typed yet. Type group and reason, for example CO-45."),
        ("XX-197", "“XX-197” is not a code. Type it as the paper prints it, for example CO-45."),
    ],
)
def test_a_code_without_its_group_is_not_read(typed, says):
    with pytest.raises(Unread) as told:
        judge(REASON, typed, FACTS)
    assert str(told.value) == says


def test_the_same_reason_in_another_group_is_another_code_with_its_own_words():
    said = judge(REASON, "pr197", FACTS)

    assert said.share == NONE
    assert feedback(REASON, said, "CO-197", is_last=False)["name"] == "This is “the patient’s group”."


@pytest.mark.parametrize(
    ("typed", "value"), [("n 130", "N130"), ("MA04", "MA04"), ("None", "none"), ("oa-b7", "OA-B7")]
)
def test_remarks_letters_and_none_read_too(typed, value):
    assert judge(REASON, typed, FACTS).value == value


# ---- several ----


@pytest.mark.parametrize(
    ("typed", "percent"),
    [
        ("letter, approval", 100),  # 2 of 2
        ("approval,letter", 100),
        ("letter", 50),  # 1 of 2
        ("letter, approval, card", 50),  # 2 - 1 of 2
        ("letter, card", 0),  # 1 - 1
        ("card, chart", 0),  # 0 - 2, never below nothing
        ("letter, approval, card, chart", 0),  # 2 - 2: to choose all earns nothing
    ],
)
def test_of_several_each_wrong_one_takes_a_right_one_away(typed, percent):
    assert judge(BELONG, typed, {}).share == Rate(percent * 100)


def test_of_several_the_first_wrong_one_is_called_by_its_words():
    said = feedback(BELONG, judge(BELONG, "chart, letter, card", {}), "", is_last=False)

    assert said["name"] == "“The card” does not belong."
    assert said["says"] == "It is for the payer."


def test_of_several_what_is_missing_is_said_without_telling_which():
    said = feedback(BELONG, judge(BELONG, "letter", {}), "", is_last=False)

    assert (said["tone"], said["verdict"], said["name"]) == ("warn", "Partly.", "")
    assert said["says"] == "What you chose belongs. Something is still missing."


def test_of_several_one_critical_error_is_one_whatever_stands_beside_it():
    said = judge(BELONG, "letter, approval, bill", {})

    assert (said.critical, said.share) == (BILLING, NONE)


# ---- order ----


@pytest.mark.parametrize(
    ("typed", "percent"),
    [
        ("post, bill, wait, call", 100),
        ("bill, post, wait, call", 50),  # one swap of neighbors
        ("post, wait, bill, call", 50),
        ("post, bill, call, wait", 50),
        ("wait, bill, post, call", 0),  # three swaps
        ("post, wait, call, bill", 0),  # two swaps
        ("call, wait, bill, post", 0),
    ],
)
def test_an_order_that_one_swap_of_neighbors_would_mend_earns_half(typed, percent):
    assert judge(STEPS, typed, {}).share == Rate(percent * 100)


def test_guessing_an_order_of_four_earns_about_a_tenth():
    """Of 24 orders 1 is right and 3 are a swap away: (1 + 3 x 0.5) / 24 = 10.4%."""
    orders = [", ".join(order) for order in permutations(["post", "bill", "wait", "call"])]

    assert sum(judge(STEPS, each, {}).share.basis_points for each in orders) == 25_000


def test_two_steps_the_wrong_way_round_are_called_by_their_words():
    said = feedback(STEPS, judge(STEPS, "bill, post, wait, call", {}), "", is_last=False)

    assert (said["verdict"], said["says"]) == ("Partly.", "The share is not known yet.")


# ---- match ----


@pytest.mark.parametrize(
    ("typed", "percent"),
    [
        ("co-45=the-office, pr-1=the-patient, oa-22=another-payer, co-97=the-office", 100),
        ("co-97 = the-office, oa-22 = another-payer, pr-1 = the-patient, co-45 = the-office", 100),
        ("co-45=the-patient, pr-1=the-patient, oa-22=another-payer, co-97=the-office", 75),  # 3 of 4
        ("co-45=the-patient, pr-1=the-office, oa-22=the-office, co-97=another-payer", 0),
    ],
)
def test_each_right_pair_earns_its_share(typed, percent):
    assert judge(OWNERS, typed, {}).share == Rate(percent * 100)


def test_a_foreseen_pair_is_answered_in_its_own_words():
    said = judge(OWNERS, "co-45=the-patient, pr-1=the-patient, oa-22=the-office, co-97=the-office", {})

    assert feedback(OWNERS, said, "", is_last=False)["says"] == "The discount is ours."


# ---- all of them ----


@pytest.mark.parametrize(
    ("asked", "typed", "says"),
    [
        (BELONG, " , ", "Nothing is chosen yet. Choose at least one."),
        (BELONG, "letter, letter", "One of these stands twice. Take it once."),
        (STEPS, "post, bill", "Put all 4 in order. 2 of them stand here."),
        (OWNERS, "", "Match all 4. None of them are matched."),
        (OWNERS, "co-45=the-office, pr-1=", "Match all 4. 1 of them is matched."),
        (OWNERS, "co-45=the-office, co-45=the-patient", "One of these is matched twice. Match it once."),
    ],
)
def test_what_is_not_finished_is_told_in_one_sentence(asked, typed, says):
    with pytest.raises(Unread) as told:
        judge(asked, typed, {})
    assert str(told.value) == says


@pytest.mark.parametrize(
    ("asked", "typed"),
    [(BELONG, "leter"), (STEPS, "post, bil, wait, call"), (OWNERS, "co45=the-office"), (OWNERS, "co-45=x")],
)
def test_a_name_that_is_not_offered_is_told_with_the_nearest(asked, typed):
    with pytest.raises(NotAMove, match="is not an option here"):
        judge(asked, typed, {})


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (LATE, "12"),
        (REASON, "CO-197"),
        (BELONG, "The letter; The approval"),
        (STEPS, "1. The post. 2. The bill. 3. The wait. 4. The call"),
        (OWNERS, "CO-45: The office; PR-1: The patient; OA-22: Another payer; CO-97: The office"),
    ],
)
def test_the_right_answer_stands_in_words_in_the_debrief(asked, words):
    assert right_answer(asked, FACTS) == words
    assert judge(asked, right_value(asked, FACTS), FACTS).share == ALL


@pytest.fixture
def mixed(scenario, case) -> Episode:
    """One stage with every new kind."""
    asked = tuple(replace(each, id=each.kind, hints=("Look.",)) for each in (LATE, REASON, BELONG, STEPS, OWNERS))
    case.facts.update(FACTS)
    return Episode(replace(scenario, stages=(Stage("read", "Read", ("remittance",), asked),)), case)


def test_an_exercise_of_every_kind_is_put_away_and_opened_again(mixed):
    moves = [
        {"move": "answer", "question": "number", "value": "12 days"},
        {"move": "answer", "question": "several", "value": "card, letter"},
        {"move": "hint", "question": "order"},
        {"move": "answer", "question": "order", "value": "bill, post, wait, call"},
        {
            "move": "answer",
            "question": "match",
            "value": "co-45=the-patient, pr-1=the-patient, oa-22=the-office, co-97=the-office",
        },
    ]
    for move in moves:
        mixed.play(**move)
    again = Episode.from_snapshot(json.loads(json.dumps(mixed.snapshot())), moves)

    assert again.prompt == mixed.prompt
    assert [each["state"] for each in again.prompt["questions"]] == ["right", "open", "wrong", "wrong", "wrong"]
    named = [each["name"] for each in again.report().as_json()["decisions"]]
    assert named == ["", "", "card", "bill before post", "co-45=the-patient"]


def test_the_prompt_tells_neither_order_nor_pairs(mixed, case):
    text = json.dumps(mixed.prompt)
    for key in ('"with_id"', '"share"', '"pairs"', "It is for the payer", "The discount is ours", "bill before post"):
        assert key not in text
    seen = set()
    for seed in range(40):
        offered = {
            each["kind"]: each["options"]
            for each in Episode(mixed.scenario, replace(case, seed=seed)).prompt["questions"]
        }
        assert offered["match"].keys() == {"left", "right"}
        assert len(offered["match"]["right"]) == 3  # two things go to the office
        seen.add(tuple(each["id"] for each in offered["order"]))
        assert offered["number"] == offered["code"] == []
    assert len(seen) > 12  # of 24


def test_unaided_tells_at_once_and_gives_no_hint(scenario, case):
    episode = Episode(scenario, case, "unaided")

    assert [each["hints_total"] for each in episode.prompt["questions"]] == [0, 0]
    with pytest.raises(NotAMove, match="There are no hints in this mode"):
        episode.play("hint", question="patient-owes")
    assert episode.play("answer", question="patient-owes", value="1.00").reply["feedback"]["verdict"] == "Not yet."
    assert episode.prompt["questions"][0]["tries_left"] == 2
