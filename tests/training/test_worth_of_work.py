"""A claim is worked: what each part of the work is worth, by hand, and which steps are critical errors."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from simulator.case.pinned import ClaimFacts, CoverageFacts, LineFacts
from simulator.money import Money
from simulator.scenario.scenario import Misconception, Step
from simulator.training.episode import open_episode
from simulator.training.stages.acting import Acting
from simulator.training.stages.acting.doing import good_letter
from simulator.training.stages.acting.value import value_of
from simulator.training.stages.stage import NotAMove
from tests.training.claim_to_work import NAME, SCAN, VISIT, at_work, dispute, over, papers, parts, work_on


def test_an_expert_earns_all_and_the_outcome_is_money_less_days_and_work():
    """298.00 come on day 32: 298.00 less 0.05 % a day (4.76) less 15.00 for the sending are 278.24."""
    episode = open_episode(NAME, 7, "assess")
    episode.play("last_day", day="9/16/2026")
    dispute(episode, "approval_notice", "remittance_copy")
    episode.play("act", act="post-and-bill")

    assert episode.work
    assert value_of(episode.work.state) == Money(278_24)
    assert parts(episode) == {
        "last_day": (3, "right"),
        "road": (2, "right"),
        "envelope": (3, "right"),
        "letter": (4, "right"),
        "outcome": (5, "right"),
    }


def test_the_right_money_with_the_wrong_ending_earns_half():
    episode = open_episode(NAME, 7, "assess")
    dispute(episode, "approval_notice", "remittance_copy")
    episode.play("act", act="close")

    assert parts(episode)["outcome"] == (2.5, "wrong")
    assert parts(episode)["last_day"] == (0, "wrong")


def test_the_same_money_after_more_days_and_one_more_sending_says_what_that_cost():
    """The first answer comes on day 32, the second 22 days later: 298.00 less 8.04 and 30.00 is 259.96 of 278.24.

    Days cost 8.04 in place of 4.76, which is 3.28 more.
    """
    episode = open_episode(NAME, 7)
    dispute(episode, "remittance_copy")
    dispute(episode, "approval_notice", "remittance_copy")
    episode.play("act", act="post-and-bill")

    outcome = next(each for each in episode.report().as_json()["decisions"] if each["id"] == "outcome")
    assert (outcome["points"], outcome["would"]) == (
        4.6,
        "The same money, at a higher cost: 22 more days cost $3.28, and 1 more sending cost $15.00. "
        "That is 0.4 points less.",
    )


@pytest.mark.parametrize(
    ("ends", "says"),
    [
        ("post-and-bill", ""),
        ("close", "The work did not end as an expert ends it. That takes half of the points."),
    ],
)
def test_the_right_money_with_another_ending_says_what_took_the_points(ends, says):
    episode = work_on(SCAN)
    dispute(episode, "approval_notice", "remittance_copy")
    episode.play("act", act=ends)

    outcome = next(each for each in episode.report().as_json()["decisions"] if each["id"] == "outcome")
    assert outcome["would"] == says


def test_each_private_paper_takes_a_needed_one_away():
    episode = open_episode(NAME, 7, "assess")
    dispute(episode, "approval_notice", "remittance_copy", "chart_note")
    episode.play("act", act="post-and-bill")

    points, state = parts(episode)["envelope"]
    assert (points, state) == (1.5, "wrong")  # two needed less one private, of two, of three points


@pytest.mark.parametrize(
    ("name", "kind", "wins"),
    [("appeals/the-payer-lost-it", "acceptance_report", min), ("appeals/the-extension", "approval_notice", max)],
)
def test_of_two_papers_of_a_kind_the_one_that_proves_the_point_is_enough(name, kind, wins):
    """The first report is from inside the limit; the later approval is the extension."""
    acting = at_work(name)
    held = [each for each in acting.follow_up.papers if each.paper.patient == acting.follow_up.patient]
    own = [each for each in held if each.paper.kind == kind]
    assert len(own) == 2
    sent = [wins(own, key=lambda each: each.paper.on).id, "remittance-copy"]
    assert (acting.state.enclosed(0), acting.state.needed(0)) == (frozenset(sent), frozenset(sent[:1]))

    letter = good_letter(acting.state, sent)
    acting.play("act", {"act": "dispute", "evidence": sent, "letter": letter}, told=False)
    acting.play("act", {"act": "post-and-bill"}, told=False)
    assert {each.question.id: each.verdict for each in acting.decisions()}["envelope"] == "Right."


def test_who_sends_only_what_proves_the_point_has_put_in_all_that_is_needed():
    """The approval wins the scan; the remittance only helps the reader find the decision."""
    episode = open_episode(NAME, 7)
    dispute(episode, "approval_notice")
    episode.play("act", act="post-and-bill")

    assert parts(episode)["envelope"] == (3, "right")


def test_what_is_needed_and_was_not_sent_is_named():
    acting = at_work(NAME)
    letter = good_letter(acting.state, ["remittance-copy"])
    acting.play("act", {"act": "dispute", "evidence": ["remittance-copy"], "letter": letter}, told=False)
    acting.play("act", {"act": "post-and-bill"}, told=False)

    envelope = {each.question.id: each for each in acting.decisions()}["envelope"]
    assert envelope.verdict.startswith("Something needed is missing: Approval")


def test_the_proof_that_was_missing_at_first_is_needed_when_it_is_sent_once_more():
    """An expert sends once. Whoever forgot the approval is not told that it merely may go."""
    episode = open_episode(NAME, 7, "practice")
    dispute(episode, "remittance_copy")
    episode.play("check", letter="Enclosed.", evidence=papers(episode, "approval_notice", "remittance_copy"))

    looked_over = episode.prompt["work"]["checked"]["envelope"]
    assert [each["verdict"] for each in looked_over] == ["needed", "may go"]


def before_it_goes(acting, said, *kinds, **fields):
    evidence = acting.state.in_envelope(kinds)
    acting.play("check", {"letter": said, "evidence": evidence, **fields}, told=True)
    return [each["title"] for each in acting.state.checked["before_it_goes"]]


def test_a_check_says_that_nothing_or_not_all_is_proved_and_leaves_the_paper_to_be_found():
    """An employer's plan hears us with the member's form, and wants the note and the policy's page."""
    acting = at_work("appeals/an-employers-own-plan", mode="practice")
    assert "Not proved" in before_it_goes(acting, "Please pay.", "remittance_copy")
    nothing = acting.state.checked["before_it_goes"][0]["says"]
    assert "Not proved" in before_it_goes(acting, "Please pay.", "chart_note")
    half = acting.state.checked["before_it_goes"][0]["says"]
    assert (nothing.startswith("Nothing in"), half.startswith("The envelope does not hold all")) == (True, True)
    all_three = ("chart_note", "policy_page", "representative_form")
    assert "Not proved" not in before_it_goes(acting, "Please pay.", *all_three)


