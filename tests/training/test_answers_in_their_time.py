"""A claim is worked: what a payer's answer says of the days, of the money and of the lines, and who signs it."""

from __future__ import annotations

from datetime import date

import pytest

from simulator.letters import mark
from simulator.money import Money
from simulator.payers.portal import claim_status
from simulator.training.stages.acting.doing import good_letter
from simulator.training.stages.acting.inquiry import dial, who_is_calling
from simulator.training.stages.stage import NotAMove
from tests.training.claim_to_work import SCAN, at_work, dispute, work_on

JUNK = "Please pay this claim now, thanks very much indeed."


def act(acting, name, **fields):
    return acting.play("act", {"act": name, **fields}, told=False).reply["says"]


def at_stake(acting):
    return acting.desk(told=False, is_open=True)["work"]["at_stake"]


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


# ---- what the payer's people and systems say ----


def on_the_phone(acting, option, *topics):
    """What is said of these topics; who is short is asked twice."""
    act(acting, "call-payer")
    acting.play("say", {"step": "menu", "option": option}, told=False)
    acting.play("say", {"step": "identify", **who_is_calling(acting.follow_up)}, told=False)
    heard = []
    for topic in topics:
        for _ in range(2):
            said = acting.play("say", {"step": "ask", "topic": topic}, told=False).reply["heard"]
        heard.append(said)
    return heard


def screen(name):
    acting = at_work(name)
    return dial(acting.state).file


def test_the_day_on_which_a_claim_came_is_the_one_of_the_remittance_and_the_report():
    """The front end's report and the remittance of this claim have 03/08/2026."""
    assert screen("appeals/approval-in-the-log").received == date(2026, 3, 8)


def test_a_claim_that_came_back_undecided_has_no_last_day_to_dispute():
    """MA130."""
    found = screen("appeals/never-decided")

    assert (found.dispute_last_day, found.dispute_address) == (None, "")
    assert "There is nothing to dispute" in found.reason
    assert found.wanted == "Not there, or not right, on the claim: referring provider’s NPI."


def test_a_field_of_the_claim_is_no_paper_that_the_payer_waits_for():
    assert screen("follow-up/only-the-note").wanted == "We wait for this paper: chart note of the visit."
    assert screen("follow-up/our-former-number").wanted.endswith("on the claim: billing provider’s NPI.")


def test_what_was_paid_at_first_is_known_on_the_phone_and_on_the_portal():
    (payment,) = screen("appeals/doctor-to-doctor").status.payments

    assert payment.amount == Money(126_40)


def test_a_low_price_is_no_refusal_on_the_phone():
    found = screen("appeals/an-old-price-list")

    assert (found.reason, found.denial_code) == ("", "")
    assert found.dispute_last_day is not None


def test_once_the_report_has_been_found_the_claim_is_on_file():
    acting = at_work("follow-up/not-on-file-with-proof")
    on_the_phone(acting, "claims", "status")
    acting.play("say", {"step": "give", "report": acting.follow_up.report}, told=False)
    said = acting.play("say", {"step": "supervisor"}, told=False).reply["heard"]

    assert "We find no such claim" not in said
    assert claim_status(acting.state.events, acting.state.today).category == "P1"


def test_the_portal_has_all_that_a_claim_has_brought_and_each_transfer():
    acting = at_work("follow-up/a-price-and-a-modifier")
    first = claim_status(acting.state.events, acting.state.today)
    sent = acting.state.in_envelope(["contract_page", "remittance_copy"])
    act(acting, "dispute-price", evidence=sent, letter=good_letter(acting.state, sent))
    act(acting, "ask-coder")
    act(acting, "corrected-claim", puts_right="modifier")
    last = claim_status(acting.state.events, acting.state.today)

    assert [first.category, last.category] == ["F1", "F3"]
    assert len(last.payments) == 3
    assert last.amount.cents == sum(each.amount.cents for each in last.payments)


# ---- prices, and readers from outside ----


def test_what_is_at_stake_is_what_was_refused_and_a_low_price_is_for_the_reader_to_see():
    old, both = at_work("appeals/an-old-price-list"), at_work("follow-up/a-price-and-a-modifier")

    assert at_stake(old) == {"charged": "$0.00", "says": "No line is refused."}
    assert at_stake(both) == {
        "charged": "$164.00",
        "says": "charged and refused: line 2 (Return office visit, low complexity).",
    }
    old.follow(old.work.best[0])  # the price is put right, and no line has ever been refused
    assert at_stake(old)["says"] == "No line is refused."


