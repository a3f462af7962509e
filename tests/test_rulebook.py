"""Numbers that the law may change: dated, sourced, and silent before their first day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from simulator import rulebook
from simulator.dates import Notice, Receipt
from simulator.reading import BadFile
from simulator.rulebook import NoSuchRule, NotYetInForce, WrongStart, rule, rules

TOMORROW = datetime.now(UTC).date() + timedelta(days=1)  # nobody has read tomorrow's law, whatever the clock here says
TWO_VALUES = """
late_fee:
  says: What may be added to a late payment
  binds: [first_party]
  unit: cents
  values:
    2026-01-01: {value: 500, source: "House policy 4", read: 2026-11-21, verified: yes}
    2024-01-01: {value: 0, source: "House policy 3", read: 2026-11-20, verified: no, note: From memory.}
"""


def rules_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> rulebook.Dated[int]:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "fees.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(rulebook, "DATA", tmp_path)
    return rules.__wrapped__()["fees.late_fee"]


def test_a_member_has_180_days_to_appeal_and_the_value_brings_its_source() -> None:
    entry = rule("appeals.member_internal_days").on(date(2026, 3, 18))

    assert entry.value == 180
    assert entry.source == "29 CFR 2560.503-1(h)(3)(i), (h)(4); 45 CFR 147.136(b)"
    assert (entry.read, entry.verified) == (date(2026, 11, 21), True)


@pytest.mark.parametrize(
    ("day", "value", "verified", "note"),
    [
        (date(2024, 12, 31), 190, False, "The book has no value for 2024; this is the one for 2025."),
        (date(2025, 1, 1), 190, True, ""),
        (date(2026, 12, 31), 200, True, ""),
        (date(2027, 12, 31), 200, True, "Seen second-hand in two places."),
        (date(2028, 1, 1), 200, False, "The book has no value for 2028; this is the one for 2027."),
    ],
)
def test_what_is_set_for_each_year_anew_is_not_verified_for_a_year_that_the_book_does_not_have(
    day: date, value: int, verified: bool, note: str
) -> None:
    entry = rule("appeals.medicare_hearing_least_dollars").of_year(day)

    assert (entry.value, entry.verified, entry.note) == (value, verified, note)


def test_a_members_appeal_of_march_is_due_in_september_counted_from_receipt() -> None:
    # received March 23: 8 days left in March, then 30, 31, 30, 31, 31 make 161; 19 in September make 180
    assert rule("appeals.member_internal_days").last_day(Receipt(date(2026, 3, 23))) == date(2026, 9, 19)


def test_a_medicare_notice_is_received_on_the_fifth_day_and_then_120_days_run() -> None:
    notice = Notice(date(2026, 3, 18))
    received = Receipt(rule("appeals.medicare_receipt_days").last_day(notice))

    # received March 23: 8 days left in March, then 30, 31, 30 make 99; 21 in July make 120
    assert received == notice.received()
    assert rule("appeals.medicare_first_level_days").last_day(received) == date(2026, 7, 21)


@pytest.mark.parametrize(
    ("received", "last"),
    [
        (date(2026, 3, 18), date(2026, 7, 18)),
        (date(2026, 10, 28), date(2027, 2, 28)),
        (date(2026, 10, 29), date(2027, 3, 1)),  # February 2027 has no day 29
        (date(2026, 10, 31), date(2027, 3, 1)),
        (date(2027, 10, 29), date(2028, 2, 29)),  # February 2028 has one
        (date(2027, 10, 30), date(2028, 3, 1)),
        (date(2026, 5, 31), date(2026, 10, 1)),
    ],
)
def test_an_outside_review_may_be_asked_for_four_months_and_not_120_days(received: date, last: date) -> None:
    assert rule("appeals.external_review_months").last_day(Receipt(received)) == last


@pytest.mark.parametrize(
    ("name", "says"),
    [
        (
            "appeals.member_internal_days",
            "Rule appeals.member_internal_days counts from receipt; it was asked to count from notice.",
        ),
        (
            "contact.call_window_days",
            "Rule contact.call_window_days sets no deadline; it was asked to count from notice.",
        ),
    ],
)
def test_a_period_that_runs_from_receipt_is_not_counted_from_a_notice(name: str, says: str) -> None:
    with pytest.raises(WrongStart) as caught:
        rule(name).last_day(Notice(date(2026, 3, 18)))

    assert str(caught.value) == says


def test_a_rule_is_silent_until_the_day_it_begins() -> None:
    calls = rule("contact.calls_in_window")

    assert calls.on(date(2021, 11, 30)).value == 7
    with pytest.raises(NotYetInForce) as caught:
        calls.on(date(2021, 11, 29))
    assert str(caught.value) == (
        "Rule contact.calls_in_window has no value on 11/29/2021: its first is from 11/30/2021."
    )


def test_seven_calls_in_seven_days_bind_third_parties_and_not_a_providers_own_desk() -> None:
    calls = rule("contact.calls_in_window")

    assert calls.binds == ("third_party",)
    assert calls.unit == "calls per 7 days"


def test_on_each_day_the_latest_value_that_has_begun_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fee = rules_from(tmp_path, monkeypatch, TWO_VALUES)

    assert [fee.on(day).value for day in (date(2024, 1, 1), date(2025, 12, 31), date(2026, 1, 1))] == [0, 0, 500]
    assert [entry.verified for entry in fee.entries] == [False, True]
    assert fee.entries[0].note == "From memory."


@pytest.mark.parametrize(
    ("wrong", "right", "says"),
    [
        (
            "value: 500",
            "value: 5.00",
            "fees.yaml:7: `late_fee: values: 2026-01-01: value` is `5.00`; it should be a whole number such as 90.",
        ),
        (
            "verified: no",
            "verified: maybe",
            "fees.yaml:8: `late_fee: values: 2024-01-01: verified` is `maybe`; it should be one of yes, no.",
        ),
        (
            "read: 2026-11-20",
            "read: 2026-13-20",
            "fees.yaml:8: `late_fee: values: 2024-01-01: read` is `2026-13-20`; it should be a date "
            "such as 2026-01-31.",
        ),
        (
            'source: "House policy 4", ',
            "",
            "fees.yaml:7: `late_fee: values: 2026-01-01: source` is missing; here stand value, read, verified.",
        ),
        (
            "2026-01-01:",
            "20260101:",
            "fees.yaml:7: `late_fee: values: 20260101` should be named by a date such as 2026-01-31.",
        ),
        (
            "unit: cents",
            "units: cents",
            "fees.yaml:3: `late_fee: unit` is missing; here stand says, binds, units, values.",
        ),
        (
            "unit: cents",
            "unit: cents\n  colour: red",
            "fees.yaml:6: `late_fee: colour` is not known here; "
            "known are binds, breach, counts_from, places, says, unit, values.",
        ),
    ],
)
def test_a_slip_in_a_rule_is_named_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: str, right: str, says: str
) -> None:
    with pytest.raises(BadFile) as caught:
        rules_from(tmp_path, monkeypatch, TWO_VALUES.replace(wrong, right))

    assert str(caught.value) == says


def test_an_unknown_rule_is_an_error_that_lists_the_known() -> None:
    with pytest.raises(
        NoSuchRule, match=r"There is no rule `appeals.never`. The rules are appeals.member_internal_days"
    ):
        rule("appeals.never")


def test_every_rule_says_something_and_was_read_somewhere() -> None:
    for each in rules().values():
        assert each.says
        assert all(entry.source and date(2026, 1, 1) <= entry.read <= TOMORROW for entry in each.entries)


def test_a_number_is_told_in_words_with_its_unit_and_a_plain_bar_without_one() -> None:
    calls, cease = rule("contact.calls_in_window"), rule("contact.cease")

    assert calls.in_words(calls.entries[0]).endswith("presumed: 7 calls per 7 days.")
    outside, lawsuit = rule("appeals.external_review_months"), rule("limits.years_ny")
    assert outside.in_words(outside.entries[0]) == (
        "After the plan’s final denial a member may ask for an outside review for 4 calendar months."
    )
    assert lawsuit.in_words(lawsuit.entries[0]) == "In NY a debt for care may be sued on for 3 years."
    assert cease.in_words(cease.entries[0]).endswith("which remedy may be used.")


BREAKABLE = """
late_fee:
  says: No late fee
  binds: [first_party]
  breach: NO-LATE-FEE
  severity: policy
  places: [OH]
  unit: yes or no
  values:
    2024-01-01: {value: 1, source: "House policy 3", read: 2026-11-20, verified: yes}
"""


def test_a_rule_that_can_be_broken_says_how_grave_that_is_and_where_it_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fee = rules_from(tmp_path, monkeypatch, BREAKABLE)

    assert (fee.breach, fee.severity, fee.places) == ("NO-LATE-FEE", "policy", ("OH",))
    path = tmp_path / "rules" / "fees.yaml"
    path.write_text(BREAKABLE.replace("policy\n", "grave\n", 1), encoding="utf-8")
    rulebook._chapter.cache_clear()
    with pytest.raises(BadFile, match="`late_fee: severity` is `grave`; it should be one of violation, presumed"):
        rules.__wrapped__()
