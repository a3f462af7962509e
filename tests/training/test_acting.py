"""A claim is worked: what is sent is read, what is late is lost, and each part is worth what was done."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.case.open import open_case
from simulator.case.pinned import CaseFacts, ClaimFacts, CoverageFacts, FollowUpFacts, LineFacts
from simulator.letters import mark
from simulator.money import Money
from simulator.scenario.load import build, load_scenario
from simulator.scenario.scenario import Scenario, Stage, Step, Weight, Work
from simulator.scenario.work import ACTS
from simulator.training.episode import Episode, open_episode
from simulator.training.stages.acting import Acting
from simulator.training.stages.acting.doing import good_letter
from simulator.training.stages.acting.worth import value_of
from simulator.training.stages.stage import NotAMove

NAME = "appeals/approval-in-the-log"
TODAY = date(2026, 3, 27)
WEIGHTS = tuple(
    Weight(of, points, ("DEN-3",))
    for of, points in (("last_day", 3), ("road", 2), ("envelope", 3), ("letter", 4), ("outcome", 5))
)
AT_ONCE = (Step("dispute", ("approval_notice", "remittance_copy")), Step("post-and-bill"))
SCAN = LineFacts("mri-brain", Money(1_000_00), Money(298_00), "no_authorization", approval_on_file=True)
VISIT = LineFacts("office-visit-established-3", Money(180_00), Money(112_00))


def work_on(
    *lines: LineFacts,
    best: tuple[Step, ...] = AT_ONCE,
    mode: str = "assess",
    plan: str = "ppo-gold",
    **follow_up: Any,
) -> Episode:
    """A claim of 03/02/2026 on the desk. Nothing of the plan year is left to the patient but the percentage."""
    claim = ClaimFacts(service_date=None if "silence" in follow_up else date(2026, 3, 2), lines=lines)
    return over(claim, CoverageFacts(plan, deductible_left=Money(0)), *best, mode=mode, **follow_up)


def over(claim: ClaimFacts, coverage: CoverageFacts, *best: Step, mode: str = "assess", **follow_up: Any) -> Episode:
    """The same, over a claim and a coverage of the test's own."""
    facts = CaseFacts(coverage, claim, follow_up=FollowUpFacts(**{"road": "provider-dispute"} | follow_up))
    work = Work((), ACTS, best, WEIGHTS)
    stage = Stage("work", "Work", (), kind="act", work=work)
    case = open_case(7, facts, TODAY)
    text = load_scenario(NAME)
    scenario = Scenario("t/t", "T", "core", "first_party", TODAY, 9, (stage,), text.sources, "", "")
    return Episode(scenario, case, mode)


def papers(episode: Episode, *kinds: str) -> list[str]:
    assert episode.work
    return episode.work.state.in_envelope(kinds)


def dispute(episode: Episode, *kinds: str, **fields: str) -> str:
    """A complete letter with these papers. What the desk says then."""
    assert episode.work
    sent = papers(episode, *kinds)
    letter = good_letter(episode.work.state, sent, fields.get("rung", ""))
    return str(episode.play("act", act="dispute", evidence=sent, letter=letter, **fields).reply["says"])


def parts(episode: Episode) -> dict[str, tuple[float, str]]:
    return {each["id"]: (float(each["points"]), each["state"]) for each in episode.report().as_json()["decisions"]}


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


def at_work(name: str) -> Acting:
    """The claim of one of our own scenarios at seed 7, as if what comes before the work were done."""
    scenario = load_scenario(name)
    return Acting(next(stage for stage in scenario.stages if stage.work), build(scenario, 7), "assess")


def clock(acting: Acting) -> dict[str, Any]:
    return dict(acting.desk(told=False, is_open=True)["work"]["clock"])


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


def test_a_claim_without_an_answer_has_not_been_refused():
    silent = work_on(VISIT, best=(Step("post-and-bill"),), silence="in_process", waited=45)
    assert silent.prompt["work"]["at_stake"]["says"] == "charged. No answer yet on line 1."
    silent.play("act", act="hold", days=30)
    assert silent.prompt["work"]["at_stake"]["says"] == "charged. Every line has its answer now."

    refused = work_on(SCAN, VISIT)
    assert refused.prompt["work"]["at_stake"]["says"] == "charged and not paid at first. Still refused: line 1."


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


# ---- what each part is worth, by hand ----


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
    assert acting.state.needed(0) == frozenset(sent)

    letter = good_letter(acting.state, sent)
    acting.play("act", {"act": "dispute", "evidence": sent, "letter": letter}, told=False)
    acting.play("act", {"act": "post-and-bill"}, told=False)
    assert {each.question.id: each.verdict for each in acting.decisions()}["envelope"] == "Right."


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


# ---- letters that are none ----


