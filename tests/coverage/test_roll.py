"""Who is on which plan in a year: shares as published, and what is true of every roll."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.coverage import load_plan, roll, shares
from simulator.coverage.roll import Enrolments, enrol, member_text, plans
from simulator.coverage.shares import roll_shares
from simulator.money import ZERO
from simulator.people import Population, population
from simulator.people.homes import CHILD, GROWN, PARTNER
from simulator.reading import DATA, BadFile

YEAR = 2025
JANUARY, DECEMBER = date(2025, 1, 1).toordinal(), date(2025, 12, 31).toordinal()
SEEDS, SIZES = st.integers(0, 2**40), st.integers(1, 400)
LARGE = 50_000
PUBLIC = {"Medicare", "Medicaid"}


def kinds(enrolments: Enrolments) -> np.ndarray:
    """The kind of each row's plan as its file has it; of the plans for sale, `market`."""
    names = [load_plan(plan) for plan in plans()]
    each = ["market" if plan.id.startswith("market-") else plan.kind for plan in names]
    return np.array([kind if kind in {*PUBLIC, "Medigap", "market"} else "employer" for kind in each])[enrolments.plan]


@pytest.fixture(scope="module", params=[1, 2, 3])
def town(request: pytest.FixtureRequest) -> tuple[Population, Enrolments]:
    people = population(request.param, 0, LARGE, YEAR)
    return people, enrol(people, request.param, 0, YEAR)


