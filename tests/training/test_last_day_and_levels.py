"""The road of a dispute: its last day, what its clock runs from, and the levels above the first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from simulator.case.pinned import ClaimFacts, CoverageFacts, LineFacts
from simulator.letters import Verdict, mark
from simulator.money import Money
from simulator.scenario.load import build, load_scenario
from simulator.scenario.scenario import Step
from simulator.training.episode import Episode, open_episode
from simulator.training.stages.acting import Acting
from simulator.training.stages.acting.trial import try_work
from tests.training.claim_to_work import AT_ONCE, NAME, SCAN, TODAY, VISIT, at_work, dispute, over, parts, work_on

# ---- the last day, both sides ----


@pytest.mark.parametrize(
    ("sent", "is_read"),
    [(date(2026, 9, 13), True), (date(2026, 9, 14), True), (date(2026, 9, 15), False), (date(2026, 9, 16), False)],
)
def test_a_letter_counts_on_the_day_it_arrives_and_the_day_after_the_last_is_too_late(sent, is_read):
    """Remittance 03/20/2026, 180 days, last day 09/16/2026; the mail takes two days."""
    episode = open_episode(NAME, 7, "assess")
    episode.play("act", act="hold", days=(sent - TODAY).days)

    says = dispute(episode, "approval_notice", "remittance_copy")

    assert ("will pay" in says) == is_read
    episode.play("act", act="post-and-bill")
    made = [each.critical.name for each in episode.report().critical if each.critical]
    assert made == ([] if is_read else ["missed_last_day"])


def test_who_lets_the_last_day_go_by_has_missed_it_and_who_writes_off_before_it_has_not():
    for days, made in ((173, ""), (174, "missed_last_day")):  # 09/16 and 09/17
        episode = open_episode(NAME, 7, "assess")
        episode.play("act", act="hold", days=days)
        episode.play("act", act="write-off")
        assert episode.work
        assert episode.work.state.critical == made


def clock(acting: Acting) -> dict[str, Any]:
    return dict(acting.desk(told=False, is_open=True)["work"]["clock"])


@pytest.mark.parametrize("notice", [date(2024, 12, 31), date(2025, 1, 1)])
def test_a_last_day_by_a_rule_that_nobody_checked_costs_nothing_and_makes_nobody_late(notice):
    """Medicare Advantage: before 2025, from memory, the day was 03/01/2025; since then, 65 days, 03/07/2025."""
    episode = work_on(SCAN, road="medicare-advantage")
    assert episode.work
    state = episode.work.state
    state.follow_up = replace(state.follow_up, notice_date=notice)
    state.file = replace(state.file, notice_date=notice)
    from_memory = notice.year == 2024

    episode.play("last_day", day="02/20/2025")
    says = dispute(episode, "approval_notice", "waiver_of_liability")

    assert parts(episode)["last_day"][0] == (3 if from_memory else 0)
    assert ("will pay" in says) == from_memory
    assert state.lost_after == (None if from_memory else date(2025, 3, 7))
    letter = " ".join(str(each) for each in state.letters[-1].blocks)
    assert ("Not verified: it may have come too late. The last day may be March 1, 2025." in letter) == from_memory


def test_above_the_first_level_the_clock_may_start_on_the_letter_below_and_the_remittance_is_called_so():
    """The level below was asked nine days after the remittance of 03/20, came on 03/31 and took 30 of 45 days."""
    acting = at_work("appeals/the-second-look")
    papers = {paper.kind: paper.date.isoformat() for paper in acting.papers}
    starts = [(each["says"], each["on"]) for each in clock(acting)["starts"]]
    assert ("remittance", papers["remittance"]) in starts
    assert ("decision letter", papers["decision_letter"]) in starts

    assert clock(acting)["runs_from"] is None
    acting.play("last_day", {"day": acting.follow_up.letter["deadline"]}, told=False)
    assert clock(acting)["runs_from"] == {"says": "decision letter", "on": papers["decision_letter"]}


def test_a_claim_that_nobody_answered_has_a_clock_that_runs_from_the_visit():
    acting = work_on(VISIT, best=(Step("post-and-bill"),), silence="in_process", waited=45).work
    assert acting
    acting.play("last_day", {"day": acting.follow_up.filing_last_day.isoformat()}, told=False)

    visit = {"says": "date of service", "on": acting.follow_up.service_date.isoformat()}
    assert clock(acting)["runs_from"] == visit
    assert [each["says"] for each in clock(acting)["starts"]] == ["date of service", "claim received", "today"]


@pytest.mark.parametrize(
    ("said", "points", "state"),
    [
        ("05/22/2026", 0, "wrong"),
        ("05/23/2026", 3, "right"),  # Saturday: presumed received on 03/24, and 60 days from there
        ("05/26/2026", 3, "right"),  # Monday is Memorial Day
        ("05/27/2026", 0, "wrong"),
    ],
)
def test_a_last_day_that_a_rule_nobody_checked_may_move_costs_nobody_points(said, points, state):
    claim = ClaimFacts(service_date=date(2026, 3, 2), processed=date(2026, 3, 19), lines=(SCAN,))
    episode = over(claim, CoverageFacts("ppo-gold"), *AT_ONCE, road="medicare-advantage")

    episode.play("last_day", day=said)
    dispute(episode, "approval_notice", "remittance_copy")
    episode.play("act", act="post-and-bill")

    assert parts(episode)["last_day"] == (points, state)


# ---- levels and roads ----


def on_the_desk_of_two_doctors() -> Episode:
    """Remittance of 06/02/2026, today 06/08: ten business days end on 06/16, the letter's 180 days on 11/29."""
    text = load_scenario("appeals/doctor-to-doctor")
    stage = next(each for each in text.stages if each.work)
    return Episode(replace(text, stages=(stage,)), build(text, 7), "assess")


