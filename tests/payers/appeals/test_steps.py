"""What is open after an answer, or after none: the level, its last day, its least amount, and the quick roads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from simulator.money import Money
from simulator.payers.appeals import decide, next_file, sent_on
from tests.payers.appeals.making import (
    ABOUT_NEED,
    APPROVAL,
    NEED,
    NOTE,
    POLICY,
    SCAN,
    TAMARACK,
    file,
    line,
    on_medicare,
    packet,
    to_medicare,
)


def test_silence_on_a_contract_only_lets_one_ask_and_on_the_members_road_opens_the_next_level() -> None:
    inside = {"road": "self-funded-appeal", "rung": "first"}
    contract = decide(packet(), file(answers=False))
    member = decide(packet(filed_by="member", **inside), file(answers=False, **inside))

    assert (contract.outcome, contract.answered_on, contract.due) == ("no_answer", None, date(2026, 5, 23))
    assert contract.next.act == "ask_status"
    assert member.due == date(2026, 5, 8)
    assert member.next.rung is not None
    assert member.next.deadline is not None
    assert member.next.rung.id == "second"
    assert member.next.deadline.day == date(2026, 11, 4)  # 180 days after May 8
    assert not member.next.deadline.verified


@pytest.mark.parametrize(
    "wrong",
    [
        {"received": date(2026, 9, 17)},  # a day after the last
        {"filed_by": "provider"},
        {"claim_number": ""},
        {"ask": ""},
        {"grounds": ()},
    ],
)
def test_silence_opens_no_level_to_a_request_that_could_not_have_been_read(wrong: dict[str, object]) -> None:
    inside = {"road": "self-funded-appeal", "rung": "first"}
    silent = file(answers=False, **inside)

    decision = decide(packet(**{"filed_by": "member", **inside, **wrong}), silent)

    assert (decision.outcome, decision.next.act) == ("no_answer", "ask_status")
    assert next_file(silent, decision) == silent
    in_time = decide(packet(filed_by="member", received=date(2026, 9, 16), **inside), silent)
    assert next_file(silent, in_time).rung == "second"


def test_silence_on_a_claim_that_was_never_decided_opens_no_hearing() -> None:
    undecided = on_medicare("reconsideration", answers=False, lines=(replace(SCAN, remarks=("MA130",)),))

    decision = decide(to_medicare("reconsideration"), undecided)

    assert decision.next.act == "ask_status"
    assert next_file(undecided, decision).rung == "reconsideration"


@pytest.mark.parametrize(
    ("road", "first", "then"),
    [("member-appeal", "internal", "external"), ("self-funded-appeal", "first", "external")],
)
def test_care_that_cannot_wait_is_answered_in_days_from_the_plan_to_the_reviewer_outside(road, first, then) -> None:
    """Asked on 04/08 by fax. Of 72 hours, three days, the plan takes two: 04/10. So does the reviewer: 04/12."""
    need = line("50", policy="P", criteria=("six-weeks",))
    had = file(road=road, rung=first, lines=(need,), care_to_come=True, urgent=True)
    asked = packet(road=road, rung="expedited", filed_by="member", grounds=("necessity",), evidence=())

    plan = decide(asked, had)
    above = next_file(had, plan)
    day = date(2026, 4, 10)
    proof = (NOTE, POLICY)
    outside = decide(replace(asked, rung="expedited-external", sent=day, received=day, evidence=proof), above)

    assert (plan.outcome, plan.answered_on, plan.due) == ("upheld", date(2026, 4, 10), date(2026, 4, 11))
    assert plan.next.says == (
        "The level that is open now: External review. "
        "As the care cannot wait, ask for this: Expedited external review, for care that cannot wait."
    )
    assert above.rung == then
    assert (outside.outcome, outside.answered_on) == ("granted", date(2026, 4, 12))


def test_a_quick_review_outside_is_closed_to_care_that_can_wait_and_to_a_question_of_approval() -> None:
    outside = {"road": "member-appeal", "rung": "external"}
    asked = packet(road="member-appeal", rung="expedited-external", filed_by="member")
    need = line("50", policy="P", criteria=("six-weeks",))

    assert decide(asked, file(lines=(need,), care_to_come=True, **outside)).reason == "wrong_level"
    assert decide(asked, file(care_to_come=True, urgent=True, **outside)).reason == "wrong_level"  # no approval: 197
    assert decide(asked, file(lines=(need,), care_to_come=True, urgent=True, **outside)).outcome == "upheld"


def test_an_urgent_advantage_request_that_was_refused_goes_on_by_itself_to_a_quick_reviewer() -> None:
    had = file(road="medicare-advantage", rung="reconsideration", care_to_come=True, urgent=True)
    asked = packet(road="medicare-advantage", rung="expedited", filed_by="member", evidence=())

    plan = decide(asked, had)
    above = next_file(had, plan)
    outside = decide(sent_on(replace(asked, evidence=(APPROVAL,)), above, date(2026, 4, 10)), above)

    assert (plan.answered_on, plan.next.act, above.rung) == (date(2026, 4, 10), "wait", "expedited-outside")
    assert (outside.outcome, outside.answered_on) == ("granted", date(2026, 4, 12))
    refused = decide(sent_on(asked, above, date(2026, 4, 10)), above)
    assert refused.next.rung is not None
    assert refused.next.rung.id == "hearing"


def test_after_silence_nobody_is_late_by_a_day_that_stands_on_no_notice() -> None:
    """Asked on 04/08, due on 05/08; counted from there, 180 days end on 11/04."""
    inside = {"road": "self-funded-appeal", "rung": "first"}
    silent = file(answers=False, **inside)
    above = replace(next_file(silent, decide(packet(filed_by="member", **inside), silent)), answers=True)
    asked = packet(filed_by="member", road="self-funded-appeal", rung="second", received=date(2026, 11, 5))

    decision = decide(asked, above)

    assert decision.outcome == "granted"
    assert decision.warns == ("Not verified: it may have come too late. The last day may be November 4, 2026.",)
    assert decide(replace(asked, received=date(2026, 11, 4)), above).warns == ()


def test_a_talk_that_was_lost_leaves_the_written_dispute_its_own_days() -> None:
    """Remittance of 03/20; 180 days from it end on 09/16, whatever was said on the phone in April."""
    need = file(lines=(NEED,))
    decision = decide(packet(rung="peer-to-peer", received=date(2026, 4, 3), **ABOUT_NEED | {"evidence": ()}), need)

    assert (decision.outcome, decision.next.act) == ("upheld", "appeal")
    assert decision.next.rung is not None
    assert decision.next.deadline is not None
    assert (decision.next.rung.id, decision.next.deadline.day) == ("dispute", date(2026, 9, 16))
    assert decision.next.deadline.why.startswith("The remittance is dated March 20, 2026")
    then = next_file(need, decision)
    assert decide(packet(received=date(2026, 9, 16), **ABOUT_NEED), then).outcome == "granted"
    assert decide(packet(received=date(2026, 9, 17), **ABOUT_NEED), then).reason == "late"


def test_a_talk_that_was_lost_after_the_last_day_for_a_letter_opens_nothing() -> None:
    """A dispute within 12 days of 03/20 ends on 04/01; the talk may be held until 04/03 and is answered two days on."""
    brief = file(payer=replace(TAMARACK, dispute_days=12), lines=(NEED,))
    talk = packet(rung="peer-to-peer", received=date(2026, 4, 3), evidence=())

    assert decide(talk, brief).next.act == "close"
    assert decide(replace(talk, sent=date(2026, 3, 30), received=date(2026, 3, 30)), brief).next.act == "appeal"


def test_a_reopening_that_was_refused_leaves_the_first_level_open_and_its_clock_running() -> None:
    """Notice of 03/20, presumed received on 03/25; 120 days from there end on 07/23."""
    clerical = on_medicare(lines=(line("16", wants="diagnosis"),))
    decision = decide(to_medicare("reopening", evidence=()), clerical)

    assert decision.next.rung is not None
    assert decision.next.deadline is not None
    assert (decision.next.rung.id, decision.next.deadline.day) == ("redetermination", date(2026, 7, 23))
    assert decide(to_medicare("reopening", evidence=(), received=date(2026, 8, 3)), clerical).next.act == "close"


@pytest.mark.parametrize(("cents", "act"), [(199_99, "close"), (200_00, "appeal")])
def test_a_hearing_is_named_only_where_enough_is_left_for_it(cents: int, act: str) -> None:
    """150.00 of approval is granted at the second level; what is left is a question of need."""
    approved = replace(SCAN, number=1, payable=Money(150_00))
    refused = line("50", number=2, payable=Money(cents), policy="P", criteria=("x",))
    before = on_medicare("reconsideration", lines=(approved, refused))

    decision = decide(to_medicare("reconsideration", grounds=("authorization", "necessity")), before)

    assert (decision.outcome, decision.next.act) == ("granted_in_part", act)
    if act == "close":
        assert decision.next.says == (
            "Hearing before an administrative law judge (third level) hears $200.00 or more in 2026; $199.99 is left. "
            "Several claims may be added together to reach it, where Medicare’s rules on that are met. "
            "No further level is open to this desk."
        )
        then = next_file(before, decision)
        assert [each.number for each in then.lines] == [2]
        for rung in ("reconsideration", "hearing"):
            assert decide(to_medicare(rung, received=date(2026, 6, 1)), then).next.act == "close"


def test_once_the_question_of_need_is_won_what_is_left_is_no_matter_for_a_reviewer_outside() -> None:
    inside = {"road": "member-appeal", "rung": "internal"}
    need = line("50", number=1, policy="P", criteria=("six-weeks",))
    asked = packet(filed_by="member", grounds=("authorization", "necessity"), evidence=(NOTE, POLICY), **inside)
    both = file(lines=(need, SCAN), **inside)

    assert decide(asked, both).outcome == "granted_in_part"
    assert decide(asked, both).next.act == "close"
    lost = decide(replace(asked, evidence=()), both).next.rung
    assert lost is not None
    assert lost.id == "external"


@pytest.mark.parametrize(
    ("cents", "act", "says"),
    [
        (1959_99, "close", "hears $1,960.00 or more in 2026, $2,000.00 or more in 2027; $1,959.99 is left."),
        (1960_00, "hand_over", "From January 1, 2027, it hears $2,000.00 or more, and $1,960.00 is left."),
        (1999_99, "hand_over", "Let your request be there by December 31, 2026."),
        (2000_00, "hand_over", "The level that is open now: Federal district court (fifth level)."),
    ],
)
def test_near_the_years_end_an_answer_says_that_the_least_amount_changes(cents: int, act: str, says: str) -> None:
    """The council answers on 12/29/2026, 60 days after 10/30; a suit may come until the beginning of March."""
    before = on_medicare("council", notice_date=date(2026, 9, 1), lines=(line("197", payable=Money(cents)),))
    sent = to_medicare("council", evidence=(), sent=date(2026, 10, 30), received=date(2026, 10, 30))

    decision = decide(sent, before)

    assert decision.answered_on == date(2026, 12, 29)
    assert decision.next.act == act
    assert says in decision.next.says
    assert (cents < 2000_00) == ("$2,000.00" in decision.next.says)


@pytest.mark.parametrize(("year", "act"), [(2025, "hand_over"), (2026, "close")])
def test_an_amount_that_was_not_checked_closes_no_court_and_says_so(year: int, act: str) -> None:
    """The court’s amount of 2025 is from memory, that of 2026 was read. 100.00 is below either."""
    before = on_medicare("council", notice_date=date(year, 3, 20), lines=(line("197", payable=Money(100_00)),))
    sent = to_medicare("council", evidence=(), sent=date(year, 4, 6), received=date(year, 4, 8))

    step = decide(sent, before).next

    assert step.act == act
    assert ("Not verified: the least that it hears in 2025 is $1,900.00." in step.says) == (year == 2025)


def test_a_silent_desk_is_silent_whatever_is_wrong_with_the_packet() -> None:
    assert decide(packet(signed=False, received=date(2027, 1, 1)), file(answers=False)).outcome == "no_answer"