def test_a_check_says_that_no_last_day_was_set_until_one_is():
    acting = at_work(NAME, mode="practice")
    assert before_it_goes(acting, "Please pay.", "approval_notice") == ["No last day"]
    acting.play("last_day", {"day": "9/16/2026"}, told=True)
    assert before_it_goes(acting, "Please pay.", "approval_notice") == []


def test_a_letter_is_checked_as_the_level_reads_it_that_was_chosen():
    """A talk between doctors is asked for within days, and the dispute within months."""
    acting = at_work("appeals/doctor-to-doctor", mode="practice")
    sent = acting.state.in_envelope(("chart_note", "policy_page"))
    letter = good_letter(acting.state, sent, "peer-to-peer")

    def lost(**fields):
        acting.play("check", {"letter": letter, "evidence": sent, **fields}, told=True)
        checked = acting.state.checked["letter"]
        return checked["of"] - checked["points"]

    assert lost() > 0
    assert lost(rung="peer-to-peer") == 0
    with pytest.raises(NotAMove, match="“attic” is no level of this road"):
        lost(rung="attic")


@pytest.mark.parametrize(("supports", "won"), [(True, Money(90_00)), (False, Money(0))])
def test_more_units_than_a_day_usually_has_are_paid_where_the_note_counts_them(supports, won):
    """Three films at 30.00; the payer takes two a day."""
    films = LineFacts("chest-x-ray", Money(300_00), Money(90_00), "over_units", units=3, chart_supports=supports)
    episode = work_on(films, best=(Step("dispute", ("chart_note",)), Step("post-and-bill")))
    dispute(episode, "chart_note", "remittance_copy")

    assert episode.work
    assert episode.work.state.won == won


