"""A call to a payer: it takes minutes, it answers what is asked, and what it says is not always so."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from simulator.money import Money
from simulator.payers.portal import ClaimEvent, as_plain, claim_status, eligibility
from simulator.payers.representative import Call, CallFile, Reply, first_words, open_call, topics
from tests.payers.test_portal import BORN, MEMBER

DENIED = (
    ClaimEvent(date(2026, 3, 10), "taken_in", "TM2603100001"),
    ClaimEvent(date(2026, 3, 20), "denied", "TM2603100001"),
)
SCREEN = CallFile(
    payer="Tamarack Mutual Health",
    npi="1999999984",
    member_id="TMH00481516",
    born=BORN,
    service_date=date(2026, 3, 2),
    status=claim_status(DENIED, date(2026, 4, 1)),
    coverage=eligibility(MEMBER, None, date(2026, 3, 2), born=BORN),
    received=date(2026, 3, 10),
    denial_code="197",
    reason="No approval is on file.",
    dispute_last_day=date(2026, 9, 16),
    dispute_address="Disputes, PO Box 40, Larkfield",
)
WHO = {"npi": "1999999984", "member_id": "TMH00481516", "born": "06/04/1979", "service_date": "March 2, 2026"}
SEEDS = range(60)


def call(seed: int = 1, desk: str = "claims", screen: CallFile = SCREEN) -> Call:
    """A call that has come as far as the first question."""
    return open_call(screen, seed, (("menu", {"option": desk}), ("identify", WHO)))


def ask_twice(going: Call, topic: str) -> Reply:
    first = going.play("ask", topic=topic)
    return first if first.told else going.play("ask", topic=topic)


def test_a_call_begins_with_the_menu_and_costs_the_time_on_hold() -> None:
    going = open_call(SCREEN, 1)

    assert [move.name for move in going.moves()] == ["menu", "hang-up"]
    reply = going.play("menu", option="claims")
    assert reply.says.startswith("Provider services.")
    assert 2 + 4 <= going.minutes == reply.minutes <= 2 + 14


def test_nothing_is_told_before_the_caller_is_known() -> None:
    going = open_call(SCREEN, 1, (("menu", {"option": "claims"}),))

    reply = going.play("ask", topic="status")

    assert reply.says.startswith("Before I can look, I need your NPI")
    assert (reply.minutes, dict(reply.told)) == (0, {})


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"npi": "1999999992"}, "the NPI"),
        ({"member_id": "TMH00481561"}, "the member number"),
        ({"born": "04/06/1979"}, "the date of birth"),
        ({"service_date": "3/20/2026"}, "the date of service"),
        ({"npi": "1", "born": "04/06/1979"}, "the NPI and the date of birth"),
    ],
)
def test_what_does_not_match_is_named_once_and_ends_the_call_the_second_time(wrong: dict[str, str], says: str) -> None:
    going = open_call(SCREEN, 1, (("menu", {"option": "claims"}),))

    first = going.play("identify", **{**WHO, **wrong})
    second = going.play("identify", **{**WHO, **wrong})

    assert first.says == f"That does not match what I have: {says}. Please try once more."
    assert not first.done
    assert second.done
    assert going.moves() == ()
    assert going.play("ask", topic="status").says == "This call is over."


@pytest.mark.parametrize("born", ["6/4/1979", "1979-06-04", "June 4, 1979"])
def test_a_date_may_be_said_in_any_form_and_a_number_in_small_letters(born: str) -> None:
    going = open_call(SCREEN, 1, (("menu", {"option": "claims"}),))

    assert "I have the file" in going.play("identify", **{**WHO, "born": born, "member_id": " tmh00481516 "}).says


def test_a_date_that_nobody_can_follow_is_asked_again_and_is_no_failed_try() -> None:
    going = open_call(SCREEN, 1, (("menu", {"option": "claims"}),))

    for _ in range(3):
        assert "month, day and year" in going.play("identify", **{**WHO, "born": "the fourth of June"}).says
    assert "I have the file" in going.play("identify", **WHO).says


def test_a_date_that_nobody_can_follow_costs_no_minute_and_one_that_is_wrong_does() -> None:
    going = open_call(SCREEN, 1, (("menu", {"option": "claims"}),))
    before = going.minutes

    for _ in range(3):
        reply = going.play("identify", **WHO | {"born": "garbage"})
        assert (reply.minutes, reply.done, going.minutes) == (0, False, before)
    assert [move for move, _ in going.history] == ["menu"]
    assert going.play("identify", **WHO | {"born": "06/05/1979"}).minutes == 2


def test_only_what_was_asked_is_answered() -> None:
    reply = call().play("ask", topic="coverage")

    assert reply.says == "That is not for this desk. You would have to call again and choose coverage."
    assert call(desk="coverage").play("ask", topic="coverage").told == {"coverage": "Active on this day."}
    assert call().play("ask", topic="wanted").says == "I have nothing on that."


def test_a_reference_is_given_when_it_is_asked_for_and_never_before() -> None:
    going = call()

    assert going.reference == ""
    reply = going.play("reference")
    assert going.reference == reply.reference
    assert going.reference in reply.says
    assert call(seed=2).play("reference").reference != going.reference


def test_one_who_is_short_answers_a_question_about_the_letter_when_it_is_asked_twice() -> None:
    short = [seed for seed in SEEDS if not call(seed).play("ask", topic="reason").told]

    assert short
    for seed in short:
        going = call(seed)
        assert going.play("ask", topic="reason").says == "That stands in the letter. Is there anything else?"
        assert going.play("ask", topic="reason").told == {"reason": "No approval is on file."}


def test_one_in_three_is_mistaken_and_the_papers_show_it() -> None:
    said = {seed: ask_twice(call(seed, "disputes"), "last-day").told["last-day"] for seed in SEEDS}

    assert set(said.values()) == {
        "A dispute must reach us by September 16, 2026.",
        "You have until October 16, 2026 to dispute.",  # 30 days too many
    }


def test_who_was_misled_is_known_to_the_debrief_and_righted_by_a_supervisor() -> None:
    seed = next(seed for seed in SEEDS if "October" in ask_twice(call(seed, "disputes"), "last-day").says)
    going = call(seed, "disputes")
    assert going.misled == {}
    ask_twice(going, "last-day")

    assert going.misled == {"last-day": "A dispute must reach us by September 16, 2026."}
    righted = going.play("supervisor")

    assert righted.told == {"last-day": "A dispute must reach us by September 16, 2026."}
    assert going.misled == {}
    assert going.play("ask", topic="last-day").told == righted.told


def test_a_mistake_is_never_true_by_chance() -> None:
    waiting = replace(SCREEN, status=claim_status((ClaimEvent(date(2026, 3, 12), "in_process"),), date(2026, 4, 1)))
    duplicate = replace(SCREEN, denial_code="18", reason="Another claim of the same day was answered.")

    for seed in SEEDS:
        on_hold = call(seed, screen=waiting)
        assert "Category P1" in on_hold.play("ask", topic="status").says
        assert ask_twice(call(seed, screen=duplicate), "reason").says == "Another claim of the same day was answered."


def test_a_report_of_acceptance_finds_a_claim_that_was_not_on_file() -> None:
    lost = replace(
        SCREEN, status=claim_status((), date(2026, 4, 1)), received=None, accepted_report="277CA-88121",
        accepted_on=date(2026, 3, 10),
    )  # fmt: skip
    going = call(screen=lost)

    assert "We find no such claim" in going.play("ask", topic="status").says or going.misled
    assert going.play("give", report="277CA-00000").says == "I find no report under that number."
    assert going.play("give", report="277CA-88121").told == {"received": "We took it in on March 10, 2026."}


def test_a_payment_is_told_with_its_number_its_address_and_what_became_of_it() -> None:
    events = (
        ClaimEvent(date(2026, 3, 24), "paid", amount=Money(176_00)),
        ClaimEvent(date(2026, 3, 25), "check_mailed", amount=Money(176_00), number="50113", to="PO Box 12, Larkfield"),
        ClaimEvent(date(2026, 4, 8), "check_cashed", number="50113"),
    )
    paid = replace(SCREEN, status=claim_status(events, date(2026, 5, 1)))

    assert call(screen=paid).play("ask", topic="payment").says == (
        "Payment 50113 of $176.00 went out on March 25, 2026 to PO Box 12, Larkfield, cashed on April 8, 2026."
    )


@pytest.mark.parametrize(
    ("move", "fields", "says"),
    [
        ("dance", {}, "That cannot be done now. You may: ask, give, supervisor, reference, hang-up."),
        ("ask", {}, "Not given yet: what you ask."),
        ("ask", {"topic": "  "}, "Not given yet: what you ask."),
        ("ask", {"topic": "weather"}, "“weather” is no topic here. These are: status, received, reason"),
        ("reference", {"loudly": "yes"}, "This move has no loudly."),
    ],
)
def test_what_cannot_be_understood_costs_nothing_and_is_told_in_one_sentence(
    move: str, fields: dict[str, str], says: str
) -> None:
    going = call()
    before = (going.minutes, list(going.history))

    reply = going.play(move, **fields)

    assert reply.says.startswith(says)
    assert (going.minutes, going.history) == before


def test_each_step_costs_its_minutes() -> None:
    going = call()
    start = going.minutes
    going.play("ask", topic="status")
    going.play("reference")
    going.play("supervisor")
    going.play("hang-up")

    assert going.minutes - start == 2 + 1 + 9 + 0
    assert going.done


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_seed_and_moves_are_the_same_call_and_one_left_goes_on(seed: int) -> None:
    going = call(seed)
    going.play("ask", topic="reason")
    kept = json.loads(json.dumps(going.history))

    again = open_call(SCREEN, seed, [(move, fields) for move, fields in kept])

    assert again.minutes == going.minutes
    assert again.play("ask", topic="reason") == going.play("ask", topic="reason")
    assert again.play("reference") == going.play("reference")


def test_moves_and_replies_go_to_json() -> None:
    going = call()

    assert json.loads(json.dumps(as_plain(going.moves())))[0]["fields"] == {"topic": list(topics())}
    assert json.loads(json.dumps(as_plain(going.play("ask", topic="received"))))["done"] is False


def test_the_line_says_whose_it_is_and_every_question_has_plain_words() -> None:
    assert first_words("Tamarack Mutual Health").startswith("Thank you for calling Tamarack Mutual Health.")
    assert len(topics()) == 10
    assert all(len(asks) > 10 for asks in topics().values())
