from __future__ import annotations

from datetime import date

import pytest

from simulator.law import Caller, Place
from simulator.money import ZERO, Money
from simulator.reading import BadFile
from simulator.talk import Guideline, NotAPlan, PayDays, Terms, guideline, law_flags, policy, policy_checks, schedule
from simulator.talk.plan import as_json, discount_check, in_words, months, settlement_check
from simulator.talk.policy import PLANS

TODAY = date(2026, 3, 23)
OHIO = Place("OH")


def terms(balance: str, first: str, on: date, instalment: str, day: int, **more: object) -> Terms:
    return Terms(
        balance=Money.read(balance),
        first=Money.read(first),
        on=on,
        instalment=Money.read(instalment),
        day=day,
        **more,
    )


def told(plan: Terms) -> list[tuple[str, str, str]]:
    return [(due.on.isoformat(), str(due.pays), str(due.left)) for due in schedule(plan)]


def test_a_plan_of_eleven_payments_ends_with_what_is_left():
    plan = terms("1248.60", "100.00", date(2026, 4, 3), "120.00", 5)

    assert told(plan) == [
        ("2026-04-03", "100.00", "1,148.60"),
        ("2026-05-05", "120.00", "1,028.60"),
        ("2026-06-05", "120.00", "908.60"),
        ("2026-07-05", "120.00", "788.60"),
        ("2026-08-05", "120.00", "668.60"),
        ("2026-09-05", "120.00", "548.60"),
        ("2026-10-05", "120.00", "428.60"),
        ("2026-11-05", "120.00", "308.60"),
        ("2026-12-05", "120.00", "188.60"),
        ("2027-01-05", "120.00", "68.60"),
        ("2027-02-05", "68.60", "0.00"),
    ]
    assert in_words(schedule(plan)) == "11 payments, $1,248.60 in all. The last is $68.60 on 02/05/2027."
    assert months(schedule(plan)) == 11


def test_a_plan_that_divides_evenly_has_no_small_last_payment():
    assert told(terms("300.00", "100.00", date(2026, 4, 3), "100.00", 3)) == [
        ("2026-04-03", "100.00", "200.00"),
        ("2026-05-03", "100.00", "100.00"),
        ("2026-06-03", "100.00", "0.00"),
    ]


def test_the_31st_is_the_last_day_of_a_shorter_month_and_of_a_february_in_a_leap_year():
    assert [on for on, _, _ in told(terms("50.00", "10.00", date(2027, 12, 31), "10.00", 31))] == [
        "2027-12-31",
        "2028-01-31",
        "2028-02-29",
        "2028-03-31",
        "2028-04-30",
    ]


def test_the_29th_of_february_is_the_28th_in_a_common_year():
    assert told(terms("20.00", "10.00", date(2027, 1, 29), "10.00", 29))[1][0] == "2027-02-28"


def test_without_a_first_payment_the_first_instalment_is_the_first():
    assert told(terms("25.00", "0.00", date(2026, 4, 3), "10.00", 3)) == [
        ("2026-04-03", "10.00", "15.00"),
        ("2026-05-03", "10.00", "5.00"),
        ("2026-06-03", "5.00", "0.00"),
    ]


def test_one_payment_of_all_is_a_plan_of_one():
    plan = terms("80.00", "80.00", date(2026, 4, 3), "80.00", 3)

    assert told(plan) == [("2026-04-03", "80.00", "0.00")]
    assert in_words(schedule(plan)) == "One payment of $80.00 on 04/03/2026."


def test_each_payment_waits_for_the_next_pay_day():
    """Every other Friday: April 3, 17, May 1, 15, 29, June 12."""
    every_other_friday = PayDays(date(2026, 4, 3), 14)

    plan = terms("30.00", "10.00", date(2026, 4, 4), "10.00", 5, pay_days=every_other_friday)

    assert [on for on, _, _ in told(plan)] == ["2026-04-17", "2026-05-15", "2026-06-12"]


def test_a_pay_day_itself_needs_no_waiting_and_the_day_after_does():
    days = PayDays(date(2026, 4, 3), 14)

    assert days.from_(date(2026, 4, 3)) == date(2026, 4, 3)
    assert days.from_(date(2026, 4, 4)) == date(2026, 4, 17)
    assert days.from_(date(2026, 3, 19)) == date(2026, 3, 20)


