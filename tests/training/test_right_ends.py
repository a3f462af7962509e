"""Each way to end the work is right somewhere: the lead, the second plan, the patient's bill, closing it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from simulator.case.pinned import CaseError, ClaimFacts, CoverageFacts, LineFacts
from simulator.money import Money
from simulator.scenario.scenario import Misconception, Step
from simulator.training.episode import Episode
from tests.training.claim_to_work import VISIT, over, parts, work_on

ASKS_FIRST = (Step("check-status"), Step("escalate"))


def overdue(waited: int = 70) -> Episode:
    return work_on(VISIT, best=ASKS_FIRST, silence="overdue", waited=waited)


def won(episode: Episode) -> Money:
    assert episode.work
    return episode.work.state.won


# ---- the lead ----


@pytest.mark.parametrize("asks", ["check-status", "call-payer"])
def test_a_claim_past_the_payers_own_day_is_moved_by_the_lead_once_the_payer_was_asked(asks):
    episode = overdue()
    episode.play("act", act=asks)
    if asks == "call-payer":
        episode.play("say", step="hang-up")
    said = episode.play("act", act="escalate").reply["says"]

    assert said.startswith("Later: 10 days, 04/06/2026. Provider relations found the claim")
    assert won(episode) == Money(112_00)
    assert parts(episode)["road"] == (2, "right")
    assert parts(episode)["outcome"] == (5, "right")


def test_a_lead_who_is_told_nothing_of_the_payer_hands_the_claim_back_and_the_work_goes_on():
    episode = overdue()
    said = episode.play("act", act="escalate").reply["says"]

    assert said.startswith("Your lead hands it back")
    assert won(episode) == Money(0)
    assert episode.prompt["work"]["open"]

    episode.play("act", act="check-status")
    episode.play("act", act="escalate")
    assert won(episode) == Money(112_00)
    assert parts(episode)["road"] == (0, "wrong")


@pytest.mark.parametrize(
    ("act", "fields"),
    [
        ("hold", {"days": 60}),
        ("new-claim", {}),
        ("ask-reissue", {}),
        ("dispute", {"evidence": [], "letter": "Please look at this claim again, and pay it."}),
    ],
)
def test_nothing_else_moves_a_claim_that_lies_in_a_queue(act, fields):
    episode = overdue()
    episode.play("act", act="check-status")
    episode.play("act", act=act, **fields)

    assert won(episode) == Money(0)


@pytest.mark.parametrize("silence", ["in_process", "lost", "records_wanted", "check_elsewhere"])
def test_a_lead_moves_nothing_that_waits_for_its_day_or_for_us(silence):
    episode = work_on(VISIT, best=ASKS_FIRST, silence=silence, waited=70)
    episode.play("act", act="check-status")
    episode.play("act", act="escalate")

    assert won(episode) == Money(0)


def test_a_claim_is_overdue_from_the_sixtieth_day_on_and_not_before():
    """03/27/2026 less 60 days is 01/26, a Monday; the 59th is a Tuesday."""
    overdue(60)
    with pytest.raises(CaseError, match="write a higher `waited`"):
        overdue(59)


def test_the_log_of_an_overdue_claim_tells_of_both_looks_and_of_the_day_that_was_promised():
    """Sent 01/16/2026: looked 30 days later, a Sunday, so on Tuesday after the holiday; called on day 45, a Monday."""
    shown = str(next(paper for paper in overdue().case.documents if paper.kind == "account"))

    assert "Looked on the payer’s portal: the claim is being worked on" in shown
    assert "an answer will come by 03/12/2026" in shown


# ---- the second plan ----


def with_a_second_plan(**more: Money) -> Episode:
    """112.00 allowed; the plan asks a copay of 25.00 for a visit, which carries PR."""
    claim = ClaimFacts(date(2026, 3, 2), lines=(VISIT,))
    coverage = CoverageFacts("ppo-gold", deductible_left=Money(0), other_coverage=True)
    return over(claim, coverage, Step("bill-next-payer"), **more)


def test_what_the_first_plan_leaves_goes_to_the_plan_that_pays_second():
    episode = with_a_second_plan()
    share = episode.case.facts["eob.patient_share"]
    episode.play("act", act="bill-next-payer")

    assert won(episode) == share == Money(25_00)
    assert parts(episode)["outcome"] == (5, "right")


def test_while_a_second_plan_waits_the_share_is_neither_won_from_the_patient_nor_a_crime_to_bill():
    episode = with_a_second_plan()
    episode.play("act", act="bill-patient", amount="25.00")

    assert won(episode) == Money(0)
    assert not episode.report().critical


def test_the_registration_says_that_the_other_plan_pays_second():
    shown = str(next(paper for paper in with_a_second_plan().case.documents if paper.kind == "registration"))

    assert "Yes, and it pays second" in shown


def test_a_claim_that_nobody_answered_leaves_nothing_to_a_second_plan():
    claim = ClaimFacts(lines=(VISIT,))
    with pytest.raises(CaseError, match="leaves nothing to a second plan"):
        over(claim, CoverageFacts("ppo-gold", other_coverage=True), Step("escalate"), silence="in_process", waited=30)


# ---- the notice ----


def test_a_notice_signed_before_the_visit_stands_in_the_log_with_its_price():
    eyes = LineFacts("eye-exam", Money(120_00), flaw="not_covered")
    claim = ClaimFacts(date(2026, 3, 2), lines=(eyes,), notice_signed=True)
    made = over(claim, CoverageFacts("ppo-gold"), Step("bill-patient")).case

    assert "the plan will not pay, the price is $120.00" in str(made.documents)


def test_a_notice_has_no_place_where_the_plan_pays():
    claim = ClaimFacts(date(2026, 3, 2), lines=(VISIT,), notice_signed=True)
    with pytest.raises(CaseError, match="only goes with `flaw: benefit_used_up` or `not_covered`"):
        over(claim, CoverageFacts("ppo-gold"), Step("bill-patient"))


# ---- what a wrong step leads to ----


def test_the_words_for_a_wrong_act_reach_the_debrief_and_are_told_once():
    episode = overdue()
    assert episode.work
    says = "The money is still owed."
    episode.work.work = replace(episode.work.work, when_wrong=(Misconception("close", "close", says),))
    episode.work.state.work = episode.work.work
    episode.play("act", act="close")

    told = {each["id"]: each["would"] for each in episode.report().as_json()["decisions"]}
    assert (told["road"], told["outcome"]) == (says, "")
