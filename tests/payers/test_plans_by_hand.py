"""What members owe, plan by plan, worked by hand: each row is a claim, and its arithmetic stands above it.

An amount is text, as on a paper. A line is (service, units, charge, allowed for one unit) and its answer is
(copay, deductible, coinsurance, paid, what the charge has above the allowed amount).
"""

from __future__ import annotations

from datetime import date

import pytest

from simulator.care import services
from simulator.claims.claim import AccountId, Claim, ClaimId, Line
from simulator.coverage import Coverage, load_plan
from simulator.money import ZERO, Money
from simulator.payers import Decision, OnFile, Used, decide, load_payer

VISIT, LAB, X_RAY = "office-visit-established-3", "metabolic-panel", "chest-x-ray"
MRI, THERAPY, HANDS_ON = "mri-brain", "exercise-therapy", "hands-on-therapy"
CHECK_UP, VACCINE, SPINE, EYES = "preventive-visit-40-64", "flu-vaccine", "spinal-adjustment", "eye-exam"
NOTHING = ("0.00", "0.00")

BY_HAND = {
    # ---- PPO Silver 2026: deductible 1,500 / 3,000, then 20 %, limit 6,500 / 13,000, therapy 30.00 ----
    "a new year: the deductible takes the visit": (
        # 112.00 is less than 1,500.00
        ("ppo-silver", NOTHING, NOTHING),
        [(VISIT, 1, "185.00", "112.00")],
        [("0.00", "112.00", "0.00", "0.00", "73.00")],
    ),
    "the rest of the deductible, then 20 %": (
        # 1,500 − 1,440 = 60.00; 20 % of 52.00 = 10.40; 112.00 − 70.40 = 41.60
        ("ppo-silver", ("1440.00", "1440.00"), ("1440.00", "1440.00")),
        [(VISIT, 1, "185.00", "112.00")],
        [("0.00", "60.00", "10.40", "41.60", "73.00")],
    ),
    "the small line first: it takes its part of the deductible": (
        # 60.00 left: 12.00, then 48.00 and 20 % of 64.00 = 12.80; 112.00 − 60.80 = 51.20
        ("ppo-silver", ("1440.00", "1440.00"), ("1440.00", "1440.00")),
        [(LAB, 1, "48.00", "12.00"), (VISIT, 1, "185.00", "112.00")],
        [("0.00", "12.00", "0.00", "0.00", "36.00"), ("0.00", "48.00", "12.80", "51.20", "73.00")],
    ),
    "the deductible is met: 20 % of an approved scan": (
        # 20 % of 298.00 = 59.60; 298.00 − 59.60 = 238.40; 900.00 − 298.00 = 602.00
        ("ppo-silver", ("1500.00", "1500.00"), ("1500.00", "1500.00")),
        [(MRI, 1, "900.00", "298.00")],
        [("0.00", "0.00", "59.60", "238.40", "602.00")],
    ),
    "a copay beside a deductible": (
        # 100.00 left: 100.00 and 20 % of 12.00 = 2.40, paid 9.60; therapy 2 × 36.00 = 72.00: 30.00, paid 42.00
        ("ppo-silver", ("1400.00", "1400.00"), ("1400.00", "1400.00")),
        [(VISIT, 1, "185.00", "112.00"), (THERAPY, 2, "118.00", "36.00")],
        [("0.00", "100.00", "2.40", "9.60", "73.00"), ("30.00", "0.00", "0.00", "42.00", "46.00")],
    ),
    "prevention is free and leaves the deductible to the lab": (
        ("ppo-silver", NOTHING, NOTHING),
        [(CHECK_UP, 1, "220.00", "155.00"), (VACCINE, 1, "35.00", "23.00"), (LAB, 1, "48.00", "12.00")],
        [
            ("0.00", "0.00", "0.00", "155.00", "65.00"),
            ("0.00", "0.00", "0.00", "23.00", "12.00"),
            ("0.00", "12.00", "0.00", "0.00", "36.00"),
        ],
    ),
    "the limit is reached inside the claim": (
        # 6,500 − 6,492 = 8.00: of 22.40 only 8.00, paid 104.00; then nothing, paid 12.00
        ("ppo-silver", ("1500.00", "6492.00"), ("1500.00", "6492.00")),
        [(VISIT, 1, "185.00", "112.00"), (LAB, 1, "48.00", "12.00")],
        [("0.00", "0.00", "8.00", "104.00", "73.00"), ("0.00", "0.00", "0.00", "12.00", "36.00")],
    ),
    "the limit cuts the deductible": (
        # 40.00 of the deductible is left, but 25.00 up to the limit: 25.00; 112.00 − 25.00 = 87.00
        ("ppo-silver", ("1460.00", "6475.00"), ("1460.00", "6475.00")),
        [(VISIT, 1, "185.00", "112.00")],
        [("0.00", "25.00", "0.00", "87.00", "73.00")],
    ),
    "embedded: the family has almost met its deductible": (
        # 3,000 − 2,950 = 50.00 though this person has used nothing; 20 % of 62.00 = 12.40; paid 49.60
        ("ppo-silver", NOTHING, ("2950.00", "2950.00")),
        [(VISIT, 1, "185.00", "112.00")],
        [("0.00", "50.00", "12.40", "49.60", "73.00")],
    ),
    "embedded: the person has met an own deductible, the family has not": (
        # 20 % of 112.00 = 22.40; paid 89.60
        ("ppo-silver", ("1500.00", "1500.00"), ("1800.00", "1800.00")),
        [(VISIT, 1, "185.00", "112.00")],
        [("0.00", "0.00", "22.40", "89.60", "73.00")],
    ),
    "the family limit is reached through the others": (
        # 13,000 − 12,994 = 6.00: of 22.40 only 6.00; paid 106.00
        ("ppo-silver", ("1500.00", "1500.00"), ("3000.00", "12994.00")),
        [(VISIT, 1, "185.00", "112.00")],
        [("0.00", "0.00", "6.00", "106.00", "73.00")],
    ),
    # ---- PPO Gold 2026: 500 / 1,000, then 10 %, limit 4,000 / 8,000; office, therapy, chiropractic 25.00 ----
    "a copay visit touches no deductible, its lab does": (
        # 112.00 − 25.00 = 87.00
        ("ppo-gold", NOTHING, NOTHING),
        [(VISIT, 1, "185.00", "112.00"), (LAB, 1, "48.00", "12.00")],
        [("25.00", "0.00", "0.00", "87.00", "73.00"), ("0.00", "12.00", "0.00", "0.00", "36.00")],
    ),
    "copay, the rest of a deductible, and 10 %": (
        # 30.00 left: X-ray 30.00 and 10 % of 20.00 = 2.00; 50.00 − 32.00 = 18.00
        ("ppo-gold", ("470.00", "470.00"), ("470.00", "470.00")),
        [(VISIT, 1, "185.00", "112.00"), (X_RAY, 1, "110.00", "50.00")],
        [("25.00", "0.00", "0.00", "87.00", "73.00"), ("0.00", "30.00", "2.00", "18.00", "60.00")],
    ),
    "the limit cuts a copay, and after it a deductible": (
        # 4,000 − 3,990 = 10.00 of the copay; then nothing though the deductible is open
        ("ppo-gold", ("0.00", "3990.00"), ("0.00", "3990.00")),
        [(VISIT, 1, "185.00", "112.00"), (LAB, 1, "48.00", "12.00")],
        [("10.00", "0.00", "0.00", "102.00", "73.00"), ("0.00", "0.00", "0.00", "12.00", "36.00")],
    ),
    "a copay below the allowed amount": (
        # 44.50 − 25.00 = 19.50
        ("ppo-gold", NOTHING, NOTHING),
        [(SPINE, 1, "60.00", "44.50")],
        [("25.00", "0.00", "0.00", "19.50", "15.50")],
    ),
    "a copay is never more than the allowed amount": (
        ("ppo-gold", NOTHING, NOTHING),
        [(SPINE, 1, "60.00", "18.00")],
        [("18.00", "0.00", "0.00", "0.00", "42.00")],
    ),
    # ---- HMO Bronze 2026: 3,000 / 6,000, then 30 %; office 45, lab 15; then therapy 55, imaging 75 ----
    "an office copay without deductible": (
        # 105.50 − 45.00 = 60.50
        ("hmo-bronze", NOTHING, NOTHING),
        [(VISIT, 1, "185.00", "105.50")],
        [("45.00", "0.00", "0.00", "60.50", "79.50")],
    ),
    "a copay after the deductible: none while the deductible takes all": (
        ("hmo-bronze", NOTHING, NOTHING),
        [(X_RAY, 1, "110.00", "47.00")],
        [("0.00", "47.00", "0.00", "0.00", "63.00")],
    ),
    "a copay after the deductible: deductible met": (
        # 120.00 − 75.00 = 45.00
        ("hmo-bronze", ("3000.00", "3000.00"), ("3000.00", "3000.00")),
        [(X_RAY, 1, "150.00", "120.00")],
        [("75.00", "0.00", "0.00", "45.00", "30.00")],
    ),
    "a copay after the deductible: a little was left": (
        # 20.00, then 75.00 of the 100.00 that are left; paid 25.00
        ("hmo-bronze", ("2980.00", "2980.00"), ("2980.00", "2980.00")),
        [(X_RAY, 1, "150.00", "120.00")],
        [("75.00", "20.00", "0.00", "25.00", "30.00")],
    ),
    "a copay after the deductible: what is left is less than the copay": (
        # 60.00, then 60.00 of 75.00
        ("hmo-bronze", ("2940.00", "2940.00"), ("2940.00", "2940.00")),
        [(X_RAY, 1, "150.00", "120.00")],
        [("60.00", "60.00", "0.00", "0.00", "30.00")],
    ),
    "a lab cheaper than its copay": (
        ("hmo-bronze", NOTHING, NOTHING),
        [(LAB, 1, "48.00", "9.00")],
        [("9.00", "0.00", "0.00", "0.00", "39.00")],
    ),
    "30 % where there is no copay": (
        # 30 % of 280.00 = 84.00; paid 196.00
        ("hmo-bronze", ("3000.00", "3000.00"), ("3000.00", "3000.00")),
        [(MRI, 1, "800.00", "280.00")],
        [("0.00", "0.00", "84.00", "196.00", "520.00")],
    ),
    "one copay a line, not a unit": (
        # 4 × 34.00 = 136.00; 136.00 − 55.00 = 81.00; 220.00 − 136.00 = 84.00
        ("hmo-bronze", ("3000.00", "3000.00"), ("3000.00", "3000.00")),
        [(THERAPY, 4, "220.00", "34.00")],
        [("55.00", "0.00", "0.00", "81.00", "84.00")],
    ),
    # ---- HDHP Saver 2026, one person: 1,700, then 10 %, limit 6,000 ----
    "high deductible: a visit has no copay": (
        ("hdhp-single", NOTHING, NOTHING),
        [(VISIT, 1, "185.00", "105.50")],
        [("0.00", "105.50", "0.00", "0.00", "79.50")],
    ),
    "high deductible: prevention is free from the first day": (
        ("hdhp-single", NOTHING, NOTHING),
        [(CHECK_UP, 1, "220.00", "145.50")],
        [("0.00", "0.00", "0.00", "145.50", "74.50")],
    ),
    "high deductible: 100.00 left, and 10 % to the half cent": (
        # 100.00; 10 % of 5.50 = 0.55; paid 4.95
        ("hdhp-single", ("1600.00", "1600.00"), ("1600.00", "1600.00")),
        [(VISIT, 1, "185.00", "105.50")],
        [("0.00", "100.00", "0.55", "4.95", "79.50")],
    ),
    "alone on the contract, only the person's deductible counts": (
        # 1,700 − 1,650 = 50.00; 10 % of 230.00 = 23.00; paid 207.00
        ("hdhp-single", ("1650.00", "1650.00"), ("1650.00", "1650.00")),
        [(MRI, 1, "800.00", "280.00")],
        [("0.00", "50.00", "23.00", "207.00", "520.00")],
    ),
    # ---- HDHP Saver Family 2026, aggregate: 3,400 for all together, then 10 %, limit 6,000 / 12,000 ----
    "aggregate: a person's 1,700.00 do not meet it": (
        ("hdhp-family", ("1700.00", "1700.00"), ("1700.00", "1700.00")),
        [(VISIT, 1, "185.00", "105.50")],
        [("0.00", "105.50", "0.00", "0.00", "79.50")],
    ),
    "aggregate: the others have left 50.00": (
        # 3,400 − 3,350 = 50.00; 10 % of 55.50 = 5.55; paid 49.95
        ("hdhp-family", NOTHING, ("3350.00", "3350.00")),
        [(VISIT, 1, "185.00", "105.50")],
        [("0.00", "50.00", "5.55", "49.95", "79.50")],
    ),
    "aggregate: the others have met it": (
        # 10 % of 105.50 = 10.55; paid 94.95
        ("hdhp-family", NOTHING, ("3400.00", "3400.00")),
        [(VISIT, 1, "185.00", "105.50")],
        [("0.00", "0.00", "10.55", "94.95", "79.50")],
    ),
    "aggregate deductible, but each person has a limit": (
        # 6,000 − 5,995 = 5.00 of 10.55; paid 100.50
        ("hdhp-family", ("3400.00", "5995.00"), ("3400.00", "5995.00")),
        [(VISIT, 1, "185.00", "105.50")],
        [("0.00", "0.00", "5.00", "100.50", "79.50")],
    ),
    # ---- PPO Family 2026, Copperfield: 800 / 1,600, then 15 %, limit 5,800 / 11,600, eye exam 25.00 ----
    "a copay for the eyes": (
        # 148.50 − 25.00 = 123.50
        ("ppo-family", NOTHING, NOTHING),
        [(EYES, 1, "200.00", "148.50")],
        [("25.00", "0.00", "0.00", "123.50", "51.50")],
    ),
    "15 %: the half cent goes up": (
        # the family has met it; 15 % of 118.50 = 17.775, so 17.78; paid 100.72
        ("ppo-family", NOTHING, ("1600.00", "1600.00")),
        [(VISIT, 1, "185.00", "118.50")],
        [("0.00", "0.00", "17.78", "100.72", "66.50")],
    ),
    "embedded: the person's own 20.00 are less than the family's 100.00": (
        # 20.00; 15 % of 98.50 = 14.775, so 14.78; paid 83.72
        ("ppo-family", ("780.00", "780.00"), ("1500.00", "1500.00")),
        [(VISIT, 1, "185.00", "118.50")],
        [("0.00", "20.00", "14.78", "83.72", "66.50")],
    ),
    # ---- POS Choice 2026, Copperfield: 750 / 1,500, then 20 %; office 30, therapy 35, lab 10 ----
    "three lines, three rules": (
        # 30.00; 10.00 of 12.50; X-ray: 20.00 left and 20 % of 33.00 = 6.60, paid 26.40
        ("pos-choice", ("730.00", "730.00"), ("730.00", "730.00")),
        [(VISIT, 1, "185.00", "118.50"), (LAB, 1, "48.00", "12.50"), (X_RAY, 1, "110.00", "53.00")],
        [
            ("30.00", "0.00", "0.00", "88.50", "66.50"),
            ("10.00", "0.00", "0.00", "2.50", "35.50"),
            ("0.00", "20.00", "6.60", "26.40", "57.00"),
        ],
    ),
}