def test_two_payments_never_fall_on_one_pay_day():
    """Once in 30 days: the 29th of January waits for February 27, and so may not the payment of February."""
    once = PayDays(date(2026, 1, 28), 30)

    days = [on for on, _, _ in told(terms("40.00", "10.00", date(2026, 1, 29), "10.00", 27, pay_days=once))]

    assert days == ["2026-02-27", "2026-03-29", "2026-04-28", "2026-05-28"]


@pytest.mark.parametrize(
    ("first", "instalment", "says"),
    [
        ("-1.00", "10.00", "A payment is more than nothing."),
        ("0.00", "0.00", "A payment is more than nothing."),
        ("0.00", "-10.00", "A payment is more than nothing."),
        ("1248.61", "10.00", "The first payment is more than the balance of $1,248.60."),
        ("8.60", "0.01", "This would take 124,001 payments; 120 is the most that the form holds."),
    ],
)
def test_what_is_no_plan_is_said_in_one_sentence(first: str, instalment: str, says: str):
    with pytest.raises(NotAPlan) as error:
        schedule(terms("1248.60", first, date(2026, 4, 3), instalment, 5))

    assert str(error.value) == says


def test_119_more_payments_fit_and_120_do_not():
    assert len(schedule(terms("120.00", "1.00", date(2026, 4, 3), "1.00", 3))) == 120
    with pytest.raises(NotAPlan):
        schedule(terms("121.00", "1.00", date(2026, 4, 3), "1.00", 3))


def grades(plan: Terms, *, help_done: bool = True) -> dict[str, str]:
    return {check.point: check.grade for check in policy_checks(plan, policy(), TODAY, help_done=help_done)}


FINE = dict.fromkeys(("term", "instalment", "first", "sum", "help"), "fine")


def test_a_plan_within_policy_is_fine_in_every_point():
    assert grades(terms("1248.60", "100.00", date(2026, 4, 3), "120.00", 5)) == FINE


def test_twelve_months_need_no_lead_and_thirteen_do():
    twelve = terms("1200.00", "100.00", date(2026, 4, 3), "100.00", 3)
    thirteen = terms("1200.01", "100.00", date(2026, 4, 3), "100.00", 3)

    assert grades(twelve) == FINE
    assert grades(thirteen) == FINE | {"term": "lead"}


def test_forty_eight_months_need_a_lead_and_forty_nine_are_beyond_anyone():
    assert grades(terms("2400.00", "50.00", date(2026, 4, 3), "50.00", 3))["term"] == "lead"
    assert grades(terms("2400.01", "50.00", date(2026, 4, 3), "50.00", 3))["term"] == "no"


def test_a_longer_term_begins_at_2500():
    """24 months from 2,500.00 on; a cent less has 12."""
    assert grades(terms("2499.99", "104.17", date(2026, 4, 3), "104.17", 3))["term"] == "lead"
    assert grades(terms("2500.00", "104.17", date(2026, 4, 3), "104.17", 3))["term"] == "fine"


def test_an_instalment_of_50_is_enough_from_a_thousand_on_and_a_cent_less_needs_a_lead():
    assert grades(terms("1000.00", "500.00", date(2026, 4, 3), "50.00", 3))["instalment"] == "fine"
    assert grades(terms("1000.00", "500.00", date(2026, 4, 3), "49.99", 3))["instalment"] == "lead"
    assert grades(terms("999.99", "500.00", date(2026, 4, 3), "49.99", 3))["instalment"] == "fine"
    assert grades(terms("999.99", "900.00", date(2026, 4, 3), "24.99", 3))["instalment"] == "lead"


def test_the_first_payment_may_come_today_or_in_45_days_but_not_yesterday_or_in_46():
    def first(on: date) -> str:
        return grades(terms("300.00", "100.00", on, "100.00", 3))["first"]

    assert first(date(2026, 3, 23)) == "fine"
    assert first(date(2026, 3, 22)) == "no"
    assert first(date(2026, 5, 7)) == "fine"
    assert first(date(2026, 5, 8)) == "no"


def test_help_is_looked_into_before_a_plan_is_offered():
    assert grades(terms("300.00", "100.00", date(2026, 4, 3), "100.00", 3), help_done=False) == FINE | {"help": "no"}


def rules(plan: Terms, **given: bool) -> list[str]:
    return [finding.rule for finding in law_flags(plan, Caller.FIRST_PARTY, OHIO, TODAY, **given)]


def test_four_payments_are_no_loan_and_five_are():
    four = terms("400.00", "100.00", date(2026, 4, 3), "100.00", 3)
    five = terms("400.01", "100.00", date(2026, 4, 3), "100.00", 3)

    assert rules(four) == []
    assert rules(five) == ["REGZ-NODISC"]
    assert rules(five, disclosed=True) == []