@pytest.mark.parametrize(("other", "won"), [(True, Money(0)), (False, Money(180_00))])
def test_while_another_plan_may_pay_nothing_is_won_from_the_patient(other, won):
    """PR-27: the charge is the patient's only where no plan covers the day."""
    for act in ("bill-patient", "post-and-bill"):
        claim = ClaimFacts(date(2026, 3, 2), lines=(replace(VISIT, flaw="coverage_ended"),))
        episode = over(claim, CoverageFacts("ppo-gold", other_coverage=other), Step("bill-next-payer"))
        episode.play("act", act=act)
        assert episode.work
        assert (episode.work.state.won, episode.work.critical) == (won, None)


def test_another_patients_paper_is_a_critical_error_where_it_is_sent():
    episode = open_episode(NAME, 7, "practice")
    dispute(episode, "approval_notice", "approval-of-another")

    assert episode.prompt["critical"]["name"] == "private_facts"


def test_a_road_is_taken_once_something_was_sent_even_where_a_critical_error_then_ends_the_work():
    """The dispute is the expert's road. Nothing came of it yet, so the outcome earns nothing and is not weighed."""
    episode = open_episode(NAME, 7, "practice")
    dispute(episode, "approval_notice", "approval-of-another")

    assert episode.prompt["critical"]["name"] == "private_facts"
    assert parts(episode)["road"] == (2, "right")
    assert parts(episode)["outcome"] == (0, "not reached")


def test_looking_and_waiting_take_no_road_yet():
    acting = at_work("follow-up/thirty-days")
    acting.play("act", {"act": "check-status"}, told=False)
    acting.play("act", {"act": "hold", "days": "15"}, told=False)

    assert {each.question.id: each.state for each in acting.decisions()}["road"] == "not reached"


def test_a_day_found_on_the_second_try_earns_half_and_is_right_with_help():
    episode = open_episode(NAME, 7)
    episode.play("last_day", day="09/15/2026")
    episode.play("last_day", day="09/16/2026")

    assert parts(episode)["last_day"] == (1.5, "right")


def test_what_carries_co_is_never_billed_and_what_carries_pr_may_be():
    refused = work_on(SCAN, best=(Step("bill-patient"),))
    refused.play("act", act="bill-patient")
    assert [each.critical.name for each in refused.report().critical if each.critical] == ["balance_billing"]

    eyes = LineFacts("eye-exam", Money(120_00), flaw="not_covered")
    owed = work_on(eyes, best=(Step("bill-patient"),))
    owed.play("act", act="bill-patient")
    assert owed.work
    assert not owed.report().critical
    assert owed.work.state.won == Money(120_00)


def test_a_code_is_changed_only_after_the_coder_was_asked():
    knee = LineFacts("knee-x-ray", Money(90_00), Money(58_00), "modifier_missing")
    best = (Step("ask-coder"), Step("corrected-claim", puts_right="modifier"), Step("post-and-bill"))
    for asks in (True, False):
        episode = work_on(knee, best=best)
        if asks:
            episode.play("act", act="ask-coder")
        episode.play("act", act="corrected-claim", puts_right="modifier")
        assert episode.work
        assert episode.work.state.critical == ("" if asks else "changed_record")
        assert episode.work.state.won == Money(58_00)


