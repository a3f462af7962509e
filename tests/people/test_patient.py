from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.chance import Stream
from simulator.people import age_on, make_patient
from simulator.people.make_pools import is_usable
from simulator.reading import DATA, read_table

VISIT = date(2026, 3, 2)


@given(seed=st.integers(0, 2**32))
def test_every_patient_is_unmistakably_fictional(seed: int) -> None:
    patient = make_patient(Stream(seed, "patient"), VISIT)

    assert re.fullmatch(r"\(\d{3}\) 555-01\d\d", patient.phone)
    assert re.fullmatch(r"[a-z]+\.[a-z]+@example\.com", patient.email)
    assert re.fullmatch(r".+, ZZ 000\d\d", patient.town)


@given(
    seed=st.integers(0, 2**32),
    on=st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    low=st.integers(0, 60),
    span=st.integers(0, 30),
)
def test_a_patient_has_the_age_that_the_service_asks_for(seed: int, on: date, low: int, span: int) -> None:
    patient = make_patient(Stream(seed, "patient"), on, (low, low + span))

    assert low <= age_on(on, patient.birth_date) <= low + span


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        (date(1979, 8, 19), date(2026, 8, 18), 46),
        (date(1979, 8, 19), date(2026, 8, 19), 47),
        (date(2004, 2, 29), date(2026, 2, 28), 21),
        (date(2004, 2, 29), date(2026, 3, 1), 22),
    ],
)
def test_a_birthday_adds_a_year_on_the_day_itself(born: date, on: date, age: int) -> None:
    assert age_on(on, born) == age


@pytest.mark.parametrize("file", ["given", "family"])
def test_the_pools_hold_only_usable_names_of_many_origins_in_order(file: str) -> None:
    rows = [(row["origin"], row["name"]) for row in read_table(DATA / "names" / f"{file}.csv")]

    assert len(rows) > 400
    assert len({origin for origin, _ in rows}) > 15
    assert rows == sorted(set(rows))
    assert [name for _, name in rows if not is_usable(name)] == []


@pytest.mark.parametrize(
    "name", ["", "Dr Chen", "R2", "J.", "田中", "The Elder", "Koch II", "lower", "Wolfeschlegelsteinhausen"]
)
def test_what_is_no_name_stays_out_of_the_pools(name: str) -> None:
    assert not is_usable(name)


@pytest.mark.parametrize("name", ["Eryıldız", "O'Hehir", "Sa’adatu", "Jamie-Lee", "Éléonore", "Xia"])
def test_accents_marks_and_short_names_are_names(name: str) -> None:
    assert is_usable(name)