OUTSIDE = {
    # ---- PPO Freedom 2026 outside its network: 2,000 / 4,000, then 40 %, limit 10,400 / 20,800 ----
    "900.00 charged, 400.00 allowed": (
        # 40 % of 400.00 = 160.00; paid 240.00; the rest of 500.00 is the patient's too
        ("ppo-out", ("2000.00", "2000.00"), ("2000.00", "2000.00")),
        [(MRI, 1, "900.00", "400.00")],
        [("0.00", "0.00", "160.00", "240.00", "500.00")],
    ),
    "its own deductible first": (
        # 2,000 − 1,900 = 100.00; 40 % of 200.00 = 80.00; paid 120.00; 500.00 − 300.00 = 200.00
        ("ppo-out", ("1900.00", "1900.00"), ("1900.00", "1900.00")),
        [(MRI, 1, "500.00", "300.00")],
        [("0.00", "100.00", "80.00", "120.00", "200.00")],
    ),
    "prevention is not free outside": (
        ("ppo-out", NOTHING, NOTHING),
        [(CHECK_UP, 1, "220.00", "116.00")],
        [("0.00", "116.00", "0.00", "0.00", "104.00")],
    ),
    "no copay outside: 40 % of a visit": (
        # 40 % of 84.00 = 33.60; paid 50.40
        ("ppo-out", ("2000.00", "2000.00"), ("2000.00", "2000.00")),
        [(VISIT, 1, "185.00", "84.00")],
        [("0.00", "0.00", "33.60", "50.40", "101.00")],
    ),
    "the limit does not hold what is above the allowed amount": (
        # 10,400 − 10,380 = 20.00 of 160.00; paid 380.00; the 500.00 stay
        ("ppo-out", ("2000.00", "10380.00"), ("2000.00", "10380.00")),
        [(MRI, 1, "900.00", "400.00")],
        [("0.00", "0.00", "20.00", "380.00", "500.00")],
    ),
    # ---- POS Choice 2026 outside: 1,500 / 3,000, then 40 % ----
    "outside a POS, deductible met": (
        # 40 % of 45.00 = 18.00; paid 27.00
        ("pos-choice", ("1500.00", "1500.00"), ("1500.00", "1500.00")),
        [(X_RAY, 1, "130.00", "45.00")],
        [("0.00", "0.00", "18.00", "27.00", "85.00")],
    ),
}


