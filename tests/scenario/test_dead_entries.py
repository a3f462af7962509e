"""What is said to a mistake at work is said to somebody; `check` tells of an entry that no play can reach."""

from __future__ import annotations

import pytest

from tests.scenario.test_together import told
from tests.training.claim_to_work import at_work

_LETTER = "      letter: {points: 4, tests: [APL-4]}\n"


@pytest.mark.parametrize(
    ("worth", "foreseen", "says"),
    [
        ("", "ask-coder", "to ask or to look something up is never weighed"),
        ("", "check-status", "to ask or to look something up is never weighed"),
        ("", "write-off", "`road:` and `outcome:` are not weighed"),
        ("", "new-claim", "`road:` is not weighed"),
        ("", "hold", "`outcome:` is not weighed"),
        ("", "full_chart", "`envelope:` is not weighed"),
        ("      envelope: {points: 2, tests: [APL-2]}\n", "remittance_copy", "such a paper may always go"),
        ("      envelope: {points: 2, tests: [APL-2]}\n", "full_chart", ""),
        ("      envelope: {points: 2, tests: [APL-2]}\n", "approval_notice", ""),  # another patient's, misfiled
        ("      road: {points: 2, tests: [DEN-3]}\n", "new-claim", ""),
        ("      road: {points: 2, tests: [DEN-3]}\n", "write-off", ""),
        ("      outcome: {points: 2, tests: [DEN-3]}\n", "write-off", ""),
        ("      outcome: {points: 2, tests: [DEN-3]}\n", "hold", ""),
    ],
)
def test_an_entry_that_no_play_can_reach_is_told_in_one_sentence(worth, foreseen, says, tmp_path):
    text = f"{_LETTER}{worth}    when_wrong:\n      {foreseen}: Not so.\n"
    found = [each for each in told(tmp_path, (_LETTER, text)) if each[1] == "SC062"]

    assert [each[2] for each in found] == (
        [f"Nobody is ever told what stands under `{foreseen}` here: {says}."] if says else []
    )


_ROAD = "      road: {points: 2, tests: [DEN-3]}\n"
_OUTCOME = "      outcome: {points: 2, tests: [DEN-3]}\n"
_BEST = """\
    best:
      - {act: dispute, send: [approval_notice, remittance_copy]}
      - {act: post-and-bill}
"""
_WAITED = "    best:\n      - {act: check-status}\n      - {act: hold, days: 14}\n      - {act: post-and-bill}\n"
_NEW_CLAIM = "    best: [{act: new-claim, puts_right: plan}, {act: post-and-bill}]\n"


@pytest.mark.parametrize(
    ("best", "worth", "foreseen", "is_dead"),
    [
        (_BEST, _ROAD, "dispute", True),
        (_BEST, _ROAD, "dispute-price", False),
        (_BEST, _ROAD, "post-and-bill", False),  # as the first thing done it is another road
        (_BEST, _OUTCOME, "post-and-bill", True),  # at the end it is the expert's
        (_BEST, _OUTCOME, "close", False),
        (_BEST, _OUTCOME, "hold", False),
        (_WAITED, _OUTCOME, "hold", True),
        (_WAITED, _OUTCOME, "post-and-bill", True),
        (_WAITED, _ROAD, "post-and-bill", False),  # done before the answer, it comes too soon
        (_BEST.replace("dispute, send", "send-records, send"), _ROAD, "send-records", True),
        (
            "    best: [{act: new-claim, puts_right: plan}, {act: post-and-bill}]\n",
            _ROAD,
            "new-claim",
            False,
        ),  # another field
    ],
)
def test_nobody_goes_wrong_by_what_an_expert_does(best, worth, foreseen, is_dead, tmp_path):
    text = f"{_LETTER}{worth}    when_wrong:\n      {foreseen}: Not so.\n"
    found = [each[2] for each in told(tmp_path, (_BEST, best), (_LETTER, text)) if each[1] == "SC062"]

    assert found == (
        [f"Nobody is ever told what stands under `{foreseen}` here: it is what an expert does, too."] if is_dead else []
    )


@pytest.mark.parametrize(("waits", "heard"), [(0, ""), (30, "hold")])
def test_who_waits_where_waiting_brings_nothing_hears_what_the_trainer_foresaw(waits, heard):
    """The check has come back; in 30 days it sets out by itself no more than today."""
    acting = at_work("follow-up/the-check-went-astray")
    if waits:
        acting.play("act", {"act": "hold", "days": waits}, told=False)
    for act in ("ask-reissue", "post-and-bill"):
        acting.play("act", {"act": act}, told=False)

    outcome = next(each for each in acting.decisions() if each.question.id == "outcome")
    assert outcome.name == heard
    assert outcome.would.startswith("The check has come back already." if heard else "")
