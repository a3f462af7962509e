"""The payer's letter after an appeal: it says why, names what came and what did not, and gives the next last day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from simulator.documents import Document, as_json, from_json, to_html, to_text
from simulator.documents.decision_letter import decision_letter_paper
from simulator.money import Money
from simulator.payers.appeals import AppealFile, DeniedLine, Packet, decide, families
from tests.documents.reading import column, facts, foot, lines_of, money
from tests.payers.appeals.making import ABOUT_NEED, APPROVAL, FILE, NEED, PACKET, SCAN, file, line, packet, paper

NAMES = {2: "Blood sugar panel", 3: "Brain MRI, no contrast"}


def letter(sent: Packet = PACKET, asked: AppealFile = FILE) -> Document:
    found = decision_letter_paper(decide(sent, asked), sent, asked, names=NAMES, to="Riverbend Clinic")
    assert found is not None
    return found


def words(document: Document) -> str:
    return " ".join(to_text(document).split())


def came(document: Document) -> dict[str, str]:
    return {row.head: row.cells[0].text for row in lines_of(document, "What came with your request").rows}


def test_a_granted_line_is_told_with_its_amount_and_the_paper_that_proved_it() -> None:
    granted = letter()

    assert facts(granted)["Answer"] == "Decision changed"
    assert foot(lines_of(granted, "What we decided"), "We will pay") == money("612.00")
    assert came(granted) == {"Approval notice": "It proves what was asked"}
    assert "The approval you sent covers this service on that day." in words(granted)
    assert "A new remittance follows." in words(granted)


def test_the_outcome_is_stamped_on_the_letter_in_the_words_of_the_trade() -> None:
    panel = DeniedLine(2, "metabolic-panel", "18", Money(12_00))
    in_part = letter(
        packet(denial_codes=("197", "18"), grounds=("authorization", "duplicate")), file(lines=(panel, SCAN))
    )

    assert letter().stamp == "Overturned"
    assert in_part.stamp == "Overturned in part"
    assert letter(packet(evidence=())).stamp == "Decision upheld"
    assert letter(packet(received=date(2026, 9, 16))).stamp == "Overturned"  # the last day
    assert letter(packet(received=date(2026, 9, 17))).stamp == "Request dismissed"
    bundled = letter(packet(denial_codes=("97",), grounds=("bundling",)), file(lines=(line("97"),)))
    assert bundled.stamp == "Request returned"
    assert "[Overturned]" in to_text(letter()).splitlines()[0]
    assert 'data-stamp="Decision upheld">Decision upheld</p>' in to_html(letter(packet(evidence=())))


def test_a_letter_that_was_kept_before_there_were_stamps_prints_as_it_was_shown() -> None:
    kept = as_json(letter()) | {"stamp": ""}

    assert "stamp" not in to_html(from_json(kept))
    assert facts(from_json(kept))["Answer"] == "Decision changed"


def test_an_upheld_letter_says_why_what_was_not_there_and_the_next_last_day() -> None:
    upheld = letter(packet(evidence=()))

    assert "We have looked again and keep to our decision." in words(upheld)
    assert "Nothing in the packet shows an approval of this service for that day." in words(upheld)
    assert "The approval notice is not there." in words(upheld)
    assert "Nothing came with your request." in words(upheld)
    assert "The level that is open now: Second look at a dispute." in words(upheld)
    assert "It must be there by July 7, 2026." in words(upheld)  # 60 days after May 8
    assert upheld.date == date(2026, 5, 8)


def test_a_paper_that_is_for_another_day_is_named_with_what_is_wrong_with_it() -> None:
    upheld = letter(packet(evidence=(replace(APPROVAL, until=date(2026, 3, 1)),)))

    assert "The approval notice (approval): it is not for the day of service." in words(upheld)
    assert came(upheld) == {"Approval notice": "Read; it does not change the answer"}


def test_another_persons_paper_is_told_without_a_word_of_whose_it_is() -> None:
    stray = paper("chart_note", patient="Omar Haddad", number="MRN-77")
    told = letter(packet(evidence=(APPROVAL, stray)))

    assert came(told)["A paper about somebody else"] == "Sealed and not read"
    assert "Tell your privacy officer." in words(told)
    assert not any(word in words(told) for word in ("Omar", "Haddad", "MRN-77", "Chart note"))


def test_a_late_request_is_dismissed_unread_and_the_letter_gives_both_days() -> None:
    late = letter(packet(received=date(2026, 9, 17)))

    assert facts(late)["Answer"] == "Request dismissed"
    assert "Your request came on September 17, 2026. The last day was September 16, 2026." in words(late)
    assert came(late) == {"Approval notice": "Not read"}
    assert "What we decided" not in words(late)


def test_a_returned_request_says_which_road_is_the_right_one() -> None:
    bundled = letter(packet(denial_codes=("97",), grounds=("bundling",)), file(lines=(line("97"),)))

    assert facts(bundled)["Answer"] == "Request returned"
    assert "Send a corrected claim (frequency 7, with our claim number)." in words(bundled)
    assert "It must be there by September 16, 2026." in words(bundled)


def test_in_part_each_line_has_its_own_answer_and_the_money_adds_up() -> None:
    panel = DeniedLine(2, "metabolic-panel", "18", Money(12_00))
    both = letter(packet(denial_codes=("197", "18"), grounds=("authorization", "duplicate")), file(lines=(panel, SCAN)))
    table = lines_of(both, "What we decided")

    assert [(row.head, row.small, row.cells[0].text) for row in table.rows] == [
        ("Blood sugar panel", "refused for 18", "We keep to our answer"),
        ("Brain MRI, no contrast", "refused for 197", "We will pay"),
    ]
    assert column(table, "We will pay") == [money("0.00"), money("612.00")]
    assert foot(table, "We will pay") == money("612.00")
    assert "A new remittance follows for what we pay." in words(both)


def test_a_day_that_was_not_checked_says_so() -> None:
    on_road = {"road": "member-appeal", "rung": "internal"}
    need = file(lines=(line("50"),), **on_road)
    sent = packet(filed_by="member", evidence=(), denial_codes=("50",), grounds=("necessity",), **on_road)
    old = {"road": "medicare-advantage", "rung": "reconsideration"}
    undated = packet(filed_by="member", member_id="", received=date(2025, 1, 10), **old)

    assert "Not verified" not in words(letter(sent, need))
    assert "Not verified: do not rely on this day." in words(
        letter(undated, file(notice_date=date(2024, 12, 31), **old))
    )


def test_silence_brings_no_paper() -> None:
    silent = file(answers=False)

    assert decision_letter_paper(decide(PACKET, silent), PACKET, silent, names=NAMES, to="Riverbend Clinic") is None


@pytest.mark.parametrize(
    "sent", [PACKET, packet(evidence=()), packet(signed=False), packet(received=date(2026, 9, 17))]
)
def test_a_letter_goes_to_json_and_comes_back_the_same(sent: Packet) -> None:
    assert from_json(as_json(letter(sent))) == letter(sent)
    assert "<script" not in to_html(letter(sent))


def test_a_reviewer_from_outside_signs_with_its_own_name_and_speaks_of_the_plan() -> None:
    on_road = {"road": "medicare-advantage", "rung": "outside"}
    found = letter(packet(filed_by="payer", **on_road), file(**on_road))

    assert found.sender == "Outside reviewer (independent review entity)"
    assert "The payer’s decision is changed. It has to pay $612.00." in words(found)
    assert foot(lines_of(found, "What we decided"), "The payer has to pay") == money("612.00")
    assert "We will pay" not in words(found)


def test_a_reviewer_from_outside_calls_no_policy_its_own() -> None:
    on_road = {"road": "member-appeal", "rung": "external"}
    need = file(lines=(NEED,), **on_road)
    asked = packet(filed_by="member", **on_road, **ABOUT_NEED)

    lost, won = letter(replace(asked, evidence=()), need), letter(asked, need)

    assert "The packet does not show that each point of the policy is met." in words(lost)
    assert "The note shows what the policy asks for." in words(won)
    assert "our policy" not in words(lost) + words(won)


OF_A_PAYER = {"we", "our", "ours", "us"}


def test_what_is_said_of_a_refusal_can_be_said_by_the_payer_and_by_a_reviewer_from_outside() -> None:
    read = [f"{each.granted} {each.upheld}" for each in families().values()]

    assert [each for each in read if OF_A_PAYER & set(each.lower().replace(".", "").split())] == []


def test_the_first_medicare_answer_names_the_one_who_reads_next() -> None:
    """In hand on 04/08; answered 40 days later, on 05/18, presumed received on 05/23, and 180 days from there."""
    on_road = {"road": "original-medicare", "rung": "redetermination"}
    lost = letter(packet(evidence=(), **on_road), file(**on_road))

    assert "It goes to the qualified independent contractor (QIC). It must be there by November 19, 2026." in words(
        lost
    )
    assert "first answer" not in words(lost)


def test_a_plan_writes_how_the_days_run_and_not_what_is_safe() -> None:
    on_road = {"road": "member-appeal", "rung": "internal"}
    asked = packet(filed_by="member", **on_road, **ABOUT_NEED | {"evidence": ()})
    lost = letter(asked, file(lines=(NEED,), **on_road))

    assert "The days run from the notice’s own day, May 18, 2026, unless a later receipt is shown." in words(lost)
    assert "safe" not in words(lost)


def test_a_late_medicare_request_is_dismissed_with_what_may_still_be_shown() -> None:
    on_road = {"road": "original-medicare", "rung": "redetermination"}
    late = letter(packet(received=date(2026, 7, 24), **on_road), file(**on_road))  # a day after the last

    assert "The last day was July 23, 2026." in words(late)
    assert "No further level is open to this desk. A late request may still be heard for good cause" in words(late)


def test_a_form_that_opens_a_road_is_not_held_to_have_changed_nothing() -> None:
    on_road = {"road": "medicare-advantage", "rung": "reconsideration"}
    waiver = paper("waiver_of_liability")

    assert came(letter(packet(evidence=(APPROVAL, waiver), **on_road), file(**on_road))) == {
        "Approval notice": "It proves what was asked",
        "Waiver of liability": "It lets us read your request",
    }