@pytest.mark.parametrize("letter", ["", "   ", "Please pay.", "x" * 300_000])
def test_what_nobody_reads_as_a_letter_is_a_plain_sentence_and_no_turn(letter):
    episode = open_episode(NAME, 7, "assess")
    before = json.dumps(episode.prompt)

    with pytest.raises(NotAMove, match=r"\.$"):
        episode.play("act", act="dispute", evidence=[], letter=letter)

    assert json.dumps(episode.prompt) == before


def test_in_assess_a_bad_letter_goes_out_and_comes_back():
    episode = open_episode(NAME, 7, "assess")
    says = episode.play("act", act="dispute", evidence=[], letter="Pay us now or else, you thieves, we mean it.").reply[
        "says"
    ]

    assert "We cannot work on your request" in says
    assert episode.prompt["critical"] is None


# ---- silence ----


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
    assert wrong.counts
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


# ---- levels and roads ----


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


# ---- whatever a player does ----

_PAPERS = ["approval-of-another", "remittance-copy", "chart-note", "full-chart", "no-such", "report"]
_FIELDS = {
    "rung": st.sampled_from(["", "dispute", "second-dispute", "no-such"]),
    "evidence": st.lists(st.sampled_from(_PAPERS), max_size=3),
    "letter": st.sampled_from(
        ["", "Please pay this claim, since it was approved.", "x" * 200, "<script>alert(1)</script>"]
    ),
    "puts_right": st.sampled_from(["", "modifier", "authorization", "shoe size"]),
    "days": st.sampled_from([0, 1, 30, 180, 181, "ten"]),
    "amount": st.sampled_from(["", "10", "1e9", "ten"]),
}
_MOVE = st.one_of(
    st.builds(lambda act, fields: {"move": "act", "act": act, **fields}, st.sampled_from([*ACTS, "sue"]),
              st.fixed_dictionaries({}, optional=_FIELDS)),
    st.builds(lambda paper: {"move": "open", "paper": paper}, st.sampled_from(["account", "claim", "diary"])),
    st.builds(lambda day: {"move": "last_day", "day": day}, st.sampled_from(["09/16/2026", "soon", "02/30/2026"])),
    st.builds(lambda step, option: {"move": "say", "step": step, "option": option},
              st.sampled_from(["menu", "ask", "hang-up", "sing"]), st.sampled_from(["claims", "billing"])),
    st.builds(lambda letter: {"move": "check", "letter": letter, "evidence": []}, _FIELDS["letter"]),
    st.just({"move": "continue"}),
)  # fmt: skip
_GIVEN = {
    act: set(fields)
    for act, fields in {
        "dispute": ["rung", "evidence", "letter"], "dispute-price": ["rung", "evidence", "letter"],
        "send-records": ["evidence"], "corrected-claim": ["puts_right"], "new-claim": ["puts_right"],
        "hold": ["days"], "bill-patient": ["amount"],
    }.items()
}  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    mode=st.sampled_from(["practice", "unaided", "assess"]),
    silence=st.sampled_from([None, "lost", "in_process"]),
    moves=st.lists(_MOVE, max_size=8),
    tidy=st.booleans(),
)
def test_any_moves_in_any_order_end_in_a_sentence_and_replay_from_the_snapshot(mode, silence, moves, tidy):
    more = {"silence": silence, "best": (Step("post-and-bill"),)} if silence else {}
    episode = work_on(VISIT if silence else SCAN, mode=mode, **more)
    kept: list[dict[str, Any]] = []
    for move in moves:
        if tidy and move["move"] == "act":
            wanted = _GIVEN.get(str(move["act"]), set())
            move = {name: value for name, value in move.items() if name in wanted | {"move", "act"}}
        before = json.dumps(episode.prompt)
        try:
            turn = episode.play(**move)
        except NotAMove as error:
            said = str(error)
            assert said.endswith((".", "?"))
            assert json.dumps(episode.prompt) == before
            continue
        if turn.counts:
            kept.append(move)
        else:
            assert json.dumps(episode.prompt) == before

    again = Episode.from_snapshot(json.loads(json.dumps(episode.snapshot())), kept)
    assert again.prompt == episode.prompt
    assert again.report().as_json() == episode.report().as_json()
    for axis in episode.report().as_json()["axes"].values():
        assert axis["share"] is None or 0 <= axis["share"] <= 100


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


def test_the_debrief_shows_the_days_that_a_claim_was_really_held():
    episode = work_on(SCAN, VISIT)
    episode.play("act", act="hold", days=12)
    episode.play("act", act="hold", days=1)
    episode.play("act", act="write-off")

    said = next(each["yours"] for each in episode.report().as_json()["decisions"] if each["id"] == "outcome")

    assert "on a set day (12 days)" in said
    assert "on a set day (1 day)" in said
    assert "30 days" not in said
