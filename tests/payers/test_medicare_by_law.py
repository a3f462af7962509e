"""What law takes off in Medicare: sequestration, a doctor who has not joined, several services of a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from simulator.coverage import KINDS_OF_SERVICE, medigap_letters
from simulator.payers import load_payer, payer
from simulator.payers.adjudicate import adjudicate
from simulator.payers.columns import CO
from simulator.payers.coordination import medigap as medigap_method
from simulator.payers.edits import filed_late, run_edits
from simulator.payers.paid_wrong import paid_to_patient
from simulator.payers.participation import within_limit
from simulator.payers.reductions import reduced
from simulator.payers.roll import filing_limits
from simulator.payers.second import Own, second_payment
from simulator.payers.sequestration import Sequestration, sequestered
from simulator.payers.settlement import settle, together
from simulator.reading import DATA, BadFile
from tests.payers.by_hand import PAYERS, ints
from tests.payers.making import lines
from tests.payers.telling import answer

# ---- the time to file ----


@pytest.mark.parametrize(
    ("service", "last", "next_day"),
    [
        (date(2026, 3, 2), date(2027, 3, 2), date(2027, 3, 3)),
        (date(2027, 2, 28), date(2028, 2, 28), date(2028, 2, 29)),
        (date(2027, 3, 1), date(2028, 3, 1), date(2028, 3, 2)),  # 366 days later: 2028 has a February 29
        (date(2028, 2, 28), date(2029, 2, 28), date(2029, 3, 1)),
        (date(2028, 2, 29), date(2029, 2, 28), date(2029, 3, 1)),  # 2029 has none: its February ends a day sooner
        (date(2028, 3, 1), date(2029, 3, 1), date(2029, 3, 2)),
    ],
)
def test_a_claim_reaches_medicare_within_a_calendar_year_also_over_a_leap_day(
    service: date, last: date, next_day: date
) -> None:
    medicare = load_payer("medicare")
    given = int(filing_limits((medicare,), service.year)[0, service.timetuple().tm_yday - 1])
    late = [
        run_edits((filed_late,), lines({"service_date": service, "received": on, "filing_limit": given}))[0].tolist()
        for on in (last, next_day)
    ]

    assert medicare.filing_day(service) == last
    assert late == [[0], [1]]


def test_an_insurers_days_to_file_run_on_over_a_leap_day() -> None:
    limits = filing_limits((load_payer("tamarack"),), 2028)

    assert limits[0].tolist() == [90] * 366
    assert load_payer("tamarack").filing_day(date(2028, 2, 1)) == date(2028, 5, 1)  # 28, 31, 30 and 1


# ---- sequestration ----


@pytest.mark.parametrize(
    ("day", "rate"),
    [
        (date(2013, 3, 31), 0),
        (date(2013, 4, 1), 200),
        (date(2020, 4, 30), 200),
        (date(2020, 5, 1), 0),
        (date(2022, 3, 31), 0),
        (date(2022, 4, 1), 100),
        (date(2022, 6, 30), 100),
        (date(2022, 7, 1), 200),
        (date(2026, 3, 2), 200),
    ],
)
def test_medicare_keeps_back_what_the_law_said_on_the_day_of_service(day: date, rate: int) -> None:
    assert load_payer("medicare").sequestration.on(ints(day.toordinal())).tolist() == [rate]


def test_nobody_else_keeps_anything_back() -> None:
    assert [name for name in PAYERS if load_payer(name).sequestration.since] == ["medicare"]
    assert Sequestration().on(ints(1, 2)).tolist() == [0, 0]


@pytest.mark.parametrize(("payable", "kept"), [(40_00, 80), (25_25, 51), (25_24, 50), (1, 0), (0, 0)])
def test_two_per_cent_with_half_a_cent_up(payable: int, kept: int) -> None:
    assert sequestered(ints(payable), ints(200)).tolist() == [kept]


# ---- a doctor who has not joined ----


@pytest.mark.parametrize(
    ("fee", "allowed", "most"),
    [
        (100_00, 95_00, 109_25),
        (88_95, 84_50, 97_18),  # 84.5025, so 84.50; 97.175, so 97.18
        (10, 10, 12),  # 9.5, so 10; 11.5, so 12
    ],
)
def test_a_doctor_who_has_not_joined_gets_less_and_may_charge_so_much(fee: int, allowed: int, most: int) -> None:
    terms = load_payer("medicare").not_joined

    assert terms is not None
    assert (terms.allowed(ints(fee)).tolist(), terms.limiting_charge(ints(fee)).tolist()) == ([allowed], [most])


def test_what_is_charged_above_the_limit_is_never_the_patients() -> None:
    # charge 120, allowed 95, limit 109.25: 14.25 is the patient's, 10.75 ours; the second line is within its limit
    told = answer(("120.00", "95.00", "PR-45 25.00, PR-2 19.00"), ("100.00", "95.00", "PR-45 5.00, PR-2 19.00"))

    settled = within_limit(told, ints(109_25, 109_25))

    assert settled.adjustments.codes(0) == (("PR", "45", 14_25), ("PR", "2", 19_00), ("CO", "45", 10_75))
    assert settled.adjustments.codes(1) == told.adjustments.codes(1)
    assert settled.paid.tolist() == told.paid.tolist() == [76_00, 76_00]


def test_a_balance_that_is_all_above_the_limit_leaves_the_patient_the_coinsurance() -> None:
    # the limit is below the allowed amount: a price that was changed
    settled = within_limit(answer(("96.00", "95.00", "PR-45 1.00, PR-2 19.00")), ints(95_00))

    assert settled.adjustments.codes(0) == (("PR", "2", 19_00), ("CO", "45", 1_00))


def test_an_unassigned_visit_from_medicare_to_medigap() -> None:
    # fee 100: allowed 95, limit 109.25, charge 120. Deductible met: 20 % is 19; 76 would be paid, 1.52 is kept back and
    # 74.48 goes to the patient. Medigap G pays 19 and the 14.25 between 95 and 109.25; 10.75 is ours, as is the 1.52.
    medicare = load_payer("medicare")
    assert medicare.not_joined is not None
    fee = ints(100_00)
    visit = lines(
        {"charge": 120_00, "price": medicare.not_joined.allowed(fee)[0], "in_network": False}, person_deductible=0
    )

    told = within_limit(settle(adjudicate(visit, medicare)), medicare.not_joined.limiting_charge(fee))
    sent = paid_to_patient(told, np.array([True]))
    supplement = second_payment(medigap_method(medigap_letters()["G"]), sent, Own.of(allowed=[95_00]))
    whole = together(sent, supplement)

    assert sent.adjustments.codes(0) == (
        ("PR", "45", 14_25), ("PR", "2", 19_00), ("CO", "253", 1_52), ("CO", "45", 10_75), ("PR", "100", 74_48),
    )  # fmt: skip
    assert supplement.adjustments.codes(0) == (("OA", "23", 86_75),)
    assert (whole.paid.tolist(), whole.patient.tolist(), whole.amount(CO).tolist()) == ([33_25], [74_48], [12_27])


# ---- several services of a day ----

PROCEDURE, IMAGING = KINDS_OF_SERVICE.index("procedure"), KINDS_OF_SERVICE.index("imaging")


def test_of_a_claims_procedures_only_the_dearest_is_paid_in_full() -> None:
    # 100, 300, 200 and an office visit: 50 and 100 are taken off; another claim has a dearest of its own
    batch = lines(
        {"benefit": PROCEDURE}, {"benefit": PROCEDURE}, {"benefit": PROCEDURE}, {}, {"benefit": PROCEDURE, "claim": 1}
    )

    cut = reduced(batch, np.ones(5, bool), ints(100_00, 300_00, 200_00, 90_00, 10_00), {PROCEDURE: 5_000})

    assert cut.tolist() == [50_00, 0, 100_00, 0, 0]


def test_of_two_alike_the_first_is_paid_in_full_and_a_denied_one_has_no_rank() -> None:
    batch = lines({}, {}, {}, benefit=PROCEDURE)
    payable = np.array([False, True, True])

    assert reduced(batch, payable, ints(90_00, 80_01, 80_01), {PROCEDURE: 5_000}).tolist() == [0, 0, 40_01]


def test_each_family_of_services_has_a_rank_and_a_cut_of_its_own() -> None:
    # a technical part loses half: 100.00; a reading loses 5 % of 60.00
    batch = lines({"benefit": PROCEDURE}, {"benefit": IMAGING}, {"benefit": PROCEDURE}, {"benefit": IMAGING})
    cuts = {PROCEDURE: 5_000, IMAGING: 500}

    assert reduced(batch, np.ones(4, bool), ints(240_00, 70_00, 200_00, 60_00), cuts).tolist() == [0, 0, 100_00, 3_00]


# ---- slips of the author ----


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        ("{procedure: 50%}", "{surgery: 50%}", "`reductions: surgery` is not a kind of service"),
        ("{rate: 2%, source", "{rate: 2 percent, source", "`sequestration: 2013-04-01: rate` is `2 percent`"),
        ("2013-04-01:", "April 2013:", "`sequestration: April 2013` should be named by a date"),
        ('{rate: 0%, source: "C', '{rate: 0%, says: "C', "`sequestration: 2020-05-01: source` is missing"),
        ("most_charged: 115", "most_charged: 15", "`not_joined: of_the_fee` should be from 1 to 100"),
        ("interest: 4.63%", "interest: a lot", "`interest` is `a lot`; it should be a share such as 20%."),
    ],
)  # fmt: skip
def test_a_slip_in_medicares_file_is_named_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, right: str, wrong: str, says: str
) -> None:
    text = (DATA / "payers" / "public" / "medicare.yaml").read_text(encoding="utf-8")
    assert right in text
    (tmp_path / "payers").mkdir()
    (tmp_path / "payers" / "medicare.yaml").write_text(text.replace(right, wrong, 1), encoding="utf-8")
    monkeypatch.setattr(payer, "DATA", tmp_path)

    with pytest.raises(BadFile) as caught:
        load_payer.__wrapped__("medicare")

    line = 1 + text[: text.index(right)].count("\n")
    assert f"medicare.yaml:{line}: " in str(caught.value)
    assert says in str(caught.value)
