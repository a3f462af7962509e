from __future__ import annotations

import numpy as np
import pytest

from simulator.ledger.claim_kpis import (
    Billing,
    FirstAnswers,
    clean_claim_edit,
    denial_rate_in_claims,
    denial_rate_in_dollars,
    dnfb_days,
    fbns_days,
    first_pass_paid,
    promise_kept,
    right_party_contacts,
)
from simulator.ledger.kpis import (
    Days,
    Kpi,
    aged_ar,
    agency_recovery,
    bad_debt,
    bad_debt_of_insured,
    cash_collection,
    charity_care,
    cost_to_collect,
    denial_write_offs,
    net_collection_rate,
    net_days_in_ar,
    patient_collection_rate,
    point_of_service_cash,
    practice_days_in_ar,
)
from tests.ledger.small import ACCOUNTS, ENTRIES, day

JANUARY = Days(day(1, 1), day(1, 31))
YEAR = Days(day(1, 1), day(12, 31))
# January's charges are 750.00. Off them: contract 170.00, sequestration 0.80, discount 70.00, assistance 10.00.
NET = 49920


def parts(kpi: Kpi) -> tuple[int, int]:
    return kpi.numerator, kpi.denominator


def test_practice_days_are_gross() -> None:
    # open on January 31: 60.00 + 130.00 with patients, 110.00 with the payer: 300.00 of 750.00 in 31 days
    kpi = practice_days_in_ar(ENTRIES, JANUARY)

    assert (*parts(kpi), kpi.average) == (30000, 75000, 2419)  # 750.00 / 31 is 24.19 a day
    assert (str(kpi), kpi.basis, kpi.over) == ("12.4 days", "gross", "period")


def test_net_days_count_the_payers_part_at_the_price() -> None:
    # of 400.00 answered, 170.80 came off: 42.7%, so 46.97 of the 110.00 with the payer will, and 63.03 stays
    kpi = net_days_in_ar(ENTRIES, JANUARY)

    assert (*parts(kpi), kpi.average) == (6303 + 19000, NET, 1610)  # 499.20 / 31 is 16.10 a day
    assert (str(kpi), kpi.basis) == ("15.7 days", "net")  # 253.03 * 31 / 499.20


@pytest.mark.parametrize(("over", "cents"), [(30, 26500), (60, 26500), (90, 15500), (120, 0)])
def test_aged_ar_on_the_first_of_may(over: int, cents: int) -> None:
    assert parts(aged_ar(ENTRIES, ACCOUNTS, day(5, 1), over)) == (cents, 26500)


def test_aged_ar_of_one_class_is_a_share_of_that_class() -> None:
    kpi = aged_ar(ENTRIES, ACCOUNTS, day(5, 1), 90, "commercial")

    assert (*parts(kpi), kpi.name) == (2500, 13500, "A/R over 90 days, commercial")


def test_point_of_service_cash_is_a_share_of_what_patients_paid() -> None:
    # 20.00 at the desk, 35.00 on a statement, 10.00 through the agency
    assert parts(point_of_service_cash(ENTRIES, YEAR)) == (2000, 6500)
    assert parts(point_of_service_cash(ENTRIES, JANUARY)) == (2000, 2000)


def test_cost_to_collect_adds_the_agencys_fee() -> None:
    # 100.00 + 39.20 from payers and 65.00 from patients; interest is not for care
    assert parts(cost_to_collect(ENTRIES, YEAR, 1000)) == (1300, 20420)


def test_cash_collection_is_cash_by_net_revenue() -> None:
    assert parts(cash_collection(ENTRIES, JANUARY)) == (15920, NET)
    assert str(cash_collection(ENTRIES, JANUARY)) == "31.9%"  # 159.20 / 499.20


def test_bad_debt_and_charity_are_shares_of_charges() -> None:
    assert parts(bad_debt(ENTRIES, YEAR)) == (2500, 75000)
    assert parts(charity_care(ENTRIES, YEAR)) == (1000, 75000)
    assert bad_debt(ENTRIES, YEAR).basis == "gross"