def answer(plan_used, lines, *, on_file: OnFile, day: date = date(2026, 3, 2)) -> Decision:
    name, own, family = plan_used
    plan = load_plan(name)
    used = Used(*(Money.read(amount) for amount in (*own, *family)))
    sent = tuple(
        Line(
            number=number,
            service=slug,
            code=services()[slug].code,
            name=services()[slug].name,
            units=units,
            charge=Money.read(charge),
            diagnosis=services()[slug].diagnoses[0],
            authorization="OK-1",
            modifiers=services()[slug].modifiers[:1] if services()[slug].modifier_needed else (),
            rendering_npi="2000001018",
        )
        for number, (slug, units, charge, _) in enumerate(lines, 1)
    )
    claim = Claim(
        ClaimId("C-1"), AccountId("A-1"), "ZZT 1", plan.payer, day, day, day, "1", sent, referring_npi="2000001091"
    )
    member = Coverage("ZZT 1", name, "Elena Marchetti-Boyd", date(1979, 8, 19), date(2025, 1, 1), alone=plan.single)
    prices = {slug: Money.read(allowed) for slug, _, _, allowed in lines}
    return decide(claim, member, load_payer(plan.payer), plan, used=used, contract=prices, on_file=on_file)


def amounts(decision: Decision, lines, rest: str) -> list[tuple[str, ...]]:
    found = []
    for line, (_, _, charge, _) in zip(decision.lines, lines, strict=True):
        taken = {f"{group}-{reason}": amount for group, reason, amount in line.adjustments}
        assert set(taken) <= {"PR-1", "PR-2", "PR-3", rest}
        paid = Money.read(charge)
        for amount in taken.values():
            paid = paid - amount
        shares = (taken.get(code, ZERO) for code in ("PR-3", "PR-1", "PR-2"))
        found.append((*map(str, shares), str(paid), str(taken.get(rest, ZERO))))
    return found


