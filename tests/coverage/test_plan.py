"""Plans: dated figures, what they say about a kind of service, and slips of their author."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from simulator.coverage import Coverage, NoSuchPlanYear, Plan, load_plan, plan
from simulator.money import ZERO, Money, Rate
from simulator.reading import DATA, BadFile

HDHP = """
name: Saver
payer: tamarack
kind: HDHP
family_deductible: aggregate
no_cost_share: [preventive]
authorization: []
years:
  2026:
    deductible: {person: 1700.00, family: 3400.00}
    out_of_pocket: {person: 5000.00, family: 10000.00}
    coinsurance: 10%
    copays: {therapy: 40.00}
    copay_after_deductible: [therapy]
"""

KINDS = "office, preventive, procedure, test, lab, imaging, advanced-imaging, therapy, chiropractic, vaccine, vision"
MARCH = date(2026, 3, 2)


def plan_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> Plan:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "saver.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(plan, "DATA", tmp_path)
    return load_plan.__wrapped__("saver")


def test_the_silver_ppo_has_the_figures_of_its_booklet() -> None:
    year = load_plan("ppo-silver").on(MARCH)

    assert (year.deductible.person, year.deductible.family) == (Money(1_500_00), Money(3_000_00))
    assert (year.out_of_pocket.person, year.out_of_pocket.family) == (Money(6_500_00), Money(13_000_00))
    assert year.coinsurance == Rate(2_000)


def test_a_plan_year_begins_on_january_1() -> None:
    silver = load_plan("ppo-silver")

    assert silver.on(date(2025, 12, 31)).deductible.person == Money(1_400_00)
    assert silver.on(date(2026, 1, 1)).deductible.person == Money(1_500_00)


@pytest.mark.parametrize("year", [2024, 2027])
def test_a_year_that_the_plan_does_not_know_is_an_error_that_names_it(year: int) -> None:
    with pytest.raises(NoSuchPlanYear) as caught:
        load_plan("ppo-silver").in_year(year)

    assert str(caught.value) == f"Plan PPO Silver has no figures for {year}: they run from 2025 to 2026."


def test_an_office_visit_comes_under_the_deductible_and_then_20_percent() -> None:
    benefit = load_plan("ppo-silver").benefit("office", MARCH)

    assert (benefit.takes_deductible, benefit.copay, benefit.coinsurance) == (True, ZERO, Rate(2_000))
    assert not benefit.needs_authorization


def test_therapy_has_its_copay_and_neither_deductible_nor_coinsurance() -> None:
    benefit = load_plan("ppo-silver").benefit("therapy", MARCH)

    assert (benefit.takes_deductible, benefit.copay, benefit.coinsurance) == (False, Money(30_00), Rate(0))


def test_preventive_care_is_without_cost_share() -> None:
    benefit = load_plan("ppo-silver").benefit("preventive", MARCH)

    assert (benefit.takes_deductible, benefit.copay, benefit.coinsurance) == (False, ZERO, Rate(0))


def test_only_advanced_imaging_needs_approval() -> None:
    silver = load_plan("ppo-silver")

    assert [kind for kind in plan.KINDS_OF_SERVICE if silver.benefit(kind, MARCH).needs_authorization] == [
        "advanced-imaging"
    ]


def test_an_embedded_deductible_has_the_persons_and_the_familys_limit() -> None:
    deductible = load_plan("ppo-silver").benefit("office", MARCH).deductible

    assert (deductible.person, deductible.family) == (Money(1_500_00), Money(3_000_00))


def test_an_aggregate_deductible_has_only_the_familys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saver = plan_from(tmp_path, monkeypatch, HDHP)

    benefit = saver.benefit("office", MARCH)

    assert (benefit.deductible.person, benefit.deductible.family) == (Money(3_400_00), Money(3_400_00))
    assert (benefit.out_of_pocket.person, benefit.out_of_pocket.family) == (Money(5_000_00), Money(10_000_00))


def test_who_is_alone_on_a_contract_has_only_the_persons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saver = plan_from(tmp_path, monkeypatch, HDHP)

    benefit = saver.benefit("office", MARCH, alone=True)

    assert (benefit.deductible.person, benefit.deductible.family) == (Money(1_700_00), Money(1_700_00))
    assert (benefit.out_of_pocket.person, benefit.out_of_pocket.family) == (Money(5_000_00), Money(5_000_00))


def test_where_the_plan_says_so_a_copay_comes_after_the_deductible(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    benefit = plan_from(tmp_path, monkeypatch, HDHP).benefit("therapy", MARCH)

    assert (benefit.takes_deductible, benefit.copay, benefit.coinsurance) == (True, Money(40_00), Rate(0))


@pytest.mark.parametrize(
    ("wrong", "right", "says"),
    [
        (
            "1700.00",
            "17oo",
            "saver.yaml:10: `years: 2026: deductible: person` is `17oo`; it should be an amount such as 1500.00.",
        ),
        (
            "1700.00",
            "3400.01",
            "saver.yaml:10: `years: 2026: deductible: person` should not be above the family’s.",
        ),
        (
            "    deductible: {person: 1700.00, family: 3400.00}\n",
            "",
            "saver.yaml:10: `years: 2026: deductible: person` is missing; here stand no lines.",
        ),
        (
            "10%",
            "110%",
            "saver.yaml:12: `years: 2026: coinsurance` is `110%`; it should be a share such as 20%.",
        ),
        (
            "kind: HDHP",
            "kind: XYZ",
            "saver.yaml:4: `kind` is `XYZ`; it should be one of PPO, HMO, EPO, HDHP, POS, Medicare, "
            "Medicare Advantage, Medicaid, Medigap.",
        ),
        (
            "payer: tamarack\n",
            "",
            "saver.yaml:2: `payer` is missing; here stand "
            "name, kind, family_deductible, no_cost_share, authorization, years.",
        ),
        (
            "name: Saver",
            "name: Saver\nmotto: Save",
            "saver.yaml:3: `motto` is not known here; known are authorization, family_deductible, "
            "funded_by, kind, members, name, no_cost_share, not_covered, note, out_of_network, payer, "
            "second, visits_a_year, years.",
        ),
        (
            "  2026:",
            "  next:",
            "saver.yaml:9: `years: next` is not a plan year such as 2026.",
        ),
        (
            "{therapy: 40.00}",
            "{dentist: 40.00}",
            f"saver.yaml:13: `years: 2026: copays: dentist` is not a kind of service; these are {KINDS}.",
        ),
        (
            "after_deductible: [therapy]",
            "after_deductible: [lab]",
            "saver.yaml:14: `years: 2026: copay_after_deductible` names a kind of service that has no copay.",
        ),
        (
            "no_cost_share: [preventive]",
            "no_cost_share: preventive",
            "saver.yaml:6: `no_cost_share` should be a list of words, for example [lab, imaging].",
        ),
        (
            "authorization: []",
            "authorization: [mri]",
            f"saver.yaml:7: `authorization` names `mri`, which is not a kind of service; these are {KINDS}.",
        ),
    ],
)
def test_a_slip_in_a_plan_is_named_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: str, right: str, says: str
) -> None:
    with pytest.raises(BadFile) as caught:
        plan_from(tmp_path, monkeypatch, HDHP.replace(wrong, right).lstrip("\n").replace("name", "\nname", 1))

    assert str(caught.value) == says


def test_an_unknown_plan_is_an_error_that_lists_the_known() -> None:
    with pytest.raises(BadFile, match=r"There is no plan `gold`. Known plans: .*epo-basic, hdhp-family"):
        load_plan("gold")


@pytest.mark.parametrize(
    ("day", "is_covered"),
    [
        (date(2025, 12, 31), False),
        (date(2026, 1, 1), True),
        (date(2026, 6, 30), True),
        (date(2026, 7, 1), False),
    ],
)
def test_coverage_holds_on_its_first_and_on_its_last_day(day: date, is_covered: bool) -> None:
    coverage = Coverage(
        "ZZT 000 4471 02", "ppo-silver", "Elena Marchetti-Boyd", date(1979, 8, 19), date(2026, 1, 1), date(2026, 6, 30)
    )

    assert coverage.covers(day) is is_covered


ALL = sorted(file.stem for file in (DATA / "plans").glob("*.yaml"))


def test_lessons_have_twelve_plans_of_six_kinds_and_six_payers() -> None:
    plans = [load_plan(name) for name in ALL]

    assert len(plans) == 12
    assert {each.kind for each in plans} == set(plan.KINDS_OF_PLAN) - {"Medicare", "Medicaid", "Medigap"}
    assert {each.payer for each in plans} == {
        *("tamarack", "osprey", "copperfield", "sandpiper", "quillwater", "stillmeadow")
    }


@pytest.mark.parametrize("name", ALL)
def test_every_plan_leaves_something_out_counts_some_visits_and_gives_prevention_free(name: str) -> None:
    known = load_plan(name)

    assert known.not_covered
    assert known.visits
    assert known.no_cost_share == {"preventive", "vaccine"}
    assert not known.not_covered & known.visits.keys()
    assert sorted(known.years) == [2025, 2026]


def test_outside_its_network_a_plan_has_limits_of_its_own_and_no_copay() -> None:
    gold = load_plan("ppo-gold")

    inside, outside = (gold.benefit("office", MARCH, in_network=where) for where in (True, False))

    assert (inside.copay, inside.takes_deductible) == (Money(25_00), False)
    assert (outside.copay, outside.takes_deductible, outside.coinsurance) == (ZERO, True, Rate(3_000))
    assert outside.deductible.person == Money(1_000_00)
    assert outside.out_of_pocket.family == Money(16_000_00)
    assert (inside.outside, outside.outside) == ("", "")


@pytest.mark.parametrize(("name", "group"), [("hmo-bronze", "CO"), ("epo-basic", "PR"), ("ppo-silver", "")])
def test_a_plan_says_who_carries_what_it_does_not_pay_outside(name: str, group: str) -> None:
    assert load_plan(name).benefit("office", MARCH, in_network=False).outside == group


def test_a_plan_counts_visits_by_kind() -> None:
    bronze = load_plan("hmo-bronze")

    assert bronze.benefit("therapy", MARCH).visits == 20
    assert bronze.benefit("office", MARCH).visits is None
    assert not bronze.benefit("vision", MARCH).covered


@pytest.mark.parametrize(
    ("added", "says"),
    [
        ("out_of_network: pays\n", "`out_of_network` is `pays` if, and only if, every year has a part `outside`."),
        ("visits_a_year: {therapy: 0}\n", "`visits_a_year: therapy` should be above 0."),
        ("visits_a_year: {dentist: 2}\n", "`visits_a_year: dentist` is not a kind of service"),
        ("members: two\n", "`members` is `two`; it should be one of single, family."),
    ],
)
def test_a_slip_in_what_a_plan_may_leave_out_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, added: str, says: str
) -> None:
    with pytest.raises(BadFile) as caught:
        plan_from(tmp_path, monkeypatch, HDHP.lstrip("\n") + added)

    assert says in str(caught.value)
