"""What a payer's answer leaves: who pays, who writes off, who owes, and what is still open."""

from __future__ import annotations

import pytest

from tests.training.claim_to_work import SCAN, VISIT, at_work, dispute, work_on

PROOF = ("approval_notice", "remittance_copy")


def left(episode):
    return episode.prompt["work"]["leaves"]


@pytest.fixture
def episode():
    return work_on(VISIT, SCAN, mode="practice")


def test_before_the_payer_answers_nothing_is_said_of_what_it_leaves(episode):
    episode.play("act", act="check-status")
    assert left(episode) is None


def test_a_refusal_that_falls_leaves_the_discount_to_us_and_the_share_to_the_patient(episode):
    """Of 180.00 the list leaves 112.00, with a copay of 25.00; of 1,000.00 it leaves 298.00, and a tenth of that."""
    dispute(episode, *PROOF)
    assert left(episode) == {"payer": "$355.20", "write_off": "$770.00", "patient": "$54.80", "open": "$0.00"}


def test_a_refusal_that_stands_is_open_and_nobodys_debt_until_we_end_it(episode):
    dispute(episode, "remittance_copy")
    assert left(episode) == {"payer": "$87.00", "write_off": "$68.00", "patient": "$25.00", "open": "$1,000.00"}
    episode.play("act", act="write-off")
    assert left(episode) == {"payer": "$87.00", "write_off": "$1,068.00", "patient": "$25.00", "open": "$0.00"}


def test_in_a_test_of_what_was_learned_nothing_is_added_up_for_the_trainee():
    episode = work_on(VISIT, SCAN, mode="assess")
    dispute(episode, *PROOF)
    assert left(episode) is None


def test_while_the_file_goes_on_by_itself_its_line_is_open():
    acting = at_work("appeals/the-file-goes-on")
    acting.follow(acting.work.best[0])
    said = acting.desk(told=True, is_open=True)["work"]["leaves"]

    assert said["open"] == "$386.00"
    acting.follow(acting.work.best[1])
    assert acting.desk(told=True, is_open=True)["work"]["leaves"]["open"] == "$0.00"