@pytest.mark.parametrize(("days", "is_read"), [(167, True), (168, False)])  # sent on 11/27 and on 11/28
def test_a_talk_that_was_lost_leaves_the_letter_the_days_that_the_payers_letter_names(days, is_read):
    episode = on_the_desk_of_two_doctors()
    assert "keep to our decision" in dispute(episode, rung="peer-to-peer")
    assert episode.work
    work = episode.work.state
    printed = " ".join(str(block) for block in work.letters[-1].blocks)
    assert "It must be there by November 29, 2026." in printed
    assert "December 10" not in printed
    assert work.open_until == date(2026, 11, 29)

    episode.play("act", act="hold", days=days)  # from 06/13, the day of the answer
    assert ("will pay" in dispute(episode, "chart_note", "policy_page")) == is_read
    assert work.critical == ("" if is_read else "missed_last_day")


@pytest.mark.parametrize(("days", "in_time"), [(6, True), (7, False)])  # sent on 06/14 and on 06/15
def test_a_talk_asked_for_too_late_is_no_critical_error_while_a_letter_can_still_be_written(days, in_time):
    episode = on_the_desk_of_two_doctors()
    episode.play("act", act="hold", days=days)

    says = dispute(episode, "chart_note", "policy_page", rung="peer-to-peer")

    assert ("will pay" in says) == in_time
    assert episode.work
    work = episode.work.state
    assert work.critical == ""
    if not in_time:
        step = work.done[-1].reaction.next
        assert step.says == "The level that is open now: Provider dispute."
        assert "It must be there by November 29, 2026." in " ".join(str(each) for each in work.letters[-1].blocks)
        assert "will pay" in dispute(episode, "chart_note", "policy_page")


def test_an_author_is_told_that_the_talk_between_doctors_brings_more_than_a_letter():
    text = load_scenario("appeals/doctor-to-doctor")
    by_letter = (Step("dispute", ("chart_note", "policy_page")), Step("post-and-bill"))

    def told(*best: Step) -> list[str]:
        stages = tuple(replace(each, work=replace(each.work, best=best)) if each.work else each for each in text.stages)
        return [str(each) for each in try_work(replace(text, stages=stages), "two-doctors.yaml", (7,))]

    assert len(told(*by_letter)) == 1
    assert "other steps bring more: dispute (peer-to-peer), then post-and-bill." in told(*by_letter)[0]
    assert told(replace(by_letter[0], rung="peer-to-peer"), by_letter[1]) == []


def test_a_desk_that_loses_papers_keeps_to_its_answer_and_the_next_level_reads_them():
    episode = work_on(SCAN, loses_papers=True)

    first = dispute(episode, "approval_notice", "remittance_copy")
    assert "keep to our decision" in first
    assert episode.work
    assert episode.work.state.file.rung == "second-dispute"
    assert episode.work.state.letter_file.level == "reconsideration"
    assert "will pay" in dispute(episode, "approval_notice", "remittance_copy")


def test_silence_at_a_members_first_level_opens_the_second_which_answers():
    episode = work_on(SCAN, road="self-funded-appeal", answers=False)

    assert "No answer by" in dispute(episode, "approval_notice", "representative_form")
    assert episode.work
    assert episode.work.state.file.rung == "second"
    assert "will pay" in dispute(episode, "approval_notice", "representative_form")


def test_without_the_form_that_names_us_a_member_appeal_is_not_heard():
    episode = work_on(SCAN, road="member-appeal")

    assert "may be filed by the member or a named representative" in dispute(episode, "approval_notice")
    assert "will pay" in dispute(episode, "approval_notice", "representative_form")


TEST_OF_NEED = LineFacts("stress-test", Money(200_00), flaw="not_necessary", chart_supports=True)


@pytest.mark.parametrize(
    ("care", "rung", "says"),
    [
        ("urgent", "expedited", "Later: 2 days after sending"),  # by fax, and two of 72 hours' three days
        ("urgent", "", "Later: 22 days after sending"),  # two days of mail, and two thirds of 30
        ("to_come", "", "Later: 22 days after sending"),
        ("given", "", "Later: 42 days after sending"),  # two thirds of 60
    ],
)
def test_care_that_cannot_wait_has_a_quick_road_and_care_to_come_a_quicker_answer(care, rung, says):
    episode = work_on(TEST_OF_NEED, road="member-appeal", care=care)

    answer = dispute(episode, "chart_note", "policy_page", "representative_form", rung=rung)

    assert says in answer
    assert "will pay" in answer


