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
    NEED,
    NOTE,
    POLICY,
    SCAN,
    SEEN,
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
    then = next_file(top, decision)
    again = decide(packet(rung="second-dispute", received=date(2026, 7, 1)), then)
    assert (again.reason, again.next.act) == ("wrong_level", "close")
    assert again.says == "Each level that was open to you has answered."


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


def test_a_clerical_error_is_put_right_by_a_reopening() -> None:
    put_right = paper("corrected_field", number="C-1001", shows=("diagnosis",))
    clerical = on_medicare(lines=(line("16", wants="diagnosis"),))
    asked = to_medicare("reopening", received=date(2027, 3, 20), evidence=(put_right,))

    assert decide(asked, clerical).outcome == "granted"
    assert decide(replace(asked, evidence=()), clerical).outcome == "upheld"
    assert decide(asked, on_medicare()).reason == "wrong_level"  # no approval is no clerical error


def test_nobody_is_too_late_for_a_reopening_by_a_year_that_was_not_checked() -> None:
    """Notice of 03/20/2026; a year from it ends on 03/20/2027, a Saturday."""
    put_right = paper("corrected_field", number="C-1001", shows=("diagnosis",))
    clerical = on_medicare(lines=(line("16", wants="diagnosis"),))
    asked = to_medicare("reopening", received=date(2027, 3, 20), evidence=(put_right,))

    in_time, after, long_after = (
        decide(replace(asked, received=day), clerical)
        for day in (date(2027, 3, 20), date(2027, 3, 21), date(2030, 3, 21))
    )

    assert [each.outcome for each in (in_time, after, long_after)] == ["granted", "granted", "granted"]
    assert in_time.warns == ()
    assert after.warns == ("Not verified: it may have come too late. The last day may be March 20, 2027.",)
    assert long_after.warns == after.warns


DUPLICATE_NOT_CHECKED = (
    "Not verified: A claim refused as a duplicate (18) that is none may be put right as a clerical error."
)


def test_what_medicare_refused_as_a_duplicate_may_be_reopened_and_the_answer_says_that_this_was_not_checked() -> None:
    modifier = paper("corrected_field", number="C-1001", shows=("modifier",))
    second = on_medicare(lines=(line("18", wants="modifier"),))

    told_apart = decide(to_medicare("reopening", evidence=(modifier,)), second)
    same_again = decide(to_medicare("reopening", evidence=(NOTE,)), second)

    assert (told_apart.outcome, told_apart.warns) == ("granted", (DUPLICATE_NOT_CHECKED,))
    assert (same_again.outcome, same_again.next.act) == ("upheld", "find_first_claim")
    assert same_again.lines[0].says == "This service was answered already, on an earlier claim. See that answer."
    slip = on_medicare(lines=(line("4", wants="modifier"),))
    assert decide(to_medicare("reopening", evidence=(modifier,)), slip).warns == ()


def test_a_redetermination_changes_no_answer_to_a_duplicate() -> None:
    modifier = paper("corrected_field", number="C-1001", shows=("modifier",))
    second = on_medicare(lines=(line("18", wants="modifier"),))

    assert decide(to_medicare(evidence=(modifier,), grounds=("duplicate",)), second).outcome == "upheld"


def test_beside_a_question_of_need_a_talk_between_doctors_leaves_an_approval_to_the_letter() -> None:
    both = file(lines=(replace(NEED, number=1, payable=Money(100_00)), line("197", number=2)))
    two = {"denial_codes": ("50", "197"), "grounds": ("necessity", "authorization")}
    talk = packet(rung="peer-to-peer", received=date(2026, 4, 3), evidence=(NOTE, POLICY, APPROVAL), **two)

    decision = decide(talk, both)
    then = next_file(both, decision)

    assert [(each.number, each.outcome) for each in decision.lines] == [(1, "granted"), (2, "upheld")]
    assert decision.lines[1].says == "Only questions of medical judgement are heard here, and this line raises none."
    assert decision.payable == Money(100_00)
    assert (then.rung, [each.number for each in then.lines]) == ("dispute", [2])
    assert decide(packet(received=date(2026, 4, 20), **two), then).payable == Money(612_00)


def test_a_reviewer_outside_grants_the_question_of_need_and_leaves_the_approval_where_it_is() -> None:
    outside = {"road": "member-appeal", "rung": "external"}
    both = file(lines=(replace(NEED, number=1, payable=Money(100_00)), line("197", number=2)), **outside)
    asked = packet(
        filed_by="member", evidence=(NOTE, POLICY, APPROVAL), grounds=("necessity", "authorization"), **outside
    )

    assert [each.outcome for each in decide(asked, both).lines] == ["granted", "upheld"]


def test_a_reopening_pays_the_clerical_line_and_leaves_need_and_approval_to_an_appeal() -> None:
    clerical = line("4", number=1, wants="modifier", payable=Money(100_00))
    need = line("50", number=2, payable=Money(500_00), policy="POL-12", criteria=("six-weeks",))
    approval = line("197", number=3, payable=Money(500_00))
    put_right = paper("corrected_field", number="C-1001", shows=("modifier",))
    asked = to_medicare("reopening", evidence=(put_right, NOTE, POLICY, APPROVAL))

    decision = decide(asked, on_medicare(lines=(clerical, need, approval)))

    assert decision.payable == Money(100_00)
    assert [each.outcome for each in decision.lines] == ["granted", "upheld", "upheld"]
    assert decision.lines[1].says == "This was refused for no slip on the claim. Appeal it."


def test_a_reopening_takes_the_field_put_right_and_no_chart_note_for_a_bundled_line() -> None:
    bundled = on_medicare(lines=(line("97", wants="modifier"),))
    put_right = paper("corrected_field", number="C-1001", shows=("modifier",))

    assert decide(to_medicare("reopening", evidence=(put_right,)), bundled).outcome == "granted"
    assert decide(to_medicare("reopening", evidence=(NOTE,)), bundled).outcome == "upheld"


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
