"""Medicare, Medicaid and the plans of the market as data: their figures, their dates, and slips of their author."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from simulator.care import services
from simulator.case.open import work
from simulator.case.pinned import CaseFacts, ClaimFacts, CoverageFacts, LineFacts
from simulator.columns import Ints
from simulator.coverage import KINDS_OF_SERVICE, load_plan, medigap, medigap_letters
from simulator.coverage.plan import NO_END, PAYS_SECOND
from simulator.money import Money, Rate
from simulator.payers import load_payer, payer, price_list, pricing
from simulator.payers.adjudicate import adjudicate
from simulator.payers.columns import CO, PR
from simulator.payers.coordination import METHODS
from simulator.payers.coordination import medigap as medigap_method
from simulator.payers.edits import BY_NAME, run_edits
from simulator.payers.paid_wrong import credit, paid_to_patient, underpaid
from simulator.payers.participation import within_limit
from simulator.payers.reductions import reduced
from simulator.payers.second import Own, second_payment
from simulator.payers.sequestration import Sequestration, sequestered
from simulator.payers.settlement import NUMBER, REASONS, settle, together
from simulator.payers.status import FIRST, SECOND, claim_status
from simulator.reading import DATA, BadFile, read_table
from simulator.remittance import Adjustment, Group, RemitLine, remark_meaning
from simulator.remittance.codes import explains, may_stand, needs_remark
from tests.payers.making import lines
from tests.payers.telling import answer

SHELVED = sorted(file.stem for shelf in ("public", "market") for file in (DATA / "plans" / shelf).glob("*.yaml"))
LESSONS_ONLY = {"sandpiper", "quillwater", "stillmeadow"}
PAYERS = sorted(file.stem for file in (DATA / "payers").rglob("*.yaml"))


def ints(*values: int) -> Ints:
    return np.array(values, np.int64)


# ---- plans ----


@pytest.mark.parametrize(("year", "deductible"), [(2025, 257_00), (2026, 283_00)])
def test_part_b_has_the_deductible_of_the_year_and_no_end(year: int, deductible: int) -> None:
    visit = load_plan("medicare-part-b").benefit("office", date(year, 3, 2), alone=True)

    assert visit.deductible.person == visit.deductible.family == Money(deductible)
    assert visit.coinsurance == Rate(2_000)
    assert visit.out_of_pocket.person == NO_END


@pytest.mark.parametrize(("kind", "free"), [("lab", True), ("vaccine", True), ("imaging", False)])
def test_part_b_asks_nothing_for_the_laboratory_and_vaccines(kind: str, free: bool) -> None:
    benefit = load_plan("medicare-part-b").benefit(kind, date(2026, 3, 2), alone=True)

    assert (not benefit.takes_deductible and benefit.coinsurance == Rate(0)) is free


def test_medicaid_asks_its_members_for_nothing() -> None:
    for kind in KINDS_OF_SERVICE:
        benefit = load_plan("medicaid").benefit(kind, date(2026, 3, 2), alone=True)
        assert (benefit.takes_deductible, benefit.copay, benefit.coinsurance) == (False, Money(0), Rate(0))


@pytest.mark.parametrize("name", SHELVED)
def test_every_plan_of_a_population_has_both_years_a_payer_and_a_price_for_every_service(name: str) -> None:
    plan = load_plan(name)

    assert sorted(plan.years) == [2025, 2026]
    for year in plan.years:
        prices = price_list(load_payer(plan.payer).prices, date(year, 1, 1))
        assert prices.keys() == services().keys()
        assert all(price > Money(0) for price in prices.values())


def test_a_population_can_be_covered_in_every_usual_way() -> None:
    assert {load_plan(name).kind for name in SHELVED} >= {"PPO", "HMO", "HDHP", "EPO", "Medicare", "Medicaid"}
    assert {load_plan(name).payer for name in SHELVED} == {*PAYERS} - LESSONS_ONLY


def test_every_way_to_pay_second_that_a_plan_may_name_is_a_method() -> None:
    assert {*PAYS_SECOND} <= METHODS.keys()


@pytest.mark.parametrize(
    ("letter", "deductible", "excess", "coinsurance", "copay"),
    [("G", 0, 10_000, 10_000, 0), ("N", 0, 0, 10_000, 20_00), ("F", 10_000, 10_000, 10_000, 0), ("K", 0, 0, 5_000, 0)],
)
def test_the_letters_of_medigap(letter: str, deductible: int, excess: int, coinsurance: int, copay: int) -> None:
    plan = medigap_letters()[letter]

    assert (plan.deductible, plan.excess, plan.coinsurance) == (Rate(deductible), Rate(excess), Rate(coinsurance))
    assert plan.visit_copay == Money(copay)


def test_a_slip_in_the_letters_is_named_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (DATA / "plans" / "medigap.csv").read_text(encoding="utf-8").replace("B,100%", "A,100%")
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "medigap.csv").write_text(text, encoding="utf-8")
    monkeypatch.setattr(medigap, "DATA", tmp_path)

    with pytest.raises(BadFile, match=r"medigap.csv:3: `letter` stands twice"):
        medigap_letters.__wrapped__()


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


# ---- money that goes astray ----


def test_money_that_the_payer_sent_to_the_patient_is_the_patients_to_hand_over() -> None:
    told = answer(("109.25", "95.00", "PR-45 14.25, PR-2 19.00"), ("50.00", "40.00", "CO-45 10.00"))

    sent = paid_to_patient(told, np.array([True, False]))

    assert (told.paid.tolist(), sent.paid.tolist()) == ([76_00, 40_00], [0, 40_00])
    assert sent.amount(PR, "100").tolist() == [76_00, 0]
    assert sent.patient.tolist() == [109_25, 0]


def test_an_old_price_pays_too_little_and_a_new_one_never_too_little() -> None:
    assert underpaid(ints(109_00, 112_00, 115_00), ints(112_00, 112_00, 112_00)).tolist() == [3_00, 0, 0]


def test_what_came_in_above_what_was_owed_is_a_credit() -> None:
    assert credit(ints(60_00, 70_40, 0), ints(70_40, 60_00, 5_00)).tolist() == [0, 10_40, 0]


# ---- status ----


def test_an_answer_says_whose_turn_it_was_and_whether_it_went_on() -> None:
    flags = np.array([False, True, False, False, True]), np.array([False, False, False, True, False])

    status = claim_status(ints(FIRST, FIRST, SECOND, FIRST, SECOND), forwarded=flags[0], unknown=flags[1])

    assert status.tolist() == [1, 19, 2, 4, 20]


# ---- codes and manuals ----


def test_every_reason_of_an_edit_has_a_number_and_every_number_a_meaning() -> None:
    reasons = run_edits(tuple(BY_NAME.values()), lines({}))[2]
    explained = {row["code"] for row in read_table(DATA / "codes" / "carc.csv")}

    assert {*reasons} <= NUMBER.keys()
    assert {*REASONS[1:]} <= explained
    assert len(set(REASONS)) == len(REASONS)


@pytest.mark.parametrize(
    ("group", "reason"),
    [("OA", "23"), ("CO", "59"), ("PR", "100"), ("CO", "253"), ("PR", "275"), ("CO", "303"), ("PR", "204")],
)
def test_what_a_second_payer_and_medicare_say_stands_under_its_group(group: str, reason: str) -> None:
    assert may_stand(Group(group), reason)


@pytest.mark.parametrize("name", ["medicare", "medicaid", "juniper"])
def test_every_denial_of_these_manuals_has_the_remark_it_needs_and_remarks_that_can_be_explained(name: str) -> None:
    manual = load_payer(name)
    wrong = {
        "member": -1, "provider": -1, "received": date(2028, 1, 1), "covered_from": date(2026, 4, 1),
        "covered_to": date(2026, 2, 1), "enrolled_from": date(2026, 4, 1), "other_plan_first": True,
        "outside": CO, "lacks": 0b11111, "modifier_fits": False, "covered": False, "needs_authorization": True,
        "necessary": False, "units": 99, "visits_left": 0, "usually_within": 1,
    }  # fmt: skip
    for edit in manual.edits:
        _, group, reasons = run_edits((edit,), lines(wrong, {**wrong, "approved_units": 5}, wrong))
        code = Group(("", "CO", "PR", "OA", "PI")[next(each for each in group if each)])
        assert may_stand(code, reasons[0]), edit.__name__
        assert not needs_remark(reasons[0]) or any(map(explains, manual.remarks[edit.__name__])), edit.__name__
        assert all(remark_meaning(remark).says for remark in manual.remarks[edit.__name__])
    assert "555-01" in manual.phone
    assert manual.portal.endswith("example.com")


@pytest.mark.parametrize(("group", "reason", "refuses"), [
    ("CO", "253", False), ("CO", "59", False), ("OA", "23", False), ("PR", "275", False), ("CO", "303", False),
    ("CO", "97", True), ("PR", "204", True),
])  # fmt: skip
def test_a_reduction_or_another_payers_part_is_no_denial(group: str, reason: str, refuses: bool) -> None:
    told = (Adjustment(Group(group), reason, Money(2_00)),)
    line = RemitLine(1, "X1300", "Return office visit", Money(102_00), Money(100_00), told)

    assert bool(line.denials) is refuses


# ---- prices ----


@pytest.mark.parametrize(
    ("name", "day", "slug", "price"),
    [
        ("medicare", date(2025, 12, 31), "office-visit-established-3", 88_95),
        ("medicare", date(2026, 1, 1), "office-visit-established-3", 91_85),  # x 33.4009 / 32.3465 = 91.8495
        ("medicare", date(2026, 1, 1), "metabolic-panel", 10_56),
        ("medicaid", date(2025, 6, 1), "office-visit-established-3", 62_27),  # 70 % is 62.265, so 62.27
        ("medicaid", date(2026, 6, 1), "metabolic-panel", 8_98),  # 85 % of 10.56 is 8.976
        ("juniper-2026", date(2026, 6, 1), "office-visit-established-3", 107_46),  # 117 % of 91.85 is 107.4645
        ("juniper-2026", date(2025, 6, 1), "mri-brain", 280_47),  # 145 % of 193.43 is 280.4735
    ],
)
def test_a_price_by_law_and_a_price_that_is_a_share_of_it(name: str, day: date, slug: str, price: int) -> None:
    assert price_list(name, day)[slug] == Money(price)


SHARE = "of: medicare\npercent:\n  2026-01-01: {%s}\n"
ALL_KINDS = ", ".join(f"{kind}: 70" for kind in KINDS_OF_SERVICE)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (SHARE % ALL_KINDS.replace("lab: 70", "lab: 0"), "share.yaml:3: `percent: 2026-01-01: lab` should be above 0."),
        (SHARE % ALL_KINDS.replace("lab: 70, ", ""), "`percent: 2026-01-01: lab` is missing"),
        (SHARE % (ALL_KINDS + ", dentist: 70"), "`percent: 2026-01-01: dentist` is not known here"),
        (SHARE.replace("2026-01-01", "2026") % ALL_KINDS, "`percent: 2026` should be named by a date"),
    ],
)
def test_a_slip_in_a_share_of_prices_is_named_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, says: str
) -> None:
    (tmp_path / "prices").mkdir()
    fees = (DATA / "prices" / "medicare.csv").read_text(encoding="utf-8")
    (tmp_path / "prices" / "medicare.csv").write_text(fees, encoding="utf-8")
    (tmp_path / "prices" / "share.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(pricing, "DATA", tmp_path)
    pricing._price_rows.cache_clear()

    with pytest.raises(BadFile) as caught:
        price_list("share", date(2026, 6, 1))

    assert says in str(caught.value)


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


def test_who_has_no_contract_takes_an_advantage_plans_price_whole_and_bills_nobody_the_rest() -> None:
    """Charge 231.00, price 134.61: 96.39 is ours (CO-45), and 30 % of the price, 40.38, the patient's."""
    visit = LineFacts("preventive-visit-65", Money(231_00), Money(134_61))
    facts = CaseFacts(CoverageFacts("advantage-open", network="out"), ClaimFacts(lines=(visit,)))
    answer = work(1, facts, date(2026, 6, 8)).remit.lines[0]

    assert [(each.code, each.amount) for each in answer.adjustments] == [
        ("CO-45", Money(96_39)),
        ("PR-2", Money(40_38)),
    ]
    assert load_payer("quillwater").paid_whole
    assert not load_payer("tamarack").paid_whole