def test_without_the_form_the_doctors_office_is_heard_on_the_quick_road_and_told_that_this_was_not_checked():
    episode = work_on(TEST_OF_NEED, road="member-appeal", care="urgent")

    assert "may be filed by the member or a named representative" in dispute(episode, "chart_note", "policy_page")
    assert "will pay" in dispute(episode, "chart_note", "policy_page", rung="expedited")
    assert episode.work
    printed = " ".join(str(block) for block in episode.work.state.letters[-1].blocks)
    assert "Not verified: For care that cannot wait, the doctor who knows the patient’s illness may ask" in printed


@pytest.mark.parametrize("care", ["given", "to_come"])
def test_care_that_can_wait_is_not_taken_on_the_quick_road(care):
    episode = work_on(TEST_OF_NEED, road="member-appeal", care=care)

    assert "is not open for this claim" in dispute(
        episode, "chart_note", "policy_page", "representative_form", rung="expedited"
    )


def test_an_urgent_request_goes_from_the_plan_to_a_quick_reviewer_outside_within_days():
    """Asked on 03/27, refused on 03/29; asked outside on 03/29, granted on 03/31."""
    heart = replace(TEST_OF_NEED, service="heart-ultrasound")
    episode = work_on(heart, road="self-funded-appeal", plan="employer-own", care="urgent")

    assert "03/29/2026. We have looked again" in dispute(episode, "representative_form", rung="expedited")
    assert episode.work
    work = episode.work.state
    assert work.file.rung == "external"
    assert "Expedited external review" in work.done[-1].reaction.next.says
    envelope = ("chart_note", "policy_page", "representative_form")
    assert "03/31/2026. The payer’s decision is changed" in dispute(episode, *envelope, rung="expedited-external")


def test_a_claim_that_medicare_sent_back_undecided_goes_in_anew_and_a_decided_one_is_reopened():
    blank = LineFacts("chest-x-ray", Money(100_00), flaw="missing_information", missing="rendering_npi")
    back = work_on(blank, plan="medicare-part-b", road="original-medicare")
    assert "MA130" in dispute(back, "claim_copy")
    assert "no claim on file" in back.play("act", act="corrected-claim", puts_right="rendering_npi").reply["says"]
    assert "put right" in back.play("act", act="new-claim", puts_right="rendering_npi").reply["says"]

    knee = LineFacts("knee-x-ray", Money(100_00), flaw="modifier_missing")
    decided = work_on(knee, plan="medicare-part-b", road="original-medicare")
    assert "no replacement" in decided.play("act", act="corrected-claim", puts_right="modifier").reply["says"]
    assert "will pay" in dispute(decided, "corrected_field", rung="reopening")


def test_what_a_medicare_advantage_plan_keeps_to_is_answered_from_outside_without_anybody_asking():
    """Sent 03/27, in hand 03/29, kept to on 05/08 after 40 days, sent on, and answered 40 days later, on 06/17."""
    for days, won in ((39, False), (40, True)):
        episode = work_on(SCAN, road="medicare-advantage", loses_papers=True)
        says = dispute(episode, "approval_notice", "waiver_of_liability")
        work = episode.work
        assert work
        assert "05/08/2026" in says
        assert (work.state.file.rung, work.state.due) == ("outside", date(2026, 6, 17))
        episode.play("act", act="hold", days=days)
        assert bool(work.state.won) == won
        assert work.state.open_until is None

    assert [paper.sender for paper in work.state.letters][-1].startswith("Outside reviewer")


def test_a_file_that_lies_with_the_reviewer_outside_takes_no_letter_of_ours():
    episode = work_on(SCAN, road="medicare-advantage")
    dispute(episode, "waiver_of_liability")

    assert "by the plan itself, and by nobody else" in dispute(episode, "approval_notice", "waiver_of_liability")
    episode.play("act", act="hold", days=60)
    assert episode.work
    assert episode.work.state.won == Money(0)


@pytest.mark.parametrize(("day", "is_right"), [("October 24", True), ("October 26", True), ("October 27", False)])
def test_a_letter_may_name_the_monday_where_no_one_has_checked_that_a_last_saturday_moves(day, is_right):
    """October 24, 2026 is a Saturday; what a state says of it was not checked."""
    acting = at_work("appeals/medicaid-plan", 10)
    file = acting.state.letter_file
    text = f"Claim {file.claim_number}, {file.patient}.\n\nThe last day to ask is {day}, 2026, so this is in time.\n"
    bad = [span for span in mark(text, file).spans if span.verdict in (Verdict.UNSUPPORTED, Verdict.FABRICATED)]
    assert (bad == []) is is_right
