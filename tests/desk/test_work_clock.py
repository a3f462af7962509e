"""The clock of a claim on the desk: counted, settled, drawn and stopped."""

from __future__ import annotations

import pytest

from simulator.desk.exercise import Exercise
from simulator.desk.sittings import sit_down
from tests.desk.worked import NAME, at_work, do, letter_of, proofs

REMITTANCE = "2026-03-20"  # at seed 7; the contract gives 180 days from it


@pytest.fixture
def desk(store):
    return Exercise(sit_down(NAME, store=store, seed=7))


@pytest.mark.parametrize(
    ("many", "counted", "day", "weekday"),
    [
        ("180", "calendar days", "09/16/2026", "Wednesday"),
        ("1", "calendar days", "03/21/2026", "Saturday"),
        ("1", "business days", "03/23/2026", "Monday"),
        ("6", "months", "09/20/2026", "Sunday"),
    ],
)
def test_the_day_that_a_clock_makes_is_shown_and_settles_nothing(desk, many, counted, day, weekday):
    do(desk, "count", start=REMITTANCE, many=many, counted=counted)

    assert at_work(desk)["counted"] == {"day": day, "weekday": weekday}
    assert at_work(desk)["clock"]["said"] == []


@pytest.mark.parametrize("many", ["", "soon", "0", "-3", "1000", "٣", "1e3", "9" * 5000, "000999999999999", "0009991"])
def test_what_is_no_number_of_days_is_said_beside_the_field(desk, many):
    do(desk, "count", start=REMITTANCE, many=many, counted="calendar days")

    assert at_work(desk)["unread"]["field"] == "many"
    assert "from 1 to 999" in at_work(desk)["unread"]["says"]
    assert desk.view["trouble"] is None


def test_zeros_before_a_length_change_nothing(desk):
    do(desk, "count", start=REMITTANCE, many="0000180", counted="calendar days")

    assert at_work(desk)["counted"] == {"day": "09/16/2026", "weekday": "Wednesday"}


def test_a_settled_day_is_drawn_and_what_is_no_date_costs_no_try(desk):
    do(desk, "settle", day="13/45/2026")
    assert at_work(desk)["unread"]["field"] == "day"
    assert at_work(desk)["clock"]["tries_left"] == 3
    assert at_work(desk)["strip"] is None

    do(desk, "settle", day="9/16/26")
    assert at_work(desk)["clock"]["state"] == "right"
    assert at_work(desk)["strip"] == {
        "from": "remittance", "start": "2026-03-20", "last": "2026-09-16", "day": 7, "of": 180, "at": 3, "tone": "good",
        "says": "173 days left",
    }  # fmt: skip


def strip_of(desk):
    strip = at_work(desk)["strip"]
    return strip["day"], strip["tone"], strip["says"]


def test_a_clock_stops_on_the_day_on_which_its_dispute_was_sent(desk):
    """Sent on 03/27/2026, day 7; kept to on 04/28. The second look has a clock of its own."""
    do(desk, "settle", day="09/16/2026")
    remittance = [each["id"] for each in at_work(desk)["file"] if each["title"] == "Remittance"]
    do(desk, "do-act", act="dispute", letter=letter_of(desk), evidence=remittance, rung="dispute")

    assert at_work(desk)["road"]["rung"] == "second-dispute"
    assert at_work(desk)["clock"]["stopped"] == {"says": "sent", "on": "2026-03-27"}
    assert strip_of(desk) == (7, "info", "this clock has stopped")


def test_a_clock_stops_when_the_first_request_has_won(desk):
    do(desk, "settle", day="09/16/2026")
    do(desk, "do-act", act="dispute", letter=letter_of(desk), evidence=proofs(desk), rung="dispute")

    assert "We have changed our decision" in desk.view["prompt"]["documents"][-1]["html"]
    assert strip_of(desk) == (7, "info", "this clock has stopped")


@pytest.mark.parametrize(
    ("act", "fields", "on_day", "left"),
    [("hold", {"days": "30"}, 37, "143 days left"), ("dispute", {"rung": "second-dispute"}, 15, "165 days left")],
)
def test_what_nobody_has_read_as_a_dispute_leaves_its_clock_running(desk, act, fields, on_day, left):
    """Held for 30 days until 04/26; or sent to a level that is not open, and back on 04/04."""
    do(desk, "settle", day="09/16/2026")
    do(desk, "do-act", act=act, letter=letter_of(desk), evidence=proofs(desk), **fields)

    assert at_work(desk)["clock"]["stopped"] is None
    assert strip_of(desk) == (on_day, "good", left)


def test_a_claim_that_was_sent_back_leaves_its_clock_running_and_one_that_is_taken_in_stops_it(store):
    """Visit 06/01/2026; 90 days to file. Sent back on 08/28, sent anew with the right day of birth on the same day."""
    silent = Exercise(sit_down("follow-up/three-days-left", store=store, seed=7))
    do(silent, "settle", day="08/30/2026")
    do(silent, "do-act", act="new-claim", puts_right="member_id")
    assert strip_of(silent) == (88, "warn", "2 days left")

    do(silent, "do-act", act="new-claim", puts_right="birth_date")
    assert at_work(silent)["clock"]["stopped"] == {"says": "sent", "on": "2026-08-28"}
    assert strip_of(silent) == (88, "info", "this clock has stopped")


def test_the_clock_of_a_silent_claim_is_drawn_from_the_visit(store):
    """Visit 06/01/2026; 90 days to file; day 87 is today."""
    silent = Exercise(sit_down("follow-up/three-days-left", store=store, seed=7))
    do(silent, "settle", day="08/30/2026")

    assert at_work(silent)["strip"] == {
        "from": "date of service", "start": "2026-06-01", "last": "2026-08-30", "day": 87, "of": 90, "at": 96,
        "tone": "warn", "says": "3 days left",
    }  # fmt: skip