@given(SEEDS, st.integers(0, 99), SIZES)
def test_every_place_is_somebodys_on_a_plan_that_there_is_and_within_the_year(
    seed: int, practice: int, size: int
) -> None:
    people = population(seed, practice, size, YEAR)
    rolled = enrol(people, seed, practice, YEAR)

    assert (rolled.person // size == 0).all()
    assert (rolled.plan // len(plans()) == 0).all()
    assert (rolled.starts >= np.maximum(JANUARY, people.people.born[rolled.person])).all()
    assert (rolled.starts <= rolled.ends).all()
    assert (rolled.ends <= DECEMBER).all()


@given(SEEDS, SIZES)
def test_each_seat_of_a_contract_is_one_persons(seed: int, size: int) -> None:
    rolled = enrol(population(seed, 0, size, YEAR), seed, 0, YEAR)

    seats = list(zip(rolled.contract.tolist(), rolled.seat.tolist(), strict=True))
    people = list(zip(rolled.contract.tolist(), rolled.person.tolist(), strict=True))

    assert len(set(seats)) == len(set(people)) == len(seats)
    assert len(set(rolled.member_number.tolist())) == len(seats)
    for contract in set(rolled.contract.tolist()):
        rows = rolled.contract == contract
        assert sorted(rolled.seat[rows].tolist()) == list(range(1, int(rows.sum()) + 1))
        assert set(rolled.alone[rows].tolist()) == {rows.sum() == 1}
        assert len(set(rolled.plan[rows].tolist())) == 1


@given(SEEDS, SIZES)
def test_who_shares_a_contract_shares_a_household(seed: int, size: int) -> None:
    people = population(seed, 0, size, YEAR)
    rolled = enrol(people, seed, 0, YEAR)

    pairs = set(zip(rolled.contract.tolist(), people.people.household[rolled.person].tolist(), strict=True))

    assert len(pairs) == len(set(rolled.contract.tolist()))


@given(SEEDS, SIZES)
def test_on_any_day_one_plan_of_a_person_pays_first_and_at_most_one_second(seed: int, size: int) -> None:
    rolled = enrol(population(seed, 0, size, YEAR), seed, 0, YEAR)

    for day in (JANUARY, JANUARY + 100, JANUARY + 200, DECEMBER):
        holds = (rolled.starts <= day) & (day <= rolled.ends)
        orders: dict[int, list[int]] = {}
        for person, order in zip(rolled.person[holds].tolist(), rolled.order[holds].tolist(), strict=True):
            orders.setdefault(person, []).append(order)
        assert all(sorted(each) in ([1], [1, 2]) for each in orders.values())


@given(SEEDS, SIZES)
def test_a_plan_for_one_person_holds_one_person(seed: int, size: int) -> None:
    rolled = enrol(population(seed, 0, size, YEAR), seed, 0, YEAR)

    single = np.array([load_plan(plan).single for plan in plans()])

    assert rolled.alone[single[rolled.plan]].all()


@given(SEEDS, SIZES)
def test_medicaid_pays_last_and_a_supplement_after_medicare(seed: int, size: int) -> None:
    rolled = enrol(population(seed, 0, size, YEAR), seed, 0, YEAR)
    kind = kinds(rolled)
    has_medicare = np.isin(rolled.person, rolled.person[kind == "Medicare"])

    assert (rolled.order[(kind == "Medicaid") & has_medicare & (rolled.ends == DECEMBER)] == 2).all()
    assert (rolled.order[kind == "Medigap"] == 2).all()
    assert has_medicare[kind == "Medigap"].all()


@given(SEEDS, SIZES)
def test_the_same_seed_makes_the_same_roll_and_another_practice_another(seed: int, size: int) -> None:
    people = population(seed, 3, size, YEAR)

    once, again, other = (enrol(people, seed, practice, YEAR) for practice in (3, 3, 4))

    assert _bytes(once) == _bytes(again)
    assert len(once) == 0 or _bytes(once) != _bytes(other)


def test_shares_of_coverage_are_those_of_the_country(town: tuple[Population, Enrolments]) -> None:
    _, rolled = town
    kind = kinds(rolled)

    def share(*which: str) -> float:
        return len(set(rolled.person[np.isin(kind, which)].tolist())) / LARGE

    assert 0.510 <= share("employer") <= 0.560  # cov_employer
    assert 0.175 <= share("Medicare") <= 0.205  # cov_medicare
    assert 0.160 <= share("Medicaid") <= 0.200  # cov_medicaid
    assert 0.090 <= share("market", "Medigap") <= 0.120  # cov_direct
    assert 0.070 <= 1 - share(*set(kind)) <= 0.095  # cov_uninsured_all
    both = set(rolled.person[kind == "Medicare"].tolist()) & set(rolled.person[kind == "Medicaid"].tolist())
    assert 0.12 <= len(both) / (share("Medicaid") * LARGE) <= 0.18  # dual_share_medicaid


def test_the_uninsured_are_the_poor_and_the_young_and_hardly_anyone_above_65(
    town: tuple[Population, Enrolments],
) -> None:
    people, rolled = town
    without = ~np.isin(np.arange(LARGE), rolled.person)
    age = np.array([YEAR - date.fromordinal(int(day)).year for day in people.people.born])
    percent = people.households.poverty_percent[people.people.household]
    works = (age >= 19) & (age < 65)

    assert 0.20 <= without[works & (percent < 100)].mean() <= 0.29  # unins_wa_fpl_lt100
    assert 0.135 <= without[works & (percent >= 100) & (percent < 400)].mean() <= 0.185  # unins_wa_fpl_100_399
    assert 0.028 <= without[works & (percent >= 400)].mean() <= 0.055  # unins_wa_fpl_400plus
    assert 0.045 <= without[age < 19].mean() <= 0.070  # unins_under19
    assert 0.12 <= without[(age >= 19) & (age < 26)].mean() <= 0.16  # unins_19_25
    assert 0.003 <= without[age >= 65].mean() <= 0.015  # unins_65plus


def test_the_plans_of_those_who_work_are_the_countrys(town: tuple[Population, Enrolments]) -> None:
    _, rolled = town
    known = [load_plan(plan) for plan in plans()]
    worker = (kinds(rolled) == "employer") & (rolled.seat == 1) & (rolled.order == 1)
    kind = np.array([plan.kind for plan in known])[rolled.plan[worker]]
    deductible = np.array([plan.in_year(YEAR).deductible.person.cents for plan in known])[rolled.plan[worker]] / 100
    has_one = deductible > 0

    assert 0.25 <= (kind == "HDHP").mean() <= 0.35  # plan_hdhp_2024
    assert 0.44 <= (kind == "PPO").mean() <= 0.51  # plan_ppo_2024
    assert 0.10 <= (kind == "HMO").mean() <= 0.15  # plan_hmo_2024
    assert 0.08 <= (kind == "POS").mean() <= 0.13  # plan_pos_2024
    assert 0.83 <= has_one.mean() <= 0.91  # ded_share_2024
    assert 1_650 <= deductible[has_one].mean() <= 1_950  # ded_avg_2024
    hmo, ppo, pos, hdhp = (deductible[has_one & (kind == each)].mean() for each in ("HMO", "PPO", "POS", "HDHP"))
    assert hmo <= ppo < pos < hdhp
    copays = [plan.in_year(YEAR).copays.get("office", ZERO).cents / 100 for plan in known]
    in_the_office = np.array(copays)[rolled.plan[worker]]
    assert 0.60 <= (in_the_office > 0).mean() <= 0.76  # share_copay_pcp
    assert 22 <= in_the_office[in_the_office > 0].mean() <= 30  # copay_pcp_2021


def test_medicare_begins_with_the_month_of_the_65th_birthday(town: tuple[Population, Enrolments]) -> None:
    people, rolled = town
    medicare = kinds(rolled) == "Medicare"
    seen = set()
    for person, starts in zip(rolled.person[medicare].tolist(), rolled.starts[medicare].tolist(), strict=True):
        born = date.fromordinal(int(people.people.born[person]))
        if born.year == YEAR - 65:
            seen.add(born.month)
            month = born.month - (born.day == 1)  # on the first, Medicare begins a month earlier
            assert date.fromordinal(starts) == date(YEAR, max(month, 1), 1)
    assert seen == set(range(1, 13))


@pytest.mark.parametrize(
    ("born", "begins"),
    [
        (date(1960, 6, 30), date(2025, 6, 1)),
        (date(1960, 7, 1), date(2025, 6, 1)),
        (date(1960, 7, 2), date(2025, 7, 1)),
        (date(1960, 1, 1), date(2024, 12, 1)),
        (date(1960, 2, 29), date(2025, 2, 1)),
    ],
)
def test_a_birthday_on_the_first_begins_medicare_a_month_earlier(born: date, begins: date) -> None:
    assert roll._first_of_65(np.array([born.toordinal()])).tolist() == [begins.toordinal()]


def test_a_child_with_two_plans_has_the_parents_first_whose_birthday_comes_first(
    town: tuple[Population, Enrolments],
) -> None:
    people, rolled = town
    p = people.people
    employer = kinds(rolled) == "employer"
    first = {int(rolled.person[row]): row for row in np.flatnonzero(employer & (rolled.order == 1))}
    second = {int(rolled.person[row]) for row in np.flatnonzero(employer & (rolled.order == 2))}
    partner = {int(p.guarantor[row]): int(row) for row in np.flatnonzero(p.role == PARTNER)}

    def birthday(person: int) -> tuple[int, int]:
        born = date.fromordinal(int(p.born[person]))
        return born.month, born.day

    children = [child for child in second if p.role[child] == CHILD]
    assert len(children) > 100
    for child in children:
        parents = int(p.guarantor[child]), partner[int(p.guarantor[child])]
        earlier = min(parents, key=birthday)
        if birthday(parents[0]) != birthday(parents[1]):
            assert rolled.contract[first[child]] == rolled.contract[first[earlier]]


def test_where_both_plans_cover_all_each_of_the_couple_subscribes_to_one(town: tuple[Population, Enrolments]) -> None:
    people, rolled = town
    works = ~np.isin(rolled.person, rolled.person[kinds(rolled) == "Medicare"])
    second = (rolled.order == 2) & works
    role = people.people.role[rolled.person]
    first = (
        (rolled.order == 1)
        & (rolled.starts == JANUARY)
        & np.isin(rolled.person, rolled.person[second & (role == PARTNER)])
        & (role == PARTNER)
    )

    assert (rolled.seat[first] == 1).all()
    assert (rolled.seat[second & (role == PARTNER)] > 1).all()


def test_a_grown_child_of_26_is_on_no_parents_plan(town: tuple[Population, Enrolments]) -> None:
    people, rolled = town
    p = people.people
    older = (p.role == GROWN) & (p.born <= date(1999, 12, 31).toordinal())

    assert rolled.alone[older[rolled.person]].all()


def test_coverage_is_lost_and_found_during_the_year(town: tuple[Population, Enrolments]) -> None:
    _, rolled = town

    ended, began = rolled.ends < DECEMBER, rolled.starts > JANUARY

    assert 0.02 <= ended.mean() <= 0.12
    assert 0.03 <= began.mean() <= 0.15
    last_days = {date.fromordinal(int(day) + 1).day for day in rolled.ends[ended]}
    assert last_days == {1}  # coverage ends with a month


def test_every_plan_has_somebody_who_stands_behind_it() -> None:
    behind = {plan: shares.GROUPS[group] for plan, group in zip(plans(), shares.group_of_plans(), strict=True)}

    assert (behind["employer-ppo"], behind["hdhp-family"], behind["market-silver"]) == (
        "employer",
        "employer",
        "market",
    )
    assert (behind["medicare-part-b"], behind["medigap-g"], behind["medicaid"]) == (
        "medicare",
        "supplement",
        "medicaid",
    )


def test_a_member_number_is_from_a_range_that_is_never_issued() -> None:
    assert member_text(12_000_345_02) == "ZZ 000 0012 000345 02"


@pytest.mark.parametrize(
    ("wrong", "right", "says"),
    [
        (
            "medicaid: {medicaid: 100%}",
            "medicaid: {medicade: 100%}",
            "`plans: medicaid: medicade` is no plan in data/plans",
        ),
        (
            "supplement: {medigap-g: 68%",
            "supplement: {medigap-g: 67%",
            "`plans: supplement` should add up to 100%, not 99%",
        ),
        ("  market: {", "  bazaar: {", "`plans: bazaar` should be one of employer, market"),
        ("bands: [0, 100, 200, 400]", "bands: [0, 100, 250, 400]", "should have the rows 0, 100, 250, 400"),
        ("steady:", "quiet:", "`changes` should name steady, ends, begins, employer, market, medicaid, in this order"),
        ("children_else: 20%", "children_else: lots", "`children_else` is `lots`; it should be a share such as 20%"),
    ],
)
def test_a_slip_in_the_shares_is_named_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: str, right: str, says: str
) -> None:
    text = (DATA / "world" / "coverage.yaml").read_text(encoding="utf-8")
    assert wrong in text
    (tmp_path / "world").mkdir()
    (tmp_path / "world" / "coverage.yaml").write_text(text.replace(wrong, right), encoding="utf-8")
    (tmp_path / "plans").symlink_to(DATA / "plans")
    monkeypatch.setattr(shares, "DATA", tmp_path)

    with pytest.raises(BadFile, match=r"coverage.yaml:\d+: ") as caught:
        roll_shares.__wrapped__()

    assert says in str(caught.value)


def _bytes(rolled: Enrolments) -> bytes:
    return b"".join(np.ascontiguousarray(getattr(rolled, each.name)).tobytes() for each in fields(rolled))
