"""A payer decides on what was sent: the road, the level, the party, the day, and what the papers show."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.money import ZERO, Money
from simulator.payers import load_payer
from simulator.payers.appeals import (
    AppealFile,
    DeniedLine,
    Evidence,
    NoSuchRung,
    Packet,
    decide,
    families,
    family,
    next_file,
    sent_on,
)
from simulator.payers.portal import as_plain
from tests.payers.appeals.making import (
    APPROVAL,
    PACKET,
    SCAN,
    SEEN,
    file,
    line,
    on_medicare,
    packet,
    paper,
    to_medicare,
)


def test_an_approval_for_the_service_and_the_day_wins_the_whole_line() -> None:
    decision = decide(packet(), file())

    assert decision.outcome == "granted"
    assert decision.payable == Money.read("612.00")
    assert decision.lines[0].used == ("approval",)
    assert decision.next.act == "post"
    assert decision.privacy == ()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"until": date(2026, 3, 1)}, "it is not for the day of service"),
        ({"on": date(2026, 3, 3)}, "it is not for the day of service"),
        ({"service": "mri-low-back"}, "it is for another service"),
        ({"number": "AP-9999"}, "its number is none that we gave out"),
        ({"units": 0}, "it is for fewer units than were billed"),
    ],
)
def test_an_approval_that_is_not_for_this_service_on_this_day_proves_nothing(
    wrong: dict[str, object], says: str
) -> None:
    decision = decide(packet(evidence=(replace(APPROVAL, **wrong),)), file())  # type: ignore[arg-type]

    assert decision.outcome == "upheld"
    assert decision.payable == ZERO
    assert decision.lines[0].missing == (f"the approval notice (approval): {says}",)


@pytest.mark.parametrize("day", [date(2026, 2, 20), date(2026, 5, 20)])
def test_an_approval_covers_its_first_day_and_its_last(day: date) -> None:
    assert decide(packet(service_date=day), file(service_date=day)).outcome == "granted"


def test_an_appeal_without_papers_is_upheld_and_says_what_was_not_there() -> None:
    decision = decide(packet(evidence=()), file())

    assert decision.outcome == "upheld"
    assert decision.lines[0].says == "Nothing in the packet shows an approval of this service for that day."
    assert decision.lines[0].missing == ("the approval notice is not there",)


ACCEPTED = paper("acceptance_report", number="C-1001", on=date(2026, 5, 31), shows=("accepted",))
NOTE = paper("chart_note", on=SEEN, service="mri-brain", shows=("six-weeks", "red-flag", "separate_service"))
POLICY = paper("policy_page", number="POL-12")
PRICE_PAGE = paper("contract_page", on=date(2026, 1, 1), service="mri-brain", amount=Money(112_00))

PROOFS = [
    # reason, what the line is like, papers, granted
    ("29", {}, (ACCEPTED,), True),
    ("29", {}, (replace(ACCEPTED, number="TM2603200017"),), True),
    ("29", {}, (replace(ACCEPTED, on=date(2026, 6, 1)),), False),  # a day after the filing limit
    ("29", {}, (replace(ACCEPTED, shows=()),), False),  # received is not taken in
    ("29", {}, (replace(ACCEPTED, number="C-1002"),), False),  # another claim
    ("29", {}, (paper("log_page", number="C-1001", on=date(2026, 3, 4)),), False),  # our own log proves nothing
    ("50", {"policy": "POL-12", "criteria": ("six-weeks", "red-flag")}, (NOTE, POLICY), True),
    ("50", {"policy": "POL-12", "criteria": ("six-weeks", "red-flag")}, (NOTE,), True),  # it has its own policy
    ("50", {"policy": "POL-12", "criteria": ("six-weeks", "red-flag")}, (POLICY,), False),
    ("50", {"policy": "POL-12", "criteria": ("six-weeks", "weakness")}, (NOTE, POLICY), False),
    ("50", {"policy": "POL-13", "criteria": ("six-weeks", "red-flag")}, (NOTE, POLICY), True),
    ("50", {"policy": "POL-12", "criteria": ()}, (NOTE, POLICY), False),  # a policy without a point that can be met
    ("151", {"units": 2}, (replace(NOTE, units=2),), True),
    ("222", {"units": 2}, (replace(NOTE, units=1),), False),
    ("22", {}, (paper("other_eob", on=SEEN),), True),
    ("22", {}, (paper("other_eob", on=date(2026, 3, 3)),), False),
    ("22", {}, (paper("termination_letter", until=date(2026, 3, 1)),), True),
    ("22", {}, (paper("termination_letter", until=SEEN),), False),  # it still covered the day of service
    ("109", {}, (paper("termination_letter", until=date(2026, 2, 28)),), True),
    ("252", {"wants": "chart_note"}, (NOTE,), True),
    ("252", {"wants": "chart_note"}, (replace(NOTE, on=date(2026, 2, 2)),), False),
    ("252", {"wants": "test_result"}, (NOTE,), False),
    ("16", {"wants": "chart_note"}, (NOTE,), True),
    ("97", {"modifiers": ("XV",)}, (NOTE,), True),
    ("236", {"modifiers": ("XV",)}, (replace(NOTE, shows=()),), False),
    ("B7", {}, (paper("enrollment_letter", number="AP-4471", on=SEEN),), True),
    ("B7", {}, (paper("enrollment_letter", number="AP-4471", on=date(2026, 3, 3)),), False),
    ("27", {}, (paper("eligibility_answer", on=date(2026, 1, 1), shows=("active",)),), True),
    ("27", {}, (paper("eligibility_answer", on=date(2026, 1, 1), until=date(2026, 3, 1), shows=("active",)),), False),
    ("204", {}, (paper("plan_page", service="mri-brain", shows=("covered",)),), True),
    ("204", {}, (paper("plan_page", service="ekg", shows=("covered",)),), False),
    ("119", {}, (APPROVAL,), True),
    ("198", {"units": 2}, (APPROVAL,), False),
    ("198", {"units": 2}, (replace(APPROVAL, units=2),), True),
    ("45", {"allowed": Money(100_00)}, (PRICE_PAGE,), True),
    ("45", {"allowed": Money(112_00)}, (PRICE_PAGE,), False),
]  # fmt: skip


@pytest.mark.parametrize(("reason", "like", "papers", "granted"), PROOFS)
def test_each_reason_has_the_papers_that_prove_it(
    reason: str, like: dict[str, object], papers: tuple[Evidence, ...], granted: bool
) -> None:
    sent = packet(denial_codes=(reason,), grounds=(family(reason).name,), evidence=papers)

    decision = decide(sent, file(lines=(line(reason, **like),)))

    assert decision.outcome == ("granted" if granted else "upheld")
    assert decision.payable == (Money(612_00) if granted else ZERO)


@pytest.mark.parametrize(("papers", "granted"), [((NOTE,), False), ((NOTE, POLICY), True)])
def test_a_payer_that_wants_its_policy_page_reads_no_need_without_it(
    papers: tuple[Evidence, ...], granted: bool
) -> None:
    scan = line("50", policy="POL-12", criteria=("six-weeks",))
    sent = packet(denial_codes=("50",), grounds=("necessity",), evidence=papers)

    decision = decide(sent, file(lines=(scan,), payer=load_payer("osprey")))

    assert decision.outcome == ("granted" if granted else "upheld")
    assert decision.lines[0].missing == (() if granted else ("the page of the payer’s policy is not there",))


def test_every_road_of_disputes_has_a_proof_in_the_table_that_wins() -> None:
    won = {family(reason).name for reason, _, _, granted in PROOFS if granted} | {"authorization"}

    assert won == {name for name, each in families().items() if each.road == "dispute" or each.dispute_when}


def test_a_duplicate_was_answered_already_and_no_paper_changes_that() -> None:
    everything = (APPROVAL, ACCEPTED, POLICY)
    sent = packet(denial_codes=("18",), grounds=("duplicate",), evidence=everything)

    decision = decide(sent, file(lines=(line("18"),)))

    assert decision.outcome == "upheld"
    assert decision.next.act == "find_first_claim"


@pytest.mark.parametrize("reason", ["1", "2", "3", "253"])
def test_a_deductible_or_a_share_is_no_refusal_and_there_is_nothing_to_appeal(reason: str) -> None:
    decision = decide(packet(denial_codes=(reason,), grounds=("no_refusal",)), file(lines=(line(reason),)))

    assert (decision.outcome, decision.payable, decision.next.act) == ("upheld", ZERO, "post_as_it_stands")


@pytest.mark.parametrize(("reason", "like"), [("16", {"wants": "diagnosis"}), ("97", {}), ("4", {}), ("31", {})])
def test_what_a_corrected_claim_puts_right_comes_back_from_the_appeal_desk(
    reason: str, like: dict[str, object]
) -> None:
    sent = packet(denial_codes=(reason,), grounds=(family(reason).name,), evidence=(NOTE,))

    decision = decide(sent, file(lines=(line(reason, **like),)))

    assert decision.outcome == "returned"
    assert decision.next.act == "corrected_claim"
    assert decision.next.deadline is not None
    assert decision.next.deadline.day == date(2026, 9, 16)  # the time to dispute runs on


def test_a_claim_sent_back_undecided_has_no_appeal_and_goes_in_anew() -> None:
    decision = decide(to_medicare(), on_medicare(lines=(line("16", remarks=("MA130", "N382")),)))

    assert (decision.outcome, decision.reason, decision.next.act) == ("returned", "never_decided", "new_claim")
    assert decision.lines == ()


def test_a_letter_about_another_reason_does_not_answer_this_one() -> None:
    assert decide(packet(denial_codes=("50",)), file()).lines[0].says == (
        "You wrote about 50; we refused this line for 197."
    )
    assert decide(packet(grounds=("necessity",)), file()).outcome == "upheld"


def test_the_right_letter_a_day_late_is_dismissed() -> None:
    in_time = decide(packet(sent=date(2026, 9, 14), received=date(2026, 9, 16)), file())
    late = decide(packet(sent=date(2026, 9, 14), received=date(2026, 9, 17)), file())

    assert in_time.outcome == "granted"
    assert (late.outcome, late.reason, late.next.act) == ("dismissed", "late", "close")
    assert "The last day was September 16, 2026" in late.says


def test_a_dispute_about_a_contract_does_not_go_up_the_members_road() -> None:
    decision = decide(packet(road="member-appeal", rung="internal"), file())

    assert (decision.outcome, decision.reason) == ("dismissed", "wrong_road")
    assert decision.next.rung is not None
    assert (decision.next.rung.road, decision.next.rung.id) == ("provider-dispute", "dispute")
    assert decision.next.deadline is not None
    assert decision.next.deadline.day == date(2026, 9, 16)


@pytest.mark.parametrize("rung", ["reconsideration", "hearing"])
def test_no_level_is_skipped(rung: str) -> None:
    assert decide(to_medicare(rung), on_medicare()).reason == "wrong_level"


def test_a_level_that_was_answered_is_not_asked_again() -> None:
    assert decide(to_medicare(), on_medicare("reconsideration")).reason == "wrong_level"


def test_a_side_road_is_open_beside_its_level_only() -> None:
    talk = packet(rung="peer-to-peer", received=date(2026, 4, 3))

    assert decide(talk, file()).outcome == "granted"
    assert decide(talk, file(rung="second-dispute")).reason == "wrong_level"


def test_care_already_given_is_never_urgent() -> None:
    urgent = packet(road="member-appeal", rung="expedited", filed_by="member")
    asked = file(road="member-appeal", rung="internal")

    assert decide(urgent, asked).reason == "wrong_level"
    assert decide(urgent, replace(asked, care_to_come=True)).outcome == "granted"


@pytest.mark.parametrize(
    ("road", "rung", "party", "form", "reason"),
    [
        ("provider-dispute", "dispute", "member", None, "wrong_party"),
        ("member-appeal", "internal", "provider", None, "wrong_party"),
        ("member-appeal", "internal", "representative", None, "no_form"),
        ("member-appeal", "internal", "representative", "representative_form", "granted"),
        ("member-appeal", "internal", "member", None, "granted"),
        ("medicare-advantage", "reconsideration", "provider", None, "no_form"),
        ("medicare-advantage", "reconsideration", "provider", "waiver_of_liability", "granted"),
        ("medicaid-managed-care", "plan-appeal", "provider", None, "no_form"),
        ("medicaid-managed-care", "plan-appeal", "provider", "representative_form", "granted"),
        ("original-medicare", "redetermination", "provider", None, "granted"),
    ],
)
def test_who_may_file_and_with_which_form(road: str, rung: str, party: str, form: str | None, reason: str) -> None:
    papers = (APPROVAL, paper(form)) if form else (APPROVAL,)

    decision = decide(packet(road=road, rung=rung, filed_by=party, evidence=papers), file(road=road, rung=rung))

    assert decision.reason == reason


def test_a_form_that_another_person_signed_is_no_form() -> None:
    papers = (APPROVAL, paper("waiver_of_liability", patient="Omar Haddad"))
    on_road = {"road": "medicare-advantage", "rung": "reconsideration"}

    assert decide(packet(evidence=papers, **on_road), file(**on_road)).reason == "no_form"


@pytest.mark.parametrize(
    ("received", "cents", "reason"),
    [
        (date(2025, 12, 31), 190_00, "granted"),
        (date(2025, 12, 31), 189_99, "too_small"),
        (date(2026, 1, 1), 190_00, "too_small"),
        (date(2026, 1, 1), 199_99, "too_small"),
        (date(2026, 1, 1), 200_00, "granted"),
    ],
)
def test_a_hearing_wants_the_amount_of_the_year_of_the_request(received: date, cents: int, reason: str) -> None:
    asked = on_medicare("hearing", notice_date=date(2025, 11, 10), lines=(line("197", payable=Money(cents)),))

    assert decide(to_medicare("hearing", received=received), asked).reason == reason


@pytest.mark.parametrize(
    ("missing", "says"),
    [
        ({"signed": False}, "a signature"),
        ({"claim_number": ""}, "the claim number"),
        ({"claim_number": "TM2603200099"}, "the claim number"),
        ({"denial_codes": ()}, "the denial code"),
        ({"ask": ""}, "what you ask us to do"),
        ({"ask": "please look into this"}, "what you ask us to do"),
        ({"ask": "pay_lines", "lines": (9,)}, "what you ask us to do"),
        ({"grounds": ()}, "why we should change our answer"),
    ],
)
def test_a_request_without_a_part_that_the_rung_wants_comes_back(missing: dict[str, object], says: str) -> None:
    decision = decide(packet(**missing), file())

    assert (decision.outcome, decision.reason, decision.next.act) == ("returned", "incomplete", "complete")
    assert f"not ours: {says}." in decision.says


def test_a_medicare_request_names_the_patient_the_number_the_day_and_the_ask() -> None:
    assert decide(to_medicare(member_id="TMH00481561"), on_medicare()).reason == "incomplete"
    assert decide(to_medicare(service_date=date(2026, 3, 20)), on_medicare()).reason == "incomplete"
    assert decide(to_medicare(patient="Ana Ruis"), on_medicare()).reason == "incomplete"
    assert decide(to_medicare(claim_number="", denial_codes=(), grounds=()), on_medicare()).outcome == "granted"


def test_a_dispute_is_signed_and_a_medicare_request_need_not_be() -> None:
    assert decide(packet(signed=False), file()).reason == "incomplete"
    assert decide(to_medicare(signed=False), on_medicare()).outcome == "granted"


def test_a_decision_goes_to_json() -> None:
    plain = json.loads(json.dumps(as_plain(decide(packet(evidence=()), file()))))

    assert plain["outcome"] == "upheld"
    assert plain["next"]["deadline"]["day"] == "2026-07-07"
    assert plain["next"]["rung"]["id"] == "second-dispute"


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
    assert decide(packet(), second_file).reason == "wrong_level"
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
    assert outside.says.startswith("The plan’s decision" if overlooked else "We have read the whole file.")


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
    replace,
    st.just(PACKET),
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
