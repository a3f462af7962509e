"""A claim is worked: whom we may bill and for how much, and who may change a code. Amounts by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from simulator.case.pinned import ClaimFacts, CoverageFacts, LineFacts
from simulator.money import Money
from simulator.scenario.scenario import Step
from simulator.training.stages.acting.doing import good_letter
from simulator.training.stages.stage import NotAMove
from tests.training.claim_to_work import SCAN, VISIT, at_work, dispute, over, work_on

PRICE = LineFacts("joint-injection", Money(162_00), Money(99_00), "underpaid", old_price=Money(58_00))
BUNDLED = replace(VISIT, flaw="bundled", notes_support=True)
JUNK = "Please pay this claim now, thanks very much indeed."


def act(acting, name, **fields):
    return acting.play("act", {"act": name, **fields}, told=False).reply["says"]


def send(acting, name, *kinds):
    sent = acting.state.in_envelope(kinds)
    return act(acting, name, evidence=sent, letter=good_letter(acting.state, sent))


# ---- a corrected claim ----


def test_a_correction_pays_the_refused_line_and_leaves_a_low_price_as_it_is():
    """The visit, 112.00, is paid for its modifier. The 41.00 that the injection is short of are not."""
    episode = work_on(PRICE, BUNDLED)
    episode.play("act", act="ask-coder")
    episode.play("act", act="corrected-claim", puts_right="modifier")

    assert episode.work
    assert episode.work.state.won == Money(112_00)
    assert [line.number for line in episode.work.state.file.lines] == [1]


def test_after_the_correction_the_price_can_still_be_disputed():
    acting = at_work("follow-up/a-price-and-a-modifier")
    act(acting, "ask-coder")
    act(acting, "corrected-claim", puts_right="modifier")
    left = acting.state.won
    says = send(acting, "dispute-price", "contract_page", "remittance_copy")
    act(acting, "post-and-bill")

    assert "We have changed our decision" in says
    assert acting.state.won - left == Money(41_00)
    verdicts = {each.question.id: each.verdict for each in acting.decisions()}
    assert verdicts["outcome"] == "Right."


def test_what_puts_right_the_number_of_a_claim_settles_every_line_refused_for_it():
    wrong = (
        replace(VISIT, flaw="provider_mismatch"),
        LineFacts("ekg", Money(40_00), Money(20_00), "provider_mismatch"),
    )
    episode = work_on(*wrong)
    episode.play("act", act="corrected-claim", puts_right="billing_npi")

    assert episode.work
    assert episode.work.state.won == Money(132_00)


# ---- whom we may bill ----


@pytest.mark.parametrize(
    ("name", "amount", "is_wrong"),
    [
        ("follow-up/nothing-to-follow-up", "999999.00", True),
        ("follow-up/nothing-to-follow-up", "", True),  # all that is not paid has the discount in it
        ("follow-up/eyes-are-not-covered", "235.00", False),  # a copay of 30.00, and the eye exam under PR
        ("follow-up/eyes-are-not-covered", "235.01", True),
        ("follow-up/eyes-are-not-covered", "", True),
        ("appeals/an-old-price-list", "501.00", True),
    ],
)
def test_the_patient_is_billed_what_carries_pr_and_not_a_cent_more(name, amount, is_wrong):
    """House policy 4.1, whether or not the payer has left anything else with us."""
    acting = at_work(name)
    act(acting, "bill-patient", amount=amount)

    assert acting.state.critical == ("balance_billing" if is_wrong else "")


@pytest.mark.parametrize("amount", ["0.00", "-5"])
def test_a_bill_asks_for_more_than_nothing(amount):
    acting = at_work("follow-up/eyes-are-not-covered")
    with pytest.raises(NotAMove, match="more than nothing"):
        act(acting, "bill-patient", amount=amount)

    assert acting.state.done == []


def test_a_bill_for_a_cent_wins_a_cent():
    acting = at_work("follow-up/eyes-are-not-covered")
    act(acting, "bill-patient", amount="0.01")

    assert acting.state.won == Money(1)


@pytest.mark.parametrize(("amount", "error"), [("59.60", ""), ("59.61", "balance_billing"), ("", "balance_billing")])
def test_once_a_line_is_paid_its_share_is_the_patients_and_the_discount_is_not(amount, error):
    """Of 298.00 the plan pays 80 %, 238.40, and leaves 59.60."""
    episode = work_on(SCAN, plan="ppo-silver")
    dispute(episode, "approval_notice", "remittance_copy")
    episode.play("act", act="bill-patient", amount=amount)

    assert episode.work
    assert episode.work.state.critical == error
    assert episode.work.state.won == Money(298_00)


def test_before_the_line_is_paid_its_share_is_nobodys():
    episode = work_on(SCAN, plan="ppo-silver")
    episode.play("act", act="bill-patient", amount="59.60")

    assert episode.work
    assert episode.work.state.critical == "balance_billing"


def test_a_low_price_that_was_put_right_leaves_the_discount_with_us():
    acting = at_work("appeals/an-old-price-list")
    send(acting, "dispute-price", "contract_page", "remittance_copy")
    act(acting, "bill-patient", amount="501.00")

    assert acting.state.critical == "balance_billing"


# ---- whose word a code is ----


@pytest.mark.parametrize(
    "name",
    ["follow-up/which-knee", "follow-up/a-price-and-a-modifier", "appeals/a-better-packet", "follow-up/only-the-note"],
)
def test_asking_the_coder_never_ends_the_work(name):
    acting = at_work(name)
    offered = {each["act"]: each["way"] for each in acting.desk(told=False, is_open=True)["work"]["acts"]}
    act(acting, "ask-coder")

    assert offered["ask-coder"] == "looks"
    assert acting.state.ended == ""
    assert (acting.state.today - acting.state.case.today).days == 2


def test_the_coder_says_whether_the_note_bears_out_another_code():
    assert "another modifier" in act(at_work("follow-up/which-knee"), "ask-coder")
    assert "nothing for us to change" in act(at_work("appeals/a-better-packet"), "ask-coder")


def test_the_coder_counts_the_units_of_the_note():
    films = LineFacts("chest-x-ray", Money(300_00), Money(90_00), "over_units", units=3, chart_supports=False)
    episode = work_on(films)

    assert "fewer units" in str(episode.play("act", act="ask-coder").reply["says"])
    episode.play("act", act="corrected-claim", puts_right="units")
    assert episode.work
    assert episode.work.state.critical == ""


@pytest.mark.parametrize("field", ["diagnosis", "modifier", "units"])
@pytest.mark.parametrize("asks", [True, False])
def test_a_code_that_the_chart_does_not_show_to_be_wrong_is_never_changed(field, asks):
    """House policy 2.6, in any scenario: neither unasked nor against the coder's word."""
    acting = at_work("appeals/an-employers-own-plan")
    if asks:
        act(acting, "ask-coder")
    says = act(acting, "corrected-claim", puts_right=field)

    assert acting.state.critical == "changed_record"
    assert says.endswith("What this claim changes is not what we refused it for. Our answer is the same.")