def test_denial_write_offs_stand_beside_an_average_month() -> None:
    # 40.00 beside 499.20 a year: 41.60 a month
    kpi = denial_write_offs(ENTRIES, YEAR)

    assert (kpi.numerator, kpi.average, str(kpi)) == (4000, 4160, "96.2%")


def test_net_collection_follows_a_cohort_and_takes_off_contracts_alone() -> None:
    # (100 + 20 + 35 + 10 + 39.20) / (750.00 - 170.00 - 0.80)
    kpi = net_collection_rate(ENTRIES, ACCOUNTS, JANUARY)

    assert parts(kpi) == (20420, 57920)
    assert (kpi.basis, kpi.over, str(kpi)) == ("net", "cohort", "35.3%")


@pytest.mark.parametrize(("upto", "paid"), [(day(2, 9), 2000), (day(2, 10), 5500), (day(8, 1), 6500)])
def test_insured_patients_had_paid_by_a_day(upto: int, paid: int) -> None:
    # 80.00 of deductible and 10.00 of coinsurance were theirs; the self-pay visit is not counted
    assert parts(patient_collection_rate(ENTRIES, ACCOUNTS, JANUARY, upto)) == (paid, 9000)


def test_bad_debt_by_insured_and_what_the_agency_found() -> None:
    assert parts(bad_debt_of_insured(ENTRIES, ACCOUNTS)) == (2500, 2500)
    assert parts(agency_recovery(ENTRIES)) == (1000, 2500)


ANSWERS = FirstAnswers.of(
    charge=[10000, 20000, 30000, 40000],
    paid=[6000, 0, 0, 25000],
    denied=[0, 20000, 0, 5000],  # the third went to the deductible: nothing was denied
)
BILLING = Billing.of(
    charge=[10000, 20000, 30000, 40000],
    seen=[day(1, 1), day(1, 20), day(1, 30), day(2, 1)],
    entered=[day(1, 3), day(1, 31), day(2, 1), day(2, 2)],
    sent=[day(1, 4), day(2, 1), day(2, 2), day(2, 3)],
    touched=[False, False, True, False],
)


def test_a_clean_claim_has_two_names_and_two_figures() -> None:
    assert parts(clean_claim_edit(BILLING)) == (3, 4)
    assert parts(first_pass_paid(ANSWERS)) == (2, 4)
    assert (str(clean_claim_edit(BILLING.take([0, 2, 3])))) == "66.7%"
    assert (str(first_pass_paid(ANSWERS.take([0, 2, 3])))) == "66.7%"


def test_a_denial_rate_in_claims_is_not_one_in_dollars() -> None:
    assert parts(denial_rate_in_claims(ANSWERS)) == (2, 4)
    assert parts(denial_rate_in_dollars(ANSWERS)) == (25000, 100000)


def test_care_that_is_not_yet_a_claim_and_a_claim_that_is_not_yet_sent_wait_apart() -> None:
    # on January 31 the third is no claim yet, and the second has not gone out; all care is 600.00 in 31 days
    not_billed, not_sent = dnfb_days(BILLING, 60000, JANUARY), fbns_days(BILLING, 60000, JANUARY)

    assert (*parts(not_billed), str(not_billed)) == (30000, 60000, "15.5 days")
    assert (*parts(not_sent), str(not_sent)) == (20000, 60000, "10.3 days")


def test_a_promise_is_kept_when_it_is_paid_whole_and_by_its_day() -> None:
    # four promises of 50.00, due on March 10: on the day, a day late, a cent short, early
    on = np.array([day(3, 10), day(3, 11), day(3, 1), day(3, 1)])
    kpi = promise_kept(np.array([5000, 5000, 4999, 5000]), np.full(4, 5000), on, np.full(4, day(3, 10)))

    assert parts(kpi) == (2, 4)


def test_contacts_are_counted_by_dial() -> None:
    assert str(right_party_contacts(7, 100)) == "7.0%"


def test_a_figure_with_nothing_below_the_line_says_so() -> None:
    nothing = Days(day(6, 1), day(6, 30))

    assert cash_collection(ENTRIES, nothing).value is None
    assert str(cash_collection(ENTRIES, nothing)) == "nothing to count"
