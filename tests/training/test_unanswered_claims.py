"""A claim that nobody answered: what meets each kind of silence, what a call tells, and what cannot be posted yet."""

from __future__ import annotations

import json

import pytest

from simulator.letters import mark
from simulator.money import Money
from simulator.scenario.scenario import Step
from simulator.training.stages.stage import NotAMove
from tests.training.claim_to_work import SCAN, TODAY, VISIT, parts, work_on


@pytest.mark.parametrize(
    ("silence", "steps", "won"),
    [
        ("in_process", [("hold", {"days": 20})], True),
        ("in_process", [("new-claim", {})], False),
        ("never_arrived", [("new-claim", {"puts_right": "birth_date"})], True),
        ("never_arrived", [("new-claim", {})], False),
        ("never_arrived", [("corrected-claim", {"puts_right": "member_id"})], False),
        ("lost", [("send-records", {"evidence": ["report"]})], True),
        ("lost", [("hold", {"days": 60})], False),
        ("records_wanted", [("send-records", {"evidence": ["chart-note"]})], True),
        ("records_wanted", [("send-records", {"evidence": ["report"]})], False),
        (
            "records_wanted",
            [("dispute", {"evidence": [], "letter": "Please pay this claim at once, we beg you."})],
            False,
        ),
        ("check_elsewhere", [("ask-reissue", {})], True),
        ("check_not_cashed", [("ask-reissue", {})], True),
        ("in_process", [("ask-reissue", {})], False),
        ("forwarded", [("new-claim", {})], False),
    ],
)
def test_each_kind_of_silence_gives_way_to_what_meets_it(silence, steps, won):
    episode = work_on(VISIT, best=(Step("post-and-bill"),), silence=silence, waited=30)
    for act, fields in steps:
        episode.play("act", act=act, **fields)

    assert episode.work
    assert episode.work.state.won == (Money(112_00) if won else Money(0))


@pytest.mark.parametrize(
    ("silence", "category"),
    [
        ("lost", "A4"), ("never_arrived", "A4"), ("in_process", "P1"), ("records_wanted", "P3"), ("forwarded", "A0"),
        ("check_elsewhere", "F1"), ("check_not_cashed", "F1"),
    ],
)  # fmt: skip
def test_the_portal_says_how_far_a_silent_claim_is_and_no_remittance_lies_on_the_desk(silence, category):
    episode = work_on(VISIT, best=(Step("post-and-bill"),), silence=silence, waited=45)
    kinds = {paper.kind for paper in episode.case.documents}
    turn = episode.play("act", act="check-status")

    shown = next(paper for paper in episode.prompt["documents"] if paper["id"] == turn.documents[0])
    assert category in json.dumps(shown)
    assert not kinds & {"remittance", "eob", "denial_notice", "portal"}


def test_a_report_given_on_the_phone_finds_a_lost_claim_and_a_call_costs_minutes():
    episode = work_on(VISIT, best=(Step("post-and-bill"),), silence="lost", waited=45)
    follow_up = episode.case.follow_up
    assert follow_up
    assert follow_up.born
    episode.play("act", act="call-payer")
    with pytest.raises(NotAMove, match="Hang up first"):
        episode.play("act", act="hold", days=14)
    episode.play("say", step="menu", option="claims")
    wrong = episode.play("say", step="identify", npi="1", member_id="2", born="soon", service_date="03/02/2026")
    assert not wrong.counts  # a date that nobody can follow is no turn
    episode.play(
        "say", step="identify", npi=follow_up.npi, member_id=follow_up.member_id,
        born=follow_up.born.isoformat(), service_date=follow_up.service_date.isoformat(),
    )  # fmt: skip
    episode.play("say", step="give", report=follow_up.report)
    episode.play("say", step="hang-up")
    episode.play("act", act="hold", days=13)
    assert episode.work
    assert episode.work.state.won == Money(0)
    episode.play("act", act="hold", days=1)

    assert episode.work.state.won == Money(112_00)
    assert episode.work.state.minutes >= 10


def test_a_claim_that_nobody_answered_is_never_billed_to_the_patient():
    episode = work_on(VISIT, best=(Step("post-and-bill"),), silence="in_process", waited=30)
    episode.play("act", act="bill-patient")

    assert [each.critical.name for each in episode.report().critical if each.critical] == ["balance_billing"]


def test_a_new_claim_counts_until_the_filing_limit_and_not_a_day_longer():
    """Sent back by the front end; 90 days from the visit. What is sent on the last day but one arrives on the last."""
    best = (Step("new-claim", puts_right="birth_date"), Step("post-and-bill"))
    for waits, won in ((0, True), (1, False)):
        episode = work_on(VISIT, best=best, silence="never_arrived", waited=30)
        follow_up = episode.case.follow_up
        assert follow_up
        left = (follow_up.filing_last_day - TODAY).days - 1
        episode.play("act", act="hold", days=left + waits)
        episode.play("act", act="new-claim", puts_right="birth_date")
        assert episode.work
        assert (episode.work.state.won == Money(112_00)) == won
        assert episode.work.state.critical == ("" if won else "missed_last_day")


