"""What stops a request before anybody reads it: road, level, party, day, amount, parts."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from simulator.money import ZERO, Money
from simulator.payers.appeals import NotACase, decide, gates
from simulator.payers.portal import as_plain
from simulator.rulebook import rule
from tests.payers.appeals.making import (
    ABOUT_NEED,
    APPROVAL,
    NEED,
    file,
    line,
    on_medicare,
    packet,
    paper,
    to_medicare,
)


def test_the_right_letter_a_day_late_is_dismissed() -> None:
    in_time = decide(packet(sent=date(2026, 9, 14), received=date(2026, 9, 16)), file())
    late = decide(packet(sent=date(2026, 9, 14), received=date(2026, 9, 17)), file())

    assert in_time.outcome == "granted"
    assert (late.outcome, late.reason, late.next.act) == ("dismissed", "late", "close")
    assert "The last day was September 16, 2026" in late.says


def test_a_talk_asked_for_too_late_leaves_the_written_dispute_open() -> None:
    """Ten business days from 03/20 end on 04/03; the letter has until 09/16."""
    talk, need = packet(rung="peer-to-peer", received=date(2026, 4, 3), **ABOUT_NEED), file(lines=(NEED,))
    late = decide(replace(talk, received=date(2026, 4, 6)), need)

    assert decide(talk, need).outcome == "granted"
    assert (late.outcome, late.reason, late.next.act) == ("dismissed", "late", "appeal")
    assert "The last day was April 3, 2026" in late.says
    assert late.next.says == "The level that is open now: Provider dispute."
    assert late.next.deadline is not None
    assert late.next.deadline.day == date(2026, 9, 16)
    assert decide(replace(talk, received=date(2026, 9, 16)), need).next.act == "appeal"
    assert decide(replace(talk, received=date(2026, 9, 17)), need).next.act == "close"


@pytest.mark.parametrize(
    ("code", "ground", "paper_of"),
    [
        ("197", "authorization", APPROVAL),
        ("29", "late", paper("acceptance_report", number="C-1001", on=date(2026, 3, 9), shows=("accepted",))),
        ("22", "other_payer", paper("other_eob", on=date(2026, 3, 2))),
        ("45", "price", paper("contract_page", on=date(2026, 1, 1), service="mri-brain", amount=Money(999_00))),
        ("252", "missing_record", paper("chart_note", on=date(2026, 3, 2), service="mri-brain")),
    ],
)
def test_a_talk_between_doctors_hears_no_refusal_that_the_office_can_settle_with_a_paper(
    code, ground, paper_of
) -> None:
    refused = file(lines=(line(code, wants="chart_note"),))
    letter = packet(denial_codes=(code,), grounds=(ground,), evidence=(paper_of,), received=date(2026, 4, 3))

    talk = decide(replace(letter, rung="peer-to-peer"), refused)

    assert decide(letter, refused).outcome == "granted"
    assert (talk.outcome, talk.reason, talk.payable, talk.next.act) == ("dismissed", "wrong_level", ZERO, "appeal")
    assert talk.says == (
        "Talk between doctors (peer to peer) is not open for this claim. It is only for questions of medical "
        "judgement, such as whether care was needed. Open is: Provider dispute."
    )


@pytest.mark.parametrize("code", ["39", "40", "50", "55", "56", "150", "151", "152", "153", "216"])
def test_a_talk_between_doctors_is_open_for_each_question_of_medical_judgement(code: str) -> None:
    talk = packet(rung="peer-to-peer", received=date(2026, 4, 3), denial_codes=(code,), evidence=())

    assert decide(talk, file(lines=(line(code),))).outcome == "upheld"


def test_a_last_day_that_was_not_checked_dismisses_nobody_and_warns() -> None:
    """Before 2025 a plan of Medicare Advantage had 60 days from the notice: from memory, so 03/01/2025 binds nobody."""
    on_road = {"road": "medicare-advantage", "rung": "reconsideration"}
    old = file(notice_date=date(2024, 12, 31), **on_road)

    in_time = decide(packet(filed_by="member", received=date(2025, 3, 1), **on_road), old)
    after = decide(packet(filed_by="member", received=date(2025, 3, 2), **on_road), old)

    assert (in_time.outcome, in_time.warns) == ("granted", ())
    assert after.outcome == "granted"
    assert after.warns == ("Not verified: it may have come too late. The last day may be March 1, 2025.",)


@pytest.mark.parametrize(
    ("received", "cents", "reason", "warned"),
    [
        (date(2024, 12, 31), 189_99, "granted", True),  # the book begins in 2025
        (date(2025, 1, 1), 189_99, "too_small", False),
        (date(2027, 12, 31), 199_99, "too_small", False),
        (date(2028, 1, 1), 199_99, "granted", True),  # and ends with 2027
        (date(2028, 1, 1), 200_00, "granted", False),
    ],
)
def test_in_a_year_that_the_book_does_not_have_no_amount_is_too_small(received, cents, reason, warned) -> None:
    asked = on_medicare("hearing", notice_date=received, lines=(line("197", payable=Money(cents)),))

    decision = decide(to_medicare("hearing", sent=received, received=received), asked)

    assert decision.reason == reason
    says = f"Not verified: it may be too small for the least amount of {received.year}."
    assert decision.warns == ((says,) if warned else ())


def test_who_has_too_little_hears_that_claims_may_be_added_together() -> None:
    small = on_medicare("hearing", lines=(line("197", payable=Money(199_99)),))

    assert "may be added together" in decide(to_medicare("hearing"), small).says


@pytest.mark.parametrize(
    ("sent", "has", "says"),
    [
        ({"sent": date(2026, 5, 1), "received": date(2026, 4, 30)}, {}, "cannot have come on April 30, 2026"),
        ({"received": date(2026, 3, 19)}, {}, "before the notice of March 20, 2026"),
        ({}, {"notice_date": None}, "The notice has no date"),
        ({}, {"lines": (line("197", payable=Money(-1)),)}, "Give 0.00 or more"),
        ({"received": date(9999, 12, 20)}, {}, "out of reach"),
    ],
)
def test_what_cannot_be_is_told_in_one_sentence(sent: dict[str, Any], has: dict[str, Any], says: str) -> None:
    with pytest.raises(NotACase, match=says):
        decide(packet(**sent), file(**has))


def test_a_request_may_come_on_the_day_of_the_notice() -> None:
    assert decide(packet(received=date(2026, 3, 20)), file()).outcome == "granted"


def test_a_number_that_neither_side_has_names_no_claim_and_no_person() -> None:
    assert decide(packet(claim_number=""), file(claim_number="")).reason == "incomplete"
    assert decide(to_medicare(member_id=""), on_medicare(member_id="")).reason == "incomplete"
    assert decide(to_medicare(patient=""), on_medicare(patient="")).reason == "incomplete"


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
    talk, need = packet(rung="peer-to-peer", received=date(2026, 4, 3), **ABOUT_NEED), file(lines=(NEED,))

    assert decide(talk, need).outcome == "granted"
    assert decide(talk, replace(need, rung="second-dispute")).reason == "wrong_level"


GOOD_CAUSE = "A late request may still be heard for good cause, which must be shown (not verified)."
DISMISSAL = "The next level may be asked to look at the dismissal alone (not verified)."


@pytest.mark.parametrize(
    ("road", "rung", "last", "says"),
    [
        # notice of 03/20/2026, presumed received on 03/25
        ("original-medicare", "redetermination", date(2026, 7, 23), f" {GOOD_CAUSE} {DISMISSAL}"),  # 120 days
        ("original-medicare", "reconsideration", date(2026, 9, 21), f" {GOOD_CAUSE} {DISMISSAL}"),  # 180 days
        ("original-medicare", "council", date(2026, 5, 26), f" {GOOD_CAUSE}"),  # 60 days end on a Sunday; Memorial Day
        ("medicare-advantage", "reconsideration", date(2026, 5, 26), f" {GOOD_CAUSE}"),
        ("provider-dispute", "dispute", date(2026, 9, 16), ""),
        ("member-appeal", "internal", date(2026, 9, 16), ""),
        ("medicaid-managed-care", "plan-appeal", date(2026, 5, 19), ""),
    ],
)
def test_who_is_too_late_for_medicare_reads_that_good_cause_may_be_shown(road, rung, last, says) -> None:
    party = "provider" if road == "provider-dispute" else "member"
    asked = packet(road=road, rung=rung, filed_by=party, received=last)
    had = file(road=road, rung=rung)

    late = decide(replace(asked, received=last + timedelta(days=1)), had)

    assert decide(asked, had).outcome == "granted"
    assert (late.reason, late.next.act) == ("late", "close")
    assert late.next.says == f"No further level is open to this desk.{says}"


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
        ({"ask": ""}, "what you ask for"),
        ({"ask": "please look into this"}, "what you ask for"),
        ({"ask": "pay_lines", "lines": (9,)}, "what you ask for"),
        ({"grounds": ()}, "why the answer should change"),
    ],
)
def test_a_request_without_a_part_that_the_rung_wants_comes_back(missing: dict[str, object], says: str) -> None:
    decision = decide(packet(**missing), file())

    assert (decision.outcome, decision.reason, decision.next.act) == ("returned", "incomplete", "complete")
    assert f"not of this claim: {says}." in decision.says


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


@pytest.mark.parametrize(
    ("remark", "act"), [("N211", "close"), ("MA44", "close"), ("N704", "corrected_claim"), ("MA130", "new_claim")]
)
def test_a_notice_that_takes_away_the_appeal_is_taken_at_its_word(remark: str, act: str) -> None:
    for sent, asked in ((packet(), file()), (to_medicare(), on_medicare())):
        refused = replace(asked, lines=(line("197", remarks=(remark,)),))
        decision = decide(sent, refused)

        assert (decision.outcome, decision.payable, decision.next.act) == ("returned", ZERO, act)


def test_a_remark_that_offers_an_appeal_takes_none_away() -> None:
    assert decide(packet(), file(lines=(line("197", remarks=("N1", "MA01")),))).outcome == "granted"


def test_a_line_without_appeal_leaves_the_line_beside_it_alone() -> None:
    both = file(lines=(line("197", number=1, remarks=("N211",)), line("197", number=2)))

    decision = decide(packet(), both)

    assert [(each.number, each.outcome) for each in decision.lines] == [(1, "upheld"), (2, "granted")]
    assert decide(packet(ask="pay_lines", lines=(1,)), both).reason == "no_right"


PRICE = paper("contract_page", on=date(2026, 1, 1), service="mri-brain", amount=Money(999_00))


def test_medicare_has_no_contract_and_its_fee_schedule_is_no_matter_for_an_appeal() -> None:
    short = (line("45", allowed=Money(100_00)),)
    asked = {"denial_codes": ("45",), "grounds": ("price",), "evidence": (PRICE,)}

    medicare = decide(to_medicare(**asked), on_medicare(lines=short))

    assert (medicare.outcome, medicare.reason, medicare.payable) == ("returned", "set_by_law", ZERO)
    assert medicare.next.act == "close"
    assert decide(packet(**asked), file(lines=short)).outcome == "granted"  # a payer with a contract


REPORT = paper("acceptance_report", number="C-1001", on=date(2026, 3, 9), shows=("accepted",))
NOT_CHECKED = "Not verified: Medicare may not hear an appeal of a claim that was refused as late (29)."


def test_a_claim_that_medicare_refused_as_late_is_read_and_the_answer_says_that_this_was_not_checked() -> None:
    late = (line("29"),)
    asked = {"denial_codes": ("29",), "grounds": ("late",), "evidence": (REPORT,)}

    medicare = decide(to_medicare(**asked), on_medicare(lines=late))
    insurer = decide(packet(**asked), file(lines=late))
    need = decide(to_medicare(), on_medicare())

    assert (medicare.outcome, medicare.warns) == ("granted", (NOT_CHECKED,))
    assert (insurer.outcome, insurer.warns) == ("granted", ())
    assert need.warns == ()


def test_were_the_rule_on_late_medicare_claims_checked_no_level_would_hear_them(monkeypatch) -> None:
    known = rule("appeals.medicare_late_claim_not_heard")
    checked = replace(known, entries=tuple(replace(each, verified=True) for each in known.entries))
    monkeypatch.setattr(gates, "rule", lambda _: checked)
    asked = to_medicare(denial_codes=("29",), grounds=("late",), evidence=(REPORT,))

    alone = decide(asked, on_medicare(lines=(line("29"),)))
    beside = decide(asked, on_medicare(lines=(line("29", number=1), line("197", number=2))))

    assert (alone.outcome, alone.reason, alone.next.act) == ("returned", "refused_as_late", "close")
    assert beside.reason != "refused_as_late"


def test_beside_another_line_a_medicare_price_still_wins_nothing() -> None:
    short = (line("45", number=1, allowed=Money(100_00)), line("197", number=2))
    asked = to_medicare(denial_codes=("45", "197"), grounds=("price", "authorization"), evidence=(PRICE, APPROVAL))

    decision = decide(asked, on_medicare(lines=short))

    assert [each.outcome for each in decision.lines] == ["upheld", "granted"]
