"""A claim is worked: what a payer's answer says of the days, of the money and of the lines, and who signs it."""

from __future__ import annotations

from tests.training.claim_to_work import at_work

JUNK = "Please pay this claim now, thanks very much indeed."


def act(acting, name, **fields):
    return acting.play("act", {"act": name, **fields}, told=False).reply["says"]


def text_of(paper):
    return str(paper)


def test_a_letter_that_came_back_after_the_last_day_asks_for_no_other_by_that_day():
    """Sent on the first day and answered on 07/04/2026, when the last day, 07/02/2026, has gone by."""
    acting = at_work("appeals/under-our-contract")
    act(acting, "dispute", evidence=[], letter=JUNK)
    done = acting.state.done[-1]

    assert done.reaction.on.isoformat() == "2026-07-04"
    assert done.reaction.next.act == "close"
    assert "the last day was July 2, 2026" in done.reaction.next.says
    assert "Send it again" not in text_of(acting.state.letters[-1])


def test_a_letter_that_came_back_in_time_is_sent_again_complete():
    acting = at_work("appeals/approval-in-the-log")
    act(acting, "dispute", evidence=[], letter=JUNK)

    assert acting.state.done[-1].reaction.next.act == "complete"
