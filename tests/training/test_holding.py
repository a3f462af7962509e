"""Waiting with a claim: for how long one may, and what is no length of time."""

from __future__ import annotations

from datetime import date

import pytest

from simulator.training.stages.stage import NotAMove
from tests.training.claim_to_work import SCAN, work_on


@pytest.mark.parametrize(
    ("typed", "until"),
    [("1", date(2026, 3, 28)), ("180", date(2026, 9, 23)), ("0000180", date(2026, 9, 23)), (" 30 ", date(2026, 4, 26))],
)
def test_a_claim_is_held_for_as_many_days_as_were_typed(typed, until):
    episode = work_on(SCAN)

    episode.play("act", act="hold", days=typed)

    assert episode.work.state.today == until


@pytest.mark.parametrize(
    "typed", ["0", "181", "0001801", "000180999999999", "-5", "+5", "٣٠", "1.5", "", "9" * 1_000_000]
)
def test_nobody_holds_a_claim_for_longer_than_180_days_or_for_no_number_of_them(typed):
    episode = work_on(SCAN)

    with pytest.raises(NotAMove, match=r"is no number of days\. Type 1 to 180\.$"):
        episode.play("act", act="hold", days=typed)

    assert episode.work.state.today == date(2026, 3, 27)
    assert episode.work.state.done == []
