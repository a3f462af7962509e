"""A payer decides on what was sent: line by line, level by level, in time or in silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.money import ZERO, Money
from simulator.payers.appeals import (
    AppealFile,
    DeniedLine,
    Evidence,
    NoSuchRung,
    Packet,
    decide,
    families,
    next_file,
    sent_on,
)
from tests.payers.appeals.making import (
    APPROVAL,
    NOTE,
    POLICY,
    SCAN,
    SEEN,
    TAMARACK,
    file,
    line,
    on_medicare,
    packet,
    paper,
    to_medicare,
)

PANEL = DeniedLine(2, "metabolic-panel", "18", Money(12_00))


def test_lines_are_decided_one_by_one() -> None:
    decision = decide(
        packet(denial_codes=("197", "18"), grounds=("authorization", "duplicate")), file(lines=(PANEL, SCAN))
    )

    assert decision.outcome == "granted_in_part"
    assert [(each.number, each.outcome, each.payable) for each in decision.lines] == [
        (2, "upheld", ZERO),
        (3, "granted", Money(612_00)),
    ]
    assert decision.payable == Money(612_00)
    assert decision.next.act == "find_first_claim"  # for the line that was not granted


def test_beside_a_granted_line_a_bundled_one_wants_a_corrected_claim() -> None:
    bundled = line("97", number=2)

    decision = decide(
        packet(denial_codes=("97", "197"), grounds=("bundling", "authorization")), file(lines=(bundled, SCAN))
    )

    assert decision.outcome == "granted_in_part"
    assert decision.next.act == "corrected_claim"


def test_only_the_lines_that_were_asked_for_are_decided() -> None:
    decision = decide(packet(ask="pay_lines", lines=(3,)), file(lines=(PANEL, SCAN)))

    assert [each.number for each in decision.lines] == [3]
    assert decision.outcome == "granted"


def test_another_patients_paper_is_a_privacy_event_and_no_ground() -> None:
    stray = replace(APPROVAL, id="stray", patient="Omar Haddad")

    alone, beside = decide(packet(evidence=(stray,)), file()), decide(packet(evidence=(APPROVAL, stray)), file())

    assert alone.outcome == "upheld"
    assert beside.outcome == "granted"
    for decision in (alone, beside):
        assert [(each.evidence, each.what) for each in decision.privacy] == [("stray", "another_patient")]


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        ("psychotherapy_note", "never_sent"),
        ("internal_note", "never_sent"),
        ("full_chart", "never_sent"),
        ("chart_note", "beyond_need"),
        ("test_result", "beyond_need"),
    ],
)
def test_what_the_reason_does_not_need_should_not_be_sent(kind: str, what: str) -> None:
    decision = decide(packet(evidence=(APPROVAL, paper(kind, on=SEEN))), file())

    assert decision.outcome == "granted"
    assert [each.what for each in decision.privacy] == [what]


def test_a_chart_note_may_go_where_the_reason_asks_for_it() -> None:
    necessity = line("50", policy="POL-12", criteria=("six-weeks",))

    sent = packet(denial_codes=("50",), grounds=("necessity",), evidence=(NOTE, POLICY))

    assert decide(sent, file(lines=(necessity,))).privacy == ()


def test_a_privacy_event_is_recorded_even_when_the_request_is_dismissed() -> None:
    sent = packet(received=date(2026, 12, 1), evidence=(paper("psychotherapy_note"),))

    assert [each.what for each in decide(sent, file()).privacy] == ["never_sent"]


def test_the_answer_comes_within_the_payers_time() -> None:
    read = decide(packet(), file())
    sent_back = decide(packet(signed=False), file())
    slow = decide(packet(), file(days_to_answer=400))

    assert read.due == date(2026, 5, 23)  # 45 days after April 8
    assert read.answered_on == date(2026, 5, 8)  # two thirds of 45 are 30
    assert sent_back.answered_on == date(2026, 4, 18)
    assert slow.answered_on == date(2026, 5, 23)


def test_an_upheld_dispute_opens_the_second_look_and_starts_its_clock() -> None:
    decision = decide(packet(evidence=()), file())

    assert decision.next.act == "appeal"
    assert decision.next.rung is not None
    assert decision.next.deadline is not None
    assert decision.next.rung.id == "second-dispute"
    assert decision.next.deadline.day == date(2026, 7, 7)  # 60 days after the letter of May 8


def test_a_two_level_case_is_won_at_the_second_level_with_what_was_missing() -> None:
    first = decide(packet(evidence=()), file())
    second_file = next_file(file(), first)
    second = packet(rung="second-dispute", sent=date(2026, 6, 1), received=date(2026, 6, 3))

    assert (second_file.rung, second_file.notice_date) == ("second-dispute", date(2026, 5, 8))
    assert decide(packet(received=date(2026, 6, 3)), second_file).reason == "wrong_level"
    assert decide(second, second_file).outcome == "granted"
    assert decide(replace(second, received=date(2026, 7, 7)), second_file).outcome == "granted"
    assert decide(replace(second, received=date(2026, 7, 8)), second_file).reason == "late"


def test_the_next_level_hears_only_what_was_not_granted() -> None:
    glasses = line("204", number=2, service="eye-glasses", payable=Money(40_00))
    both = file(lines=(glasses, SCAN))
    first = decide(packet(denial_codes=("197", "204"), grounds=("authorization", "not_covered")), both)

    assert [each.number for each in next_file(both, first).lines] == [2]


def test_a_dispute_upheld_twice_is_at_its_end() -> None:
    top = file(rung="second-dispute", notice_date=date(2026, 5, 8))

    decision = decide(packet(rung="second-dispute", received=date(2026, 6, 3), evidence=()), top)

    assert decision.next.act == "close"
    assert next_file(top, decision) == top


def test_a_price_is_no_matter_for_an_outside_reviewer_and_medical_judgement_is() -> None:
    inside = {"road": "member-appeal", "rung": "internal"}
    asked = packet(filed_by="member", evidence=(), **inside)

    about_approval = decide(asked, file(**inside))
    about_need = decide(
        replace(asked, denial_codes=("50",), grounds=("necessity",)), file(lines=(line("50"),), **inside)
    )

    assert about_approval.next.act == "close"
    assert about_need.next.rung is not None
    assert about_need.next.rung.id == "external"


def test_an_upheld_advantage_request_goes_on_by_itself() -> None:
    on_road = {"road": "medicare-advantage", "rung": "reconsideration"}

    asked, had = packet(filed_by="member", evidence=(), **on_road), file(**on_road)
    decision = decide(asked, had)

    assert decision.next.act == "wait"
    assert decision.next.deadline is None
    assert next_file(had, decision).rung == "outside"


@pytest.mark.parametrize(("overlooked", "outcome"), [((APPROVAL,), "granted"), ((), "upheld")])
def test_the_reviewer_outside_reads_the_whole_file_that_the_plan_sent_on(overlooked, outcome) -> None:
    """Received 04/08; the plan has 60 days and takes 40: 05/18. The reviewer takes 40 of 60 more: 06/27."""
    on_road = {"road": "medicare-advantage", "rung": "reconsideration"}
    whole, had = packet(filed_by="member", evidence=overlooked, **on_road), file(**on_road)
    plan = decide(replace(whole, evidence=()), had)
    above = next_file(had, plan)
    assert plan.answered_on == date(2026, 5, 18)

    outside = decide(sent_on(whole, above, plan.answered_on), above)

    assert (outside.outcome, outside.answered_on) == (outcome, date(2026, 6, 27))
    assert outside.says.startswith("The payer’s decision" if overlooked else "We have read the whole file.")


def test_nobody_but_the_plan_files_with_the_reviewer_outside() -> None:
    above = file(road="medicare-advantage", rung="outside")

    assert decide(packet(road="medicare-advantage", rung="outside"), above).reason == "wrong_party"


@pytest.mark.parametrize(("form", "outcome"), [(True, "granted"), (False, "dismissed")])
def test_without_a_contract_a_provider_is_heard_with_a_waiver_and_not_without(form, outcome) -> None:
    on_road = {"road": "medicare-advantage", "rung": "reconsideration"}
    waiver = Evidence("waiver", "waiver_of_liability", "Ana Ruiz")

    sent = packet(evidence=(APPROVAL, waiver) if form else (APPROVAL,), **on_road)

    assert decide(sent, file(**on_road)).outcome == outcome


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
    """Asked on 04/08 by fax. 72 hours are three days, of which the plan takes two: 04/10. So does the reviewer: 04/12."""
    need = line("50", policy="P", criteria=("six-weeks",))
    had = file(road=road, rung=first, lines=(need,), care_to_come=True, urgent=True)
    asked = packet(road=road, rung="expedited", filed_by="member", grounds=("necessity",), evidence=())

    plan = decide(asked, had)
    above = next_file(had, plan)
    outside = decide(
        replace(asked, rung="expedited-external", sent=date(2026, 4, 10), received=date(2026, 4, 10), evidence=(NOTE, POLICY)),
        above,
    )  # fmt: skip

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
    assert decision.warns == ("It may have come too late: November 4, 2026 was counted by what was not checked.",)
    assert decide(replace(asked, received=date(2026, 11, 4)), above).warns == ()


def test_a_talk_that_was_lost_leaves_the_written_dispute_its_own_days() -> None:
    """Remittance of 03/20; 180 days from it end on 09/16, whatever was said on the phone in April."""
    talk = packet(rung="peer-to-peer", received=date(2026, 4, 3), evidence=())
    decision = decide(talk, file())

    assert (decision.outcome, decision.next.act) == ("upheld", "appeal")
    assert decision.next.rung is not None
    assert decision.next.deadline is not None
    assert (decision.next.rung.id, decision.next.deadline.day) == ("dispute", date(2026, 9, 16))
    assert decision.next.deadline.why.startswith("The remittance is dated March 20, 2026")
    then = next_file(file(), decision)
    assert decide(packet(received=date(2026, 9, 16)), then).outcome == "granted"
    assert decide(packet(received=date(2026, 9, 17)), then).reason == "late"


def test_a_talk_that_was_lost_after_the_last_day_for_a_letter_opens_nothing() -> None:
    """A dispute within 12 days of 03/20 ends on 04/01; the talk may be held until 04/03 and is answered two days on."""
    brief = file(payer=replace(TAMARACK, dispute_days=12))
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
    assert ("was not checked: $1,900.00 is the amount we have." in step.says) == (year == 2025)


def test_a_silent_desk_is_silent_whatever_is_wrong_with_the_packet() -> None:
    assert decide(packet(signed=False, received=date(2027, 1, 1)), file(answers=False)).outcome == "no_answer"


def test_a_clerical_error_is_put_right_by_a_reopening() -> None:
    put_right = paper("corrected_field", number="C-1001", shows=("diagnosis",))
    clerical = on_medicare(lines=(line("16", wants="diagnosis"),))
    asked = to_medicare("reopening", received=date(2027, 3, 20), evidence=(put_right,))

    assert decide(asked, clerical).outcome == "granted"
    assert decide(replace(asked, received=date(2027, 3, 21)), clerical).reason == "late"
    assert decide(replace(asked, evidence=()), clerical).outcome == "upheld"
    assert decide(asked, on_medicare()).reason == "wrong_level"  # no approval is no clerical error


def test_a_surprise_bill_is_sent_back_to_be_handed_over() -> None:
    on_road = {"road": "surprise-billing", "rung": "open-negotiation"}

    decision = decide(packet(**on_road), file(**on_road))

    assert (decision.reason, decision.next.act) == ("hand_over", "hand_over")


def test_a_road_that_is_not_there_is_named() -> None:
    with pytest.raises(NoSuchRung, match="There is no road `ombudsman`"):
        decide(packet(road="ombudsman"), file())
    with pytest.raises(NoSuchRung, match="has no rung `third`"):
        decide(packet(rung="third"), file())


def test_no_reason_belongs_to_two_families() -> None:
    codes = [code for each in families().values() for code in each.codes]

    assert len(codes) == len(set(codes)) > 80


def test_an_unknown_reason_is_for_the_claim_to_put_right() -> None:
    assert decide(packet(denial_codes=("999",)), file(lines=(line("999"),))).outcome == "returned"


papers = st.lists(
    st.builds(
        Evidence,
        id=st.sampled_from(["a", "b", "c"]),
        kind=st.sampled_from(["approval_notice", "chart_note", "policy_page", "acceptance_report", "full_chart"]),
        patient=st.sampled_from(["Ana Ruiz", "Omar Haddad"]),
        number=st.sampled_from(["", "AP-4471", "C-1001"]),
        on=st.sampled_from([None, SEEN, date(2026, 6, 1)]),
        service=st.sampled_from(["", "mri-brain"]),
        units=st.integers(0, 1),
        shows=st.sampled_from([(), ("accepted",)]),
    ),
    max_size=4,
)
packets = st.builds(
    packet,
    received=st.dates(date(2026, 3, 21), date(2027, 1, 31)),
    signed=st.booleans(),
    ask=st.sampled_from(["", "pay_in_full"]),
    denial_codes=st.sampled_from([(), ("197",), ("197", "29")]),
    grounds=st.sampled_from([(), ("authorization",), ("late", "authorization")]),
    evidence=papers.map(tuple),
)
files = st.builds(lambda reason: file(lines=(line(reason),)), st.sampled_from(["197", "29", "18", "97", "50"]))


@given(sent=packets, asked=files)
def test_the_same_packet_and_file_have_one_answer_and_no_more_is_paid_than_was_disputed(
    sent: Packet, asked: AppealFile
) -> None:
    decision = decide(sent, asked)

    assert decision == decide(sent, asked)
    assert ZERO <= decision.payable <= asked.in_dispute
    assert (decision.payable == ZERO) == (decision.outcome not in ("granted", "granted_in_part"))
    assert decision.answered_on is not None
    assert decision.due is not None
    assert sent.received < decision.answered_on <= decision.due


@given(sent=packets, asked=files)
def test_one_more_paper_of_another_patient_never_wins_anything(sent: Packet, asked: AppealFile) -> None:
    stray = replace(APPROVAL, id="stray", patient="Wei Chen")
    more = decide(replace(sent, evidence=(*sent.evidence, stray)), asked)

    assert more.payable == decide(sent, asked).payable
    assert any(event.evidence == "stray" for event in more.privacy)