def test_a_field_that_is_no_code_may_be_put_right_by_the_desk():
    acting = at_work("appeals/an-employers-own-plan")
    act(acting, "corrected-claim", puts_right="member_id")

    assert acting.state.critical == ""


def test_asking_the_coder_first_is_no_other_road():
    acting = at_work("follow-up/a-price-and-a-modifier")
    act(acting, "ask-coder")
    send(acting, "dispute-price", "contract_page", "remittance_copy")
    act(acting, "corrected-claim", puts_right="modifier")
    act(acting, "post-and-bill")

    assert {each.question.id: each.verdict for each in acting.decisions()}["road"] == "Right."


# ---- a letter when all is paid ----


@pytest.mark.parametrize("name", ["appeals/the-second-look", "appeals/under-our-contract"])
def test_a_letter_after_all_was_paid_finds_nothing_in_dispute_and_is_late_for_nothing(name):
    acting = at_work(name)
    send(acting, "dispute", *(acting.work.best[0].send))
    won = acting.state.won
    says = act(acting, "dispute", evidence=[], letter=JUNK)

    assert "Nothing is in dispute on this claim." in says
    assert acting.state.failed == []
    assert acting.state.won == won


def test_the_charge_is_split_with_no_patients_share_before_an_answer():
    episode = over(ClaimFacts(date(2026, 3, 2), lines=(VISIT,)), CoverageFacts("ppo-gold"), Step("post-and-bill"))
    assert episode.work
    first = episode.work.follow_up.splits[0]
    assert first.charge == first.paid + first.patient + Money(68_00)  # 180.00 less the contract's 112.00
