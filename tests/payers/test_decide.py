"""One claim at the edge: a payer's whole answer, with every dollar's group and reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from simulator.care import Service, services
from simulator.claims.claim import AccountId, Claim, ClaimId, Line
from simulator.coverage import Coverage, load_plan
from simulator.money import ZERO, Money
from simulator.payers import Decision, OnFile, Used, decide, load_payer

TAMARACK, SILVER = load_payer("tamarack"), load_plan("ppo-silver")
ELENA = Coverage("ZZT 000 4471 02", "ppo-silver", "Elena Marchetti-Boyd", date(1979, 8, 19), date(2025, 1, 1))
CONTRACT = {
    "office-visit-established-3": Money(112_00),
    "metabolic-panel": Money(12_00),
    "mri-brain": Money(298_00),
    "exercise-therapy": Money(36_00),
    "preventive-visit-40-64": Money(155_00),
}


def usual(service: Service) -> tuple[str, ...]:
    return service.modifiers[:1] if service.modifier_needed else ()


def line(number: int, service: str, charge: int, *, units: int = 1, authorization: str | None = None) -> Line:
    known = services()[service]
    return Line(
        number,
        service,
        known.code,
        known.name,
        units,
        Money(charge),
        known.diagnoses[0],
        authorization,
        usual(known),
        rendering_npi="2000001018",
    )


def claim(
    *lines: Line, received: date = date(2026, 3, 9), member_id: str = ELENA.member_id, frequency: str = "1"
) -> Claim:
    return Claim(
        id=ClaimId("C-1"),
        account=AccountId("HC-0218-77"),
        member_id=member_id,
        payer="tamarack",
        service_date=date(2026, 3, 2),
        sent=date(2026, 3, 9),
        received=received,
        frequency=frequency,
        lines=lines,
        referring_npi="2000001091",
    )


NEW_YEAR = Used()
VISIT = line(1, "office-visit-established-3", 185_00)


def deductible_left(left: int) -> Used:
    used = Money(1_500_00 - left)
    return Used(used, used, used, used)


def answer(sent: Claim, used: Used = NEW_YEAR, **otherwise: object) -> Decision:
    given = {"history": (), "contract": CONTRACT, "on_file": OnFile(approvals={"TA-118": 1}), **otherwise}
    return decide(sent, ELENA, TAMARACK, SILVER, used=used, **given)  # type: ignore[arg-type]


def amounts(decision: Decision) -> list[list[tuple[str, str, int]]]:
    return [[(group, reason, each.cents) for group, reason, each in line.adjustments] for line in decision.lines]


def test_a_visit_a_blood_set_and_an_mri_without_approval() -> None:
    # 60.00 of the deductible left. Visit: 185.00 − 112.00 = 73.00 write-off; 60.00 deductible; 20 % of 52.00 = 10.40.
    # Blood: 48.00 − 12.00 = 36.00; 20 % of 12.00 = 2.40. MRI: all 900.00 under 197. Patient 72.80.
    decision = answer(
        claim(VISIT, line(2, "metabolic-panel", 48_00), line(3, "mri-brain", 900_00)), deductible_left(60_00)
    )

    assert amounts(decision) == [
        [("CO", "45", 73_00), ("PR", "1", 60_00), ("PR", "2", 10_40)],
        [("CO", "45", 36_00), ("PR", "2", 2_40)],
        [("CO", "197", 900_00)],
    ]
    assert [line.allowed.cents for line in decision.lines] == [112_00, 12_00, 0]
    assert [line.remarks for line in decision.lines] == [(), (), ("N1",)]
    assert [line.cause for line in decision.lines] == ["", "", "no_authorization"]
    # used 1,440.00 and 60.00; out of pocket 1,440.00 and 72.80
    assert decision.used_after == Used(Money(1_500_00), Money(1_512_80), Money(1_500_00), Money(1_512_80))


def test_charge_500_allowed_320_with_100_of_the_deductible_left() -> None:
    # 500 − 320 = 180; 100; 20 % of 220 = 44; the payer pays 320 − 144 = 176.
    decision = answer(
        claim(replace(VISIT, charge=Money(500_00))),
        deductible_left(100_00),
        contract={"office-visit-established-3": Money(320_00)},
    )

    assert amounts(decision) == [[("CO", "45", 180_00), ("PR", "1", 100_00), ("PR", "2", 44_00)]]


def test_therapy_takes_its_copay_once_a_line_and_not_once_a_unit() -> None:
    # 3 units: allowed 3 × 36.00 = 108.00 of 165.00; write-off 57.00; copay 30.00.
    decision = answer(claim(line(1, "exercise-therapy", 165_00, units=3)))

    assert amounts(decision) == [[("CO", "45", 57_00), ("PR", "3", 30_00)]]
    assert decision.used_after == Used(ZERO, Money(30_00), ZERO, Money(30_00))


def test_preventive_care_is_paid_in_full() -> None:
    decision = answer(claim(line(1, "preventive-visit-40-64", 220_00)))

    assert amounts(decision) == [[("CO", "45", 65_00)]]


def test_a_charge_below_the_contract_price_has_no_write_off() -> None:
    decision = answer(claim(replace(VISIT, charge=Money(100_00))))

    assert amounts(decision) == [[("PR", "1", 100_00)]]


def test_an_approval_on_the_claim_makes_the_mri_payable() -> None:
    decision = answer(claim(line(1, "mri-brain", 900_00, authorization="TA-118")))

    assert amounts(decision) == [[("CO", "45", 602_00), ("PR", "1", 298_00)]]


@pytest.mark.parametrize(
    ("received", "cause"),
    [(date(2026, 5, 31), ""), (date(2026, 6, 1), "filed_late")],  # day 90 and day 91 after March 2
)
def test_the_filing_limit_of_the_payers_manual_is_90_days(received: date, cause: str) -> None:
    assert [line.cause for line in answer(claim(VISIT, received=received)).lines] == [cause]


def test_a_wrong_member_number_denies_every_line_and_moves_nothing() -> None:
    before = deductible_left(60_00)

    decision = answer(claim(VISIT, line(2, "metabolic-panel", 48_00), member_id="ZZT 000 4417 02"), before)

    assert amounts(decision) == [[("CO", "31", 185_00)], [("CO", "31", 48_00)]]
    assert decision.lines[0].remarks == ("N382",)
    assert decision.used_after == before


def test_a_claim_sent_twice_is_denied_the_second_time_and_a_replacement_is_not() -> None:
    again = answer(claim(VISIT, line(2, "metabolic-panel", 48_00)), history=[claim(VISIT)])
    replaced = answer(claim(VISIT, frequency="7"), history=[claim(VISIT)])

    assert [line.cause for line in again.lines] == ["seen_before", ""]
    assert amounts(again)[0] == [("OA", "18", 185_00)]
    assert [line.cause for line in replaced.lines] == [""]


def test_what_the_family_has_used_counts_for_the_person() -> None:
    # The person has used nothing, the family 2,950.00 of 3,000.00: 50.00 deductible, 20 % of 62.00 = 12.40.
    decision = answer(
        claim(VISIT), Used(ZERO, ZERO, family_deductible=Money(2_950_00), family_out_of_pocket=Money(3_100_00))
    )

    assert amounts(decision) == [[("CO", "45", 73_00), ("PR", "1", 50_00), ("PR", "2", 12_40)]]
    assert decision.used_after == Used(Money(50_00), Money(62_40), Money(3_000_00), Money(3_162_40))


def test_a_service_of_last_year_goes_by_last_years_figures() -> None:
    # 2025: deductible 1,400.00. With 1,400.00 used it is met; 20 % of 112.00 = 22.40.
    last_year = replace(claim(VISIT), service_date=date(2025, 12, 30), received=date(2026, 1, 9))
    met = Money(1_400_00)

    assert amounts(answer(last_year, Used(met, met, met, met))) == [[("CO", "45", 73_00), ("PR", "2", 22_40)]]


def test_a_service_without_a_contract_price_is_named() -> None:
    with pytest.raises(LookupError, match="The contract has no price for ekg"):
        answer(claim(line(1, "ekg", 40_00)))