def test_a_letter_may_tell_of_a_call_that_was_made_and_of_none_that_was_not():
    episode = work_on(VISIT, best=(Step("post-and-bill"),), silence="lost", waited=45)
    work, follow_up = episode.work, episode.case.follow_up
    assert work
    assert follow_up
    says = "Your representative told us on the phone that you hold no claim for this visit."

    def fabricated() -> int:
        return sum(span.verdict.value == "fabricated" for span in mark(says, work.state.letter_file, ()).spans)

    before = fabricated()
    episode.play("act", act="call-payer")
    episode.play("say", step="menu", option="claims")
    episode.play(
        "say", step="identify", npi=follow_up.npi, member_id=follow_up.member_id,
        born=follow_up.born.isoformat(), service_date=follow_up.service_date.isoformat(),
    )  # fmt: skip
    unasked = fabricated()
    episode.play("say", step="ask", topic="status")

    assert (before, unasked, fabricated()) == (1, 1, 0)


def test_what_was_done_on_the_desk_may_be_told_in_the_next_letter_and_not_before():
    """The status asked for; the claim sent anew."""
    episode = work_on(VISIT, best=(Step("post-and-bill"),), silence="lost", waited=45)
    work = episode.work
    assert work

    def fabricated(says: str) -> int:
        return sum(span.verdict.value == "fabricated" for span in mark(says, work.state.letter_file, ()).spans)

    asked, sent = "We asked for the status of this claim before.", "As nothing came, we sent it a second time to you."
    before = (fabricated(asked), fabricated(sent))
    episode.play("act", act="check-status")
    status = (fabricated(asked), fabricated(sent))
    episode.play("act", act="new-claim", puts_right="")

    assert (before, status, fabricated(sent)) == ((1, 1), (0, 1), 0)


# ---- what waits for its answer ----


def test_a_claim_without_an_answer_has_not_been_refused():
    silent = work_on(VISIT, best=(Step("post-and-bill"),), silence="in_process", waited=45)
    assert silent.prompt["work"]["at_stake"]["says"] == "charged. No answer yet on line 1."
    silent.play("act", act="hold", days=30)
    assert silent.prompt["work"]["at_stake"]["says"] == "charged. Every line has its answer now."

    refused = work_on(SCAN, VISIT)
    assert refused.prompt["work"]["at_stake"]["says"] == "charged and refused: line 1 (Brain MRI, no contrast)."


WAITS = (Step("check-status"), Step("hold", days=30), Step("post-and-bill"))


def test_an_answer_that_has_not_come_cannot_be_posted_and_the_work_goes_on():
    """Posting twice at first costs the road and four minutes; after the wait the money comes all the same."""
    episode = work_on(VISIT, best=WAITS, silence="in_process", waited=45)
    episode.play("draft", letter="A first line.", evidence=[], act="post-and-bill")
    said = episode.play("act", act="post-and-bill").reply["says"]
    episode.play("act", act="post-and-bill")

    assert said == "No answer yet on line 1. There is nothing to post, and nothing has changed."
    work = episode.prompt["work"]
    assert (work["open"], work["minutes"], work["today"]) == (True, 4, TODAY.isoformat())
    assert work["draft"]["letter"] == "A first line."
    assert [each["answer"] for each in work["done"]] == [said, said]

    episode.play("act", act="hold", days=30)
    episode.play("act", act="post-and-bill")
    assert episode.work
    assert episode.work.state.ended == "post-and-bill"
    assert episode.work.state.won == Money(112_00)
    assert parts(episode)["road"] == (0, "wrong")
    assert parts(episode)["outcome"] == (5, "right")


def test_an_answer_that_has_come_is_posted_at_once():
    episode = work_on(VISIT, best=WAITS, silence="in_process", waited=45)
    for act, fields in (("check-status", {}), ("hold", {"days": 30}), ("post-and-bill", {})):
        episode.play("act", act=act, **fields)
    assert episode.work
    assert episode.work.state.ended == "post-and-bill"
    assert parts(episode)["road"] == (2, "right")


def test_a_new_claim_that_came_too_late_has_its_answer_and_may_be_posted():
    """Visit in the winter, 90 days to file; a new claim of a lost one in July is refused as late."""
    episode = work_on(VISIT, best=WAITS, silence="lost", waited=120)
    episode.play("act", act="new-claim")
    assert episode.prompt["work"]["at_stake"]["says"] == "charged. Refused: line 1."
    episode.play("act", act="post-and-bill")
    assert episode.work
    assert episode.work.state.ended == "post-and-bill"


def test_a_word_about_a_second_copy_is_no_answer_to_the_first():
    episode = work_on(VISIT, best=WAITS, silence="in_process", waited=10)
    episode.play("act", act="new-claim")
    assert "No answer yet on line 1." in episode.play("act", act="post-and-bill").reply["says"]
