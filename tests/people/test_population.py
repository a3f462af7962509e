"""The people near a practice: who they are, who pays for them, and that nobody can mistake them for real."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator import reading
from simulator.chance import Stream
from simulator.people import People, Population, means, patient_of, population
from simulator.people import homes as homes_of
from simulator.people.homes import CHILD, ELDER, GROWN, HEAD, OTHER, PARTNER, languages
from simulator.people.pools import AREA_CODES, family_names, given_names, streets, towns
from simulator.people.spread import Curve, Shares
from simulator.reading import DATA, BadFile

YEAR = 2025
SEEDS, SIZES = st.integers(0, 2**40), st.integers(1, 400)
LARGE = 50_000


def ages(people: People) -> np.ndarray:
    """Whole years at the end of the year, by the calendar and not as the code under test has them."""
    return np.array([YEAR - date.fromordinal(int(day)).year for day in people.born])


@pytest.fixture(scope="module")
def town() -> Population:
    return population(1, 0, LARGE, YEAR)


@given(SEEDS, st.integers(0, 99), SIZES)
def test_a_practice_has_as_many_people_as_were_asked_for_and_every_reference_is_in_range(
    seed: int, practice: int, size: int
) -> None:
    people, households = (found := population(seed, practice, size, YEAR)).people, found.households

    assert len(people) == size == int(households.size.sum())
    assert set(people.household.tolist()) == set(range(len(households)))
    for column, pool in (
        (people.given, sum(map(len, given_names().values()))),
        (people.family_name, sum(map(len, family_names().values()))),
        (people.language, len(languages())),
        (people.street, len(streets())),
        (people.town, len(towns())),
        (people.area_code, len(AREA_CODES)),
        (people.phone, 100),
    ):
        assert (column // pool == 0).all()


@given(SEEDS, SIZES)
def test_every_child_has_a_grown_up_of_its_household_who_pays(seed: int, size: int) -> None:
    people = population(seed, 0, size, YEAR).people

    payer = people.guarantor
    age = ages(people)

    assert (age[payer] >= 19).all()
    assert (people.household[payer] == people.household).all()
    assert (payer[payer] == payer).all()
    children = people.role == CHILD
    assert (age[children] <= 17).all()
    assert (age[payer[children]] - age[children] >= 18).all()


@given(SEEDS, SIZES, st.data())
def test_everyone_is_unmistakably_fictional(seed: int, size: int, data: st.DataObject) -> None:
    someone = patient_of(population(seed, 0, size, YEAR), data.draw(st.integers(0, size - 1)))

    assert re.fullmatch(r"\(\d{3}\) 555-01\d\d", someone.phone)
    assert re.fullmatch(r"[a-z]+\.[a-z]+@example\.com", someone.email)
    assert re.fullmatch(r".+, ZZ 000\d\d", someone.town)
    assert someone.birth_date.year <= YEAR


@given(SEEDS, SIZES)
def test_nobody_is_born_after_the_year_and_nobody_is_a_hundred(seed: int, size: int) -> None:
    age = ages(population(seed, 0, size, YEAR).people)

    assert set(age // 100) == {0}


@given(SEEDS, SIZES)
def test_the_same_seed_makes_the_same_people_and_another_practice_makes_others(seed: int, size: int) -> None:
    once, again, other = (population(seed, practice, size, YEAR) for practice in (3, 3, 4))

    assert _bytes(once) == _bytes(again)
    assert _bytes(once) != _bytes(other)


@pytest.mark.parametrize("size", [0, -1])
def test_a_practice_without_people_is_refused_in_one_sentence(size: int) -> None:
    with pytest.raises(ValueError, match=f"at least one person, not {size}"):
        population(1, 0, size, YEAR)


def test_one_person_alone_pays_for_themselves() -> None:
    people = population(1, 0, 1, YEAR).people

    assert (people.guarantor.tolist(), people.role.tolist()) == ([0], [HEAD])


def test_people_are_as_old_as_the_country_is(town: Population) -> None:
    age = ages(town.people)

    assert 0.195 <= (age < 18).mean() <= 0.230  # age_under18
    assert 0.165 <= (age >= 65).mean() <= 0.195  # age_65plus
    assert 37.5 <= np.median(age) <= 40.5  # age_median
    assert 0.495 <= town.people.female.mean() <= 0.515  # sex_female
    assert 0.53 <= town.people.female[age >= 65].mean() <= 0.58


def test_households_are_as_large_as_the_countrys(town: Population) -> None:
    assert 2.35 <= town.households.size.mean() <= 2.65  # hh_size_mean
    assert 0.27 <= (town.households.size == 1).mean() <= 0.31


def test_whoever_is_grown_and_no_partner_pays_for_themselves(town: Population) -> None:
    people = town.people
    own = people.guarantor == np.arange(LARGE)

    assert own[np.isin(people.role, (HEAD, GROWN, ELDER, OTHER))].all()
    assert not own[np.isin(people.role, (PARTNER, CHILD))].any()
    assert (ages(people)[people.role == GROWN] >= 19).all()


def test_a_couple_is_of_about_the_same_age_and_most_often_a_woman_and_a_man(town: Population) -> None:
    people = town.people
    partner = people.role == PARTNER
    age, head = ages(people), people.guarantor[partner]

    assert (np.abs(age[partner] - age[head]) <= 7).all()
    assert 0.01 <= (people.female[partner] == people.female[head]).mean() <= 0.03


def test_an_elder_is_a_generation_older_than_the_head(town: Population) -> None:
    people = town.people
    elder = people.role == ELDER

    head = town.households.first[people.household[elder]]
    assert (ages(people)[elder] - ages(people)[head] >= 18).all()


def test_a_name_says_nothing_but_a_name(town: Population) -> None:
    """Whoever has a name of one origin speaks, earns and pays as everybody else."""
    ends = np.cumsum([len(pool) for pool in family_names().values()])
    first = town.households.first
    origin = np.searchsorted(ends, town.people.family_name[first], side="right")
    homes = town.households

    for column, most in (
        ((town.people.language[first] == 0) * 100, 3.5),  # each a bit above three standard errors of 900 households
        ((homes.poverty_percent < 200) * 100, 5.5),
        (homes.will / 100, 3.5),
        (homes.reach / 100, 3.5),
        (town.people.female[first] * 100, 6),
    ):
        means = [column[origin == number].mean() for number in range(len(ends))]
        assert max(abs(mean - column.mean()) for mean in means) < most


def test_a_phone_belongs_to_a_grown_up_and_a_child_is_reached_through_its_parent(town: Population) -> None:
    people = town.people
    children = people.role == CHILD

    assert (people.phone[children] == people.phone[people.guarantor[children]]).all()
    assert (people.area_code[children] == people.area_code[people.guarantor[children]]).all()


def test_a_curve_has_its_points_and_straight_lines_between_them() -> None:
    curve = Curve(np.array([0, 500_000, 1_000_000]), np.array([10, 20, 100]))

    assert curve.at(np.array([0, 250_000, 500_000, 750_000, 999_999])).tolist() == [10, 15, 20, 60, 99]


def test_shares_are_met_and_what_has_none_is_never_picked() -> None:
    shares = Shares(("a", "b", "c"), np.array([[2_000, 2_000, 10_000]]))

    picked = shares.pick(Stream(1, "test"), np.zeros(100_000, np.int64))

    assert not (picked == 1).any()
    assert 0.19 <= (picked == 0).mean() <= 0.21


@pytest.mark.parametrize(
    ("file", "wrong", "right", "says"),
    [
        ("people", "{share: 13%,", "{share: 12%,", "`households` should have shares that add up to 100%, not "),
        (
            "people",
            "members: [head, elder]",
            "members: [head, aunt]",
            "`households: with-a-parent: members` names `aunt`",
        ),
        ("people", "members: [head, elder]", "members: [elder, head]", "should start with the head, who pays"),
        ("people", "one-older: 66%", "one-oldest: 66%", "`female: head: one-oldest` is no household; these are one-"),
        (
            "people",
            "head: sharing,",
            "head: shared,",
            "`households: sharing-two: head` is `shared`; it should be one of",
        ),
        ("people", "Spanish: 5.3%", "Spanish: 5%", "`languages` should add up to 100%, not 99.7%"),
        ("means", "first: 310.00", "first: much", "`food: first` is `much`; it should be an amount such as"),
        ("means", "[98%, 93%,", "[98%, 9³%,", "`take_home` should have 4 shares such as 25%, one for each band"),
        ("means", "[98%, 93%,", "[98%, ninety,", "`take_home` should have 4 shares such as 25%, one for each band"),
        ("means", "  200: {0%: 0, 8%", "  250: {0%: 0, 8%", "`savings` should have the bands 0, 100, 200, 400"),
        ("means", "will: {0%: 300", "will: {1%: 300", "`will` should run from 0% to 100%"),
        ("means", "reach: {0%: 0, 8%", "reach: {0%: 0, 0%", "stands twice here"),
        ("means", "reach: {0%: 0, 8%", "reach: {0%: 0, some", "`reach: some` is not a share such as 25%"),
    ],
)
def test_a_slip_in_the_settings_is_named_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, wrong: str, right: str, says: str
) -> None:
    module, read = {"people": (homes_of, homes_of.homes), "means": (means, means._settings)}[file]
    text = (DATA / "world" / f"{file}.yaml").read_text(encoding="utf-8")
    assert wrong in text
    (tmp_path / "world").mkdir()
    (tmp_path / "world" / f"{file}.yaml").write_text(text.replace(wrong, right), encoding="utf-8")
    monkeypatch.setattr(module, "DATA", tmp_path)
    monkeypatch.setattr(reading, "ROOT", tmp_path)

    with pytest.raises(BadFile, match=rf"{file}.yaml:\d+: ") as caught:
        read.__wrapped__()

    assert says in str(caught.value)


def _bytes(found: Population) -> bytes:
    return b"".join(
        getattr(table, each.name).tobytes() for table in (found.people, found.households) for each in fields(table)
    )