@pytest.mark.parametrize(
    ("first", "then", "heard"),
    [
        ({"act": "write-off"}, None, "write-off"),
        ({"act": "ask-reissue"}, {"act": "corrected-claim", "puts_right": "modifier"}, "ask-reissue"),
        ({"act": "send-records", "evidence": []}, {"act": "corrected-claim", "puts_right": "modifier"}, ""),
    ],
)
def test_what_a_trainer_says_to_a_road_is_not_said_where_only_a_later_step_was_wrong(first, then, heard):
    """The road is to send records. A code that is changed later, without the coder, is another mistake."""
    episode = work_on(SCAN, best=(Step("send-records"), Step("post-and-bill")))
    stage = episode.scenario.stages[0]
    assert stage.work
    foreseen = tuple(Misconception(act, act, f"Not {act}.") for act in ("write-off", "ask-reissue", "send-records"))
    acting = Acting(replace(stage, work=replace(stage.work, when_wrong=foreseen)), episode.case, "assess")
    for move in filter(None, (first, then)):
        acting.play("act", move, told=False)

    road = next(each for each in acting.decisions() if each.question.id == "road")
    assert road.name == heard
    assert road.earned == 0


def test_where_an_expert_looks_and_waits_first_that_is_told_as_the_road():
    """Thirty days without an answer: the road is to look, to wait with a date in the book, and then to post."""
    acting = at_work("follow-up/thirty-days")
    acting.play("act", {"act": "write-off"}, told=False)

    road = next(each for each in acting.decisions() if each.question.id == "road")
    assert road.yours == "Write off what the payer did not pay, and close the line"
    assert road.right == (
        "Ask the payer where the claim stands; then put the account on hold, and look again on a set day (15 days); "
        "then post the payment and the write-off, and bill the patient’s share"
    )


def test_who_waits_without_a_look_takes_the_same_road_and_is_told_what_an_expert_does_before():
    acting = at_work("follow-up/thirty-days")
    acting.play("act", {"act": "hold", "days": "15"}, told=False)
    acting.play("act", {"act": "post-and-bill"}, told=False)

    road = next(each for each in acting.decisions() if each.question.id == "road")
    assert (road.earned, road.beside) == (30, "same")
    assert road.yours.startswith("Put the account on hold")
    assert road.right.startswith("Ask the payer where the claim stands; then put the account on hold")


def test_the_debrief_shows_the_days_that_a_claim_was_really_held():
    episode = work_on(SCAN, VISIT)
    episode.play("act", act="hold", days=12)
    episode.play("act", act="hold", days=1)
    episode.play("act", act="write-off")

    said = next(each["yours"] for each in episode.report().as_json()["decisions"] if each["id"] == "outcome")

    assert "on a set day (12 days)" in said
    assert "on a set day (1 day)" in said
    assert "30 days" not in said


@pytest.mark.parametrize(
    ("field", "called"),
    [("rendering_npi", "rendering provider’s NPI"), ("birth_date", "patient’s birth date"), ("modifier", "modifier")],
)
def test_the_debrief_calls_a_field_of_the_claim_what_the_desk_calls_it(field, called):
    episode = work_on(SCAN, best=(Step("corrected-claim", puts_right=field), Step("post-and-bill")))
    episode.play("act", act="corrected-claim", puts_right=field)
    episode.play("act", act="post-and-bill")

    told = {each["id"]: (each["yours"], each["right"]) for each in episode.report().as_json()["decisions"]}
    road = f"Send a corrected claim that replaces the first one ({called})"
    assert told["road"] == (road, road)
    assert all(of.startswith(f"{road}; then post the payment") for of in told["outcome"])


@pytest.mark.parametrize(("days", "points"), [(4, 5.0), (5, 2.5), (180, 2.5)])
def test_what_cannot_bring_more_is_written_off_within_two_working_days(days, points):
    """House policy 1.3. Friday, 03/27/2026: the second working day after it is Tuesday, four days on."""
    refused = replace(SCAN, approval_on_file=False)
    episode = work_on(refused, best=(Step("write-off-and-report"),))
    episode.play("act", act="hold", days=days)
    episode.play("act", act="write-off-and-report")

    assert parts(episode)["outcome"][0] == points
    would = next(each["would"] for each in episode.report().as_json()["decisions"] if each["id"] == "outcome")
    assert would == ("" if points == 5.0 else "There was nothing to win, and it lay too long.")
