"""Practices of a world by number, and their doctors: everyone under a number of their own that was never issued."""

from simulator.care.offices import doctors_of, practice_of
from simulator.care.practice import npi_is_valid, practices


def test_the_first_practices_are_those_of_the_kit() -> None:
    assert [practice_of(number) for number in range(4)] == list(practices())


def test_a_later_practice_bears_a_number_behind_its_name() -> None:
    assert [practice_of(number).name for number in (4, 8, 9)] == [
        "Harrow Creek Clinic 2",
        "Harrow Creek Clinic 3",
        "Larkmere Family Medicine 3",
    ]


def test_no_two_share_a_number_and_every_number_is_one_that_was_never_given_out() -> None:
    numbers = [
        npi
        for number in (*range(40), 9_998, 9_999)
        for npi in (
            practice_of(number).npi,
            practice_of(number).former_npi,
            *(doctor.npi for doctor in doctors_of(number, 3)),
        )
    ]
    assert len(set(numbers)) == len(numbers) == 42 * 5
    assert all(npi_is_valid(npi) and npi.startswith("20") for npi in numbers)


def test_a_practices_first_doctors_are_those_of_the_file_and_stay_who_they_are() -> None:
    assert [doctor.name for doctor in doctors_of(0, 2)] == ["Ingrid Solheim-Osei", "Mateo Villarreal-Quist"]
    assert doctors_of(0, 3)[:2] == doctors_of(0, 2)
    assert doctors_of(7, 1) == doctors_of(7, 3)[:1]