def test_still_refused_is_said_only_after_the_payer_has_answered_what_was_done():
    """The price dispute is granted and leaves line 2, which the corrected claim brings."""
    acting = at_work("follow-up/a-price-and-a-modifier")
    told = []
    for step in acting.work.best:
        acting.follow(step)
        told.append((step.act, at_stake(acting)["says"]))

    assert told == [
        ("dispute-price", "charged and refused at first. Still refused: line 2 (Return office visit, low complexity)."),
        ("ask-coder", "charged and refused at first. Still refused: line 2 (Return office visit, low complexity)."),
        ("corrected-claim", "charged and refused at first. No line is refused now."),
        ("post-and-bill", "charged and refused at first. No line is refused now."),
    ]


def test_a_coder_s_word_or_a_wait_is_no_decision_and_a_refusal_that_is_kept_to_is_one():
    waits = at_work("follow-up/which-knee")
    waits.follow(waits.work.best[0])
    assert (waits.state.done[-1].act, at_stake(waits)["says"]) == (
        "ask-coder",
        "charged and refused: line 2 (Knee X-ray, 3 views).",
    )

    kept_to = at_work("appeals/the-file-goes-on")
    assert at_stake(kept_to)["says"] == "charged and refused: line 1 (Hands-on therapy, per 15 minutes)."
    kept_to.follow(kept_to.work.best[0])
    assert kept_to.state.done[-1].reaction.outcome == "upheld"
    assert (
        at_stake(kept_to)["says"]
        == "charged and refused at first. Still refused: line 1 (Hands-on therapy, per 15 minutes)."
    )


def test_a_payer_that_let_its_day_go_by_has_decided_nothing():
    episode = work_on(SCAN, answers=False)
    dispute(episode, "approval_notice", "remittance_copy")
    assert episode.work
    assert episode.work.state.done[-1].reaction.outcome == "no_answer"
    assert at_stake(episode.work)["says"] == "charged and refused: line 1 (Brain MRI, no contrast)."


def test_a_decision_letter_does_not_call_a_low_price_a_refusal():
    acting = at_work("follow-up/a-price-and-a-modifier")
    sent = acting.state.in_envelope(["contract_page", "remittance_copy"])
    act(acting, "dispute-price", evidence=sent, letter=good_letter(acting.state, sent))
    table = next(each for each in acting.state.letters[-1].blocks if getattr(each, "caption", "") == "What we decided")

    assert [row.small for row in table.rows] == ["paid by its price (45)", "refused for 97"]


def test_medicares_second_level_is_answered_by_its_contractor_and_not_by_the_payer():
    acting = at_work("appeals/medicare-first-level")
    for _ in range(2):
        act(acting, "dispute", evidence=[], letter=good_letter(acting.state, []))
    first, second = acting.state.letters

    assert first.sender != "Qualified independent contractor"
    assert second.sender == "Qualified independent contractor"
    assert "The payer’s decision stands" in acting.state.done[-1].reaction.says


# ---- what may be said when ----


def test_the_last_day_is_no_question_any_more_once_the_payers_letter_has_come():
    acting = at_work("appeals/a-better-packet")
    assert acting.state.asks_for_a_day
    act(acting, "dispute", evidence=[], letter=JUNK)

    assert not acting.state.asks_for_a_day
    with pytest.raises(NotAMove, match="The last day is settled here"):
        acting.play("last_day", {"day": acting.state.last_day.isoformat()}, told=False)


@pytest.mark.parametrize(("days", "error"), [(10, "in time"), (11, "The last day was July 2, 2026.")])
def test_a_letter_says_that_it_is_in_time_up_to_the_last_day_and_no_longer(days, error):
    """06/22/2026 and ten days are 07/02/2026, the last day."""
    acting = at_work("appeals/under-our-contract")
    act(acting, "hold", days=days)
    letter = good_letter(acting.state, acting.state.in_envelope(["approval_notice", "remittance_copy"]))

    assert error in letter
    assert mark(letter, acting.state.letter_file, ["approval-notice"]).critical == ()