def test_automatic_debits_need_a_signature():
    plan = terms("300.00", "100.00", date(2026, 4, 3), "100.00", 3, debit=True)

    assert rules(plan) == ["REGE-NOAUTH"]
    assert "REGE-NOAUTH" not in rules(plan, debit_authorized=True)


def test_a_plan_is_drawn_with_a_bar_for_what_is_left():
    payments = as_json(terms("400.00", "100.00", date(2026, 4, 3), "150.00", 3))["payments"]

    assert [each["bar"] for each in payments] == [750, 375, 0]


def test_the_guideline_is_that_of_the_year():
    """2025: 15,650 and 5,500 a head; from January 13, 2026: 15,960 and 5,680."""
    assert guideline(date(2026, 1, 12)).of(3) == Money(2_665_000)
    assert guideline(date(2026, 1, 13)).of(3) == Money(2_732_000)
    assert guideline(date(2020, 1, 1)).of(1) == Money(1_565_000)


def test_assistance_at_200_percent_is_whole_and_a_dollar_above_is_half():
    """200 % of 15,960 is 31,920; 300 % is 47,880."""
    rule: Guideline = guideline(TODAY)
    shares = [
        str(policy().forgiven(rule.percent(Money.read(income), 1)))
        for income in ("31920.00", "31920.01", "47880.00", "47880.01")
    ]

    assert shares == ["100%", "50%", "50%", "0%"]


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ("own: 10%", "own: 30%", "bad.yaml:13: `discount: lead` is less than what needs no lead."),
        ("0.00: 25.00,", "10.00: 25.00,", "bad.yaml:6: `plans: smallest` should begin at a balance of 0.00."),
        ("longest_with_lead: 48", "longest_with_lead: 4", "bad.yaml:8: `plans: longest_with_lead` is shorter"),
        (
            "small_balance: 5.00",
            "small_balance: five",
            "bad.yaml:11: `small_balance` is `five`; it should",
        ),
        ("200: 100%", "low: 100%", "bad.yaml:17: `assistance: income: low` should be a whole percent"),
        ("source:", "sauce:", "`source` is missing"),
    ],
)
def test_a_slip_in_the_policy_is_told_with_its_line(tmp_path, was: str, becomes: str, says: str):
    path = tmp_path / "bad.yaml"
    text = PLANS.read_text(encoding="utf-8")
    assert was in text
    path.write_text(text.replace(was, becomes, 1), encoding="utf-8")

    with pytest.raises(BadFile) as error:
        policy(path)

    assert says in str(error.value)


def test_nothing_left_is_no_plan():
    with pytest.raises(NotAPlan, match="Nothing is left"):
        schedule(Terms(balance=ZERO, first=ZERO, on=TODAY, instalment=Money(100), day=1))


def test_a_discount_within_our_own_word_is_fine_more_needs_a_lead_and_most_is_beyond_both():
    def grade(off: str) -> str:
        return discount_check(Money.read(off), Money.read("1000.00"), policy()).grade

    assert [grade(off) for off in ("100.00", "100.01", "250.00", "250.01")] == ["fine", "lead", "lead", "no"]


def test_a_settlement_gives_up_at_most_what_policy_lets_go():
    def grade(amount: str) -> str:
        by = date(2026, 4, 30)
        return settlement_check(Money.read(amount), Money.read("1000.00"), by, TODAY, policy()).grade

    assert [grade(amount) for amount in ("850.00", "849.99", "600.00", "599.99")] == ["fine", "lead", "lead", "no"]


def test_prompt_pay_is_ten_percent_for_ten_days_from_a_balance_of_100_on():
    def says(amount: str, balance: str, by: date) -> str:
        return settlement_check(Money.read(amount), Money.read(balance), by, TODAY, policy()).says

    assert says("90.00", "100.00", date(2026, 4, 2)) == "Prompt pay: 10% off for who pays by 04/02/2026."
    assert says("90.00", "100.00", date(2026, 4, 3)) != says("90.00", "100.00", date(2026, 4, 2))
    assert not says("90.00", "99.99", date(2026, 4, 2)).startswith("Prompt pay")


def test_a_small_balance_is_not_asked_for():
    assert grades(terms("4.99", "4.99", date(2026, 4, 3), "4.99", 3))["small"] == "no"
    assert "small" not in grades(terms("5.00", "5.00", date(2026, 4, 3), "5.00", 3))