@pytest.mark.parametrize(("plan_used", "lines", "owed"), BY_HAND.values(), ids=BY_HAND)
def test_inside_the_network(plan_used, lines, owed) -> None:
    on_file = OnFile(approvals={"OK-1": 9})

    assert amounts(answer(plan_used, lines, on_file=on_file), lines, "CO-45") == owed


@pytest.mark.parametrize(("plan_used", "lines", "owed"), OUTSIDE.values(), ids=OUTSIDE)
def test_outside_the_network_the_rest_is_the_patients(plan_used, lines, owed) -> None:
    on_file = OnFile(approvals={"OK-1": 9}, in_network=False)

    assert amounts(answer(plan_used, lines, on_file=on_file), lines, "PR-45") == owed


def test_there_are_at_least_forty_cases() -> None:
    assert len(BY_HAND) + len(OUTSIDE) >= 40


def test_the_visits_of_the_year_end_within_the_claim() -> None:
    # HMO Bronze pays 20 visits of therapy; 19 are used. The first of two is the twentieth: deductible met, 55.00 of
    # 68.00. The second is refused whole, 110.00, and is the patient's.
    met = ("hmo-bronze", ("3000.00", "3000.00"), ("3000.00", "3000.00"))
    lines = [(THERAPY, 2, "110.00", "34.00"), (HANDS_ON, 2, "110.00", "32.00")]

    decision = answer(met, lines, on_file=OnFile(approvals={"OK-1": 9}, visits_used={"therapy": 19}))

    assert [(each.cause, each.adjustments) for each in decision.lines] == [
        ("", (("CO", "45", Money(42_00)), ("PR", "3", Money(55_00)))),
        ("visits_used_up", (("PR", "119", Money(110_00)),)),
    ]


def test_a_line_that_another_edit_refused_uses_no_visit() -> None:
    # One visit is left. The first line has more units than the 6 approved, so the second has the visit.
    met = ("hmo-bronze", ("3000.00", "3000.00"), ("3000.00", "3000.00"))
    lines = [(THERAPY, 9, "495.00", "34.00"), (HANDS_ON, 2, "110.00", "32.00")]

    decision = answer(met, lines, on_file=OnFile(approvals={"OK-1": 6}, visits_used={"therapy": 19}))

    assert [each.cause for each in decision.lines] == ["more_than_authorized", ""]


def test_last_years_visit_goes_by_last_years_figures() -> None:
    # PPO Silver 2025: deductible 1,400.00, met; 20 % of 112.00 = 22.40.
    met = ("ppo-silver", ("1400.00", "1400.00"), ("1400.00", "1400.00"))
    lines = [(VISIT, 1, "185.00", "112.00")]

    decision = answer(met, lines, on_file=OnFile(), day=date(2025, 12, 30))

    assert amounts(decision, lines, "CO-45") == [("0.00", "0.00", "22.40", "89.60", "73.00")]
