"""What people call an act leads to the act that is meant, wherever one is named."""

from __future__ import annotations

import pytest

from simulator.scenario import house
from simulator.training.plays import check
from tests.scenario.test_mistakes import EXAMPLES, examples
from tests.scenario.test_together import told

STEP = "{act: dispute, send: [approval_notice, remittance_copy]}"


@pytest.mark.parametrize(
    ("said", "tries"),
    [
        ("appeal", "Did you mean `dispute`?"),
        ("Appeal", "Did you mean `dispute`?"),
        ("letter", "Did you mean `dispute`?"),
        ("resubmit", "Did you mean `corrected-claim` or `new-claim`?"),
        ("correct", "Did you mean `corrected-claim`?"),
        ("write off", "Did you mean `write-off`?"),
        ("write_it_off", "Did you mean `write-off` or `write-off-and-report`?"),
        ("call", "Did you mean `call-payer`?"),
        ("wait", "Did you mean `hold`?"),
        ("bill secondary", "Did you mean `bill-next-payer`?"),
        ("refund", "Did you mean `escalate`?"),
        ("disputes", "Did you mean `dispute`?"),
    ],
)
def test_a_step_by_its_everyday_name_is_told_the_name_of_the_kit(said, tries, tmp_path):
    found = told(tmp_path, (STEP, f"{{act: {said}}}"))
    assert [(says, way) for _, _, says, way in found] == [(f"`{said}` is no act of the house.", tries)]


def test_a_step_that_nobody_knows_is_told_all_acts_and_is_never_told_to_write_says(tmp_path):
    """A step has no `says:`; the words of an act stand in the kit."""
    [(_, _, _, tries)] = told(tmp_path, (STEP, "{act: zzz}"))
    assert tries == (
        "Choose from: ask-coder, ask-reissue, bill-next-payer, bill-patient, call-payer, check-status, close, "
        "corrected-claim, dispute, dispute-price, escalate, find-coverage, hold, new-claim, post-and-bill, "
        "send-records, write-off, write-off-and-report."
    )


def test_an_option_by_an_everyday_name_is_told_the_act_or_to_bring_its_own_words(tmp_path):
    found = told(tmp_path, ("close: {because: The", "refund: {because: The"))
    assert [(says, tries) for _, code, says, tries in found if code == "SC014"] == [
        (
            "`refund` is no act of the house, and it has no words of its own.",
            "Did you mean `escalate`? Or add `says:` with what the trainee reads.",
        )
    ]


def test_a_step_to_put_in_order_has_its_words_behind_its_name(tmp_path):
    found = told(tmp_path, ("post: Post the payment", "letter:"))
    assert [tries for _, code, _, tries in found if code == "SC014"] == [
        "Did you mean `dispute`? Or write after its name what the trainee reads."
    ]


def test_a_play_that_does_something_by_its_everyday_name_is_told_what_is_offered_here(tmp_path):
    plays = (EXAMPLES / "clean.plays.yaml").read_text(encoding="utf-8")
    assert "{act: post-and-bill}" in plays
    found = check(examples(tmp_path, clean_plays_yaml=plays.replace("{act: post-and-bill}", "{act: payment}", 1)))
    assert ("`payment` is no act that is offered here.", "Did you mean `post-and-bill`?") in [
        (each.says, each.tries) for each in found
    ]


def test_a_mistake_foreseen_by_its_everyday_name_is_told_the_act(tmp_path):
    worth = "letter: {points: 4, tests: [APL-4]}\n"
    found = told(tmp_path, (worth, f"{worth}    when_wrong:\n      secondary: No other plan is on file.\n"))
    assert ("`secondary` is no act or kind of paper.", "Did you mean `bill-next-payer`?") in [
        (says, tries) for _, _, says, tries in found
    ]


def test_no_everyday_name_is_itself_an_act_and_each_leads_to_acts_that_there_are():
    assert set(house.act_names()) <= set(house.acts())
    assert not {name for names in house.act_names().values() for name in names} & set(house.acts())
    assert {"appeal", "letter", "resubmit", "correct", "call", "wait"} <= {
        name for names in house.act_names().values() for name in names
    }
