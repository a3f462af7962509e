"""What our desk may do about one claim, and how long things take: typed by hand, beside the file that says so."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from simulator.case.desk_rules import DESK, desk_rules
from simulator.dates import BusinessDays
from simulator.money import Money
from simulator.reading import BadFile


def test_the_desk_keeps_to_house_policy():
    rules = desk_rules()

    assert (rules.since, rules.source) == (date(2026, 1, 1), "House policy, chapter 5")
    assert (rules.most_sendings, rules.longest_hold) == (6, 180)
    assert rules.a_sending == Money(15_00)
    assert rules.a_day.basis_points == 5  # 0.05% of what is won
    assert (rules.to_count, rules.to_check) == (1, 2)
    assert rules.to_post == BusinessDays(2)


@pytest.mark.parametrize(
    ("act", "minutes"),
    [
        ("check-status", 6),
        ("dispute", 8),
        ("corrected-claim", 5),
        ("new-claim", 4),
        ("send-records", 4),
        ("dispute-price", 2),
        ("hold", 2),
        ("post-and-bill", 2),
    ],
)
def test_each_act_takes_its_minutes_and_what_is_not_named_takes_two(act, minutes):
    assert desk_rules().minutes(act) == minutes


def test_each_thing_takes_its_days():
    takes, day = desk_rules().takes, timedelta(days=1)

    assert (takes.to_write, takes.by_mail, takes.to_the_front_end) == (9 * day, 2 * day, day)
    assert (takes.to_answer_a_claim, takes.to_read_records) == (14 * day, 21 * day)
    assert (takes.to_reissue, takes.to_say_no_check) == (15 * day, day)
    assert (takes.to_ask_a_coder, takes.to_look_again) == (2 * day, 14 * day)


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ("sending: 15.00", "sending: fifteen", "desk.yaml:8: `costs: sending` is `fifteen`; it should be an amount"),
        ("sending: 15.00", "sending: -15.00", "`costs: sending` is `-15.00`; it should be 0.00 or more"),
        ("day: 0.05%", "day: 0.005%", "`costs: day` is `0.005%`; it should be a share such as 20%"),
        ("most_sendings: 6", "most_sendings: 0", "desk.yaml:5: `most_sendings` is 0; it should be from 1 to 4,000"),
        ("longest_hold: 180", "longest_hold: 4001", "`longest_hold` is 4001; it should be from 1 to 4,000"),
        ("by_mail: 2", "by_mail: -1", "`days: by_mail` is -1; it should be from 0 to 4,000"),
        ("by_mail: 2", "by_post: 2", "`days: by_mail` is missing"),
        ("check: 2", "check: two", "`minutes: check` is `two`; it should be a whole number such as 90"),
        ("dispute: 8", "disput: 8", "`minutes: acts: disput` is no act; the acts are dispute, corrected-claim"),
        ("to_reissue: 15", "to_reissue: 15\n  to_dream: 3", "`days: to_dream` is not known here"),
    ],
)
def test_a_slip_in_the_desk_s_numbers_is_told_with_its_line(tmp_path: Path, was: str, becomes: str, says: str):
    text = DESK.read_text(encoding="utf-8")
    assert was in text
    bad = tmp_path / "desk.yaml"
    bad.write_text(text.replace(was, becomes, 1), encoding="utf-8")

    with pytest.raises(BadFile) as slip:
        desk_rules(bad)

    assert says in str(slip.value)
    assert re.match(r"desk\.yaml:\d+: ", str(slip.value))


def test_a_sending_may_cost_nothing_and_the_mail_may_come_the_same_day(tmp_path: Path):
    free = tmp_path / "desk.yaml"
    free.write_text(
        DESK.read_text(encoding="utf-8").replace("sending: 15.00", "sending: 0.00").replace("by_mail: 2", "by_mail: 0"),
        encoding="utf-8",
    )

    assert desk_rules(free).a_sending == Money(0)
    assert desk_rules(free).takes.by_mail == timedelta(0)
