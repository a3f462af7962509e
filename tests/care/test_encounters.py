"""A year of care: how often people come, what is done, and what is true of every visit and line."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.care import diagnoses, modifiers, pairs, reasons, services
from simulator.care.encounters import Care, care
from simulator.coverage.roll import enrol
from simulator.dates import is_business_day
from simulator.people import Population, population
from simulator.reading import DATA, BadFile

YEAR = 2025
SEEDS, SIZES = st.integers(0, 2**40), st.integers(1, 300)
LARGE = 50_000
SERVICES = list(services().values())
SLUGS = list(services())
KINDS = np.array([service.kind for service in SERVICES])
BITS = {code: 1 << place for place, code in enumerate(modifiers())}


def made(seed: int, practice: int, size: int) -> tuple[Population, Care]:
    people = population(seed, practice, size, YEAR)
    return people, care(people, seed, practice, YEAR)


def ages(found: Population) -> np.ndarray:
    return np.array([YEAR - date.fromordinal(int(day)).year for day in found.people.born])


@pytest.fixture(scope="module", params=[1, 2, 3])
def town(request: pytest.FixtureRequest) -> tuple[Population, Care]:
    return made(request.param, 0, LARGE)


def test_a_second_practice_changes_nothing_in_the_first() -> None:
    alone = _bytes(made(7, 0, 200)[1])
    made(7, 1, 200)

    assert _bytes(made(7, 0, 200)[1]) == alone


@given(SEEDS, st.integers(1, 40))
def test_every_column_holds_whole_numbers_or_flags_of_one_length(seed: int, size: int) -> None:
    people, year = made(seed, 0, size)

    for table in (people.people, people.households, enrol(people, seed, 0, YEAR), year.visits, year.services):
        columns = [getattr(table, each.name) for each in fields(table)]
        assert {column.dtype for column in columns} <= {np.dtype(np.int64), np.dtype(bool)}
        assert {column.shape for column in columns} == {(len(table),)}


@given(SEEDS, st.integers(0, 99), SIZES)
def test_every_visit_is_somebodys_and_every_line_a_visits(seed: int, practice: int, size: int) -> None:
    _, found = made(seed, practice, size)
    visits, lines = found.visits, found.services

    assert (visits.person // size == 0).all()
    assert (visits.doctor == 0).all()  # one doctor sees up to 1,700 people
    assert sorted(set(lines.visit.tolist())) == list(range(len(visits)))
    assert (np.diff(lines.visit) >= 0).all()
    assert (lines.service // len(SERVICES) == 0).all()
    assert (lines.diagnosis // len(diagnoses()) == 0).all()
    assert (lines.modifier // (1 << len(modifiers())) == 0).all()


@given(SEEDS, SIZES)
def test_nobody_is_seen_before_birth_outside_the_year_or_on_a_day_the_office_is_closed(seed: int, size: int) -> None:
    found, year = made(seed, 0, size)
    visits = year.visits

    assert (visits.on >= found.people.born[visits.person]).all()
    assert all(is_business_day(day) and day.year == YEAR for day in map(date.fromordinal, visits.on.tolist()))


@given(SEEDS, SIZES)
def test_a_person_comes_at_most_once_a_day_and_in_order_of_days(seed: int, size: int) -> None:
    _, found = made(seed, 0, size)

    rows = list(zip(found.visits.person.tolist(), found.visits.on.tolist(), strict=True))

    assert rows == sorted(set(rows))


@given(SEEDS, SIZES)
def test_units_and_charges_are_usual_and_the_same_service_costs_everyone_the_same(seed: int, size: int) -> None:
    _, found = made(seed, 0, size)
    unit: dict[int, set[int]] = {}

    for service, units, charge in zip(
        found.services.service.tolist(), found.services.units.tolist(), found.services.charge.tolist(), strict=True
    ):
        usual = SERVICES[service].usual_charge
        assert 1 <= units <= SERVICES[service].units_a_day
        assert usual[0].cents <= charge // units <= usual[1].cents
        assert charge % units == 0
        unit.setdefault(service, set()).add(charge // units)

    assert all(len(prices) == 1 for prices in unit.values())


@given(SEEDS, SIZES)
def test_a_careful_coder_has_written_every_modifier(seed: int, size: int) -> None:
    _, found = made(seed, 0, size)
    lines = found.services
    done = [set() for _ in range(len(found.visits))]
    for visit, service in zip(lines.visit.tolist(), lines.service.tolist(), strict=True):
        done[visit].add(SLUGS[service])

    for visit, number, bits in zip(lines.visit.tolist(), lines.service.tolist(), lines.modifier.tolist(), strict=True):
        service = SERVICES[number]
        written = {code for code, bit in BITS.items() if bits & bit}
        assert written <= set(service.modifiers)
        assert written or not service.modifier_needed
        for pair in pairs():
            if pair.included == service.slug and pair.paid in done[visit]:
                assert pair.opens  # what never stands apart is not done beside what includes it
                assert any(modifiers()[code].separate for code in written)


@given(SEEDS, SIZES)
def test_no_service_is_given_to_someone_of_another_age(seed: int, size: int) -> None:
    found, year = made(seed, 0, size)
    age = ages(found)[year.visits.person[year.services.visit]]

    for number, years in zip(year.services.service.tolist(), age.tolist(), strict=True):
        low, high = SERVICES[number].ages or (0, 99)
        assert low <= years <= high


@given(SEEDS, SIZES)
def test_a_visit_is_referred_where_something_was_done_that_another_doctor_asks_for(seed: int, size: int) -> None:
    _, found = made(seed, 0, size)
    asked = np.array([service.referral_needed for service in SERVICES])

    expected = {int(visit) for visit in found.services.visit[asked[found.services.service]]}

    assert set(np.flatnonzero(found.visits.referred).tolist()) == expected


@given(SEEDS, SIZES)
def test_only_a_first_visit_of_the_year_is_a_new_patients(seed: int, size: int) -> None:
    _, found = made(seed, 0, size)
    first = np.diff(found.visits.person, prepend=-1) != 0

    assert first[found.visits.new_patient].all()
    new_forms = np.isin(found.services.service, [SLUGS.index("office-visit-new-3"), SLUGS.index("office-visit-new-4")])
    assert found.visits.new_patient[found.services.visit[new_forms]].all()


@given(SEEDS, SIZES)
def test_the_same_seed_makes_the_same_year_and_another_practice_another(seed: int, size: int) -> None:
    people = population(seed, 3, size, YEAR)

    once, again, other = (care(people, seed, practice, YEAR) for practice in (3, 3, 4))

    assert _bytes(once) == _bytes(again)
    assert len(once.visits) == 0 or _bytes(once) != _bytes(other)


def test_people_come_as_often_as_the_countrys(town: tuple[Population, Care]) -> None:
    found, year = town
    age = ages(found)
    at_doctor = np.zeros(len(year.visits), bool)
    at_doctor[year.services.visit[np.isin(KINDS[year.services.service], ["office", "preventive", "procedure"])]] = True
    times = np.bincount(year.visits.person[at_doctor], minlength=LARGE)
    infants, children, adults, old = (
        100 * times[(age >= low) & (age < high)].mean() for low, high in ((0, 1), (1, 18), (18, 65), (65, 120))
    )

    assert 240 <= 100 * times.mean() <= 325  # visits_per_100_2018
    assert 600 <= infants * 2 <= 850  # visits_infant: who is under 1 at the end of the year lived half of it
    assert 180 <= children <= 250  # visits_1_17
    assert 430 <= old <= 600  # visits_65plus
    assert infants * 2 > old > adults > children  # more at both ends of life


def test_one_in_seven_has_no_care_at_all_and_few_have_much(town: tuple[Population, Care]) -> None:
    _, year = town
    times = np.sort(np.bincount(year.visits.person, minlength=LARGE))

    assert 0.11 <= (times == 0).mean() <= 0.17  # meps_zero
    assert times[-LARGE // 20 :].sum() / times.sum() > 0.20
    assert times[: LARGE // 2].sum() / times.sum() < 0.20


def test_a_claim_has_as_many_lines_as_the_countrys(town: tuple[Population, Care]) -> None:
    _, year = town
    done = np.bincount(year.services.service, minlength=len(SLUGS))
    four, three = (int(done[SLUGS.index(f"office-visit-established-{level}")]) for level in (4, 3))

    assert 1.5 <= len(year.services) / len(year.visits) <= 2.4  # lines_per_prof_claim
    assert 0.50 <= four / (four + three) <= 0.64  # em_214_vs_213


def test_a_lasting_problem_brings_the_same_diagnosis_back(town: tuple[Population, Care]) -> None:
    _, year = town
    visits, lines = year.visits, year.services
    first = np.unique(lines.visit, return_index=True)[1]
    diabetes = visits.reason == reasons.reasons().names.index("diabetes")
    pairs_seen = {
        (int(person), int(code))
        for person, code in zip(visits.person[diabetes], lines.diagnosis[first][diabetes], strict=True)
    }

    assert len(pairs_seen) == len({person for person, _ in pairs_seen})


def test_treatments_go_on_every_few_days(town: tuple[Population, Care]) -> None:
    _, year = town
    visits = year.visits
    exercise = visits.reason == reasons.reasons().names.index("exercise")
    person, on = visits.person[exercise], visits.on[exercise]
    gaps = np.diff(on)[np.diff(person) == 0]

    assert np.median(gaps) <= 6  # three working days, with a weekend between


def test_care_does_not_ask_what_a_household_has(town: tuple[Population, Care]) -> None:
    found, year = town
    age = ages(found)
    poor = found.households.poverty_percent[found.people.household] < 200
    times = np.bincount(year.visits.person, minlength=LARGE)
    grown = (age >= 25) & (age < 65)

    assert abs(times[grown & poor].mean() / times[grown & ~poor].mean() - 1) < 0.08


@pytest.mark.parametrize(
    ("wrong", "right", "says"),
    [
        ("ekg: 70%", "egk: 70%", "`reasons: chest-pain: lines: egk` is not a service; these are office-visit"),
        (
            "[M99.03]",
            "[M99.99]",
            "`reasons: spine: diagnoses` should be a list of codes that stand in data/diagnoses.csv",
        ),
        ("cold: 60%, ear", "cold: 50%, ear", "`lasting: 0` should add up to 100%, not 90%"),
        (
            "spinal-adjustment: 100%",
            "spinal-adjustment: 90%",
            "`reasons: spine: lines` should start with a service that is",
        ),
        (
            "{cold: 60%, ear-and-fever: 40%}",
            "{cold: 60%, flu-shot: 40%}",
            "`lasting` names a reason for which people come",
        ),
        (
            "{cold: 60%, ear-and-fever: 40%}",
            "{cold: 60%, gout: 40%}",
            "`lasting: 0` names `gout`, which is not a reason",
        ),
        (
            "vaccine-giving: with tetanus-vaccine}",
            "vaccine-giving: with flu-vaccine}",
            "should follow the service that it",
        ),
        ("follow_up: 45%", "follow_up: half", "`follow_up` is `half`; it should be a share such as 20%"),
    ],
)
def test_a_slip_in_the_reasons_is_named_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: str, right: str, says: str
) -> None:
    text = (DATA / "world" / "care.yaml").read_text(encoding="utf-8")
    assert wrong in text
    (tmp_path / "world").mkdir()
    (tmp_path / "world" / "care.yaml").write_text(text.replace(wrong, right), encoding="utf-8")
    monkeypatch.setattr(reasons, "DATA", tmp_path)

    with pytest.raises(BadFile, match=r"care.yaml:\d+: ") as caught:
        reasons.reasons.__wrapped__()

    assert says in str(caught.value)


def _bytes(found: Care) -> bytes:
    return b"".join(
        np.ascontiguousarray(getattr(table, each.name)).tobytes()
        for table in (found.visits, found.services)
        for each in fields(table)
    )
